import {
  CHOSEN,
  conflictsOf,
  findMerge,
  findPerson,
  type Person,
  searchPeople,
  TROUBLE_WORDS,
  troubleOf,
  undoMerge,
} from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { asMatches, listMatches } from './matches.ts';
import { mergePeopleForm } from './merge-people.forms.ts';
import { loadSides, mergeSeen, mergesOf, seenOf } from './merge-people.ts';
import { BeforeMerge, FindOther, LookAtBoth, SamePerson } from './merge-people.tsx';

const MOST_FOUND = 8;

export function mergePeopleRoutes(r: Router) {
  const write = { may: 'people.write' } as const;
  r.get('/desk/people/:id/merge', write, async (ctx, req) => {
    const id = req.params.id ?? '';
    const other = one(req.query, 'with');
    if (other === '') return findPage(ctx, await findPerson(ctx, id), '');
    return lookPage(ctx, id, other, mergePeopleForm.blank());
  });

  /** A POST, so that a name never stands in an address. */
  r.post('/desk/people/:id/merge/search', write, async (ctx, req) =>
    findPage(ctx, await findPerson(ctx, req.params.id ?? ''), one(req.body, 'q')),
  );

  r.post('/desk/people/:id/merge', write, async (ctx, req) => {
    const id = req.params.id ?? '';
    const goes = one(req.body, 'with');
    const filled = mergePeopleForm.submit(req.body);
    if (!filled.ok) return lookPage(ctx, id, goes, filled);
    const [stays, going] = await loadSides(ctx, id, goes);
    const missing = needsDeath(stays.person, going.person) && !filled.values.death;
    if (missing) return lookPage(ctx, id, goes, { ...filled, errors: [DEATH] });
    const { seen } = filled.values;
    if (!filled.values.sure) {
      const body = <BeforeMerge stays={stays} goes={going} filled={filled} seen={seen} />;
      return deskPage({ title: 'Merge two records', section: 'people', width: 'form', body });
    }
    const choices = Object.fromEntries(CHOSEN.map((field) => [field, filled.values[field] ?? 'stays']));
    const merging = { stays: id, goes, choices, sureOfDeath: filled.values.death, seen };
    const refused = await attempt(filled, () => mergeSeen(ctx, merging));
    return refused ? lookPage(ctx, id, goes, refused) : redirect(`/desk/people/${id}?done=merged`);
  });

  r.post('/desk/people/:id/merges/:merge/undo', write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    await undoMerge(ctx, await findMerge(ctx, person.id, req.params.merge ?? ''));
    return redirect(`/desk/people/${person.id}?done=parted`);
  });
}

const DEATH = {
  field: 'death',
  message: 'One record says that they have died. Make sure first that this is the same person.',
};

const needsDeath = (one: Person, other: Person) => one.died !== other.died;

async function findPage(ctx: Ctx, person: Person, typed: string): Promise<Reply> {
  const facts = { name: person.name, phone: '', email: '', born_on: person.born_on, nhs_number: person.nhs_number };
  const matches =
    typed.trim() === ''
      ? await listMatches(ctx, facts, person.id)
      : await asMatches(
          ctx,
          (await searchPeople(ctx, typed, MOST_FOUND)).filter(({ id }) => id !== person.id),
        );
  const body = <FindOther person={person} typed={typed} matches={matches} />;
  return deskPage({ title: 'Merge two records', section: 'people', width: 'form', body });
}

async function lookPage(ctx: Ctx, id: string, other: string, filled: Filled): Promise<Reply> {
  const [stays, goes] = await loadSides(ctx, id, other);
  const trouble = troubleOf(stays.person, goes.person);
  const body = (
    <LookAtBoth
      stays={stays}
      goes={goes}
      conflicts={conflictsOf(stays.person, goes.person)}
      trouble={trouble && TROUBLE_WORDS[trouble]}
      seen={seenOf(stays.person, goes.person)}
      filled={filled}
      now={ctx.now}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Merge two records', section: 'people', width: 'form', status, body });
}

/** The block on the page of a person. */
export async function samePersonBlock(ctx: Ctx, person: Person) {
  const merges = await mergesOf(ctx, person.id);
  return (
    <SamePerson
      id={person.id}
      merges={merges}
      mayWrite={mayDo(ctx.actor, 'people.write')}
      maySeeAll={mayDo(ctx.actor, 'cases.share_out')}
      now={ctx.now}
    />
  );
}
