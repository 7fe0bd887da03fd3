// The steps after a death, as data: what each holds, for whom it is there, and what an officer needs to know about it. Pure.
import type { OfficeKind } from './offices.rules.ts';
import { isBaby, PATH_WORDS, PATHS, type Path } from './paths.rules.ts';

/** `ours`: one of us does it by a day, and it is promised. The others are the family's pace. */
export const STATES = ['open', 'ours', 'done', 'not_now', 'not_needed', 'family'] as const;
export type StepState = (typeof STATES)[number];

export const STATE_WORDS: Record<StepState, string> = {
  open: 'Still open',
  ours: 'We do this',
  done: 'Done',
  not_now: 'Not now',
  not_needed: 'Not needed',
  family: 'The family will do this',
};

export type StepField = { name: string; label: string; hint?: string } & (
  | { kind: 'text' | 'long' | 'day' | 'ref' | 'numbers' }
  | { kind: 'choice'; choices: Readonly<Record<string, string>> }
);

export type StepCode = (typeof STEPS)[number]['code'];

export type StepDef = {
  code: string;
  group: Group;
  title: string;
  /** Where other words fit a path better. */
  titles?: Partial<Record<Path, string>>;
  on?: readonly Path[];
  /** What the officer has to know: one or two sentences. */
  knows?: Partial<Record<Path | 'all', string>>;
  /** Who does it here, from Settings. */
  office?: OfficeKind;
  fields: readonly StepField[];
};

export const GROUPS = {
  person: 'The person and the family',
  hospital: 'The hospital and the papers',
  goodbye: 'Saying goodbye',
} as const;
type Group = keyof typeof GROUPS;

const text = (name: string, label: string, hint?: string): StepField => ({
  kind: 'text',
  name,
  label,
  ...(hint ? { hint } : {}),
});
const day = (name: string, label: string, hint?: string): StepField => ({
  kind: 'day',
  name,
  label,
  ...(hint ? { hint } : {}),
});
const one = (name: string, label: string, choices: Readonly<Record<string, string>>): StepField => ({
  kind: 'choice',
  name,
  label,
  choices,
});
const YES_NO = { yes: 'Yes', no: 'No', not_known: 'Not known yet' };
const BORN: readonly Path[] = ['adult', 'child', 'newborn'];
const BABIES = PATHS.filter(isBaby);
const REGISTERED = PATHS.filter((path) => path !== 'early_loss');

