import { staffNames } from '../identity/index.ts';
import { contactRules, peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { deskPage, json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { shortDate } from '../platform/time.ts';
import { readRef } from './cases.rules.ts';
import { findCase, maybeRestricted } from './cases.ts';
import { howMuch } from './search.rules.ts';
import { type PersonHit, searchNotes, searchPeopleAndCases } from './search.ts';
import { Search } from './search.tsx';
import { showsFound } from './shows.ts';
import type { Case } from './tables.ts';

const MOST_SHOWN = 20;
const MOST_SUGGESTED = 6;

export function searchRoutes(r: Router) {
  r.get('/desk/search', { may: 'cases.read' }, async (ctx, req) => {
    const typed = one(req.query, 'q').replaceAll('\0', '').slice(0, 200).toWellFormed();
    const ref = readRef(typed);
    if (ref && (await maybeCase(ctx, ref))) return redirect(`/desk/cases/${ref}`);
    return searchPage(ctx, typed, ref && (await maybeRestricted(ctx, ref)) ? ref : undefined);
  });

  /** What the box of the header offers while somebody types: choosing goes there. */
  r.get('/desk/suggestions/search', { may: 'cases.read' }, async (ctx, req) => {
    const typed = one(req.query, 'q').replaceAll('\0', '').slice(0, 200).toWellFormed();
    if (howMuch(typed) !== 'enough') return json([]);
    const ref = readRef(typed);
    if (ref) return json(await suggestCase(ctx, ref));
    const [{ hits }, beside] = await Promise.all([
      searchPeopleAndCases(ctx, typed, MOST_SUGGESTED),
      showsFound(ctx, typed),
    ]);
    return json([...hits.map((hit) => suggestPerson(ctx, hit)), ...beside].slice(0, MOST_SUGGESTED));
  });
}

async function maybeCase(ctx: Ctx, ref: string): Promise<Case | undefined> {
  try {
    return await findCase(ctx, ref);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

async function searchPage(ctx: Ctx, typed: string, restricted: string | undefined): Promise<Reply> {
  const enough = howMuch(typed);
  const looked = enough === 'enough';
  const [found, notes, staff, beside] = await Promise.all([
    looked ? searchPeopleAndCases(ctx, typed, MOST_SHOWN) : { hits: [], total: 0, cases: [] },
    looked ? searchNotes(ctx, typed, MOST_SHOWN) : { hits: [], total: 0 },
    staffNames(ctx),
    looked ? showsFound(ctx, typed) : [],
  ]);
  const cases = found.cases.slice(0, MOST_SHOWN);
  const people = await peopleByIds(
    ctx,
    cases.map(({ kase }) => kase.caller_id),
  );
  return deskPage({
    title: 'Search',
    section: 'search',
    searchedFor: typed,
    body: (
      <Search
        typed={typed.trim()}
        enough={enough}
        people={found.hits.map((hit) => ({ ...hit, rules: contactRules(hit.person) }))}
        peopleTotal={found.total}
        cases={cases.map(({ kase, place }) => ({
          kase,
          place,
          who: people.get(kase.caller_id ?? '')?.name ?? '',
          owner: staff.get(kase.owner_id ?? '') ?? 'no owner',
        }))}
        notes={notes.hits}
        notesTotal={notes.total}
        beside={beside}
        restricted={restricted}
        mayCall={mayDo(ctx.actor, 'cases.write')}
        now={ctx.now}
      />
    ),
  });
}

function suggestPerson(ctx: Ctx, { person, last, place, lastContact }: PersonHit) {
  const detail = [
    ...contactRules(person).slice(0, 1),
    place,
    last?.ref,
    lastContact && `last contact ${shortDate(lastContact, ctx.now)}`,
  ];
  return {
    id: person.id,
    label: person.name,
    detail: detail.filter(Boolean).join(' – '),
    go: `/desk/people/${person.id}`,
  };
}

async function suggestCase(ctx: Ctx, ref: string) {
  const kase = await maybeCase(ctx, ref);
  const go = `/desk/cases/${ref}`;
  if (!kase) return (await maybeRestricted(ctx, ref)) ? [{ id: ref, label: `Restricted case – ${ref}`, go }] : [];
  const caller = (await peopleByIds(ctx, [kase.caller_id])).get(kase.caller_id ?? '');
  return [{ id: ref, label: ref, detail: caller?.name ?? 'Nobody gave a name', go }];
}
