import { awayWords, whoIsAway } from '../away/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { uncoveredLines } from './lines.ts';

export type CoverOffer = { id: string; version: number; title: string; href: string; clock: string; who: string };

/** Promises that colleagues who are away now cannot keep today: offered to everybody else who takes calls. */
export async function coverOffers(ctx: Ctx): Promise<CoverOffer[]> {
  if (!mayDo(ctx.actor, 'cases.write')) return [];
  const away = await whoIsAway(ctx);
  if (away.size === 0) return [];
  const names = await staffNames(ctx);
  return (await uncoveredLines(ctx)).flatMap(({ promise, row }) => {
    const absence = away.get(promise.owner_id ?? '');
    if (!absence || promise.owner_id === ctx.actor.id) return [];
    const who = `${names.get(absence.user_id)?.split(' ')[0] ?? 'A colleague'} is ${awayWords(absence, ctx.now)}`;
    const { id, version, title, href, clock } = row;
    return [{ id, version, title, href, clock: clock.words, who }];
  });
}
