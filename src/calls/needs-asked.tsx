import { BOOKABLE } from '../bookings/index.ts';
import { Checkboxes, Select, TextField } from '../platform/components/fields.tsx';
import { MiniDetails } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import type { CallNeeds } from './call-needs.ts';
import { LANGUAGES } from './languages.ts';

/** What would make this easier for them: one tick is enough, and an interpreter is asked for while they are there. */
export function NeedsAsked({ filled, needs, hint }: { filled: Filled; needs: CallNeeds; hint?: string }) {
  const field = (name: string) => fieldOf(filled, name);
  const ticked = typedList(filled, 'needs');
  const more = needs.more.some(({ code }) => ticked.includes(code));
  const said = more || ['language', 'safe_times'].some((name) => typedText(filled, name) !== '');
  return (
    <>
      <Checkboxes
        name="needs"
        label="What would make this easier for them?"
        hint={hint}
        columns={2}
        values={ticked}
        error={errorOf(filled, 'needs')}
        choices={[...asChoices(needs.first), { value: 'print', label: 'Large print or Easy Read' }]}
      />
      <MiniDetails summary="More" hiddenName="needs" open={said}>
        <Checkboxes
          name="needs"
          id="more-needs"
          label="More needs"
          columns={2}
          values={ticked}
          choices={asChoices(needs.more)}
        />
        <div className="app-field-row">
          <Select
            {...field('language')}
            label="Language"
            blank="Not said"
            choices={LANGUAGES.map(({ code, label }) => ({ value: code, label }))}
          />
          <TextField {...field('safe_times')} label="Safe times to call" autoComplete="off" />
        </div>
      </MiniDetails>
      <div data-show-when={`needs=${BOOKABLE.join('|')},language`}>
        <Checkboxes
          name="book"
          label="Interpreter"
          values={typedList(filled, 'book')}
          choices={[{ value: 'yes', label: 'Book one after this', hint: 'It stays in My day until it is booked.' }]}
        />
      </div>
    </>
  );
}

const asChoices = (codes: CallNeeds['more']) => codes.map(({ code, label }) => ({ value: code, label }));
