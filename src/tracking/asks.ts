// Asking for a code: kept, matched in a job, sent to the way that PALS has of the person, tried.
import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { casesByRefs, listCasePeople } from '../cases/index.ts';
import { send } from '../outbox/index.ts';
import { listWays, mayReach, messageTo, type Person, peopleByIds, plainWay, type Way } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { hashOf, newId, newToken } from '../platform/ids.ts';
import { enqueue, type Job } from '../platform/jobs.ts';
import type { AskTable } from './tables.ts';
import { CODE_MINUTES, CODE_TRIES } from './tracking.rules.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'tracking.send_code': { ask: string };
  }
}

export type Ask = Selectable<AskTable>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The same work for right and wrong. Given back is the secret for the cookie. */
export async function askForCode(ctx: Ctx, { ref, way }: { ref: string; way: string }): Promise<string> {
  const secret = newToken();
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('track_asks')
    .values({
      ...{ trust_id: ctx.trust.id, id, hash: hashOf(secret), ref, way_hash: hashOf(plainWay(way)) },
      ...{ made_at: ctx.now, ends_at: new Date(ctx.now.getTime() + CODE_MINUTES * MINUTE) },
      ...{ case_id: null, person_id: null, code_hash: null, used_at: null },
    })
    .execute();
  await enqueue(ctx, 'tracking.send_code', { ask: id });
  return secret;
}

/** The job: a code goes out if the number and the address belong together and this person may be written to that way. */
export const sendTrackCode: Job<'tracking.send_code'> = async (ctx, { ask: id }) => {
  const ask = await asks(ctx).where('id', '=', id).where('code_hash', 'is', null).executeTakeFirst();
  const kase = ask && (await casesByRefs(ctx, [ask.ref])).get(ask.ref);
  if (!ask || !kase || ask.ends_at <= ctx.now) return;
  const found = await whose(ctx, kase.id, ask.way_hash);
  if (!found) return;
  const channel = messageTo(found.way);
  if (!channel || !mayReach(found.person, channel) || found.person.no_messages) return;
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await ctx.db
    .updateTable('track_asks')
    .set({ case_id: kase.id, person_id: found.person.id, code_hash: hashOf(`${ask.id}:${code}`) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', ask.id)
    .execute();
  await send(ctx, {
    ...{ channel, to: found.way.value, subject: 'Your code', body: codeWords(ctx, found.person), secret: code },
    ...{ about: { kind: 'code', id: ask.id }, case: kase.id, person: found.person.id, held: false, automatic: true },
  });
};

/** To somebody whose messages may be seen it says nothing of a hospital. */
function codeWords(ctx: Ctx, { unsafe }: Person): string {
  const code = `Your code is [[secret]]. It works for ${CODE_MINUTES} minutes.`;
  return unsafe ? code : `${code}\n\nIf you did not ask for a code, you need do nothing.\n\nPALS, ${ctx.trust.name}`;
}

async function whose(ctx: Ctx, caseId: string, wayHash: Buffer): Promise<{ person: Person; way: Way } | undefined> {
  const callers = (await listCasePeople(ctx, caseId)).filter(({ role }) => role === 'caller');
  const people = await peopleByIds(
    ctx,
    callers.map(({ person_id }) => person_id),
  );
  for (const person of people.values()) {
    const ways = (await listWays(ctx, [person.id])).filter(({ kind }) => kind !== 'address');
    const way = ways.find(({ value }) => hashOf(plainWay(value)).equals(wayHash));
    if (way) return { person, way };
  }
  return undefined;
}

/** What this browser asked for, while a code for it can be entered. */
export async function maybeAsk(ctx: Ctx, secret: string | undefined): Promise<Ask | undefined> {
  if (!secret) return undefined;
  return asks(ctx)
    .where('hash', '=', hashOf(secret))
    .where('ends_at', '>', ctx.now)
    .where('used_at', 'is', null)
    .executeTakeFirst();
}

type Tried = { right: boolean; left: number; case_id: string | null; person_id: string | null };

/** Counts a try before it says anything. A code is good once. Undefined: nothing can be entered any more. */
export async function tryTrackCode(ctx: Ctx, secret: string | undefined, code: string): Promise<Tried | undefined> {
  const ask = await maybeAsk(ctx, secret);
  const row =
    ask &&
    (await ctx.db
      .updateTable('track_asks')
      .set((eb) => ({ tries: eb('tries', '+', 1) }))
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', ask.id)
      .where('tries', '<', CODE_TRIES)
      .where('used_at', 'is', null)
      .returningAll()
      .executeTakeFirst());
  if (!row) return undefined;
  const wanted = row.code_hash ?? hashOf(newToken());
  const right = timingSafeEqual(wanted, hashOf(`${row.id}:${code}`));
  if (right) await spend(ctx, row);
  return { right, left: CODE_TRIES - row.tries, case_id: row.case_id, person_id: row.person_id };
}

async function spend(ctx: Ctx, { id, case_id, person_id }: Ask) {
  await ctx.db
    .updateTable('track_asks')
    .set({ used_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  await record(ctx, 'tracking.opened', { case: case_id, person: person_id });
}

/** Of yesterday nothing is kept. */
export async function forgetAsks(ctx: Ctx): Promise<void> {
  await ctx.db
    .deleteFrom('track_asks')
    .where('trust_id', '=', ctx.trust.id)
    .where('ends_at', '<', new Date(ctx.now.getTime() - DAY))
    .execute();
}

const asks = (ctx: Ctx) => ctx.db.selectFrom('track_asks').selectAll().where('trust_id', '=', ctx.trust.id);
