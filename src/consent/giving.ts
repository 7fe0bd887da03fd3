import type { Case } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { localDate } from '../platform/time.ts';
import { problemOf, type State, untilProblem } from './consent.rules.ts';
import { type Consent, columnsOf, insertConsent, listConsents, type NewConsent, tellOf } from './consent.ts';
import { keepTrue } from './standing.ts';

/** It was given: from now on it counts. @throws RuleError something that belongs to it is missing */
export async function recordConsent(ctx: Ctx, kase: Case, given: NewConsent): Promise<Consent> {
  const problem = problemOf(given) ?? untilProblem(given.to_on, localDate(ctx.now));
  if (problem) throw new RuleError(problem.message, problem.field);
  const same = (await listConsents(ctx, kase)).find((row) => isSamePress(ctx, row, given));
  if (same) return same;
  const state: State = given.limits.trim() === '' ? 'received' : 'limited';
  const made = await insertConsent(ctx, kase, { ...columnsOf(given), state, answered_at: ctx.now });
  await tellOf(ctx, made, state);
  await keepTrue(ctx, kase, { gave: made });
  return made;
}

const SAME_PRESS_SECONDS = 30;

function isSamePress(ctx: Ctx, row: Consent, given: NewConsent): boolean {
  const recent =
    row.recorded_by === ctx.actor.id && ctx.now.getTime() - row.recorded_at.getTime() < SAME_PRESS_SECONDS * 1000;
  const columns = columnsOf(given);
  return recent && Object.entries(columns).every(([name, value]) => row[name as keyof Consent] === value);
}
