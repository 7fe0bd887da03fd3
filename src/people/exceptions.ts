import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { refusalOf } from './channels.rules.ts';
import type { Person } from './people.ts';
import { recordsOf } from './same-people.ts';
import type { ContactExceptionTable } from './tables.ts';

export type ContactException = Selectable<ContactExceptionTable>;

type Chosen = {
  channel: string /** Why this way in spite of what they asked for. */;
  reason?: string;
  case?: string | null;
};

/**
 * We reach this person only in ways that are open to them. Once, with a reason, another way is let through and written
 * down. `field`: where the channel was chosen, so that the words stand beside it.
 * @throws RuleError the way is closed, and no reason was given
 */
export async function obeyNeeds(ctx: Ctx, person: Person | undefined, chosen: Chosen, field = 'channel') {
  const refusal = person && refusalOf(person, chosen.channel);
  if (!person || !refusal) return;
  const reason = chosen.reason?.trim() ?? '';
  if (reason === '' || person.died) throw new RuleError(refusal, field);
  await ctx.db
    .insertInto('contact_exceptions')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      person_id: person.id,
      channel: chosen.channel,
      reason,
      made_at: ctx.now,
      made_by: actorId(ctx),
    })
    .execute();
  await record(ctx, 'person.need_overridden', {
    person: person.id,
    case: chosen.case ?? null,
    channel: chosen.channel,
  });
}

/** When somebody was contacted another way than they asked for, newest first. */
export async function listExceptions(ctx: Ctx, personId: string, most: number): Promise<ContactException[]> {
  return ctx.db
    .selectFrom('contact_exceptions')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('person_id', 'in', recordsOf(personId))
    .orderBy('made_at', 'desc')
    .limit(most)
    .execute();
}
