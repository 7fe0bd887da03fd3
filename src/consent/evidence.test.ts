import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const LATER = Buffer.from('%PDF-1.4\n% signed again\n%%EOF\n');
const paper = { name: 'Signed by Ada.pdf', bytes: PDF };

test('the signed paper of a consent is a file of the case and stands with its record', async () => {
  const { sam, kase, consent } = await newWorld();
  const address = `/desk/cases/${kase.ref}/consents/${consent}/evidence`;
  const answer = await sam.upload(address, [paper]);
  const page = (await sam.get(answer.to)).page();
  expect(page.one('.app-banner')).toContain('The paper is added.');
  expect(page.one('[aria-label="Files"]')).toContain('Signed by Ada.pdf');
  expect((await sam.get(`/desk/cases/${kase.ref}/files`)).page().one('.app-files')).toContain('Signed by Ada.pdf');
  const link = page.document.querySelector('[aria-label="Files"] a')?.getAttribute('href') ?? '';
  expect((await sam.get(link)).bytes.equals(PDF)).toBe(true);
  await sam.upload(address, [paper]);
  const events = await sam.as((ctx) =>
    ctx.db
      .selectFrom('events')
      .select('name')
      .where('case_id', '=', kase.id)
      .where('name', 'like', 'consent.ev%')
      .execute(),
  );
  expect(events).toHaveLength(1);
});

test('a later paper takes the place of the first, which stays with the case', async () => {
  const { sam, kase, consent } = await newWorld();
  const address = `/desk/cases/${kase.ref}/consents/${consent}/evidence`;
  await sam.upload(address, [paper]);
  await sam.upload(address, [{ name: 'Signed again.pdf', bytes: LATER }]);
  const shown = (await sam.get(`/desk/cases/${kase.ref}/consents`)).page().one('[aria-label="Files"]');
  expect(shown).toContain('Signed again.pdf');
  expect(shown).not.toContain('Signed by Ada');
  expect((await sam.get(`/desk/cases/${kase.ref}/files`)).page().one('.app-files')).toContain('Signed by Ada.pdf');
});

test('no paper, two of them, a refused kind and the record of another case change nothing', async () => {
  const [{ sam, kase, consent }, other] = [await newWorld(), await newWorld()];
  const address = `/desk/cases/${kase.ref}/consents/${consent}/evidence`;
  const errors = async (files: { name: string; bytes: Buffer | string }[]) =>
    (await sam.upload(address, files)).page().errors;
  expect(await errors([])).toEqual(['Choose a file to add']);
  expect(await errors([paper, { name: 'b.pdf', bytes: LATER }])).toEqual([expect.stringContaining('Choose one file')]);
  expect(await errors([{ name: 'a.svg', bytes: '<svg/>' }])).toEqual([expect.stringContaining('a.svg was not added')]);
  const json = await sam.upload(address, [], { accept: 'application/json' });
  expect([json.status, json.json().errors]).toEqual([422, ['Choose a file to add']]);
  for (const wrong of [other.consent, 'x', kase.id])
    expect((await sam.upload(`/desk/cases/${kase.ref}/consents/${wrong}/evidence`, [paper])).status).toBe(404);
  expect((await other.sam.upload(address, [paper])).status).toBe(404);
  expect((await sam.get(`/desk/cases/${kase.ref}/files`)).page().one('.app-files')).not.toContain('Signed');
});
