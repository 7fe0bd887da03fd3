import type { ReactNode } from 'react';
import { Button, ButtonLink, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextArea, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { atHelp, HELP } from './entry.tsx';
import { SHOWN_WORDS } from './help.rules.ts';
import type { Help } from './help.ts';
import type { Shown } from './tables.ts';

type Props = {
  help: Help | undefined;
  filled: Filled;
  needs: readonly { code: string; label: string }[];
  staff: readonly { id: string; name: string }[];
  before: ReactNode;
};

/** Saving says that all of it is right today. */
export function EditHelp({ help, filled, needs, staff }: Props) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading
        title={help ? `Edit ${help.name}` : 'Add help'}
        lede="Look at each detail: what you save counts as checked today."
      />
      <form method="post" action={help ? atHelp(help) : HELP} noValidate data-ctrl-enter="">
        <HiddenFields fields={{ version: help && typedText(filled, 'version') }} />
        <TextField {...field('name')} label="Name" width={30} />
        <TextField {...field('organisation')} label="Organisation (optional)" hint="If it is not the same" width={30} />
        <TextArea {...field('summary')} label="What they do" hint="One sentence, in plain words" rows={2} />
        <TextArea {...field('more')} label="More about it (optional)" rows={3} />
        <Checkboxes
          name="needs"
          label="What it helps with"
          columns={3}
          values={typedList(filled, 'needs')}
          choices={needs.map(({ code, label }) => ({ value: code, label }))}
        />
        <TextField {...field('audience')} label="Who it is for (optional)" hint="Like “Unpaid carers”" width={30} />
        <Reach filled={filled} />
        <TextField
          {...field('area')}
          label="Area (optional)"
          hint="Leave it empty if it is for all of England"
          width={30}
        />
        <TextArea
          {...field('places')}
          label="Places (optional)"
          hint="One on a line: name; address; postcode; times. Like “Riverside Hall; 2 Mill Lane, Anytown; AN1 2BC; Tuesdays 10am to 12pm”"
          rows={3}
        />
        <TextField {...field('how')} label="How to get it (optional)" hint="Like “Call them yourself”" width={30} />
        <TextField {...field('cost')} label="Cost (optional)" hint="Like “Free”" width={20} />
        <TextField {...field('languages')} label="Languages (optional)" width={30} />
        <TextField {...field('access')} label="Access (optional)" hint="Like “Step-free, hearing loop”" width={30} />
        <Keeping filled={filled} staff={staff} />
        <ButtonRow>
          <Button label="Save and mark as checked" />
          <ButtonLink kind="quiet" href={help ? atHelp(help) : HELP} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

function Reach({ filled }: { filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <TextField
        {...field('phone')}
        label="Phone (optional)"
        hint="Left empty, the phone of its organisation is shown"
        type="tel"
        width={20}
      />
      <TextField {...field('other_ways')} label="Text, app or relay (optional)" width={30} />
      <TextField {...field('email')} label="Email (optional)" type="email" width={30} spellCheck={false} />
      <TextField {...field('website')} label="Website (optional)" width={30} spellCheck={false} />
      <TextField {...field('hours')} label="When (optional)" hint="Like “Monday to Friday, 9am to 5pm”" width={30} />
    </>
  );
}

const SHOWN = Object.entries(SHOWN_WORDS) as [Shown, string][];

/** Who finds it and who keeps it. */
function Keeping({ filled, staff }: Pick<Props, 'filled' | 'staff'>) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <Radios {...field('shown')} label="Who finds it" choices={SHOWN.map(([value, label]) => ({ value, label }))} />
      <Checkboxes
        name="crisis"
        label="In a crisis"
        values={typedList(filled, 'crisis')}
        choices={[{ value: 'yes', label: 'It is a crisis line: it stands first and is checked every 90 days' }]}
      />
      <Select
        {...field('owner')}
        label="Who keeps it right (optional)"
        blank="Nobody yet"
        choices={staff.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextArea {...field('note')} label="Note for officers (optional)" rows={2} />
      <TextField {...field('valid_to')} label="Last day (optional)" hint="If it ends, like 31 March 2027" width={10} />
      <TypeaheadField
        name="successor"
        label="Who does this now (optional)"
        value={{ text: typedText(filled, 'successor'), id: typedText(filled, 'successor_id') }}
        error={field('successor').error}
        source="/desk/suggestions/own-help"
      />
    </>
  );
}
