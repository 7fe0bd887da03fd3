import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Texts } from '../platform/edits.rules.ts';
import { settleEdit } from '../platform/edits.ts';
import { ConflictPage } from '../platform/edits.tsx';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, many, one, type Router } from '../platform/routing.ts';
import { type Day, dateWords, localDate } from '../platform/time.ts';
import { hintsFor, type Words, wrongIn } from './checks.rules.ts';
import { TEMPLATE_KINDS, type TemplateKind } from './kinds.rules.ts';
import { EditTemplate, NewTemplate } from './template-edit.tsx';
import { newTemplateForm, templateForm } from './templates.forms.ts';
import {
  addTemplate,
  changeTemplate,
  findTemplate,
  listInForce,
  listNewest,
  offerTemplate,
  takeUpAgain,
} from './templates.ts';
import { type Listed, TEMPLATES, TemplateList } from './templates.tsx';
import { historyOf, latest, type Version } from './versions.rules.ts';
import { VersionsPage } from './versions.tsx';

const MAY = { may: 'settings.write' } as const;

export function templateRoutes(r: Router) {
  r.get(TEMPLATES, MAY, (ctx) => listPage(ctx));
  r.get(`${TEMPLATES}/new`, MAY, async (ctx) =>
    newPage(newTemplateForm(localDate(ctx.now)).of({ from: 'today', ways: ['email', 'letter'] })),
  );
  r.post(TEMPLATES, MAY, async (ctx, req) => {
    const filled = newTemplateForm(localDate(ctx.now)).submit(req.body);
    if (!filled.ok) return newPage(filled);
    const { kind = 'other', from = localDate(ctx.now), ...words } = filled.values;
    const wrong = wrongWords(filled, kind, words);
    if (wrong) return newPage(wrong);
    let id = '';
    const refused = await attempt(filled, async () => {
      id = await addTemplate(ctx, kind, words, from);
    });
    return refused ? newPage(refused) : redirect(`${TEMPLATES}/${id}?done=saved`);
  });
  r.get(`${TEMPLATES}/:id`, MAY, async (ctx, req) => {
    const versions = await findTemplate(ctx, req.params.id ?? '');
    return editPage(ctx, versions, undefined, one(req.query, 'done'));
  });
  r.post(`${TEMPLATES}/:id`, MAY, (ctx, req) => saveTemplate(ctx, req.params.id ?? '', req.body));
  r.post(`${TEMPLATES}/:id/retirement`, MAY, async (ctx, req) => {
    await offerTemplate(ctx, req.params.id ?? '', false);
    return redirect(`${TEMPLATES}/${req.params.id}?done=retired`);
  });
  r.post(`${TEMPLATES}/:id/return`, MAY, async (ctx, req) => {
    await offerTemplate(ctx, req.params.id ?? '', true);
    return redirect(`${TEMPLATES}/${req.params.id}?done=returned`);
  });
  versionRoutes(r);
}

function versionRoutes(r: Router) {
  r.get(`${TEMPLATES}/:id/versions`, MAY, async (ctx, req) => {
    const versions = await findTemplate(ctx, req.params.id ?? '');
    const today = localDate(ctx.now);
    const body = (
      <VersionsPage
        template={req.params.id ?? ''}
        name={latest(versions)?.name ?? ''}
        versions={historyOf(versions, today)}
        names={await staffNames(ctx)}
        today={today}
        done={one(req.query, 'done') ? 'This version is used again, from today on.' : ''}
      />
    );
    return deskPage({ title: 'Versions of a template', section: 'settings', width: 'form', body });
  });
  r.post(`${TEMPLATES}/:id/versions`, MAY, async (ctx, req) => {
    await takeUpAgain(ctx, req.params.id ?? '', one(req.body, 'version'));
    return redirect(`${TEMPLATES}/${req.params.id}/versions?done=again`);
  });
}

async function listPage(ctx: Ctx): Promise<Reply> {
  const [newest, inForce, names] = await Promise.all([listNewest(ctx), listInForce(ctx), staffNames(ctx)]);
  const today = localDate(ctx.now);
  const now = new Map(inForce.map((version) => [version.template_id, version]));
  const place = ({ kind, name }: Listed) => `${String.fromCharCode(65 + TEMPLATE_KINDS.indexOf(kind))} ${name}`;
  const templates = newest
    .map((one) => listed(one, now.get(one.template_id) ?? one, { names, today }))
    .sort((a, b) => place(a).localeCompare(place(b), 'en'));
  const body = <TemplateList templates={templates} done="" />;
  return deskPage({ title: 'Letters and messages', section: 'settings', width: 'form', body });
}

type Named = { names: ReadonlyMap<string, string>; today: Day };

function listed(newest: Version, now: Version, { names, today }: Named): Listed {
  const who = names.get(now.made_by ?? '') ?? 'a colleague';
  return {
    template: now.template_id,
    ...{ kind: now.kind, name: now.name, ways: now.ways, retired: now.retired, shipped: now.made_by === null },
    second: now.second_reader,
    changed: now.made_by ? `Changed ${dateWords(now.made_at, today)} by ${who}` : 'As shipped',
    planned: newest.valid_from > today ? `Other words from ${dateWords(newest.valid_from, today)}` : '',
  };
}

