import { listCodes, namedCodes } from '../codes/index.ts';
import { listStaff, staffNames } from '../identity/index.ts';
import { type AlsoInDirectory, listHelpNumbers } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import { EarlierSettings } from '../platform/components/earlier.tsx';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { EditHelp } from './edit.tsx';
import { atHelp, HELP, HelpEntry } from './entry.tsx';
import {
  type Asked,
  asTyped,
  crisisLinesOf,
  listPinned,
  listToDo,
  PER_PAGE,
  searchHelp,
  searchUndecided,
} from './finding.ts';
import { detailsTyped, helpForm, typedOf } from './help.forms.ts';
import { besideNumbers, pinnedNumbers } from './help.rules.ts';
import { findHelp, type Help, helpByIds, listUndecided } from './help.ts';
import { maybeCredit } from './imports.ts';
import {
  addHelp,
  bringBackHelp,
  changeHelp,
  confirmHelp,
  hideHelp,
  listEarlierHelp,
  removeHelp,
  restoreHelp,
  takeBackHelp,
} from './keeping.ts';
import { AlsoFound, HelpList, type HelpView } from './list.tsx';
import { countToDo, listReports, reportedKeys, reportWrong, settleReport } from './reports.ts';
import { countUse } from './told.ts';

const DONE: Record<string, string> = {
  added: 'Added to the directory.',
  saved: 'Saved, and marked as checked today.',
  checked: 'Marked as checked today.',
  hidden: 'It is hidden: nobody is sent there.',
  back: 'What this trust said of it is taken back.',
  closed: 'It is taken out of the directory.',
  reopened: 'It is in the directory again.',
  reported: 'Whoever keeps the directory sees it.',
  settled: 'Noted: you looked into it.',
};

const reportForm = form({
  words: text({
    label: 'What is wrong?',
    required: 'Write what is wrong',
    max: [1000, 'Write what is wrong in 1,000 characters or fewer'],
  }),
});

export function helpRoutes(r: Router) {
  r.get(HELP, { may: 'places.read' }, listPage);
  r.get('/desk/suggestions/help', { may: 'places.read' }, async (ctx, req) =>
    json(await suggestHelp(ctx, one(req.query, 'q'))),
  );
  r.get('/desk/suggestions/own-help', { may: 'places.read' }, async (ctx, req) =>
    json(await suggestHelp(ctx, one(req.query, 'q'), true)),
  );
  r.get(`${HELP}/new`, { may: 'places.write' }, async (ctx) =>
    editPage(ctx, undefined, (await formOf(ctx)).of({ shown: 'public' }), 200),
  );
  r.post(HELP, { may: 'places.write' }, (ctx, req) => save(ctx, req, undefined));
  r.get(`${HELP}/:help`, { may: 'places.read' }, async (ctx, req) => entryPage(ctx, await asked(ctx, req), req));
  r.get(`${HELP}/:help/edit`, { may: 'places.write' }, async (ctx, req) => {
    const help = await asked(ctx, req);
    const successor = await maybeSuccessor(ctx, help);
    return editPage(ctx, help, (await formOf(ctx)).of(typedOf(help, successor?.name ?? '')), 200);
  });
  r.post(`${HELP}/:help`, { may: 'places.write' }, async (ctx, req) => save(ctx, req, await asked(ctx, req)));
  act(r, 'checks', 'checked', confirmHelp);
  act(r, 'hiding', 'hidden', hideHelp);
  act(r, 'taking-back', 'back', takeBackHelp);
  act(r, 'closure', 'closed', removeHelp);
  act(r, 'reopening', 'reopened', restoreHelp);
  act(r, 'restoration', 'saved', (ctx, help, req) => bringBackHelp(ctx, help, one(req.body, 'earlier')));
  r.post(`${HELP}/:help/reports`, { may: 'places.read' }, async (ctx, req) => {
    const help = await asked(ctx, req);
    const filled = reportForm.submit(req.body);
    const refused = await attempt(filled, ({ words }) => reportWrong(ctx, help, words.trim()));
    return refused ? entryPage(ctx, help, req, refused) : redirect(`${atHelp(help)}?done=reported`);
  });
  r.post(`${HELP}/:help/reports/:report/settling`, { may: 'places.write' }, async (ctx, req) => {
    const help = await asked(ctx, req);
    await settleReport(ctx, help, req.params.report ?? '');
    return redirect(`${atHelp(help)}?done=settled`);
  });
}

