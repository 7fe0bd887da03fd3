import { expect, test } from 'vitest';
import type { Desk } from '../../test/harness.ts';
import { ask } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';
import { cancelPromise, makePromise } from '../cases/index.ts';
import { planMeeting } from '../meetings/index.ts';
import { newId } from '../platform/ids.ts';

const FEED = '/desk/me/calendar';

async function linkOf(desk: Desk): Promise<string> {
  const page = (await desk.post(FEED)).page();
  return new URL(page.one('.app-key')).pathname;
}

/** As a calendar program asks: without a session. */
const fetched = (path: string) => ask(undefined, 'GET', path);

/** Long lines of a calendar go on in the next (RFC 5545, 3.1). */
const entries = (body: string) =>
  body
    .replace(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1);

test('a calendar gets when and what kind of thing is promised, and nobody’s name', async () => {
  const { sam, kase, grace } = await newWorld();
  const made = await sam.as((ctx) =>
    makePromise(ctx, {
      kind: 'tell_answer',
      owner: sam.id,
      due: new Date('2026-11-25T15:30:00Z'),
      case: kase.id,
      person: grace.id,
      about: 'Carers for Ada',
    }),
  );
  const answer = await fetched(await linkOf(sam));
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  const entry = entries(answer.body).find((one) => one.includes(made.id));
  expect(entry).toContain('SUMMARY:PALS: Tell somebody the answer');
  expect(entry).toContain('DTSTART:20261125T151500Z');
  expect(entry).toContain('DTEND:20261125T153000Z');
  expect(entry).toMatch(new RegExp(`URL;VALUE=URI:https?://[^/]+/desk/promises/${made.id}`));
  expect(answer.body).not.toMatch(/Grace|Okafor|Ada|Carers|Ward|PAL-\d/);
});

test('an appointment begins at its time, as long as it takes; what is due ends then', async () => {
  const { sam, kase, grace } = await newWorld();
  await sam.as((ctx) =>
    planMeeting(
      ctx,
      kase,
      {
        ...{
          kind: 'mediation',
          purpose: 'Ada',
          starts_at: new Date('2026-11-26T14:00:00Z'),
          minutes: 90,
          place: 'Room 2',
        },
        ...{ link: '', is_private: true, lead_id: sam.id, lead_name: '', telling: '' },
      },
      [{ side: 'person', person: grace.id }],
    ),
  );
  const entry = entries((await fetched(await linkOf(sam))).body).find((one) => one.includes('PALS: Meeting'));
  expect(entry).toContain('DTSTART:20261126T140000Z');
  expect(entry).toContain('DTEND:20261126T153000Z');
  expect(entry).not.toMatch(/Room|Ada|Grace/);
});

test('with two thousand promises none is left out', async () => {
  const { sam, kase } = await newWorld();
  const link = await linkOf(sam);
  const before = entries((await fetched(link)).body).length;
  await sam.as(async (ctx) => {
    const row = { trust_id: ctx.trust.id, kind: 'follow_up' as const, case_id: kase.id, owner_id: sam.id };
    const due = new Date('2026-12-02T10:00:00Z');
    const rows = Array.from({ length: 2_000 }, (_, n) => ({
      ...row,
      ...{ id: newId(new Date(ctx.now.getTime() + n)), due_at: due, first_due_at: due, made_at: ctx.now },
    }));
    await ctx.db.insertInto('promises').values(rows).execute();
  });
  expect(entries((await fetched(link)).body)).toHaveLength(before + 2_000);
});

test('whoever changes to a role that reads no cases has a calendar no more', async () => {
  const { sam, staff } = await newWorld();
  const manager = await staff('manager', 'Mia Cole');
  const link = await linkOf(sam);
  const page = (await manager.get(`/desk/settings/staff/${sam.id}`)).page();
  const account = { name: page.value('name'), email: page.value('email'), seen: page.value('seen'), role: 'volunteer' };
  expect((await manager.post(`/desk/settings/staff/${sam.id}`, account)).status).toBe(303);
  expect((await fetched(link)).status).toBe(404);
});

test('what is settled goes from the calendar, and what a colleague promised was never in it', async () => {
  const { sam, staff, kase } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  const due = new Date('2026-11-26T09:00:00Z');
  const [mine, theirs] = await sam.as((ctx) =>
    Promise.all([sam.id, priya.id].map((owner) => makePromise(ctx, { kind: 'follow_up', owner, due, case: kase.id }))),
  );
  const link = await linkOf(sam);
  const before = (await fetched(link)).body;
  expect(before).toContain(mine?.id);
  expect(before).not.toContain(theirs?.id);
  if (mine) await sam.as((ctx) => cancelPromise(ctx, mine));
  expect((await fetched(link)).body).not.toContain(mine?.id);
});

test('a stopped link, one that was replaced, a wrong one and one of a closed account all lead nowhere', async () => {
  const { sam, staff } = await newWorld();
  const manager = await staff('manager', 'Mia Cole');
  const first = await linkOf(sam);
  const second = await linkOf(sam);
  const gone = await fetched(first);
  expect(gone.status).toBe(404);
  expect((await fetched(second)).status).toBe(200);
  expect((await sam.post(`${FEED}/end`)).to).toBe(`${FEED}?done=stopped`);
  expect((await sam.post(`${FEED}/end`)).to).toBe(`${FEED}?done=stopped`); // a second press
  const stopped = await fetched(second);
  expect(stopped.body).toBe(gone.body);
  for (const wrong of ['/calendar/x.ics', `/calendar/${'0'.repeat(75)}.ics`, `${second.slice(0, -6)}AA.ics`])
    expect((await fetched(wrong)).body).toBe(gone.body);
  const third = await linkOf(sam);
  await manager.post(`/desk/settings/staff/${sam.id}/closure`);
  expect((await fetched(third)).status).toBe(404);
});

test('the page says when a link was made and when a calendar last came by it', async () => {
  const { sam, clock } = await newWorld();
  expect((await sam.get('/desk/me')).body).toContain(`href="${FEED}"`);
  expect((await sam.get(FEED)).page().all('main button')).toEqual(['Make a link']);
  const link = await linkOf(sam);
  expect((await sam.get(FEED)).page().one('main')).toContain('No calendar has looked yet.');
  await fetched(link);
  expect((await sam.get(FEED)).page().one('main')).toContain('A calendar last looked at 10am on Tuesday 24 November.');
  clock.now = new Date(clock.now.getTime() + 10 * 60_000);
  await fetched(link);
  expect((await sam.get(FEED)).page().one('main')).toContain('looked at 10am on'); // kept to the hour
});

test('a volunteer, who reads no cases, has no calendar to make', async () => {
  const { staff } = await newWorld();
  const ron = await staff('volunteer', 'Ron Ashby');
  expect((await ron.post(FEED)).status).toBe(403);
  expect((await ron.get('/desk/me')).body).not.toContain(FEED);
});
