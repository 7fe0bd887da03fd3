import { listPersonLog } from '../audit/index.ts';
import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Person } from './people.ts';

const LAST_LINES = 20;

/** First name of the colleague who changed the person last. */
export async function whoChangedPerson(ctx: Ctx, person: Pick<Person, 'id'>): Promise<string> {
  const lines = await listPersonLog(ctx, { people: [person.id], most: LAST_LINES });
  const line = lines.find(({ name, actor_id }) => name === 'person.changed' && actor_id !== ctx.actor.id);
  return (await staffNames(ctx)).get(line?.actor_id ?? '')?.split(' ')[0] ?? 'A colleague';
}
