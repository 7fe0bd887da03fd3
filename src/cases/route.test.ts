import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { leaveMessage } from '../voicemails/index.ts';
import { makePromise } from './index.ts';
import type { PromiseKind } from './tables.ts';

const HOUR = 3_600_000;

/** The world, where Grace was promised a call by 1pm, with one more step of this kind. */
async function withStep(kind: PromiseKind) {
  const world = await newWorld();
  const { sam, kase, grace } = world;
  const due = new Date(world.clock.now.getTime() + HOUR);
  const step = await sam.as((ctx) => makePromise(ctx, { kind, case: kase.id, person: grace.id, owner: sam.id, due }));
  return { ...world, step, acts: `/desk/cases/${kase.ref}/promises/${step.id}` };
}

test('the person’s own choice of route is kept with its date and how they said it', async () => {
  const { sam, kase, acts, step } = await withStep('ask_route');
  const panel = (await sam.get(`/desk/cases/${kase.ref}?do=route&on=${step.id}`)).page();
  expect(panel.one('#do')).toContain(
    'Ask Grace today: shall we keep trying to sort it out, or would Grace like it handled as a complaint?',
  );
  expect((await sam.post(`${acts}/route`, {})).page().errors).toEqual(['Choose how they want this handled']);
  await sam.post(`${acts}/route`, { route: 'informal', channel: 'phone' });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.text).toContain('Handled informally – Grace’s choice, 24 November by phone. Change their choice');
});

test('a change to a complaint keeps the first contact and shows both dates and the legal limit', async () => {
  const { kase, clock, staff } = await newWorld();
  clock.now = new Date(clock.now.getTime() + 24 * HOUR);
  const priya = await staff('officer', 'Priya Nair');
  await priya.post(`/desk/cases/${kase.ref}/route`, { route: 'complaint', channel: 'email' });
  const page = (await priya.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.text).toContain(
    'Handled as a complaint – Grace’s choice, 25 November by email. First contact: 24 November.',
  );
  expect(page.text).toContain('Complaint acknowledgedBy Monday 30 November, 3 working days left');
  expect(page.text).toContain('Hand Grace’s complaint to the complaints team');
});

test('the aim to have it sorted waits while we wait for the person, and goes on where it stood', async () => {
  const { sam, kase, clock, step, acts, staff } = await withStep('hear_from_person');
  const aim = async (who = sam) => {
    const page = (await who.get(`/desk/cases/${kase.ref}`)).page();
    return page.all('.app-rail__block p').find((line) => line.startsWith('Sorted (our aim)'));
  };
  expect(await aim()).toBe('Sorted (our aim)Paused. We wait for the person');
  expect(step.kind).toBe('hear_from_person');
  clock.now = new Date(clock.now.getTime() + 24 * HOUR);
  const priya = await staff('officer', 'Priya Nair');
  await priya.post(`${acts}/reply`, { words: 'Here is the form', channel: 'email' });
  expect(await aim(priya)).toBe('Sorted (our aim)By 5pm on Wednesday 2 December, 5 working days left');
});

test('a message about a closed case stands on its page until somebody has rung back', async () => {
  const { sam, kase, promise, clock } = await newWorld();
  await sam.post(`/desk/cases/${kase.ref}/closure`, {
    outcome: 'explained',
    told: 'yes',
    [`promise_${promise.id}`]: 'kept',
  });
  await sam.as((ctx) =>
    leaveMessage(ctx, {
      owner: sam.id,
      who: 'Grace Okafor',
      number: '',
      case: kase.ref,
      words: 'She has one more question.',
      due: new Date(clock.now.getTime() + HOUR),
    }),
  );
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.one('.app-next-step__title')).toBe('This case is closed.');
  expect(page.one('section[aria-label="Also promised"]')).toContain('Ring Grace back by 11am today');
});
