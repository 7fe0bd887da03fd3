import { AT_HANDOVER, CHANNELS, fateFields } from '../cases/index.ts';
import { choice, form, readAs, text, tick } from '../platform/forms.ts';
import { type Day, parseDateTyped } from '../platform/time.ts';
import { DISCUSSIONS, HOWS, OUTCOMES, REFUSALS, RETURN_REASONS } from './complaints.rules.ts';

const LONG: [number, string] = [50_000, 'Use 50,000 characters or fewer'];
const SHORT: [number, string] = [1000, 'Use 1,000 characters or fewer'];

const day = (label: string, today: Day, required?: string) =>
  readAs({
    label,
    ...(required ? { required } : {}),
    read: (typed) => parseDateTyped(typed, today),
    wrong: 'Enter a date, like today or 23 November',
  });

export const handOverForm = (today: Day, promises: readonly string[]) =>
  form({
    agreed: choice({ label: 'Did they agree?', choices: ['yes', 'no'], required: 'Choose whether they agreed' }),
    agreed_by: text({ label: 'Who agreed?' }),
    agreed_how: choice({ label: 'How did they agree?', choices: HOWS, blank: 'spoken' }),
    agreed_on: day('When did they agree?', today),
    made_on: day('When did they complain?', today),
    made_how: choice({ label: 'How did they complain?', choices: CHANNELS, blank: 'phone' }),
    words: text({ label: 'What does the complaints team need to know?', max: LONG }),
    ...fateFields(promises, AT_HANDOVER),
  });

const handling = (today: Day) => ({
  discussion: choice({
    label: 'Did you talk about how it will be handled?',
    choices: DISCUSSIONS,
    required: 'Choose whether you talked about how it will be handled',
  }),
  handling: text({ label: 'How will it be handled?', max: SHORT }),
  finish_on: day('Investigation complete by', today),
  response_on: day('Response sent by', today),
  period_told_on: day('Told in writing on', today),
});

export const acknowledgeForm = (today: Day) =>
  form({
    on: day('When?', today, 'Enter the day on which it was acknowledged'),
    how: choice({ label: 'How?', choices: ['spoken', 'written'], required: 'Choose how it was acknowledged' }),
    advocacy: tick({ label: 'Told about free, independent help' }),
    ombudsman: tick({ label: 'Told about the Ombudsman' }),
    copy: tick({ label: 'The written record went to them' }),
    ...handling(today),
  });

export const handlingForm = (today: Day) => form(handling(today));

export const consentForm = (today: Day) =>
  form({
    by: text({ label: 'Who agreed?', required: 'Enter who agreed' }),
    consent_how: choice({ label: 'How?', choices: HOWS, required: 'Choose how they agreed' }),
    consent_on: day('When?', today, 'Enter the day on which they agreed'),
  });

export const returnForm = form({
  why: choice({ label: 'Why?', choices: RETURN_REASONS, required: 'Choose why it goes back' }),
  return_words: text({ label: 'What does PALS need to know? (optional)', max: [300, 'Use 300 characters or fewer'] }),
});

export const refusalForm = (today: Day) =>
  form({
    refusal: choice({ label: 'Why?', choices: REFUSALS, required: 'Choose the reason' }),
    refusal_words: text({ label: 'The reason, as you tell it to them', max: LONG }),
    refusal_sent_on: day('Letter sent on', today),
  });

export const sentForm = (today: Day) => form({ sent_on: day('Letter sent on', today, 'Enter the day of the letter') });

export const outcomeForm = form({
  outcome: choice({ label: 'Outcome', choices: OUTCOMES, required: 'Choose an outcome' }),
});

export const noteForm = form({ note: text({ label: 'Note', required: 'Write the note', max: LONG }) });

export const SENT_HOW = ['email', 'letter', 'phone', 'form'] as const;

export const transferForm = (today: Day, organisations: readonly string[]) =>
  form({
    organisation: choice({ label: 'To whom?', choices: organisations, required: 'Choose the organisation' }),
    part: text({ label: 'Which part of the complaint?', required: 'Write which part is about them', max: SHORT }),
    transfer_agreed: text({
      label: 'Who agreed that they get it, and how?',
      required: 'Write who agreed, and how',
      max: SHORT,
    }),
    transfer_how: choice({ label: 'How was it sent?', choices: SENT_HOW, required: 'Choose how it was sent' }),
    transfer_on: day('When was it sent?', today, 'Enter the day on which it was sent'),
    leads: choice({ label: 'Who answers?', choices: ['us', 'them', 'each'], required: 'Choose who answers' }),
  });
