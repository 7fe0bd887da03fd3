import { DraftForm } from '../cases/index.ts';
import { Button, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { Card, Details } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedList, typedText } from '../platform/forms.ts';
import { dateWords, timeWords } from '../platform/time.ts';
import type { ConsentView } from './consent.pages.ts';
import {
  ABLE,
  LIVE,
  REASONS_LABEL,
  RULES,
  type Situation,
  SPEAKERS,
  type Speaker,
  TYPE_RULES,
  WAITING,
} from './consent.rules.ts';
import type { Consent } from './consent.ts';
import { howWords, scopeWords } from './consent.words.rules.ts';

export type Guide = { speaker: string; as: Speaker; able: string; situation: Situation | undefined };

/** A form of one record that was refused: of which, and which one. */
export type RefusedOne = { id: string; noun: string; filled: Filled };

export type ConsentPageProps = {
  view: ConsentView;
  line: string;
  guide: Guide;
  filled: Filled;
  refused: RefusedOne | undefined;
  done: string | undefined;
  showSent: boolean;
};

export function ConsentPage({ view, line, guide, filled, refused, done, showSent }: ConsentPageProps) {
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
      {showSent && <AlreadySent view={view} />}
      {open.map((row) => (
        <ConsentCard key={row.id} row={row} view={view} refused={refused?.id === row.id ? refused : undefined} />
      ))}
      {view.elsewhere.map((row) => (
        <Elsewhere key={row.id} row={row} view={view} />
      ))}
      {!kase.closed_at &&
        (open.length > 0 && !guide.situation ? (
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
          <li key={`${one.what} ${one.promise} ${one.at.toISOString()}`}>
            {one.what === 'asked'
              ? `${one.name || 'A service'} was asked on ${dateWords(one.at, view.now)}, ${timeWords(one.at)}: tell them.`
              : `The complaints team got it on ${dateWords(one.at, view.now)}: tell them.`}
          </li>
        ))}
      </ul>
    </InsetText>
  );
}

type CardProps = { row: Consent; view: ConsentView; refused: RefusedOne | undefined };

function speakerOf(row: Consent, view: ConsentView): string {
  return view.people.get(row.speaker_id ?? '')?.name ?? '';
}

function ConsentCard({ row, view, refused }: CardProps) {
  const { kase, now } = view;
  const base = `/desk/cases/${kase.ref}/consents/${row.id}`;
  const title =
    row.type === 'override' ? RULES.safety.title : speakerOf(row, view) || view.patientName || 'The patient';
  return (
    <Card title={title}>
      <p>{scopeWords(row, speakerOf(row, view))}</p>
      <p>{howWords(row, now)}</p>
      {row.records && <p>About: {row.records}</p>}
      {row.evidence && <p className="app-as-typed">{row.evidence}</p>}
      {row.reasons && <p className="app-as-typed">{row.reasons}</p>}
      {row.type === 'override' ? (
        <p>
          <a href={`/desk/cases/${kase.ref}/safety-sharing`}>Second person: {row.given_by}</a>
        </p>
      ) : WAITING.includes(row.state) ? (
        <Waiting row={row} view={view} base={base} refused={refused} />
      ) : null}
      {(LIVE.includes(row.state) || row.type !== 'override') && (
        <TakeBack base={base} row={row} view={view} refused={refused} />
      )}
    </Card>
  );
}

/** Two presses: "Consent" on the case, and what they said. */
function Waiting({ row, view, base, refused }: CardProps & { base: string }) {
  const closeAt = view.closeAt.get(row.id);
  const usual = RULES[row.situation].types;
  const plain = usual.includes('verbal');
  const typed = refused?.noun === 'receipt' ? refused.filled : undefined;
  const given = row.given_by || (RULES[row.situation].ask === 'the patient' ? view.patientName : '');
  return (
    <>
      {closeAt && closeAt <= view.now && (
        <InsetText>
          Nothing came back since {dateWords(row.asked_at ?? view.now, view.now)}. You can close this case as “No
          consent”: it can be opened again when it comes.
        </InsetText>
      )}
      <div className="app-buttons">
        {plain && given && (
          <>
            <PostButton
              action={`${base}/receipt`}
              label={`${view.patientCalled} said yes`}
              fields={{ type: 'verbal', given_by: given, heard_by: view.userName }}
            />
            <PostButton
              kind="secondary"
              action={`${base}/receipt`}
              label="It came in writing"
              fields={{ type: 'written', given_by: given, heard_by: view.userName }}
            />
          </>
        )}
        <PostButton
          kind={plain && given ? 'quiet' : 'secondary'}
          action={`${base}/refusal`}
          label="They said no"
          fields={{ reason: '' }}
        />
        {row.state === 'asked' && <PostButton kind="quiet" action={`${base}/chaser`} label="I asked again" />}
        <PostButton kind="quiet" action={`${base}/ending`} label="No answer came" />
      </div>
      <details className="app-mini" open={(!plain || !given || typed !== undefined) && row.type !== 'override'}>
        <summary>Something else came back</summary>
        <form method="post" action={`${base}/receipt`} noValidate>
          <AnswerFields
            view={view}
            situation={row.situation}
            prefix={`${row.id}-`}
            filled={typed ?? { typed: { given_by: given, heard_by: view.userName, type: usual[0] ?? '' }, errors: [] }}
          />
          <Limits filled={typed ?? { typed: { limits: row.limits }, errors: [] }} prefix={`${row.id}-`} />
          <Button kind="secondary" label="Save the answer" />
        </form>
      </details>
    </>
  );
}

