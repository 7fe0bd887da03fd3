import { endOf, listAbsencesOf, spanWords } from '../away/index.ts';
import { listDueBetween } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';

/** Of one absence: when, and how many promises fall due in that time without cover. */
export type OwnLeave = { id: string; span: string; open: number };

/** Leave within this is worth a look at the end of a day. */
const AHEAD_DAYS = 14;

/** One's own leave that is on or near, for the end of the day. */
export async function ownLeave(ctx: Ctx): Promise<OwnLeave[]> {
  const me = actorId(ctx);
  const until = new Date(ctx.now.getTime() + AHEAD_DAYS * 86_400_000);
  const near = (await listAbsencesOf(ctx, me)).filter(({ kind, starts_at }) => kind === 'leave' && starts_at < until);
  return Promise.all(
    near.map(async (absence) => {
      const span = absence.starts_at > ctx.now ? { from: absence.starts_at } : {};
      const due = await listDueBetween(ctx, { owner: me, ...span, to: endOf(absence) });
      return { id: absence.id, span: spanWords(absence, ctx.now), open: due.length };
    }),
  );
}
