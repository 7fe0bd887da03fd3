import { listReads } from '../audit/index.ts';
import { findCase, maybeRestricted } from '../cases/index.ts';
import { listStaff, staffNames } from '../identity/index.ts';
import { peopleByIds, searchPeople } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { type Fields, one, type Router } from '../platform/routing.ts';
import { addDays, atLocal, dateTimeWords, localDate, parseDateTyped } from '../platform/time.ts';
import { pageOf, refsOf } from './openings.routes.tsx';
import { READ_WORDS } from './oversight.rules.ts';
import { type Asked, type ReadLine, Reads } from './reads.tsx';

const PAGE_SIZE = 50;
const MOST_PEOPLE = 200;

export function readRoutes(r: Router) {
  r.get('/desk/access-log', { may: 'access_log.read' }, async (ctx, req) => readsPage(ctx, req.query));
}

const NAMES = ['who', 'case', 'person', 'from', 'to'] as const;

function askedOf(query: Fields): Asked {
  const typed = (name: string) => one(query, name).replaceAll('\0', '').slice(0, 200).toWellFormed().trim();
  return Object.fromEntries(NAMES.map((name) => [name, typed(name)])) as Asked;
}

/** A filter that fits nothing finds nothing, and says so: it is never left out. */
type Narrowed = { reads: Parameters<typeof listReads>[1] | undefined; unknown: string[] };

async function narrowed(ctx: Ctx, asked: Asked, page: number): Promise<Narrowed> {
  const today = localDate(ctx.now);
  const [staff, kase, people] = await Promise.all([
    listStaff(ctx),
    asked.case ? maybeCaseId(ctx, asked.case) : undefined,
    asked.person ? searchPeople(ctx, asked.person, MOST_PEOPLE) : undefined,
  ]);
  const user = staff.find(({ id }) => id === asked.who)?.id;
  const from = asked.from ? parseDateTyped(asked.from, today) : undefined;
  const to = asked.to ? parseDateTyped(asked.to, today) : undefined;
  const unknown = [
    asked.who && !user ? 'Choose a colleague from the list.' : '',
    asked.case && !kase ? 'No case has this reference.' : '',
    asked.person && people?.length === 0 ? 'Nobody of this name is known.' : '',
    asked.from && !from ? 'Enter the first day like 3 November.' : '',
    asked.to && !to ? 'Enter the last day like 3 November.' : '',
  ].filter(Boolean);
  if (unknown.length > 0) return { reads: undefined, unknown };
  return {
    unknown,
    reads: {
      user,
      case: kase,
      people: people?.map(({ id }) => id),
      from: from ? atLocal(from, '00:00') : undefined,
      to: to ? atLocal(addDays(to, 1), '00:00') : undefined,
      most: PAGE_SIZE + 1,
      offset: (page - 1) * PAGE_SIZE,
    },
  };
}

async function maybeCaseId(ctx: Ctx, ref: string): Promise<string | undefined> {
  try {
    return (await findCase(ctx, ref)).id;
  } catch (error) {
    if (error instanceof NotFound) return maybeRestricted(ctx, ref);
    throw error;
  }
}

async function readsPage(ctx: Ctx, query: Fields): Promise<Reply> {
  const asked = askedOf(query);
  const page = pageOf(one(query, 'page'));
  const { reads, unknown } = await narrowed(ctx, asked, page);
  const found = reads ? await listReads(ctx, reads) : [];
  const shown = found.slice(0, PAGE_SIZE);
  const body = (
    <Reads
      asked={asked}
      unknown={unknown}
      lines={await linesOf(ctx, shown)}
      staff={(await listStaff(ctx)).map(({ id, name }) => ({ value: id, label: name }))}
      page={page}
      pages={found.length > PAGE_SIZE ? page + 1 : page}
    />
  );
  return deskPage({ title: 'Access log', section: 'oversight', body });
}

async function linesOf(ctx: Ctx, reads: Awaited<ReturnType<typeof listReads>>): Promise<ReadLine[]> {
  const [names, refs, people] = await Promise.all([
    staffNames(ctx),
    refsOf(
      ctx,
      reads.flatMap((read) => read.case_id ?? []),
    ),
    peopleByIds(
      ctx,
      reads.map((read) => read.person_id),
    ),
  ]);
  return reads.map((read) => ({
    id: read.id,
    at: dateTimeWords(read.at, ctx.now),
    who: names.get(read.user_id) ?? 'A colleague',
    what: READ_WORDS[read.what],
    of: read.case_id
      ? (refs.get(read.case_id) ?? 'A restricted case')
      : read.what === 'mail'
        ? 'Not with a case'
        : (people.get(read.person_id ?? '')?.name ?? 'Somebody known from a restricted case'),
  }));
}
