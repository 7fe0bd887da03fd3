import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '../../src/files/files.ts';
import { seenBy, shoot } from '../browser.ts';
import { bigFile, JPEG, PDF, PNG } from '../example-files.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';

// A letter is added to a case: chosen, dropped, pasted, photographed, by keyboard, on a phone, without script, and on a bad line.

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const letter = { name: 'Letter from Grace.pdf', mimeType: 'application/pdf', buffer: PDF };
const photo = { name: 'fall.jpg', mimeType: 'image/jpeg', buffer: JPEG };
const long = { ...letter, name: 'Long letter.pdf', buffer: bigFile(PDF, 8_000_000) };

type World = Awaited<ReturnType<typeof newWorld>>;

async function caseOf({ sam, kase }: World, size = { width: 1280, height: 900 }): Promise<Page> {
  const page = await desk.visit(sam, size);
  await page.goto(`/desk/cases/${kase.ref}`);
  await page.locator('#files-block').getByText('Add a file', { exact: true }).click();
  await page.locator('#files-block form[data-ready]').waitFor();
  return page;
}

const namesIn = ({ sam, kase }: World) =>
  sam.as(async (ctx) => (await listFiles(ctx, kase)).map(({ name }) => name).filter((name) => !name.endsWith('.txt')));

/** As a mouse with files from a folder, or Ctrl+V: browsers let no script press these keys. */
function hand(page: Page, selector: string, kind: 'drop' | 'paste', name: string, bytes: Buffer) {
  const given = { selector, kind, name, bytes: [...bytes] };
  return page.evaluate(({ selector: where, kind: how, name: called, bytes: list }) => {
    const held = new DataTransfer();
    held.items.add(new File([new Uint8Array(list)], called));
    const target = document.querySelector(where);
    const event =
      how === 'drop'
        ? new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: held })
        : new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: held });
    target?.dispatchEvent(event);
  }, given);
}

/** A line that takes so many bytes in a second. */
async function slowLine(page: Page, uploadThroughput: number) {
  const session = await page.context().newCDPSession(page);
  const line = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput };
  await session.send('Network.emulateNetworkConditions', line);
}

/** A line to the desk that takes 300 KB in a second while it is slow, and can be cut. */
async function openLine() {
  let slow = true;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(new URL(desk.baseURL).port), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
    far.pipe(near);
    near.on('data', (bytes) => {
      far.write(bytes);
      if (!slow) return;
      near.pause();
      setTimeout(() => near.resume(), bytes.length / 300);
    });
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://localhost:${port}`,
    /** A browser sends by itself once more what broke on the way: it must not get through either. */
    cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      slow = false;
      return listen(port);
    },
  };
}

