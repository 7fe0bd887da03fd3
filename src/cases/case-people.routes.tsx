import { listCodes } from '../codes/index.ts';
import { ALIKE_WORDS, type Alike, findPerson, listAlike, searchPeople } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Texts } from '../platform/edits.rules.ts';
import { settleEdit } from '../platform/edits.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { isId } from '../platform/ids.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Req, type Router } from '../platform/routing.ts';
import { listCasePeople } from './case-parts.ts';
import { newPartForm, partForm } from './case-people.forms.ts';
import { addPart, changePart, endPart, partsOf } from './case-people.ts';
import { CasePeople } from './case-people.tsx';
import { ROLE_WORDS } from './cases.rules.ts';
import { whoChangedCase } from './edits.ts';
import { CaseConflict } from './edits.tsx';
import { openableCase } from './show.ts';
import { loadPeople } from './show-people.ts';
import type { Case, PersonRole } from './tables.ts';

const MOST_MATCHES = 6;

export function casePeopleRoutes(r: Router) {
  r.get('/desk/cases/:ref/people', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return peoplePage(ctx, kase);
  });
  r.post('/desk/cases/:ref/people', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const form = newPartForm(await relationCodes(ctx));
    const filled = form.submit(await withMatch(ctx, req.body));
    if (one(req.body, 'act') === 'find') return findPage(ctx, kase, filled);
    if (filled.ok && !filled.values.name_id && one(req.body, 'match') === '') {
      const known = await listAlike(ctx, typedPerson(filled.values));
      if (known.length > 0) return askWho(ctx, kase, filled, known);
    }
    const refused = filled.ok
      ? await attempt(filled, () => {
          const { name, name_id: person, role = 'other', relation = '', phone } = filled.values;
          return addPart(ctx, kase, { name, person, role, relation, phone });
        })
      : filled;
    return refused ? peoplePage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}?done=people`);
  });
  r.post('/desk/cases/:ref/people/:id', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const { clashes, texts, theirs } = settlePart(req, await partsOf(ctx, kase, req.params.id ?? ''));
    if (clashes.length > 0) return conflictPage(ctx, kase, req.params.id ?? '', { clashes, mine: texts, theirs });
    const filled = partForm(await relationCodes(ctx)).submit(texts);
    if (!filled.ok) return peoplePage(ctx, kase, { ...newPartForm([]).blank(), errors: filled.errors });
    const { role = 'other', relation = '' } = filled.values;
    await changePart(ctx, kase, req.params.id ?? '', { role, relation });
    return redirect(`/desk/cases/${kase.ref}?done=people`);
  });
  r.post('/desk/cases/:ref/people/:id/ending', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await endPart(ctx, kase, req.params.id ?? '');
    return redirect(`/desk/cases/${kase.ref}?done=people`);
  });
}

/** What stands now, of the part that was on the page; and what was chosen of it. */
function settlePart(req: Req, parts: Awaited<ReturnType<typeof partsOf>>) {
  const now = parts.find(({ role }) => role === one(req.body, 'was_role')) ?? parts[0];
  const theirs: Texts = { role: now?.role ?? '', relation: now?.relation ?? '' };
  const mine = { role: one(req.body, 'role'), relation: one(req.body, 'relation') };
  return { ...settleEdit(req.body, { mine, theirs, long: [] }), theirs };
}

type Clashing = { clashes: readonly string[]; mine: Texts; theirs: Texts };

/** A colleague gave them another part meanwhile: both stand side by side. */
async function conflictPage(ctx: Ctx, kase: Case, person: string, { clashes, mine, theirs }: Clashing): Promise<Reply> {
  const relations = new Map((await listCodes(ctx, 'relations')).map(({ code, label }) => [code, label]));
  const words = (name: string, value = '') =>
    (name === 'role' ? ROLE_WORDS[value as PersonRole] : relations.get(value)) ?? value;
  const body = (
    <CaseConflict
      reference={kase.ref}
      action={`/desk/cases/${kase.ref}/people/${person}`}
      who={await whoChangedCase(ctx, kase, ['case.person_added', 'case.person_removed'])}
      clashes={clashes.map((name) => ({
        name,
        label: name === 'role' ? 'Their part in this case' : 'What they are to the patient',
        mine: words(name, mine[name]),
        theirs: words(name, theirs[name]),
      }))}
      mine={mine}
      was={theirs}
    />
  );
  return deskPage({ title: 'Two changes', section: 'cases', width: 'form', status: 409, body });
}

async function relationCodes(ctx: Ctx): Promise<string[]> {
  return (await listCodes(ctx, 'relations')).map(({ code }) => code);
}

/** Without script the person was chosen by a radio button: then it is their name that counts. */
async function withMatch(ctx: Ctx, body: Fields): Promise<Fields> {
  const match = one(body, 'match');
  if (!isId(match)) return body;
  return { ...body, name: (await findPerson(ctx, match)).name, name_id: match };
}

async function findPage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const typed = filled.typed.name;
  const found = await searchPeople(ctx, typeof typed === 'string' ? typed : '', MOST_MATCHES);
  const matches = found.map((person) => ({ id: person.id, name: person.name, detail: person.born_on ?? '' }));
  return peoplePage(ctx, kase, { typed: filled.typed, errors: [] }, matches);
}

const typedPerson = ({ name, phone }: { name: string; phone: string }) => {
  return { name, phone, email: '', born_on: null, nhs_number: null };
};

/** Somebody new who may be known already: nobody is recorded twice by a slip. Choosing "somebody new" goes on. */
async function askWho(ctx: Ctx, kase: Case, { typed }: Filled, known: readonly Alike[]): Promise<Reply> {
  const errors = [{ field: 'match', message: 'We may know them already. Choose one, or “No, somebody new”.' }];
  const matches = known.slice(0, MOST_MATCHES).map(({ person, phone, by }) => {
    const words = by.map((one) => ALIKE_WORDS[one]).join(', ');
    return { id: person.id, name: [person.name, phone].filter(Boolean).join(', '), detail: words };
  });
  return peoplePage(ctx, kase, { typed, errors }, matches);
}

type Match = { id: string; name: string; detail: string };

async function peoplePage(ctx: Ctx, kase: Case, filled?: Filled, matches?: Match[]): Promise<Reply> {
  const relations = await listCodes(ctx, 'relations');
  const people = await loadPeople(ctx, await listCasePeople(ctx, kase.id), [], relations);
  const shown = filled ?? newPartForm([]).blank();
  const body = (
    <CasePeople reference={kase.ref} people={people} relations={relations} filled={shown} matches={matches} />
  );
  const status = shown.errors.length > 0 ? 422 : 200;
  return deskPage({ title: `People in ${kase.ref}`, section: 'cases', width: 'form', status, body });
}
