// What the team shows on the page of a case.
import { createElement, Fragment } from 'react';
import { absenceFor, awayWords, listAbsences, whoIsAway } from '../away/index.ts';
import { type Case, findContact, listOpenPromises, maybeLastContact, type Shows, settled } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { dateTimeWords } from '../platform/time.ts';
import { HardCallOffer, OwnContact } from './breaks.tsx';
import { isMarked } from './hard-calls.ts';
import { WhoCovers } from './who-covers.tsx';

/** Help cards that are opened in a hard moment; the one about languages is not among them. */
const DISTRESS = ['died', 'suicide', 'angry', 'upset', 'risk'];
const DAY = 86_400_000;

export const shows: Shows = {
  inBar: ownerAway,
  onCase: { column: 'rest', show: ownContact },
  afterContact: afterCall,
};

/** "Priya Shah is away until …", while a case of hers is open. */
async function ownerAway(ctx: Ctx, kase: Case) {
  const absence = kase.closed_at ? undefined : (await whoIsAway(ctx)).get(kase.owner_id ?? '');
  if (!absence) return [];
  const name = (await staffNames(ctx)).get(absence.user_id) ?? 'The owner';
  return [{ text: `${name} is ${awayWords(absence, ctx.now)}` }];
}

async function afterCall(ctx: Ctx, contactId: string) {
  const [pause, cover] = await Promise.all([offerBreak(ctx, contactId), askWhoCovers(ctx, contactId)]);
  return pause || cover ? createElement(Fragment, null, cover, pause) : null;
}

/** "Priya is away until … Who covers?", where a call ended with a promise that somebody who is away then has to keep. */
async function askWhoCovers(ctx: Ctx, contactId: string) {
  const { case_id } = await findContact(ctx, contactId);
  if (!case_id) return null;
  const [open, absences, names] = await Promise.all([
    listOpenPromises(ctx, case_id),
    listAbsences(ctx),
    staffNames(ctx),
  ]);
  const rows = open.flatMap(({ id, version, owner_id, due_at }) => {
    const absence = absenceFor(absences, owner_id, due_at, ctx.now);
    if (!absence) return [];
    const isMine = owner_id === ctx.actor.id;
    const who = isMine ? 'You are' : `${names.get(absence.user_id)?.split(' ')[0] ?? 'A colleague'} is`;
    const words = `${who} ${awayWords(absence, ctx.now)}, and this is due by ${dateTimeWords(due_at, ctx.now)}.`;
    return [{ id, version, words, isMine }];
  });
  return rows.length > 0 ? createElement(WhoCovers, { rows, me: actorId(ctx) }) : null;
}

/** "That sounded hard", after a call in which a help card for distress was opened. */
async function offerBreak(ctx: Ctx, contactId: string) {
  const contact = await findContact(ctx, contactId);
  const distressed = contact.author_id === ctx.actor.id && DISTRESS.some((card) => Object.hasOwn(contact.cards, card));
  return distressed ? createElement(HardCallOffer, { contact: contactId }) : null;
}

/** To whoever took the last contact of today: it can be marked as hard, with or without a help card. */
async function ownContact(ctx: Ctx, kase: Case) {
  if (ctx.now.getTime() - kase.last_at.getTime() > DAY) return null;
  const last = await maybeLastContact(ctx, kase.id);
  if (last?.author_id !== ctx.actor.id || ctx.now.getTime() - last.received_at.getTime() > DAY) return null;
  if (await isMarked(ctx, last.id)) return null;
  return settled(createElement(OwnContact, { contact: last.id }));
}
