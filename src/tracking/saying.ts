// What somebody says on the page of what is happening: on the case, and promised to be looked at.
import { sql } from 'kysely';
import {
  addContact,
  type Case,
  type Contact,
  casesByIds,
  listContactsWith,
  listOpenPromises,
  makePromise,
  movePromise,
  type Promised,
  readFirst,
  rowsByIds,
} from '../cases/index.ts';
import { maybeTimeAnew } from '../delays/index.ts';
import { listStaff } from '../identity/index.ts';
import type { Link } from '../links/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { ACTS, type Act } from './tracking.rules.ts';

const SAME_PRESS_MS = 10 * 60_000;
const MOST_LATELY = 20;

/** @throws NotFound it is not here any more */
export async function caseOf(ctx: Ctx, link: Link): Promise<Case> {
  const kase = (await casesByIds(ctx, [link.case_id])).get(link.case_id);
  if (!kase) throw new NotFound('This case');
  return kase;
}

/** The number that they were given: after a merge it still is theirs, and the other one brings them no code. @throws NotFound */
export async function refOf(ctx: Ctx, link: Link): Promise<string> {
  const row = (await rowsByIds(ctx, [link.case_id])).get(link.case_id);
  if (!row) throw new NotFound('This case');
  return row.ref;
}

/** What they say is a contact, and somebody looks at it now, or contacts them by a time that they read; two presses are one. */
export async function tell(ctx: Ctx, link: Link, name: Act, words: string): Promise<void> {
  const kase = await caseOf(ctx, link);
  const { about } = ACTS[name];
  // Two presses at once: the second waits until the first is on the case.
  await sql`select pg_advisory_xact_lock(hashtext(${`track:${link.id}`}))`.execute(ctx.db);
  const same = (await listOpenPromises(ctx, kase.id)).find((one) => one.kind === 'look_into' && one.about === about);
  const again = same && PRESSED.includes(name) && isLately(ctx, same.made_at);
  if (again || (await wasSaid(ctx, kase, link, words))) return;
  await addContact(ctx, {
    ...{ case: kase.id, person: link.about, channel: 'web', direction: 'in', byItself: true, words },
  });
  await readFirst(ctx, kase, words);
  const due = (CALLED.includes(name) && (await maybeTimeAnew(ctx))) || ctx.now;
  // Late already, and said again: they read by when now.
  if (same && same.due_at <= ctx.now && due > ctx.now) await movePromise(ctx, same, { due, told: true });
  if (same) return;
  const owner = name === 'unhappy' ? ((await managerId(ctx)) ?? kase.owner_id) : kase.owner_id;
  const person = CALLED.includes(name) ? { person: link.about } : {};
  await makePromise(ctx, { kind: 'look_into', owner, case: kase.id, ...person, about, due });
}

/** What somebody contacts them about: they are told by when. All else is read now. */
const CALLED: readonly Act[] = ['unhappy', 'complaint'];

/** By when somebody contacts them about what they pressed; undefined: nothing like that is ahead. */
export function maybeContactAbout(ctx: Ctx, open: readonly Promised[], name: Act): Date | undefined {
  if (!CALLED.includes(name)) return undefined;
  return open.find(({ about, due_at }) => about === ACTS[name].about && due_at > ctx.now)?.due_at;
}

/** What they have added in the last minutes, for the page that says that we have it. */
export async function saidLately(ctx: Ctx, kase: Case, { about }: Link): Promise<string> {
  const said = await listContactsWith(ctx, about, MOST_LATELY);
  return said.flatMap((one) => (isOfPage(ctx, kase.id, one) ? one.words : [])).join('\n');
}

/** What is said by a press alone. */
const PRESSED: readonly Act[] = ['sorted', 'unhappy'];
const isLately = (ctx: Ctx, at: Date) => ctx.now.getTime() - at.getTime() < SAME_PRESS_MS;

/** Word for word a moment ago: pressed twice, or sent again after going back. */
async function wasSaid(ctx: Ctx, kase: Case, { about }: Link, words: string): Promise<boolean> {
  return (await listContactsWith(ctx, about, MOST_LATELY)).some(
    (one) => isOfPage(ctx, kase.id, one) && one.words === words,
  );
}

const isOfPage = (ctx: Ctx, kase: string, { case_id, channel, received_at }: Contact) =>
  case_id === kase && channel === 'web' && isLately(ctx, received_at);

/** Not whoever they are not happy with. */
async function managerId(ctx: Ctx): Promise<string | undefined> {
  return (await listStaff(ctx)).find(({ role, disabled_at }) => role === 'manager' && !disabled_at)?.id;
}