function newPage(filled: Filled): Reply {
  const status = filled.errors.length > 0 ? 422 : 200;
  const body = <NewTemplate filled={filled} />;
  return deskPage({ title: 'Add a template', section: 'settings', width: 'form', status, body });
}

const textsOf = ({ name, ways, subject, body, second_reader }: Words): Texts => ({
  ...{ name, ways: ways.join(' '), subject, body, second_reader: second_reader ? 'yes' : '' },
});

/** Of the page of two versions the ways come back in one field. */
const typedWays = (body: Fields) =>
  many(body, 'ways')
    .flatMap((way) => way.split(/[\s,]+/))
    .filter(Boolean);

async function saveTemplate(ctx: Ctx, id: string, sent: Fields): Promise<Reply> {
  const versions = await findTemplate(ctx, id);
  const newest = latest(versions);
  if (!newest) return editPage(ctx, versions);
  const typed = (name: string) => one(sent, name).replace(/\r\n?/g, '\n');
  const mine: Texts = { ...textsIn(typed), ways: typedWays(sent).join(' ') };
  const was = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, unix(value)]));
  const { texts, clashes } = settleEdit(was, { mine, theirs: textsOf(newest), long: ['body'] });
  if (clashes.length > 0) return conflictPage(ctx, newest, { mine: texts, clashes, from: one(sent, 'from') });
  const filled = templateForm(localDate(ctx.now)).submit({
    ...texts,
    ways: (texts.ways ?? '').split(' ').filter(Boolean),
    from: one(sent, 'from'),
  });
  if (!filled.ok) return editPage(ctx, versions, filled);
  const { from = localDate(ctx.now), ...words } = filled.values;
  const wrong = wrongWords(filled, newest.kind, words);
  if (wrong) return editPage(ctx, versions, wrong);
  const refused = await attempt(filled, () => changeTemplate(ctx, id, { words, from }));
  return refused ? editPage(ctx, versions, refused) : redirect(`${TEMPLATES}/${id}?done=saved`);
}

const textsIn = (typed: (name: string) => string) => ({
  name: typed('name').trim(),
  subject: typed('subject').trim(),
  body: typed('body'),
  second_reader: typed('second_reader').trim() ? 'yes' : '',
});

const unix = (value: string | string[]) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value);

/** Everything that is wrong with the words at once, so that nobody has to save five times. */
function wrongWords(filled: Filled, kind: TemplateKind, words: Words): Filled | undefined {
  const bare = words.ways.length === 0 ? [{ field: 'ways', message: 'Choose how it may be sent' }] : [];
  const errors = [...bare, ...wrongIn(kind, words)];
  return errors.length > 0 ? { typed: filled.typed, errors } : undefined;
}

type Clashing = { mine: Texts; clashes: readonly string[]; from: string };

async function conflictPage(ctx: Ctx, newest: Version, { mine, clashes, from }: Clashing): Promise<Reply> {
  const { fields } = templateForm(localDate(ctx.now));
  const theirs = textsOf(newest);
  const own = newest.made_by === ctx.actor.id;
  const who = own ? 'You' : ((await staffNames(ctx)).get(newest.made_by ?? '') ?? 'A colleague');
  const body = (
    <ConflictPage
      back={<a href={`${TEMPLATES}/${newest.template_id}`}>Back to {newest.name}</a>}
      action={`${TEMPLATES}/${newest.template_id}`}
      who={who}
      clashes={clashes.map((name) => ({
        name,
        label: fields[name as keyof typeof fields].label,
        ...{ mine: mine[name] ?? '', theirs: theirs[name] ?? '' },
      }))}
      mine={{ ...mine, from }}
      was={theirs}
    />
  );
  return deskPage({ title: 'Two changes', section: 'settings', width: 'form', status: 409, body });
}

const DONE: Record<string, string> = {
  saved: 'Saved. Letters that are written from then on say it.',
  retired: 'Officers cannot choose this template any more.',
  returned: 'Officers can choose this template again.',
};

async function editPage(ctx: Ctx, versions: readonly Version[], filled?: Filled, done = ''): Promise<Reply> {
  const newest = latest(versions);
  const today = localDate(ctx.now);
  if (!newest) throw new Error('A template without a version.');
  const { name, ways, subject, body: words, second_reader } = newest;
  const body = (
    <EditTemplate
      version={newest}
      filled={
        filled ??
        templateForm(today).of({
          name,
          ways: [...ways],
          subject,
          body: words,
          second_reader: second_reader ? 'yes' : '',
          from: 'today',
        })
      }
      was={textsOf(newest)}
      done={DONE[done] ?? ''}
      hints={hintsFor(ways, words, subject)}
      planned={newest.valid_from > today ? newest.valid_from : undefined}
      today={today}
    />
  );
  const status = filled ? 422 : 200;
  return deskPage({ title: 'A letter or message', section: 'settings', width: 'form', status, body });
}
