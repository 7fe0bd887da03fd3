// What an officer explains after a death, in words that can be read aloud. A tick says: told, with this edition. Pure.
import { calledIn, condolenceIn, isBaby, type Path } from './paths.rules.ts';

export type Spoken = {
  path: Path;
  name: string;
  office: (kind: 'medical_examiner' | 'register_office' | 'bereavement' | 'mortuary') => string;
};

export type ToldItem = {
  code: string;
  label: string;
  on?: (path: Path) => boolean;
  /** Said as it stands, with the name in it. */
  says: (spoken: Spoken) => string;
  /** For the officer, who does not read it aloud. */
  knows?: (path: Path) => string;
};

/** Of these words: when somebody changes them here, they get another one. */
export const EDITION = 'November 2026';

/** Said once, and never again by anybody. */
export const CONDOLENCE = 'condolence';

const born = (path: Path) => path !== 'stillbirth' && path !== 'early_loss';
const registered = (path: Path) => path !== 'early_loss';

const ITEMS: readonly ToldItem[] = [
  { code: CONDOLENCE, label: 'That we are sorry', says: ({ path, name }) => condolenceIn(path, name) },
  {
    code: 'pace',
    label: 'That there is no rush',
    says: () => 'Nothing has to be decided on this call. We can stop at any time, and you can call me back.',
  },
  {
    code: 'where',
    label: 'Where they are now, and how to see them',
    says: ({ path, name, office }) =>
      `${startOf(calledIn(path, name))} can be seen, if you want to. Call first, so that somebody is there for you. ${office('mortuary')}`.trim(),
  },
  {
    code: 'next',
    label: 'What happens next',
    on: born,
    says: () =>
      'A senior doctor who did not treat them, the medical examiner, reads the notes. Their office talks to you. You can ask them anything.',
  },
  {
    code: 'examiner',
    label: 'Who to ask at the medical examiner’s office',
    on: born,
    says: ({ office }) => `You can call them yourself. ${office('medical_examiner')}`.trim(),
  },
  {
    code: 'register',
    label: 'The register office',
    on: registered,
    says: ({ office }) =>
      `You do not collect a paper. You are told when it has gone to the register office, and then you book a time with them. ${office('register_office')}`.trim(),
  },
  {
    code: 'baby_certificate',
    label: 'The baby loss certificate',
    on: (path) => path === 'early_loss',
    says: () =>
      'Nothing has to be registered. There is a certificate for you, if you want one. It is free, and there is no time limit.',
  },
  {
    code: 'belongings',
    label: 'Belongings, a ring, clothes',
    says: ({ office }) =>
      `What was with them is written down and kept for you. A ring can stay on or come off, as you wish. ${office('bereavement')}`.trim(),
  },
  {
    code: 'keepsakes',
    label: 'Keepsakes',
    says: ({ path }) =>
      isBaby(path)
        ? 'You can have prints of hands and feet, photographs, and time with your baby. What is made is kept until you want it.'
        : 'You can have a lock of hair or a hand print, if you want it.',
  },
  {
    code: 'faith',
    label: 'Faith, chaplain, a release without delay',
    says: () => 'If your faith asks for something, or for a burial soon, tell me. We find out what can be done today.',
  },
  {
    code: 'donation',
    label: 'Tissue donation, and a post-mortem',
    on: born,
    says: () =>
      'If they wished to donate tissue, it may still be possible. If a post-mortem is asked for by the hospital, you decide.',
  },
  {
    code: 'coroner',
    label: 'The coroner, with the leaflet',
    on: registered,
    says: () =>
      'If a coroner looks into it, their officer calls you and explains what they do. There is a leaflet about it.',
  },
  {
    code: 'child',
    label: 'Key worker, review, funeral costs',
    on: (path) => path === 'child' || path === 'newborn',
    says: () =>
      'You have a key worker: one person to ask. The death of every child is looked at, so that others learn. The Children’s Funeral Fund helps to pay for the funeral.',
  },
  {
    code: 'notify',
    label: 'Whom to tell: Tell Us Once',
    on: registered,
    says: () =>
      'The registrar gives you a number for Tell Us Once. With it, one call or one form tells most of the government.',
  },
  {
    code: 'money',
    label: 'Help with money',
    says: ({ path }) =>
      path === 'adult'
        ? 'There is help with the cost of a funeral for people on certain benefits, and a payment for some partners. Ask for it soon. I can tell you whom to ask.'
        : 'There is help with money and with time off work. I can tell you whom to ask.',
    knows: (path) => {
      if (path === 'adult')
        return 'Bereavement Support Payment: £2,500 or £3,500, and up to 18 monthly payments. All of it only if claimed within 3 months (not yet checked).';
      return path === 'early_loss'
        ? ''
        : 'Parental bereavement leave: 2 weeks from the first day of a job. Pay for it needs 26 weeks in the job (not yet checked).';
    },
  },
  {
    code: 'support',
    label: 'People who listen',
    says: ({ path }) =>
      isBaby(path)
        ? 'There are people who have lost a baby themselves, and who listen. I can give you their number.'
        : 'There are people who listen, for you and for children in the family. I can give you their number.',
  },
  {
    code: 'concerns',
    label: 'How to raise a worry, now or later',
    says: () =>
      'If something about the care worries you, tell me, now or in some months. The usual limit for a complaint is 12 months.',
  },
  {
    code: 'formats',
    label: 'Other languages, Easy Read, large print',
    says: () =>
      'What we gave you on paper is there in large print, and we can ask for it in your language or in Easy Read.',
  },
  {
    code: 'silence',
    label: 'That no letters or surveys come for them',
    says: ({ path, name }) =>
      `No letters, reminders or surveys of ours go to ${calledIn(path, name)}. We ask nobody how we did.`,
  },
];

export const itemsOn = (path: Path): readonly ToldItem[] => ITEMS.filter(({ on }) => !on || on(path));

const startOf = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
