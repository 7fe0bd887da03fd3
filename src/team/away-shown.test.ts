import { expect, test } from 'vitest';
import { caseAt, desk, newCall } from '../../test/calling.ts';
import { at, promised } from '../../test/promised.ts';
import { listOpenPromises } from '../cases/index.ts';

test('who is away stands in every list of colleagues with “away until”, and in the bar of their cases', async () => {
  const { sam, staff } = await desk();
  const priya = await staff('officer', 'Priya Shah');
  const { kase, promise } = await promised(priya, 'Grace Okafor');
  const bar = async () => (await sam.get(`/desk/cases/${kase.ref}`)).page().one('.app-idbar');
  expect(await bar()).not.toContain('away');
  await priya.post('/desk/me/away', { from: '24/11/2026', to: '26/11/2026' });
  expect(await bar()).toContain('Priya Shah is away until the end of Thursday 26 November');
  expect((await sam.get(`/desk/promises/${promise.id}`)).page().all('option')).toContain(
    'Priya Shah – away until the end of Thursday 26 November',
  );
});

test('a contact of one’s own can be marked as hard on the page of its case, once, and by nobody else', async () => {
  const { sam, staff } = await desk();
  const priya = await staff('officer', 'Priya Shah');
  const done = await (await newCall(sam)).finish({
    caller: 'Grace Okafor',
    phone: '07700 900123',
    notes: 'She cried.',
    next: 'call_back',
    call_when: 'hour',
  });
  const { ref } = await caseAt(sam, done.to);
  const mark = async (who: typeof sam) =>
    (await who.get(`/desk/cases/${ref}`)).page().document.querySelector('form[action$="/hard-call"]');
  expect(await mark(priya)).toBeNull();
  const form = await mark(sam);
  expect((await sam.post(form?.getAttribute('action') ?? '')).to).toBe('/desk/me/hard-call?done=marked');
  expect(await mark(sam)).toBeNull();
});

test('calls that a leaver had not finished can be finished by who takes over', async () => {
  const { sam, staff } = await desk();
  const mo = await staff('manager', 'Mo Khan');
  const call = await newCall(sam);
  const half = { fields: { notes: 'He asked for the' }, revision: 1, tab: 'one' };
  expect((await sam.patch(`/desk/drafts/call/${call.id}`, half)).status).toBe(200);
  await sam.patch(`/desk/drafts/talk/${sam.id}`, { fields: { body: 'Between us two' }, revision: 0, tab: 'one' });
  await mo.post(`/desk/settings/staff/${sam.id}/closure`);
  const to = `/desk/team/${sam.id}/handover`;
  expect((await mo.post(to, { act: 'preview' })).page().text).toContain('What they had not finished comes to you.');
  expect((await mo.get('/desk')).body).not.toContain(call.to);
  await mo.post(to, { act: 'do' });
  expect((await mo.get('/desk')).body).toContain(call.to);
  expect((await mo.get(call.to)).body).toContain('He asked for the');
  expect((await mo.get(`/desk/team/${sam.id}/one-to-one`)).body).not.toContain('Between us two');
});

test('half a day of leave needs cover for its half alone', async () => {
  const { sam } = await desk();
  await promised(sam, 'Morning Person', { promise: { due: at('25', '11:00') } });
  await promised(sam, 'Afternoon Person', { promise: { due: at('25', '15:00') } });
  const { to } = await sam.post('/desk/me/away', { from: '25/11/2026', halves: ['starts'] });
  const page = (await sam.get(to)).page();
  expect(page.one('h1 + p, .app-page-heading p')).toContain('from 1pm on Wednesday 25 November');
  expect(page.text).toContain('Call Afternoon Person');
  expect(page.text).not.toContain('Call Morning Person');
  const back = await sam.post('/desk/me/away', { from: '26/11/2026', to: '27/11/2026', halves: ['ends'] });
  expect((await sam.get(back.to)).page().text).toContain('Thursday 26 November to 1pm on Friday 27 November');
});

test('a call that ends with a promise for the time of one’s leave asks who covers; so does a case of who is away', async () => {
  const { sam, staff } = await desk();
  const priya = await staff('officer', 'Priya Shah');
  const finish = async () => {
    const fields = { notes: 'When is the scan?', next: 'call_back', call_when: 'hour', caller: 'Grace Okafor' };
    return (await newCall(sam)).finish({ ...fields, phone: '07700 900123' });
  };
  const before = await finish();
  expect((await sam.get(before.to)).page().one('.app-offer')).toBe('');
  await sam.post('/desk/me/away', { from: 'today' });
  const done = await finish();
  expect((await sam.get(done.to)).page().one('.app-offer')).toContain('You are away today, and this is due by');
  const { id, promises } = await caseAt(sam, done.to);
  await sam.post(`/desk/promises/${promises[0]?.id}/owner`, { owner: priya.id });
  expect(await sam.as((ctx) => listOpenPromises(ctx, id))).toMatchObject([
    { owner_id: priya.id },
    { kind: 'ask_route' },
  ]);
  expect((await sam.get(done.to)).page().one('.app-offer')).toBe('');
  await priya.post('/desk/me/away', { from: 'today' });
  const asked = (await sam.get(done.to)).page();
  expect(asked.one('.app-offer')).toMatch(/Priya is away today, and this is due by .* Who covers\?/);
});

test('at the end of the day one’s own leave stands there with what needs cover, and colleagues’ too', async () => {
  const { sam, staff } = await desk();
  const priya = await staff('officer', 'Priya Shah');
  await promised(sam, 'Grace Okafor', { promise: { due: at('26', '11:00') } });
  await promised(priya, 'Ada Hall', { promise: { due: at('24', '16:00') } });
  expect((await sam.get('/desk/finish-day')).page().one('#leave')).toBe('');
  await sam.post('/desk/me/away', { from: '26/11/2026' });
  await priya.post('/desk/me/away', { from: 'today' });
  const page = (await sam.get('/desk/finish-day')).page();
  expect(page.one('#leave')).toContain('Thursday 26 November');
  expect(page.one('#leave')).toContain('1 of yours falls due.');
  expect(page.one('#cover')).toContain('Call Ada Hall');
});

test('what was given in bulk can be taken back from the page of the team, once', async () => {
  const { sam, staff } = await desk();
  const [priya, mo] = [await staff('officer', 'Priya Shah'), await staff('manager', 'Mo Khan')];
  const { kase, promise } = await promised(sam, 'Grace Okafor');
  await sam.post('/desk/cases/giving', { ref: [kase.ref], to: priya.id });
  const page = (await mo.get('/desk/team')).page();
  expect(page.text).toContain('1 case given to Priya Shah by Sam Reid at 10am');
  const undo = page.document.querySelector('form[action^="/desk/handings/"]')?.getAttribute('action') ?? '';
  expect((await mo.post(undo, { back: '/desk/team' })).to).toBe('/desk/team?done=back');
  expect(await sam.as((ctx) => listOpenPromises(ctx, kase.id))).toMatchObject([{ id: promise.id, owner_id: sam.id }]);
  expect(
    (await mo.get('/desk/team?done=back')).page().document.querySelector('form[action^="/desk/handings/"]'),
  ).toBeNull();
});
