import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { runDueJobs } from '../../test/jobs.ts';
import { type NotifyServer, sendByNotify, startNotify } from '../../test/notify.ts';
import { newWorld, type World } from '../../test/world.ts';
import { changeCase, findCase } from '../cases/index.ts';
import { addWay, changePerson, findPerson } from '../people/index.ts';
import { LETTER, look } from './documents.examples.ts';
import { factsOf, hasPoppler, placesOn, structureOf, wordsOn } from './poppler.ts';

let server: NotifyServer;
let world: World;
let base: string;
beforeAll(async () => {
  server = await startNotify();
});
afterAll(() => server.stop());
beforeEach(async () => {
  sendByNotify(server);
  world = await newWorld();
  base = `/desk/cases/${world.kase.ref}/letters`;
});
afterEach(() => {
  server.asked.length = 0;
  server.answer(201);
  server.says('sending');
  delete open().house.senders;
});

const ADDRESS = '12 Long Street\nAnytown\nAN1 1AA';

const lives = (value = ADDRESS) =>
  world.sam.as(async (ctx) => addWay(ctx, await findPerson(ctx, world.grace.id), { kind: 'address', value }));

const needs = (...list: string[]) =>
  world.sam.as(async (ctx) => {
    const person = await findPerson(ctx, world.grace.id);
    await changePerson(ctx, person, { needs: list }, person.version);
  });

const later = (minutes: number) => {
  const { clock, house } = open();
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  return runDueJobs(house.db, world.trust.id, house.now);
};

/** Written, looked at, and sent by whoever carries our post, or recorded as sent by hand. */
async function send(by: 'us' | 'hand' = 'us', more: Record<string, string> = {}, body?: string) {
  const { asked, page, query } = await look(world, { ...LETTER, ...(body === undefined ? {} : { body }) });
  const fields = {
    revision: page.value('revision') ?? '',
    seen: page.value('seen') ?? '',
    keeps: '',
    needs_met: 'yes',
  };
  const answer = await world.sam.post(base, { ...asked, ...fields, by, ...more });
  return { asked, page, query, answer };
}

const posted = () => Buffer.from(String(server.asked[0]?.body.content ?? ''), 'base64');

test('a letter is printed and posted by Notify as the PDF that was looked at, and stands there as it went', async () => {
  await lives();
  const { page, answer } = await send();
  expect(page.all('main button')).toEqual(expect.arrayContaining(['Send letter', 'I sent it another way']));
  expect(answer.to).toContain('done=recorded');
  await later(1);
  expect(server.asked.map(({ path }) => path)).toEqual(['/v2/notifications/letter']);
  expect(server.asked[0]?.body.postage).toBe('second');
  const went = answer.to.split('?')[0];
  expect((await world.sam.get(`${went}/pdf`)).bytes.equals(posted())).toBe(true);
});

test('what was looked at has the bytes that go, and who prints it here has it for the window of our envelopes', async () => {
  await lives();
  const { query } = await look(world, LETTER);
  const [theirs, ours] = [
    (await world.sam.get(`${base}/check/pdf?${query}`)).bytes,
    (await world.sam.get(`${base}/check/pdf?${query}&by=hand`)).bytes,
  ];
  expect(theirs.equals(ours)).toBe(false);
  await send();
  await later(1);
  expect(posted().equals(theirs)).toBe(true);
});

/** Millimetres from left and top of every word: [xMin, yMin, xMax, yMax, word], page by page. */
function placesIn(pdf: Buffer) {
  const mm = (points: string | undefined) => (Number(points) * 25.4) / 72;
  return placesOn(pdf)
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
        ([, left, top, right, bottom, word = '']) => ({
          ...{ left: mm(left), top: mm(top), right: mm(right), bottom: mm(bottom), word },
        }),
      ),
    );
}

