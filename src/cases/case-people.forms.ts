import { choice, form, id, phone, text } from '../platform/forms.ts';

export const PART_ROLES = [
  'caller',
  'patient',
  'died',
  'representative',
  'carer',
  'advocate',
  'staff',
  'other',
] as const;

const role = choice({
  label: 'Their part in this case',
  choices: PART_ROLES,
  required: 'Choose their part in this case',
});

export function newPartForm(relations: readonly string[]) {
  return form({
    name: text({ label: 'Name', required: 'Enter a name' }),
    name_id: id({ label: 'Name' }),
    role,
    relation: choice({ label: 'What are they to the patient? (optional)', choices: relations }),
    phone: phone({ label: 'Phone (optional)' }),
  });
}

export function partForm(relations: readonly string[]) {
  return form({ role, relation: choice({ label: 'What are they to the patient? (optional)', choices: relations }) });
}
