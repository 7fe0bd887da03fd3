import { sql } from 'kysely';
import { afterAll, expect, inject, test } from 'vitest';
import type { Ctx } from '../src/platform/context.ts';
import { openPool } from '../src/platform/db.ts';
import { open, TUESDAY } from '../test/harness.ts';
import { newVisitor } from '../test/visitor.ts';
import { asSystem } from './desk.ts';
import { seedSmallWorld } from './index.ts';
import { pipedLine, plainLine } from './line.ts';
import { layPublic } from './public.ts';
import { ANYTOWN } from './trusts.ts';
import { keptOf } from './walk.ts';
import { openWalk, walkTo } from './world.ts';

const quiet = () => undefined;
const piped = openPool(inject('database'), 1);
afterAll(() => piped.end());
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Milliseconds: twelve weeks of a whole trust take a while on a machine that does other work. */
const LONG = 60_000;

type Row = {
  kind: string;
  name: string | null;
  due_at: Date;
  status: string | null;
  needs: string[] | null;
  safety: boolean;
  after_death: boolean;
};

const dayOf = (trust: string, name: string) => sql<Row>`
  select p.kind, w.name, p.due_at, k.status, w.needs, coalesce(k.safety, false) as safety, coalesce(k.after_death, false) as after_death
  from promises p join users u on u.trust_id = p.trust_id and u.id = p.owner_id
  left join cases k on k.trust_id = p.trust_id and k.id = p.case_id
  left join people w on w.trust_id = p.trust_id and w.id = p.person_id
  where p.trust_id = ${trust} and p.state = 'open' and u.name = ${name} order by p.due_at`;

test('the small world holds some 200 cases, and the day of Sam Reid has all that can be in it', {
  timeout: LONG,
}, async () => {
  const { house, clock } = open();
  clock.now = TUESDAY;
  const desk = await seedSmallWorld(house, quiet, { key: `small-${process.pid}`, pool: piped });
  const found = await asSystem(house, desk.trust, TUESDAY, async (ctx) => ({
    rows: (await dayOf(desk.trust.id, 'Sam Reid').execute(ctx.db)).rows,
    cases: (
      await sql<{
        status: string;
        n: number;
      }>`select status, count(*) as n from cases where trust_id = ${desk.trust.id} group by 1`.execute(ctx.db)
    ).rows,
    drafts: (
      await sql<{ n: number }>`select count(*) as n from drafts where trust_id = ${desk.trust.id}`.execute(ctx.db)
    ).rows[0]?.n,
    queue: (
      await sql<{ state: string }>`select state from complaints where trust_id = ${desk.trust.id}`.execute(ctx.db)
    ).rows.map(({ state }) => state),
    shared: (
      await sql<{ second_at: Date | null }>`select second_at from consents
        where trust_id = ${desk.trust.id} and type = 'override'`.execute(ctx.db)
    ).rows,
    dangers: (
      await sql<{ told: number }>`select (select count(*) from escalation_lines l
        where l.trust_id = e.trust_id and l.escalation_id = e.id and l.told is not null) as told
        from escalations e where trust_id = ${desk.trust.id}`.execute(ctx.db)
    ).rows,
    unwritten: (
      await sql<{ n: number }>`select count(*) as n from cases k where trust_id = ${desk.trust.id} and safety
        and not exists (select from escalations e where e.trust_id = k.trust_id and e.case_id = k.id)`.execute(ctx.db)
    ).rows[0]?.n,
    letters: (
      await sql<{ n: number }>`select count(*) as n from mp_letters where trust_id = ${desk.trust.id}`.execute(ctx.db)
    ).rows[0]?.n,
    written: (
      await sql<{ kind: string }>`select distinct t.kind from letters l
        join letter_versions v on v.trust_id = l.trust_id and v.id = l.version_id
        join letter_templates t on t.trust_id = v.trust_id and t.id = v.template_id
        where l.trust_id = ${desk.trust.id}`.execute(ctx.db)
    ).rows.map(({ kind }) => kind),
    meetings: (
      await sql<{ state: string }>`select state from meetings where trust_id = ${desk.trust.id} order by 1`.execute(
        ctx.db,
      )
    ).rows.map(({ state }) => state),
    elsewhere: (
      await sql<{ kind: string; sent: boolean }>`select distinct kind, sent_on is not null as sent from referrals
        where trust_id = ${desk.trust.id}`.execute(ctx.db)
    ).rows.map(({ kind, sent }) => `${kind}${sent ? '' : ' to be sent'}`),
  }));
  expect(found.queue).toEqual(expect.arrayContaining(['acknowledged', 'closed']));
  expect(found.shared.map(({ second_at }) => second_at !== null)).toEqual([true]);
  expect(found.letters).toBeGreaterThan(0);
  expect(found.written).toEqual(expect.arrayContaining(['acknowledgement', 'not_reached']));
  expect(found.elsewhere).toEqual(expect.arrayContaining(['passed', 'passed to be sent', 'told', 'foi']));
  expect(found.meetings).toEqual(['held', 'planned']);
  // Nobody at risk of whom nobody knows: each concern is written down, and somebody was told of it.
  expect(found.dangers.length).toBeGreaterThan(0);
  expect(found.dangers.filter(({ told }) => told === 0)).toEqual([]);
  expect(found.unwritten).toBe(0);
  const count = found.cases.reduce((sum, row) => sum + row.n, 0);
  expect(count).toBeGreaterThan(150);
  expect(count).toBeLessThan(280);
  const late = found.rows.filter((row) => row.due_at < TUESDAY);
  expect(late.map((row) => [row.kind, row.name])).toEqual([['tell_answer', 'Grace Okafor']]);
  expect(found.rows.some((row) => row.name === 'Ben Shaw' && row.needs?.includes('bsl'))).toBe(true);
  expect(found.rows.some((row) => row.safety) && found.rows.some((row) => row.after_death)).toBe(true);
  expect(found.rows.map((row) => row.kind)).toEqual(
    expect.arrayContaining(['ring_back', 'service_answer', 'visit', 'ask_route', 'follow_up']),
  );
  expect(found.cases.find((row) => row.status === 'new')?.n).toBeGreaterThanOrEqual(4);
  // A call that was cut off, and two letters.
  expect(found.drafts).toBe(3);
  expect(desk.places).toHaveLength(64);
});

