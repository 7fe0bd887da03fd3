import { hashOf } from '../platform/ids.ts';

/** A short sum of words: another word is another sum. */
export const sumOfText = (text: unknown): string => hashOf(JSON.stringify(text)).toString('base64url').slice(0, 16);
