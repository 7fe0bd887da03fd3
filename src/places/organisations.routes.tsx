import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { EarlierSettings } from '../platform/components/earlier.tsx';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, choice, email, type Filled, form, phone, readAs, text } from '../platform/forms.ts';
import { deskPage, json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import type { AlsoInDirectory } from './also.ts';
import { KINDS } from './organisations.rules.ts';
import {
  bringBackOrganisation,
  changeOrganisation,
  confirmOrganisation,
  createOrganisation,
  findOrganisation,
  listEarlierOrganisations,
  listOrganisations,
  listRemovedOrganisations,
  type Organisation,
  removeOrganisation,
  restoreOrganisation,
  suggestOrganisations,
} from './organisations.ts';
import { EditOrganisation, Organisations } from './organisations.tsx';
import { readAliases } from './places.rules.ts';
import { placesLike } from './places.ts';

const MOST_SHOWN = 200;
const AT = '/desk/directory/organisations';

const organisationForm = form({
  kind: choice({ label: 'What is it?', choices: KINDS, required: 'Choose what it is' }),
  name: text({ label: 'Name', required: 'Enter the name of the organisation' }),
  aliases: text({ label: 'Other names', max: [1000, 'The other names must be 1,000 characters or fewer'] }),
  phone: phone({ label: 'Phone' }),
  email: email({ label: 'Email' }),
  website: text({ label: 'Website' }),
  takes: text({ label: 'What they take', max: [1000, 'What they take must be 1,000 characters or fewer'] }),
  version: readAs({
    label: 'Version',
    read: (typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : undefined),
    wrong: 'Open the page again',
  }),
});

export function organisationRoutes(r: Router, also: readonly AlsoInDirectory[]) {
  r.get(AT, { may: 'places.read' }, (ctx, req) => listPage(ctx, one(req.query, 'q'), one(req.query, 'done')));
  r.get('/desk/suggestions/organisations', { may: 'places.read' }, async (ctx, req) =>
    json(await suggestOrganisations(ctx, one(req.query, 'q'))),
  );
  r.get(`${AT}/new`, { may: 'places.write' }, (ctx) => editPage(ctx, undefined, organisationForm.blank(), 200));
  r.post(AT, { may: 'places.write' }, async (ctx, req) => {
    const filled = organisationForm.submit(req.body);
    const refused = await attempt(filled, (values) => createOrganisation(ctx, detailsIn(values)));
    return refused ? editPage(ctx, undefined, refused, 422) : redirect(`${AT}?done=added`);
  });
  r.get(`${AT}/:code`, { may: 'places.read' }, async (ctx, req) => {
    const found = await findOrganisation(ctx, req.params.code ?? '');
    return listPage(ctx, found.name, '');
  });
  r.get(`${AT}/:code/edit`, { may: 'places.write' }, async (ctx, req) => {
    const known = await findOrganisation(ctx, req.params.code ?? '');
    return editPage(ctx, known, organisationForm.of(typedOf(known)), 200, await crisisLines(ctx, known));
  });
  r.post(`${AT}/:code`, { may: 'places.write' }, async (ctx, req) => {
    const known = await findOrganisation(ctx, req.params.code ?? '');
    const filled = organisationForm.submit(req.body);
    const refused = await attempt(filled, ({ version = known.version, ...details }) =>
      changeOrganisation(ctx, known, detailsIn(details), version),
    );
    return refused ? editPage(ctx, known, refused, 422, await crisisLines(ctx, known)) : redirect(`${AT}?done=saved`);
  });
  r.post(`${AT}/:code/checks`, { may: 'places.write' }, async (ctx, req) => {
    await confirmOrganisation(ctx, await findOrganisation(ctx, req.params.code ?? ''));
    return redirect(`${AT}?done=checked`);
  });
  r.post(`${AT}/:code/closure`, { may: 'places.write' }, async (ctx, req) => {
    const known = await findOrganisation(ctx, req.params.code ?? '');
    const lines = await crisisLines(ctx, known);
    const filled = { typed: typedOf(known), errors: [], ok: true as const, values: {} };
    const refused = await attempt(filled, async () => {
      guardCrisis(ctx, lines, one(req.body, 'sure') === 'yes');
      await removeOrganisation(ctx, known);
    });
    return refused ? editPage(ctx, known, refused, 422, lines) : redirect(`${AT}?done=closed`);
  });
  r.post(`${AT}/:code/reopening`, { may: 'places.write' }, async (ctx, req) => {
    await restoreOrganisation(ctx, req.params.code ?? '');
    return redirect(`${AT}?done=restored`);
  });
  r.post(`${AT}/:code/restoration`, { may: 'places.write' }, async (ctx, req) => {
    const known = await findOrganisation(ctx, req.params.code ?? '');
    const filled = { typed: typedOf(known), errors: [], ok: true as const, values: {} };
    const refused = await attempt(filled, () => bringBackOrganisation(ctx, known, one(req.body, 'earlier')));
    return refused ? editPage(ctx, known, refused, 422, await crisisLines(ctx, known)) : redirect(`${AT}?done=saved`);
  });

  async function crisisLines(ctx: Ctx, { code }: Organisation): Promise<string[]> {
    return (await Promise.all(also.map((one) => one.crisisLinesOf(ctx, code)))).flat();
  }
}

/** With it goes a crisis line, which only Settings takes out, and never unnoticed. */
function guardCrisis(ctx: Ctx, lines: readonly string[], isSure: boolean) {
  if (lines.length === 0) return;
  if (!mayDo(ctx.actor, 'settings.write'))
    throw new RuleError(`It gives a crisis line: ${lines.join(', ')}. Only a PALS manager takes it out.`, 'sure');
  if (!isSure) throw new RuleError('Tick that the crisis line goes as well', 'sure');
}

function typedOf({ kind, name, aliases, phone: number, email: address, website, takes }: Organisation) {
  return { kind, name, aliases: aliases.join(', '), phone: number, email: address, website, takes };
}

type Typed = Parameters<typeof createOrganisation>[1];

function detailsIn({
  kind = 'other',
  aliases,
  ...rest
}: Omit<Typed, 'kind' | 'aliases'> & Partial<Pick<Typed, 'kind'>> & { aliases: string }): Typed {
  const { name, phone: number, email: address, website, takes } = rest;
  return {
    kind,
    name: name.trim(),
    aliases: readAliases(aliases),
    phone: number,
    email: address,
    website: website.trim(),
    takes,
  };
}

async function listPage(ctx: Ctx, q: string, done: string): Promise<Reply> {
  const typed = q.replaceAll('\0', '').trim().slice(0, 100);
  const all = await listOrganisations(ctx);
  const found = typed === '' ? all : placesLike(all, typed, MOST_SHOWN);
  const mayWrite = mayDo(ctx.actor, 'places.write');
  const removed = mayWrite ? await listRemovedOrganisations(ctx) : [];
  const props = { typed, removed, organisations: found, done: done || undefined, today: localDate(ctx.now) };
  const body = <Organisations {...props} mayWrite={mayWrite} />;
  return deskPage({ title: 'Other organisations', section: 'directory', body });
}

async function editPage(
  ctx: Ctx,
  known: Organisation | undefined,
  filled: Filled,
  status: number,
  lines: readonly string[] = [],
): Promise<Reply> {
  const before = known && (await earlierOf(ctx, known));
  const body = <EditOrganisation {...{ known, filled, lines, before }} />;
  return deskPage({ title: 'Other organisations', section: 'directory', width: 'form', status, body });
}

async function earlierOf(ctx: Ctx, known: Organisation) {
  const [names, rows] = [await staffNames(ctx), await listEarlierOrganisations(ctx, known)];
  const lines = rows.map(({ id, held, until, changed_by }) => ({
    id,
    words: [held.name, held.phone, held.email, held.website, held.takes, held.aliases.join(', ')]
      .filter(Boolean)
      .join(' · '),
    until,
    by: names.get(changed_by ?? '') ?? 'a colleague',
  }));
  return <EarlierSettings lines={lines} now={ctx.now} action={`${AT}/${known.code}/restoration`} of={known.name} />;
}
