import { expect, test } from 'vitest';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import { openCase } from '../cases/index.ts';
import { giveReceipt, listMessages } from '../receipts/index.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const STORY = 'The night staff laughed at the man in the next bed.';
const ANSWER = 'Thank you. We asked the ward. A matron now looks in each night.';

/** Somebody tells us what happened and says nothing of who they are. */
async function newStranger() {
  const world = await newWorld();
  const visitor = newVisitor(world);
  const wait = (ms: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + ms);
  };
  await visitor.submit('/tell-us');
  wait(MINUTE);
  const answers = { what: { what: STORY }, where: {}, who: { who: 'other', their_name: 'Arthur Pym' }, hope: {} };
  for (const [step, fields] of Object.entries({ ...answers, contact: { way: 'none' }, needs: {}, sharing: {} }))
    await visitor.submit(`/tell-us/${step}`, fields);
  const sent = (await visitor.submit('/tell-us/sending')).page();
  const receipt = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(sent.text)?.[0] ?? '';
  const refs = await world.asSystem((ctx) =>
    ctx.db.selectFrom('cases').select(['ref', 'id']).where('caller_id', 'is', null).orderBy('id', 'desc').execute(),
  );
  const kase = refs[0] ?? { ref: '', id: '' };
  const desk = `/desk/cases/${kase.ref}`;
  const write = (words: string, when = 'none') =>
    world.sam.post(`${desk}/without-a-name`, { words, when, day: '', time: '' });
  const comeBack = async (typed = receipt, browser = newVisitor(world)) => {
    const page = (await browser.submit('/track/receipt', { receipt: typed })).page();
    await world.runJobs();
    const visit = page.document.querySelector('input[name=visit]')?.getAttribute('value') ?? '';
    /** On the page as it is open there. */
    const send = (words: string) => browser.submit('/track/messages', { visit, words });
    return { browser, page, send };
  };
  const promises = () =>
    world.asSystem((ctx) =>
      ctx.db.selectFrom('promises').select(['about', 'due_at', 'state']).where('case_id', '=', kase.id).execute(),
    );
  return { ...world, visitor, wait, sent, receipt, kase, desk, write, comeBack, promises };
}

test('whoever does not say who they are gets a number, and by when something is written for them', async () => {
  const { sent, receipt, promises, visitor } = await newStranger();
  expect(receipt).not.toBe('');
  expect(sent.text).toContain('We cannot reply, unless you keep this number and come back with it.');
  expect(sent.text).toMatch(/We write to you there by 5pm/);
  expect(sent.text).not.toMatch(/PAL-\d/);
  expect((await promises()).map(({ about }) => about)).toEqual(['Without a name: write to them']);
  const again = (await visitor.get('/tell-us/sent')).page().text;
  expect(again).toContain(receipt);
});

test('the number is shown until they say that they have it, and for a quarter of an hour at most', async () => {
  const kept = await newStranger();
  expect((await kept.visitor.submit('/tell-us/kept')).page().text).not.toContain(kept.receipt);
  const left = await newStranger();
  left.wait(16 * MINUTE);
  const page = (await left.visitor.get('/tell-us/sent')).page().text;
  expect(page).not.toContain(left.receipt);
  expect(page).toContain('We cannot show it again');
});

test('an officer writes, they come back and read it, write again, and the officer is told: still without a name', async () => {
  const stranger = await newStranger();
  const { desk, kase } = stranger;
  expect((await stranger.sam.get(desk)).page().text).toContain('They can come back with a number.');
  expect((await stranger.write(ANSWER)).status).toBe(303);
  expect(await stranger.promises()).toMatchObject([{ state: 'kept' }]);
  stranger.wait(DAY);
  const sam = await stranger.staff('officer', 'Ola Grey');
  const { send, page } = await stranger.comeBack(` ${stranger.receipt.toLowerCase().replaceAll('-', ' ')} `);
  expect(page.heading).toBe('What is happening');
  expect(page.title).toMatch(/^Your contact/);
  expect(page.text).toContain(ANSWER);
  expect(page.text).not.toContain(STORY);
  expect((await sam.get(desk)).page().text).toContain('They read what PALS wrote');
  expect((await stranger.promises()).map(({ about, state }) => `${about} ${state}`)).toContain(
    'Without a name: they came back and read what you wrote open',
  );
  const done = await send('He is called Bed 4 by them.');
  expect(done.page().text).toContain('We have what you wrote.');
  expect(done.page().text).toMatch(/We will write to you here by|write to you here/);
  const shown = (await sam.get(`${desk}/without-a-name`)).page().text;
  expect(shown).toContain('He is called Bed 4 by them.');
  expect((await sam.get(desk)).page().text).toContain('He is called Bed 4 by them.');
  const rows = await stranger.asSystem((ctx) =>
    ctx.db.selectFrom('cases').select('caller_id').where('id', '=', kase.id).executeTakeFirst(),
  );
  expect(rows).toEqual({ caller_id: null });
  const out = await stranger.asSystem((ctx) =>
    ctx.db.selectFrom('outgoing').select('id').where('case_id', '=', kase.id).execute(),
  );
  expect(out).toEqual([]);
});

