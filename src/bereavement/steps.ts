// The steps after a death: what is known of each, whose it is, and what it said before.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import {
  AFTER_DEATH,
  type Case,
  type CaseAtHand,
  cancelPromise,
  casesByRefs,
  changeCase,
  changePart,
  findCase,
  keepPromise,
  listCasePeople,
  listOpenPromises,
  makePromise,
  movePromise,
  type Promised,
  takePart,
  wholeCase,
} from '../cases/index.ts';
import {
  changePerson,
  createPerson,
  findPerson,
  listHospitalNumbers,
  type Person,
  peopleByIds,
  setHospitalNumbers,
  UNNAMED,
} from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { isSame } from '../platform/same.ts';
import type { Day } from '../platform/time.ts';
import { type Path, pathOf, wasNeverPatient } from './paths.rules.ts';
import { type StepDef, type StepState, titleOn } from './steps.rules.ts';
import type { StepTable } from './tables.ts';

export type Step = Selectable<StepTable>;

/** Every saving of every step, the newest first. */
async function listSteps(ctx: Ctx, kase: CaseAtHand): Promise<Step[]> {
  if (!mayHold(ctx, kase, 'bereavement_steps')) return [];
  return ctx.db
    .selectFrom('bereavement_steps')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What holds of each step. */
function newestOf(rows: readonly Step[]): Map<string, Step> {
  const newest = new Map<string, Step>();
  for (const row of rows) if (!newest.has(row.step)) newest.set(row.step, row);
  return newest;
}

export type Pathway = {
  kase: Case;
  path: Path;
  /** As the family says it; empty where nobody knows a name. */
  called: string;
  died: Person | undefined;
  steps: Map<string, Step>;
  rows: Step[];
  open: Promised[];
};

/** Everything that the pages of one death stand on. */
export async function loadPathway(ctx: Ctx, kase: Case): Promise<Pathway> {
  const [rows, open, people] = await Promise.all([
    listSteps(ctx, kase),
    listOpenPromises(ctx, kase),
    peopleByIds(ctx, [kase.patient_id]),
  ]);
  const steps = newestOf(rows);
  const who = steps.get('who')?.facts;
  const died = kase.patient_id !== kase.caller_id ? people.get(kase.patient_id ?? '') : undefined;
  const called = who?.called || (died && died.name !== UNNAMED ? died.call_me || died.name : '');
  return { kase, path: pathOf(who?.path, kase.child), called, died, steps, rows, open };
}

export type StepInput = {
  state: StepState;
  facts: Record<string, string>;
  note: string;
  /** By when one of us does it. */
  due: Date | undefined;
  /** The id of the saving that stood on the page; empty where there was none. */
  seen: string;
};

/**
 * Saves a step: what stood before is kept beside it. The same again changes nothing.
 * @throws RuleError a colleague was faster, no day for what is ours, or no such case
 */
export async function saveStep(ctx: Ctx, kase: Case, def: StepDef, input: StepInput): Promise<void> {
  const pathway = await loadPathway(ctx, kase);
  const last = pathway.steps.get(def.code);
  const said = { state: input.state, note: input.note.trim(), facts: input.facts };
  const standing = pathway.open.find(({ id }) => id === last?.promise_id);
  const sameDue = input.state !== 'ours' || standing?.due_at.getTime() === input.due?.getTime();
  if (last && isSame<object>(plain(last), plain(said)) && sameDue) return;
  if (last && input.seen !== last.id) throw new RuleError(CHANGED, 'note');
  if (input.state === 'ours' && !input.due) throw new RuleError('Enter a day and a time by which we do it', 'day');
  await checkRef(ctx, kase, input.facts.ref);
  const promise_id = await settlePromise(ctx, { kase, standing, def, path: pathway.path }, input);
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('bereavement_steps')
    .values({
      ...{ trust_id: ctx.trust.id, id, case_id: kase.id, step: def.code, promise_id },
      ...{ ...said, facts: JSON.stringify(said.facts), made_by: actorId(ctx), made_at: ctx.now },
    })
    .execute();
  await record(ctx, 'bereavement.step_saved', { case: kase.id, step: def.code, state: input.state });
  if (def.code === 'who') await nameWhoDied(ctx, kase, input.facts);
  await markCase(ctx, kase);
}

const CHANGED =
  'A colleague saved this while you had it open. What they wrote stands below; yours is still here. Save again to keep yours.';

/** The database keeps facts in an order of its own. */
const plain = ({ state, note, facts }: Pick<Step, 'state' | 'note' | 'facts'>) => ({
  ...{ state, note },
  facts: Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)),
});

/** A concern that is looked into has a case that exists, and is not this one. */
async function checkRef(ctx: Ctx, kase: Case, ref: string | undefined) {
  if (!ref) return;
  const found = [...(await casesByRefs(ctx, [ref])).values()][0];
  if (!found || found.id === kase.id) throw new RuleError('Enter the number of another case, like PAL-26-0412', 'ref');
}

