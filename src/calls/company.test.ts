import { describe, expect, test } from 'vitest';
import { desk, newCall } from '../../test/calling.ts';

const notes = 'He says he wants to end it all.';

async function threeOfficers() {
  const home = await desk();
  return { ...home, priya: await home.staff('officer', 'Priya Nair'), ben: await home.staff('officer', 'Ben Cole') };
}

/** Sam is on a call, his words are saved, and he asks for a second person. */
async function asking(home: Awaited<ReturnType<typeof threeOfficers>>, who = '') {
  const call = await newCall(home.sam);
  await call.press('save', { notes, caller: 'Mr Hall', exact_place: 'Car park' });
  const answer = await home.sam.postJson(`${call.to}/company`, { join_who: who });
  return { ...call, answer };
}

describe('asking a colleague to join a call', () => {
  test('a colleague sees it first in My day, joins with one press, and reads along', async () => {
    const home = await threeOfficers();
    const { sam, priya, clock } = home;
    clock.now = new Date(clock.now.getTime() + 60_000);
    const since = new Date(clock.now.getTime() - 30_000).toISOString();
    const call = await asking(home, priya.id);
    expect(call.answer.body).toContain('Asked Priya Nair');
    expect((await priya.get(`/desk/day/updates?since=${since}`)).json()).toMatchObject({ count: 1 });
    const day = (await priya.get('/desk')).page();
    expect(day.all('.app-todo__title')).toEqual(['Sam needs a second person on a call']);
    expect(day.text).not.toContain('end it all');
    const joined = await priya.post(`${call.to}/joining`);
    const page = (await priya.get(joined.to)).page();
    expect(page.heading).toBe('You have joined Sam Reid’s call');
    for (const words of [notes, 'Mr Hall', 'Car park']) expect(page.text).toContain(words);
    expect(page.all('textarea')).toEqual([]);
    expect((await sam.get(`${call.to}/company`)).body).toContain('Priya Nair is coming');
    expect((await priya.get('/desk')).page().all('.app-todo')).toEqual([]);
  });

  test('asked of everybody, the first to press joins, and nobody else reads along', async () => {
    const home = await threeOfficers();
    const { sam, priya, ben } = home;
    const call = await asking(home);
    expect((await sam.get('/desk')).page().all('.app-todo')).toEqual([]);
    expect((await ben.get('/desk')).page().all('.app-todo__title')).toEqual(['Sam needs a second person on a call']);
    expect((await ben.get(`${call.to}/joined`)).status).toBe(404);
    await priya.post(`${call.to}/joining`);
    const late = await ben.post(`${call.to}/joining`);
    expect((await ben.get(late.to)).page().text).toContain('A colleague joined the call a moment before you');
    expect((await ben.get(`${call.to}/joined`)).status).toBe(404);
    expect((await ben.get(call.to)).status).toBe(404);
  });

  test('“I cannot” is told to who asked, who asks somebody else', async () => {
    const home = await threeOfficers();
    const { sam, priya, ben } = home;
    const call = await asking(home, priya.id);
    await priya.post(`${call.to}/joining/refusal`);
    expect((await sam.get(`${call.to}/company`)).body).toContain('Priya Nair cannot come');
    await sam.postJson(`${call.to}/company`, { join_who: ben.id });
    expect((await ben.get('/desk')).page().all('.app-todo')).toHaveLength(1);
    expect((await priya.get(`${call.to}/words`)).status).toBe(404);
  });

  test('a call that was left or thrown away calls nobody; one that was only lost keeps its row in My day', async () => {
    const home = await threeOfficers();
    const { sam, priya, clock } = home;
    const alert = async () => (await priya.get('/desk/cases')).page().all('.app-alerts__item').length;
    const lost = await asking(home);
    expect(await alert()).toBe(1);
    const wait = (minutes: number) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    };
    wait(16);
    expect([await alert(), (await sam.get('/desk/cases')).status]).toEqual([1, 200]);
    wait(15);
    expect(await alert()).toBe(0);
    expect((await priya.get('/desk')).page().all('.app-todo')).toHaveLength(1);
    await lost.press('save', { notes });
    expect(await alert()).toBe(1);
    await sam.patch(`/desk/drafts/call/${lost.id}`, { tab: 'a', revision: 2, fields: { notes } });
    await sam.patch(`/desk/drafts/call/${lost.id}`, { tab: 'a', revision: 3, leave: true });
    wait(2);
    expect(await alert()).toBe(0);
    await lost.press('leave', { notes });
    expect([await alert(), (await priya.get('/desk')).page().all('.app-todo')]).toEqual([0, []]);
    const empty = await newCall(sam);
    await sam.postJson(`${empty.to}/company`, { join_who: priya.id });
    await sam.post(`/desk/day/unfinished/${empty.id}/removal`);
    expect((await priya.get('/desk')).page().all('.app-todo')).toEqual([]);
  });

  test('the case keeps who joined and when; after the call nobody is asked any more', async () => {
    const home = await threeOfficers();
    const { sam, priya, ben } = home;
    const call = await asking(home, priya.id);
    await priya.post(`${call.to}/joining`);
    await sam.postJson(`${call.to}/company`, { join_who: ben.id });
    const done = await call.finish({ notes, next: 'sorted' });
    expect((await sam.get(done.to)).page().one('.app-case__main')).toMatch(/Priya Nair joined the call\s*24 November/);
    expect((await ben.get('/desk')).page().all('.app-todo')).toEqual([]);
    expect((await priya.get(`${call.to}/joined`)).status).toBe(404);
  });

  test('without script the words are kept with the asking; another trust and nobody can be asked', async () => {
    const home = await threeOfficers();
    const { sam, priya } = home;
    const call = await newCall(sam);
    await call.press('join', { notes, join_who: priya.id });
    const page = await call.page();
    expect([page.value('notes'), page.text.includes('Asked Priya Nair')]).toEqual([notes, true]);
    const stranger = await (await desk()).sam;
    expect((await sam.postJson(`${call.to}/company`, { join_who: stranger.id })).status).toBe(422);
    expect((await stranger.get(`${call.to}/words`)).status).toBe(404);
    expect((await priya.postJson(`${call.to}/company`, { join_who: sam.id })).status).toBe(404);
  });
});
