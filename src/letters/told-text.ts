// What goes to a person of the case in writing: held against what they may be told, and against what is another's own.

import { type Case, type Finding, listCasePeople, mayHear } from '../cases/index.ts';
import { listHospitalNumbers, listWays, type Person, peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { localDate } from '../platform/time.ts';
import { findingInTold, type Other } from './told-text.rules.ts';

type ToTell = { text: string; field: string };

/** @throws RuleError it says something of the patient that they may not hear, or holds a number of somebody else */
export async function checkTold(ctx: Ctx, kase: Case, reader: Person, { text, field }: ToTell) {
  const parts = await listCasePeople(ctx, kase.id);
  const ids = [kase.caller_id, kase.patient_id, ...parts.map(({ person_id }) => person_id)];
  const all = await peopleByIds(ctx, ids);
  const hears = ids.some((id) => id !== null && all.get(id)?.id === reader.id && mayHear(kase, id));
  const found = findingInTold(text, reader, await othersOf(ctx, kase, { reader, all, hears }), localDate(ctx.now));
  if (found) throw new RuleError(toldWords(found, hears), field);
}

type Around = { reader: Person; all: ReadonlyMap<string, Person>; hears: boolean };

async function othersOf(ctx: Ctx, kase: Case, { reader, all, hears }: Around): Promise<Other[]> {
  const people = [...new Map([...all.values()].map((person) => [person.id, person])).values()];
  const others = people.filter(({ id }) => id !== reader.id);
  const ids = others.map(({ id }) => id);
  const [numbers, ways] = await Promise.all([listHospitalNumbers(ctx, ids), listWays(ctx, [...ids, reader.id])]);
  // A couple has one phone and one address.
  const own = new Set(ways.filter(({ person_id }) => person_id === reader.id).map(({ value }) => plain(value)));
  const patient = all.get(kase.patient_id ?? '')?.id;
  return others.map(({ id, name, call_me, nhs_number }) => ({
    ...{ name, call_me },
    numbers: hears && id === patient ? [] : [...(numbers.get(id) ?? []), ...(nhs_number ? [nhs_number] : [])],
    ways: ways.flatMap(({ person_id, value }) => (person_id === id && !own.has(plain(value)) ? value : [])),
    hidden: !hears && id === patient,
  }));
}

const plain = (value: string) => value.replace(/\W/g, '').toLowerCase();

const SAYS: Partial<Record<Finding['kind'], string>> = {
  name: 'the name of the patient',
  bed: 'a bed number',
  nhs_number: 'an NHS number',
  hospital_number: 'a number by which the hospital knows somebody',
  birth_date: 'a date of birth',
  phone: 'the phone number of somebody else',
  email: 'the email address of somebody else',
  postcode: 'the address of somebody else',
};

function toldWords({ kind, found }: Finding, hears: boolean): string {
  const what = kind === 'name' ? 'the name of the patient' : `${SAYS[kind] ?? 'something of somebody else'} (${found})`;
  if (hears || ['phone', 'email', 'postcode'].includes(kind)) return `This has ${what} in it. Take it out.`;
  return `This has ${what} in it, and it is not recorded that they may be told about the patient. Take it out, or record who agreed under “Who may be told what”.`;
}
