import { findColleague, permissionsOf } from '../identity/index.ts';
import { findPlace, listPlaces, type Place, placesLike } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { changeCase } from './case-changes.ts';
import { giveCase } from './cases.ts';
import { addContact } from './contacts.ts';
import { promiseFirstContact, takeCase } from './owners.ts';
import type { Case } from './tables.ts';

/**
 * The ward or service that was chosen, or whose name or alias was typed; undefined if nothing fits. What was chosen
 * before counts only while its name still stands in the box.
 */
export async function findPlaceTyped(
  ctx: Ctx,
  typed: { place: string; place_id: string | undefined },
): Promise<Place | undefined> {
  const words = typed.place.trim().toLowerCase();
  if (words === '') return undefined;
  const chosen = typed.place_id ? await findPlace(ctx, typed.place_id) : undefined;
  if (chosen && chosen.name.toLowerCase() === words) return chosen;
  const places = await listPlaces(ctx);
  const exact = places.find((place) => [place.name, ...place.aliases].some((name) => name.toLowerCase() === words));
  if (exact) return exact;
  const like = placesLike(places, words, 2);
  return like.length === 1 ? like[0] : undefined;
}

/** Gives the case to a colleague who works on cases. A new one comes with its first step, so that it stands in their My day. */
export async function changeOwner(ctx: Ctx, kase: Case, toUser: string) {
  if (toUser === '') throw new RuleError('Choose a colleague', 'owner');
  if (toUser === kase.owner_id) return;
  if (!kase.owner_id && toUser === actorId(ctx)) return takeCase(ctx, kase);
  const colleague = await findColleague(ctx, toUser);
  if (!permissionsOf(colleague.role).has('cases.write'))
    throw new RuleError('Choose a colleague who works on cases', 'owner');
  await giveCase(ctx, kase, toUser);
  if (!kase.owner_id) await promiseFirstContact(ctx, { ...kase, owner_id: toUser });
}

export type SafetyTold = { to: string; at: Date; words: string };

/** Safeguarding was told: who and when is kept, and only then the red mark comes off. */
export async function recordSafetyTold(ctx: Ctx, kase: Case, told: SafetyTold) {
  await addContact(
    ctx,
    {
      case: kase.id,
      channel: 'staff',
      direction: 'out',
      words: told.words,
      messageWith: told.to,
      at: told.at,
    },
    { name: 'case.safety_told' },
  );
  if (kase.safety) await changeCase(ctx, kase, { safety: false });
}
