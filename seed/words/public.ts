// What the first invented trust tells everybody: its own ways of working, and nothing of the law or of medicine.
import type { ImprovementDetails } from '../../src/improvements/index.ts';

export type GuideLine = { title: string; summary: string; body: string; subjects: string[]; shared: boolean };

export const GUIDES: readonly GuideLine[] = [
  {
    title: 'Lost glasses, hearing aids or teeth',
    summary: 'What to tell us, and what we do to find them.',
    subjects: ['property'],
    shared: true,
    body: `> I can ring the ward now, while you wait.

## What to tell us
- What it is, and what it looks like
- Where you had it last, and when
- How we can reach you

## What we do
1. We ask the ward, and the desk where lost things are kept.
2. We agree a day with you. By then we tell you what they say.
3. If it is not found, we tell you who looks at it next.`,
  },
  {
    title: 'Before you talk to the ward',
    summary: 'A few things that make it easier to ask, and to remember the answer.',
    subjects: ['communication'],
    shared: true,
    body: `> Would it help if I came with you?

## Before
- Write down the 3 things that matter most to you.
- Take somebody with you, if you like.
- Say what makes it easier for you, like an interpreter or a quiet room.

## After
- Read out what you understood, and ask if it is right.
- Ask who you can call if you think of something later.
- If you did not get an answer, [tell us](/tell-us).`,
  },
  {
    title: 'When somebody is upset on the phone',
    summary: 'For us: what to say first, and what to offer.',
    subjects: [],
    shared: false,
    body: `> I am sorry this happened. I have time. Tell me what matters most.

1. Let them finish. Write down their words.
2. Say one thing that you can do, and by when.
3. Offer a pause, or to ring back.

Afterwards take 15 minutes, and tell a colleague if it was hard.`,
  },
];

type Words = Omit<ImprovementDetails, 'site_id' | 'place_id' | 'changed_on'>;

/** `days`: so many days ago it changed. `at`: the site; none is everywhere. */
export type ImprovementLine = { words: Words; days: number | null; at: string | undefined };

export const IMPROVEMENTS: readonly ImprovementLine[] = [
  {
    days: 47,
    at: 'Anytown General Hospital',
    words: {
      said: 'We sat in outpatients and nobody told us how long it would be.',
      changed: 'A board at the desk says how long the wait is. Staff change it every half hour.',
      effect: 'We asked 40 people in October. 34 of them knew how long they would wait.',
      still: '',
      ...{ state: 'verified', declined_why: '' },
    },
  },
  {
    days: 21,
    at: 'The Orchard Centre',
    words: {
      said: 'We could not find the way in, and the signs were too small to read.',
      changed: 'There are large signs from the bus stop to the door, with a picture for each clinic.',
      effect: 'In September 30 people a week asked the way at the desk. Now it is 12.',
      still: 'The sign in the car park is still the old one. A new one is ordered.',
      ...{ state: 'done', declined_why: '' },
    },
  },
  {
    days: null,
    at: undefined,
    words: {
      said: 'The letter came after the day of the appointment.',
      changed: '',
      effect: '',
      still: 'Booking staff look at when letters are printed and when they leave. They send a text as well, for now.',
      ...{ state: 'in_progress', declined_why: '' },
    },
  },
];

/** Written and not checked yet: the public does not read it. */
export const UNCHECKED: ImprovementLine = {
  days: 6,
  at: 'Anytown General Hospital',
  words: {
    said: 'Nobody told us that visiting hours had changed.',
    changed: 'The hours stand on the door of each ward and in the letter before a stay.',
    effect: 'Wards say that fewer people come at the wrong time. We count it until the end of next month.',
    still: '',
    ...{ state: 'done', declined_why: '' },
  },
};

export const WAYS = {
  panel: {
    kind: 'panel',
    title: 'Panel of Anytown General',
    how: 'in_person',
    places: 12,
    does: 'Talk with staff about what goes well and what could be better. You do not need to know anything special.',
    how_often: '2 hours, every other month',
    place: 'Seminar room, Anytown General Hospital',
    access: 'Step-free, with a hearing loop. Tell us what else you need.',
    expenses: 'We pay what you spend on travel and on care for somebody at home.',
  },
  readers: {
    kind: 'reader_group',
    title: 'Read our letters before they go',
    how: 'home',
    places: null,
    does: 'Read a letter or a leaflet and tell us what is not clear. Each takes about 20 minutes.',
    ...{
      how_often: 'About once a month, when it suits you',
      place: '',
      access: 'By email, or on paper in large print',
    },
    expenses: '',
  },
  waiting: {
    kind: 'focus_group',
    title: 'Waiting in outpatients: a small group',
    how: 'in_person',
    places: 8,
    does: 'Meet once, and tell us what waiting was like and what would have helped.',
    how_often: 'Once, for 90 minutes',
    place: 'Seminar room, Anytown General Hospital',
    access: 'Step-free, with a hearing loop',
    expenses: 'We pay what you spend on travel.',
  },
  welcome: {
    kind: 'volunteering',
    title: 'Help people to find their way',
    how: 'in_person',
    places: null,
    does: 'Stand near the main door, say hello and walk with people to where they need to be.',
    how_often: '3 hours a week, on a day that suits you',
    place: 'Main entrance, Anytown General Hospital',
    access: 'There is a chair, and somebody is with you at first.',
    expenses: 'We pay what you spend on travel.',
  },
} as const;

/** What people wrote to us about PALS itself. */
export const ABOUT_US: readonly string[] = [
  'Somebody rang back when they said they would.',
  'It was good to talk to a person.',
  'I did not know PALS was there until a nurse told me.',
  'It took longer than I hoped, but I knew why.',
  'Clear, and kind.',
];
