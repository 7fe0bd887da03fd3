import { Button } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextArea, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { FoldedForm } from '../platform/components/folded-form.tsx';
import { errorOf, type Filled, typedList, typedText } from '../platform/forms.ts';
import { CANCELLED_WORDS, SIDE_WORDS } from './meetings.rules.ts';
import { CANCELLERS } from './tables.ts';

const NOTHING: Filled = { typed: {}, errors: [] };

type Choices = readonly { value: string; label: string }[];
type FormProps = { at: string; filled: Filled | undefined };

export function AddForm({ at, others, filled = NOTHING }: FormProps & { others: Choices }) {
  const field = (name: string) => ({ name, value: typedText(filled, name), error: errorOf(filled, name) });
  return (
    <FoldedForm
      summary="Somebody else comes"
      action={`${at}/people`}
      button="Add them"
      kind="secondary"
      open={filled.errors.length > 0}
    >
      {others.length > 0 && (
        <Select {...field('person')} label="Somebody of this case" choices={others} blank="Somebody else" />
      )}
      <Radios
        {...field('side')}
        value={typedText(filled, 'side') || 'service'}
        label="On whose side?"
        choices={(['person', 'service', 'pals'] as const).map((side) => ({ value: side, label: SIDE_WORDS[side] }))}
      />
      <TextField {...field('name')} label="Name" autoComplete="off" />
      <TextField
        {...field('role')}
        label="What they do, or who they are (optional)"
        hint="Like consultant, her advocate"
      />
      <TypeaheadField
        name="place"
        label="Ward or service (optional)"
        hint="Without a name, its lead from the directory comes"
        source="/desk/places/suggestions"
        value={{ text: typedText(filled, 'place'), id: typedText(filled, 'place_id') }}
        error={errorOf(filled, 'place')}
      />
      <TextField {...field('email')} label="Email (optional)" autoComplete="off" />
    </FoldedForm>
  );
}

export function EndForm({
  at,
  coming,
  filled,
}: {
  at: string;
  coming: readonly { id: string; called: string; died: boolean }[];
  filled: Filled;
}) {
  const field = (name: string) => ({ name, value: typedText(filled, name), error: errorOf(filled, name) });
  const living = coming.filter(({ died }) => !died);
  const came = filled.typed.came === undefined ? living.map(({ id }) => id) : typedList(filled, 'came');
  return (
    <form method="post" action={`${at}/outcome`} noValidate>
      <Radios
        {...field('took')}
        label="What came of it?"
        inline
        choices={[
          { value: 'held', label: 'It took place' },
          { value: 'not_attended', label: 'Somebody did not come' },
        ]}
      />
      <Checkboxes
        name="came"
        label="Who came?"
        values={came}
        choices={living.map(({ id, called }) => ({ value: id, label: called }))}
        error={errorOf(filled, 'came')}
      />
      <TextArea
        {...field('words')}
        label="What happened? (optional)"
        hint="What was said goes into the notes"
        rows={2}
      />
      <Button label="Save what came of it" />
    </form>
  );
}

export function CancelForm({ at, filled = NOTHING }: FormProps) {
  const field = (name: string) => ({ name, value: typedText(filled, name), error: errorOf(filled, name) });
  return (
    <FoldedForm
      summary="Cancel the meeting"
      action={`${at}/cancellation`}
      button="Cancel the meeting"
      kind="secondary"
      open={filled.errors.length > 0}
    >
      <Radios
        {...field('by')}
        label="Who cancelled it?"
        inline
        choices={CANCELLERS.map((by) => ({ value: by, label: CANCELLED_WORDS[by] }))}
      />
      <TextArea {...field('why')} label="Why?" hint="Only PALS sees this" rows={2} />
    </FoldedForm>
  );
}