type Standing = { kase: Case; standing: Promised | undefined; def: StepDef; path: Path };

/** What is ours by a day is promised; done keeps it, anything else takes it back. */
async function settlePromise(ctx: Ctx, { kase, standing, def, path }: Standing, { state, due }: StepInput) {
  if (state !== 'ours') {
    if (standing) await (state === 'done' ? keepPromise(ctx, standing) : cancelPromise(ctx, standing));
    return null;
  }
  if (!due) return null;
  if (standing) {
    if (standing.due_at.getTime() !== due.getTime()) await movePromise(ctx, standing, { due });
    return standing.id;
  }
  if (due <= ctx.now) throw new RuleError('Enter a time that is still to come', 'day');
  const about = `${AFTER_DEATH}${titleOn(def, path)}`;
  const promise = { kind: 'look_into' as const, case: kase.id, owner: kase.owner_id ?? actorId(ctx), due, about };
  return (await makePromise(ctx, promise)).id;
}

/**
 * Who died is marked as such, so that nothing is addressed to them any more, and what is known of them stands with the
 * person, too. Nobody of that name is known: they are added.
 * @throws RuleError the mother's name stands where the baby's is asked for
 */
async function nameWhoDied(ctx: Ctx, kase: Case, facts: Record<string, string>) {
  const person = (await maybeDied(ctx, kase, facts)) ?? (await takeAsDied(ctx, kase, facts));
  if (!person) return;
  const { born_on, hospital_number = '', called = '' } = facts;
  const now = await findPerson(ctx, person.id);
  const news = {
    ...(now.died ? {} : { died: true }),
    ...(born_on && born_on !== now.born_on ? { born_on } : {}),
    // Parents may find the name later.
    ...(now.name === UNNAMED && called.trim() ? { name: called.trim() } : {}),
  };
  if (Object.keys(news).length > 0) await changePerson(ctx, now, news);
  if (hospital_number) await setHospitalNumbers(ctx, person, hospital_number.split(', '));
}

/** Whoever stands in the case as the one who died; not a mother who was taken for that when the case was opened. */
async function maybeDied(ctx: Ctx, kase: Case, { path }: Record<string, string>): Promise<Person | undefined> {
  const part = (await listCasePeople(ctx, kase.id)).find(({ role }) => role === 'died');
  const person = part && (await findPerson(ctx, part.person_id));
  return person && !person.died && wasNeverPatient(pathOf(path, kase.child)) ? undefined : person;
}

async function takeAsDied(ctx: Ctx, kase: Case, { called = '', path, ...known }: Record<string, string>) {
  const patient = await maybePatient(ctx, kase);
  const mother = wasNeverPatient(pathOf(path, kase.child)) ? patient : undefined;
  if (mother) await refuseHers(ctx, mother, { ...known, called });
  if (!patient && !called.trim()) return undefined;
  const person = patient && !mother ? patient : await createPerson(ctx, { name: called.trim() || UNNAMED, died: true });
  await takePart(ctx, kase, { person: person.id, role: 'died', relation: '' });
  // She hears from us, as whoever else is alive.
  if (mother) await changePart(ctx, await findCase(ctx, kase.ref), mother.id, { role: 'other', relation: '' });
  return person;
}

/** A patient who is not the caller; of the caller nobody thinks that they died. */
async function maybePatient(ctx: Ctx, { patient_id, caller_id }: Case): Promise<Person | undefined> {
  return patient_id && patient_id !== caller_id ? findPerson(ctx, patient_id) : undefined;
}

const HERS = 'This is what we know of the patient, not of the baby. Change it, or leave it empty';

/** What stood in the form of the patient does not become the baby's. */
async function refuseHers(ctx: Ctx, mother: Person, facts: Record<string, string>) {
  const hers = { called: mother.call_me || mother.name, ...(await factsOfPerson(ctx, mother)) };
  for (const [field, value] of Object.entries(hers))
    if (facts[field]?.trim() === value) throw new RuleError(HERS, field);
}

/** What the record of the person says stands in the step, also where it was changed there since. */
export async function factsOfPerson(ctx: Ctx, died: Person | undefined): Promise<Record<string, string>> {
  if (!died) return {};
  const numbers = (await listHospitalNumbers(ctx, [died.id])).get(died.id) ?? [];
  return {
    ...(died.born_on ? { born_on: died.born_on } : {}),
    ...(numbers.length > 0 ? { hospital_number: numbers.join(', ') } : {}),
  };
}

async function markCase(ctx: Ctx, kase: Case) {
  const now = await findCase(ctx, kase.ref);
  if (!now.after_death) await changeCase(ctx, now, { after_death: true });
}

/** A day of a step, where it is known. */
export const dayOf = (steps: ReadonlyMap<string, Step>, step: string, name: string): Day | undefined =>
  steps.get(step)?.facts[name] || undefined;
