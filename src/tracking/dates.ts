// By when somebody hears from us, or what they wait for happens: every sentence about how it stands has a date.
import { byWords } from '../calendar/index.ts';
import { type Case, listClocks, type Promised, reachesThem } from '../cases/index.ts';
import { maybeTimeAnew } from '../delays/index.ts';
import { recordIdsOf } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { dateWords } from '../platform/time.ts';
import type { Moment } from '../platform/tongue.ts';
import { OPEN_MONTHS } from './tracking.rules.ts';

export const momentBy = (ctx: Ctx, at: Date): Moment => ({ at, words: byWords(at, ctx.now) });

/** What this person waits for: promised to them under any of their records, or to nobody by name. */
export async function promisedTo(ctx: Ctx, open: readonly Promised[], person: string): Promise<Promised[]> {
  const records = await recordIdsOf(ctx, person);
  return open.filter((one) => reachesThem(one) && (!one.person_id || records.includes(one.person_id)));
}

/** Where nothing is promised to them: what else is known, as `statusSentences` says it of each status. */
export async function otherwiseBy(ctx: Ctx, kase: Case, open: readonly Promised[]): Promise<Moment | undefined> {
  if (kase.status === 'closed') return untilWhen(ctx, kase);
  return (await whatIsAhead(ctx, kase, open)) ?? (kase.status === 'passed' ? undefined : await anew(ctx));
}

async function whatIsAhead(ctx: Ctx, kase: Case, open: readonly Promised[]): Promise<Moment | undefined> {
  const ahead = open.filter(({ due_at }) => due_at > ctx.now);
  const of = kase.status === 'new' ? ahead : ahead.filter(({ kind }) => kind === 'hear_from_person');
  if (kase.status === 'new' || kase.status === 'waiting_person') return of[0] && momentBy(ctx, of[0].due_at);
  const name = kase.status === 'passed' ? 'acknowledge' : 'update';
  const clock = (await listClocks(ctx, kase)).find((one) => one.name === name && !one.met_at && !one.stopped_at);
  return clock && clock.due_at > ctx.now ? momentBy(ctx, clock.due_at) : undefined;
}

/** Where all of it is late, and nobody has said so yet: our aim is the time that they are about to be told. */
async function anew(ctx: Ctx): Promise<Moment | undefined> {
  const at = await maybeTimeAnew(ctx);
  return at && momentBy(ctx, at);
}

/** Whoever comes later is heard as well, and is told no date. */
function untilWhen(ctx: Ctx, { closed_at }: Case): Moment | undefined {
  if (!closed_at) return undefined;
  const at = new Date(closed_at);
  at.setUTCMonth(at.getUTCMonth() + OPEN_MONTHS);
  return at > ctx.now ? { at, words: dateWords(at, ctx.now), day: true } : undefined;
}
