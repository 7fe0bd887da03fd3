import {
  closeCase,
  findContact,
  findPromise,
  finishDraft,
  keepPromise,
  openCase,
  startContact,
} from '../src/cases/index.ts';
import { addHandover } from '../src/day/index.ts';
import { dropDraft, saveDraft } from '../src/drafts/index.ts';
import type { Ctx } from '../src/platform/context.ts';
import { localDate } from '../src/platform/time.ts';
import { leaveMessage } from '../src/voicemails/index.ts';
import { actAs, type Desk, staffMember } from './desk.ts';
import { at, later, onQuarter } from './times.ts';

// What of the scene is no case: a call that was begun, a message for Sam, a note from last night.

const UNFINISHED =
  'Son of a patient on the stroke unit. Says his dad was moved in the night and nobody rang. He is at the airport, was cut off in the middle. Wants to know which ward and if he can visit on Saturday.';

/** Returns the ids by which the next start finds them again. */
export async function layExtras(ctx: Ctx, desk: Desk, now: Date): Promise<Record<string, string>> {
  const began = later(now, -19);
  const sam = actAs(ctx, staffMember(desk, 'Sam Reid'), began);
  const draft = await startContact(sam);
  await saveDraft(actAs(ctx, staffMember(desk, 'Sam Reid'), later(began, 3)), {
    about: `call/${draft}`,
    tab: 'yesterday',
    revision: 0,
    fields: { notes: UNFINISHED, caller: 'Mr Adebayo', phone: '07700 900318' },
  });
  const noted = later(now, -26);
  const priya = actAs(ctx, staffMember(desk, 'Priya Nair'), noted);
  const message = await leaveMessage(priya, {
    owner: staffMember(desk, 'Sam Reid').id,
    who: 'Mrs Cropper',
    number: '07700 900641',
    case: '',
    words: 'About her parking fine at the General. Please ring this number back, she is in until six.',
    due: onQuarter(later(now, 80)),
  });
  const evening = later(at(localDate(now), 0), -7 * 60 - 12);
  const words =
    'Mr Hall’s son comes for the hearing aids, please have the form ready. The family on 5A know me, say hello from Daniel. I am at the Orchard Centre until 1.';
  await addHandover(actAs(ctx, staffMember(desk, 'Daniel Osei'), evening), words, localDate(now));
  return { draft, message: message.id };
}

/** Finishes what an earlier start laid out, unless somebody has done so. */
export async function clearExtras(ctx: Ctx, desk: Desk, known: Record<string, string>, then: Date) {
  const sam = actAs(ctx, staffMember(desk, 'Sam Reid'), later(then, 25));
  if (known.message) {
    const message = await findPromise(sam, known.message);
    if (message.state === 'open') await keepPromise(sam, message, { told: true });
  }
  if (known.draft) await finishCall(sam, known.draft);
}

async function finishCall(sam: Ctx, id: string) {
  const contact = await findContact(sam, id).catch(() => undefined);
  if (contact?.state !== 'draft') return;
  const kase = await openCase(sam, {
    type: 'question',
    owner: sam.actor.id,
    subject: 'communication',
    receivedAt: contact.received_at,
  });
  await finishDraft(sam, id, {
    case_id: kase.id,
    person_id: null,
    words: UNFINISHED,
    told: 'Ward rang him themselves.',
  });
  await closeCase(sam, kase, { outcome: 'information', told: 'yes' });
  await dropDraft(sam, `call/${id}`);
}
