// After a death there are days on which a family hears from nobody. Which these are, a module after this one knows.
import type { Ctx } from '../platform/context.ts';

/** In which of these cases nobody is contacted today. */
export type HearsNobody = (ctx: Ctx, ids: readonly string[]) => Promise<ReadonlySet<string>>;

declare module '../platform/module.ts' {
  interface Parts {
    /** It knows in which cases nobody is contacted today. */
    hearsNobody?: HearsNobody;
  }
}

export const NOBODY_TODAY = 'They hear from nobody today';

let known: readonly HearsNobody[] = [];

/** Handed in once, by the list of modules. */
export function takeHearsNobody(given: readonly HearsNobody[]) {
  known = given;
}

type AfterDeath = { id: string | null; after_death: boolean | null };

/** In which of these nobody is contacted today. Only after a death is anything asked. */
export async function quietToday(ctx: Ctx, cases: readonly AfterDeath[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(cases.flatMap(({ id, after_death }) => (id && after_death ? id : [])))];
  if (ids.length === 0) return new Set();
  const quiet = await Promise.all(known.map((hears) => hears(ctx, ids)));
  return new Set(quiet.flatMap((some) => [...some]));
}
