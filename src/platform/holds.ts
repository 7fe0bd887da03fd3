import type { Ctx } from './context.ts';
import type { Tables } from './db.ts';

/** A case or a person as read: its row says which tables have rows of it, of those that tell it (tell_holder in a migration). */
export type Holder = { holds?: readonly string[] };

/**
 * Whether rows of this table may hang on it; if not, they need not be asked for. The database keeps count by itself. Only a
 * request that reads trusts what it has read of it: one that writes asks.
 */
export function mayHold(ctx: Ctx, holder: Holder | undefined, table: keyof Tables): boolean {
  return !ctx.reading || !holder?.holds || holder.holds.includes(table);
}
