import { codesWith } from '../codes/index.ts';
import {
  addWay,
  changePerson,
  createPerson,
  findPerson,
  listAlike,
  listHospitalNumbers,
  type Person,
  type PersonChange,
  setHospitalNumbers,
} from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { CallValues } from './call.fields.ts';
import { PRINT } from './call-needs.ts';
import type { Plan } from './finish.rules.ts';
import type { KnownBy } from './known-by.rules.ts';
import { LANGUAGES } from './languages.ts';

/** Somebody whose needs or number are known, and whose name is not. */
const NAMELESS = { name: 'the caller (no name given)', call_me: 'the caller' };

export type PeopleOfCall = { caller: Person | null; patient: Person | null; died: boolean };

/** The people of a call: those who were chosen, and new ones for names that were only typed. */
export async function settlePeople(ctx: Ctx, values: CallValues, plan: Plan): Promise<PeopleOfCall> {
  const caller = await settleCaller(ctx, values, plan);
  const died = values.after_death === 'yes';
  const patient = await settlePatient(ctx, values, died, plan.knownBy);
  const about = patient ?? caller;
  if (plan.knownBy && about) await learnKnownBy(ctx, about, plan.knownBy);
  return { caller, patient, died };
}

async function settleCaller(ctx: Ctx, values: CallValues, plan: Plan): Promise<Person | null> {
  const name = values.caller.trim();
  const chosen = values.caller_id ? await findPerson(ctx, values.caller_id) : undefined;
  const offered = await codesWith(ctx, 'needs', chosen?.needs ?? []);
  const needs = needsTicked(values).filter((need) => offered.some(({ code }) => code === need));
  const worthKeeping = needs.length > 0 || values.phone || plan.way || values.safe_times.trim() || values.language;
  if (!chosen && name === '' && !worthKeeping) return null;
  const known = chosen ?? (await createPerson(ctx, name === '' ? NAMELESS : { name }));
  const change = changeOf(known, needs, values);
  if (Object.keys(change).length > 0) await changePerson(ctx, known, change);
  if (values.phone) await addWay(ctx, known, { kind: 'phone', value: values.phone });
  if (plan.way) await addWay(ctx, known, plan.way);
  return { ...known, ...change };
}

/** Large print and Easy Read share one tick until somebody says which; until then they get both. */
function needsTicked({ needs, language }: CallValues): string[] {
  const ticked: string[] = needs.filter((need) => need !== 'print');
  const said = PRINT.some((need) => ticked.includes(need));
  if (needs.includes('print') && !said) ticked.push(...PRINT);
  if (language !== '' && !ticked.includes('interpreter')) ticked.push('interpreter');
  return ticked;
}

/** What was shown and unticked goes; a need that this page never showed stays. */
function changeOf(person: Person, ticked: readonly string[], values: CallValues): PersonChange {
  const shown = values.needs_before.split(' ').filter(Boolean);
  const needs = [...new Set([...person.needs.filter((need) => !shown.includes(need)), ...ticked])];
  const language = LANGUAGES.find(({ code }) => code === values.language)?.label ?? values.language;
  const times = values.safe_times.trim() ? `Safe times to call: ${values.safe_times.trim()}` : '';
  return {
    ...(same(needs, person.needs) ? {} : { needs }),
    ...(language === '' || language === person.language ? {} : { language }),
    ...addingRule(person.contact_rule, times),
  };
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((each) => other.includes(each));

function addingRule(before: string, more: string): PersonChange {
  if (more === '' || before.includes(more)) return {};
  return { contact_rule: [before, more].filter(Boolean).join('. ') };
}

async function settlePatient(
  ctx: Ctx,
  values: CallValues,
  died: boolean,
  knownBy: Plan['knownBy'],
): Promise<Person | null> {
  const named = died ? values.died_name.trim() || values.patient.trim() : values.patient.trim();
  const chosen = values.patient_id && (!died || named === values.patient.trim()) ? values.patient_id : undefined;
  if (!chosen && named === '') return null;
  const known = chosen ? await findPerson(ctx, chosen) : await sameNumber(ctx, named, knownBy);
  const person = known ?? (await createPerson(ctx, { name: named, died }));
  if (died && !person.died) await changePerson(ctx, person, { died: true });
  return { ...person, died: person.died || died };
}

/** Somebody with this very number and a name like the one that was typed is not recorded twice. */
async function sameNumber(ctx: Ctx, name: string, knownBy: Plan['knownBy']): Promise<Person | undefined> {
  const found = knownBy && (await ofNumber(ctx, name, knownBy));
  return found?.sameName ? found.person : undefined;
}

/** Who has this number already, and whether the name that was typed is like theirs. */
export async function ofNumber(ctx: Ctx, name: string, knownBy: KnownBy) {
  if ('born_on' in knownBy) return undefined;
  const typed = { name, phone: '', email: '', born_on: null, nhs_number: null, ...knownBy };
  const found = (await listAlike(ctx, typed)).find(
    ({ by }) => by.includes('nhs_number') || by.includes('hospital_number'),
  );
  return found && { person: found.person, sameName: found.by.includes('name') };
}

/** Only what was not known yet: a number that differs is settled on the page of the person, not in a call. */
async function learnKnownBy(ctx: Ctx, person: Person, knownBy: NonNullable<Plan['knownBy']>) {
  if ('hospital_number' in knownBy) {
    const numbers = (await listHospitalNumbers(ctx, [person.id])).get(person.id) ?? [];
    return setHospitalNumbers(ctx, person, [...new Set([...numbers, knownBy.hospital_number])]);
  }
  if ('nhs_number' in knownBy ? person.nhs_number : person.born_on) return;
  await changePerson(ctx, await findPerson(ctx, person.id), knownBy);
}
