import { DraftForm } from '../drafts/index.ts';
import { Button, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { FoldedForm } from '../platform/components/folded-form.tsx';
import { EmptyState, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { dateWords, timeWords } from '../platform/time.ts';
import type { Consent } from './consent.ts';
import { RULES } from './situations.rules.ts';

type Props = {
  reference: string;
  /** The words on their way: of which case, and which version of them. */
  draft: { kase: string; revision: number };
  open: Consent | undefined;
  userId: string;
  asker: string;
  seconds: readonly { id: string; name: string }[];
  filled: Filled;
  now: Date;
};

export function SafetyPage(props: Props) {
  const { reference, open, filled } = props;
  return (
    <>
      <p className="app-no-print">
        <a href={`/desk/cases/${reference}/consents`}>Back to who may be told what</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      <h1>{RULES.safety.title}</h1>
      {open ? <OpenOverride {...props} row={open} /> : <Ask {...props} />}
    </>
  );
}

function Ask({ reference, draft, userId, seconds, filled }: Props) {
  const at = (name: string) => ({
    name,
    labelSize: 's' as const,
    value: typedText(filled, name),
    error: errorOf(filled, name),
  });
  return (
    <>
      <ul>
        {RULES.safety.rule.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <DraftForm
        action={`/desk/cases/${reference}/safety-sharing`}
        draft={{ about: `safety/${draft.kase}`, owner: userId, revision: draft.revision, noun: 'reason' }}
      >
        <TextArea {...at('reason')} label="Who may come to harm, and why can it not wait?" rows={4} />
        <TextField {...at('services')} label="Who is told?" hint="Like: safeguarding lead, Ward 7B" />
        <Select
          {...at('second')}
          label="Which colleague agrees?"
          blank="Choose a colleague"
          choices={seconds.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Checkboxes
          name="now"
          label="Did they agree already?"
          hint="If not, they are asked, and it is shared when they agree."
          values={typedText(filled, 'now') ? ['yes'] : []}
          choices={[{ value: 'yes', label: 'Yes, just now: share it at once. They will confirm it themselves.' }]}
        />
        <Button label="Share for safety" />
      </DraftForm>
    </>
  );
}

function OpenOverride({ reference, row, userId, asker, filled, now }: Props & { row: Consent }) {
  const base = `/desk/cases/${reference}/safety-sharing/${row.id}`;
  const mine = row.second_by === userId && !row.second_at;
  return (
    <Card title={row.state === 'asked' ? 'Waits for the second person' : 'Shared for safety'}>
      <p className="app-as-typed">{row.reasons}</p>
      <p>
        Told: {row.services}. {asker} asked, {dateWords(row.recorded_at, now)}, {timeWords(row.recorded_at)}.
      </p>
      <p>
        Second person: {row.given_by}.{' '}
        {row.second_at
          ? `Confirmed ${dateWords(row.second_at, now)}, ${timeWords(row.second_at)}.`
          : row.state === 'asked'
            ? 'Not confirmed yet: it is not shared.'
            : 'Agreed by word, not confirmed by themself yet.'}
      </p>
      {mine && (
        <>
          <PostButton action={`${base}/confirmation`} label="I agree" />
          <FoldedForm
            summary="I do not agree"
            open={filled.errors.length > 0}
            action={`${base}/refusal`}
            kind="secondary"
            button="Do not share"
          >
            <TextArea {...fieldOf(filled, 'reason')} label="Why?" labelSize="s" rows={2} />
          </FoldedForm>
        </>
      )}
      {!mine && !row.second_at && <InsetText>It stands in {row.given_by}’s My day until they answer.</InsetText>}
    </Card>
  );
}

export type OverrideLine = { id: string; reference: string; asker: string; row: Consent };

/** For the Caldicott and information governance lead. */
export function OverrideList({ lines, now }: { lines: readonly OverrideLine[]; now: Date }) {
  return (
    <>
      <PageHeading title="Shared for safety" />
      {lines.length === 0 && <EmptyState>Nothing was shared without consent. When it is, it stands here.</EmptyState>}
      {lines.map(({ id, reference, asker, row }) => (
        <Card key={id} title={reference} action={<a href={`/desk/cases/${reference}`}>Open {reference}</a>}>
          <Facts
            rows={[
              { key: 'When', value: `${dateWords(row.recorded_at, now)}, ${timeWords(row.recorded_at)}` },
              { key: 'Why', value: row.reasons },
              { key: 'Who was told', value: row.services },
              { key: 'Who decided', value: asker },
              { key: 'Second person', value: `${row.given_by}: ${secondWords(row)}` },
            ]}
          />
        </Card>
      ))}
    </>
  );
}

function secondWords({ state, second_at, error_at }: Consent): string {
  if (error_at) return 'entered in error';
  if (state === 'refused') return 'did not agree';
  return second_at ? 'confirmed' : 'not confirmed yet';
}
