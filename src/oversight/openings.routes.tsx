import { casesByIds, restrictedRefs } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, choice, type Filled, form } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateTimeWords, dateWords } from '../platform/time.ts';
import { OPENING_WORDS } from './access.rules.ts';
import { listOpenings, lookInto, type Opening } from './openings.ts';
import { type OpeningLine, Openings } from './openings.tsx';
import { FOUND_WORDS } from './oversight.rules.ts';

const PAGE_SIZE = 50;

const lookForm = form({
  found: choice({ label: 'What came of it?', choices: ['nothing', 'followed_up'], required: 'Choose what came of it' }),
});

export function openingRoutes(r: Router) {
  r.get('/desk/access-log/openings', { may: 'access_log.read' }, (ctx, req) =>
    openingsPage(ctx, pageOf(one(req.query, 'page'))),
  );
  r.post('/desk/access-log/openings/:id/look', { may: 'access_log.read' }, async (ctx, req) => {
    const filled = lookForm.submit(req.body);
    const id = req.params.id ?? '';
    // Who asks for one that is not there is told so, whatever they sent with it.
    const refused = await attempt({ ...filled, ok: true, values: { found: undefined } }, () =>
      lookInto(ctx, id, filled.ok ? filled.values.found : undefined),
    );
    return refused ? openingsPage(ctx, 1, refused) : redirect('/desk/access-log/openings');
  });
}

/** A page number as somebody may type it: from 1 to 1,000. */
export function pageOf(typed: string): number {
  const page = /^\d{1,4}$/.test(typed) ? Number(typed) : 1;
  return Math.min(Math.max(page, 1), 1000);
}

async function openingsPage(ctx: Ctx, page: number, refused?: Filled): Promise<Reply> {
  const [found, names] = await Promise.all([
    listOpenings(ctx, { most: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE }),
    staffNames(ctx),
  ]);
  const refs = await refsOf(
    ctx,
    found.map((opening) => opening.case_id),
  );
  const lines = found.slice(0, PAGE_SIZE).map((opening) => lineOf(ctx, opening, names, refs));
  const pages = found.length > PAGE_SIZE ? page + 1 : page;
  const body = <Openings lines={lines} page={page} pages={pages} errors={refused?.errors ?? []} />;
  const status = refused ? 422 : 200;
  return deskPage({ title: 'Openings with a reason', section: 'oversight', status, body });
}

/** References of cases: those that are open to this person, and restricted ones, which are known by nothing else. */
export async function refsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const [open, restricted] = await Promise.all([casesByIds(ctx, ids), restrictedRefs(ctx, ids)]);
  return new Map([...restricted, ...[...open].map(([id, kase]): [string, string] => [id, kase.ref])]);
}

function lineOf(
  ctx: Ctx,
  opening: Opening,
  names: ReadonlyMap<string, string>,
  refs: ReadonlyMap<string, string>,
): OpeningLine {
  const by = names.get(opening.looked_by ?? '') ?? 'A colleague';
  return {
    id: opening.id,
    at: dateTimeWords(opening.at, ctx.now),
    who: names.get(opening.user_id) ?? 'A colleague',
    ref: refs.get(opening.case_id) ?? 'A restricted case',
    why: opening.why ? OPENING_WORDS[opening.why] : '',
    reason: opening.reason,
    granted: opening.granted,
    until: opening.until ? dateWords(opening.until, ctx.now) : '',
    looked:
      opening.found && `${FOUND_WORDS[opening.found]} – ${by}, ${dateWords(opening.looked_at ?? ctx.now, ctx.now)}`,
    own: opening.user_id === ctx.actor.id,
  };
}
