import { describe, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { closeCase, findCase, openCase, reopenCase, restrictCase } from '../cases/index.ts';

const OUTCOME = 'explained';
const ALL_YES = { listened: 'yes', told: 'partly', sharing: 'yes', learning: 'no' };

async function pair() {
  const trust = await newTrust();
  const [mo, sam, priya] = [
    await trust.staff('manager', 'Mo Khan'),
    await trust.staff('officer', 'Sam Reid'),
    await trust.staff('officer', 'Priya Shah'),
  ];
  return { ...trust, mo, sam, priya };
}

const closed = (desk: Desk) =>
  desk.as(async (ctx) => {
    const kase = await openCase(ctx, { type: 'concern', owner: desk.id, receivedAt: ctx.now });
    await closeCase(ctx, kase, { outcome: OUTCOME, told: 'yes' });
    return findCase(ctx, kase.ref);
  });

const DAYS = { from: '1/11/2026', to: 'today' };
const refsOn = (body: string) => [...new Set(body.match(/PAL-\d\d-\d{4}/g) ?? [])].sort();

async function drawn(mo: Desk, sam: Desk) {
  const answer = await mo.post(`/desk/team/${sam.id}/samples`, DAYS);
  return { to: answer.to, refs: refsOn((await mo.get(answer.to)).body) };
}

describe('a quality sample', () => {
  test('five closed cases of a colleague are drawn once, and the same days give the same five', async () => {
    const { mo, sam, priya } = await pair();
    const cases = [];
    for (let nth = 0; nth < 7; nth += 1) cases.push((await closed(sam)).ref);
    await closed(priya);
    const { to, refs } = await drawn(mo, sam);
    expect(to).toMatch(/^\/desk\/samples\/[\w-]+$/);
    expect(refs).toHaveLength(5);
    expect(cases).toEqual(expect.arrayContaining(refs));
    expect(await drawn(mo, sam)).toEqual({ to, refs });
  });

  test('a restricted case is left out unless who draws is named for it', async () => {
    const { mo, sam } = await pair();
    const [open, shut, named] = [await closed(sam), await closed(sam), await closed(sam)];
    await sam.as((ctx) => restrictCase(ctx, shut, { names: [sam.id], reason: 'One of us' }));
    await sam.as((ctx) => restrictCase(ctx, named, { names: [sam.id, mo.id], reason: 'One of us' }));
    const opened = await mo.post(`/desk/cases/${shut.ref}/access`, {
      why: 'manager',
      reason: 'To see what came of it',
    });
    expect(opened.status).toBe(303);
    expect((await drawn(mo, sam)).refs).toEqual([open.ref, named.ref].sort());
  });

  test('four questions are answered case by case, the colleague agrees, and then it stays as it is', async () => {
    const { mo, sam } = await pair();
    await closed(sam);
    await closed(sam);
    const { to, refs } = await drawn(mo, sam);
    const early = await sam.post(`${to}/agreement`, { words: '' });
    expect([early.status, early.page().errors[0]]).toEqual([
      422,
      'Not every question is answered yet. Agree once they are.',
    ]);
    const items = [...(await mo.get(to)).body.matchAll(/samples\/[\w-]+\/cases\/(PAL-\d\d-\d{4})/g)].map(
      ([, ref]) => ref,
    );
    const first = await mo.post(`${to}/cases/${items[0]}`, { ...ALL_YES, words: 'She was heard.', version: '1' });
    expect(first.to).toBe(`${to}/cases/${items[1]}`);
    expect((await mo.post(first.to, { ...ALL_YES, version: '1' })).to).toBe(`${to}?done=saved`);
    const own = (await sam.get(to)).page();
    expect(own.text).toContain('She was heard.');
    expect(own.text).toContain('Were they told in time?Partly');
    for (const _ of [1, 2]) expect((await sam.post(`${to}/agreement`, { words: 'I rang twice.' })).status).toBe(303);
    expect((await mo.get(to)).page().text).toContain('Agreed on Tuesday 24 November. I rang twice.');
    expect((await mo.post(`${to}/cases/${refs[0]}`, { ...ALL_YES, version: '2' })).status).toBe(404);
    expect((await sam.get('/desk/me/one-to-one')).page().text).toContain('agreed on Tuesday 24 November');
  });

  test('answers that were changed in another window are shown, and what was chosen here stays', async () => {
    const { mo, sam } = await pair();
    const { ref } = await closed(sam);
    const { to } = await drawn(mo, sam);
    const form = `${to}/cases/${ref}`;
    await mo.post(form, { ...ALL_YES, words: 'First words', version: '1' });
    const late = await mo.post(form, { listened: 'no', words: 'Other words', version: '1' });
    expect(late.status).toBe(422);
    for (const words of ['First words', 'Other words', 'changed in another window']) expect(late.body).toContain(words);
    const wrong = await mo.post(form, { ...ALL_YES, listened: 'perhaps', version: '2' });
    expect(wrong.status).toBe(422);
  });

  test('days without a closed case, and days in the wrong order, are said beside their field', async () => {
    const { mo, sam } = await pair();
    const to = `/desk/team/${sam.id}/samples`;
    expect((await mo.post(to, DAYS)).page().errors[0]).toBe('No case that you may open was closed on those days');
    expect((await mo.post(to, { from: 'today', to: '1/11/2026' })).page().errors[0]).toContain('before the first');
    expect((await mo.post(to, { from: 'soon', to: '' })).status).toBe(422);
  });

  test('a case that was opened again stays in the sample and says so', async () => {
    const { mo, sam } = await pair();
    const kase = await closed(sam);
    const { to } = await drawn(mo, sam);
    await sam.as((ctx) => reopenCase(ctx, kase));
    expect((await mo.get(to)).page().text).toContain('opened again since');
  });
});

describe('a one-to-one', () => {
  test('its page has the load, the hard calls as a number, and notes that only the two can read', async () => {
    const { mo, sam, priya, staff } = await pair();
    const olu = await staff('senior_officer', 'Olu Bello');
    await sam.post('/desk/me/hard-calls');
    await closed(sam);
    const { to } = await drawn(mo, sam);
    const page = `/desk/team/${sam.id}/one-to-one`;
    expect((await mo.post(`/desk/team/${sam.id}/talk-notes`, { body: ' ' })).status).toBe(422);
    expect((await mo.post(`/desk/team/${sam.id}/talk-notes`, { body: 'Fewer late calls on Fridays.' })).to).toBe(
      `${page}?done=note`,
    );
    expect((await mo.get(page)).page().text).toContain('Hard calls this week1');
    expect((await sam.get('/desk/me/one-to-one')).page().text).toContain('Fewer late calls on Fridays.');
    expect((await sam.post('/desk/me/talk-notes', { body: 'I agree.', lead: mo.id })).status).toBe(303);
    expect((await mo.get(page)).page().text).toContain('I agree.');
    const other = (await olu.get(page)).page().text;
    for (const words of ['Fewer late calls', 'I agree.', 'not agreed yet']) expect(other).not.toContain(words);
    for (const who of [olu, priya]) expect((await who.get(to)).status).toBe(404);
    const rows = await olu.as((ctx) => ctx.db.selectFrom('talk_notes').selectAll().execute());
    expect(rows).toEqual([]);
  });

  test('it is not for officers about others, not about oneself, and not for another trust', async () => {
    const { mo, sam, priya } = await pair();
    await closed(sam);
    const { to } = await drawn(mo, sam);
    expect((await priya.get(`/desk/team/${sam.id}/one-to-one`)).status).toBe(403);
    expect((await mo.get(`/desk/team/${mo.id}/one-to-one`)).status).toBe(404);
    const far = await (await newTrust()).staff('manager', 'Far Away');
    expect((await far.get(`/desk/team/${sam.id}/one-to-one`)).status).toBe(404);
    expect((await far.get(to)).status).toBe(404);
    expect((await far.post(`${to}/agreement`)).status).toBe(404);
    expect((await priya.post('/desk/me/talk-notes', { body: 'Hello', lead: mo.id })).status).toBe(422);
    expect((await mo.get('/desk/samples/nothing')).status).toBe(404);
  });
});
