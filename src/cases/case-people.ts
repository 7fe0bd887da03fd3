import { addWay, changePerson, createPerson, findPerson } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { changeCase } from './case-changes.ts';
import { addPerson, listCasePeople, removePerson } from './case-parts.ts';
import { findCase } from './cases.ts';
import type { Case, PersonRole } from './tables.ts';

export type NewPart = {
  name: string;
  /** A person whom we know; their name still stands in the box. */
  person: string | undefined;
  role: PersonRole;
  relation: string;
  phone: string;
};

/** Adds somebody to the case: a person we know, or a new one. */
export async function addPart(ctx: Ctx, kase: Case, part: NewPart) {
  const known = part.person ? await findPerson(ctx, part.person) : undefined;
  const person = known?.name === part.name ? known : await createPerson(ctx, { name: part.name.trim() });
  if (part.phone) await addWay(ctx, person, { kind: 'phone', value: part.phone });
  await takePart(ctx, kase, { person: person.id, role: part.role, relation: part.relation });
}

/** The parts of one person in this case. @throws NotFound they have none */
export async function partsOf(ctx: Ctx, kase: Case, person: string) {
  const now = (await listCasePeople(ctx, kase.id)).filter((row) => row.person_id === person);
  if (now.length === 0) throw new NotFound('This person');
  return now;
}

/** Gives somebody of the case another part in it. */
export async function changePart(ctx: Ctx, kase: Case, person: string, to: { role: PersonRole; relation: string }) {
  const now = await partsOf(ctx, kase, person);
  await takePart(ctx, kase, { person, ...to });
  for (const { role } of now) if (role !== to.role && role !== 'caller') await removePerson(ctx, kase, person, role);
}

/** Takes somebody off the case. The caller stays until somebody else is the caller. */
export async function endPart(ctx: Ctx, kase: Case, person: string) {
  const now = await partsOf(ctx, kase, person);
  for (const { role } of now) await removePerson(ctx, kase, person, role);
}

/** A case has one caller: who was it before becomes somebody else. Nobody writes to a person who died. */
export async function takePart(ctx: Ctx, kase: Case, part: { person: string; role: PersonRole; relation: string }) {
  if (part.role === 'caller') await retireCaller(ctx, kase, part.person);
  await addPerson(ctx, kase, part.person, part.role, part.relation);
  if (part.role !== 'died') return;
  const person = await findPerson(ctx, part.person);
  if (!person.died) await changePerson(ctx, person, { died: true });
  if (!kase.after_death) await changeCase(ctx, await findCase(ctx, kase.ref), { after_death: true });
}

async function retireCaller(ctx: Ctx, kase: Case, next: string) {
  const callers = (await listCasePeople(ctx, kase.id)).filter((row) => row.role === 'caller' && row.person_id !== next);
  for (const before of callers) {
    await ctx.db
      .updateTable('case_people')
      .set({ ended_at: ctx.now })
      .where('trust_id', '=', ctx.trust.id)
      .where('case_id', '=', kase.id)
      .where('person_id', '=', before.person_id)
      .where('role', '=', 'caller')
      .execute();
    await addPerson(ctx, kase, before.person_id, 'other', before.relation);
  }
}