test('a colleague who is not named finds the restricted case by its reference only', { timeout: LONG }, async () => {
  const { house, clock } = open();
  clock.now = TUESDAY;
  const desk = await seedSmallWorld(house, quiet, { key: `walls-${process.pid}`, pool: piped });
  const seenBy = (name: string) =>
    house.db.transaction().execute(async (trx) => {
      const user = desk.staff.get(name);
      await sql`select set_config('app.trust', ${desk.trust.id}, true), set_config('app.user', ${user?.id ?? ''}, true), set_config('app.reach', 'own', true)`.execute(
        trx,
      );
      return {
        cases: (await sql`select ref from cases where access = 'restricted'`.execute(trx)).rows.length,
        people: (await sql`select name from people where name = 'Claire Dunmore'`.execute(trx)).rows.length,
      };
    });
  expect(await seenBy('Sam Reid')).toEqual({ cases: 1, people: 1 });
  expect(await seenBy('Priya Nair')).toEqual({ cases: 0, people: 0 });
});

test(
  'after twelve weeks nothing is promised on a finished case, and few promises are or were late',
  async () => {
    const { house, clock } = open();
    clock.now = TUESDAY;
    const key = `medium-${process.pid}`;
    const line = {
      ...ANYTOWN,
      key,
      host: `${key}.example`,
      domain: `${key}.example`,
      volume: { cases: 1600, quickLogs: 100 },
    };
    const walk = await openWalk(house, pipedLine({ pool: piped }), line, 84);
    for (const now of [TUESDAY, new Date(TUESDAY.getTime() + DAY + 5 * HOUR)]) {
      clock.now = now;
      await walkTo(walk, now, quiet);
      const { open: still, settled } = await asSystem(house, walk.desk.trust, now, countPromises);
      // Somebody asks later whether another organisation has answered.
      expect(still.filter((row) => row.status === 'closed').map(({ kind }) => kind)).toEqual(['look_into']);
      // What was handed over is the complaints team's: to be acknowledged, agreed to in writing, answered.
      const handed = new Set(still.filter((row) => row.status === 'passed').map((row) => row.kind));
      expect([...handed].filter((kind) => !['acknowledge', 'look_into', 'get_consent'].includes(kind))).toEqual([]);
      expect(handed).toContain('look_into');
      const late = still.filter((row) => row.late);
      expect(late.filter((row) => row.owner === 'Sam Reid').map((row) => row.kind)).toEqual(['tell_answer']);
      expect(late.length).toBeLessThan(still.length * 0.1);
      expect(settled.n).toBeGreaterThan(300);
      expect(settled.late).toBeGreaterThan(0);
      expect(settled.late).toBeLessThan(settled.n * 0.06);
    }
  },
  LONG,
);

type Promises = {
  open: { owner: string; kind: string; status: string | null; late: boolean }[];
  settled: { n: number; late: number };
};

async function countPromises({ db, trust, now }: Ctx): Promise<Promises> {
  const open = await sql<Promises['open'][number]>`
    select u.name as owner, p.kind, k.status, p.due_at < ${now} as late
    from promises p left join users u on u.trust_id = p.trust_id and u.id = p.owner_id
    left join cases k on k.trust_id = p.trust_id and k.id = p.case_id
    where p.trust_id = ${trust.id} and p.state = 'open'`.execute(db);
  const settled = await sql<Promises['settled']>`
    select count(*) as n, count(*) filter (where state = 'kept' and settled_at > due_at) as late
    from promises where trust_id = ${trust.id} and state <> 'open'`.execute(db);
  return { open: open.rows, settled: settled.rows[0] ?? { n: 0, late: 0 } };
}

