import { expect, test } from 'vitest';
import { bigFile, PDF, videoOf } from '../../test/example-files.ts';
import { newTrust } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';
import { listViews } from '../audit/index.ts';
import { listFiles } from './files.ts';
import { lengthWords } from './kinds.rules.ts';
import { rangeIn } from './range.rules.ts';

/** Longer than a chunk, so that its parts come from several. */
const FILM = bigFile(videoOf(190), 700_000);

async function withFilm() {
  const world = await newWorld();
  const { sam, kase } = world;
  await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'Ben signs.mp4', bytes: FILM }]);
  const [file] = await sam.as((ctx) => listFiles(ctx, kase));
  return { ...world, way: `/desk/cases/${kase.ref}/files/${file?.id}` };
}

test('a video says how long it is, and is watched on the desk without saving it', async () => {
  const { sam, kase, way } = await withFilm();
  const block = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(block.one('#files-block')).toContain('Video, 3 minutes 10 seconds, 684 KB');
  const page = (await sam.get(`${way}/watch`)).page();
  expect(page.document.querySelector('video')?.getAttribute('src')).toBe(`${way}/preview`);
  expect(page.title).not.toContain('Ben');
});

test('a player gets the part that it asks for, byte for byte, and nothing that the browser could take for a page', async () => {
  const { sam, way } = await withFilm();
  const asks: [string, number, number][] = [
    ['bytes=0-', 0, 699_999],
    ['bytes=0-1', 0, 1],
    ['bytes=262140-262150', 262_140, 262_150],
    ['bytes=300000-600000', 300_000, 600_000],
    ['bytes=-5', 699_995, 699_999],
    ['bytes=699999-9999999', 699_999, 699_999],
  ];
  for (const [range, from, to] of asks) {
    const part = await sam.get(`${way}/preview`, { range });
    expect([range, part.status, part.headers['content-range']]).toEqual([range, 206, `bytes ${from}-${to}/700000`]);
    expect(part.bytes.equals(FILM.subarray(from, to + 1))).toBe(true);
    expect(Number(part.headers['content-length'])).toBe(to - from + 1);
    expect(part.headers['x-content-type-options']).toBe('nosniff');
    expect(part.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
  }
  for (const range of ['bytes=5-2', 'lines=1-2', 'bytes=0-1,4-5', 'bytes=-', 'x'])
    expect([range, (await sam.get(`${way}/preview`, { range })).status]).toEqual([range, 200]);
  for (const range of ['bytes=700000-', 'bytes=-0'])
    expect([range, (await sam.get(`${way}/preview`, { range })).status]).toEqual([range, 416]);
});

test('that somebody watched is written down once, not for each part that the player asks for', async () => {
  const { sam, kase, way } = await withFilm();
  for (const range of ['bytes=5-', 'bytes=100-200', 'bytes=600000-']) await sam.get(`${way}/preview`, { range });
  const views = await sam.as((ctx) => listViews(ctx, { case: kase.id, most: 9 }));
  expect(views.filter(({ what }) => what === 'file')).toHaveLength(1);
});

test('a letter is not played, and a video of another trust does not exist', async () => {
  const { sam, kase, way } = await withFilm();
  await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'letter.pdf', bytes: PDF }]);
  const letter = (await sam.as((ctx) => listFiles(ctx, kase))).find(
    ({ kind, name }) => kind === 'pdf' && name === 'letter.pdf',
  );
  const paper = `/desk/cases/${kase.ref}/files/${letter?.id}`;
  expect((await sam.get(`${paper}/watch`)).to).toBe(paper);
  const stranger = await (await newTrust()).staff('officer', 'Olu Stranger');
  for (const end of ['watch', 'preview'])
    expect((await stranger.get(`${way}/${end}`, { range: 'bytes=0-' })).status).toBe(404);
});

test('lengths and parts are said plainly', () => {
  expect([1, 59, 60, 61, 190, 3600, 3725].map(lengthWords)).toEqual([
    '1 second',
    '59 seconds',
    '1 minute',
    '1 minute 1 second',
    '3 minutes 10 seconds',
    '1 hour',
    '1 hour 2 minutes',
  ]);
  expect(rangeIn(undefined, 10)).toBeUndefined();
  expect(rangeIn('bytes=0-0', 10)).toEqual({ from: 0, to: 0 });
});
