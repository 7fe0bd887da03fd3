import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { refusePast } from '../platform/dated.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { isSame } from '../platform/same.ts';
import { type Day, localDate } from '../platform/time.ts';
import { type Words, wrongIn } from './checks.rules.ts';
import type { TemplateKind } from './kinds.rules.ts';
import { inForceOn, latest, type Version } from './versions.rules.ts';

const FROM_THE_START = '2012-01-01';
const NO_TEMPLATE = '00000000-0000-0000-0000-000000000000';

/** The templates of a new trust, as they ship. */
export async function setTemplates(ctx: Ctx): Promise<void> {
  const shipped = await ctx.db.selectFrom('letter_defaults').selectAll().execute();
  const rows = shipped.map((words) => ({ ...words, template: newId(ctx.now), id: newId(ctx.now) }));
  const made = { trust_id: ctx.trust.id, made_at: ctx.now };
  await ctx.db
    .insertInto('letter_templates')
    .values(rows.map(({ template, kind }) => ({ ...made, id: template, kind })))
    .execute();
  await ctx.db
    .insertInto('letter_versions')
    .values(
      rows.map(({ id, template, name, ways, subject, body, second_reader }) => ({
        ...made,
        ...{ id, name, ways, subject, body, second_reader, number: 1, template_id: template },
        ...{ valid_from: FROM_THE_START, again_of: null, made_by: null },
      })),
    )
    .execute();
}

function versionsOf(ctx: Ctx) {
  return ctx.db
    .selectFrom('letter_versions as v')
    .innerJoin('letter_templates as t', (join) =>
      join.onRef('t.trust_id', '=', 'v.trust_id').onRef('t.id', '=', 'v.template_id'),
    )
    .selectAll('v')
    .select('t.kind')
    .where('v.trust_id', '=', ctx.trust.id);
}

/** What was saved last of each template, whenever it begins. */
export async function listNewest(ctx: Ctx): Promise<Version[]> {
  return versionsOf(ctx).distinctOn('v.template_id').orderBy('v.template_id').orderBy('v.number', 'desc').execute();
}

/** What each template says today; of one that is only planned, nothing. */
export async function listInForce(ctx: Ctx): Promise<Version[]> {
  return versionsOf(ctx)
    .where('v.valid_from', '<=', localDate(ctx.now))
    .distinctOn('v.template_id')
    .orderBy('v.template_id')
    .orderBy('v.number', 'desc')
    .execute();
}

/** All versions of this template, at least one. @throws NotFound */
export async function findTemplate(ctx: Ctx, id: string): Promise<Version[]> {
  const versions = isId(id) ? await versionsOf(ctx).where('v.template_id', '=', id).orderBy('v.number').execute() : [];
  if (versions.length === 0) throw new NotFound('This template');
  return versions;
}

/** What officers may choose from today. */
export async function listOffered(ctx: Ctx): Promise<Version[]> {
  return (await listInForce(ctx)).filter(({ retired }) => !retired);
}