/** Where the printer of Notify has room: sender, how to reach them, the address, and all else. */
function fitsNotify(pdf: Buffer) {
  expect(factsOf(pdf)).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
  expect(structureOf(pdf)).toContain('P (block)');
  const [first = [], ...more] = placesIn(pdf);
  expect(more.length).toBeGreaterThan(0);
  const isIn = (x1: number, y1: number, x2: number, y2: number) => (one: (typeof first)[number]) =>
    one.left >= x1 && one.top >= y1 && one.right <= x2 && one.bottom <= y2;
  const address = first.filter(isIn(24.6, 39.5, 120, 66.3)).map(({ word }) => word);
  expect(address.join(' ')).toBe(
    'Grace Okafor Flat 1 The House 2 Long Street Near the Church Village, Anytown, County AN1 1AA',
  );
  const allowed = [isIn(15, 5, 125, 30), isIn(125, 5, 195, 95), isIn(24.6, 39.5, 120, 66.3), isIn(15, 95, 195, 292)];
  expect(first.filter((one) => !allowed.some((fits) => fits(one)))).toEqual([]);
  expect(more.flat().filter((one) => !isIn(15, 5, 195, 292)(one))).toEqual([]);
}

describe('the paper for Notify', () => {
  test.each([
    ['in standard print', []],
    ['in large print', ['large_print']],
    ['in the layout of Easy Read', ['easy_read']],
  ])('%s stands where their printer has room, over as many pages as it takes', async (_, list) => {
    await needs(...list);
    await lives('Flat 1\nThe House\n2 Long Street\nNear the Church\nVillage\nAnytown\nCounty\nAN1 1AA');
    const paragraph = 'We have asked the ward, and this is what they say about going home. ';
    const { answer } = await send('us', {}, `Dear Grace,\n\n${`${paragraph.repeat(9)}\n\n`.repeat(6)}`);
    expect(answer.to).toContain('done=recorded');
    await later(1);
    if (hasPoppler) fitsNotify(posted());
  });

  test('has the other language beside the original', async () => {
    await lives();
    const { asked } = await look(world, LETTER);
    const translation = {
      ...{ language: 'pl', translation: 'Dzień dobry, pytamy oddział.', translated_by: 'Anytown Languages' },
    };
    await world.sam.post(`${base}/translation`, { ...asked, ...translation });
    await send();
    await later(1);
    expect(posted().toString('latin1')).toContain('/Lang (pl)');
    if (hasPoppler) expect(wordsOn(posted())).toContain('Dzień dobry, pytamy oddział.');
  });
});

test('an address that cannot be posted to, and a letter of more than ten pages, are told before anything goes', async () => {
  await lives('12 Long Street\nAnytown');
  const { page, answer } = await send();
  expect(page.text).toContain('The address must end with a UK postcode. Change it, or print it');
  const change = page.document.querySelector('main a[href*="/desk/people/"]');
  expect([change?.textContent, change?.getAttribute('href')]).toEqual([
    ...['Change the address', `/desk/people/${world.grace.id}`],
  ]);
  expect(page.all('main button')).not.toContain('Send letter');
  expect(page.all('main button')).toContain('Record as sent');
  expect([answer.status, answer.page().errors[0]]).toEqual([
    422,
    expect.stringContaining('must end with a UK postcode'),
  ]);
  await lives();
  const long = await send('us', {}, `Dear Grace,\n\n${'We have asked the ward about this.\n\n'.repeat(300)}`);
  expect(long.page.text).toMatch(/This letter has \d\d pages. At most 10 can be sent from here./);
  expect(long.answer.status).toBe(422);
  await later(1);
  expect(server.asked).toEqual([]);
  expect((await send('hand')).answer.to).toContain('done=recorded');
});

test('what is printed and posted elsewhere is not in the pile of the day, so that nobody posts it again', async () => {
  await lives();
  await send();
  const page = (await world.sam.get('/desk/letters/post')).page();
  expect(page.text).toContain('No letter of that day is for you to print.');
  expect(page.text).toContain('1 letter was printed and posted for you, and not listed here.');
  expect((await world.sam.get('/desk/letters/post/pdf')).to).toContain('/desk/letters/post?day=');
  await send('hand', {}, 'Dear Grace, this one goes by hand.');
  expect((await world.sam.get('/desk/letters/post')).page().text).toContain('Print it (PDF)');
});

