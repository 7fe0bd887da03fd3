import type pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { addContact, openCase } from '../src/cases/index.ts';
import { openPool } from '../src/platform/db.ts';
import { newTrust, TUESDAY } from '../test/harness.ts';
import { actAs } from './desk.ts';
import { pipedLine } from './line.ts';

const piped = openPool(inject('database'), 1);
afterAll(() => piped.end());

/** The pool, and all that is asked over it. */
function watched() {
  const asked: string[] = [];
  const connect = async () => {
    const client = await piped.connect();
    const { query } = client;
    const listening = (...all: unknown[]) => {
      asked.push(String(all[0]));
      return (query as (...rest: unknown[]) => unknown).apply(client, all);
    };
    return Object.assign(Object.create(client), { query: listening }) as pg.PoolClient;
  };
  return { asked, pool: { connect } as unknown as pg.Pool };
}

test('what nothing reads back goes in together at the end, and what was never merged is not looked up', async () => {
  const home = await newTrust();
  const sam = await home.staff('officer', 'Sam Reid');
  const { asked, pool } = watched();
  const later = new Date(TUESDAY.getTime() + 3_600_000);
  const id = await pipedLine({ pool })(home.trust, later, async (ctx) => {
    const early = actAs(ctx, sam.user, TUESDAY);
    const kase = await openCase(early, { type: 'question', owner: sam.id, receivedAt: TUESDAY });
    for (const now of [TUESDAY, later])
      await addContact(actAs(ctx, sam.user, now), {
        case: kase.id,
        channel: 'phone',
        direction: 'in',
        words: 'Hello.',
      });
    return kase.id;
  });
  expect(asked.filter((text) => text.includes('insert into "events"') || text.includes('same_cases('))).toEqual([]);
  expect(asked.filter((text) => text.startsWith('update "cases" set "last_at"'))).toEqual([]);
  const kept = await home.asSystem(async ({ db, trust }) => ({
    last: await db
      .selectFrom('cases')
      .select('last_at')
      .where('trust_id', '=', trust.id)
      .where('id', '=', id)
      .execute(),
    events: await db
      .selectFrom('events')
      .select('name')
      .where('trust_id', '=', trust.id)
      .where('case_id', '=', id)
      .execute(),
  }));
  expect(kept.last).toEqual([{ last_at: later }]);
  expect(kept.events.map(({ name }) => name)).toContain('case.opened');
});
