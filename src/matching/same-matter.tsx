import { STATUS_WORDS, sharingLine, TYPE_WORDS } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Radios, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { Card, Facts, RailBlock } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { dateWords } from '../platform/time.ts';
import type { Link } from './links.ts';
import { LINK_KINDS, TWICE } from './merge-cases.forms.ts';
import type { CaseMergeLine, CaseSide } from './merge-cases.ts';
import type { LinkKind } from './tables.ts';

type Words = Readonly<Record<LinkKind, string>>;

function BackToCase({ reference }: { reference: string }) {
  return (
    <p>
      <a href={`/desk/cases/${reference}`}>Back to {reference}</a>
    </p>
  );
}

type OtherProps = { reference: string; filled: Filled; words: Words; others: readonly string[] };

/** Which other case, and does it become one with this or stay beside it? */
export function OtherCase({ reference, filled, words, others }: OtherProps) {
  const at = `/desk/cases/${reference}`;
  const field = (name: string) => ({ name, value: typedText(filled, name), error: errorOf(filled, name) });
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>Same matter as {reference}?</h1>
      {others.length > 0 && (
        <p>
          The caller also has{' '}
          {others.map((other, nth) => (
            <span key={other}>
              {nth > 0 && ', '}
              <a href={`${at}/same-matter?with=${other}`}>{other}</a>
            </span>
          ))}
          .
        </p>
      )}
      <form method="post" action={`${at}/links`} noValidate>
        <TextField
          {...field('ref')}
          label="The other case"
          hint="Its number, like PAL-26-0412 or 412"
          width={20}
          autoComplete="off"
        />
        <Radios
          {...field('kind')}
          label="How do they belong together?"
          choices={[
            {
              value: TWICE,
              label: 'The same matter, recorded twice',
              hint: 'You look at both before they become one.',
            },
            ...LINK_KINDS.map((kind) => ({ value: kind, label: words[kind] })),
          ]}
        />
        <ButtonRow>
          <Button label="Continue" />
          <ButtonLink kind="quiet" href={at} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

type LookProps = {
  into: CaseSide;
  goes: CaseSide;
  trouble: string | undefined;
  needsReason: boolean;
  seen: string;
  filled: Filled;
  now: Date;
};

/** Both cases side by side, before anything is done. */
export function LookAtCases({ into, goes, trouble, needsReason, seen, filled, now }: LookProps) {
  const at = `/desk/cases/${into.kase.ref}`;
  return (
    <>
      <BackToCase reference={into.kase.ref} />
      <ErrorSummary errors={filled.errors} />
      <h1>Are these one case?</h1>
      <p>Nothing is changed yet.</p>
      <div className="app-field-row">
        <SideCard title={`${into.kase.ref} goes on`} side={into} now={now} />
        <SideCard title={`${goes.kase.ref} leads to it`} side={goes} now={now} />
      </div>
      {trouble ? (
        <InsetText>{trouble}</InsetText>
      ) : (
        <form method="post" action={`${at}/merge`} noValidate>
          <HiddenFields fields={{ ref: goes.kase.ref, seen, sure: 'yes' }} />
          {needsReason && (
            <TextField {...fieldOf(filled, 'reason')} label="One of these is closed. Why are they one?" />
          )}
          <ul>
            <li>Both histories are shown together, each entry as it was written.</li>
            <li>The stricter sharing holds, and who may not open one may not open the other.</li>
            <li>What is promised in either stays promised. Limits of the law count from the earlier day.</li>
            <li>You or a colleague can undo it at any time on the page of the case.</li>
          </ul>
          <ButtonRow>
            <Button label="Merge these cases" />
            <ButtonLink kind="quiet" href={`${at}/same-matter`} label="Cancel" />
          </ButtonRow>
        </form>
      )}
    </>
  );
}

function SideCard({ title, side, now }: { title: string; side: CaseSide; now: Date }) {
  const { kase, people, owner, promised } = side;
  return (
    <Card title={title}>
      <Facts
        rows={[
          { key: 'Status', value: STATUS_WORDS[kase.status].label },
          { key: 'Type', value: TYPE_WORDS[kase.type] },
          { key: 'People', value: people.join(', ') || 'Nobody is recorded' },
          { key: 'Sharing', value: sharingLine(kase) },
          { key: 'First told us', value: dateWords(kase.received_at, now) },
          { key: 'Open promises', value: String(promised) },
          { key: 'Owner', value: owner },
        ]}
      />
      <p>
        <a href={`/desk/cases/${kase.ref}`}>Open {kase.ref}</a>
      </p>
    </Card>
  );
}

type BlockProps = {
  reference: string;
  links: readonly Link[];
  merges: readonly CaseMergeLine[];
  words: Words;
  mayWrite: boolean;
  now: Date;
};

/** On the page of a case: what it belongs together with, what was merged into it, and the way back. */
export function SameMatter({ reference, links, merges, words, mayWrite, now }: BlockProps) {
  if (links.length + merges.length === 0) return null;
  const at = `/desk/cases/${reference}`;
  return (
    <RailBlock
      title="Same matter"
      action={
        mayWrite && (
          <a href={`${at}/same-matter`}>
            Merge or link<span className="nhsuk-u-visually-hidden"> with another case</span>
          </a>
        )
      }
    >
      {links.map(({ id, kind, other }) => (
        <p key={id}>
          <a href={`/desk/cases/${other.ref}`}>{other.ref}</a>, {words[kind].toLowerCase()}{' '}
          {mayWrite && (
            <PostButton kind="link" action={`${at}/links/${id}/ending`} label="Unlink" hiddenName={other.ref} />
          )}
        </p>
      ))}
      {merges.map((merge) => (
        <MergeLine key={merge.id} merge={merge} at={at} mayWrite={mayWrite} now={now} />
      ))}
    </RailBlock>
  );
}

type LineProps = { merge: CaseMergeLine; at: string; mayWrite: boolean; now: Date };

function MergeLine({ merge: { id, ref, reason, at: when, by, undone }, at, mayWrite, now }: LineProps) {
  return (
    <p>
      Merged with {ref}, {dateWords(when, now)}, by {by}. {reason && `${reason} `}
      {undone && `Undone ${dateWords(undone.at, now)} by ${undone.by}.`}
      {!undone && mayWrite && (
        <PostButton kind="link" action={`${at}/merges/${id}/undo`} label="Undo this merge" hiddenName={`with ${ref}`} />
      )}
    </p>
  );
}