const asked = (ctx: Ctx, req: Req) => findHelp(ctx, req.params.help ?? '');

type Act = (ctx: Ctx, help: Help, req: Req) => Promise<unknown>;

/** One press. What a rule refuses is said on the page of the entry. */
function act(r: Router, noun: string, done: string, verb: Act) {
  r.post(`${HELP}/:help/${noun}`, { may: 'places.write' }, async (ctx, req) => {
    const help = await asked(ctx, req);
    const filled = { typed: { words: '' }, errors: [], ok: true as const, values: {} };
    let key: unknown;
    const refused = await attempt(filled, async () => {
      key = await verb(ctx, help, req);
    });
    if (refused) return entryPage(ctx, help, req, refused);
    const at = `${HELP}/${typeof key === 'string' ? key : afterwards(help, done)}`;
    return redirect(backTo(one(req.body, 'back'), at, done));
  });
}

/** To the list from which it was pressed, as it was asked for; else to the entry. */
function backTo(list: string, entry: string, done: string): string {
  const isList = list === HELP || list.startsWith(`${HELP}?`);
  const [at = '', query] = (isList ? list : entry).split('?');
  const asked = new URLSearchParams(query);
  asked.set('done', done);
  return `${at}?${asked}`;
}

/** One that ships stands under its code again. */
const afterwards = (help: Help, done: string) => (done === 'back' && help.national ? help.national : help.key);

async function formOf(ctx: Ctx) {
  const codes = await namedCodes(ctx, 'help_needs');
  return helpForm(
    codes.map(({ code }) => code),
    localDate(ctx.now),
  );
}

async function save(ctx: Ctx, req: Req, help: Help | undefined): Promise<Reply> {
  const filled = (await formOf(ctx)).submit(req.body);
  if (!filled.ok) return editPage(ctx, help, filled, 422);
  const typed = detailsTyped(filled.values);
  if ('wrong' in typed)
    return editPage(ctx, help, { ...filled, errors: [{ field: 'places', message: typed.wrong }] }, 422);
  let key = help?.key ?? '';
  const refused = await attempt(filled, async ({ version }) => {
    key = help ? await changeHelp(ctx, help, typed.details, version) : await addHelp(ctx, typed.details);
  });
  return refused ? editPage(ctx, help, refused, 422) : redirect(`${HELP}/${key}?done=${help ? 'saved' : 'added'}`);
}

async function editPage(ctx: Ctx, help: Help | undefined, filled: Filled, status: number): Promise<Reply> {
  const [needs, staff] = await Promise.all([listCodes(ctx, 'help_needs'), listStaff(ctx)]);
  const here = staff.filter(({ id, disabled_at }) => !disabled_at || id === help?.owner_id);
  const body = <EditHelp help={help} filled={filled} needs={needs} staff={here} before={null} />;
  return deskPage({ title: 'Help for people', section: 'directory', width: 'form', status, body });
}

async function entryPage(ctx: Ctx, help: Help, req: Req, refused?: Filled): Promise<Reply> {
  const [needs, staff, reports, before, successor, use, credit] = await Promise.all([
    needNames(ctx),
    staffNames(ctx),
    listReports(ctx, help),
    earlierOf(ctx, help),
    maybeSuccessor(ctx, help),
    countUse(ctx, help),
    maybeCredit(ctx, help),
  ]);
  const body = (
    <HelpEntry
      {...{ help, needs, staff, reports, before, successor, use, credit, now: ctx.now, today: localDate(ctx.now) }}
      done={refused ? undefined : DONE[one(req.query, 'done')]}
      report={refused ?? reportForm.blank()}
      mayWrite={mayDo(ctx.actor, 'places.write')}
    />
  );
  return deskPage({ title: 'Help for people', section: 'directory', width: 'form', status: refused ? 422 : 200, body });
}

async function maybeSuccessor(ctx: Ctx, { successor_id }: Help): Promise<Help | undefined> {
  return successor_id ? (await helpByIds(ctx, [successor_id]))[0] : undefined;
}

export async function needNames(ctx: Ctx): Promise<Map<string, string>> {
  return new Map((await namedCodes(ctx, 'help_needs')).map(({ code, label }) => [code, label]));
}

