// Who wrote and for whom: the MP, the constituent, and whom it is about.
import { addPerson, type Case } from '../cases/index.ts';
import { addWay, createPerson, findPerson, type Person } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { refuseFuture } from '../platform/dated.ts';
import { RuleError } from '../platform/errors.ts';
import type { Day } from '../platform/time.ts';
import type { Signs } from './letters.rules.ts';

type Named = { name: string; id?: string | undefined };

export type Details = {
  mp: Named;
  office: { email: string; phone: string; address: string };
  constituency: string;
  caseworker: string;
  theirRef: string;
  constituent: Named;
  /** Whom it is about, where that is not the constituent. */
  patient?: Named | undefined;
  datedOn: Day | null;
  signs: Signs;
  signer: string;
};

export type Who = { mp: Person; constituent: Person; patient: Person };

/** @throws RuleError it is about somebody who is not named */
export async function peopleOf(ctx: Ctx, given: Details): Promise<Who> {
  if (given.patient && given.patient.name.trim() === '')
    throw new RuleError('Enter the name of the patient', 'patient');
  refuseFuture(ctx, given.datedOn, 'dated_on');
  const mp = await personNamed(ctx, given.mp);
  const { email, phone, address } = given.office;
  for (const [kind, value] of Object.entries({ email, phone, address }))
    if (value.trim() !== '') await addWay(ctx, mp, { kind: kind as 'email', value: value.trim() });
  const constituent = await personNamed(ctx, given.constituent);
  const patient = given.patient ? await personNamed(ctx, given.patient) : constituent;
  if (mp.id === constituent.id || mp.id === patient.id)
    throw new RuleError('Enter who asked the MP to write, not the MP', 'constituent');
  return { mp, constituent, patient };
}

/** Chosen from those we know, while their name still stands in the box; otherwise somebody new. */
async function personNamed(ctx: Ctx, { name, id }: Named): Promise<Person> {
  const known = id ? await findPerson(ctx, id) : undefined;
  return known?.name === name.trim() ? known : createPerson(ctx, { name: name.trim() });
}

export async function addConstituent(ctx: Ctx, kase: Case, { constituent, patient }: Who) {
  if (constituent.id !== patient.id) await addPerson(ctx, kase, constituent.id, 'representative');
}
