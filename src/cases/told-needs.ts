import { namedCodes } from '../codes/index.ts';
import { calledName, type Person, peopleByIds, toldNeeds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Case } from './tables.ts';
import type { Need } from './told-needs.rules.ts';

/** What the patient and the caller of a case need, in the words that a ward would be told. */
export async function needsOfCase(ctx: Ctx, kase: Pick<Case, 'patient_id' | 'caller_id'>): Promise<Need[]> {
  const found = await peopleByIds(ctx, [kase.patient_id, kase.caller_id]);
  const people = new Map([...found.values()].map((person) => [person.id, person]));
  return needsOf([...people.values()], await namedCodes(ctx, 'needs'));
}

export function needsOf(people: readonly Person[], codes: readonly { code: string; label: string }[]): Need[] {
  const labels = new Map(codes.map(({ code, label }) => [code, label]));
  return people.map((person) => ({
    id: person.id,
    called: calledName(person),
    share: person.needs_share,
    words: toldNeeds(person.name, person, labels),
  }));
}
