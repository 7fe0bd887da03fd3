// That a person who knows a language, or Easy Read, has read what this edition says.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx, keep } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Day } from '../platform/time.ts';
import type { Tongue } from '../platform/tongue.ts';
import { EASY_READ, EASY_READ_EDITION, EASY_READ_PAGES } from './easy-read.texts.ts';
import { editionToCheck, TONGUES } from './languages.ts';
import type { TextCheckTable } from './tables.ts';

export type TextCheck = Selectable<TextCheckTable>;

/** What holds now, by text. */
export async function listChecks(ctx: Ctx): Promise<readonly TextCheck[]> {
  return keep(ctx, { what: 'text_checks', from: ['text_checks'] }, () => readChecks(ctx).execute());
}

const readChecks = (ctx: Ctx) =>
  ctx.db
    .selectFrom('text_checks')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('ended_at', 'is', null)
    .orderBy('text');

/** As it is in this moment, for whoever changes it. */
const maybeCheck = (ctx: Ctx, text: string) => readChecks(ctx).where('text', '=', text).forUpdate().executeTakeFirst();

/** Was this very edition read by somebody, at this trust? */
export async function isChecked(ctx: Ctx, text: string, edition: string): Promise<boolean> {
  return edition !== '' && (await listChecks(ctx)).some((check) => check.text === text && check.edition === edition);
}

/** The languages that are offered here: whole, and read as they are now. */
export async function listTongues(ctx: Ctx): Promise<Tongue[]> {
  const checks = await listChecks(ctx);
  const holds = ({ code }: Tongue) => checks.some(({ text, edition }) => text === code && edition === whole(code));
  return TONGUES.filter((tongue) => whole(tongue.code) !== '' && holds(tongue));
}

const whole = editionToCheck;

/** Is there such a language here at all, offered or not? */
export const isTongue = (code: string): boolean => TONGUES.some((tongue) => tongue.code === code);

/** The language of an address, where it is offered. */
export async function maybeTongue(ctx: Ctx, code: string): Promise<Tongue | undefined> {
  if (!isTongue(code)) return undefined;
  return (await listTongues(ctx)).find((tongue) => tongue.code === code);
}

type Checked = { text: string; edition: string; by: string; on: Day };

/**
 * From now on it is offered. A second press changes nothing. `edition` is the one that was read.
 * @throws NotFound no such text. @throws RuleError it has changed since, or is not whole
 */
export async function confirmText(ctx: Ctx, { text, edition, by, on }: Checked, current: string | undefined) {
  if (current === undefined) throw new NotFound('This text');
  if (current === '')
    throw new RuleError('Some of its words are missing. It can be confirmed once all are there.', 'by');
  if (edition !== current)
    throw new RuleError('Its words have changed since this page was opened. Read the new ones first.', 'by');
  const known = await maybeCheck(ctx, text);
  const now = { edition, checked_by: by.trim(), checked_on: on };
  if (known?.edition === edition && known.checked_by === now.checked_by && known.checked_on === on) return;
  if (known) await end(ctx, known);
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('text_checks')
    .values({
      ...{ trust_id: ctx.trust.id, id, text, ...now },
      ...{ made_by: actorId(ctx), made_at: ctx.now, ended_by: null, ended_at: null },
    })
    .execute();
  await record(ctx, 'text_check.made', { text, edition });
}

/** It is offered no more, from now on. */
export async function takeBackCheck(ctx: Ctx, text: string): Promise<void> {
  const known = await maybeCheck(ctx, text);
  if (!known) return;
  await end(ctx, known);
  await record(ctx, 'text_check.taken_back', { text, edition: known.edition });
}

async function end(ctx: Ctx, { id }: TextCheck) {
  await ctx.db
    .updateTable('text_checks')
    .set({ ended_by: actorId(ctx), ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

/** What stands in the line "Other formats" of the public page at this path: itself is no other one. */
export async function formatsOffered(ctx: Ctx, path: string) {
  const [checked, languages] = await Promise.all([isChecked(ctx, EASY_READ, EASY_READ_EDITION), listTongues(ctx)]);
  return { easyRead: checked ? easyReadOf(path) : undefined, signing: path !== '/bsl', languages };
}

function easyReadOf(path: string): string | undefined {
  if (path.startsWith('/easy-read')) return undefined;
  const same = EASY_READ_PAGES.find(({ of }) => path === of || (of !== '/' && path.startsWith(`${of}/`)));
  return same ? `/easy-read/${same.slug}` : '/easy-read';
}
