// On the page of a case: in one line who may be told what, and why.
import { createElement } from 'react';
import type { Case, Shows } from '../cases/index.ts';
import { mayHear, settled } from '../cases/index.ts';
import { calledName, peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { onceIn } from '../platform/context.ts';
import { ConsentBlock } from './consent.block.tsx';
import { lineOf, toAsk } from './consent.pages.ts';
import { type Consent, listConsents } from './consent.ts';
import { isOpenOverride } from './safety.ts';

export const shows: Shows = {
  onCase: { column: 'people', show: showBlock },
  inBar: async (ctx, kase) => {
    const { caller } = await known(ctx, kase);
    if (!caller) return [];
    if (!mayHear(kase, kase.caller_id))
      return [{ text: `Do not tell ${caller} about the patient`, icon: 'sharing' as const, strong: true }];
    return kase.hear_limits ? [{ text: `${caller} may be told, with limits`, icon: 'sharing' as const }] : [];
  },
  events: {
    'consent.asked': {
      title: (event, found) => `Asked for consent${forWhom(event.person_id, found.people)}`,
      kind: 'sharing',
    },
    'consent.chased': { title: 'Asked for consent again', kind: 'sharing' },
    'consent.received': {
      title: (event, found) => `Consent${forWhom(event.person_id, found.people)}`,
      kind: 'sharing',
    },
    'consent.limited': {
      title: (event, found) => `Consent with limits${forWhom(event.person_id, found.people)}`,
      kind: 'sharing',
    },
    'consent.refused': { title: 'Consent refused', kind: 'sharing' },
    'consent.withdrawn': { title: 'Consent taken back: sharing is stopped', kind: 'sharing' },
    'consent.expired': { title: 'Consent ended', kind: 'sharing' },
    'consent.evidence_added': { title: 'The paper of a consent was added' },
    'consent.struck': { title: 'Record of consent marked as entered in error', kind: 'sharing' },
    'consent.used': { title: 'Consent of another case holds here too', kind: 'sharing' },
    'consent.safety_asked': { title: 'Asked a second person to share for safety', kind: 'sharing' },
    // The change of sharing beside it is the entry that says so, with the words.
    'consent.safety_shared': { title: 'Named who agreed to share for safety' },
    'consent.safety_confirmed': { title: 'The second person confirmed sharing for safety', kind: 'sharing' },
    'consent.safety_declined': { title: 'The second person did not agree to share for safety', kind: 'sharing' },
  },
};

function forWhom(id: string | null, people: ReadonlyMap<string, string>): string {
  const name = people.get(id ?? '');
  return name ? `: ${name}` : '';
}

/** Asked once for the bar and the block. */
function known(ctx: Ctx, kase: Case) {
  return onceIn(ctx, `consent of ${kase.id}`, async () => {
    const [people, consents] = await Promise.all([
      peopleByIds(ctx, [kase.caller_id, kase.patient_id]),
      listConsents(ctx, kase),
    ]);
    const caller = kase.patient_id && kase.caller_id !== kase.patient_id ? people.get(kase.caller_id ?? '') : undefined;
    return { people, consents, caller: caller ? calledName(caller) : '' };
  });
}

async function showBlock(ctx: Ctx, kase: Case) {
  const { people, consents } = await known(ctx, kase);
  const patient = people.get(kase.patient_id ?? '');
  const patientCalled = patient ? calledName(patient) : 'the patient';
  const about = { kase, people, consents, patientCalled };
  const first = toAsk(about);
  const mine = consents.find((row: Consent) => isOpenOverride(row) && row.second_by === ctx.actor.id && !row.second_at);
  const block = createElement(ConsentBlock, {
    line: lineOf({ ...about, now: ctx.now }),
    ask: first?.words ?? '',
    base: `/desk/cases/${kase.ref}`,
    mayWrite: mayDo(ctx.actor, 'cases.write'),
    asksMe: mine !== undefined,
  });
  return mine || first ? block : settled(block);
}
