import { viewed } from '../audit/index.ts';
import { type Case, listOpenPromises, stepLine } from '../cases/index.ts';
import { listConsents } from '../consent/index.ts';
import { staffNames } from '../identity/index.ts';
import { listOrganisations } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Filled } from '../platform/forms.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { dateWords, localDate, timeWords } from '../platform/time.ts';
import { ComplaintPage } from './complaint.tsx';
import { factsOf, handlingFactsOf, standingLine, transferLine } from './complaint-facts.ts';
import { patientConsentOf } from './complaints.rules.ts';
import type { Complaint } from './complaints.ts';
import { mayUndo } from './handover.ts';
import { listTransfers } from './transfers.ts';
import { listPassedOn, readWholeCase, type WholeCase } from './whole-case.ts';

const DONE: Record<string, string> = {
  taking: 'This complaint is yours now.',
  acknowledgement: 'Saved: it was acknowledged.',
  handling: 'Saved how it is handled.',
  consent: 'Saved: the patient agreed.',
  return: 'PALS has this back.',
  refusal: 'Saved why this is not handled as a complaint.',
  'refusal-letter': 'Saved: the letter went.',
  closure: 'This complaint is closed.',
  notes: 'Note added.',
  transfers: 'Saved.',
  promise: 'Done.',
};

type Shown = { done?: string; failed?: { what: string; filled: Filled } };

export async function complaintPage(
  ctx: Ctx,
  complaint: Complaint,
  kase: Case,
  { done = '', failed }: Shown,
): Promise<Reply> {
  await viewed(ctx, 'case', { case: kase.id });
  const whole = await readWholeCase(ctx, kase);
  const who = whole.caller?.name ?? '';
  const staff = await staffNames(ctx);
  const [passed, transfers, organisations, open, consents] = await Promise.all([
    listPassedOn(ctx, kase, complaint.handed_at, who),
    listTransfers(ctx, complaint),
    listOrganisations(ctx),
    listOpenPromises(ctx, kase.id),
    listConsents(ctx, kase),
  ]);
  const names = new Map(organisations.map(({ code, name }) => [code, name]));
  // Also of whoever keeps it while the handler is away.
  const ours = [null, complaint.handler_id, ctx.actor.id];
  const mine = open.filter(({ owner_id }) => ours.includes(owner_id));
  const body = (
    <ComplaintPage
      complaint={complaint}
      reference={kase.ref}
      whole={whole}
      facts={factsOf(complaint, kase, { staff, whole, consents }, ctx.now)}
      handlingFacts={handlingFactsOf(complaint, staff, ctx.now)}
      passed={passed}
      todo={mine.map((one) => ({
        id: one.id,
        mayFinish: !(one.kind === 'get_consent' && patientConsentOf(kase) !== 'given') && one.kind !== 'acknowledge',
        title: stepLine({ ...one, who: calledOf(whole, one.person_id, who), whom: undefined, place: '' }, ctx.now),
      }))}
      transfers={transfers.map((one) => ({
        id: one.id,
        words: transferLine(one, names.get(one.organisation) ?? 'another body', ctx.now),
        answered: one.answered_on ? `They answered on ${dateWords(one.answered_on, ctx.now)}.` : '',
      }))}
      standing={standingLine(complaint, staff, ctx.now)}
      notice={Object.hasOwn(DONE, done) ? DONE[done] : undefined}
      mayWrite={mayDo(ctx.actor, 'complaints.write')}
      mayUndo={mayDo(ctx.actor, 'cases.write') && mayUndo(complaint, ctx.now)}
      printed={{
        by: ctx.actor.kind === 'user' ? ctx.actor.name : '',
        at: `${dateWords(ctx.now, '0001-01-01')}, ${timeWords(ctx.now)}`,
      }}
      agreement={patientConsentOf(kase)}
      patient={whole.people.find(({ id }) => id === kase.patient_id)?.name ?? ''}
      me={actorId(ctx)}
      today={localDate(ctx.now)}
      organisations={organisations}
      failed={failed}
    />
  );
  return deskPage({
    title: `Complaint ${kase.ref}`,
    section: 'complaints',
    width: 'form',
    status: failed ? 422 : 200,
    body,
  });
}

function calledOf(whole: WholeCase, id: string | null, otherwise: string): string {
  return whole.people.find((person) => person.id === id)?.called ?? otherwise;
}
