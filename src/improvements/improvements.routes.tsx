// On the desk: what changed because people told us, written, checked by another, taken off, linked to its cases.
import { findPlaceTyped, openableCase } from '../cases/index.ts';
import { listStaff, staffNames } from '../identity/index.ts';
import { listSites, placesByIds } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { Forbidden, NotFound, RuleError } from '../platform/errors.ts';
import { attempt, type Filled, type Values } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { EditImprovement } from './edit.tsx';
import { caseForm, EVERYWHERE, type ImprovementForm, improvementForm } from './improvements.forms.ts';
import { canBePublic, FEW, isPublic, publicWords } from './improvements.rules.ts';
import {
  addImprovement,
  askToCheck,
  changeImprovement,
  checkImprovement,
  findImprovement,
  hideImprovement,
  type Improvement,
  type ImprovementDetails,
  listImprovements,
} from './improvements.ts';
import { ImprovementPage } from './improvements.tsx';
import { countPeople, findLink, linkCase, listLinkedCases, setWants, unlinkCase } from './links.ts';
import { ImprovementList, type View } from './list.tsx';
import { placeWords } from './places.ts';
import type { Wants } from './tables.ts';
import { listByHand, toldLines } from './telling.ts';

const AT = '/desk/improvements';
const read = { may: 'improvements.read' } as const;
const write = { may: 'improvements.write' } as const;

const DONE: Record<string, string> = {
  added: 'Added. Ask a colleague to check it, before the public reads it.',
  saved: 'Saved. A colleague has to check it before the public reads it.',
  asked: 'They are asked to check it.',
  checked: 'Checked. The public reads it now.',
  hidden: 'Taken off the public page.',
  linked: 'Linked.',
  unlinked: 'The link is taken off.',
  wants: 'Saved.',
  sent: 'On its way. Below is who gets it.',
  told: 'Noted: they have been told.',
};

export function deskRoutes(r: Router) {
  r.get(AT, read, listPage);
  r.get(`${AT}/new`, write, async (ctx) =>
    editPage(ctx, undefined, improvementForm(localDate(ctx.now)).of({ state: 'new' })),
  );
  r.post(AT, write, (ctx, req) => save(ctx, req, undefined));
  r.get(`${AT}/:improvement`, read, async (ctx, req) => improvementPage(ctx, await asked(ctx, req), req));
  r.get(`${AT}/:improvement/edit`, write, async (ctx, req) => {
    const improvement = await asked(ctx, req);
    return editPage(ctx, improvement, improvementForm(localDate(ctx.now)).of(await typedOf(ctx, improvement)));
  });
  r.post(`${AT}/:improvement`, write, async (ctx, req) => save(ctx, req, await asked(ctx, req, true)));
  act(r, 'check-askings', 'asked', (ctx, it, req) => askToCheck(ctx, it, one(req.body, 'colleague')));
  act(r, 'checks', 'checked', (ctx, it, req) => {
    const version = /^\d{1,9}$/.test(one(req.body, 'version')) ? Number(one(req.body, 'version')) : 0;
    return checkImprovement(ctx, it, { version, nobodyKnown: one(req.body, 'nobody_known') === 'yes' });
  });
  act(r, 'hiding', 'hidden', (ctx, it) => hideImprovement(ctx, it));
  act(r, 'cases', 'linked', linkTyped);
  act(r, 'cases/:link/wishes', 'wants', async (ctx, it, req) => {
    const link = await findLink(ctx, it, req.params.link ?? '');
    const wants = WANTS.find((known) => known === one(req.body, 'wants'));
    if (!wants) throw new RuleError('Choose an answer', 'wants');
    await setWants(ctx, link, wants);
  });
  act(r, 'cases/:link/removal', 'unlinked', async (ctx, it, req) =>
    unlinkCase(ctx, await findLink(ctx, it, req.params.link ?? '')),
  );
}

const WANTS: readonly Wants[] = ['yes', 'no', 'not_asked'];
const asked = (ctx: Ctx, req: Req, lock = false) => findImprovement(ctx, req.params.improvement ?? '', lock);

type Act = (ctx: Ctx, improvement: Improvement, req: Req) => Promise<unknown>;

/** One press. What a rule refuses is said on the page. */
function act(r: Router, noun: string, done: string, verb: Act) {
  r.post(`${AT}/:improvement/${noun}`, write, async (ctx, req) => {
    const improvement = await asked(ctx, req, true);
    const filled = { typed: { ref: one(req.body, 'ref') }, errors: [], ok: true as const, values: {} };
    const refused = await attempt(filled, () => verb(ctx, improvement, req));
    return refused ? improvementPage(ctx, improvement, req, refused) : redirect(`${AT}/${improvement.id}?done=${done}`);
  });
}

async function linkTyped(ctx: Ctx, improvement: Improvement, req: Req) {
  const filled = caseForm.submit(req.body);
  if (!filled.ok) throw new RuleError(filled.errors[0]?.message ?? '', 'ref');
  try {
    await linkCase(ctx, improvement, await openableCase(ctx, filled.values.ref.trim()), filled.values.wants);
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden)
      throw new RuleError('There is no such case that you may open. Look at its number again', 'ref');
    throw error;
  }
}

const VIEWS: readonly View[] = ['all', 'check', 'public', 'tell'];

