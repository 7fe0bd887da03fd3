// What the page of a case about consent is made from.
import { loadCalendar } from '../calendar/index.ts';
import { type Case, listCasePeople, listSent, mayHear } from '../cases/index.ts';
import { draftsAbout, maybeDraft } from '../drafts/index.ts';
import { filesByIds } from '../files/index.ts';
import { staffNames } from '../identity/index.ts';
import { calledName, peopleByIds } from '../people/index.ts';
import { listOrganisations, placesByIds } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { daysFrom } from './asking.ts';
import { listConsents } from './consent.ts';
import { askWords, toldLine } from './consent.words.rules.ts';
import type { Able } from './situations.rules.ts';
import { listElsewhere } from './withdrawal.ts';

export type ConsentView = Awaited<ReturnType<typeof loadConsents>>;

export async function loadConsents(ctx: Ctx, kase: Case) {
  const [consents, parts, staff, elsewhere, sent] = await Promise.all([
    listConsents(ctx, kase),
    listCasePeople(ctx, kase.id),
    staffNames(ctx),
    listElsewhere(ctx, kase),
    listSent(ctx, kase.id),
    loadCalendar(ctx),
  ]);
  const ids = [kase.caller_id, kase.patient_id, ...parts.map((part) => part.person_id)];
  const [papers, people, places, draft, drafts] = await Promise.all([
    filesByIds(
      ctx,
      consents.flatMap(({ evidence_file }) => evidence_file ?? []),
    ),
    peopleByIds(ctx, [...ids, ...consents.map((row) => row.speaker_id)]),
    placesByIds(ctx, [kase.place_id, ...sent.map(({ place }) => place)]),
    maybeDraft(ctx, `consent/${kase.id}`),
    draftsAbout(
      ctx,
      consents.map(({ id }) => `withdrawal/${id}`),
    ),
  ]);
  const outside = sent.some(({ organisation }) => organisation !== '') ? await listOrganisations(ctx) : [];
  const organisations = new Map(outside.map(({ code, name }) => [code, name]));
  const patient = people.get(kase.patient_id ?? '');
  const waiting = consents.filter((row) => row.asked_at && (row.state === 'asked' || row.state === 'chased'));
  const closeAt = new Map<string, Date>();
  for (const row of waiting) closeAt.set(row.id, await daysFrom(ctx, row.asked_at ?? ctx.now, 'consent_close'));
  return {
    kase,
    now: ctx.now,
    userId: actorId(ctx),
    userName: ctx.actor.kind === 'user' ? ctx.actor.name : '',
    consents,
    elsewhere,
    closeAt,
    staff,
    people,
    /** The papers on which records stand; those in another case now are left out. */
    papers: new Map([...papers].filter(([, { case_id }]) => consents.some((row) => row.case_id === case_id))),
    /** Who can be the speaker: everybody of the case but the patient. */
    speakers: [...new Set(ids)].flatMap((id) => (id && id !== kase.patient_id ? (people.get(id) ?? []) : [])),
    patientName: patient?.name ?? '',
    patientCalled: patient ? calledName(patient) : 'the patient',
    place: places.get(kase.place_id ?? '')?.name ?? '',
    sent: sent.map((one) => ({
      ...one,
      name: places.get(one.place ?? '')?.name ?? organisations.get(one.organisation) ?? '',
    })),
    draft,
    /** Words of a withdrawal on their way, by `withdrawal/<record>`. */
    drafts,
  };
}

/**
 * Somebody speaks for the patient, and nobody has been asked if they may be told: who, and who is asked. So it is also in
 * every case from before these records were kept.
 */
export function toAsk({ kase, people, consents, patientCalled }: Omit<LineOf, 'now'>) {
  const caller = kase.patient_id && kase.caller_id !== kase.patient_id ? people.get(kase.caller_id ?? '') : undefined;
  if (!caller || kase.closed_at || mayHear(kase, kase.caller_id)) return undefined;
  const asked = (row: LineOf['consents'][number]) =>
    row.speaker_id === kase.caller_id &&
    !row.error_at &&
    ['asked', 'chased', 'refused', 'withdrawn'].includes(row.state);
  if (consents.some(asked)) return undefined;
  const able: Able = kase.after_death ? 'died' : kase.child ? 'child' : 'adult';
  return { speaker: caller.id, words: askWords(able, calledName(caller), patientCalled), able };
}

type LineOf = Pick<ConsentView, 'kase' | 'people' | 'consents' | 'patientCalled' | 'now'>;

/** In one line: who may be told what, and why. */
export function lineOf(view: LineOf): string {
  const { kase, people, consents, patientCalled, now } = view;
  const other = kase.patient_id && kase.caller_id !== kase.patient_id ? people.get(kase.caller_id ?? '') : undefined;
  const rows = consents.filter((row) => row.speaker_id === kase.caller_id);
  const hears = mayHear(kase, kase.caller_id);
  return toldLine({
    caller: other ? calledName(other) : '',
    patient: patientCalled,
    mayHear: hears,
    died: kase.after_death,
    rows,
    now,
  });
}
