// Somebody is at risk: written down at once, told within minutes, and what came of it.
import { findCase, finishStep, listOpenPromises } from '../src/cases/index.ts';
import { addLine, dangersOf, raiseDanger } from '../src/safeguarding/index.ts';
import { type Act, onCase } from './acts.ts';
import type { Planning } from './planning.ts';
import { later } from './times.ts';
import { PROGRESS } from './words/progress.ts';

/** Their words as they said them, and where the person is. */
export const fear = (exactWords: string, whereabouts: string) =>
  onCase(async (ctx, kase, thread) => {
    // As it stands now: somebody may have taken it since it was opened.
    await raiseDanger(ctx, await findCase(ctx, kase.ref), { kinds: ['adult'], exactWords, whereabouts, child: false });
    thread.kase = undefined;
  });

type Told = NonNullable<Parameters<typeof addLine>[3]['told']>;

const NOTHING = { name: '', words: '', outcome: '', closes: false };

export const tellOfDanger = (told: Told, name: string, words: string) =>
  onCase(async (ctx, kase) => {
    for (const danger of await dangersOf(ctx, kase))
      await addLine(ctx, kase, danger, { ...NOTHING, told, name, at: ctx.now, words });
  });

/** What came of it; nothing is left to do, and the mark of the case goes. */
export const safeAgain = (outcome: string) =>
  onCase(async (ctx, kase, thread) => {
    const last = (await dangersOf(ctx, kase)).at(-1);
    if (last) await addLine(ctx, kase, last, { ...NOTHING, told: undefined, at: ctx.now, outcome, closes: true });
    thread.kase = undefined;
  });

/** Whoever is to look at it has looked: who raised it, and the manager who is told that it was shared for safety. */
export const lookedAt = onCase(async (ctx, kase) => {
  const open = await listOpenPromises(ctx, kase.id);
  const mine = open.find(({ kind, owner_id }) => kind === 'look_into' && owner_id === ctx.actor.id);
  if (mine) await finishStep(ctx, kase, mine, '');
});

/** A case in which a relative fears for somebody: told on the same call, safe within the hour. */
export function planDanger({ chances, cast, from, by, say }: Planning, words: string): Act[] {
  const where = cast.place?.name ?? 'On the ward';
  return [
    { at: later(from, 1), by, do: fear(words, where) },
    { at: later(from, 4), by, do: tellOfDanger('ward', `Nurse in charge, ${where}`, 'Goes to see them now.') },
    { at: later(from, 8), by, do: tellOfDanger('safeguarding', 'Safeguarding team', 'They take it from here.') },
    { at: later(from, chances.between(25, 55)), by, do: safeAgain(say(chances.pick(PROGRESS.safeguarding))) },
  ];
}
