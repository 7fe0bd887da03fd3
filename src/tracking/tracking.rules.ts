// What somebody outside is told of their case: a plain sentence and a date, never what a ward wrote, never a name but that
// of who looks after it (ux 6.1).
import type { Status } from '../cases/index.ts';
import { type Moment, sayable, type Values } from '../platform/tongue.ts';

export const TOO_MANY_TRIES = sayable('Too many tries. Wait a while, then try again, or call us');
export const CODE_MINUTES = 15;
export const CODE_TRIES = 5;
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

type Told = { status: Status; who: string; by: Moment | undefined };
export type Sentence = { words: string; values?: Values };

/** Where no date is promised the sentence names none: it never makes one up. */
export function statusSentences({ status, who, by }: Told): Sentence[] {
  const contact = by ? [{ words: sayable('We will contact you {by}.'), values: { by } }] : [];
  switch (status) {
    case 'new':
      return [{ words: sayable('We have your message.') }, by ? contactBy(by) : { words: READ }];
    case 'looking':
      return [
        who ? { words: LOOKING, values: { name: who } } : { words: sayable('Somebody is looking into this.') },
        ...contact,
      ];
    case 'waiting_service':
      return by ? [{ words: ASKED }, { words: EVEN_IF, values: { by } }] : [{ words: WAITING }];
    case 'waiting_person':
      return [{ words: sayable('We need to hear from you before we can go on.') }];
    case 'ready':
      if (!by) return [{ words: sayable('We have some news for you.') }];
      return [
        { words: sayable('We have some news.') },
        who ? { words: sayable('{name} will contact you {by}.'), values: { name: who, by } } : contactBy(by),
      ];
    case 'closed':
      return [{ words: sayable('This is finished. If it is not sorted, tell us below.') }];
    case 'passed':
      return [
        { words: sayable('The complaints team has this now.') },
        ...(by ? [{ words: sayable('They will contact you {by}.'), values: { by } }] : []),
      ];
  }
}

const READ = sayable('Someone will read it.');
const LOOKING = sayable('{name} is looking into this.');
const ASKED = sayable('We have asked the service.');
const EVEN_IF = sayable('We will contact you {by}, even if they have not answered.');
const WAITING = sayable('We have asked the service, and are waiting for their answer.');
const contactBy = (by: Moment): Sentence => ({ words: sayable('Someone will contact you {by}.'), values: { by } });

/** A number or an address as it is compared: without spaces and capitals, British numbers in one form. */
export function plainWay(typed: string): string {
  const way = typed.trim().toLowerCase();
  if (way.includes('@')) return way;
  return way.replace(/\D/g, '').replace(/^(00)?44(?=\d{9,})/, '0');
}

/** What can be sent from the page, and what an officer reads of it. */
export const ACTS = {
  addition: { about: 'They added something on the web', words: '' },
  sorted: { about: 'They say it is sorted: check and close', words: 'They say on the web that it is sorted now.' },
  unhappy: {
    about: 'They are not happy with how this is going: call them',
    words: 'They say on the web that they are not happy with how this is going.',
  },
  complaint: {
    about: 'They want to make a complaint: tell them how',
    words: 'They say on the web that they want to make a complaint.',
  },
} as const;
export type Act = keyof typeof ACTS;
