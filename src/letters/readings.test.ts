import { beforeEach, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { newWorld, type World } from '../../test/world.ts';
import { restrictCase } from '../cases/index.ts';
import { letterOf, look, REFUSAL } from './documents.examples.ts';

let world: World;
let sam: Desk;
let kim: Desk;
let base: string;
beforeEach(async () => {
  world = await newWorld();
  sam = world.sam;
  kim = await world.staff('officer', 'Kim Bell');
  base = `/desk/cases/${world.kase.ref}/letters`;
});

/** Sam asks Kim. Gives the address of what Kim reads. */
async function askKim() {
  const { asked, page } = await look(world, REFUSAL);
  const revision = page.value('revision') ?? '';
  const answer = await sam.post(`${base}/readings`, { ...asked, revision, colleague: kim.id });
  const waits = (await kim.get(`${base}/readings`)).to;
  return { asked, revision, answer, waits };
}

const going = (asked: Record<string, string>, revision: string) => sam.post(base, { ...asked, revision, keeps: '' });

test('a refusal does not go before a colleague has read it: asked, it stands on their day; signed off, it can go', async () => {
  const { page } = await look(world, REFUSAL);
  expect(page.text).toContain('A second person reads it first');
  expect(page.text).not.toContain('Record as sent');
  const { asked, revision, waits } = await askKim();
  const refused = await going(asked, revision);
  expect([refused.status, refused.page().errors[0]]).toEqual([
    422,
    'A second person reads this before it goes. They have not signed it off yet.',
  ]);
  expect((await kim.get('/desk')).page().text).toContain(
    'Read before it goes: We cannot look into this as a complaint',
  );
  const read = (await kim.get(waits)).page();
  expect(read.text).toContain('Sam Reid wrote it to Grace Okafor');
  expect(read.text).toContain('Words of Sam.');
  expect((await kim.get(`${waits}/pdf`)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await kim.post(`${waits}/signature`, {})).to).toContain('done=signed');
  expect((await kim.get('/desk')).page().text).not.toContain('Read before it goes');
  expect((await sam.get('/desk')).page().text).toContain('Signed off, send it: We cannot look into this');
  const looked = await sam.get(`${base}/check?${new URLSearchParams(asked)}`);
  expect(looked.page().text).toContain('Read and signed off: Kim Bell, Tuesday 24 November');
  const gone = await going(asked, revision);
  expect(gone.to).toContain('done=recorded');
  expect((await sam.get(gone.to)).page().text).toContain('Kim Bell signed it off');
  expect((await sam.get('/desk')).page().text).not.toContain('Signed off, send it');
});

test('words that change after they were signed off are read again', async () => {
  const { asked, waits } = await askKim();
  await kim.post(`${waits}/signature`, {});
  const written = await letterOf(world, asked);
  await sam.post(`${base}/check`, { ...asked, ...written, body: `${written.body}\nOne thing more.` });
  const page = (await sam.get(`${base}/check?${new URLSearchParams(asked)}`)).page();
  expect(page.text).toContain('They are read again before they go');
  const refused = await going(asked, page.value('revision') ?? '');
  expect(refused.page().errors[0]).toContain('The words changed since');
});

test('sent back with words, it stands on the day of who wrote it, with what is to be changed', async () => {
  const { asked, revision, waits } = await askKim();
  expect((await kim.post(`${waits}/return`, { words: '' })).page().errors).toEqual(['Write what is to be changed']);
  await kim.post(`${waits}/return`, { words: 'Say how she can reach us.' });
  expect((await sam.get('/desk')).page().text).toContain('Sent back to you, change it:');
  expect((await sam.get((await sam.get(`${base}/readings`)).to)).page().text).toContain('Say how she can reach us.');
  const page = (await sam.get(`${base}/check?${new URLSearchParams(asked)}`)).page();
  expect(page.text).toContain('Sent back by Kim Bell');
  expect((await going(asked, revision)).page().errors[0]).toContain('sent back to you');
  // Decided once: the other button does nothing any more.
  expect((await kim.post(`${waits}/signature`, {})).status).toBe(422);
  await sam.post(`${base}/readings`, { ...asked, revision, colleague: kim.id });
  expect((await sam.get('/desk')).page().text).not.toContain('Sent back to you');
});

test('nobody signs off their own, a second press asks nobody twice, and what is taken back is nobody’s work', async () => {
  const { asked, revision, waits } = await askKim();
  const own = await sam.post(`${waits}/signature`, {});
  expect([own.status, own.page().errors]).toEqual([422, ['A colleague signs off what you wrote.']]);
  await sam.post(`${base}/readings`, { ...asked, revision, colleague: kim.id });
  const all = () => sam.as((ctx) => ctx.db.selectFrom('letter_readings').select('outcome').execute());
  expect(await all()).toEqual([{ outcome: null }]);
  await sam.post(`${waits}/withdrawal`, {});
  await sam.post(`${waits}/withdrawal`, {});
  expect(await all()).toEqual([{ outcome: 'taken_back' }]);
  expect((await kim.get('/desk')).page().text).not.toContain('Read before it goes');
  expect((await kim.post(`${waits}/signature`, {})).status).toBe(422);
  expect((await sam.post(`${base}/readings`, { ...asked, revision, colleague: sam.id })).status).toBe(422);
  expect((await sam.post(`${base}/readings`, { ...asked, revision: '999', colleague: kim.id })).status).toBe(422);
});

test('what is read is nobody else’s: another role, another trust, a forged or malformed id', async () => {
  const { asked, waits } = await askKim();
  const igor = await world.staff('information_governance', 'Igor Hall');
  for (const path of [waits, `${waits}/pdf`, `${base}/readings`]) expect((await igor.get(path)).status).toBe(403);
  const other = await (await newTrust()).staff('officer', 'Olu Stranger');
  for (const path of [waits, `${waits}/pdf`, `${base}/readings`]) expect((await other.get(path)).status).toBe(404);
  expect((await other.post(`${waits}/signature`, {})).status).toBe(404);
  expect((await kim.post(`${waits}/withdrawal`, {})).status).toBe(404);
  expect((await sam.get(`${base}/readings/nothing`)).status).toBe(404);
  expect((await kim.post(`${base}/readings`, { ...asked, revision: '1', colleague: sam.id })).status).toBe(303);
});

test('a manager says of a template, from a day on, whether a second person reads it', async () => {
  const mia = await world.staff('manager', 'Mia Long');
  const list = (await mia.get('/desk/settings/templates')).page();
  const link = [...list.document.querySelectorAll('a')].find((a) => a.textContent?.includes('Thank you'));
  const at = link?.getAttribute('href') ?? '';
  const page = (await mia.get(at)).page();
  const fields = { name: 'Thank you', ways: ['letter'], subject: '', body: String(page.value('body')), from: 'today' };
  await mia.post(at, { ...fields, second_reader: 'yes' });
  expect((await look(world, { template: 'Thank you', how: 'letter' })).page.text).toContain(
    'A second person reads it first',
  );
  const again = (await mia.get(at)).page();
  expect(again.document.querySelector('input[name="second_reader"]')?.hasAttribute('checked')).toBe(true);
});

test('somebody of the complaints team reads it and signs it off, and can write in no case', async () => {
  const carol = await world.staff('complaints', 'Carol Day');
  const { asked, page } = await look(world, REFUSAL);
  expect(page.document.querySelector('select[name=colleague]')?.textContent).toContain('Carol Day');
  await sam.post(`${base}/readings`, { ...asked, revision: page.value('revision') ?? '', colleague: carol.id });
  expect((await carol.get('/desk')).page().text).toContain('Read before it goes: We cannot look into this');
  const waits = (await carol.get(`${base}/readings`)).to;
  expect((await carol.get(`${waits}/pdf`)).status).toBe(200);
  await carol.post(`${waits}/return`, { words: 'Name the reason.' });
  expect((await sam.get('/desk')).page().text).toContain('Sent back to you, change it:');
  const again = (await sam.get(`${base}/check?${new URLSearchParams(asked)}`)).page();
  await sam.post(`${base}/readings`, { ...asked, revision: again.value('revision') ?? '', colleague: carol.id });
  await carol.post(`${(await carol.get(`${base}/readings`)).to}/signature`, {});
  const signed = (await sam.get(`${base}/check?${new URLSearchParams(asked)}`)).page();
  expect(signed.text).toContain('Read and signed off: Carol Day');
  expect((await carol.post(base, { ...asked, revision: '1', keeps: '' })).status).toBe(403);
  expect((await going(asked, signed.value('revision') ?? '')).to).toContain('done=recorded');
});

test('where nobody else can sign it off, the page says who can change that and how, and no letter goes', async () => {
  await kim.as((ctx) => ctx.db.updateTable('users').set({ disabled_at: ctx.now }).where('id', '=', kim.id).execute());
  await world.staff('system_administrator', 'Yusuf Aziz');
  const { asked, page } = await look(world, REFUSAL);
  expect(page.text).toContain(
    'Nobody else here can sign it off: that is whoever works in PALS or in the complaints team.',
  );
  expect(page.text).toContain('Yusuf Aziz can:');
  expect(page.document.querySelector('select[name=colleague]')).toBeNull();
  expect((await going(asked, page.value('revision') ?? '')).status).toBe(422);
  // A manager who is alone is led to both ways.
  const mia = await world.staff('manager', 'Mia Long');
  await sam.as((ctx) => ctx.db.updateTable('users').set({ disabled_at: ctx.now }).where('id', '=', sam.id).execute());
  const alone = (await look({ ...world, sam: mia }, REFUSAL)).page;
  const links = [...alone.document.querySelectorAll('main a')].map((a) => a.getAttribute('href'));
  expect(links).toEqual(expect.arrayContaining(['/desk/settings/staff', `/desk/settings/templates/${asked.template}`]));
});

test('colleagues who may not open the case are named, so that somebody lets one of them in', async () => {
  await sam.as((ctx) => restrictCase(ctx, world.kase, { names: [sam.id], reason: 'A colleague is the patient' }));
  const { page } = await look(world, REFUSAL);
  expect(page.text).toContain('Nobody who could sign it off may open this case: Kim Bell.');
  expect(page.document.querySelector('select[name=colleague]')).toBeNull();
});
