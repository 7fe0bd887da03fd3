import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Fact, Facts, RailBlock } from '../platform/components/panels.tsx';
import { errorOf, type FieldError, type Filled, fieldOf } from '../platform/forms.ts';

export type SampleRow = { id: string; period: string; state: string; lead: string };
export type NoteRow = { id: string; by: string; at: string; body: string };

type OneToOneProps = {
  /** With whom; nothing where one looks at one's own. */
  name: string | undefined;
  facts: readonly Fact[];
  /** The days to draw from, for who leads the talk. */
  draw: Filled | undefined;
  /** With whom one's own note is shared. */
  leads: readonly { value: string; label: string }[];
  base: string;
  samples: readonly SampleRow[];
  notes: readonly NoteRow[];
  note: Filled;
  lead: string;
  draft: DraftOf;
  errors: readonly FieldError[];
  kept: boolean;
};

/** All that a quick talk needs, on one page. */
export function OneToOnePage(props: OneToOneProps) {
  const { name, facts, draw, base, samples, notes, leads, errors, kept } = props;
  const writes = name !== undefined || leads.length > 0;
  return (
    <>
      <p>
        <a href={base}>Back to {name ?? 'your settings'}</a>
      </p>
      <ErrorSummary errors={errors} />
      {kept && <Banner>The note is kept. Only the two of you see it.</Banner>}
      <PageHeading
        title={name ? `One-to-one with ${name}` : 'Your one-to-ones'}
        lede={name ? 'Only the two of you see what stands below.' : 'Only you and who you talked with see this.'}
      />
      {name && (
        <RailBlock title="What they carry now">
          <Facts rows={facts} />
        </RailBlock>
      )}
      <RailBlock title="Closed cases you look at together" id="samples">
        <Samples samples={samples} withLead={!name} />
        {draw && <Draw action={`${base}/samples`} filled={draw} />}
      </RailBlock>
      <h2 className="nhsuk-heading-s">Notes of your talks</h2>
      {notes.length === 0 && <EmptyState>{writes ? 'Nothing is written yet.' : NO_TALK}</EmptyState>}
      {notes.map(({ id, by, at, body }) => (
        <RailBlock key={id} title={`${by}, ${at}`} heading="h3">
          <p className="app-as-typed">{body}</p>
        </RailBlock>
      ))}
      {writes && (
        <div className="nhsuk-u-margin-top-4">
          <NewNote {...props} />
        </div>
      )}
    </>
  );
}

const NO_TALK = 'No talk is noted yet. Who leads the team starts the first one; you can add your own notes then.';

function Samples({ samples, withLead }: { samples: readonly SampleRow[]; withLead: boolean }) {
  if (samples.length === 0) return <p>No cases are drawn yet.</p>;
  return (
    <ul className="app-rail__list app-rows">
      {samples.map(({ id, period, state, lead }) => (
        <li key={id}>
          <span>
            <a href={`/desk/samples/${id}`}>{period}</a>{' '}
            <span className="app-secondary">{withLead ? `with ${lead}, ${state}` : state}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Draw({ action, filled }: { action: string; filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <form method="post" action={action} noValidate>
      <p>
        Five are drawn by chance from those closed on these days, once. Restricted cases are left out unless you are
        named for them.
      </p>
      <div className="app-field-row">
        <TextField {...field('from')} label="Closed from" hint="Like 1/9/2026" width={10} />
        <TextField {...field('to')} label="Closed to" hint="That day included" width={10} />
      </div>
      <Button kind="secondary" label="Draw five cases" />
    </form>
  );
}

function NewNote({ base, note, name, leads, lead, draft }: OneToOneProps) {
  return (
    <DraftForm action={`${base}/talk-notes`} draft={draft}>
      {!name && (
        <Select
          name="lead"
          label="Talk with"
          blank={leads.length > 1 ? 'Choose who with' : undefined}
          value={lead}
          error={errorOf(note, 'lead')}
          choices={leads}
        />
      )}
      <TextArea
        {...fieldOf(note, 'body')}
        label="New note of the talk"
        hint="What you agreed, what helps. It stays as written; a correction is another note."
        rows={5}
      />
      <ButtonRow>
        <Button label="Keep the note" />
      </ButtonRow>
    </DraftForm>
  );
}
