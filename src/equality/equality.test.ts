import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';
import { peopleWords, quarterOf, quartersOver } from './counts.rules.ts';
import { countAnswers } from './counts.ts';

const DAY = 86_400_000;

async function newDoor() {
  const home = await newTrust();
  const wait = (ms: number) => {
    home.clock.now = new Date(home.clock.now.getTime() + ms);
  };
  /** Somebody who has sent their thanks, or their question. */
  const sent = async (who = 'me', what = 'Why was I moved?') => {
    const visitor = newVisitor(home);
    await visitor.submit('/tell-us');
    wait(60_000);
    await visitor.submit('/tell-us/what', { what });
    await visitor.submit('/tell-us/who', { who });
    await visitor.submit('/tell-us/contact', { way: 'none' });
    for (const step of ['where', 'hope', 'needs', 'sharing']) await visitor.submit(`/tell-us/${step}`, {});
    const last = await visitor.submit('/tell-us/sending');
    return { visitor, last: last.page() };
  };
  const counts = () =>
    home.asSystem((ctx) =>
      ctx.db.selectFrom('equality_counts').selectAll().where('trust_id', '=', ctx.trust.id).execute(),
    );
  return { ...home, wait, sent, counts };
}

const HERE = '/tell-us/about-you';

test('questions about them are offered after the message has gone, say why, and are only counted', async () => {
  const door = await newDoor();
  const { visitor, last } = await door.sent();
  expect(last.document.querySelector(`a[href="${HERE}"]`)?.textContent).toBe('Answer a few questions about you');
  const page = (await visitor.get(HERE)).page();
  expect(page.text).toContain('We ask so that we can see who we help');
  expect(page.all('option, label').filter((label) => label === 'Prefer not to say')).toHaveLength(9);
  const done = await visitor.submit(HERE, { age: '25_34', ethnic_group: 'J', religion: 'prefer_not' });
  expect(done.page().heading).toBe('Thank you');
  expect(done.page().document.querySelector('a[href="/leave"]')).not.toBeNull();
  const quarter_on = quarterOf(door.clock.now.toISOString().slice(0, 10));
  expect(await door.counts()).toEqual(
    [
      ['age', '25_34'],
      ['ethnic_group', 'J'],
      ['religion', 'prefer_not'],
    ].map(([question, answer]) => ({ trust_id: door.trust.id, quarter_on, question, answer, people: 1 })),
  );
});

test('pressed again, or answered again, nobody is counted twice', async () => {
  const door = await newDoor();
  const { visitor } = await door.sent();
  await Promise.all([visitor.submit(HERE, { sex: 'female' }), visitor.submit(HERE, { sex: 'female' })]);
  await visitor.submit(HERE, { sex: 'male' });
  expect((await door.counts()).map(({ answer, people }) => [answer, people])).toEqual([['female', 1]]);
  expect((await visitor.get(HERE)).page().heading).toBe('Thank you');
});

test('nobody is asked before they have sent it, after a death, or where they may be in danger', async () => {
  const door = await newDoor();
  const writing = newVisitor(door);
  await writing.submit('/tell-us');
  expect((await writing.get(HERE)).to).toBe('/tell-us/on');
  expect((await newVisitor(door).get(HERE)).to).toBe('/tell-us');
  for (const { visitor, last } of [await door.sent('died'), await door.sent('me', 'I want to end my life.')]) {
    expect(last.document.querySelector(`a[href="${HERE}"]`)).toBeNull();
    expect((await visitor.get(HERE)).to).toBe('/tell-us/sent');
    expect((await visitor.post(HERE, { sex: 'female' })).to).toBe('/tell-us/sent');
  }
  await writing.post(HERE, { sex: 'female' });
  expect(await door.counts()).toEqual([]);
});

test('an answer that is not on offer is refused, and what was chosen stays', async () => {
  const door = await newDoor();
  const { visitor } = await door.sent();
  const wrong = await visitor.post(HERE, { age: "25'; drop", sex: 'female' });
  expect(wrong.status).toBe(422);
  expect(wrong.page().document.querySelector('input[value="female"]')?.hasAttribute('checked')).toBe(true);
  expect(await door.counts()).toEqual([]);
});

test('nothing says who answered: no event, and on the case an officer reads nothing of it', async () => {
  const door = await newDoor();
  const sam = await door.staff('officer', 'Sam Reid');
  const events = () =>
    door.asSystem((ctx) => ctx.db.selectFrom('events').select('name').where('trust_id', '=', ctx.trust.id).execute());
  const { visitor } = await door.sent();
  const before = await events();
  await visitor.submit(HERE, { religion: 'sikh', ethnic_group: 'K' });
  expect(await events()).toEqual(before);
  const list = (await sam.get('/desk/cases?view=new')).page().text;
  const kase = (await sam.get(`/desk/cases/${/PAL-\d\d-\d{4,}/.exec(list)?.[0]}`)).page().text;
  expect(kase).toContain('Why was I moved?');
  expect(kase).not.toMatch(/sikh|bangladeshi/i);
  expect((await sam.get('/desk/who-we-reach')).status).toBe(403);
});

test('who leads the team sees quarters that are over, rounded, and never a small number', async () => {
  const door = await newDoor();
  const other = await newTrust();
  const manager = () => door.staff('manager', 'Mia Long');
  const answer = (answers: Record<string, string>, times: number) =>
    door.asSystem(async (ctx) => {
      for (let n = 0; n < times; n += 1) await countAnswers(ctx, answers);
    });
  await answer({ sex: 'female' }, 23);
  await answer({ sex: 'male' }, 4);
  await answer({ religion: 'sikh' }, 9);
  expect((await (await manager()).get('/desk/who-we-reach')).page().text).toContain(
    'Fewer than 10 people have answered',
  );
  door.wait(93 * DAY);
  const page = (await (await manager()).get('/desk/who-we-reach')).page();
  expect(page.text).toContain('About 25 people answered');
  expect(page.all('tbody tr').slice(0, 3)).toEqual([
    'FemaleAbout 25',
    'MaleFewer than 10',
    'Prefer not to sayFewer than 10',
  ]);
  expect(page.text).not.toMatch(/Sikh|23|27/);
  other.clock.now = door.clock.now;
  const stranger = await other.staff('manager', 'Olu Stranger');
  expect((await stranger.get('/desk/who-we-reach')).page().text).toContain('Fewer than 10 people have answered');
  door.wait(6 * 366 * DAY);
  await door.runSweep('equality.forget');
  expect(await door.counts()).toEqual([]);
});

test('quarters and small numbers', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
    '2026-01-01',
    '2026-01-01',
    '2026-04-01',
    '2026-10-01',
  ]);
  expect(quartersOver('2026-02-10')).toEqual(['2025-10-01', '2025-07-01', '2025-04-01', '2025-01-01']);
  expect([0, 9, 10, 12, 13].map(peopleWords)).toEqual([
    'Fewer than 10',
    'Fewer than 10',
    'About 10',
    'About 10',
    'About 15',
  ]);
});