async function listPage(ctx: Ctx, req: Req): Promise<Reply> {
  const all = await listImprovements(ctx);
  const [where, names] = await Promise.all([placeWords(ctx, all), staffNames(ctx)]);
  const me = actorId(ctx);
  const view = one(req.query, 'view');
  const toCheck = (it: Improvement) => canBePublic(it) && it.checked_version !== it.version && !it.writers.includes(me);
  const byHand = new Set((await listByHand(ctx)).map(({ improvement_id }) => improvement_id));
  const views: Record<View, Improvement[]> = {
    ...{ all, check: all.filter(toCheck), public: all.filter(isPublic) },
    tell: all.filter(({ id }) => byHand.has(id)),
  };
  const chosen = VIEWS.find((known) => known === view) ?? 'all';
  const body = (
    <ImprovementList
      lines={views[chosen].map((it) => ({
        ...{ id: it.id, said: it.said, state: it.state, public: publicWords(it), where: where.get(it.id) ?? '' },
        by: names.get(it.made_by) ?? '',
      }))}
      view={chosen}
      counts={VIEWS.map((of) => [of, views[of].length] as const)}
      mayWrite={mayDo(ctx.actor, 'improvements.write')}
    />
  );
  return deskPage({ title: 'You said, we did', section: 'improvements', body });
}

async function typedOf(ctx: Ctx, it: Improvement) {
  const place = (await placesByIds(ctx, [it.place_id])).get(it.place_id ?? '');
  return {
    ...{ said: it.said, changed: it.changed, effect: it.effect, still: it.still, state: it.state },
    ...{ declined_why: it.declined_why, changed_on: it.changed_on ? dateWords(it.changed_on, localDate(ctx.now)) : '' },
    ...{
      site: it.site_id ?? EVERYWHERE,
      place: place?.name ?? '',
      place_id: place?.id ?? '',
      version: String(it.version),
    },
  };
}

async function detailsOf(ctx: Ctx, typed: Values<ImprovementForm['fields']>): Promise<ImprovementDetails> {
  const { site, place, place_id, changed_on = null, state = 'new', version: _, ...words } = typed;
  const sites = await listSites(ctx);
  if (site !== EVERYWHERE && !sites.some(({ id }) => id === site)) throw new RuleError('Choose the site again', 'site');
  const found = await findPlaceTyped(ctx, { place, place_id: place_id || undefined });
  if (place.trim() !== '' && !found)
    throw new RuleError('Choose a ward or service from the list, or leave it empty', 'place');
  return { ...words, changed_on, state, site_id: site === EVERYWHERE ? null : site, place_id: found?.id ?? null };
}

async function save(ctx: Ctx, req: Req, improvement: Improvement | undefined): Promise<Reply> {
  const filled = improvementForm(localDate(ctx.now)).submit(req.body);
  let id = improvement?.id ?? '';
  const refused = await attempt(filled, async (values) => {
    const details = await detailsOf(ctx, values);
    if (details.changed_on && details.changed_on > localDate(ctx.now))
      throw new RuleError('This day is still to come. Write it under what is being worked on', 'changed_on');
    if (improvement) await changeImprovement(ctx, improvement, details, values.version ?? 0);
    else id = await addImprovement(ctx, details);
  });
  if (refused) return editPage(ctx, improvement, refused);
  return redirect(`${AT}/${id}?done=${improvement ? 'saved' : 'added'}`);
}

async function editPage(ctx: Ctx, improvement: Improvement | undefined, filled: Filled): Promise<Reply> {
  const stale = improvement && filled.errors.length > 0 && filled.typed.version !== String(improvement.version);
  const version: Record<string, string> = stale ? { version: String(improvement.version) } : {};
  const body = (
    <EditImprovement
      id={improvement?.id}
      filled={{ ...filled, typed: { ...filled.typed, ...version } }}
      sites={await listSites(ctx)}
      theirs={stale ? await typedOf(ctx, improvement) : undefined}
      shown={improvement !== undefined && isPublic(improvement)}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'You said, we did', section: 'improvements', width: 'form', status, body });
}

async function improvementPage(ctx: Ctx, it: Improvement, req: Req, refused?: Filled): Promise<Reply> {
  const mayWrite = mayDo(ctx.actor, 'improvements.write');
  const [links, where, names, staff, told] = await Promise.all([
    listLinkedCases(ctx, it),
    placeWords(ctx, [it]),
    staffNames(ctx),
    listStaff(ctx),
    toldLines(ctx, it),
  ]);
  const [me, said] = [actorId(ctx), await countPeople(ctx, links)];
  const body = (
    <ImprovementPage
      {...{ it, links, names, told, mayWrite, now: ctx.now, errors: refused?.errors ?? [] }}
      card={{
        ...{ id: it.id, said: it.said, changed: it.changed, effect: it.effect, still: it.still },
        ...{ where: where.get(it.id) ?? '', when: it.changed_on ? dateWords(it.changed_on, localDate(ctx.now)) : '' },
      }}
      typedRef={refused ? String(refused.typed.ref ?? '') : ''}
      publicNow={isPublic(it)}
      publicWords={publicWords(it)}
      mayCheck={mayWrite && canBePublic(it) && !isPublic(it) && !it.writers.includes(me)}
      mayAsk={mayWrite && canBePublic(it) && it.checked_version !== it.version}
      colleagues={staff.filter(
        ({ id, role, disabled_at }) => !disabled_at && CHECKERS.includes(role) && !it.writers.includes(id),
      )}
      few={said < FEW}
      done={refused ? undefined : DONE[one(req.query, 'done')]}
    />
  );
  return deskPage({
    title: 'You said, we did',
    section: 'improvements',
    width: 'form',
    status: refused ? 422 : 200,
    body,
  });
}

/** Who has improvements.write. */
const CHECKERS: readonly string[] = ['officer', 'senior_officer', 'manager', 'administrator'];
