import { expect, test } from 'vitest';
import { JPEG } from '../../test/example-files.ts';
import { newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';

const STORY = 'My mother fell in the night. This is what the floor looked like.';

async function newDoor() {
  const home = await newTrust();
  const sam = await home.staff('officer', 'Sam Reid');
  const visitor = newVisitor(home);
  await visitor.submit('/tell-us');
  home.clock.now = new Date(home.clock.now.getTime() + 60_000);
  return { ...home, sam, visitor };
}

type Door = Awaited<ReturnType<typeof newDoor>>;

/** The rest of the questions, to the end; the number of the case. */
async function goOn({ visitor }: Pick<Door, 'visitor'>): Promise<string> {
  await visitor.submit('/tell-us/contact', { way: 'email' });
  await visitor.submit('/tell-us/reach', { name: 'Grace Okafor', email: 'grace@example.com', message: 'yes' });
  for (const step of ['where', 'who', 'hope', 'needs', 'sharing']) await visitor.submit(`/tell-us/${step}`, {});
  const sent = await visitor.submit('/tell-us/sending');
  return /PAL-\d\d-\d{4,}/.exec(sent.page().text)?.[0] ?? '';
}

test('a photograph chosen beside the words goes along, and the officer sees it on the case at once', async () => {
  const door = await newDoor();
  const answer = await door.visitor.upload('/tell-us/what', [{ name: 'floor.jpg', bytes: JPEG }], { what: STORY });
  expect(answer.to).toBe('/tell-us/where');
  const back = (await door.visitor.get('/tell-us/what')).page();
  expect(back.value('what')).toBe(STORY);
  expect(back.one('.app-enclose__files')).toContain('floor.jpg, 22 bytes');
  const ref = await goOn(door);
  const kase = (await door.sam.get(`/desk/cases/${ref}`)).page();
  expect(kase.text).toContain(STORY);
  expect(kase.one('#files-block')).toContain('floor.jpg');
  const link = kase.document.querySelector('#files-block .app-files a')?.getAttribute('href') ?? '';
  expect((await door.sam.get(link)).bytes.equals(JPEG)).toBe(true);
  expect(await left(door)).toEqual([0, 0]);
});

/** How many files, and chunks of them, stand outside any case. */
async function left(door: Pick<Door, 'asSystem'>) {
  return door.asSystem(async (ctx) => {
    const of = (table: 'enclosures' | 'enclosure_chunks') =>
      ctx.db.selectFrom(table).select('trust_id').where('trust_id', '=', ctx.trust.id).execute();
    return [(await of('enclosures')).length, (await of('enclosure_chunks')).length];
  });
}
