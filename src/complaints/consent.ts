// The patient agrees in writing that somebody else complains for them: kept where all consent is kept.
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { type Case, keepPromise, listOpenPromises, makePromise } from '../cases/index.ts';
import { recordConsent } from '../consent/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { type Day, dateWords, localDate } from '../platform/time.ts';
import { patientConsentOf } from './complaints.rules.ts';
import { listComplaintsOf } from './complaints.ts';
import { PAPER_WORDS, type Paper, type Signs, STANDING_OF } from './consent.rules.ts';

export type WrittenConsent = {
  signs: Signs;
  givenBy: string;
  paper: Paper;
  on: Day;
  evidence: string;
  reasons: string;
};

/**
 * It came in writing: a record of consent that covers the complaint and the answer to whoever complains. What was promised
 * about it is done. @throws RuleError it is dated after today, or something that belongs to it is missing
 */
export async function recordWritten(ctx: Ctx, kase: Case, said: WrittenConsent) {
  if (patientConsentOf(kase) === 'given') return;
  if (said.on > localDate(ctx.now))
    throw new RuleError('Enter the day on which it was signed: it cannot be after today', 'consent_on');
  const paper = `${PAPER_WORDS[said.paper]}, ${dateWords(said.on, '0001-01-01')}.`;
  await recordConsent(ctx, kase, {
    ...STANDING_OF[said.signs],
    speaker: kase.caller_id,
    hears: kase.caller_id !== null,
    complaints: true,
    given_by: said.givenBy.trim(),
    heard_by: ctx.actor.kind === 'user' ? ctx.actor.name : '',
    evidence: [paper, said.evidence.trim()].filter(Boolean).join(' '),
    reasons: said.reasons.trim(),
    ...{ services: '', organisations: '', records: '', limits: '' },
  });
  for (const promise of await listOpenPromises(ctx, kase.id))
    if (promise.kind === 'get_consent') await keepPromise(ctx, promise);
}

const STOP = 'Permission taken back: stop the complaint, and tell those who were asked';

/** Taken back while the team has it: whoever deals with it is told at once. */
export async function stopForWithdrawal(ctx: Ctx, kase: Case) {
  const complaint = (await listComplaintsOf(ctx, kase)).find(({ ended_at }) => ended_at === null);
  if (!complaint || patientConsentOf(kase) !== 'none') return;
  if ((await listOpenPromises(ctx, kase.id)).some(({ about }) => about === STOP)) return;
  const owner = complaint.handler_id;
  await makePromise(ctx, {
    kind: 'look_into',
    owner,
    case: kase.id,
    person: kase.caller_id,
    due: withinTheHour(ctx.now, (await loadCalendar(ctx)).hours),
    about: STOP,
  });
}