const STEPS = [
  {
    code: 'who',
    group: 'person',
    title: 'Who died',
    titles: { newborn: 'The baby', stillbirth: 'The baby', early_loss: 'The baby, in the words of the parents' },
    knows: { all: 'Use the name as the family says it. It stands so in everything we write.' },
    fields: [
      text('called', 'Name, as the family says it'),
      one('path', 'Who was it?', PATH_WORDS),
      day('born_on', 'Date of birth'),
      day('died_on', 'Date of death', 'Like 21 November'),
      text('died_time', 'Time of death', 'If it is known'),
      text('died_where', 'Where', 'A ward, home, on the way'),
      { kind: 'numbers', name: 'hospital_number', label: 'Hospital number', hint: 'It is kept with the person, too' },
    ],
  },
  {
    code: 'family',
    group: 'person',
    title: 'The family, and who speaks for them',
    knows: {
      all: 'What the hospital knows stays confidential after a death. The personal representative, or who stands closest, may be told what they need; what the person wished in life counts.',
    },
    fields: [
      text('informant', 'Who registers the death, and who they are to the person'),
      text('next_of_kin', 'Who is closest, and how to reach them'),
      text('others', 'Others who are to be told, or are not to be told'),
      text('faith', 'Faith or belief'),
      text('language', 'Language'),
    ],
  },
  {
    code: 'coroner',
    group: 'hospital',
    on: REGISTERED,
    title: 'Coroner',
    office: 'coroner',
    knows: {
      all: 'The next of kin cannot refuse a post-mortem that a coroner orders, and is told of it. The coroner’s office tells them what happens and when. A coroner is told of a death whose cause is not known; that was violent or not natural; in custody; or that may come from a procedure or from work. An inquest aims to end within 6 months. If no doctor treated them, the senior coroner may pass it to the medical examiner.',
      stillbirth: 'A coroner looks only if there is doubt whether the baby was born alive.',
    },
    fields: [
      one('status', 'Does a coroner look into it?', {
        not_known: 'Not known yet',
        no: 'No',
        referred: 'Yes, it was referred',
        post_mortem: 'Yes, with a post-mortem',
        inquest: 'Yes, with an inquest',
        finished: 'Yes, and they have finished',
      }),
      text('officer', 'Coroner’s officer, and their phone'),
      day('family_told_on', 'The family was told on'),
      one('interim', 'Interim certificate for the family', { yes: 'Given', no: 'Not yet', not_needed: 'Not needed' }),
    ],
  },
  {
    code: 'examiner',
    group: 'hospital',
    on: BORN,
    title: 'Medical examiner',
    office: 'medical_examiner',
    knows: {
      all: 'The medical examiner’s office reads the notes, talks to the family and sends the certificate. The family can ask them anything.',
    },
    fields: [
      one('status', 'Where it stands', {
        awaiting_doctor: 'Waiting for the doctor who treated them',
        query: 'A question is open',
        reviewed: 'Reviewed',
        sent: 'Certificate sent',
      }),
      text('officer', 'Who deals with it at their office'),
      day('talked_on', 'They talked to the family on'),
      text('query', 'What the question is, or what the family asked'),
    ],
  },
  {
    code: 'certificate',
    group: 'hospital',
    on: REGISTERED,
    title: 'Certificate sent to the register office',
    titles: { stillbirth: 'Stillbirth certificate' },
    office: 'register_office',
    knows: {
      all: 'The family collects no paper. They are told when it has gone, and then book the register office.',
      stillbirth: 'The midwife or doctor who was there signs it.',
    },
    fields: [day('sent_on', 'Sent on'), day('family_told_on', 'The family was told on')],
  },
  {
    code: 'registration',
    group: 'hospital',
    title: 'Registering the death',
    titles: { stillbirth: 'Registering the birth and death', early_loss: 'A certificate, if they want one' },
    office: 'register_office',
    knows: {
      all: 'Officers only: the law counts 5 days from when the registrar has the papers. With an inquest it takes longer. A relative registers, or somebody who was present or arranges the funeral. The registrar gives the green form for the funeral, and the Tell Us Once number; it is used within 28 days.',
      stillbirth: 'Officers only: the law gives 42 days, and no more than 3 months.',
      early_loss:
        'Nothing is registered before 24 weeks. Parents can ask for a baby loss certificate: it is free, and their own choice.',
    },
    fields: [
      day('booked_on', 'Booked for'),
      text('booked_time', 'At', 'Like 10:30am'),
      day('done_on', 'Done on'),
      one('tell_us_once', 'Tell Us Once', {
        told: 'They know of it',
        used: 'They have used it',
        not_wanted: 'They do not want it',
      }),
    ],
  },
  {
    code: 'post_mortem',
    group: 'hospital',
    title: 'Post-mortem',
    knows: {
      // Human Tissue Act 2004 s.3 (adults), s.2 (children), s.4 (nominated representative), s.27(4) (ranking).
      all: 'A hospital post-mortem needs consent: what the person wished; else whom they named for it; else the closest: partner, parent or child, brother or sister, grandparent or grandchild, niece or nephew, step-parent, half-brother or half-sister, friend of long standing.',
      stillbirth: 'The parents decide. Nobody hurries them, and no is an answer.',
      early_loss: 'The parents decide. Nobody hurries them, and no is an answer.',
    },
    fields: [
      one('kind', 'Kind', { none: 'None', hospital: 'Hospital, with consent', coroner: 'Ordered by the coroner' }),
      one('consent', 'Consent', {
        own: 'By their own wish in life',
        nominated: 'By whom they named for it',
        relative: 'By the closest relative or friend',
        parents: 'By the parents',
        refused: 'Refused',
        not_asked: 'Not asked yet',
      }),
      text('consent_by', 'Who gave or refused it, and who they are to the person'),
      day('consent_on', 'On'),
      text('tissue', 'What was agreed about tissue and organs, and donation'),
    ],
  },
  {
    code: 'learning',
    group: 'hospital',
    on: ['adult', 'child'],
    title: 'Learning from the death',
    knows: {
      all: 'LeDeR is for everybody with a learning disability, and for autistic adults. A family can ask for the care to be reviewed. If a safety incident is feared, tell patient safety today: candour is theirs.',
    },
    fields: [
      one('leder', 'LeDeR', { not_needed: 'Not for this person', notified: 'Notified', to_notify: 'To be notified' }),
      one('review', 'Review of the care (SJR)', YES_NO),
      one('incident', 'Patient safety was told', {
        not_needed: 'No incident is feared',
        yes: 'Yes, today or before',
        no: 'Not yet',
      }),
    ],
  },
  {
    code: 'concerns',
    group: 'hospital',
    title: 'What the family worries about',
    titles: { early_loss: 'What the parents worry about', stillbirth: 'What the parents worry about' },
    knows: {
      all: 'They can raise it now or later: PALS and complaints stay open to them, usually for 12 months. A concern that is looked into has a case of its own.',
    },
    fields: [
      { kind: 'long', name: 'words', label: 'In their words' },
      { kind: 'ref', name: 'ref', label: 'Its case', hint: 'Like PAL-26-0412' },
      one('examiner_told', 'The medical examiner knows of it', YES_NO),
    ],
  },
  {
    code: 'child_review',
    group: 'hospital',
    on: ['child', 'newborn'],
    title: 'Child death review',
    office: 'child_death',
    knows: {
      all: 'The review panel (CDOP) is notified within 24 hours. Every family has a key worker. A sudden death has a joint response (SUDIC). The Children’s Funeral Fund helps to pay for the funeral of a child.',
    },
    fields: [
      day('cdop_on', 'Panel notified on'),
      text('key_worker', 'Key worker, and their phone'),
      one('sudic', 'Joint response', { not_needed: 'Not for this death', yes: 'Begun', no: 'Not yet' }),
      one('fund', 'Children’s Funeral Fund', { told: 'They know of it', used: 'It is used', not_yet: 'Not told yet' }),
      one('mbrrace', 'Reported to MBRRACE', { not_needed: 'Not for this death', yes: 'Yes', no: 'Not yet' }),
    ],
  },
  {
    code: 'belongings',
    group: 'goodbye',
    title: 'Belongings',
    titles: {
      stillbirth: 'Belongings and keepsakes',
      early_loss: 'Belongings and keepsakes',
      newborn: 'Belongings and keepsakes',
    },
    office: 'bereavement',
    fields: [
      text('ring', 'A ring, or jewellery that stays on or comes off'),
      text('ward_list', 'The list of the ward: who has it'),
    ],
  },
  {
    code: 'viewings',
    group: 'goodbye',
    title: 'Seeing the person',
    titles: {
      child: 'Seeing their child',
      newborn: 'Time with their baby',
      stillbirth: 'Time with their baby',
      early_loss: 'Time with their baby',
    },
    office: 'mortuary',
    fields: [text('wishes', 'What matters to them')],
  },
  {
    code: 'faith',
    group: 'goodbye',
    title: 'Faith, and a release without delay',
    office: 'chaplaincy',
    knows: {
      all: 'Some faiths bury at once. Out of hours the site manager knows the process. Tell the medical examiner and the register office the same hour.',
    },
    fields: [
      text('needs', 'What the faith asks for'),
      one('rapid', 'Release without delay', {
        no: 'Not asked for',
        asked: 'Asked for',
        agreed: 'Agreed',
        not_possible: 'Not possible, and they were told why',
      }),
      text('who', 'Who arranges it, chaplain or leader of their faith'),
    ],
  },
  {
    code: 'funeral',
    group: 'goodbye',
    title: 'Funeral and release',
    titles: { early_loss: 'What happens to the baby', stillbirth: 'Funeral' },
    knows: {
      all: 'A funeral director can be called at any time. Where there is nobody, or no money, the council arranges it (Public Health (Control of Disease) Act 1984 s.46) or the hospital does.',
      early_loss:
        'Parents can choose what happens: a service of the hospital, one of their own, or that the hospital takes care of it. There is time.',
    },
    fields: [
      one('what', 'Burial or cremation', {
        burial: 'Burial',
        cremation: 'Cremation',
        not_decided: 'Not decided',
        hospital: 'The hospital takes care of it',
      }),
      text('director', 'Funeral director'),
      day('released_on', 'Released on'),
      text('released_to', 'Released to'),
      one('paid', 'Who pays', {
        family: 'The family',
        council: 'The council',
        hospital: 'The hospital',
        fund: 'Children’s Funeral Fund',
        not_known: 'Not known yet',
      }),
      text('abroad', 'Taken abroad: where to, who arranges it'),
      one('infection', 'Infection risk told to the funeral director', { none: 'No risk', yes: 'Yes', no: 'Not yet' }),
    ],
  },
  {
    code: 'keepsakes',
    group: 'goodbye',
    on: ['adult', 'child', ...BABIES],
    title: 'Keepsakes',
    titles: { adult: 'Keepsakes: a lock of hair, a hand print' },
    fields: [text('what', 'What they want, or have'), text('kept', 'Where it is kept until they want it')],
  },
] as const satisfies readonly StepDef[];

/** All, as what they are declared to be. */
const ALL: readonly StepDef[] = STEPS;

export const stepsOn = (path: Path): readonly StepDef[] => ALL.filter(({ on }) => !on || on.includes(path));
export const maybeStep = (code: string): StepDef | undefined => ALL.find((step) => step.code === code);
export const titleOn = ({ title, titles }: StepDef, path: Path): string => titles?.[path] ?? title;
export const knowsOn = ({ knows }: StepDef, path: Path): string => knows?.[path] ?? knows?.all ?? '';
