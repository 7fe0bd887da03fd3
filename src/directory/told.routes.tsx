import { viewed } from '../audit/index.ts';
import { type Case, openableCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { listReaders } from '../letters/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, choice, type Filled, form, readAs, text, tick } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { many, one, type Req, type Router } from '../platform/routing.ts';
import { readTicks } from '../platform/seen.ts';
import { addDays, localDate, parseDateTyped, shortDate } from '../platform/time.ts';
import { asTyped, searchHelp, searchUndecided } from './finding.ts';
import { findHelp, type Help, listUndecided } from './help.ts';
import type { Helped } from './tables.ts';
import { toldTo } from './telling-fields.tsx';
import { HELPED } from './told.rules.ts';
import { askingDays, findTold, listTold, noteOutcome, stopAsking, tellOfHelp } from './told.ts';
import { Leaflet, ToldPage } from './told.tsx';

const AT = '/desk/cases/:ref/help';
/** Time enough to have rung somebody. */
const ASK_AFTER_DAYS = 14;

const DONE: Record<string, string> = {
  told: 'Kept with the case.',
  outcome: 'Saved.',
  asking: 'Nobody asks them.',
};

const toldForm = (today: string) =>
  form({
    person: text({ label: 'Whom?' }),
    how: choice({ label: 'How?', choices: ['spoken', 'leaflet', 'letter'], required: 'Choose how you told them' }),
    ask: tick({ label: 'Ask later?' }),
    ask_on: readAs({
      label: 'On which day?',
      read: (typed) => parseDateTyped(typed, today),
      wrong: 'Enter a day, like 8 December',
    }),
  });

export function toldRoutes(r: Router) {
  r.get(AT, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await caseOf(ctx, req);
    const [first] = await livingReaders(ctx, kase);
    const usual = {
      person: first?.id ?? '',
      ask_on: shortDate(addDays(localDate(ctx.now), ASK_AFTER_DAYS), '0001-01-01'),
    };
    return toldPage(ctx, kase, req, toldForm(localDate(ctx.now)).of(usual));
  });
  r.post(AT, { may: 'cases.write' }, tell);
  r.get(`${AT}/:told/leaflet`, { may: 'cases.write' }, leafletPage);
  r.post(`${AT}/:told/outcomes`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await caseOf(ctx, req);
    const told = await findTold(ctx, kase, req.params.told ?? '');
    const said = told.entries.flatMap(({ id }): [string, Helped][] => {
      const helped = HELPED.find((known) => known === one(req.body, `helped_${id}`));
      return helped ? [[id, helped]] : [];
    });
    const plain = { typed: {}, errors: [], ok: true as const, values: {} };
    const refused = await attempt(plain, () => noteOutcome(ctx, kase, told, new Map(said)));
    if (refused) return toldPage(ctx, kase, req, toldForm(localDate(ctx.now)).blank(), refused.errors[0]?.message);
    return redirect(`/desk/cases/${kase.ref}/help?done=outcome`);
  });
  r.post(`${AT}/:told/no-asking`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await caseOf(ctx, req);
    await stopAsking(ctx, kase, await findTold(ctx, kase, req.params.told ?? ''));
    return redirect(`/desk/cases/${kase.ref}/help?done=asking`);
  });
}

const caseOf = (ctx: Ctx, req: Req) => openableCase(ctx, req.params.ref ?? '');

async function livingReaders(ctx: Ctx, kase: Case) {
  const readers = (await listReaders(ctx, kase)).filter(({ person }) => !person.died);
  return readers.map(({ person }) => ({ id: person.id, name: person.name }));
}

async function tell(ctx: Ctx, req: Req): Promise<Reply> {
  const kase = await caseOf(ctx, req);
  const filled = toldForm(localDate(ctx.now)).submit(req.body);
  const ticks = many(req.body, 'entry').slice(0, 50);
  const seen = readTicks(ticks);
  const people = await livingReaders(ctx, kase);
  const kept = { ...filled, typed: { ...filled.typed, entry: ticks } };
  let letter: string | undefined;
  const refused = await attempt(kept, async ({ person, how = 'spoken', ask, ask_on }) => {
    const whom = { person: toldTo(people, person), how, askOn: ask ? ask_on : undefined };
    ({ letter } = await tellOfHelp(ctx, kase, { ...whom, keys: [...seen.keys()], seen }));
  });
  if (refused) return toldPage(ctx, kase, req, { ...refused, typed: kept.typed });
  return redirect(
    letter ? `/desk/cases/${kase.ref}/letters/check?${letter}` : `/desk/cases/${kase.ref}/help?done=told`,
  );
}

async function toldPage(ctx: Ctx, kase: Case, req: Req, filled: Filled, wrong?: string): Promise<Reply> {
  const from = req.method === 'POST' ? req.body : req.query;
  const asked = { q: asTyped(one(from, 'q')), where: asTyped(one(from, 'where')) };
  const told = await listTold(ctx, kase);
  const [asking, people, staff, offered, found] = await Promise.all([
    askingDays(ctx, told),
    livingReaders(ctx, kase),
    staffNames(ctx),
    offeredFor(ctx, asked, [...readTicks([filled.typed.entry ?? []].flat()).keys()]),
    peopleByIds(
      ctx,
      told.flatMap(({ person_id }) => person_id ?? []),
    ),
  ]);
  const names = new Map([...found].map(([id, { name }]) => [id, name]));
  const errors = filled.errors.length > 0 || wrong;
  const body = (
    <ToldPage
      {...{ reference: kase.ref, told, asking, names, staff, asked, ...offered, people, filled, wrong }}
      done={errors ? undefined : DONE[one(req.query, 'done')]}
      today={localDate(ctx.now)}
      now={ctx.now}
    />
  );
  return deskPage({ title: 'Where to find help', section: 'cases', width: 'form', status: errors ? 422 : 200, body });
}

/** What was ticked before stands first, then what fits: of this trust, then what ships. */
async function offeredFor(
  ctx: Ctx,
  { q, where }: { q: string; where: string },
  ticked: readonly string[],
): Promise<{ offered: Help[]; near: boolean }> {
  const kept = (await Promise.all(ticked.map((key) => findHelp(ctx, key).catch(() => undefined)))).filter(
    (help) => help !== undefined,
  );
  if (q === '' && where === '') return { offered: kept, near: true };
  const found = await searchHelp(ctx, { q, need: '', where, page: 1 }, 'desk');
  const undecided = q === '' ? [] : await searchUndecided(ctx, await listUndecided(ctx), { q, need: '' });
  const all = [...kept, ...found.helps, ...undecided];
  const offered = [...new Map(all.map((help) => [help.key, help])).values()].slice(0, 20);
  return { offered, near: where === '' || found.near };
}

async function leafletPage(ctx: Ctx, req: Req): Promise<Reply> {
  const kase = await caseOf(ctx, req);
  const told = await findTold(ctx, kase, req.params.told ?? '');
  await viewed(ctx, 'print', { case: kase.id });
  const props = {
    told,
    large: one(req.query, 'format') === 'large',
    now: ctx.now,
    back: `/desk/cases/${kase.ref}/help`,
  };
  const body = <Leaflet {...props} trust={ctx.trust.name} phone={ctx.trust.phone} />;
  return deskPage({ title: 'Where to find help', section: 'cases', width: 'form', body });
}
