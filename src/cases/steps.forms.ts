// What can be said about a step. Times come as one of those on offer, or as a day and a time that were typed.
import { typedWhen } from '../calendar/index.ts';
import { choice, type Filled, form, id, text } from '../platform/forms.ts';
import { againstField, movingForm, triedForm } from './promises.forms.ts';
import { type Do, STEP_CHOICES } from './steps.rules.ts';
import { CHANNELS, CHOICES_OF_ROUTE } from './tables.ts';

const LONG: [number, string] = [50_000, 'Use 50,000 characters or fewer'];

const IDENTITY = ['checked', 'not_needed'] as const;
const SATISFIED = ['yes', 'partly', 'no', 'not_asked'] as const;

export const toldForm = form({
  told: text({ label: 'What did you say?', required: 'Write what you said', max: LONG }),
  identity: choice({
    label: 'Did you check who you were speaking to?',
    hint: 'Ask for their name and one more detail before you tell them anything about a patient.',
    choices: IDENTITY,
    required: 'Choose whether you checked who you were speaking to',
  }),
  channel: choice({ label: 'How?', choices: CHANNELS, blank: 'phone' }),
  /** Another way than they asked for, with the reason. */
  other_channel: choice({ label: 'How?', choices: CHANNELS }),
  against: againstField,
  needs_met: choice({ label: 'Did this meet their needs?', choices: ['yes', 'no'] }),
  needs_unmet: text({ label: 'What was missing?', max: [500, 'Use 500 characters or fewer'] }),
  satisfied: choice({ label: 'Were they satisfied?', choices: SATISFIED, blank: 'not_asked' }),
});

export const newStepForm = form({
  kind: choice({ label: 'What happens next?', choices: STEP_CHOICES, required: 'Choose what happens next' }),
  about: text({ label: 'In a few words (optional)', max: [500, 'Use 500 characters or fewer'] }),
  place: text({ label: 'Ward or service' }),
  place_id: id({ label: 'Ward or service' }),
  ...typedWhen,
  /** What became of the step that this one replaces. */
  old: choice({ label: 'And the step before?', choices: ['kept', 'cancelled'], blank: 'cancelled' }),
});

export const askedForm = form({
  place: text({ label: 'Who did you ask?' }),
  place_id: id({ label: 'Who did you ask?' }),
  question: text({ label: 'What did you ask?', required: 'Write what you asked', max: LONG }),
  anyway: text({ label: 'Send it anyway: why?', max: [2_000, 'Use 2,000 characters or fewer'] }),
  ...typedWhen,
});

export const answerForm = form({
  answer: text({ label: 'What did they answer?', required: 'Write what they answered', max: LONG }),
  from: text({ label: 'Who answered? (optional)', hint: 'Name and role' }),
  share: choice({
    label: 'Can we share this with the family?',
    choices: ['yes', 'own_words', 'no'],
    required: 'Choose if we can share this with the family',
  }),
  teller: choice({ label: 'Who tells them?', choices: ['pals', 'service', 'nobody'], blank: 'pals' }),
});

const wordsForm = form({ words: text({ label: 'What happened? (optional)', max: LONG }) });

export const passedForm = form({
  agreed: choice({ label: 'Did they agree that this organisation gets it?', choices: ['yes', 'no'] }),
  words: text({ label: 'What happened? (optional)', max: LONG }),
});

export const heardForm = form({
  words: text({ label: 'What did they say?', required: 'Write what they said', max: LONG }),
  channel: choice({ label: 'How?', choices: CHANNELS, blank: 'phone' }),
});

export const checkedForm = form({
  heard: choice({
    label: 'Have they heard from the service?',
    choices: ['yes', 'no'],
    required: 'Choose whether they have heard from the service',
  }),
  words: text({ label: 'What did they say? (optional)', max: LONG }),
});

export const routeForm = form({
  route: choice({
    label: 'How do they want this handled?',
    choices: CHOICES_OF_ROUTE,
    required: 'Choose how they want this handled',
  }),
  channel: choice({ label: 'How did they say so?', choices: CHANNELS, blank: 'phone' }),
});

const FORMS = {
  call: toldForm,
  told: toldForm,
  'no-answer': triedForm,
  move: movingForm,
  change: newStepForm,
  asked: askedForm,
  answer: answerForm,
  visited: wordsForm,
  passed: passedForm,
  heard: heardForm,
  checked: checkedForm,
  route: routeForm,
  done: wordsForm,
} as const satisfies Record<Do, unknown>;

/** The empty form of an act, with what is known already. A step that is moved or replaced starts from nothing. */
export function blankOf(what: Do, known: Record<string, string>): Filled {
  if (what === 'change' || what === 'move') return FORMS[what].blank();
  const filled = FORMS[what].blank();
  for (const [name, value] of Object.entries(known)) {
    if (value !== '' && Object.hasOwn(filled.typed, name)) filled.typed[name] = value;
  }
  return filled;
}

/** Acts with words that are kept on their way, and what the officer calls them. */
export const DRAFT_NOUNS: Readonly<Record<string, string>> = {
  told: 'note',
  asked: 'question',
  answer: 'answer',
  visited: 'note',
  passed: 'note',
  heard: 'note',
  checked: 'note',
  done: 'note',
};

export function draftKindOf(what: Do): string {
  return what === 'call' ? 'told' : what;
}