/** Versions by id, whenever they held. */
export async function versionsByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Version>> {
  if (ids.length === 0) return new Map();
  const rows = await versionsOf(ctx)
    .where('v.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** @throws RuleError a part is missing, a placeholder is unknown, the name is taken, or the day is past */
export async function addTemplate(ctx: Ctx, kind: TemplateKind, words: Words, from: Day): Promise<string> {
  await locked(ctx);
  await refuse(ctx, { kind, words, from });
  const id = newId(ctx.now);
  await ctx.db.insertInto('letter_templates').values({ trust_id: ctx.trust.id, id, kind, made_at: ctx.now }).execute();
  await save(ctx, { template: id, number: 1, words, from });
  await record(ctx, 'letter_template.added', { template: id, kind, from });
  return id;
}

type Change = { words: Words; from: Day };

/**
 * Other words from a day on. What was planned gives way to it; the former words stay. Saved unchanged, nothing is
 * written. @throws RuleError as `addTemplate`
 */
export async function changeTemplate(ctx: Ctx, id: string, { words, from }: Change) {
  await locked(ctx);
  const newest = latest(await findTemplate(ctx, id));
  if (!newest) throw new NotFound('This template');
  await refuse(ctx, { kind: newest.kind, words, from, but: id });
  if (isSame<Words>(newest, tidied(words)) && from >= newest.valid_from) return;
  const version = await save(ctx, { template: id, number: newest.number + 1, words, from, retired: newest.retired });
  await record(ctx, 'letter_template.changed', { template: id, version, from });
}

const tidied = ({ name, ways, subject, body, second_reader }: Words): Words => ({
  ...{ name: name.trim(), ways, subject: subject.trim(), body, second_reader },
});

/** The words of a former version hold again from today on. Those that hold already are left. @throws NotFound */
export async function takeUpAgain(ctx: Ctx, id: string, versionId: string) {
  await locked(ctx);
  const versions = await findTemplate(ctx, id);
  const [newest, wanted] = [latest(versions), versions.find((one) => one.id === versionId)];
  if (!newest || !wanted) throw new NotFound('This version');
  const now = inForceOn(versions, localDate(ctx.now));
  if (now?.id === newest.id && isSame<Words>(newest, tidied(wanted))) return;
  await refuseTaken(ctx, wanted.name, id);
  const version = await save(ctx, {
    template: id,
    ...{
      number: newest.number + 1,
      words: wanted,
      from: localDate(ctx.now),
      retired: newest.retired,
      againOf: wanted.id,
    },
  });
  await record(ctx, 'letter_template.used_again', { template: id, version, again: wanted.id });
}

/** Not offered to officers any more, or offered again, from today on. What was written from it stays. @throws NotFound */
export async function offerTemplate(ctx: Ctx, id: string, offered: boolean) {
  await locked(ctx);
  const versions = await findTemplate(ctx, id);
  const newest = latest(versions);
  if (!newest || newest.retired === !offered) return;
  const from = localDate(ctx.now);
  const words = inForceOn(versions, from) ?? newest;
  if (offered) await refuseTaken(ctx, words.name, id);
  const change = { template: id, number: newest.number + 1, words, from, retired: !offered };
  const version = await save(ctx, change);
  await record(ctx, offered ? 'letter_template.brought_back' : 'letter_template.retired', { template: id, version });
}

/** Two who save at once come one after the other. */
async function locked(ctx: Ctx) {
  await sql`select pg_advisory_xact_lock(hashtext(${`letter_templates:${ctx.trust.id}`}))`.execute(ctx.db);
}

type Refused = { kind: TemplateKind; words: Words; from: Day; but?: string };

async function refuse(ctx: Ctx, { kind, words, from, but = '' }: Refused) {
  refusePast(ctx, from, 'Enter today or a later day: past days keep their words');
  const [wrong] = wrongIn(kind, words);
  if (wrong) throw new RuleError(wrong.message, wrong.field);
  await refuseTaken(ctx, words.name, but);
}

/** Names alone are asked for: the words of all templates are long. */
async function refuseTaken(ctx: Ctx, name: string, but: string) {
  const named = await ctx.db
    .selectFrom('letter_versions')
    .select(['template_id', 'name', 'retired'])
    .where('trust_id', '=', ctx.trust.id)
    .where('template_id', '<>', but || NO_TEMPLATE)
    .distinctOn('template_id')
    .orderBy('template_id')
    .orderBy('number', 'desc')
    .execute();
  const same = named.some((one) => !one.retired && one.name.toLowerCase() === name.trim().toLowerCase());
  if (same) throw new RuleError('There is a template of this name already', 'name');
}

type Saved = { template: string; number: number; words: Words; from: Day; retired?: boolean; againOf?: string };

async function save(ctx: Ctx, { template, number, words, from, retired = false, againOf }: Saved): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('letter_versions')
    .values({
      ...{ trust_id: ctx.trust.id, id, template_id: template, number, retired, valid_from: from },
      ...tidied(words),
      ways: [...words.ways],
      ...{ again_of: againOf ?? null, made_by: ctx.actor.id, made_at: ctx.now },
    })
    .execute();
  return id;
}
