import { BackToCase } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { KIND_WORDS } from './meetings.rules.ts';
import { KINDS } from './tables.ts';

type Choices = readonly { value: string; label: string }[];
type Props = {
  reference: string;
  offered: { people: Choices; wards: Choices; leads: Choices };
  filled: Filled;
};

export function PlanPage({ reference, offered, filled }: Props) {
  const base = `/desk/cases/${reference}`;
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Plan a meeting" lede="Nobody is invited until you say so." />
      <form method="post" action={`${base}/meetings`} noValidate data-ctrl-enter="">
        <KindField filled={filled} />
        <h2 className="nhsuk-heading-m">Who</h2>
        <PeopleFields filled={filled} offered={offered} />
        <h2 className="nhsuk-heading-m">When and where</h2>
        <WhenWhereFields filled={filled} leads={offered.leads} />
        <ButtonRow>
          <Button label="Plan it" />
          <ButtonLink kind="quiet" href={base} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

function KindField({ filled }: { filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <Radios
        {...field('kind')}
        label="What is it?"
        inline
        choices={KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
      />
      <TextArea {...field('purpose')} label="What is it for? (optional)" hint="In the person’s own words" rows={3} />
    </>
  );
}

function PeopleFields({ filled, offered }: { filled: Filled; offered: Props['offered'] }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <Checkboxes
        {...field('people')}
        label="Who comes?"
        values={typedList(filled, 'people')}
        choices={offered.people}
      />
      <div className="app-field-row">
        <TextField {...field('with_name')} label="Somebody with them (optional)" autoComplete="off" width={20} />
        <TextField {...field('with_role')} label="Who is that?" hint="Like her sister, advocate" width={20} />
      </div>
      {offered.wards.length > 0 && (
        <Checkboxes
          {...field('wards')}
          label="From the service"
          values={typedList(filled, 'wards')}
          choices={offered.wards}
        />
      )}
      <div className="app-field-row">
        <TextField {...field('staff_name')} label="Other staff (optional)" autoComplete="off" width={20} />
        <TextField {...field('staff_role')} label="What they do" hint="Like consultant" width={20} />
      </div>
      <TextField {...field('staff_email')} label="Their email" width={20} autoComplete="off" />
    </>
  );
}

function WhenWhereFields({ filled, leads }: { filled: Filled; leads: Choices }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <div className="app-field-row app-field-row--short">
        <TextField {...field('day')} label="Day" hint="Like tomorrow or 26 November" width={20} />
        <TextField {...field('time')} label="Time" hint="Like 3pm" width={10} />
        <TextField {...field('minutes')} label="Minutes" hint="Like 60" width={5} inputMode="numeric" />
      </div>
      <TextField {...field('place')} label="Where" hint="Site and room. By phone or video it may be empty" />
      <TextField {...field('link')} label="Video link, or number to dial (optional)" autoComplete="off" />
      <Checkboxes
        name="is_private"
        label="Is it private?"
        values={typedList(filled, 'is_private')}
        choices={[{ value: 'yes', label: 'Yes, nobody else can hear' }]}
      />
      <div className="app-field-row">
        <Select {...field('lead')} label="Who leads it?" choices={leads} />
        <TextField {...field('lead_name')} label="Or somebody else" autoComplete="off" width={20} />
      </div>
      <TextField
        {...field('telling')}
        label="Who tells whom? (optional)"
        hint="Like: Sister Cole tells the ward team"
      />
    </>
  );
}

/** A meeting that was planned is changed: the same questions, but for who comes. */
export function ChangePage({ at, leads, filled }: { at: string; leads: Choices; filled: Filled }) {
  return (
    <>
      <p>
        <a href={at}>Back to the meeting</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Change the meeting" lede="Nobody hears of it until you send them the new time." />
      <form method="post" action={`${at}/change`} noValidate data-ctrl-enter="">
        <input type="hidden" name="version" value={typedText(filled, 'version')} />
        <KindField filled={filled} />
        <h2 className="nhsuk-heading-m">When and where</h2>
        <WhenWhereFields filled={filled} leads={leads} />
        <ButtonRow>
          <Button label="Save the change" />
          <ButtonLink kind="quiet" href={at} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}
