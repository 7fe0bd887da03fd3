// What goes out of PALS about a case: checked against what they agreed to, and stopped when they take it back.
import { listEvents, record } from '../audit/index.ts';
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { listHospitalNumbers, peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { localDate } from '../platform/time.ts';
import { listCasePeople } from './case-parts.ts';
import { casesByIds } from './cases.ts';
import { askingMode, askingRefused } from './gates.rules.ts';
import { writeNote } from './notes.ts';
import { type Finding, type Mode, outgoingText, stopsIt, stopWords } from './outgoing.rules.ts';
import { cancelPromise, listOpenPromises, makePromise, type Promised } from './promises.ts';
import { sameCase } from './same-case.ts';
import type { Case, PromiseKind } from './tables.ts';

type ToGo = {
  text: string;
  service: string;
  field: string;
  anyway?: string;
  /** Stricter than they agreed to: without the name although it may go; or what was agreed for an organisation. */
  mode?: Mode;
};

/**
 * The text as this service may see it: with the name where they agreed to that, else with names taken out. A manager may
 * send what was found anyway, with a reason (`anyway`), which is recorded.
 * @throws RuleError it may not be shared, or something in it could say who it is
 */
export async function checkOutgoing(ctx: Ctx, kase: Case, { text, service, field, anyway = '', ...to }: ToGo) {
  const refused = askingRefused(kase);
  if (refused) throw new RuleError(refused, field);
  const people = await namesOfCase(ctx, kase);
  const checked = outgoingText(text, to.mode ?? askingMode(kase, service), people, localDate(ctx.now));
  const stop = stopsIt(checked.findings);
  if (!stop) return checked.text;
  if (anyway.trim() === '' || !mayDo(ctx.actor, 'sharing.override')) throw new RuleError(stopWords(stop), field);
  await recordAnyway(ctx, kase, checked.findings, anyway);
  return checked.text;
}

/** Everybody in it, with the numbers by which this hospital knows them: what is taken out of a text without a name. */
export async function namesOfCase(ctx: Ctx, kase: Case) {
  const parts = await listCasePeople(ctx, kase.id);
  const ids = [kase.caller_id, kase.patient_id, ...parts.map((part) => part.person_id)];
  const people = [...(await peopleByIds(ctx, ids)).values()];
  const numbers = await listHospitalNumbers(
    ctx,
    people.map(({ id }) => id),
  );
  return people.map(({ id, name, call_me }) => ({ name, call_me, numbers: numbers.get(id) ?? [] }));
}

async function recordAnyway(ctx: Ctx, kase: Case, findings: readonly Finding[], reason: string) {
  const note = await writeNote(ctx, kase, reason.trim());
  const kinds = [...new Set(findings.map(({ kind }) => kind))].join(' ');
  await record(ctx, 'case.sent_anyway', { case: kase.id, kinds, note });
}

/** Promises that would carry what they told us out of PALS. */
const CARRYING: readonly PromiseKind[] = ['ask_service', 'pass_on', 'hand_over'];

/**
 * Stops what is on its way out: open promises of these kinds are cancelled. Whoever was asked already has to be told, so
 * that is promised, for the owner of the case.
 */
export async function stopOutgoing(
  ctx: Ctx,
  kase: Case,
  kinds: readonly PromiseKind[] = CARRYING,
): Promise<Promised[]> {
  const stopped = (await listOpenPromises(ctx, kase.id)).filter(({ kind }) => kinds.includes(kind));
  for (const promise of stopped) await cancelPromise(ctx, promise);
  const sent = await listSent(ctx, kase.id);
  if (stopped.length === 0 && sent.length === 0) return [];
  const first = sent[0];
  await makePromise(ctx, {
    kind: 'look_into',
    case: kase.id,
    owner: kase.owner_id ?? (ctx.actor.kind === 'user' ? actorId(ctx) : null),
    place: first?.place ?? null,
    due: withinTheHour(ctx.now, (await loadCalendar(ctx)).hours),
    about: stoppedWords(sent),
  });
  await record(ctx, 'case.sharing_stopped', { case: kase.id, stopped: stopped.length, asked: sent.length });
  return stopped;
}

function stoppedWords(sent: readonly Sent[]): string {
  if (sent.length === 0) return 'Permission taken back: look what was stopped';
  const asked = sent.some(({ what }) => what === 'asked');
  return `Permission taken back: tell those who ${asked ? 'were asked' : 'have it'}`;
}

/** A service was asked, the complaints team got it, or it went to an organisation outside this trust, by its code. */
export type Sent = {
  at: Date;
  what: 'asked' | 'passed' | 'outside';
  place: string | null;
  promise: string;
  organisation: string;
};

/** By what is told of it; of modules that came after this one as well. */
const LEFT: Readonly<Record<string, Sent['what']>> = {
  'service.asked': 'asked',
  'meeting.service_invited': 'asked',
  'case.handed_over': 'passed',
  'referral.passed_on': 'outside',
  'complaint.sent_on': 'outside',
};

/** Words that were entered in error, or taken back before they went, did not leave. */
const STRUCK = 'contact.struck';

/** What left PALS already in this case, newest first. */
export async function listSent(ctx: Ctx, caseId: string): Promise<Sent[]> {
  const names = [...Object.keys(LEFT), STRUCK];
  const events = await listEvents(ctx, { case: sameCase(caseId), names, most: 80 });
  const struck = new Set(events.filter(({ name }) => name === STRUCK).map(({ particulars }) => particulars.contact));
  return events
    .filter(({ name, particulars: { contact } }) => name !== STRUCK && !(contact && struck.has(contact)))
    .map(({ name, happened_at, particulars: { place, promise, organisation } }) => ({
      at: happened_at,
      what: LEFT[name] ?? 'asked',
      place: typeof place === 'string' ? place : null,
      promise: typeof promise === 'string' ? promise : '',
      organisation: typeof organisation === 'string' ? organisation : '',
    }));
}

export type Standing = {
  may_hear: readonly string[];
  hear_limits: string;
  outside_with: string;
  complaint_consent: 'none' | 'said' | 'written';
};

/** Keeps the columns that the gates read. For the module that holds the records of consent. */
export async function keepStanding(ctx: Ctx, kase: Pick<Case, 'id'>, standing: Standing): Promise<Case> {
  await ctx.db
    .updateTable('cases')
    .set({ ...standing, may_hear: [...standing.may_hear] })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
  const fresh = (await casesByIds(ctx, [kase.id])).get(kase.id);
  if (!fresh) throw new Error('A case that was just changed is gone.');
  return fresh;
}
