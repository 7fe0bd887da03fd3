// Records of consent and standing: asked, chased, received, limited, refused, taken back. Never deleted.

import { type Selectable, sql } from 'kysely';
import { record } from '../audit/index.ts';
import {
  type Case,
  type CaseAtHand,
  keepPromise,
  listOpenPromises,
  thingOf,
  wholeCase,
  writeNote,
} from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import { type Given, type State, WAITING } from './consent.rules.ts';
import type { ConsentTable } from './tables.ts';

export type Consent = Selectable<ConsentTable>;

export type NewConsent = Given & {
  speaker: string | null;
  records: string;
  heard_by: string;
  /** Until when it holds; empty: until it is taken back. */
  to_on?: string | undefined;
};

/** Of a case and of those merged into it, the newest first. */
export async function listConsents(ctx: Ctx, kase: CaseAtHand): Promise<Consent[]> {
  if (!mayHold(ctx, kase, 'consents')) return [];
  return ctx.db
    .selectFrom('consents')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The newest that was asked for and has no answer yet. Sharing for safety is asked of a colleague, not of them. */
export async function maybeAsked(ctx: Ctx, kase: CaseAtHand): Promise<Consent | undefined> {
  return (await listConsents(ctx, kase)).find(
    ({ state, type, error_at }) => WAITING.includes(state) && type !== 'override' && !error_at,
  );
}

/** A record of this case, locked until commit. @throws NotFound */
export async function lockConsent(ctx: Ctx, kase: Case, id: string): Promise<Consent> {
  const found = await ctx.db
    .selectFrom('consents')
    .selectAll()
    .where(thingOf(ctx, kase, id))
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new NotFound('This record');
  return found;
}

type Change = Partial<Omit<Consent, 'trust_id' | 'id' | 'case_id' | 'version'>>;

export async function changeConsent(ctx: Ctx, consent: Pick<Consent, 'id'>, change: Change) {
  await ctx.db
    .updateTable('consents')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', consent.id)
    .execute();
}

export function columnsOf({ speaker, to_on, ...given }: NewConsent) {
  return { ...given, speaker_id: speaker, to_on: to_on ?? null };
}

type Columns = ReturnType<typeof columnsOf> & { state: State } & Change;

export async function insertConsent(ctx: Ctx, kase: Case, columns: Columns): Promise<Consent> {
  return ctx.db
    .insertInto('consents')
    .values({
      from_id: null,
      asked_at: null,
      chased_at: null,
      answered_at: null,
      withdrawn_at: null,
      promise_id: null,
      second_by: null,
      second_at: null,
      error_at: null,
      error_by: null,
      error_reason: null,
      patient_id: kase.patient_id,
      from_on: localDate(ctx.now),
      ...columns,
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      case_id: kase.id,
      recorded_by: actorId(ctx),
      recorded_at: ctx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function settlePromise(ctx: Ctx, { promise_id, case_id }: Consent) {
  const open = promise_id && (await listOpenPromises(ctx, case_id)).find(({ id }) => id === promise_id);
  if (open) await keepPromise(ctx, open);
}

/** In the timeline, with words where somebody gave any. */
export async function tellOf(ctx: Ctx, consent: Consent, what: State | 'struck' | 'used', note?: string) {
  await record(ctx, `consent.${what}`, {
    case: consent.case_id,
    person: consent.speaker_id,
    consent: consent.id,
    type: consent.type,
    ...(note ? { note } : {}),
  });
}

export async function maybeNote(ctx: Ctx, kase: Case, words: string): Promise<string | undefined> {
  return words.trim() === '' ? undefined : writeNote(ctx, kase, words.trim());
}
