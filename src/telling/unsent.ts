// What was typed on a page that was still open when the message had gone.
import { hashOf } from '../platform/ids.ts';
import type { Sent, Told } from './telling.rules.ts';

/**
 * Of each answer that was sent: by it the same answer, pressed again, is known. Nobody reads an answer out of it: it is
 * made with the secret that their browser alone has.
 */
export const printsOf = (told: Told, secret: string): Record<string, string> =>
  Object.fromEntries(answered(told).map(([field, answer]) => [field, printOf(answer, secret)]));

/** What was typed and is not what was sent. */
export const unsentOf = (typed: Told, { prints = {} }: Sent, secret: string): Told =>
  Object.fromEntries(answered(typed).filter(([field, answer]) => prints[field] !== printOf(answer, secret)));

const answered = (told: Told) => Object.entries(told).filter(([, answer]) => linesOf(answer).length > 0);

const linesOf = (answer: string | string[]): string[] =>
  [answer].flat().flatMap((text) => text.replace(/\r\n?/g, '\n').trim() || []);

const printOf = (answer: string | string[], secret: string): string =>
  hashOf(JSON.stringify([secret, ...linesOf(answer)]))
    .toString('base64url')
    .slice(0, 22);
