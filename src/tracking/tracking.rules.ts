// What somebody outside is told of their case: a plain sentence and a date, never what a ward wrote, never a name but that
// of who looks after it (ux 6.1).
import { NOT_HAPPY, type Status, WANTS_COMPLAINT } from '../cases/index.ts';
import { type Moment, sayable, type Values } from '../platform/tongue.ts';

export const TOO_MANY_TRIES = sayable('Too many tries. Wait a while, then try again, or call us');
export const CODE_MINUTES = 15;
export const CODE_TRIES = 5;
/** For so long after it was finished they are told that it can be opened again. */
export const OPEN_MONTHS = 12;
/** How long the page stays open after the code. */
export const OPEN_MINUTES = 60;

export const STEPS = [
  sayable('Received'),
  sayable('Looking into it'),
  sayable('We have an answer'),
  sayable('Finished'),
] as const;

const AT: Record<Status, number> = {
  new: 0,
  looking: 1,
  waiting_service: 1,
  waiting_person: 1,
  ready: 2,
  closed: 3,
  passed: 3,
};

/** Which of the four steps it is at, from 0. */
export const stepOf = (status: Status): number => AT[status];

type Told = {
  status: Status;
  who: string;
  /** By when they hear from us, as was promised to them. */
  by: Moment | undefined;
  /** Where nothing was: by when it is read, our own aim, what the law says, until when it can be opened again. */
  otherwise?: Moment | undefined;
};
export type Sentence = { words: string; values?: Values };

/** Each with a date that somebody stands for: it never makes one up. */
export function statusSentences({ status, who, by, otherwise }: Told): Sentence[] {
  const aim = otherwise ? [{ words: AIM, values: { by: otherwise } }] : [];
  const contact = by ? [{ words: sayable('We will contact you {by}.'), values: { by } }] : aim;
  switch (status) {
    case 'new':
      return [{ words: sayable('We have your message.') }, by ? contactBy(by) : readBy(otherwise)];
    case 'looking':
      return [
        who ? { words: LOOKING, values: { name: who } } : { words: sayable('Somebody is looking into this.') },
        ...contact,
      ];
    case 'waiting_service':
      return by ? [{ words: ASKED }, { words: EVEN_IF, values: { by } }] : [{ words: WAITING }, ...aim];
    case 'waiting_person':
      return [
        { words: sayable('We need to hear from you before we can go on.') },
        ...(by ? contact : otherwise ? [{ words: LOOK_AGAIN, values: { by: otherwise } }] : []),
      ];
    case 'ready':
      if (!by) return [{ words: sayable('We have some news for you.') }, ...aim];
      return [
        { words: sayable('We have some news.') },
        who ? { words: sayable('{name} will contact you {by}.'), values: { name: who, by } } : contactBy(by),
      ];
    case 'closed':
      return otherwise
        ? [{ words: sayable('This is finished. You can open it again until {by}.'), values: { by: otherwise } }]
        : [{ words: sayable('This is finished. If it is not sorted, tell us below.') }];
    case 'passed':
      return [
        { words: sayable('The complaints team has this now.') },
        ...[by ?? otherwise].flatMap((when) =>
          when ? [{ words: sayable('They will contact you {by}.'), values: { by: when } }] : [],
        ),
      ];
  }
}

const AIM = sayable('Our aim is to contact you {by}.');
const LOOK_AGAIN = sayable('If we do not hear from you, we look at this again {by}.');
const LOOKING = sayable('{name} is looking into this.');
const ASKED = sayable('We have asked the service.');
const EVEN_IF = sayable('We will contact you {by}, even if they have not answered.');
const WAITING = sayable('We have asked the service, and are waiting for their answer.');
const readBy = (by: Moment | undefined): Sentence =>
  by ? { words: sayable('Someone will read it {by}.'), values: { by } } : { words: sayable('Someone will read it.') };
const contactBy = (by: Moment): Sentence => ({ words: sayable('Someone will contact you {by}.'), values: { by } });

/** What can be sent from the page, and what an officer reads of it. */
export const ACTS = {
  addition: { about: 'They added something on the web', words: '' },
  sorted: { about: 'They say it is sorted: check and close', words: 'They say on the web that it is sorted now.' },
  unhappy: {
    about: NOT_HAPPY,
    words: 'They say on the web that they are not happy with how this is going.',
  },
  complaint: { about: WANTS_COMPLAINT, words: '' },
} as const;
export type Act = keyof typeof ACTS;

/** What they choose who make a complaint instead, and what an officer reads of it. */
export const COMPLAINT_CHOICES = ['complaint', 'both', 'not_sure'] as const;
export const CHOSEN: Record<(typeof COMPLAINT_CHOICES)[number], string> = {
  complaint: 'They say on the web that they want to make a complaint.',
  both: 'They say on the web that they want to make a complaint, and that you go on trying to sort it out.',
  not_sure: 'They ask on the web about making a complaint, and are not sure.',
};
