import { record } from '../audit/index.ts';
import { type Case, casesByIds, listOpenCasesOf, takeOverCalls } from '../cases/index.ts';
import { takeOverDrafts } from '../drafts/index.ts';
import { type Hand, handOn, planGiving, type Refused } from '../handing/index.ts';
import type { Staff } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { linesOf } from './lines.ts';
import { findHere, findWhoKeepsFor } from './members.ts';
import { type Offered, offer } from './share.ts';
import { listCandidates } from './team.ts';

/** So many cases are handed on in one go; the page says so where there are more. */
export const MOST_LEFT = 200;

/** Words of a one-to-one: nobody takes them over. */
const BETWEEN_TWO = ['talk', 'sample'];

export type Left = {
  offered: Offered[];
  promises: number;
  colleagues: { id: string; name: string; weight: number; away: boolean }[];
};

/** What somebody leaves behind: each open case with a suggestion, and promises that belong to none of them. */
export async function loadLeft(ctx: Ctx, person: Staff): Promise<Left> {
  const [cases, lines, candidates] = await Promise.all([
    listOpenCasesOf(ctx, person.id, MOST_LEFT),
    linesOf(ctx, person.id),
    listCandidates(ctx, person),
  ]);
  const others = candidates.filter(({ id }) => id !== person.id);
  return {
    offered: await offer(ctx, cases, others),
    promises: (await linesBeside(ctx, cases, lines)).length,
    colleagues: others,
  };
}

type Chosen = { cases: ReadonlyMap<string, string>; rest: string };
type Planned = { gives: { kase: Case; to: Staff }[]; rest: Hand[]; refused: Refused[] };

/**
 * What would become of everything: each case with who gets it, all other promises with one colleague. Changes nothing.
 * @throws RuleError a case or the promises are given to nobody
 */
export async function planHandover(ctx: Ctx, person: Staff, chosen: Chosen): Promise<Planned> {
  const cases = await listOpenCasesOf(ctx, person.id, MOST_LEFT);
  const lines = await linesOf(ctx, person.id);
  const refs = new Map<string, string[]>();
  for (const { ref } of cases) {
    const to = chosen.cases.get(ref);
    if (!to) throw new RuleError('Choose who gets each case', `to_${ref}`);
    refs.set(to, [...(refs.get(to) ?? []), ref]);
  }
  const gives: Planned['gives'] = [];
  const refused: Refused[] = [];
  for (const [id, given] of refs) {
    const to = await findHere(ctx, id);
    for (let at = 0; at < given.length; at += PER_PLAN) {
      const plan = await planGiving(ctx, given.slice(at, at + PER_PLAN), to, { leaves: true });
      refused.push(...plan.refused);
      gives.push(...plan.ready.map((kase) => ({ kase, to })));
    }
  }
  return { gives, rest: await restOf(ctx, person, cases, lines, chosen.rest), refused };
}

/** A plan looks at no more cases than this. */
const PER_PLAN = 100;

type HandedOver = { handing: string; refused: Refused[]; drafts: number };

/**
 * Hands on everything of somebody who leaves. Once their account has ended, their unfinished words and calls go to
 * whoever does this.
 * @throws RuleError a case or the promises are given to nobody
 */
export async function handOverAll(ctx: Ctx, person: Staff, chosen: Chosen): Promise<HandedOver> {
  const { gives, rest, refused } = await planHandover(ctx, person, chosen);
  const hands = [...gives.map(({ kase, to }): Hand => ({ what: 'case', case: kase, to: to.id })), ...rest];
  const handing = await handOn(ctx, { why: 'leaver' }, hands);
  if (!person.disabled_at) return { handing, refused, drafts: 0 };
  await takeOverCalls(ctx, person.id);
  const drafts = await takeOverDrafts(ctx, person.id, BETWEEN_TWO);
  await record(ctx, 'team.drafts_taken_over', { user: person.id, count: drafts });
  return { handing, refused, drafts };
}

type Lines = Awaited<ReturnType<typeof linesOf>>;

/** Without what goes with these cases: a promise of a merged case goes with the one that stands for it. */
async function linesBeside(ctx: Ctx, cases: readonly Case[], lines: Lines): Promise<Lines> {
  const standing = await casesByIds(
    ctx,
    lines.flatMap(({ promise }) => promise.case_id ?? []),
  );
  const theirs = new Set(cases.map(({ id }) => id));
  return lines.filter(({ promise }) => !theirs.has(standing.get(promise.case_id ?? '')?.id ?? ''));
}

/** Promises in cases that somebody else owns, and messages that belong to no case. */
async function restOf(ctx: Ctx, person: Staff, cases: readonly Case[], lines: Lines, to: string) {
  const rest = await linesBeside(ctx, cases, lines);
  if (rest.length === 0) return [];
  if (!to) throw new RuleError('Choose who gets their other promises', 'rest');
  const { id } = await findWhoKeepsFor(ctx, to, person);
  return rest.map(({ promise }): Hand => ({ what: 'promise', promise, to: id }));
}
