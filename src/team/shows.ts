// What the team shows on the page of a case.
import { createElement } from 'react';
import { awayWords, whoIsAway } from '../away/index.ts';
import { type Case, findContact, maybeLastContact, type Shows } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { HardCallOffer, OwnContact } from './breaks.tsx';
import { isMarked } from './hard-calls.ts';

/** Help cards that are opened in a hard moment; the one about languages is not among them. */
const DISTRESS = ['died', 'suicide', 'angry', 'upset', 'risk'];
const DAY = 86_400_000;

export const shows: Shows = {
  inBar: ownerAway,
  onCase: { column: 'rest', show: ownContact },
  afterContact: offerBreak,
};

/** "Priya Shah is away until …", while a case of hers is open. */
async function ownerAway(ctx: Ctx, kase: Case) {
  const absence = kase.closed_at ? undefined : (await whoIsAway(ctx)).get(kase.owner_id ?? '');
  if (!absence) return [];
  const name = (await staffNames(ctx)).get(absence.user_id) ?? 'The owner';
  return [{ text: `${name} is ${awayWords(absence, ctx.now)}` }];
}

/** "That sounded hard", after a call in which a help card for distress was opened. */
async function offerBreak(ctx: Ctx, contactId: string) {
  const contact = await findContact(ctx, contactId);
  const distressed = contact.author_id === ctx.actor.id && DISTRESS.some((card) => Object.hasOwn(contact.cards, card));
  return distressed ? createElement(HardCallOffer, { contact: contactId }) : null;
}

/** To whoever took the last contact of today: it can be marked as hard, with or without a help card. */
async function ownContact(ctx: Ctx, kase: Case) {
  const last = await maybeLastContact(ctx, kase.id);
  if (last?.author_id !== ctx.actor.id || ctx.now.getTime() - last.received_at.getTime() > DAY) return null;
  if (await isMarked(ctx, last.id)) return null;
  return createElement(OwnContact, { contact: last.id });
}
