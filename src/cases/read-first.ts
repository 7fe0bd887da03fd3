// Words that may mean danger, in what comes in by itself: read before all else, and whoever wrote them sees where help is.
import { listHelpNumbers } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { DangerNumbers } from './danger-help.tsx';
import { READ_FIRST, soundsDangerous } from './danger-words.rules.ts';
import { listOpenPromises, makePromise } from './promises.ts';
import type { Case } from './tables.ts';

/** Promised to be read now, whatever way they come; one line of it is enough. */
export async function readFirst(ctx: Ctx, kase: Pick<Case, 'id' | 'owner_id'>, words: string): Promise<void> {
  if (!soundsDangerous(words)) return;
  const open = await listOpenPromises(ctx, kase.id);
  if (open.some(({ about }) => about === READ_FIRST)) return;
  const now = { case: kase.id, owner: kase.owner_id, due: ctx.now };
  await makePromise(ctx, { kind: 'look_into', ...now, about: READ_FIRST });
}

const HELP = ['emergency', 'mental_health', 'samaritans', 'shout', 'crisis_line'];

/** Where help is at once. Numbers that nobody has set yet are left out. */
export async function listHelpNow(ctx: Ctx): Promise<DangerNumbers> {
  return (await listHelpNumbers(ctx)).filter(({ code, number }) => HELP.includes(code) && number !== '');
}

/** The same, if what was written may mean danger. */
export async function maybeHelpNow(ctx: Ctx, words: string): Promise<DangerNumbers | undefined> {
  return soundsDangerous(words) ? listHelpNow(ctx) : undefined;
}
