import { maybeGuide, searchGuides } from '../library/index.ts';
import { peopleByIds } from '../people/index.ts';
import { listOrganisations, placesByIds, suggestOrganisations } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import type { Fields } from '../platform/routing.ts';
import { one } from '../platform/routing.ts';
import { OTHERS } from './call.fields.ts';
import { addFound, fillBlank } from './calls.rules.ts';
import { answersFor, knownOf, suggestCallers, suggestPatients, suggestPlaces } from './lookups.ts';
import type { Picks } from './pick.tsx';
import { suggest } from './suggestions.ts';

/** What a page without script chose from lists goes into the fields, as script does at once. */
export async function applyPicks(ctx: Ctx, typed: Fields): Promise<Fields> {
  let fields = await pickCaller(ctx, typed);
  fields = await pickPatient(ctx, fields);
  fields = await pickOthers(ctx, fields);
  fields = await pickPlace(ctx, fields);
  fields = await pickOther(ctx, fields);
  fields = await pickGuide(ctx, fields);
  const ticked = [fields.add ?? []].flat();
  return ticked.length === 0 ? fields : addFound(fields, await suggest(ctx, one(fields, 'notes')));
}

async function pickCaller(ctx: Ctx, typed: Fields): Promise<Fields> {
  const [person = '', kase = ''] = one(typed, 'pick_caller').split(':');
  const rest = { ...typed, pick_caller: '' };
  const found = isId(person) ? (await peopleByIds(ctx, [person])).get(person) : undefined;
  if (!found) return rest;
  const known = { ...(await knownOf(ctx, found)), case_id: isId(kase) ? kase : '' };
  return { ...fillBlank(rest, known), caller: found.name, caller_id: found.id, before: 'yes' };
}

async function pickPatient(ctx: Ctx, typed: Fields): Promise<Fields> {
  const id = one(typed, 'pick_patient');
  const found = isId(id) ? (await peopleByIds(ctx, [id])).get(id) : undefined;
  return { ...typed, pick_patient: '', ...(found ? { patient: found.name, patient_id: found.id } : {}) };
}

async function pickOthers(ctx: Ctx, typed: Fields): Promise<Fields> {
  const fields = { ...typed };
  for (const name of OTHERS) {
    const id = one(typed, `pick_${name}`);
    const found = isId(id) ? (await peopleByIds(ctx, [id])).get(id) : undefined;
    Object.assign(fields, { [`pick_${name}`]: '' }, found && { [name]: found.name, [`${name}_id`]: found.id });
  }
  return fields;
}

async function pickPlace(ctx: Ctx, typed: Fields): Promise<Fields> {
  const id = one(typed, 'pick_place');
  const found = isId(id) ? (await placesByIds(ctx, [id])).get(id) : undefined;
  const rest = { ...typed, pick_place: '' };
  return found ? fillBlank({ ...rest, place: found.name, place_id: found.id }, { ask_who: answersFor(found) }) : rest;
}

async function pickOther(ctx: Ctx, typed: Fields): Promise<Fields> {
  const code = one(typed, 'pick_other');
  const found = code === '' ? undefined : (await listOrganisations(ctx)).find((row) => row.code === code);
  return { ...typed, pick_other: '', ...(found ? { other: found.name, other_id: found.code } : {}) };
}

async function pickGuide(ctx: Ctx, typed: Fields): Promise<Fields> {
  const found = await maybeGuide(ctx, one(typed, 'pick_advice'));
  return { ...typed, pick_advice: '', ...(found ? { advice: found.title, advice_id: found.id } : {}) };
}

/** The choices for a "Find" without script. */
export async function findPicks(ctx: Ctx, field: string, typed: Fields): Promise<Picks> {
  if (field === 'caller') return { field, suggestions: await suggestCallers(ctx, one(typed, field)) };
  if (field === 'patient') return { field, suggestions: await suggestPatients(ctx, one(typed, field)) };
  const other = OTHERS.find((name) => name === field);
  if (other) return { field: other, suggestions: await suggestPatients(ctx, one(typed, other)) };
  if (field === 'place') return { field, suggestions: await suggestPlaces(ctx, one(typed, field)) };
  if (field === 'other') return { field, suggestions: await suggestOrganisations(ctx, one(typed, field)) };
  if (field === 'advice') {
    const guides = (await searchGuides(ctx, one(typed, field))).slice(0, 6);
    return { field, suggestions: guides.map(({ id, title, summary }) => ({ id, label: title, detail: summary })) };
  }
  return undefined;
}
