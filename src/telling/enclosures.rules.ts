// How much may come along with what somebody tells us, and how that is said.
import { type Refusal, sizeWords } from '../files/index.ts';
import type { FieldError } from '../platform/forms.ts';
import { sayable, type Values } from '../platform/tongue.ts';
import type { UploadProblem } from '../platform/uploads.ts';

const MEGABYTE = 1024 * 1024;

export const MOST_ENCLOSURES = 10;
/** Bytes of all that belongs to one telling: one long video and what goes with it. */
export const MOST_OF_TELLING = 250 * MEGABYTE;
/** Bytes that a trust takes in on one day, also what is thrown away again: so that nobody fills its disk. */
export const MOST_OF_DAY = 4_096 * MEGABYTE;
/** Bytes of one piece of a file that comes in pieces. A whole number of chunks, so that none is written twice. */
export const PIECE_BYTES = 2 * MEGABYTE;

/** A sentence in English with what is put in: said in the language of the page. */
export type Saying = { says: string; values?: Values };

/** "holiday.mp4, 120 MB": the name without a path, as its writer knows it. */
export function enclosedWords({ name, size }: { name: string; size: number }): string {
  return `${plainName(name)}, ${sizeWords(size)}`;
}

export const STOPPED = sayable('{name}: {came} of {size} arrived. Choose it again, and it goes on from there.');
export const stoppedValues = ({ name, came, size }: { name: string; came: number; size: number }) => ({
  name: plainName(name),
  came: sizeWords(came),
  size: sizeWords(size),
});

export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)?.trim() || 'File';
  return last.length > 60 ? `${last.slice(0, 57).toWellFormed()}…` : last;
}

export const notWhole = (name: string): Saying => ({
  says: sayable('{name} has not arrived whole. Choose it again to go on, or take it away.'),
  values: { name: plainName(name) },
});
export const TOO_MANY: Saying = {
  says: sayable('You can send {most} files. Take one away first.'),
  values: { most: MOST_ENCLOSURES },
};
export const TOO_MUCH: Saying = {
  says: sayable('These files are too big together. Take one away first, or send a shorter video.'),
};
export const NO_ROOM: Saying = {
  says: sayable('We cannot take more files today. Send your words now, and add the file tomorrow or bring it to us.'),
};
export const CHANGED: Saying = { says: sayable('The file changed on its way. Take it away and choose it again.') };
export const NONE_CHOSEN: Saying = { says: sayable('Choose a file to add') };
const BROKEN: Saying = { says: sayable('The file did not arrive whole. Choose it again.') };

export const tooBig = (name: string, most: number): Saying => ({
  says: sayable('{name} is too big. It must be smaller than {most}.'),
  values: { name: plainName(name), most: sizeWords(most) },
});

/** What to do, without blame. */
const REFUSED: Readonly<Record<Refusal, string>> = {
  empty: sayable('{name} is empty. Choose it again.'),
  program: sayable('{name} is a program. Send a photo, a PDF, a document, a recording or a video.'),
  macro: sayable('{name} holds macros, which can do harm. Save it as a PDF and add that.'),
  locked: sayable('{name} is locked with a password. Save it without the password and add that.'),
  archive: sayable('{name} is a folder of files in one. Unpack it and add the files.'),
  web_page: sayable('{name} is a web page. Save it as a PDF or a picture and add that.'),
  unknown: sayable('We cannot take {name}. Send a photo, a PDF, a document, a recording or a video.'),
};
export const refusal = (name: string, refused: Refusal): Saying => ({
  says: REFUSED[refused],
  values: { name: plainName(name) },
});

/** What did not come in whole of a form that was sent at once. */
export function cameWrong(problem: UploadProblem): Saying {
  if (problem.why === 'too_big') return tooBig(problem.name, problem.most);
  if (problem.why === 'too_many') return TOO_MANY;
  if (problem.why === 'too_much') return TOO_MUCH;
  return problem.why === 'no_room' ? NO_ROOM : BROKEN;
}

export const fieldError = ({ says, values }: Saying): FieldError => ({
  field: 'files',
  message: says,
  ...(values ? { values } : {}),
});

/** What the script says while a file is on its way (platform/browser/enclose.ts), and what we tell it. */
export const SAID_OF_FILES: readonly string[] = [
  sayable('{name} is on its way.'),
  sayable('{name} has arrived.'),
  sayable('Stopped. The file does not go along.'),
  sayable('We are busy. Your file goes on in a moment.'),
  sayable('The line broke. Your file goes on when it is back.'),
  sayable('Wait a moment. We go on as soon as your file has arrived.'),
  sayable('What you wrote is not here any more. Press Continue, then add the file again.'),
  sayable('This file cannot be read any more. Choose it again.'),
  sayable('Your message was sent already. Nothing more can go with it.'),
  sayable('Stop'),
  sayable('Take away'),
  ...[TOO_MANY, TOO_MUCH, NO_ROOM, CHANGED, tooBig('', 0)].map(({ says }) => says),
  ...Object.values(REFUSED),
];
