import { choice, choices, form, id, readAs, text } from '../platform/forms.ts';
import { isId } from '../platform/ids.ts';
import { readPhone } from './known-by.rules.ts';

/** What happens next: the one answer that a call needs. */
const NEXT_STEPS = ['sorted', 'call_back', 'ask_service', 'visit', 'complain', 'elsewhere'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

export const SORTED_OUTCOMES = ['information', 'put_right', 'signposted', 'thanks'] as const;
/** What is neither asked nor to be put right: each makes a case of its own type, and is passed on as thanks are. */
const TOLD_TO_PASS_ON = ['idea', 'experience'] as const;
const SHARING_ANSWERS = ['name', 'no_name', 'keep', 'not_asked'] as const;
const ROUTE_ANSWERS = ['informal', 'complaint', 'both', 'not_asked'] as const;
const METHODS = ['phone', 'text', 'email', 'video_relay', 'letter'] as const;
/** Kinds of contact that an officer writes down in this page; the web form has its own door. */
export const CALL_CHANNELS = [
  'phone',
  'voicemail',
  'walk_in',
  'letter',
  'email',
  'card',
  'text',
  'relay',
  'video_relay',
  'ward',
  'staff',
  'other',
] as const;

/** The part of somebody else in the case. A second patient stands beside the first. */
export const OTHER_ROLES = ['patient', 'representative', 'carer', 'advocate', 'staff', 'other'] as const;
export const OTHERS = ['person_2', 'person_3'] as const;

const words = (label: string) => text({ label, max: [2000, `${label} must be 2,000 characters or fewer`] });
const few = (label: string) => text({ label });
const notPhone = 'Enter a phone number, like 020 7946 0018 or 07700 900123';
const route = () => choice({ label: 'How do they want this handled?', choices: ROUTE_ANSWERS, blank: 'not_asked' });

/** Everything a live call may say. All of it is optional but the next step; the rules of finishing read the rest. */
export const callForm = form({
  notes: text({
    label: 'What are they telling you?',
    hint: 'Use their words. Everything else can wait.',
    max: [50_000, 'What they are telling you must be 50,000 characters or fewer'],
  }),
  caller: few('Caller (optional)'),
  caller_id: id({ label: 'Caller' }),
  case_id: id({ label: 'Case' }),
  /** The message that this call rings back. */
  answers: id({ label: 'Message' }),
  phone: readAs({ label: 'Best number (optional)', read: readPhone, wrong: notPhone }),
  withheld: choices({ label: 'Number', choices: ['yes'] }),
  /** Not known to PALS itself. That a ward hears no name of somebody we know is `sharing`. */
  anonymous: choices({ label: 'Their name', choices: ['yes'] }),
  email: few('Email, or number for texts (optional)'),
  patient: few('Patient, if not the caller (optional)'),
  patient_id: id({ label: 'Patient' }),
  /** Others who were on the call, or whom it is about as well. */
  person_2: few('Name'),
  person_2_id: id({ label: 'Name' }),
  person_2_role: choice({ label: 'Their part', choices: OTHER_ROLES, blank: 'other' }),
  person_3: few('Name'),
  person_3_id: id({ label: 'Name' }),
  person_3_role: choice({ label: 'Their part', choices: OTHER_ROLES, blank: 'other' }),
  /** Another matter of the same contact: it becomes a case of its own. */
  second: text({ label: 'What else did they tell you?', max: [50_000, 'Use 50,000 characters or fewer'] }),
  patient_known: few('NHS number or date of birth, if they offer it'),
  place: few('Ward or service (optional)'),
  place_id: id({ label: 'Ward or service' }),
  /** Codes of the list of needs, and `print` for large print or Easy Read until somebody says which. */
  needs: {
    label: 'What would make this easier for them?',
    blank: [],
    read: (typed: string | string[]) => ({ value: [typed].flat().filter((code) => /^[a-z0-9_]{1,40}$/.test(code)) }),
  },
  /** Somebody is to be booked for them after the call. */
  book: choices({ label: 'Interpreter', choices: ['yes'] }),
  needs_before: few('Needs from before'),
  language: few('Language'),
  safe_times: few('Safe times to call'),
  sharing: choice({
    label: 'Can we talk to the ward about this?',
    choices: SHARING_ANSWERS,
    blank: 'not_asked',
  }),
  /** Fields that were filled from what was known, until somebody looked at them. */
  before: few('From before'),
  subject: few('Subject'),
  relation: few('What they are to the patient'),
  found_relation: few('Found relation'),
  removed: words('Taken out'),
  channel: choice({ label: 'How did they contact us?', choices: CALL_CHANNELS, blank: 'phone' }),
  received_day: few('Day'),
  received_time: few('Time'),
  /** Typed from a sheet of a day without computers. */
  paper: choice({ label: 'From paper', choices: ['yes'] }),
  paper_by: few('Written on paper by'),

  next: choice({ label: 'What happens next?', choices: NEXT_STEPS }),
  outcome: choice({
    label: 'How was it sorted?',
    choices: [...SORTED_OUTCOMES, ...TOLD_TO_PASS_ON],
    blank: 'information',
  }),
  /** Of thanks: for whom. Of ideas and experiences too: whether those may know from whom, and who has them already. */
  thanks_for: words('Who is thanked?'),
  thanks_name: choice({ label: 'May they know from whom it is?', choices: ['yes', 'no'] }),
  thanks_to: few('To whom did you pass it on?'),
  call_when: few('When?'),
  call_day: few('Day'),
  call_time: few('Time'),
  method: choice({ label: 'How?', choices: METHODS }),
  method_why: few('Why this way?'),
  reach: few('Number or address'),
  call_route: route(),
  ask_who: few('Who?'),
  question: words('Question'),
  ask_day: few('Answer by: day'),
  ask_time: few('Answer by: time'),
  ask_when: few('When will you get back to them?'),
  back_day: few('Day'),
  back_time: few('Time'),
  ask_route: route(),
  visit_when: few('When?'),
  visit_day: few('Day'),
  visit_time: few('Time'),
  visit_where: few('Where on the ward?'),
  visit_route: route(),
  goes_on: choices({ label: 'Both?', choices: ['yes'] }),
  told: choices({ label: 'I have told them', choices: ['right', 'help', 'guide'] }),
  hand_over: choice({ label: 'When?', choices: ['now', 'call_back'], blank: 'now' }),
  complain_when: few('When?'),
  complain_day: few('Day'),
  complain_time: few('Time'),
  other: words('Who is it for?'),
  other_id: few('Who is it for?'),
  other_how: choice({ label: 'What did you do?', choices: ['told', 'pass_on'], blank: 'told' }),

  after_death: choice({ label: 'After a death', choices: ['yes'] }),
  died_name: few('Name of the person who died'),
  exact_words: words('Write their exact words'),
  /** Somebody who grieves and wants no hurry: when we ring, or who rings whom. */
  no_rush: choice({ label: 'No rush', choices: ['two_weeks', 'they_call', 'no_contact'] }),
  exact_place: few('Where are they?'),
  follow_up: choices({ label: 'Afterwards', choices: ['today'] }),
  warned_at: few('I gave a warning at'),
  ended_at: few('I ended the call at'),
  child: choices({ label: 'Child or young person', choices: ['yes'] }),
  safety: choices({ label: 'Safety', choices: ['yes'] }),
  safety_told: few('Who did you tell?'),
  safety_told_at: few('When did you tell them?'),

  join_who: few('Who?'),

  /** What is looked up in the guides, the one that is open beside the notes, and those that they were told of. */
  advice: few('Look up advice'),
  advice_id: id({ label: 'Advice' }),
  told_guides: {
    label: 'Advice given',
    blank: [],
    read: (typed: string | string[]) => ({ value: [typed].flat().filter(isId).slice(0, 5) }),
  },

  /** Without script: what was picked from suggestions. */
  pick_caller: few('Caller'),
  pick_patient: few('Patient'),
  pick_person_2: few('Name'),
  pick_person_3: few('Name'),
  pick_place: few('Ward or service'),
  pick_advice: few('Look up advice'),
  pick_other: few('Who is it for?'),
  add: { label: 'Found in your notes', blank: [], read: (typed: string | string[]) => ({ value: [typed].flat() }) },
});

export type CallFilled = ReturnType<typeof callForm.blank>;
type Answer = ReturnType<typeof callForm.submit>;
export type CallValues = Extract<Answer, { ok: true }>['values'];
