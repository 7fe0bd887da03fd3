// The people of a case as its pages show them: their part, what we call them, how to reach them.
import type { Code } from '../codes/index.ts';
import { calledName, listHospitalNumbers, listWays, type Person, peopleByIds, type Way } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { mayHold } from '../platform/holds.ts';
import type { listCasePeople } from './case-parts.ts';
import type { Promised } from './promises.ts';
import type { PersonRole } from './tables.ts';

export type CasePerson = {
  /** Whom the case names: after a merge another record of the same person. */
  id: string;
  person: Person;
  called: string;
  role: PersonRole;
  relation: string;
  ways: Way[];
  /** By which this hospital knows them: nothing that goes without a name may hold one. */
  numbers: readonly string[];
};

export function labelIn(codes: readonly Code[], code: string | null): string {
  return codes.find((row) => row.code === code)?.label ?? code ?? '';
}

/** The caller first, then whom it is about, then all others. */
function placeInList(role: PersonRole): number {
  return role === 'caller' ? 0 : role === 'patient' || role === 'died' ? 1 : 2;
}

/** The people of the case with how to reach them; a person of a step who has no part in the case comes along. */
export async function loadPeople(
  ctx: Ctx,
  rows: Awaited<ReturnType<typeof listCasePeople>>,
  promises: readonly Promised[],
  relations: readonly Code[],
) {
  const loose = promises.map((one) => one.person_id).filter((id) => !rows.some((row) => row.person_id === id));
  const ids = [...rows.map((row) => row.person_id), ...loose];
  const people = await peopleByIds(ctx, ids);
  const numbered = [...people.values()].filter((person) => mayHold(ctx, person, 'hospital_numbers'));
  const [ways, numbers] = await Promise.all([
    listWays(ctx, ids),
    listHospitalNumbers(ctx, [...new Set(numbered.map(({ id }) => id))]),
  ]);
  const parts = [
    ...[...rows]
      .sort((a, b) => placeInList(a.role) - placeInList(b.role))
      .map((row) => ({ id: row.person_id, role: row.role, relation: labelIn(relations, row.relation) })),
    ...loose.map((id) => ({ id, role: 'other' as const, relation: '' })),
  ];
  return parts.flatMap(({ id, role, relation }): CasePerson[] => {
    const person = people.get(id ?? '');
    if (!person || !id) return [];
    const own = ways.filter((way) => way.person_id === person.id);
    return [
      { id, person, called: calledName(person), role, relation, ways: own, numbers: numbers.get(person.id) ?? [] },
    ];
  });
}
