import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PDF } from '../../test/example-files.ts';
import { open } from '../../test/harness.ts';
import { BAD, CHECKED_BY, startVirusCheck, type VirusCheck } from '../../test/virus-check.ts';
import { newWorld } from '../../test/world.ts';
import { listOpenPromises } from '../cases/index.ts';
import { clamd, type ScannerAddress } from '../platform/clamd.ts';
import { listFiles } from './files.ts';

let check: VirusCheck;
let address: ScannerAddress;
beforeAll(async () => {
  check = await startVirusCheck();
  address = check.address;
}, 60_000);
afterAll(() => check.stop());
afterEach(() => {
  delete open().house.scanner;
});

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

describe(CHECKED_BY, () => {
  test('good bytes are clean, those with our own signature are not', async () => {
    expect(await clamd(address)(bytesOf('Good morning'))).toEqual({ clean: true });
    expect(await clamd(address)(bytesOf(`so ${BAD} so`))).toEqual({
      clean: false,
      virus: 'OpenPALS.Test.UNOFFICIAL',
    });
  });

  test('a file can be opened once it is checked, and not before', async () => {
    open().house.scanner = clamd(address);
    const { sam, kase, runJobs } = await newWorld();
    await runJobs();
    await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'letter.pdf', bytes: PDF }]);
    const [file] = await sam.as((ctx) => listFiles(ctx, kase));
    const way = `/desk/cases/${kase.ref}/files/${file?.id}`;
    expect((await sam.get(way)).status).toBe(422);
    expect((await sam.get(`/desk/cases/${kase.ref}`)).page().one('#files-block')).toContain(
      'Waiting for the virus check',
    );
    expect(await runJobs()).toContain('files.check');
    expect((await sam.get(way)).bytes.equals(PDF)).toBe(true);
    const block = (await sam.get(`/desk/cases/${kase.ref}`)).page().one('#files-block');
    expect(block).not.toContain('virus check');
  });

  test('a file with a virus is opened by nobody, the case says so, and the manager has it to look into', async () => {
    open().house.scanner = clamd(address);
    const { sam, kase, runJobs, staff } = await newWorld();
    const mia = await staff('manager', 'Mia Long');
    await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'bad.txt', bytes: BAD }]);
    await runJobs();
    const [file] = await sam.as((ctx) => listFiles(ctx, kase));
    expect(file).toMatchObject({ state: 'infected', found: 'OpenPALS.Test.UNOFFICIAL' });
    for (const desk of [sam, mia])
      for (const way of ['', '/preview'])
        expect((await desk.get(`/desk/cases/${kase.ref}/files/${file?.id}${way}`)).status).toBe(422);
    const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
    expect(page.one('#files-block')).toContain('Virus found. Nobody can open this file.');
    expect(page.one('.app-timeline')).toContain('The virus check found something in a file');
    const promises = await mia.as((ctx) => listOpenPromises(ctx, kase.id));
    expect(promises.find(({ kind }) => kind === 'look_into')?.owner_id).toBe(mia.id);
  });

  test('a file too large for the check waits, and the page says for what', async () => {
    open().house.scanner = clamd(address);
    const { sam, kase, runJobs } = await newWorld();
    await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'long.txt', bytes: 'long '.repeat(400_000) }]);
    await runJobs();
    const block = (await sam.get(`/desk/cases/${kase.ref}`)).page().one('#files-block');
    expect(block).toContain('it does not take a file of this size');
  });
});

test('while the scanner is away a file waits, and is checked when it is back', async () => {
  open().house.scanner = clamd(check.nobody);
  const { sam, kase, runJobs, runSweep } = await newWorld();
  await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'letter.pdf', bytes: PDF }]);
  await runJobs();
  const state = async () => (await sam.as((ctx) => listFiles(ctx, kase)))[0]?.state;
  expect(await state()).toBe('waiting');
  open().house.scanner = clamd(address);
  await runSweep('files.check_again');
  await runJobs();
  expect(await state()).toBe('clean');
});
