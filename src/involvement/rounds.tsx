import { HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { LookButtons, LookFirst } from '../platform/components/look-first.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { dateWords } from '../platform/time.ts';
import { type Goes, ROUND_WORDS } from './rounds.rules.ts';
import type { MemberLine, RoundLine } from './shown.rules.ts';
import type { RoundKind } from './tables.ts';

type SeenLine = { member: MemberLine; goes: Goes };

type Props = {
  kind: RoundKind;
  title: string;
  action: string;
  back: string;
  done: string | undefined;
  filled: Filled;
  /** Exactly what one of them reads, and who does. */
  seen: { lines: readonly SeenLine[]; waiting: number; mark: string; preview: string } | undefined;
};

/** Written once, looked at, sent to each by their own way. */
export function RoundPage({ kind, title, action, back, done, filled, seen }: Props) {
  const words = ROUND_WORDS[kind];
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={words.title} lede={title} />
      <form method="post" action={`${action}#seen`} noValidate data-ctrl-enter="">
        <HiddenFields fields={{ seen: seen?.mark }} />
        <TextArea
          {...fieldOf(filled, 'words')}
          label="What they will read"
          hint="Between “Hello” with their name, and how they can stop. Name no patient"
          rows={6}
        />
        {seen && seen.waiting > 0 && (
          <p>
            These are the first {seen.lines.length.toLocaleString('en-GB')}.{' '}
            {seen.waiting === 1 ? '1 more waits' : `${seen.waiting.toLocaleString('en-GB')} more wait`}: send it once
            more after this.
          </p>
        )}
        {seen && (
          <LookFirst
            preview={seen.preview}
            lines={seen.lines.map(({ member, goes }) => ({ key: member.id, who: member.person.name, goes }))}
          />
        )}
        <LookButtons seen={seen !== undefined} send={words.button} back={back} />
      </form>
    </>
  );
}

type ListProps = { rounds: readonly RoundLine[]; names: ReadonlyMap<string, string>; now: Date; mayWrite: boolean };

/** Who was told what, and who still waits. */
export function RoundList({ rounds, names, now, mayWrite }: ListProps) {
  if (rounds.length === 0) return null;
  return (
    <section aria-labelledby="told">
      <h2 className="nhsuk-heading-m" id="told">
        Who was told
      </h2>
      {rounds.map((line) => (
        <RoundCard key={line.round.id} line={line} names={names} now={now} mayWrite={mayWrite} />
      ))}
    </section>
  );
}

export function RoundCard({
  line: { round, told },
  names,
  now,
  mayWrite,
}: Omit<ListProps, 'rounds'> & { line: RoundLine }) {
  return (
    <Card title={`${ROUND_WORDS[round.kind].done}, ${dateWords(round.made_at, now)}`} heading="h3">
      <p className="app-as-typed">{round.words}</p>
      <p className="app-secondary">Written by {names.get(round.made_by) ?? 'a colleague'}</p>
      <ul className="nhsuk-list">
        {told.map(({ id, how, told_at, told_by, member, waits, quiet, fate }) => (
          <li key={id}>
            {member?.person.name ?? 'Somebody whom you may not see'}:{' '}
            {told_at
              ? `${how === 'by_hand' ? `told by ${names.get(told_by ?? '') ?? 'a colleague'}, ${dateWords(told_at, now)}.` : fate}`
              : waits
                ? `not told yet.${quiet && ` ${quiet}.`}`
                : 'not told. This does not hold for them any more.'}
            {mayWrite && waits && member && (
              <PostButton
                kind="secondary"
                action={`/desk/involvement/told/${id}`}
                label="I have told them"
                hiddenName={`: ${member.person.name}`}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
