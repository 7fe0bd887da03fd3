// Who is told at a step of the ladder: whoever it is for, and where they are away the next who is here.
import { whoIsAway } from '../away/index.ts';
import { type Approaching, mayOpenCase } from '../cases/index.ts';
import type { Staff } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Rung } from './reminders.rules.ts';

const NEXT_UP: Record<Rung['whom'], readonly string[]> = {
  owner: [],
  deputy: ['senior_officer', 'manager'],
  senior_officer: ['senior_officer', 'manager'],
  manager: ['manager', 'senior_officer'],
};

export type Team = {
  staff: readonly Staff[];
  deputies: ReadonlyMap<string, string>;
  onLeave: ReadonlySet<string>;
};

/** Who is on leave now. A break of a quarter of an hour is over before anybody looks. */
export async function listOnLeave(ctx: Ctx): Promise<Set<string>> {
  const away = [...(await whoIsAway(ctx)).values()].filter(({ kind }) => kind === 'leave');
  return new Set(away.map(({ user_id }) => user_id));
}

export type Recipient = {
  to: string;
  /** Who was passed over because they are away, by name. */
  passed: string;
};

/**
 * The first who may open the case and is here: the person of the step, never the one who is late; without a deputy a
 * senior officer. If all who may open it are away, the first of them; if there is none, its owner.
 */
export async function recipient(
  ctx: Ctx,
  one: Approaching,
  { whom }: Rung,
  team: Team,
): Promise<Recipient | undefined> {
  const first: Staff[] = [];
  for (const person of inTurn(one, whom, team)) {
    if (!(await mayOpenCase(ctx, one.case, person.id))) continue;
    if (!team.onLeave.has(person.id)) return { to: person.id, passed: first[0]?.name ?? '' };
    first.push(person);
  }
  const to = first[0]?.id ?? one.owner;
  return to ? { to, passed: '' } : undefined;
}

/** Everybody who can be told at this step, in turn. */
function inTurn(one: Approaching, whom: Rung['whom'], { staff, deputies }: Team): Staff[] {
  const deputy = staff.filter(({ id }) => id === deputies.get(one.owner ?? ''));
  if (whom === 'owner') return [...staff.filter(({ id }) => id === one.owner), ...deputy];
  const others = NEXT_UP[whom].flatMap((role) => staff.filter((person) => person.role === role));
  return [...(whom === 'deputy' ? deputy : []), ...others].filter(({ id }) => id !== one.owner);
}
