/** What ships; a trust writes its own. */
export const FIRST_CONSENT =
  'We keep your name and how to reach you, so that we can tell you about ways to get involved. We use it for nothing else. You can stop at any time. Then we delete what you told us here.';

/** A page that was open when the words were changed still counts for a day: they agreed to what they read. */
const STILL_COUNTS_MS = 86_400_000;

type Edition = { edition: number; words: string; made_at: Date };

/** The edition that somebody read; undefined: it is not known, or was changed too long ago, so they read the new words. */
export function editionRead<Of extends Edition>(editions: readonly Of[], read: string, now: Date): Of | undefined {
  const found = editions.find(({ edition }) => String(edition) === read);
  const after = found && editions.find(({ edition }) => edition === found.edition + 1);
  return after && now.getTime() - after.made_at.getTime() > STILL_COUNTS_MS ? undefined : found;
}