test('a letter is chosen and added, a refused one is told on the page', async () => {
  const world = await newWorld();
  const page = await caseOf(world);
  await page
    .getByLabel('Add files')
    .setInputFiles([{ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') }]);
  await page.getByRole('button', { name: 'Add the files' }).click();
  await page.locator('#files-block').getByText('a.svg was not added').waitFor();
  await page.getByLabel('Add files').setInputFiles([letter]);
  await page.getByRole('button', { name: 'Add the files' }).click();
  await page.waitForURL(/files\?done=1/);
  await expect.poll(() => page.locator('.app-banner').innerText()).toContain('The file is added.');
  expect(await seenBy(page)).toEqual([]);
  await shoot(page, 'files-1280');
  await page.goto(`/desk/cases/${world.kase.ref}`);
  expect(await seenBy(page)).toEqual([]);
  await shoot(page, 'files-case-1280');
  await page.goto('/desk/downtime/print');
  expect(await seenBy(page)).toEqual([]);
  await shoot(page, 'downtime-1280');
});

test('a note takes what is dropped on it and pasted into it, waits for its button, and keeps words and files together', async () => {
  const world = await newWorld();
  const page = await caseOf(world);
  await page.getByLabel('Add a note').fill('She sent a picture of the ward.');
  await hand(page, '#note textarea', 'drop', 'ward.png', PNG);
  await page.locator('#note').getByText('Chosen: ward.png. Press Save note to keep it.').waitFor();
  expect(await namesIn(world)).toEqual([]);
  await page.getByLabel('Add a note').focus();
  await hand(page, '#note textarea', 'paste', 'screenshot.png', PNG);
  await page.locator('#note').getByText('From the clipboard: screenshot.png').waitFor();
  await shoot(page, 'files-note-1280');
  expect(await seenBy(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save note' }).click();
  await page.waitForURL(/done=note/);
  const entry = page.locator('.app-timeline__entry').filter({ hasText: 'She sent a picture of the ward.' });
  await expect.poll(() => entry.getByRole('link', { name: 'screenshot.png' }).first().isVisible()).toBe(true);
  // The words became a record: the box is empty, also after a while and on a new visit.
  await page.waitForTimeout(1500);
  await page.goto(`/desk/cases/${world.kase.ref}`);
  await expect.poll(() => page.getByLabel('Add a note').inputValue()).toBe('');
  await shoot(page, 'files-entry-1280');
});

test('what is dropped on the files of a case is sent at once, a screenshot waits for its button', async () => {
  const world = await newWorld();
  const page = await caseOf(world);
  await hand(page, '#files-block form', 'drop', 'Letter.pdf', PDF);
  await page.waitForURL(/files\?done=1/);
  await page.locator('form[data-upload][data-ready]').waitFor();
  await hand(page, 'body', 'paste', 'image.png', PNG);
  await page.locator('.app-upload').getByText('From the clipboard: image.png. Press Add to keep it.').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/files\?done=1/);
  await expect.poll(() => namesIn(world)).toEqual(['image.png', 'Letter.pdf']);
});

test('words that are pasted together with a picture of them stay words', async () => {
  const world = await newWorld();
  const page = await caseOf(world);
  const refused = await page.evaluate(() => {
    const held = new DataTransfer();
    held.setData('text/plain', 'From a document');
    held.items.add(new File(['x'], 'image.png'));
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: held });
    document.querySelector('#note textarea')?.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(refused).toBe(false);
  await expect.poll(() => page.locator('#note [data-upload-state]').innerText()).toBe('');
});

test('on a slow line a bar says how far it is, and Stop leaves nothing behind and the words where they were', async () => {
  const world = await newWorld();
  const page = await caseOf(world);
  await slowLine(page, 400_000);
  await page.getByLabel('Add a note').fill('A long letter came.');
  await page.locator('#note summary').click();
  await page.locator('#note').getByLabel('Files').setInputFiles([long]);
  await page.getByRole('button', { name: 'Save note' }).click();
  const words = page.locator('#note').getByText(/Sending the file: [1-9]\d?%/);
  await words.waitFor();
  await expect.poll(() => page.locator('#note progress').getAttribute('value')).toMatch(/^0\.\d/);
  await shoot(page, 'files-progress-1280');
  expect(await seenBy(page)).toEqual([]);
  await page.locator('#note').getByRole('button', { name: 'Stop' }).click();
  await page.locator('#note').getByText('Stopped. Nothing was added.').waitFor();
  await expect.poll(() => page.getByLabel('Add a note').inputValue()).toBe('A long letter came.');
  expect(await namesIn(world)).toEqual([]);
  const notes = await world.sam.as((ctx) =>
    ctx.db.selectFrom('notes').select('id').where('body', '=', 'A long letter came.').execute(),
  );
  expect(notes).toEqual([]);
});

test('a line that breaks in the middle leaves nothing half kept, says so, and the same press works when it is back', async () => {
  const world = await newWorld();
  const line = await openLine();
  const page = await desk.visit(world.sam, { width: 1280, height: 900 });
  await page.goto(`${line.baseURL}/desk/cases/${world.kase.ref}`);
  await page.locator('#files-block').getByText('Add a file', { exact: true }).click();
  await page.locator('#files-block form[data-ready]').waitFor();
  await page.getByLabel('Add files').setInputFiles([long]);
  await page.getByRole('button', { name: 'Add the files' }).click();
  await page
    .locator('#files-block')
    .getByText(/Sending the file: [1-9]\d?%/)
    .waitFor();
  line.cut();
  await page.locator('#files-block').getByText('The connection broke and nothing was added').waitFor();
  await shoot(page, 'files-broken-1280');
  expect(await namesIn(world)).toEqual([]);
  await line.mend();
  await page.getByRole('button', { name: 'Add the files' }).click();
  await page.waitForURL(/files\?done=1/);
  expect(await namesIn(world)).toEqual(['Long letter.pdf']);
  line.cut();
});

test('a phone offers its camera, and a photograph goes with the entry it belongs to', async () => {
  const world = await newWorld();
  const page = await desk.visit(world.sam, { width: 320, height: 700, touch: true });
  await page.goto(`/desk/cases/${world.kase.ref}`);
  const entry = page.locator('.app-timeline__entry').filter({ hasText: 'Her mother fell.' });
  await entry.getByRole('link', { name: 'Add a file' }).click();
  await page.getByText('They go with: Phone, 24 November').waitFor();
  await expect.poll(() => page.getByLabel('Take a photograph').getAttribute('capture')).toBe('environment');
  await page.getByLabel('Take a photograph').setInputFiles([photo]);
  await shoot(page, 'files-camera-320');
  expect(await seenBy(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add the files' }).click();
  await page.waitForURL(/done=file/);
  await expect.poll(() => entry.getByText('fall.jpg').first().isVisible()).toBe(true);
  await shoot(page, 'files-entry-320');
  expect(await seenBy(page)).toEqual([]);
  await page.goto(`/desk/cases/${world.kase.ref}/files`);
  await page.getByRole('link', { name: /Move to another case.*fall.jpg/ }).click();
  await page.waitForURL(/move/);
  await shoot(page, 'files-move-320');
  expect(await seenBy(page)).toEqual([]);
});

test('on a phone and without script the same forms send the same files', async () => {
  const { sam, kase } = await newWorld();
  const page = await desk.visit(sam, { width: 320, height: 700, script: false });
  await page.goto(`/desk/cases/${kase.ref}`);
  await page.locator('#files-block summary').first().click();
  await page.getByLabel('Add files').setInputFiles([letter, photo]);
  await page.getByRole('button', { name: 'Add the files' }).click();
  await page.waitForURL(/files\?done=2/);
  await shoot(page, 'files-320');
  await page.goto(`/desk/cases/${kase.ref}`);
  await page.getByLabel('Add a note').fill('The second page of it.');
  await page.locator('#note summary').click();
  await page.locator('#note').getByLabel('Files').setInputFiles([long]);
  await page.getByRole('button', { name: 'Save note' }).click();
  await page.waitForURL(/done=note/);
  const entry = page.locator('.app-timeline__entry').filter({ hasText: 'The second page of it.' });
  await expect.poll(() => entry.getByRole('link', { name: 'Long letter.pdf' }).first().isVisible()).toBe(true);
  await page.goto('/desk/downtime');
  await shoot(page, 'downtime-320');
});
