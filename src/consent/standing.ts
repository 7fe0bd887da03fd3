// The case knows what its records of consent allow: its gates read that, and nothing else.
import {
  type Case,
  casesByIds,
  keepStanding,
  listCasesOf,
  mayComplainFor,
  type PromiseKind,
  sameCase,
  stopOutgoing,
} from '../cases/index.ts';
import { recordIdsOf, recordsOf } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Happened } from '../platform/jobs.ts';
import { localDate } from '../platform/time.ts';
import { LIVE } from './consent.rules.ts';
import type { Consent } from './consent.ts';
import { writeSharing } from './sharing.ts';
import { joined, standingOf } from './standing.rules.ts';
import { TYPE_RULES } from './types.rules.ts';

/**
 * What is in force today in this case and in those merged into it, the newest first. What another patient agreed to,
 * before it turned out whose matter this is, counts no more.
 */
async function listLive(ctx: Ctx, { id, patient_id: patient }: Case): Promise<Consent[]> {
  const today = localDate(ctx.now);
  return ctx.db
    .selectFrom('consents')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(id))
    .where(({ or, eb }) =>
      or([eb('patient_id', 'is', null), ...(patient ? [eb('patient_id', 'in', recordsOf(patient))] : [])]),
    )
    .where('state', 'in', [...LIVE])
    .where('error_at', 'is', null)
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>=', today)]))
    .orderBy('recorded_at', 'desc')
    .execute();
}

type Change = {
  /** What was given just now: it widens the sharing of the case. What was given before does not, once somebody kept it. */
  gave?: Consent;
  /** Something was taken back, with these words: the case goes back to PALS, and what is on its way is stopped. */
  narrowed?: string;
};

/** Works the columns of the case out anew from what is in force. Every change of a record ends here. */
export async function keepTrue(ctx: Ctx, known: Case, { gave, narrowed }: Change): Promise<void> {
  const live = await listLive(ctx, known);
  const kase = await keepStanding(ctx, known, await standingFor(ctx, known, live));
  const sharing = narrowed === undefined ? gave && widened(kase, gave) : keptOf(kase, live, narrowed);
  if (sharing) await writeSharing(ctx, kase, sharing);
  if (narrowed === undefined) return;
  const fresh = (await casesByIds(ctx, [kase.id])).get(kase.id);
  if (fresh) await stopOutgoing(ctx, fresh, stoppedKinds(fresh));
}

/**
 * Who may hear is named with every record that was merged into one with theirs; the patient too, where they are recorded
 * twice and called under the other record.
 */
async function standingFor(ctx: Ctx, { patient_id }: Case, live: readonly Consent[]) {
  const standing = standingOf(live);
  const may_hear = (await Promise.all(standing.may_hear.map((id) => recordIdsOf(ctx, id)))).flat();
  const patients = patient_id ? await recordIdsOf(ctx, patient_id) : [];
  if (patients.length > 1) may_hear.push(...patients);
  return { ...standing, may_hear: [...new Set([...standing.may_hear, ...may_hear])] };
}

/** Cases or people were merged, or a merge was taken back: the gates read anew what is in force. Nothing is shared by it. */
export async function recountStanding(ctx: Ctx, { case: caseId, person }: Happened) {
  const ids = caseId ? [caseId] : person ? await listCasesAround(ctx, person) : [];
  const standing = new Map([...(await casesByIds(ctx, ids)).values()].map((kase) => [kase.id, kase]));
  for (const kase of standing.values()) await keepTrue(ctx, kase, {});
}

/** Cases about this person, and those in which they may be told about somebody else. */
async function listCasesAround(ctx: Ctx, person: string): Promise<string[]> {
  const own = (await listCasesOf(ctx, person, MOST_RECOUNTED)).filter(({ patient_id }) => patient_id !== null);
  return [...(await listCasesHeardBy(ctx, person)), ...own.map(({ id }) => id)];
}

const MOST_RECOUNTED = 500;

async function listCasesHeardBy(ctx: Ctx, person: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('consents')
    .select('case_id')
    .distinct()
    .where('trust_id', '=', ctx.trust.id)
    .where('speaker_id', 'in', recordsOf(person))
    .execute();
  return rows.map(({ case_id }) => case_id);
}

function widened(kase: Case, gave: Consent) {
  if (gave.type === 'override')
    return { sharing: 'safety' as const, sharing_with: gave.services, sharing_note: gave.reasons };
  if (gave.services.trim() === '' || kase.sharing === 'safety') return undefined;
  const before = kase.sharing === 'name' ? kase.sharing_with : '';
  return { sharing: 'name' as const, sharing_with: joined([before, gave.services]), sharing_note: saidWords(gave) };
}

/** What other records still carry; nothing, and it is kept in PALS. */
function keptOf(kase: Case, live: readonly Consent[], narrowed: string) {
  if (kase.sharing === 'not_asked' || kase.sharing === 'keep') return undefined;
  if (live.some((row) => row.type === 'override')) return undefined;
  const giving = kase.sharing === 'name' ? live.filter((row) => row.services.trim() !== '') : [];
  const [newest] = giving;
  if (!newest) return { sharing: 'keep' as const, sharing_with: '', sharing_note: narrowed };
  const sharing_with = joined(giving.map((row) => row.services));
  return { sharing: 'name' as const, sharing_with, sharing_note: saidWords(newest) };
}

function saidWords({ given_by, heard_by, type }: Consent): string {
  return [`${given_by} – ${TYPE_RULES[type].label.toLowerCase()}`, heard_by && `Heard or seen by ${heard_by}`]
    .filter(Boolean)
    .join('. ');
}

/** What nothing in force carries any more. */
function stoppedKinds(kase: Case): PromiseKind[] {
  const safe = kase.sharing === 'safety';
  const asks = safe || kase.sharing === 'name' || kase.sharing === 'no_name';
  return [
    ...(asks ? [] : ['ask_service' as const]),
    ...(safe || kase.outside_with !== '' ? [] : ['pass_on' as const]),
    ...(mayComplainFor(kase) ? [] : ['hand_over' as const]),
  ];
}