test('what Notify cannot print or deliver, as it says hours later, is told on the case as what bounced', async () => {
  await lives();
  const { answer } = await send();
  await later(1);
  const at = answer.to.split('?')[0] ?? '';
  expect((await world.sam.get(at)).page().text).toContain('Sent, 10:01am on Tuesday');
  await later(11);
  expect((await world.sam.get(at)).page().text).toContain('Sent, 10:01am on Tuesday');
  server.says('validation-failed');
  await later(121);
  // Hours later nobody is signed in any more.
  const kim = await world.staff('officer', 'Kim Bell');
  const shown = (await kim.get(at)).page();
  expect(shown.text).toContain('It was not sent. GOV.UK Notify could not print it as it is.');
  expect((await kim.get(`/desk/cases/${world.kase.ref}`)).page().text).toContain('It was not sent');
  const end = shown.document.querySelector('form[action$="/end"]')?.getAttribute('action') ?? '';
  expect((await kim.post(end)).to).toContain('/letters/check?');
});

test('what arrived is not asked for any more', async () => {
  await lives();
  await send();
  await later(1);
  server.says('received');
  await later(11);
  server.says('permanent-failure');
  await later(7 * 24 * 60);
  const states = await world.sam.as((ctx) => ctx.db.selectFrom('outgoing').select('state').execute());
  expect(states).toEqual([{ state: 'sent' }]);
});

describe('between the look and the post', () => {
  test('an address that was changed is looked at again', async () => {
    await lives();
    const { asked, page } = await look(world, LETTER);
    await lives('3 New Road\nAnytown\nAN2 2BB');
    const fields = { revision: page.value('revision') ?? '', seen: page.value('seen') ?? '', keeps: '', by: 'us' };
    const refused = await world.sam.post(base, { ...asked, ...fields });
    expect([refused.status, refused.page().errors[0]]).toEqual([
      422,
      'The address was changed since you looked at this. It is 3 New Road, Anytown, AN2 2BB now. Look at it again.',
    ]);
    const again = refused.page();
    expect(again.value('seen')).toContain('3 New Road');
    const sent = await world.sam.post(base, { ...asked, ...fields, seen: again.value('seen') ?? '' });
    expect(sent.to).toContain('done=recorded');
  });

  const stopped = async () => {
    await later(1);
    expect(server.asked).toEqual([]);
    return (await world.sam.get('/desk/outgoing')).page().text;
  };

  test('an address that was taken away gets nothing any more', async () => {
    await lives();
    await send();
    await world.sam.as((ctx) =>
      ctx.db.updateTable('ways').set({ ended_at: ctx.now }).where('kind', '=', 'address').execute(),
    );
    expect(await stopped()).toContain('They are not reached there any more');
  });

  test('nobody who died since gets anything', async () => {
    await lives();
    await send();
    await world.sam.as(async (ctx) => {
      const person = await findPerson(ctx, world.grace.id);
      await changePerson(ctx, person, { died: true }, person.version);
    });
    expect(await stopped()).toContain('It is recorded that they have died. Nothing was sent.');
  });

  test('the patient gets nothing after a death that only the case tells of', async () => {
    const { sam, ada, kase } = world;
    await sam.as((ctx) => addWay(ctx, ada, { kind: 'address', value: ADDRESS }));
    const { asked, page } = await look(world, { ...LETTER, to: ada.id });
    const fields = { revision: page.value('revision') ?? '', seen: page.value('seen') ?? '', keeps: '', by: 'us' };
    expect((await sam.post(base, { ...asked, ...fields })).to).toContain('done=recorded');
    await sam.as(async (ctx) => changeCase(ctx, await findCase(ctx, kase.ref), { after_death: true }));
    expect(await stopped()).toContain('It is recorded that they have died. Nothing was sent.');
  });

  test('who asked meanwhile to be spoken to gets no letter', async () => {
    await lives();
    await send();
    await needs('voice_only');
    expect(await stopped()).toContain('They have asked not to be reached this way since it was written.');
  });
});
