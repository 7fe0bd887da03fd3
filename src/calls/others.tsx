import { Select, TextArea } from '../platform/components/fields.tsx';
import { MiniDetails } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { OTHER_ROLES, OTHERS } from './call.fields.ts';
import { CallTypeahead, PickFrom, type Picks } from './pick.tsx';

const ROLE_LABELS: Record<(typeof OTHER_ROLES)[number], string> = {
  patient: 'Patient, too',
  representative: 'Representative',
  carer: 'Carer',
  advocate: 'Advocate',
  staff: 'Member of staff',
  other: 'Somebody else',
};

/** More than a caller and a patient: two sisters on one phone, a mother and her baby. */
export function OtherPeople({ filled, picks }: { filled: Filled; picks: Picks }) {
  const open = OTHERS.some((name) => typedText(filled, name) !== '' || picks?.field === name);
  return (
    <MiniDetails summary="More people in this" open={open}>
      {OTHERS.map((name, at) => (
        <div key={name}>
          <div className="app-field-row">
            <CallTypeahead filled={filled} name={name} label={`Name (${at + 1})`} source="patients" />
            <Select
              name={`${name}_role`}
              label={`Their part (${at + 1})`}
              value={typedText(filled, `${name}_role`) || 'other'}
              error={errorOf(filled, `${name}_role`)}
              choices={OTHER_ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
            />
          </div>
          <PickFrom picks={picks} field={name} label={`Name (${at + 1})`} />
        </div>
      ))}
    </MiniDetails>
  );
}

/** Another matter of the same call gets a case of its own when this one is finished. */
export function SecondMatter({ filled }: { filled: Filled }) {
  return (
    <MiniDetails
      summary="They told us about a second matter"
      open={typedText(filled, 'second') !== '' || errorOf(filled, 'second') !== undefined}
    >
      <TextArea
        {...fieldOf(filled, 'second')}
        label="What else did they tell you?"
        labelSize="s"
        hint="It becomes a case of its own, with the same people and time."
        rows={3}
      />
    </MiniDetails>
  );
}