async function earlierOf(ctx: Ctx, help: Help) {
  if (!help.own) return null;
  const [names, rows] = await Promise.all([staffNames(ctx), listEarlierHelp(ctx, help)]);
  const lines = rows.map(({ id, held, until, changed_by }) => ({
    ...{ id, until, by: names.get(changed_by ?? '') ?? 'a colleague' },
    words: [held.name, held.phone, held.website, held.hours, held.summary, held.area].filter(Boolean).join(' · '),
  }));
  return (
    <EarlierSettings
      lines={lines}
      now={ctx.now}
      of={help.name}
      {...(mayDo(ctx.actor, 'places.write') ? { action: `${atHelp(help)}/restoration` } : {})}
    />
  );
}

const VIEWS: readonly HelpView[] = ['all', 'check', 'reported', 'gone'];

async function listPage(ctx: Ctx, req: Req): Promise<Reply> {
  const view = VIEWS.find((known) => known === one(req.query, 'view')) ?? 'all';
  const needs = await listCodes(ctx, 'help_needs');
  const wanted = {
    q: asTyped(one(req.query, 'q')),
    need: needs.find(({ code }) => code === one(req.query, 'need'))?.code ?? '',
    where: asTyped(one(req.query, 'where')),
    page: pageIn(one(req.query, 'page')),
  };
  const [all, counts, numbers, pinned, reported] = await Promise.all([
    listUndecided(ctx),
    countToDo(ctx),
    listHelpNumbers(ctx),
    listPinned(ctx, 'desk'),
    reportedKeys(ctx),
  ]);
  const shown = pinnedNumbers(numbers);
  const listed = await listOf(ctx, view, wanted, { all, reported });
  const body = (
    <HelpList
      {...{ view, asked: wanted, needs, reported, perPage: PER_PAGE, today: localDate(ctx.now), ...listed }}
      numbers={shown}
      pinned={besideNumbers(pinned, shown)}
      counts={{ check: counts.stale + counts.unchecked + all.length, reported: counts.reported }}
      mayWrite={mayDo(ctx.actor, 'places.write')}
      done={DONE[one(req.query, 'done')]}
    />
  );
  return deskPage({ title: 'Help for people', section: 'directory', body });
}

type Known = { all: readonly Help[]; reported: ReadonlySet<string> };
type Listed = { helps: readonly Help[]; total: number; near: boolean; undecided: readonly Help[] };

/** What stands on the list: a page of this trust's own, and all that fits of what ships and is undecided. */
async function listOf(ctx: Ctx, view: HelpView, wanted: Asked, { all, reported }: Known): Promise<Listed> {
  if (view === 'all') {
    const found = await searchHelp(ctx, wanted, 'desk');
    return { ...found, undecided: await searchUndecided(ctx, all, wanted) };
  }
  const undecided = { check: all, reported: all.filter(({ key }) => reported.has(key)), gone: [] };
  return { ...(await listToDo(ctx, view, wanted.page)), near: true, undecided: undecided[view] };
}

export function pageIn(typed: string): number {
  return /^\d{1,4}$/.test(typed) ? Math.max(1, Number(typed)) : 1;
}

const MOST_SUGGESTED = 6;

/** What fits while somebody types: of this trust first, then what ships; `ownOnly`: what this trust keeps alone. */
async function suggestHelp(ctx: Ctx, typed: string, ownOnly = false) {
  const q = asTyped(typed);
  if (q === '') return [];
  const [found, undecided] = await Promise.all([
    searchHelp(ctx, { q, need: '', where: '', page: 1 }, 'desk'),
    ownOnly ? [] : listUndecided(ctx),
  ]);
  const fitting = await searchUndecided(ctx, undecided, { q, need: '' });
  return [...found.helps, ...fitting].slice(0, MOST_SUGGESTED).map((help) => ({
    ...{ id: help.key, label: help.name, go: atHelp(help) },
    detail: [help.area, help.phone || help.organisation.phone].filter(Boolean).join(' – '),
  }));
}

const MOST_BESIDE = 6;

/** For the one search of the directory. */
export const inDirectory: AlsoInDirectory = {
  crisisLinesOf,
  suggest: suggestHelp,
  find: async (ctx, typed) => {
    const q = asTyped(typed);
    const found = await searchHelp(ctx, { q, need: '', where: '', page: 1 }, 'desk');
    const fitting = await searchUndecided(ctx, await listUndecided(ctx), { q, need: '' });
    const helps = [...found.helps, ...fitting];
    if (helps.length === 0) return null;
    const props = { helps: helps.slice(0, MOST_BESIDE), total: found.total + fitting.length, typed: q };
    return <AlsoFound {...props} today={localDate(ctx.now)} />;
  },
};
