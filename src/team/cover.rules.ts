// What becomes of a promise while its owner is away. Pure.
import { changedElsewhere, type PromiseKind } from '../cases/index.ts';
import { type Fields, one } from '../platform/routing.ts';

/** A law sets their time: they are covered, never moved. NHS Complaints Regulations 2009 (SI 2009/309) reg 13(3). */
const NEVER_MOVED: readonly PromiseKind[] = ['acknowledge', 'join_call'];

type Movable = { kind: PromiseKind; about: string };

/** An appointment is moved on its own page, where those hear of it who keep it too. */
export const mayMove = (promise: Movable): boolean =>
  !NEVER_MOVED.includes(promise.kind) && changedElsewhere(promise) === undefined;

export const MOVE = 'move';
export const LEAVE = 'leave';

/** To a colleague, moved with telling, or left to be offered to all on the day. */
export type Fate = { kind: 'give'; to: string } | { kind: 'move' } | { kind: 'leave' };

/** What was chosen for one promise; for those without a choice of their own, what was chosen for all. */
export function fateOf(fields: Fields, promise: Movable & { id: string }): Fate {
  const own = one(fields, `to_${promise.id}`);
  const chosen = own || one(fields, 'all');
  if (chosen === MOVE) return mayMove(promise) ? { kind: 'move' } : { kind: 'leave' };
  return chosen === '' || chosen === LEAVE ? { kind: 'leave' } : { kind: 'give', to: chosen };
}
