// What the page of a case about consent is made from.
import { loadCalendar } from '../calendar/index.ts';
import { type Case, listCasePeople, listSent, mayHear } from '../cases/index.ts';
import { draftsAbout, maybeDraft } from '../drafts/index.ts';
import { filesByIds } from '../files/index.ts';
import { staffNames } from '../identity/index.ts';
import { calledName, peopleByIds } from '../people/index.ts';
import { placesByIds } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { daysFrom } from './asking.ts';
import { listConsents } from './consent.ts';
import { toldLine } from './consent.words.rules.ts';
import { listElsewhere } from './withdrawal.ts';

export type ConsentView = Awaited<ReturnType<typeof loadConsents>>;

export async function loadConsents(ctx: Ctx, kase: Case) {
  const [consents, parts, staff, elsewhere, sent] = await Promise.all([
    listConsents(ctx, kase.id),
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
    sent: sent.map((one) => ({ ...one, name: places.get(one.place ?? '')?.name ?? '' })),
    draft,
    /** Words of a withdrawal on their way, by `withdrawal/<record>`. */
    drafts,
  };
}

/** In one line: who may be told what, and why. */
export function lineOf(view: Pick<ConsentView, 'kase' | 'people' | 'consents' | 'patientCalled' | 'now'>): string {
  const { kase, people, consents, patientCalled, now } = view;
  const other = kase.patient_id && kase.caller_id !== kase.patient_id ? people.get(kase.caller_id ?? '') : undefined;
  const rows = consents.filter((row) => row.speaker_id === kase.caller_id);
  const hears = mayHear(kase, kase.caller_id);
  return toldLine({ caller: other ? calledName(other) : '', patient: patientCalled, mayHear: hears, rows, now });
}
