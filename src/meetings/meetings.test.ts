import { expect, test } from 'vitest';
import type { Desk } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';
import { listMeetings } from './meetings.ts';

/** A case in which a mediation can be planned, and what an officer types for it. */
async function withPlan() {
  const world = await newWorld();
  const base = `/desk/cases/${world.kase.ref}/meetings`;
  const plan = {
    kind: 'mediation',
    purpose: 'She wants to hear why nobody rang her.',
    people: world.grace.id,
    with_name: 'Tom Hall',
    with_role: 'Her brother',
    wards: world.place,
    day: '26 November',
    time: '2pm',
    minutes: '60',
    place: 'Seminar room 2, Anytown General',
    is_private: 'yes',
    lead: world.sam.id,
  };
  return { ...world, base, plan };
}

async function planned(desk: Desk, base: string, plan: Record<string, string>): Promise<string> {
  const answer = await desk.post(base, plan);
  expect(answer.status).toBe(303);
  return answer.to.split('?')[0] ?? '';
}

test('a mediation is planned with both sides, and stands on the case and in My day until somebody says what came of it', async () => {
  const { sam, kase, base, plan } = await withPlan();
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Plan a meeting');
  expect((await sam.get(`${base}/new`)).page().text).toContain('Sister J Cole, Ward 7B');
  const at = await planned(sam, base, plan);
  const page = (await sam.get(`${at}?done=planned`)).page();
  for (const words of [
    'It is planned. Nobody is invited yet.',
    '2pm to 3pm on Thursday 26 November',
    'Seminar room 2, Anytown General',
    'Grace Okafor',
    'Tom Hall, Her brother',
    'Sister J Cole, Ward 7B',
    'She wants to hear why nobody rang her.',
    'Sam Reid',
  ])
    expect(page.text).toContain(words);
  const onCase = (await sam.get(`/desk/cases/${kase.ref}`)).page().text;
  expect(onCase).toContain('Mediation: 2pm on Thursday 26 November, Seminar room 2, Anytown General');
  expect(onCase).toContain('Mediation with Grace at 2pm on Thursday');
  const day = (await sam.get('/desk')).page();
  expect(day.text).toContain('Mediation with Grace Okafor');
  const promise = (await sam.as((ctx) => listMeetings(ctx, kase)))[0]?.promise_id;
  const refused = await sam.post(`/desk/promises/${promise}/keeping`, {});
  expect([refused.status, refused.page().errors]).toEqual([422, ['Open the meeting and say what came of it']]);
  const moved = await sam.post(`/desk/promises/${promise}/moves`, { when: 'choose', day: 'tomorrow', time: '3pm' });
  expect([moved.status, moved.page().errors]).toEqual([
    422,
    ['Open the meeting and change it there, so that those who were invited hear of it'],
  ]);
  expect(onCase).not.toContain('Move for Mediation');
  expect((await sam.get(base)).page().text).toContain('Mediation');
});

test('pressed twice, one meeting is planned', async () => {
  const { sam, kase, base, plan } = await withPlan();
  const [first, second] = [await planned(sam, base, plan), await planned(sam, base, plan)];
  expect(second).toBe(first);
  expect(await sam.as((ctx) => listMeetings(ctx, kase))).toHaveLength(1);
});

test('a meeting needs somebody who comes, a place, somebody who leads, and a time that is still to come; what was typed stays', async () => {
  const { sam, base, plan } = await withPlan();
  const wrong = async (change: Record<string, string>) => {
    const answer = await sam.post(base, { ...plan, ...change });
    expect(answer.status).toBe(422);
    expect(answer.page().value('purpose')).toBe(plan.purpose);
    return answer.page().errors;
  };
  expect(await wrong({ people: '', with_name: '' })).toEqual(['Choose who comes']);
  expect(await wrong({ place: '' })).toEqual(['Enter where it is, like Seminar room 2']);
  expect(await wrong({ lead: 'x' })).toEqual(['Choose who leads it, or enter a name']);
  expect(await wrong({ day: 'some day' })).toEqual(['Enter a day, like tomorrow or 26 November']);
  expect(await wrong({ day: 'today', time: '9am' })).toEqual(['Enter a time that is still to come']);
  expect(await wrong({ minutes: '5' })).toEqual(['Enter a whole number from 10 to 600']);
  expect(await wrong({ people: sam.id })).toEqual(['Choose from the answers under “Who comes?”']);
  expect(await wrong({ staff_name: 'Dr Shah', staff_email: 'nobody' })).toEqual([
    'Enter an email address, like name@example.org',
  ]);
});

test('a meeting of another trust or of another case does not exist, and only officers plan', async () => {
  const { sam, staff, base, plan } = await withPlan();
  const at = await planned(sam, base, plan);
  const other = await newWorld('Shaw');
  expect((await other.sam.get(at)).status).toBe(404);
  expect((await sam.get(`${base}/${sam.id}`)).status).toBe(404);
  expect((await sam.get(`${base}/nothing`)).status).toBe(404);
  const board = await staff('board', 'Bea Long');
  expect((await board.post(base, plan)).status).toBe(403);
});