test('a right number and a wrong one get one and the same answer, are the same work, and are counted alike', async () => {
  const stranger = await newStranger();
  const answers = await Promise.all(
    [stranger.receipt, '0000-0000-0000-0000'].map((receipt) =>
      newVisitor(stranger).post('/track/receipt', { receipt }),
    ),
  );
  expect(answers.map(({ status, to }) => [status, to])).toEqual([
    [303, '/track/messages'],
    [303, '/track/messages'],
  ]);
  const wrong = await stranger.comeBack('0000-0000-0000-0000');
  expect(wrong.page.errors).toEqual(['We do not find this number. Check each letter, and try again']);
  const short = await newVisitor(stranger).post('/track/receipt', { receipt: '7K3M' });
  expect(short.status).toBe(422);
});

test('who tries many numbers from one place is made to wait', async () => {
  const { clock, host } = await newWorld();
  expect(clock.now).toBeInstanceOf(Date);
  const guesser = newVisitor({ host });
  const guess = (at: number) => guesser.post('/track/receipt', { receipt: String(at).padStart(16, '0') });
  for (let at = 0; at < 31; at += 1) await guess(at);
  expect((await guess(99)).page().errors[0]).toMatch(/Too many tries/);
});

test('without a number nothing is read, and after an hour it is asked for again; what was being written is not lost', async () => {
  const stranger = await newStranger();
  expect((await newVisitor(stranger).get('/track/messages')).to).toBe('/track/receipt');
  const { browser, send } = await stranger.comeBack();
  stranger.wait(61 * MINUTE);
  expect((await browser.get('/track/messages')).to).toBe('/track/receipt');
  await send('It took me long to write this.');
  const ola = await stranger.staff('officer', 'Ola Grey');
  expect((await ola.get(stranger.desk)).page().text).toContain('It took me long to write this.');
});

test('where another number was entered since, or none is known any more, the words go to nobody and come back', async () => {
  const one = await newStranger();
  const given = await one.asSystem(async (ctx) => {
    const kase = await openCase(ctx, { type: 'concern', owner: null, receivedAt: ctx.now });
    await giveReceipt(ctx, { case: kase.id, person: null }, '7K3M9QXR2TBVH4CW');
    return kase;
  });
  const first = await one.comeBack();
  const second = await one.comeBack('7K3M-9QXR-2TBV-H4CW', first.browser);
  expect((await second.send('Of the second.')).page().text).toContain('We have what you wrote.');
  const refused = await first.send('Of the first.');
  expect([refused.status, refused.page().heading]).toEqual([403, 'Come back with your number']);
  expect(refused.page().document.querySelector('main textarea')?.textContent?.trim()).toBe('Of the first.');
  expect(refused.page().text).not.toContain('Of the second.');
  const again = await one.comeBack(undefined, first.browser);
  await again.send('Of the first.');
  await again.browser.get('/leave');
  expect((await again.send('Once more.')).status).toBe(403);
  const said = async (id: string) => (await one.asSystem((ctx) => listMessages(ctx, id))).map(({ words }) => words);
  expect([await said(one.kase.id), await said(given.id)]).toEqual([['Of the first.'], ['Of the second.']]);
});

test('two presses at once write once, theirs and ours', async () => {
  const stranger = await newStranger();
  const { send } = await stranger.comeBack();
  await Promise.all([send('He is called Bed 4.'), send('He is called Bed 4.')]);
  await Promise.all([stranger.write(ANSWER), stranger.write(ANSWER)]);
  const said = await stranger.asSystem((ctx) => listMessages(ctx, stranger.kase.id));
  expect(said.map(({ words }) => words).sort()).toEqual(['He is called Bed 4.', ANSWER]);
});

test('a number opens nothing at another hospital', async () => {
  const stranger = await newStranger();
  const other = newVisitor(await newWorld());
  const page = await other.submit('/track/receipt', { receipt: stranger.receipt });
  expect(page.page().errors[0]).toMatch(/We do not find this number/);
});

