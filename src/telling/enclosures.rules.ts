// How much may come along with what somebody tells us, and how that is said.
import { REFUSAL_WORDS, type Refusal, sizeWords } from '../files/index.ts';
import type { UploadProblem } from '../platform/uploads.ts';

const MEGABYTE = 1024 * 1024;

export const MOST_ENCLOSURES = 10;
/** Bytes of all that belongs to one telling: one long video and what goes with it. */
export const MOST_OF_TELLING = 250 * MEGABYTE;
/** Bytes that a trust takes in on one day, also what is thrown away again: so that nobody fills its disk. */
export const MOST_OF_DAY = 4_096 * MEGABYTE;
/** Bytes of one piece of a file that comes in pieces. A whole number of chunks, so that none is written twice. */
export const PIECE_BYTES = 2 * MEGABYTE;

/** "holiday.mp4, 120 MB": the name without a path, as its writer knows it. */
export function enclosedWords({ name, size }: { name: string; size: number }): string {
  return `${plainName(name)}, ${sizeWords(size)}`;
}

/** "40 of 120 MB are here" of what stopped on its way. */
export function stoppedWords({ came, size }: { came: number; size: number }): string {
  return `${sizeWords(came)} of ${sizeWords(size)} arrived. Choose it again, and it goes on from there.`;
}

export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)?.trim() || 'A file';
  return last.length > 60 ? `${last.slice(0, 57)}…` : last;
}

export const notWholeWords = (name: string) =>
  `${plainName(name)} has not arrived whole. Choose it again to go on, or take it away.`;
export const TOO_MANY = `You can send ${MOST_ENCLOSURES} files. Take one away first.`;
export const TOO_MUCH = 'These files are too big together. Take one away first, or send a shorter video.';
export const NO_ROOM =
  'We cannot take more files today. Send your words now, and add the file tomorrow or bring it to us.';
export const tooBigWords = (name: string, most: number) =>
  `${plainName(name)} is too big. It must be smaller than ${sizeWords(most)}.`;
export const refusalWords = (name: string, refused: Refusal) =>
  `${plainName(name)} was not added: ${REFUSAL_WORDS[refused]}`;

/** What did not come in whole of a form that was sent at once. */
export function cameWords(problem: UploadProblem): string {
  if (problem.why === 'too_big') return tooBigWords(problem.name, problem.most);
  if (problem.why === 'too_many') return TOO_MANY;
  if (problem.why === 'too_much') return TOO_MUCH;
  return problem.why === 'no_room' ? NO_ROOM : 'The file did not arrive whole. Choose it again.';
}
