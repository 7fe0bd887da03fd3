import { expect, test } from 'vitest';
import { agreed, caseNow, firstId, graceMay, newSession, openNow, relative } from '../../test/consenting.ts';
import { findCase } from '../cases/index.ts';
import { changePerson, findPerson } from '../people/index.ts';

const DAY = 24 * 3_600_000;

test('consent is asked for, asked again, and received in two presses; the aim waits meanwhile', async () => {
  const world = await relative();
  const { sam, base, grace, clock } = world;
  await sam.post(`${base}/consents`, { ...agreed(grace.id), type: '', act: 'ask', how: 'letter' });
  await sam.post(`${base}/consents`, { ...agreed(grace.id), type: '', act: 'ask', how: 'letter' });
  const page = (await sam.get(base)).page();
  expect(page.one('.app-next-step__title')).toBe('Get consent from Ada by 5pm on Tuesday 8 December');
  expect(page.text).toContain('Waiting for the person');
  expect((await openNow(world)).map(({ kind }) => kind)).toEqual(['get_consent']);
  const link = page.document.querySelector('.app-next-step a[href$="/consents"]');
  expect(link?.textContent).toContain('Consent');

  clock.now = new Date(clock.now.getTime() + 14 * DAY);
  const again = await newSession(world);
  const id = await firstId({ ...world, sam: again }, 'chaser');
  await again.post(`${base}/consents/${id}/chaser`);
  await again.post(`${base}/consents/${id}/chaser`);
  expect((await openNow({ ...world, sam: again }))[0]?.due_at.toISOString()).toBe('2026-12-22T17:00:00.000Z');
  const asked = (await again.get(`${base}/consents`)).page();
  expect(asked.all('.app-card button')).toContain('Ada said yes');
  const yes = { type: 'verbal', given_by: 'Ada Okafor', heard_by: 'Sam Reid' };
  await again.post(`${base}/consents/${id}/receipt`, yes);
  await again.post(`${base}/consents/${id}/receipt`, yes);
  const kase = await again.as((ctx) => findCase(ctx, world.kase.ref));
  expect([graceMay(kase, world), kase.sharing]).toEqual([true, 'name']);
  expect(await openNow({ ...world, sam: again })).toEqual([]);
  const shown = (await again.get(base)).page();
  expect(shown.all('.app-timeline__title').filter((title) => title === 'Consent: Grace Okafor')).toHaveLength(1);
});

test('a patient who is not to be phoned is asked for consent another way, or not at all', async () => {
  const world = await relative();
  const { sam, base, grace, ada } = world;
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, ada.id), { needs: ['bsl'] }));
  const form = (await sam.get(`${base}/consents?as=relative&able=adult&speaker=${grace.id}`)).page();
  expect(form.one('#record')).toContain('BSL user. Do not phone.');
  expect(form.all('#record select option')).not.toContain('By phone');
  const ask = { ...agreed(grace.id), type: '', act: 'ask' };
  const refused = await sam.post(`${base}/consents`, { ...ask, how: 'phone', limits: 'Not her diagnosis' });
  expect([refused.status, refused.page().errors[0], refused.page().value('limits')]).toEqual([
    422,
    expect.stringContaining('They use British Sign Language. Do not phone.'),
    'Not her diagnosis',
  ]);
  expect(await openNow(world)).toEqual([]);
  expect((await sam.post(`${base}/consents`, { ...ask, how: 'video_relay' })).status).toBe(303);
});

test('they said no, or no answer came: it stays in PALS, and closing is suggested in time', async () => {
  const world = await relative();
  const { sam, base, grace, clock } = world;
  await sam.post(`${base}/consents`, { ...agreed(grace.id), act: 'ask' });
  const id = await firstId(world, 'refusal');
  await sam.post(`${base}/consents/${id}/refusal`, { reason: 'She wants to tell Grace herself.' });
  expect([(await caseNow(world)).may_hear, await openNow(world)]).toEqual([[], []]);
  expect((await sam.get(base)).page().text).toContain('Said no. Grace is told nothing about Ada');
  await sam.post(`${base}/consents`, { ...agreed(grace.id), act: 'ask' });
  clock.now = new Date(clock.now.getTime() + 30 * DAY);
  const later = await newSession(world);
  expect((await later.get(`${base}/consents`)).page().text).toContain('You can close this case as “No consent”');
  await later.post(`${base}/consents/${await firstId({ ...world, sam: later }, 'ending')}/ending`);
  expect(await openNow({ ...world, sam: later })).toEqual([]);
});
