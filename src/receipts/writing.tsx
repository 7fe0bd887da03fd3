import { type TimeChoice, WhenFields } from '../calendar/index.ts';
import { BackToCase } from '../cases/index.ts';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { RailBlock } from '../platform/components/panels.tsx';
import { Timeline, TimelineEntry } from '../platform/components/timeline.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { dateTimeWords } from '../platform/time.ts';
import type { Message } from './messages.ts';

export const NOTHING_MORE = 'none';

type Props = {
  reference: string;
  messages: readonly (Message & { by: string })[];
  cameAt: Date | null;
  /** Nobody knows who they are. */
  unnamed: boolean;
  times: readonly TimeChoice[];
  now: Date;
  done: boolean;
  mayWrite: boolean;
  draft: DraftOf;
  filled: Filled;
};

export function WritingPage(props: Props) {
  const { reference, messages, cameAt, unnamed, now, done, mayWrite, filled } = props;
  return (
    <>
      {done && <Banner>Saved. They read it when they come back.</Banner>}
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      {unnamed ? (
        <PageHeading title="Without a name" lede="Nobody knows who told us this. They can come back with a number." />
      ) : (
        <PageHeading
          title="By their number"
          lede="It is not safe to leave a message for them. They can come back with a number."
        />
      )}
      <p>{cameAt ? `They last came back ${dateTimeWords(cameAt, now)}.` : 'They have not come back yet.'}</p>
      {mayWrite && <WritingForm {...props} />}
      {messages.length === 0 ? (
        <EmptyState>Nothing has been written yet, after what they told us first.</EmptyState>
      ) : (
        <Timeline label="Written so far">
          {messages.toReversed().map((one) => (
            <TimelineEntry
              key={one.id}
              kind={one.ours ? 'letter' : 'contact'}
              title={titleOf(one, now)}
              at={{ words: dateTimeWords(one.written_at, now), iso: one.written_at.toISOString() }}
              by={one.by}
              body={one.struck ? 'Entered in error: they do not see it any more.' : one.words}
            />
          ))}
        </Timeline>
      )}
    </>
  );
}

function titleOf({ ours, read_at }: Message, now: Date): string {
  if (!ours) return 'They wrote';
  return read_at ? `PALS wrote. They came back to it ${dateTimeWords(read_at, now)}` : 'PALS wrote. Not read yet';
}

function WritingForm({ reference, times, draft, filled }: Props) {
  return (
    <DraftForm action={`/desk/cases/${reference}/without-a-name`} draft={draft}>
      <TextArea
        {...fieldOf(filled, 'words')}
        label="Write to them"
        hint="You do not know who reads it. Say nothing of a patient that they did not tell you."
        rows={6}
      />
      <WhenFields
        label="When do you write again?"
        hint="They are told that they find more then."
        times={[...times, { value: NOTHING_MORE, label: 'Nothing more is to come' }]}
        filled={filled}
      />
      <ButtonRow>
        <Button label="Save for them to read" />
      </ButtonRow>
    </DraftForm>
  );
}

type BlockProps = { reference: string; unnamed: boolean; fact: string; mayWrite: boolean };

export function ByNumberBlock({ reference, unnamed, fact, mayWrite }: BlockProps) {
  const href = `/desk/cases/${reference}/without-a-name`;
  return (
    <RailBlock
      title={unnamed ? 'Without a name' : 'By their number'}
      action={<a href={href}>{mayWrite ? 'Write to them' : 'Open'}</a>}
    >
      <p>{fact}</p>
    </RailBlock>
  );
}
