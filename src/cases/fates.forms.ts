// What becomes of the promises that are still open when a case ends at PALS: each one must be answered for.
import { choice } from '../platform/forms.ts';
import { type Fields, one } from '../platform/routing.ts';
import type { Fate } from './tables.ts';

export const fateName = (promise: string) => `promise_${promise}`;

/** What can become of a promise when the complaints team gets the case: they do it, unless something else is said. */
export const AT_HANDOVER = ['passed', 'kept', 'cancelled'] as const;

/** One field for each open promise. */
export function fateFields<F extends Fate>(promises: readonly string[], fates: readonly F[]) {
  const fate = () =>
    choice({ label: 'What becomes of it?', choices: fates, required: 'Choose what becomes of each promise' });
  return Object.fromEntries(promises.map((id) => [fateName(id), fate()]));
}

/** What was said of each of these promises. */
export function readFates<F extends Fate>(body: Fields, promises: readonly { id: string }[], fates: readonly F[]) {
  const pairs = promises.flatMap(({ id }) => {
    const fate = fates.find((known) => known === one(body, fateName(id)));
    return fate ? [[id, fate] as const] : [];
  });
  return Object.fromEntries(pairs);
}
