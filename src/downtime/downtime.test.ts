import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';
import { listViews } from '../audit/index.ts';
import { lockOut } from '../cases/index.ts';
import { addWay, createPerson, findRecords, mergePeople } from '../people/index.ts';

test('one print holds what is promised, the numbers of wards and blank sheets, and is recorded for each case on it', async () => {
  const { sam, kase } = await newWorld();
  const page = (await sam.get('/desk/downtime/print')).page();
  expect(page.one('.app-print-header')).toContain('confidential – printed by Sam Reid');
  const [promises, phones] = page.all('.app-paper');
  expect(promises).toContain('Call Grace');
  expect(promises).toContain('07700 900123');
  expect(promises).toContain(kase.ref);
  expect(phones).toContain('Ward 7B4471Ward manager');
  expect(page.all('.app-sheet h2').filter((words) => words.startsWith('Contact sheet'))).toHaveLength(4);
  const views = await sam.as((ctx) => listViews(ctx, { case: kase.id, most: 5 }));
  expect(views.map(({ what }) => what)).toEqual(['print']);
});

test('somebody recorded twice is on the paper with the numbers of both records', async () => {
  const { sam, grace } = await newWorld();
  await sam.as(async (ctx) => {
    const twice = await createPerson(ctx, { name: 'Grace Okafor' });
    await addWay(ctx, twice, { kind: 'phone', value: '07700 900777' });
    const [stays, goes] = await findRecords(ctx, [twice.id, grace.id]);
    await mergePeople(ctx, { stays, goes, choices: {} });
  });
  const [promises] = (await sam.get('/desk/downtime/print')).page().all('.app-paper');
  expect(promises).toContain('07700 900123');
  expect(promises).toContain('07700 900777');
});

test('what somebody may not know is not on their print', async () => {
  const { kase, staff, asSystem } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  await asSystem((ctx) => lockOut(ctx, kase, { names: [priya.id], reason: 'Her own matter' }));
  const print = await priya.get('/desk/downtime/print');
  expect(print.body).not.toMatch(/Okafor|07700|Grace/);
  expect(print.page().text).toContain('Nothing is promised for today or tomorrow.');
});

test('an empty desk prints its blank sheets all the same', async () => {
  const mia = await (await newTrust()).staff('manager', 'Mia Long');
  expect((await mia.get('/desk/downtime/print')).page().text).toContain('Contact sheet 4');
});

test('a paper sheet is entered like a call, with when it happened and who wrote it, and the next one follows', async () => {
  const { sam } = await newWorld();
  const begun = await sam.post('/desk/contacts', { paper: 'yes' });
  const page = (await sam.get(begun.to)).page();
  expect(page.text).toContain('Who took it on paper?');
  const fields = {
    paper: 'yes',
    paper_by: 'Mo Khan',
    notes: 'Asked where to park.',
    received_day: 'yesterday',
    received_time: '9:30am',
    channel: 'walk_in',
    next: 'sorted',
    outcome: 'information',
  };
  expect(
    (await sam.post(begun.to, { ...fields, received_day: '', received_time: '', act: 'finish_next' })).page().errors,
  ).toEqual(['Enter the day on which it happened, like yesterday']);
  const next = await sam.post(begun.to, { ...fields, act: 'finish_next' });
  expect(next.to).toMatch(/^\/desk\/contacts\/[0-9a-f-]{36}$/);
  expect(next.to).not.toBe(begun.to);
  expect((await sam.get(next.to)).page().text).toContain('Who took it on paper?');
  const done = await sam.get(begun.to);
  const kase = (await sam.get(done.to)).page();
  expect(kase.one('.app-timeline')).toContain('23 November, 9:30am');
  expect(kase.one('.app-timeline')).toContain('Mo Khan on paper, typed by Sam Reid');
});

test('a colleague who took a sheet on paper stands as who took it, by their account; their own sheet has one name', async () => {
  const { sam, staff } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  const sheet = async (paper_by: string) => {
    const begun = await sam.post('/desk/contacts', { paper: 'yes' });
    const fields = { paper: 'yes', notes: 'Asked where to park.', received_day: 'yesterday', received_time: '9:30am' };
    const done = await sam.post(begun.to, {
      ...fields,
      paper_by,
      next: 'sorted',
      outcome: 'information',
      act: 'finish',
    });
    return (await sam.get(done.to)).page().one('.app-timeline');
  };
  expect(await sheet('priya nair')).toContain('Priya Nair on paper, typed by Sam Reid');
  expect(await sheet('Sam Reid')).not.toContain('on paper');
  const rows = await sam.as((ctx) =>
    ctx.db.selectFrom('contacts').select('taken_by_id').where('trust_id', '=', ctx.trust.id).execute(),
  );
  expect(rows.filter(({ taken_by_id }) => taken_by_id === priya.id)).toHaveLength(1);
});
