import { type Code, listAddedCodes, listCodes } from '../codes/index.ts';
import { NO_PHONE_NEEDS } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';

/** What is asked first on a call. "Large print or Easy Read" shares one tick until somebody says which. */
const FIRST = ['interpreter', 'bsl', 'not_by_phone'];
const MORE = [
  'lipreading',
  'hearing_loop',
  'braille',
  'audio',
  'easy_read',
  'large_print',
  'someone_with_them',
  'no_voicemail',
  'voice_only',
];
export const PRINT = ['large_print', 'easy_read'];

export type CallNeeds = { first: readonly Code[]; more: readonly Code[] };

/**
 * The needs that the page of a call asks about, as this trust calls them: those asked most, every one that closes the
 * phone, and what the trust added. All others are asked on the page of the person.
 */
export async function callNeeds(ctx: Ctx): Promise<CallNeeds> {
  const [offered, added] = await Promise.all([listCodes(ctx, 'needs'), listAddedCodes(ctx, 'needs')]);
  const pick = (codes: readonly string[]) => codes.flatMap((code) => offered.find((one) => one.code === code) ?? []);
  const noPhone = NO_PHONE_NEEDS.filter((code) => !FIRST.includes(code));
  return { first: pick(FIRST), more: [...pick([...MORE, ...noPhone]), ...added] };
}

/** Codes that stand on the page: what is not among them is never taken off by a call. */
export function shownCodes({ first, more }: CallNeeds): string[] {
  return [...first, ...more].map(({ code }) => code);
}
