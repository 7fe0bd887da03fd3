import { expect, test } from 'vitest';
import { mails, newAsking, PLEASED, withMail } from './satisfaction.examples.ts';

withMail();

test('a week after closing they are asked by their own way, and answer without an account', async () => {
  const asking = await newAsking();
  await asking.close();
  await asking.runJobs();
  expect(mails()).toEqual([]);
  await asking.later(8);
  expect(mails().length).toBe(1);
  const path = asking.path();
  const { visitor } = asking;
  expect((await visitor.get(path)).page().text).toContain('I got an answer that I understood');
  const missing = await visitor.post(`${path}/answer`, { ...PLEASED, outcome: '', words: 'You were kind.' });
  expect(missing.status).toBe(422);
  expect(missing.page().text).toContain('You were kind.');
  const thanks = await visitor.submit(`${path}/answer`, { ...PLEASED, words: 'You were kind.' });
  expect(thanks.page().heading).toBe('Thank you');
  // A second press, and a second look.
  await visitor.submit(`${path}/answer`, { ...PLEASED, reflecting: 'no' });
  expect((await visitor.get(path)).page().heading).toBe('Thank you');
  const rows = await asking.asSystem((ctx) =>
    ctx.db.selectFrom('satisfaction_answers').selectAll().where('trust_id', '=', ctx.trust.id).execute(),
  );
  expect(rows.map(({ reflecting, words, case_id, person_id }) => [reflecting, words, case_id, person_id])).toEqual([
    ['yes', 'You were kind.', null, null],
  ]);
});

test('whoever has the case sees neither that nor what they answered', async () => {
  const asking = await newAsking();
  await asking.closeAndWait();
  const before = await asking.staff('officer', 'Sam Later');
  const at = `/desk/cases/${asking.kase.ref}`;
  const was = (await before.get(at)).page().text;
  await asking.visitor.submit(`${asking.path()}/answer`, { ...PLEASED, words: 'Rude on the phone.' });
  expect((await before.get(at)).page().text).toBe(was);
  // Nor does it show by saying that they are not to be asked: that reads the same whether they answered or not.
  await before.post(`${at}/asking`, { reason: 'distress' });
  expect((await before.get(at)).page().text).toContain('Not asked: It would distress them');
  expect((await before.get('/desk/satisfaction/answers')).status).toBe(403);
});

test('words that may mean danger show help at once, and every manager is asked to read them within the hour', async () => {
  const asking = await newAsking();
  await asking.closeAndWait();
  const words = 'I do not want to live any more.';
  const thanks = await asking.visitor.submit(`${asking.path()}/answer`, { ...PLEASED, words });
  expect(thanks.page().text).toContain('999');
  expect(thanks.page().text).toContain('Samaritans');
  const mo = await asking.staff('manager', 'Mo Later');
  const list = (await mo.get('/desk/satisfaction/answers')).page();
  expect(list.text).toContain('somebody is in danger');
  expect(list.text).not.toContain('Ivy');
  const promises = () =>
    asking.asSystem((ctx) =>
      ctx.db
        .selectFrom('promises')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('about', 'like', 'An answer about PALS%')
        .execute(),
    );
  const [first] = await promises();
  expect(first?.owner_id).toBe(asking.mo.id);
  expect(Number(first?.due_at) - asking.clock.now.getTime()).toBeLessThanOrEqual(3_600_000 * 24);
  const read = list.document.querySelector('form[action*="/reading"]')?.getAttribute('action') ?? '';
  await mo.post(read);
  await mo.post(read);
  expect((await promises()).map(({ state }) => state)).toEqual(['kept']);
});

test('whoever was not happy is read by the manager, and is named only if they want to be contacted', async () => {
  const asking = await newAsking();
  await asking.closeAndWait();
  await asking.visitor.submit(`${asking.path()}/answer`, { ...PLEASED, outcome: 'no', contact: 'yes' });
  const mo = await asking.staff('manager', 'Mo Later');
  const list = (await mo.get('/desk/satisfaction/answers')).page();
  expect(list.text).toContain('They were not happy.');
  expect(list.text).toContain('Ivy Marsh wants to be contacted about this.');
});

test('fewer than five are never shown, and cannot be worked out', async () => {
  const asking = await newAsking();
  const answer = (many: number, said: object) =>
    asking.asSystem(async (ctx) => {
      for (let at = 0; at < many; at += 1)
        await ctx.db
          .insertInto('satisfaction_answers')
          .values({
            ...{
              trust_id: ctx.trust.id,
              id: crypto.randomUUID(),
              made_on: '2026-08-10',
              way: 'link' as const,
              words: '',
            },
            ...{ considering: 'yes' as const, making: 'yes' as const, informed: 'yes' as const },
            ...{ outcome: 'yes' as const, reflecting: 'yes' as const, ...said },
            ...{ case_id: null, person_id: null, read_at: null, read_by: null },
          })
          .execute();
    });
  await answer(4, {});
  expect((await asking.visitor.get('/how-we-did')).page().text).toContain('Fewer than 5 people answered');
  await answer(20, {});
  await answer(2, { outcome: 'no' });
  await answer(6, { outcome: 'partly' });
  const text = (await asking.visitor.get('/how-we-did')).page().text;
  expect(text).toContain('July to September 2026');
  // The sum would give the two away, so the next smallest is hidden as well.
  expect(text).toContain('Yes: 24 · Partly: not shown · No: not shown · Does not apply: 0');
  // Two that make 8 can only be 4 and 4.
  const spring = { made_on: '2026-05-10' };
  await answer(20, spring);
  await answer(4, { ...spring, outcome: 'no' });
  await answer(4, { ...spring, outcome: 'partly' });
  expect((await asking.visitor.get('/how-we-did')).page().text).toContain(
    'Yes: not shown · Partly: not shown · No: not shown · Does not apply: 0',
  );
  const board = await asking.staff('board', 'Bea Board');
  expect((await board.get('/desk/satisfaction')).page().text).toContain('32 answers');
  const volunteer = await asking.staff('volunteer', 'Vi Volunteer');
  expect((await volunteer.get('/desk/satisfaction')).status).toBe(403);
});

test('two tabs that send at once give one answer, and so do two colleagues who ask by hand', async () => {
  const asking = await newAsking();
  await asking.closeAndWait();
  const path = asking.path();
  const send = (reflecting: string) => asking.visitor.post(`${path}/answer`, { ...PLEASED, reflecting });
  await Promise.all(['yes', 'no', 'partly'].map(send));
  const rung = await newAsking({ email: false });
  await rung.closeAndWait();
  const at = `/desk/satisfaction/to-ask/${(await rung.ask())?.id}`;
  const both = await Promise.all(['Ola Okoro', 'Ada Bell'].map((name) => rung.staff('officer', name)));
  await Promise.all(both.map((one) => one.post(at, { ...PLEASED, way: 'phone' })));
  for (const { asSystem } of [asking, rung]) {
    const many = await asSystem((ctx) =>
      ctx.db.selectFrom('satisfaction_answers').select('id').where('trust_id', '=', ctx.trust.id).execute(),
    );
    expect(many.length).toBe(1);
  }
});
