import { staffNames } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateTimeWords, dateWords, localDate } from '../platform/time.ts';
import { pageOf, refsOf } from './openings.routes.tsx';
import { FOUND_WORDS } from './oversight.rules.ts';
import { lookForm } from './patterns.forms.ts';
import { countOpenPatterns, findPattern, listPatterns, lookIntoPattern, type ReadPattern } from './patterns.ts';
import { PatternPage, type PatternShown, Patterns } from './patterns.tsx';
import { saysOf } from './thresholds.rules.ts';
import { listRules } from './thresholds.ts';

const PAGE_SIZE = 50;
const PATTERNS = '/desk/access-log/patterns';

export function patternRoutes(r: Router) {
  const read = { may: 'access_log.read' } as const;
  r.get(PATTERNS, read, (ctx, req) => patternsPage(ctx, req));
  r.get(`${PATTERNS}/:id`, read, async (ctx, req) => patternPage(ctx, await findPattern(ctx, req.params.id ?? '')));
  r.post(`${PATTERNS}/:id/look`, read, async (ctx, req) => {
    const pattern = await findPattern(ctx, req.params.id ?? '');
    const filled = lookForm.submit(req.body);
    const refused = await attempt(filled, async ({ outcome = 'nothing', note }) => {
      await lookIntoPattern(ctx, pattern, { outcome, note });
    });
    return refused ? patternPage(ctx, pattern, refused) : redirect(`${PATTERNS}?done=looked`);
  });
}

async function patternsPage(ctx: Ctx, req: Req): Promise<Reply> {
  const all = one(req.query, 'show') === 'all';
  const page = pageOf(one(req.query, 'page'));
  const asked = { open: !all, most: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE };
  const [found, open] = await Promise.all([listPatterns(ctx, asked), countOpenPatterns(ctx)]);
  const body = (
    <Patterns
      lines={await shownOf(ctx, found.slice(0, PAGE_SIZE))}
      all={all}
      open={open}
      done={one(req.query, 'done') === 'looked'}
      page={page}
      pages={found.length > PAGE_SIZE ? page + 1 : page}
    />
  );
  return deskPage({ title: 'Patterns in reads', section: 'oversight', body });
}

async function patternPage(ctx: Ctx, pattern: ReadPattern, refused?: Filled): Promise<Reply> {
  const [line] = await shownOf(ctx, [pattern]);
  if (!line) throw new NotFound('This pattern');
  const own = pattern.user_id === ctx.actor.id;
  const body = <PatternPage line={line} own={own} filled={refused ?? lookForm.blank()} />;
  const status = refused ? 422 : 200;
  return deskPage({ title: 'A pattern in reads', section: 'oversight', width: 'form', status, body });
}

/** As this person may know them: a restricted case by its reference, its people not at all. */
async function shownOf(ctx: Ctx, found: readonly ReadPattern[]): Promise<PatternShown[]> {
  const [rules, names, refs, people] = await Promise.all([
    listRules(ctx),
    staffNames(ctx),
    refsOf(
      ctx,
      found.flatMap(({ case_id }) => case_id ?? []),
    ),
    peopleByIds(
      ctx,
      found.flatMap(({ person_id }) => person_id ?? []),
    ),
  ]);
  return found.map((one) => {
    const rule = rules.find(({ code }) => code === one.code);
    const ref = one.case_id ? refs.get(one.case_id) : undefined;
    const person = one.person_id && (people.get(one.person_id)?.name ?? 'Somebody known from a restricted case');
    const isCase = one.case_id && (ref ?? 'A restricted case');
    return {
      id: one.id,
      when: spanWords(ctx, one),
      who: names.get(one.user_id) ?? 'A colleague',
      kind: rule?.label ?? 'A pattern',
      says: saysOf(rule?.says ?? '', one.count),
      of: [person, isCase].filter((words) => words !== null && words !== '').join(', '),
      reads: readsOf(one, ref),
      looked:
        one.outcome && one.looked_at
          ? `${FOUND_WORDS[one.outcome]} – ${names.get(one.looked_by ?? '') ?? 'A colleague'}, ${dateWords(one.looked_at, ctx.now)}`
          : '',
      note: one.note,
    };
  });
}

function spanWords(ctx: Ctx, { first_at, last_at }: ReadPattern): string {
  const last = dateTimeWords(last_at, ctx.now);
  return first_at.getTime() === last_at.getTime() ? last : `${dateTimeWords(first_at, ctx.now)} to ${last}`;
}

/** The reads behind it, or the openings. */
function readsOf({ code, user_id, first_at, last_at }: ReadPattern, ref: string | undefined): string {
  if (code === 'openings' || code === 'tries') return '/desk/access-log/openings';
  const days = { from: typedDay(first_at), to: typedDay(last_at) };
  return `/desk/access-log?${new URLSearchParams({ who: user_id, ...(ref ? { case: ref } : {}), ...days })}`;
}

/** A day as it is typed into a filter: 24/11/2026. */
function typedDay(at: Date): string {
  return localDate(at).split('-').reverse().join('/');
}
