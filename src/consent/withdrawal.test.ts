import { expect, test } from 'vitest';
import { agreed, caseNow, firstId, graceMay, openNow, promised, relative } from '../../test/consenting.ts';
import { newWorld } from '../../test/world.ts';
import { findCase, lockOut, openCase } from '../cases/index.ts';

test('a withdrawal stops what is on its way, shows what had left, and reaches other cases that lean on it', async () => {
  const world = await relative();
  const { sam, base, grace, ada, place } = world;
  await sam.post(`${base}/consents`, { ...agreed(grace.id), organisations: 'Anytown Council' });
  const other = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, patient: ada.id, place, receivedAt: ctx.now }),
  );
  const otherBase = `/desk/cases/${other.ref}`;
  const offered = (await sam.get(`${otherBase}/consents`)).page();
  expect(offered.text).toContain('From another case');
  const forms = [...offered.document.querySelectorAll('form[action$="/use"]')].map((one) => one.getAttribute('action'));
  const mine = await firstId(world, 'withdrawal');
  expect(forms).toContain(`${otherBase}/consents/${mine}/use`);
  await sam.post(`${otherBase}/consents/${mine}/use`);
  expect(graceMay(await caseNow({ sam, kase: other }), world)).toBe(true);

  const ask = await promised(world, 'ask_service');
  await sam.post(`${base}/promises/${ask.id}/question`, {
    question: 'Is a carer booked?',
    when: 'choose',
    time: '3pm',
  });
  await promised(world, 'ask_service');
  await promised(world, 'pass_on', 'Anytown Council');
  await promised(world, 'hand_over');
  await promised({ ...world, kase: other }, 'ask_service');

  expect((await sam.post(`${base}/consents/${mine}/withdrawal`, { reason: '' })).page().errors).toEqual([
    'Write who took it back, and how',
  ]);
  const back = { reason: 'Ada told the ward sister that she does not want this.' };
  const answer = await sam.post(`${base}/consents/${mine}/withdrawal`, back);
  await sam.post(`${base}/consents/${mine}/withdrawal`, back);
  const shown = (await sam.get(answer.to)).page();
  expect(shown.text).toContain('What was on its way is stopped. This had left PALS already:');
  expect(shown.text).toContain('Ward 7B was asked on Tuesday 24 November, 10am: tell them.');
  const kase = await caseNow(world);
  expect([kase.sharing, kase.sharing_with, kase.may_hear, kase.outside_with, kase.complaint_consent]).toEqual([
    'keep',
    '',
    [],
    '',
    'none',
  ]);
  expect((await openNow(world)).map(({ kind }) => kind).sort()).toEqual(['look_into', 'service_answer']);
  expect((await caseNow({ sam, kase: other })).sharing).toBe('keep');
  expect((await openNow({ sam, kase: other })).map(({ kind }) => kind)).toEqual(['look_into']);
  expect((await sam.get('/desk')).page().text).toContain('Permission taken back: tell those who were asked');
  const timeline = (await sam.get(base)).page();
  expect(timeline.all('.app-timeline__title')).toContain('Consent taken back: sharing is stopped');
  expect(timeline.text).toContain('Ada told the ward sister that she does not want this.');
});

test('what went to an organisation outside is told of when it is taken back, as what a ward was asked is', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  await sam.post(`${base}/consents`, { ...agreed(grace.id), services: '', organisations: 'Care Quality Commission' });
  await promised(world, 'call_back');
  const passed = { kind: 'passed', organisation: 'cqc', agreed_by: 'Ada Okafor', what: 'Her story' };
  const sent = await sam.post(`${base}/referrals`, passed);
  expect(sent.status).toBe(303);
  const id = await firstId(world, 'withdrawal');
  const answer = await sam.post(`${base}/consents/${id}/withdrawal`, { reason: 'Ada wrote to us.' });
  const page = (await sam.get(answer.to)).page();
  expect(page.text).toContain('Care Quality Commission got it on Tuesday 24 November: tell them.');
  expect((await sam.get('/desk')).page().text).toContain('Permission taken back: tell those who have it');
});

test('a withdrawal reaches a case that whoever records it may not open, and takes none of its words there', async () => {
  const world = await relative();
  const { sam, base, grace, ada, staff, runJobs } = world;
  await sam.post(`${base}/consents`, agreed(grace.id));
  const id = await firstId(world, 'withdrawal');
  const priya = await staff('senior_officer', 'Priya Nair');
  const hidden = await priya.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: priya.id, caller: grace.id, patient: ada.id, receivedAt: ctx.now }),
  );
  const there = { ...world, sam: priya, kase: hidden };
  await priya.post(`/desk/cases/${hidden.ref}/consents/${id}/use`);
  expect((await caseNow(there)).sharing).toBe('name');
  await priya.as((ctx) => lockOut(ctx, hidden, { names: [sam.id], reason: 'Knows the family' }));
  await promised(there, 'ask_service');

  await sam.post(`${base}/consents/${id}/withdrawal`, { reason: 'Ada wept and said no.' });
  expect((await caseNow(there)).sharing).toBe('name');
  await runJobs();
  const kase = await caseNow(there);
  expect([kase.sharing, kase.may_hear]).toEqual(['keep', []]);
  expect((await openNow(there)).map(({ kind }) => kind)).toEqual(['look_into']);
  const page = (await priya.get(`/desk/cases/${hidden.ref}/consents`)).page();
  expect(page.text).toContain('Taken back in another case.');
  expect(page.text).not.toContain('Ada wept');
});

test('taken back in the case that leans on a record, it ends where it was first given as well', async () => {
  const world = await newWorld();
  const { sam, grace, ada, consent } = world;
  const first = world.kase.ref;
  const kase = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, patient: ada.id, receivedAt: ctx.now }),
  );
  const base = `/desk/cases/${kase.ref}`;
  await sam.post(`${base}/consents/${consent}/use`);
  expect(graceMay(await caseNow({ sam, kase }), { grace })).toBe(true);
  const here = await firstId({ sam, kase }, 'withdrawal');
  const answer = await sam.post(`${base}/consents/${here}/withdrawal`, { reason: 'Ada rang: no more.' });
  await world.runJobs();
  expect((await sam.get(answer.to)).page().text).toContain(`It ended in ${first} as well.`);
  for (const ref of [kase.ref, first])
    expect((await sam.as((ctx) => findCase(ctx, ref))).may_hear.includes(grace.id)).toBe(false);
  const there = (await sam.get(`/desk/cases/${first}/consents`)).page().text;
  expect(there).toContain('Taken back');
  expect(there).toContain('Ada rang: no more.');
});
