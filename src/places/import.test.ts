import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';

const PAGE = '/desk/directory/import';

const LINES = `Site;Name;Kind;Extension;Lead;Other names
Anytown General;Ward 7B;ward;4475;Sister J Cole;Willow
Anytown General;"Heart; rhythm clinic";clinic;020 7946 0018;;
Riverside;Ward 1;ward;4001;;
Anytown General;;ward;4002;;
Anytown General;Ward 9;bay;4003;;
Anytown General;ward 7b;ward;4004;;
`;

async function importer() {
  const world = await newWorld();
  return { ...world, ada: await world.staff('administrator', 'Ada Bell') };
}

test('lines from a spreadsheet are looked at first: what is new, what changes, and why a line is refused', async () => {
  const { ada, sam } = await importer();
  const look = (await ada.post(`${PAGE}/looks`, { lines: LINES })).page();
  expect(look.text).toContain('Import 2 lines?');
  expect(look.text).toContain('Ward 7B, Anytown General – phone: 4471 → 4475');
  expect(look.all('.nhsuk-list--bullet li')).toEqual([
    'Line 4 (Ward 1): There is no site called “Riverside”',
    'Line 5: It has no name',
    'Line 6 (Ward 9): “bay” is neither ward nor service',
    'Line 7 (ward 7b): The same ward or service is on line 2',
  ]);
  expect((await sam.get('/desk/directory?q=heart')).page().text).toContain('Directory: 0 wards and services');
  const done = (await ada.post(PAGE, { lines: LINES })).page();
  expect(done.text).toContain('1 added, 1 changed, 4 refused.');
  expect((await sam.get('/desk/directory?q=heart')).page().text).toContain('Heart; rhythm clinic');
  expect((await sam.get('/desk/directory?q=7B')).page().text).toContain('4475');
});

test('a second import of the same lines changes nothing', async () => {
  const { ada } = await importer();
  await ada.post(PAGE, { lines: LINES });
  expect((await ada.post(`${PAGE}/looks`, { lines: LINES })).page().text).toContain('Nothing to import');
  expect((await ada.post(PAGE, { lines: LINES })).page().text).toContain('0 added, 0 changed, 4 refused.');
});

test('a column that is not there leaves what is known', async () => {
  const { ada, sam } = await importer();
  await ada.post(PAGE, { lines: 'Name,Lead\nWard 7B,Sister A New' });
  const card = (await sam.get('/desk/directory?q=7B')).page().text;
  expect(card).toContain('Sister A New');
  expect(card).toContain('4471');
});

test('what cannot be read is said, and what was pasted stays', async () => {
  const { ada } = await importer();
  const refused = async (lines: string) => (await ada.post(`${PAGE}/looks`, { lines })).page();
  expect((await refused('')).errors).toEqual(['Paste the lines first']);
  const open = await refused('Name\n"Ward 9');
  expect(open.errors).toEqual(['A quotation mark is opened and never closed. Look for a single " in the lines.']);
  expect(open.document.querySelector('textarea')?.textContent).toContain('Ward 9');
  expect((await refused('4471,Ward 9')).errors[0]).toContain('The first line names the columns');
  const hostile = (await ada.post(PAGE, { lines: 'Name\n<script>alert(1)</script>\n=2+5' })).page();
  expect(hostile.document.querySelector('main script')).toBeNull();
  expect((await refused(`Name\n${'x\n'.repeat(5001)}`)).errors).toEqual(['Paste at most 5,000 lines at once']);
});

test('what is too long for the form, a column nobody knows and a column that stands twice are said', async () => {
  const { ada } = await importer();
  const look = async (lines: string) => (await ada.post(`${PAGE}/looks`, { lines })).page();
  const page = await look(`Name,Lead,Bleep\nWard 9,${'x'.repeat(201)},77`);
  expect(page.all('.nhsuk-list--bullet li')).toEqual(['Line 2 (Ward 9): The lead is longer than 200 characters']);
  expect(page.text).toContain('Columns that are not read: Bleep');
  expect((await look('Name,Ward\nWard 9,Ward 10')).errors).toEqual([
    'Two columns are both read as “name”. Keep one of them.',
  ]);
});

test('only those who keep the directory import into it, and into their own trust', async () => {
  const { sam, ada } = await importer();
  expect((await sam.post(PAGE, { lines: LINES })).status).toBe(403);
  const other = await (await newTrust()).staff('manager', 'Olu Stranger');
  expect((await other.post(`${PAGE}/looks`, { lines: LINES })).page().text).toContain('Nothing to import');
  await ada.post(PAGE, { lines: LINES });
  expect((await other.get('/desk/directory')).page().text).not.toContain('Heart');
});
