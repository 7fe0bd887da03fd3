import { Fragment } from 'react';
import { ButtonLink, PostButton } from '../platform/components/buttons.tsx';
import { Banner, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { Card, Details } from '../platform/components/panels.tsx';
import type { Filled } from '../platform/forms.ts';
import { dateWords, timeWords } from '../platform/time.ts';
import { ConsentCard, type RefusedOne, speakerOf } from './cards.tsx';
import type { ConsentView } from './consent.pages.ts';
import { LIVE, WAITING } from './consent.rules.ts';
import type { Consent } from './consent.ts';
import { howWords, scopeWords } from './consent.words.rules.ts';
import { type Guide, GuideForm } from './guide.tsx';
import { RecordForm } from './record.tsx';

export type ConsentPageProps = {
  view: ConsentView;
  line: string;
  /** Nobody has been asked yet: whom to ask first. */
  first: { speaker: string; words: string; able: string } | undefined;
  guide: Guide;
  filled: Filled;
  refused: RefusedOne | undefined;
  done: string | undefined;
  showSent: boolean;
  /** Cases in which it was used, and ended with it. */
  endedIn: readonly string[];
};

export function ConsentPage({ view, line, first, guide, filled, refused, done, showSent, endedIn }: ConsentPageProps) {
  const { kase, consents } = view;
  const alive = (row: Consent) => !row.error_at && [...WAITING, ...LIVE].includes(row.state);
  const open = consents.filter(alive);
  const ended = consents.filter((row) => !alive(row));
  return (
    <>
      <p className="app-no-print">
        <a href={`/desk/cases/${kase.ref}`}>Back to {kase.ref}</a>
      </p>
      <ErrorSummary errors={[...filled.errors, ...(refused?.filled.errors ?? [])]} />
      {done && <Banner>{done}</Banner>}
      <h1>Who may be told what</h1>
      <p>{line}</p>
      {first && !guide.situation && (
        <InsetText>
          <p>{first.words}</p>
          <p>Until then listen, write it down, and give general advice.</p>
          <ButtonLink
            kind="secondary"
            href={`/desk/cases/${kase.ref}/consents?as=relative&able=${first.able}&speaker=${first.speaker}#record`}
            label="Record what was said"
          />
        </InsetText>
      )}
      {showSent && <AlreadySent view={view} />}
      {endedIn.length > 0 && (
        <p>
          It ended in{' '}
          {endedIn.map((ref, at) => (
            <Fragment key={ref}>
              {at > 0 && ', '}
              <a href={`/desk/cases/${ref}/consents`}>{ref}</a>
            </Fragment>
          ))}{' '}
          as well.
        </p>
      )}
      {open.map((row) => (
        <ConsentCard key={row.id} row={row} view={view} refused={refused?.id === row.id ? refused : undefined} />
      ))}
      {view.elsewhere.map((row) => (
        <Elsewhere key={row.id} row={row} view={view} />
      ))}
      {!kase.closed_at &&
        (open.length > 0 && !first && !guide.situation ? (
          <Details summary="Record something else">
            <GuideForm view={view} guide={guide} />
          </Details>
        ) : (
          <GuideForm view={view} guide={guide} />
        ))}
      {guide.situation && <RecordForm view={view} guide={guide} situation={guide.situation} filled={filled} />}
      <h2 className="nhsuk-u-margin-top-5">For safety</h2>
      <p>
        If somebody may come to serious harm:{' '}
        <a href={`/desk/cases/${kase.ref}/safety-sharing`}>share without consent</a>
      </p>
      {ended.length > 0 && (
        <Details summary={`What was before (${ended.length})`}>
          {ended.map((row) => (
            <EndedLine key={row.id} row={row} view={view} />
          ))}
        </Details>
      )}
    </>
  );
}

/** After it was taken back: nobody is left knowing who does not have to. */
function AlreadySent({ view }: { view: ConsentView }) {
  if (view.sent.length === 0) return <InsetText>Nothing had left PALS. What was on its way is stopped.</InsetText>;
  return (
    <InsetText>
      <p>
        <strong>What was on its way is stopped. This had left PALS already:</strong>
      </p>
      <ul>
        {view.sent.map((one) => (
          <li key={`${one.what} ${one.promise} ${one.at.toISOString()}`}>{leftWords(one, view.now)}</li>
        ))}
      </ul>
    </InsetText>
  );
}

function leftWords({ what, name, at }: ConsentView['sent'][number], now: Date): string {
  const on = dateWords(at, now);
  if (what === 'asked') return `${name || 'A service'} was asked on ${on}, ${timeWords(at)}: tell them.`;
  return `${what === 'passed' ? 'The complaints team' : name || 'Another organisation'} got it on ${on}: tell them.`;
}

function Elsewhere({ row, view }: { row: Consent; view: ConsentView }) {
  return (
    <Card title="From another case">
      <p>
        {scopeWords(row, speakerOf(row, view) || view.people.get(view.kase.caller_id ?? '')?.name || '')}{' '}
        {howWords(row, view.now)}
      </p>
      <PostButton
        kind="secondary"
        action={`/desk/cases/${view.kase.ref}/consents/${row.id}/use`}
        label="It holds for this case too"
      />
    </Card>
  );
}

function EndedLine({ row, view }: { row: Consent; view: ConsentView }) {
  const words = `${scopeWords(row, speakerOf(row, view))} ${howWords(row, view.now)} ${row.reason}`;
  if (!row.error_at) return <p>{words}</p>;
  return (
    <p>
      <del>{words}</del> Entered in error: {row.error_reason}. {view.staff.get(row.error_by ?? '') ?? ''}
    </p>
  );
}
