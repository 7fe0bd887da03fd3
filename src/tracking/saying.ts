// What somebody says on the page of what is happening: on the case, and promised to be looked at.
import { sql } from 'kysely';
import {
  addContact,
  type Case,
  casesByIds,
  listContactsWith,
  listOpenPromises,
  makePromise,
  type Promised,
} from '../cases/index.ts';
import { maybeTimeAnew } from '../delays/index.ts';
import { listStaff } from '../identity/index.ts';
import type { Link } from '../links/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { READ_FIRST, soundsDangerous } from '../telling/index.ts';
import { ACTS, type Act } from './tracking.rules.ts';

const SAME_PRESS_MS = 10 * 60_000;
const MOST_LATELY = 20;

/** @throws NotFound it is not here any more */
export async function caseOf(ctx: Ctx, link: Link): Promise<Case> {
  const kase = (await casesByIds(ctx, [link.case_id])).get(link.case_id);
  if (!kase) throw new NotFound('This case');
  return kase;
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
  if (same) return;
  const owner = name === 'unhappy' ? ((await managerId(ctx)) ?? kase.owner_id) : kase.owner_id;
  const due = (CALLED.includes(name) && (await maybeTimeAnew(ctx))) || ctx.now;
  await makePromise(ctx, { kind: 'look_into', owner, case: kase.id, about, due });
}

/** What somebody contacts them about: they are told by when. All else is read now. */
const CALLED: readonly Act[] = ['unhappy', 'complaint'];

/** By when somebody contacts them about what they pressed; undefined: nothing like that is ahead. */
export function maybeContactAbout(ctx: Ctx, open: readonly Promised[], name: Act): Date | undefined {
  if (!CALLED.includes(name)) return undefined;
  return open.find(({ about, due_at }) => about === ACTS[name].about && due_at > ctx.now)?.due_at;
}

/** What is said by a press alone. */
const PRESSED: readonly Act[] = ['sorted', 'unhappy'];
const isLately = (ctx: Ctx, at: Date) => ctx.now.getTime() - at.getTime() < SAME_PRESS_MS;

/** Word for word a moment ago: pressed twice, or sent again after going back. */
async function wasSaid(ctx: Ctx, kase: Case, { about }: Link, words: string): Promise<boolean> {
  return (await listContactsWith(ctx, about, MOST_LATELY)).some(
    (one) => one.case_id === kase.id && one.channel === 'web' && one.words === words && isLately(ctx, one.received_at),
  );
}

/** Words that may mean danger are read before all else, whatever way they come. */
export async function readFirst(ctx: Ctx, kase: Case, words: string): Promise<void> {
  if (!soundsDangerous(words)) return;
  const open = await listOpenPromises(ctx, kase.id);
  if (open.some(({ about }) => about === READ_FIRST)) return;
  const now = { case: kase.id, owner: kase.owner_id, due: ctx.now };
  await makePromise(ctx, { kind: 'look_into', ...now, about: READ_FIRST });
}

/** Not whoever they are not happy with. */
async function managerId(ctx: Ctx): Promise<string | undefined> {
  return (await listStaff(ctx)).find(({ role, disabled_at }) => role === 'manager' && !disabled_at)?.id;
}
