import { record } from '../audit/index.ts';
import { whoIsAway } from '../away/index.ts';
import {
  type Contact,
  cancelPromise,
  findContact,
  joinTitle,
  keepPromise,
  letLook,
  listAskedOf,
  listPromisesOfContact,
  makePromise,
  type Promised,
} from '../cases/index.ts';
import { type DraftFields, letRead, maybeDraftOf } from '../drafts/index.ts';
import { listStaff, permissionsOf } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import type { Alert } from '../platform/reply.ts';
import { callDraft } from './calls.ts';

/** Whether somebody joins this call: nobody was asked, or what became of the asking. */
export type Company = { state: 'none' } | { state: 'asked' | 'coming' | 'refused'; name: string };

export type Colleague = { id: string; name: string };

/** Colleagues who take calls and are here, without this person. */
export async function listColleagues(ctx: Ctx): Promise<Colleague[]> {
  const [staff, away] = await Promise.all([listStaff(ctx), whoIsAway(ctx)]);
  return staff.filter(
    ({ id, role, disabled_at }) =>
      !disabled_at && id !== ctx.actor.id && permissionsOf(role).has('cases.write') && !away.has(id),
  );
}

/**
 * Asks a colleague, or everybody, to join the call: it stands first in their My day, and they may read the notes.
 * Asking again replaces what was asked before. @throws RuleError nobody of this id takes calls
 */
export async function askToJoin(ctx: Ctx, call: Contact, colleague: string) {
  const colleagues = await listColleagues(ctx);
  const asked = colleagues.filter(({ id }) => colleague === '' || id === colleague);
  if (asked.length === 0) throw new RuleError('There is no such colleague to ask. Choose somebody else.', 'join_who');
  await endAsking(ctx, call.id);
  const ids = asked.map(({ id }) => id);
  await letLook(ctx, call, ids);
  await letRead(ctx, callDraft(call.id), ids);
  await makePromise(ctx, {
    kind: 'join_call',
    owner: colleague === '' ? null : colleague,
    due: comeBy(ctx.now),
    contact: call.id,
    about: ctx.actor.kind === 'user' ? ctx.actor.firstName : '',
  });
}

/** Somebody is wanted now: it stands first in My day, and is not late in the moment they are asked. */
export const comeBy = (now: Date): Date => later(now, COME_MINUTES);

const COME_MINUTES = 10;

/** Nobody is asked any more: the call is over, or was left. Returns the askings as they stood. */
export async function endAsking(ctx: Ctx, contactId: string): Promise<Promised[]> {
  const askings = await listAskings(ctx, contactId);
  for (const promise of askings) if (promise.state === 'open') await cancelPromise(ctx, promise);
  return askings;
}

const listAskings = (ctx: Ctx, contactId: string) => listPromisesOfContact(ctx, contactId, 'join_call');

/** What became of the last asking. */
export async function findCompany(ctx: Ctx, call: Contact): Promise<Company> {
  const last = (await listAskings(ctx, call.id)).at(-1);
  if (!last) return { state: 'none' };
  const names = new Map((await listStaff(ctx)).map(({ id, name }) => [id, name]));
  if (last.state === 'open') return { state: 'asked', name: names.get(last.owner_id ?? '') ?? 'everybody' };
  const by = names.get(last.settled_by ?? '') ?? 'A colleague';
  if (last.state === 'kept') return { state: 'coming', name: by };
  return last.settled_by === call.author_id ? { state: 'none' } : { state: 'refused', name: by };
}

/**
 * Whether the call goes on for which somebody was asked: its page is open somewhere, or was sent not long ago where no
 * script tells. A call that was left without a word keeps its row in My day, and stands above no page.
 */
async function goesOn(ctx: Ctx, { contact_id, made_by, made_at }: Promised): Promise<boolean> {
  if (!contact_id || !made_by) return false;
  const draft = await maybeDraftOf(ctx, made_by, callDraft(contact_id));
  const isOpen = draft?.lease_tab && draft.lease_until;
  const until = isOpen ? later(isOpen, SILENT_MINUTES) : later(draft?.updated_at ?? made_at, UNSENT_MINUTES);
  return until > ctx.now;
}

/** A tab that was closed or lost its network. */
const SILENT_MINUTES = 1;
/** Without script: a call on which nothing was sent for so long. */
const UNSENT_MINUTES = 30;

const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** On every page of the desk: "Sam needs a second person on a call", until somebody comes or the call is left. */
export async function alertsOf(ctx: Ctx): Promise<Alert[]> {
  if (!mayDo(ctx.actor, 'cases.write')) return [];
  const asked = await listAskedOf(ctx);
  const onCalls: Promised[] = [];
  for (const asking of asked) if (await goesOn(ctx, asking)) onCalls.push(asking);
  return onCalls.map(({ about, contact_id, owner_id }) => ({
    text: `${joinTitle(about)}.`,
    acts: [
      { action: `/desk/contacts/${contact_id}/joining`, label: 'I am coming' },
      ...(owner_id ? [{ action: `/desk/contacts/${contact_id}/joining/refusal`, label: 'I cannot' }] : []),
    ],
  }));
}

/** A colleague's call that this person was asked to join, while it goes on. @throws NotFound */
export async function findAskedCall(ctx: Ctx, id: string): Promise<Contact> {
  const call = await findContact(ctx, id);
  if (call.state !== 'draft' || !call.asked.includes(actorId(ctx))) throw new NotFound('This call');
  return call;
}

/** A colleague's call that this person joined: nobody else reads along. @throws NotFound */
export async function findJoinedCall(ctx: Ctx, id: string): Promise<Contact> {
  const call = await findAskedCall(ctx, id);
  if (!(await hasJoined(ctx, call))) throw new NotFound('This call');
  return call;
}

async function hasJoined(ctx: Ctx, call: Contact): Promise<boolean> {
  const kept = (await listAskings(ctx, call.id)).filter(({ state }) => state === 'kept');
  return kept.some(({ settled_by }) => settled_by === actorId(ctx));
}

/** "I am coming": whoever presses first joins. Returns false if a colleague was faster. */
export async function joinCall(ctx: Ctx, call: Contact): Promise<boolean> {
  const promise = await maybeOpenAsking(ctx, call);
  if (promise) await keepPromise(ctx, promise);
  return hasJoined(ctx, call);
}

/** "I cannot": who asked is told at once. */
export async function refuseToJoin(ctx: Ctx, call: Contact) {
  const promise = await maybeOpenAsking(ctx, call);
  if (promise?.owner_id === actorId(ctx)) await cancelPromise(ctx, promise);
}

async function maybeOpenAsking(ctx: Ctx, call: Contact): Promise<Promised | undefined> {
  const mine = (owner: string | null) => owner === null || owner === actorId(ctx);
  return (await listAskings(ctx, call.id)).find(({ state, owner_id }) => state === 'open' && mine(owner_id));
}

/** The words of a colleague's call as they stand now. */
export async function wordsOfCall(ctx: Ctx, call: Contact): Promise<DraftFields> {
  return (await maybeDraftOf(ctx, call.author_id ?? '', callDraft(call.id)))?.fields ?? {};
}

/** When the call is finished: the case keeps who joined it, and when. */
export async function keepCompany(ctx: Ctx, contactId: string, caseId: string) {
  for (const { state, settled_by, settled_at } of await endAsking(ctx, contactId)) {
    if (state !== 'kept') continue;
    await record(ctx, 'contact.joined', {
      case: caseId,
      contact: contactId,
      to: settled_by,
      happenedAt: settled_at ?? ctx.now,
    });
  }
}