type TakeBackProps = CardProps & { base: string };

/** Taken back, or never right: each with its words, which are kept on their way. */
function TakeBack({ base, row, view, refused }: TakeBackProps) {
  const about = `withdrawal/${row.id}`;
  const draft = view.drafts.get(about);
  const field = (noun: string, label: string, hint: string) => {
    const filled = refused?.noun === noun ? refused.filled : undefined;
    const kept = noun === 'withdrawal' ? String(draft?.fields.reason ?? '') : '';
    const value = filled ? typedText(filled, 'reason') : kept;
    const error = filled && errorOf(filled, 'reason');
    const words = { name: 'reason', id: `${row.id}-${noun}`, labelSize: 's' as const, rows: 2, label, hint, value };
    return { open: error !== undefined || value !== '', area: <TextArea {...words} error={error} /> };
  };
  const back = field(
    'withdrawal',
    'Who said so, and how?',
    'What is on its way is stopped, here and wherever this record is used.',
  );
  const wrong = field('error', 'What is wrong with it?', 'It stays, struck through, and counts no more.');
  return (
    <>
      {!WAITING.includes(row.state) && (
        <details className="app-mini" open={back.open}>
          <summary>They take it back</summary>
          <DraftForm
            action={`${base}/withdrawal`}
            draft={{ about, owner: view.userId, revision: draft?.revision ?? 0, noun: 'withdrawal' }}
          >
            {back.area}
            <Button kind="secondary" label="Stop sharing" />
          </DraftForm>
        </details>
      )}
      <details className="app-mini" open={wrong.open}>
        <summary>Entered in error</summary>
        <form method="post" action={`${base}/error`} noValidate>
          {wrong.area}
          <Button kind="secondary" label="Mark as entered in error" />
        </form>
      </details>
    </>
  );
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

/** Two answers lead to what is needed. */
function GuideForm({ view, guide }: { view: ConsentView; guide: Guide }) {
  return (
    <>
      <h2 className="nhsuk-u-margin-top-4">Record who may be told</h2>
      <form method="get" action={`/desk/cases/${view.kase.ref}/consents`}>
        <div className="app-field-row">
          <Radios
            name="as"
            label="Who speaks?"
            value={guide.as}
            choices={Object.entries(SPEAKERS).map(([value, label]) => ({ value, label }))}
          />
          <Radios
            name="able"
            label={`Which is true of ${view.patientCalled}?`}
            hint="If somebody speaks for them"
            value={guide.able}
            choices={Object.entries(ABLE).map(([value, label]) => ({ value, label }))}
          />
        </div>
        {view.speakers.length > 0 && (
          <Select
            name="speaker"
            label="Their name"
            labelSize="s"
            value={guide.speaker}
            choices={view.speakers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <p>
          <a href={`/desk/cases/${view.kase.ref}/people`}>Add somebody to this case</a>
        </p>
        <Button kind="secondary" label="Show what is needed" />
      </form>
    </>
  );
}

type RecordProps = { view: ConsentView; guide: Guide; situation: Situation; filled: Filled };

function RecordForm({ view, guide, situation, filled }: RecordProps) {
  const { kase, draft, userId } = view;
  const rule = RULES[situation];
  const speaker = situation === 'self' ? '' : guide.speaker;
  const name = view.people.get(speaker)?.name ?? '';
  const about = { about: `consent/${kase.id}`, owner: userId, revision: draft?.revision ?? 0, noun: 'record' };
  return (
    <section id="record" aria-label={rule.title}>
      <h2 className="nhsuk-u-margin-top-5">{rule.title}</h2>
      <ul>
        {rule.rule.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {rule.certainty === 'not yet checked' && (
        <p>This rule is not yet checked: ask your information governance lead.</p>
      )}
      <DraftForm action={`/desk/cases/${kase.ref}/consents`} draft={about}>
        <input type="hidden" name="situation" value={situation} />
        <input type="hidden" name="speaker" value={speaker} />
        <Checkboxes
          name="what"
          label="What may be shared?"
          values={typedList(filled, 'what')}
          error={errorOf(filled, 'what')}
          choices={[
            ...(name ? [{ value: 'hears', label: `${name} may be told` }] : []),
            { value: 'complaints', label: 'The complaints team may have it' },
          ]}
        />
        <div className="app-field-row">
          <Named filled={filled} name="services" label="Wards and services, with the name (optional)" />
          <Named filled={filled} name="organisations" label="Organisations outside this trust (optional)" />
        </div>
        <Seldom filled={filled} />
        <h3>They agreed</h3>
        <AnswerFields view={view} situation={situation} prefix="" filled={filled} />
        <Button label="Save: this was agreed" name="act" value="record" />
        <h3 className="nhsuk-u-margin-top-5">Or ask for it</h3>
        <Select
          name="how"
          label={`How do you ask ${rule.ask === 'the patient' ? view.patientCalled : rule.ask}?`}
          labelSize="s"
          value={typedText(filled, 'how')}
          error={errorOf(filled, 'how')}
          choices={HOW_CHOICES}
        />
        <Button kind="secondary" label="I have asked for it" name="act" value="ask" />
      </DraftForm>
    </section>
  );
}

/** What few agreements have. */
function Seldom({ filled }: { filled: Filled }) {
  const names = ['limits', 'records', 'to_on'];
  const said = names.some((name) => typedText(filled, name) !== '' || errorOf(filled, name) !== undefined);
  return (
    <details className="app-mini nhsuk-u-margin-bottom-4" open={said}>
      <summary>Limits, or an end date</summary>
      <Limits filled={filled} prefix="" />
      <Named filled={filled} name="records" label="Which records, or about what? (optional)" />
      <Named filled={filled} name="to_on" label="Until when? (optional)" hint="Empty: until they take it back" />
    </details>
  );
}

const HOW_CHOICES = [
  { value: 'phone', label: 'By phone' },
  { value: 'letter', label: 'By letter, with the form' },
  { value: 'email', label: 'By email' },
  { value: 'ward', label: 'On the ward' },
  { value: 'walk_in', label: 'In person' },
  { value: 'text', label: 'By text' },
  { value: 'video_relay', label: 'By BSL video relay' },
  { value: 'other', label: 'Another way' },
];

function Named({ filled, name, label, hint }: { filled: Filled; name: string; label: string; hint?: string }) {
  return (
    <TextField
      name={name}
      label={label}
      labelSize="s"
      hint={hint}
      value={typedText(filled, name)}
      error={errorOf(filled, name)}
    />
  );
}

function Limits({ filled, prefix }: { filled: Filled; prefix: string }) {
  return (
    <TextArea
      name="limits"
      id={`${prefix}limits`}
      label="What may not be shared? (optional)"
      labelSize="s"
      rows={2}
      value={typedText(filled, 'limits')}
      error={errorOf(filled, 'limits')}
    />
  );
}

type AnswerProps = { view: ConsentView; situation: Situation; prefix: string; filled: Filled };

function AnswerFields({ situation, prefix, filled }: AnswerProps) {
  const reasons = REASONS_LABEL[situation];
  const at = (name: string) => ({
    name,
    id: `${prefix}${name}`,
    labelSize: 's' as const,
    value: typedText(filled, name),
    error: errorOf(filled, name),
  });
  return (
    <>
      <Radios
        name="type"
        id={`${prefix}type`}
        label="How was it given?"
        value={typedText(filled, 'type')}
        error={errorOf(filled, 'type')}
        choices={RULES[situation].types.map((type) => ({ value: type, label: TYPE_RULES[type].label }))}
      />
      <div className="app-field-row">
        <TextField {...at('given_by')} label="Who agreed, or decided?" />
        <TextField {...at('heard_by')} label="Who heard it, or saw the paper?" />
      </div>
      <TextArea
        {...at('evidence')}
        label="What was heard or seen, and where is the paper? (optional)"
        hint="Their words, or the kind and date of the paper."
        rows={2}
      />
      {reasons && <TextArea {...at('reasons')} label={reasons.label} hint={reasons.hint} rows={3} />}
    </>
  );
}
