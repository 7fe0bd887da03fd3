// Whom a case can bring together, and what was typed as a plan.
import type { Case } from '../cases/index.ts';
import { listStaff, permissionsOf } from '../identity/index.ts';
import { listPlaces, type Place, placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { Values } from '../platform/forms.ts';
import { peopleOfCase } from './attending.ts';
import type { planForm } from './meetings.forms.ts';
import { whenOf } from './meetings.rules.ts';
import type { Plan } from './meetings.ts';

export type Offered = {
  people: { value: string; label: string }[];
  wards: { value: string; label: string; lead: string; email: string }[];
  leads: { value: string; label: string }[];
};

/** Whom this case can bring together: its people, the leads of its wards, colleagues of PALS. */
export async function offeredFor(ctx: Ctx, kase: Case): Promise<Offered> {
  const [people, places, staff] = await Promise.all([
    peopleOfCase(ctx, kase),
    placesByIds(ctx, [kase.place_id, kase.now_place_id]),
    listStaff(ctx),
  ]);
  const working = staff.filter(({ disabled_at, role }) => !disabled_at && permissionsOf(role).has('cases.write'));
  return {
    people: people.map(({ id, person }) => ({ value: id, label: person.name })),
    wards: [...places.values()].map(({ id, name, lead, email }) => ({
      value: id,
      label: lead ? `${lead}, ${name}` : name,
      lead,
      email,
    })),
    leads: working.map(({ id, name }) => ({ value: id, label: name })),
  };
}

/** @throws RuleError the time is over or is none */
export function planOf(
  values: Omit<Values<ReturnType<typeof planForm>['fields']>, NotOfPlan>,
  { leads }: Pick<Offered, 'leads'>,
  now: Date,
): Plan {
  const { kind = 'meeting', minutes = 60, purpose, place, link, is_private, telling, lead_name } = values;
  const lead_id = lead_name.trim() === '' ? (leads.find(({ value }) => value === values.lead)?.value ?? null) : null;
  return {
    kind,
    minutes,
    purpose,
    place,
    link,
    is_private,
    telling,
    lead_id,
    lead_name,
    starts_at: whenOf(values, now),
  };
}

type NotOfPlan = 'people' | 'with_name' | 'with_role' | 'wards' | 'staff_name' | 'staff_role' | 'staff_email';

/** A ward or service that was chosen, or typed in full. @throws RuleError the directory has none of this name */
export async function placeTyped(
  ctx: Ctx,
  { place, place_id }: { place: string; place_id: string | undefined },
): Promise<Place | undefined> {
  const typed = place.trim().toLowerCase();
  if (typed === '') return undefined;
  const places = await listPlaces(ctx);
  const chosen = places.find(({ id, name }) => id === place_id && name.toLowerCase() === typed);
  const named = places.filter(({ name, aliases }) => [name, ...aliases].some((one) => one.toLowerCase() === typed));
  const found = chosen ?? (named.length === 1 ? named[0] : undefined);
  if (!found) throw new RuleError('Choose a ward or service from the directory, or leave this empty', 'place');
  return found;
}