test('who must not be named is not named to somebody of whom nobody knows who they are', async () => {
  const stranger = await newStranger();
  const named = await stranger.write('Arthur Pym is well looked after now.');
  expect(named.status).toBe(422);
  expect(named.page().errors).toEqual([
    'This has the name of somebody in this case in it. You do not know who reads it. Take it out.',
  ]);
  expect(named.body).toContain('Arthur Pym is well');
  expect((await stranger.comeBack()).page.text).not.toContain('Arthur');
});

test('a second press writes once; a date that was promised is on their page; what was entered in error is taken back', async () => {
  const stranger = await newStranger();
  const { sam, desk } = stranger;
  const tomorrow = { when: 'choose', day: 'tomorrow', time: '3pm' };
  await sam.post(`${desk}/without-a-name`, { words: ANSWER, ...tomorrow });
  await sam.post(`${desk}/without-a-name`, { words: ANSWER, ...tomorrow });
  const rows = await stranger.asSystem((ctx) =>
    ctx.db.selectFrom('receipt_messages').select('contact_id').where('case_id', '=', stranger.kase.id).execute(),
  );
  expect(rows).toHaveLength(1);
  expect((await stranger.comeBack()).page.text).toContain('write to you here by 3pm tomorrow');
  await sam.post(`/desk/cases/${stranger.kase.ref}/contacts/${rows[0]?.contact_id}/error`, { reason: 'Wrong case' });
  const struck = await stranger.asSystem((ctx) =>
    ctx.db
      .updateTable('contacts')
      .set({ error_at: ctx.now, error_by: sam.id, error_reason: 'x' })
      .where('id', '=', rows[0]?.contact_id ?? '')
      .execute(),
  );
  expect(struck).toHaveLength(1);
  const page = (await stranger.comeBack()).page.text;
  expect(page).toContain('This was taken back.');
  expect(page).not.toContain(ANSWER);
});

test('a volunteer reads nothing of it, and a case whose caller is known has no such page', async () => {
  const stranger = await newStranger();
  const vera = await stranger.staff('volunteer', 'Vera Hall');
  expect((await vera.get(`${stranger.desk}/without-a-name`)).status).toBe(403);
  expect((await stranger.sam.get(`/desk/cases/${stranger.kase.ref}/without-a-name`)).status).toBe(200);
  const known = await newWorld();
  expect((await known.sam.get(`/desk/cases/${known.kase.ref}/without-a-name`)).status).toBe(404);
  expect((await known.sam.post(`/desk/cases/${known.kase.ref}/without-a-name`, { words: 'x' })).status).toBe(404);
});

test('two people who come back with a number never read each other: their cases are linked, not merged', async () => {
  const one = await newStranger();
  const other = await one.asSystem(async (ctx) => {
    const kase = await openCase(ctx, { type: 'concern', owner: null, receivedAt: ctx.now });
    await giveReceipt(ctx, { case: kase.id, person: null }, '7K3M9QXR2TBVH4CW');
    return kase;
  });
  await (await one.comeBack()).send('My husband must not know.');
  const look = (await one.sam.get(`${one.desk}/merge?with=${other.ref}`)).page();
  expect(look.text).toContain('They would read what the other wrote. Link them instead.');
  const rows = await one.asSystem((ctx) =>
    ctx.db.selectFrom('cases').select(['id', 'version']).where('id', 'in', [one.kase.id, other.id]).execute(),
  );
  const seen = [one.kase.id, other.id].map((id) => rows.find((row) => row.id === id)?.version).join(' ');
  const pressed = await one.sam.post(`${one.desk}/merge`, { ref: other.ref, seen, sure: 'yes' });
  expect(pressed.status).toBe(422);
  expect((await one.comeBack('7K3M-9QXR-2TBV-H4CW')).page.text).not.toContain('must not know');
});

test('without a name, too, words that may mean danger show where help is, and are read first', async () => {
  const stranger = await newStranger();
  const { page, send } = await stranger.comeBack();
  expect(page.document.querySelector('form [data-when-words]')?.hasAttribute('hidden')).toBe(true);
  expect((await send('He sleeps better.')).page().document.querySelector('#danger-help-sent')).toBeNull();
  stranger.wait(MINUTE);
  const sent = (await send('At home he hits me.')).page();
  expect(sent.document.querySelector('[aria-labelledby=danger-help-sent]')?.textContent).toContain('116 123');
  expect((await stranger.promises()).map(({ about }) => about)).toContain('Read first: words that may mean danger');
  const elsewhere = await newVisitor(stranger).post('/track/messages', { visit: '', words: 'I want to die.' });
  expect([elsewhere.status, elsewhere.page().text]).toEqual([403, expect.stringContaining('116 123')]);
});
