import type { Ctx } from '../src/platform/context.ts';

/** A ward that can be written to. */
export async function changePlaceEmail(ctx: Ctx, place: string, email: string) {
  await ctx.db
    .updateTable('places')
    .set({ email })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', place)
    .execute();
}
