import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mailOf, takeRaw } from '../../test/emails.ts';
import { open } from '../../test/harness.ts';
import { BAD, CHECKED_BY, startVirusCheck, type VirusCheck } from '../../test/virus-check.ts';
import { newWorld } from '../../test/world.ts';
import { addWay } from '../people/index.ts';
import { clamd } from '../platform/clamd.ts';

const GRACE = 'grace.okafor@example.com';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

let check: VirusCheck;
beforeAll(async () => {
  check = await startVirusCheck();
}, 60_000);
afterAll(() => check.stop());
afterEach(() => {
  delete open().house.scanner;
});

/** An email of Grace with one file, in a house that checks for viruses. */
async function mailWith(bytes: Buffer, { from = GRACE, subject = 'A letter', address = check.address } = {}) {
  open().house.scanner = clamd(address);
  const world = await newWorld();
  await world.sam.as((ctx) => addWay(ctx, world.grace, { kind: 'email', value: GRACE }));
  await world.runJobs();
  const name = bytes === PDF ? 'letter.pdf' : 'notes.txt';
  const files = [{ name, type: 'application/octet-stream', bytes }];
  const raw = mailOf({ from, subject: subject.replace('REF', world.kase.ref), text: 'Here it is.', files });
  const { id } = await world.asSystem((ctx) => takeRaw(ctx, raw));
  const at = `/desk/post/${id}`;
  const statuses = async () => [
    (await world.sam.get(`${at}/files/1`)).status,
    (await world.sam.get(`${at}/original`)).status,
  ];
  return { ...world, id, at, statuses };
}

describe(CHECKED_BY, () => {
  test('what came along can be opened once it is checked, and not before', async () => {
    const { sam, at, statuses, runJobs } = await mailWith(PDF);
    expect((await sam.get(`${at}/original`)).status).toBe(422);
    await runJobs();
    expect(await statuses()).toEqual([200, 200]);
    expect((await sam.get(at)).page().text).not.toContain('virus check');
  });

  test('an email with a virus says so in Post: nobody opens what came along, nor the original', async () => {
    const { sam, at, statuses, runJobs } = await mailWith(Buffer.from(BAD));
    await runJobs();
    const page = (await sam.get(at)).page();
    expect(page.text).toContain('The virus check found something in it. Nobody can open it.');
    expect(page.text).toContain('Here it is.');
    expect(page.document.querySelectorAll(`a[href^="${at}/"]`)).toHaveLength(0);
    expect(await statuses()).toEqual([422, 422]);
    expect((await sam.get('/desk/post')).page().text).toContain('The virus check found something in it.');
  });

  test('joined to a case, its words stand there and nobody opens its file there either', async () => {
    const { sam, kase, statuses, runJobs } = await mailWith(Buffer.from(BAD), { subject: 'Re: REF' });
    await runJobs();
    const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
    expect(page.text).toContain('Here it is.');
    expect(page.one('#files-block')).toContain('Virus found. Nobody can open this file.');
    expect(await statuses()).toEqual([422, 422]);
  });
});

test('while the check is away an email waits unopened, and is checked when it is back', async () => {
  const { sam, at, statuses, runJobs, runSweep } = await mailWith(PDF, { address: check.nobody });
  await runJobs();
  expect((await sam.get(at)).page().text).toContain('It waits for the virus check.');
  expect(await statuses()).toEqual([422, 422]);
  open().house.scanner = clamd(check.address);
  await runSweep('mailbox.scan_again');
  await runJobs();
  expect(await statuses()).toEqual([200, 200]);
});