test('three weeks later it goes on where it stopped, and the old day has come to its end', {
  timeout: LONG,
}, async () => {
  const { house, clock } = open();
  clock.now = TUESDAY;
  const line = {
    ...ANYTOWN,
    key: `later-${process.pid}`,
    host: `later-${process.pid}.example`,
    domain: `later-${process.pid}.example`,
    volume: { cases: 500, quickLogs: 300 },
  };
  const how = plainLine(house);
  const first = await openWalk(house, how, line, 10);
  await walkTo(first, TUESDAY, quiet);
  const kept = JSON.parse(JSON.stringify(keptOf(first, TUESDAY)));

  const later = new Date(TUESDAY.getTime() + 21 * DAY);
  clock.now = later;
  const second = await openWalk(house, how, line, 10, kept);
  await walkTo(second, later, quiet);
  const found = await asSystem(house, first.desk.trust, later, async (ctx) => ({
    grace: (
      await sql<{
        status: string;
      }>`select k.status from cases k join people p on p.trust_id = k.trust_id and p.id = k.caller_id
      where k.trust_id = ${ctx.trust.id} and p.name = 'Grace Okafor' order by k.opened_at`.execute(ctx.db)
    ).rows.map((row) => row.status),
    graces: (
      await sql`select id from people where trust_id = ${ctx.trust.id} and name = 'Grace Okafor'`.execute(ctx.db)
    ).rows.length,
    late: (await dayOf(ctx.trust.id, 'Sam Reid').execute(ctx.db)).rows
      .filter((row) => row.due_at < later)
      .map((row) => row.name),
    drafts: (
      await sql<{
        n: number;
      }>`select count(*) as n from contacts where trust_id = ${ctx.trust.id} and state = 'draft'`.execute(ctx.db)
    ).rows[0]?.n,
    begun: (
      await sql<{
        n: number;
      }>`select count(*) as n from drafts where trust_id = ${ctx.trust.id} and about like 'writing/%'`.execute(ctx.db)
    ).rows[0]?.n,
    stuck: (
      await sql<{
        ref: string;
      }>`select ref from cases where trust_id = ${ctx.trust.id} and closed_at is null and handed_over_at is null and opened_at < ${new Date(later.getTime() - 60 * DAY)}`.execute(
        ctx.db,
      )
    ).rows,
  }));
  expect(found.grace).toEqual(['closed', 'ready']);
  expect(found.graces).toBe(1);
  expect(found.late).toEqual(['Grace Okafor']);
  expect(found.drafts).toBe(1);
  // Those of the old day are gone.
  expect(found.begun).toBe(2);
  expect(found.stuck).toEqual([]);
});

test('everybody finds advice, ways to get involved and what changed, and none of it that a second officer has not checked', {
  timeout: LONG,
}, async () => {
  const { house, clock } = open();
  clock.now = TUESDAY;
  const key = `public-${process.pid}`;
  const host = `${key}.example`;
  const line = { ...ANYTOWN, key, host, domain: host, volume: { cases: 900, quickLogs: 50 } };
  const walk = await openWalk(house, pipedLine({ pool: piped }), line, 28);
  await walkTo(walk, TUESDAY, quiet);
  await layPublic(house, walk.desk);
  const visitor = newVisitor({ host });
  const textOf = async (path: string) => (await visitor.get(path)).page().text;
  expect(await textOf('/find-help?q=carrers')).toContain('Anytown Carers’ Centre');
  expect(await textOf('/guides')).toContain('Lost glasses, hearing aids or teeth');
  expect(await textOf('/guides')).not.toContain('upset on the phone');
  expect(await textOf('/get-involved')).toContain('Panel of Anytown General');
  expect(await textOf('/you-said-we-did')).toContain('A board at the desk says how long the wait is.');
  expect(await textOf('/you-said-we-did')).not.toContain('visiting hours had changed');
  const found = await asSystem(house, walk.desk.trust, TUESDAY, async (ctx) => ({
    alone: (
      await sql<{ id: string }>`select g.id from guides g join guide_editions e on e.trust_id = g.trust_id
        and e.guide_id = g.id and e.number = g.public_edition where g.trust_id = ${ctx.trust.id}
        and (e.passed_by is null or e.passed_by = e.made_by)
        union all select id from improvements where trust_id = ${ctx.trust.id} and checked_version is not null
        and (checked_by is null or checked_by = made_by)`.execute(ctx.db)
    ).rows,
    answers: (
      await sql<{ n: number }>`select count(*)::int as n from satisfaction_answers
        where trust_id = ${ctx.trust.id}`.execute(ctx.db)
    ).rows[0]?.n,
    never: (
      await sql<{ ref: string }>`select k.ref from satisfaction_asks a join cases k on k.trust_id = a.trust_id
        and k.id = a.case_id where a.trust_id = ${ctx.trust.id} and a.state = 'answered'
        and (k.after_death or k.safety or k.access <> 'open')`.execute(ctx.db)
    ).rows,
    late: (await countPromises(ctx)).open.filter(({ late, owner }) => late && owner !== 'Sam Reid').length,
  }));
  expect([found.alone, found.never]).toEqual([[], []]);
  expect(found.answers).toBeGreaterThan(5);
  expect(found.late).toBeLessThan(5);
});
