// The Easy Read pages: one idea and one picture in a row. Held back until people with a learning disability have checked them.
import type { PictureName } from './pictures.tsx';
import { sumOfText } from './sums.ts';

export type EasyRow = { picture: PictureName; says: string; lines: readonly string[] };
export type EasyPage = {
  slug: string;
  /** Of which pages it says the same in easy words: of this address and all below it. */
  of: string;
  title: string;
  rows: readonly EasyRow[];
  link?: { href: string; label: string };
};

/** `says` is what the picture shows, for whoever cannot see it. */
const row = (picture: PictureName, says: string, ...lines: string[]): EasyRow => ({ picture, says, lines });

const WHAT_PALS_DOES: EasyPage = {
  slug: 'what-pals-does',
  of: '/',
  title: 'What PALS does',
  rows: [
    row('hospital', 'A hospital', 'PALS is a team in the hospital.', 'We are called PALS for short.'),
    row('listen', 'A person listens to another person', 'We listen to you.'),
    row('question', 'A question mark', 'You can ask us a question.', 'We find the answer.'),
    row('worried', 'A person with a worried face', 'You can tell us about a problem.', 'We try to put it right.'),
    row('heart', 'A heart', 'You can say thank you to staff.', 'We tell them.'),
    row('lock', 'A lock', 'What you tell us is private.', 'We ask you before we tell other people.'),
    row(
      'danger',
      'A warning sign',
      'We may have to tell somebody if a person is in danger.',
      'We try to tell you first.',
    ),
    row('free', 'A coin with a line through it', 'PALS is free.'),
  ],
  link: { href: '/tell-us', label: 'Tell us what happened' },
};

const TELL_US: EasyPage = {
  slug: 'tell-us',
  of: '/tell-us',
  title: 'Tell us what happened',
  rows: [
    row('speak', 'A person speaks', 'You can tell us what happened.', 'You can do it in your own words.'),
    row('phone', 'A telephone', 'You can call us.', 'You can ask us to call you.'),
    row('computer', 'A computer', 'You can write to us on the computer.', 'It asks one question at a time.'),
    row('film', 'A film camera', 'You can send a photo or a video.'),
    row('two', 'Two people', 'Somebody can help you to tell us.', 'It can be a friend, your family or a carer.'),
    row(
      'noname',
      'A person without a face',
      'You do not have to say your name.',
      'We give you a number. You can come back with it.',
    ),
    row('calendar', 'A calendar', 'We tell you when you will hear from us.'),
    row('tick', 'A tick', 'We tell you what we found.'),
  ],
  link: { href: '/tell-us', label: 'Tell us what happened' },
};

const COMPLAIN: EasyPage = {
  slug: 'how-to-complain',
  of: '/complaints',
  title: 'How to complain',
  rows: [
    row(
      'worried',
      'A person with a worried face',
      'You may be unhappy with your care.',
      'You can complain. It is your right.',
    ),
    row('calendar', 'A calendar', 'Try to tell us in 12 months.', 'You can still ask us after that.'),
    row(
      'two',
      'Two people',
      'An advocate can help you.',
      'An advocate is a person who is on your side.',
      'It is free.',
    ),
    row(
      'letter',
      'A letter',
      'You can write your complaint or say it.',
      'In 3 working days we tell you that we have it.',
    ),
    row('search', 'A magnifying glass', 'Somebody finds out what happened.'),
    row('letter', 'A letter', 'You get a letter.', 'It says what they found, and what will change.'),
    row(
      'scales',
      'A pair of scales',
      'You may not be happy with the answer.',
      'Then you can ask the Ombudsman.',
      'The Ombudsman does not work for the NHS.',
    ),
    row('shield', 'A shield', 'You still get your care when you complain.'),
  ],
  link: { href: '/complaints', label: 'More about how to complain' },
};

const DIED: EasyPage = {
  slug: 'someone-has-died',
  of: '/someone-has-died',
  title: 'Someone has died',
  rows: [
    row('flower', 'A flower', 'We are sorry that someone close to you has died.'),
    row('slow', 'A clock with no hands', 'There is no rush.', 'You do not have to do everything now.'),
    row(
      'doctor',
      'A doctor',
      'A doctor looks at every death.',
      'They are called the medical examiner.',
      'You can ask them questions.',
    ),
    row(
      'letter',
      'A letter',
      'The death has to be written down at the register office.',
      'The hospital tells you when you can go.',
    ),
    row('bag', 'A bag', 'You can get the things of the person who died.', 'Call us before you come.'),
    row(
      'listen',
      'A person listens to another person',
      'You can talk to us about what happened.',
      'You can do it now or much later.',
    ),
    row('two', 'Two people', 'There are people who can help you when you are sad.', 'We can tell you who they are.'),
  ],
  link: { href: '/someone-has-died', label: 'More about what happens now' },
};

export const EASY_READ_PAGES: readonly EasyPage[] = [WHAT_PALS_DOES, TELL_US, COMPLAIN, DIED];

export const EASY_READ = 'easy-read';
// Of the words alone: an address that moves takes no check away.
export const EASY_READ_EDITION = sumOfText(EASY_READ_PAGES.map(({ of: _, ...words }) => words));
