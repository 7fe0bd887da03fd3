// What is near its end or late in open cases: for those who warn and go up the ladder.
import type { Ctx } from '../platform/context.ts';
import { type Case, casesByIds } from './cases.ts';
import { CLOCK_NAMES } from './clocks.rules.ts';
import { CALL_KINDS, PROMISE_WORDS } from './promises.rules.ts';

export type Approaching = {
  id: string;
  case: Case;
  ladder: 'limit' | 'aim' | 'service_answer' | 'promise' | 'prompt';
  /** Of a prompt: the clock that asks for something to be done. */
  clock: string;
  /** In words without a person's name. */
  name: string;
  due_at: Date;
  owner: string | null;
};

const DAY = 86_400_000;
/** So far ahead the ladder looks: a warning a week before, over a bank holiday. */
const AHEAD = 10 * DAY;

/** Clocks that ask for an act of their own; all others have a ladder. */
const PROMPTS = ['next_working_day', 'offer_route', 'update'];
const LADDERS: Record<string, 'limit' | 'aim'> = {
  acknowledge: 'limit',
  respond: 'limit',
  goal: 'aim',
  goal_again: 'aim',
  first_contact: 'aim',
};

/** Clocks that end within days or have ended, and late promises, in cases that PALS still has in hand. */
export async function listApproaching(ctx: Ctx): Promise<Approaching[]> {
  const clocks = await ctx.db
    .selectFrom('clocks')
    .select(['id', 'case_id', 'name', 'due_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('met_at', 'is', null)
    .where('dropped_at', 'is', null)
    .where('stopped_at', 'is', null)
    .where('name', 'in', [...PROMPTS, ...Object.keys(LADDERS)])
    .where('due_at', '<', new Date(ctx.now.getTime() + AHEAD))
    .orderBy('due_at')
    .execute();
  const promises = await ctx.db
    .selectFrom('promises')
    .select(['id', 'case_id', 'kind', 'due_at', 'owner_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '=', 'open')
    .where('due_at', '<', ctx.now)
    .where('case_id', 'is not', null)
    .where('kind', 'in', ['service_answer', ...CALL_KINDS])
    .orderBy('due_at')
    .execute();
  const cases = await casesByIds(
    ctx,
    [...clocks, ...promises].flatMap(({ case_id }) => case_id ?? []),
  );
  const inHand = (id: string | null) => {
    const kase = cases.get(id ?? '');
    return kase && !kase.closed_at && !kase.handed_over_at && kase.owner_id ? kase : undefined;
  };
  const ofClocks = clocks.flatMap(({ id, case_id, name, due_at }): Approaching[] => {
    const kase = inHand(case_id);
    const ladder = LADDERS[name] ?? 'prompt';
    return kase
      ? [{ id, case: kase, ladder, clock: name, name: CLOCK_NAMES[name] ?? name, due_at, owner: kase.owner_id }]
      : [];
  });
  const ofPromises = promises.flatMap(({ id, case_id, kind, due_at, owner_id }): Approaching[] => {
    const kase = inHand(case_id);
    const ladder = kind === 'service_answer' ? 'service_answer' : 'promise';
    const name = PROMISE_WORDS[kind].title('', '');
    return kase ? [{ id, case: kase, ladder, clock: '', name, due_at, owner: owner_id ?? kase.owner_id }] : [];
  });
  return [...ofClocks, ...ofPromises];
}

/** May this colleague open the case? Asked before something about it is given to somebody. */
export async function mayOpenCase(ctx: Ctx, kase: Case, user: string): Promise<boolean> {
  if (!kase.walled) return true;
  const row = await ctx.db
    .selectFrom('case_access')
    .select('may_open')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row?.may_open ?? kase.access === 'open';
}
