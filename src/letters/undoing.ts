// A letter that was undone before it went: everything is as it was before it was sent, and its words go on.

import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import {
  casesByIds,
  contactsByIds,
  findPromise,
  makePromise,
  type Promised,
  restorePromise,
  strikeContact,
} from '../cases/index.ts';
import { keepForm, maybeDraft } from '../drafts/index.ts';
import type { TakesBack } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { restoreExtras } from './extras.ts';
import type { Letter } from './letters.ts';
import { versionsByIds } from './templates.ts';
import { draftOf } from './writing.ts';

/** Half an hour is how long an act on a promise can be undone; well within it. */
const UNDONE_WITHIN_MS = 25 * 60_000;

const TAKEN_BACK = 'Taken back before it went';

/**
 * What it told is struck, the promise that it kept is open again, and its words are a draft again. By the system (consent
 * was withdrawn) only what it told is struck: nobody goes on writing.
 */
export const takesBack: TakesBack = {
  kind: 'letter',
  takeBack: async (ctx, { about_id, case_id }, by) => {
    const letter = await maybeLetter(ctx, about_id);
    const contact = letter && (await contactsByIds(ctx, [letter.contact_id])).get(letter.contact_id);
    const kase = case_id ? (await casesByIds(ctx, [case_id])).get(case_id) : undefined;
    if (!letter || !contact || !kase) return undefined;
    await strikeContact(ctx, contact, TAKEN_BACK, by);
    if (ctx.actor.kind !== 'user') return undefined;
    if (letter.promise_id) await openAgain(ctx, await findPromise(ctx, letter.promise_id));
    const version = (await versionsByIds(ctx, [letter.version_id])).get(letter.version_id);
    if (!version) return undefined;
    const { subject, channel: how, person_id } = letter;
    const key = draftOf(kase, { template: version.template_id, person: person_id });
    // What was begun meanwhile stays as it is: the words of the letter are on its own page.
    if (await maybeDraft(ctx, key)) return `/desk/cases/${kase.ref}/letters/${letter.id}`;
    await keepForm(ctx, key, { subject, body: contact.told, how, tells: letter.tells });
    if (letter.paper) await restoreExtras(ctx, key, letter.paper);
    return `/desk/cases/${kase.ref}/letters/check?template=${version.template_id}&to=${person_id}&how=${how}&done=undone`;
  },
};

/** Of an act that is too long ago to be undone, somebody still waits: it is promised anew, for the next hour. */
async function openAgain(ctx: Ctx, promise: Promised) {
  if (promise.state !== 'kept') return;
  const since = new Date(ctx.now.getTime() - UNDONE_WITHIN_MS);
  if (promise.settled_by === ctx.actor.id && promise.settled_at && promise.settled_at > since) {
    await restorePromise(ctx, promise);
    return;
  }
  const { kind, owner_id: owner, case_id, person_id: person, place_id: place, about } = promise;
  const due = withinTheHour(ctx.now, (await loadCalendar(ctx)).hours);
  await makePromise(ctx, { kind, owner, due, case: case_id, person, place, about });
}

async function maybeLetter(ctx: Ctx, id: string): Promise<Letter | undefined> {
  return ctx.db
    .selectFrom('letters')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .executeTakeFirst();
}
