import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { findCase, listOpenPromises, makePromise, openCase } from '../cases/index.ts';
import { shareForSafety } from './index.ts';

async function worried() {
  const world = await newWorld();
  const priya = await world.staff('officer', 'Priya Nair');
  const helen = await world.staff('manager', 'Helen Marsh');
  const base = `/desk/cases/${world.kase.ref}/safety-sharing`;
  const why = { reason: 'Bruises, afraid of going home.', services: 'Safeguarding lead', second: priya.id };
  const sharing = async () => (await world.sam.as((ctx) => findCase(ctx, world.kase.ref))).sharing;
  const idOf = async () => /safety-sharing\/([0-9a-f-]{36})\//.exec((await priya.get(base)).body)?.[1] ?? '';
  return { ...world, priya, helen, base, why, sharing, idOf };
}

test('shared for safety needs a reason, a receiver and a second person, who is not oneself', async () => {
  const { sam, base, why, sharing } = await worried();
  const errors = async (fields: Record<string, string>) => (await sam.post(base, { ...why, ...fields })).page().errors;
  expect(await errors({ reason: '' })).toEqual(['Write who may come to harm, and why it cannot wait']);
  expect(await errors({ services: '' })).toEqual(['Enter who is told']);
  expect(await errors({ second: '' })).toEqual(['Choose a colleague who agrees. It cannot be you.']);
  expect(await errors({ second: sam.id })).toEqual(['Choose a colleague who agrees. It cannot be you.']);
  expect(await sharing()).toBe('not_asked');
});

test('a second person who is asked confirms in their own session; then it is shared and the manager told', async () => {
  const { sam, priya, helen, kase, base, why, sharing, idOf } = await worried();
  await sam.post(base, why);
  await sam.post(base, why);
  expect(await sharing()).toBe('not_asked');
  expect((await priya.get('/desk')).page().text).toContain('Do you agree? Share without consent, for safety');
  const link = 'Do you agree to share for safety?';
  const asks = async (desk: typeof sam) => (await desk.get(`/desk/cases/${kase.ref}`)).page().text.includes(link);
  expect([await asks(sam), await asks(priya)]).toEqual([false, true]);
  const seen = (await priya.get(base)).page();
  expect(seen.all('.app-card button')).toEqual(['I agree', 'Do not share']);
  expect(seen.text).toContain('Bruises, afraid of going home.');
  const id = await idOf();
  const others = await sam.post(`${base}/${id}/confirmation`);
  expect([others.status, others.page().errors]).toEqual([
    422,
    ['Only the second person who was named can answer this.'],
  ]);
  await priya.post(`${base}/${id}/confirmation`);
  await priya.post(`${base}/${id}/confirmation`);
  expect(await sharing()).toBe('safety');
  expect(await asks(priya)).toBe(false);
  const told = (await helen.get('/desk')).page();
  expect(told.all('.app-todo').filter((row) => row.includes('Shared for safety without consent'))).toHaveLength(1);
});

test('nobody is late in the moment they are told: the manager who is here looks within an hour of work', async () => {
  const world = await worried();
  const { sam, priya, helen, kase, why, staff, clock } = world;
  const away = await staff('manager', 'Abi Ash');
  await away.post('/desk/me/away', { from: 'today', to: 'today', back: 'yes' });
  clock.now = new Date('2026-11-24T16:40:00Z');
  await sam.as((ctx) => shareForSafety(ctx, kase, { ...why, now: true }));
  const open = await sam.as((ctx) => listOpenPromises(ctx, kase.id));
  const due = (about: RegExp) =>
    open.filter((one) => about.test(one.about)).map(({ owner_id, due_at }) => [owner_id, due_at.toISOString()]);
  // PALS closes at 5pm and opens at 9am: 20 minutes today, 40 tomorrow.
  expect(due(/look at this/)).toEqual([[helen.id, '2026-11-25T09:40:00.000Z']]);
  expect(due(/Confirm that you agreed/)).toEqual([[priya.id, '2026-11-25T09:40:00.000Z']]);
});

test('who is asked to agree while somebody may come to harm has a quarter of an hour, open or not', async () => {
  const { sam, kase, why, clock } = await worried();
  clock.now = new Date('2026-11-24T16:55:00Z');
  await sam.as((ctx) => shareForSafety(ctx, kase, { ...why, now: false }));
  const [asked] = (await sam.as((ctx) => listOpenPromises(ctx, kase.id))).filter(({ about }) => /agree/.test(about));
  expect(asked?.due_at.toISOString()).toBe('2026-11-24T17:10:00.000Z');
});

test('what was shared for safety stands once in what has happened, with why and who was told', async () => {
  const { sam, kase, base, why } = await worried();
  await sam.post(base, { ...why, now: 'yes' });
  const entries = (await sam.get(`/desk/cases/${kase.ref}`)).page().all('.app-timeline__entry, .app-timeline li');
  const shared = entries.filter((words) => words.includes('Bruises'));
  expect(shared).toHaveLength(1);
  expect(shared[0]).toContain('Shared for safety without consent');
  expect(shared[0]).toContain('Bruises, afraid of going home. Told: Safeguarding lead.');
});

test('in an emergency it is shared at once with the name of who agreed, and they can still say no', async () => {
  const { sam, priya, base, why, sharing, idOf } = await worried();
  await sam.post(base, { ...why, now: 'yes' });
  expect(await sharing()).toBe('safety');
  const id = await idOf();
  expect((await priya.post(`${base}/${id}/refusal`, {})).page().errors).toEqual(['Write why you do not agree']);
  await priya.post(`${base}/${id}/refusal`, { reason: 'I was not asked.' });
  expect(await sharing()).toBe('keep');
  expect((await sam.get('/desk')).page().text).toContain('The second person does not agree to share for safety');
});

test('the information governance lead and the manager list what was shared for safety; officers do not', async () => {
  const { sam, helen, base, why, staff } = await worried();
  const caldicott = await staff('information_governance', 'Ines Cole');
  expect((await caldicott.get('/desk/safety-sharing')).page().text).toContain('Nothing was shared without consent.');
  await sam.post(base, { ...why, now: 'yes' });
  for (const desk of [caldicott, helen]) {
    const page = (await desk.get('/desk/safety-sharing')).page();
    expect(page.text).toContain('Bruises, afraid of going home.');
    expect(page.text).toContain('Priya Nair: not confirmed yet');
  }
  expect((await sam.get('/desk/safety-sharing')).status).toBe(403);
});

test('shared for safety, a service that was not told is asked without the name', async () => {
  const { sam, priya, grace, ada, place } = await worried();
  const kase = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, patient: ada.id, place, receivedAt: ctx.now }),
  );
  const base = `/desk/cases/${kase.ref}`;
  const why = { reason: 'Afraid of going home.', services: 'Sister on 7B', second: priya.id, now: 'yes' };
  await sam.post(`${base}/safety-sharing`, why);
  const ask = async (name: string) => {
    const due = new Date('2026-11-24T15:00:00Z');
    const step = await sam.as((ctx) => makePromise(ctx, { kind: 'ask_service', case: kase.id, owner: sam.id, due }));
    const asked = { question: 'Is Ada Okafor safe?', place: name, when: 'choose', time: '3pm' };
    expect((await sam.post(`${base}/promises/${step.id}/question`, asked)).status).toBe(303);
  };
  await ask('Ward 7B');
  await ask('Catering');
  const words = (await sam.get(base)).page().all('.app-timeline__body');
  expect(words).toEqual(expect.arrayContaining(['Is Ada Okafor safe?', 'Is [name] safe?']));
});
