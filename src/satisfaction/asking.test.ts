import { describe, expect, test } from 'vitest';
import { changeCase, closeCase, findCase, openCase, reopenCase, restrictCase } from '../cases/index.ts';
import { changePerson, findPerson } from '../people/index.ts';
import { type Asking, DAY, kaseOf, mailIsDown, mails, newAsking, PLEASED, withMail } from './satisfaction.examples.ts';

withMail();

test('until a manager turns it on nobody is asked', async () => {
  const asking = await newAsking({ rule: { asks: false } });
  await asking.closeAndWait();
  expect(await asking.ask()).toBeUndefined();
  expect(mails()).toEqual([]);
});

describe('nobody is asked', () => {
  const REASONS: [string, string, (asking: Asking) => Promise<unknown>][] = [
    [
      'after a death',
      'bereaved',
      (a) => a.change(async (ctx) => changeCase(ctx, await kaseOf(ctx, a), { after_death: true })),
    ],
    [
      'who has died',
      'died',
      (a) => a.change(async (ctx) => changePerson(ctx, await findPerson(ctx, a.ivy.id), { died: true })),
    ],
    [
      'whose own other case is after a death',
      'bereaved',
      (a) =>
        a.change((ctx) =>
          openCase(ctx, { type: 'concern', owner: a.sam.id, caller: a.ivy.id, afterDeath: true, receivedAt: ctx.now }),
        ),
    ],
    [
      'whose messages others might see',
      'unsafe',
      (a) => a.change(async (ctx) => changePerson(ctx, await findPerson(ctx, a.ivy.id), { unsafe: true })),
    ],
    [
      'where somebody may be at risk',
      'at_risk',
      (a) => a.change(async (ctx) => changeCase(ctx, await kaseOf(ctx, a), { safety: true })),
    ],
    ['who is a child', 'child', (a) => a.change(async (ctx) => changeCase(ctx, await kaseOf(ctx, a), { child: true }))],
    [
      'who is not yet 18',
      'child',
      (a) => a.change(async (ctx) => changePerson(ctx, await findPerson(ctx, a.ivy.id), { born_on: '2010-05-01' })),
    ],
    [
      'in a restricted case',
      'restricted',
      (a) =>
        a.mo.as(async (ctx) =>
          restrictCase(ctx, await kaseOf(ctx, a), {
            names: [a.sam.id, a.mo.id],
            reason: 'A colleague',
            kind: 'colleague',
          }),
        ),
    ],
    [
      'while a complaint of theirs runs',
      'complaint',
      (a) =>
        a.change((ctx) => openCase(ctx, { type: 'complaint', owner: a.sam.id, caller: a.ivy.id, receivedAt: ctx.now })),
    ],
  ];

  test.each(REASONS)('%s: when it is closed', async (_, reason, make) => {
    const asking = await newAsking();
    await make(asking);
    await asking.closeAndWait();
    expect(await asking.ask()).toMatchObject({ state: 'not_asked', reason });
    expect(mails()).toEqual([]);
  });

  test.each(REASONS)('%s: when it became so before it would have gone', async (_, reason, make) => {
    const asking = await newAsking();
    await asking.close();
    await asking.runJobs();
    await make(asking);
    await asking.later(8);
    expect(await asking.ask()).toMatchObject({ state: 'not_asked', reason });
    expect(mails()).toEqual([]);
  });

  test('who gave no name', async () => {
    const asking = await newAsking();
    const ref = await asking.change(async (ctx) => {
      const { ref, id } = await openCase(ctx, { type: 'question', owner: asking.sam.id, receivedAt: ctx.now });
      await closeCase(ctx, await findCase(ctx, ref), { outcome: 'explained', told: 'yes' });
      return id;
    });
    await asking.runJobs();
    const row = await asking.asSystem((ctx) =>
      ctx.db
        .selectFrom('satisfaction_asks')
        .selectAll()
        .where('case_id', '=', ref as string)
        .executeTakeFirst(),
    );
    expect(row).toMatchObject({ state: 'not_asked', reason: 'anonymous' });
  });

  test('with a contact plan', async () => {
    const asking = await newAsking();
    const { sam, mo, ivy } = asking;
    await sam.post(`/desk/people/${ivy.id}/plans`, {
      ...{ agreed: 'Tuesdays 10am by phone', reasons: 'often', reason_words: '41 calls in October.' },
      ...{ adjustments: 'One voice helps her.', challenge_told: 'yes', officer: sam.id },
      ...{ starts_on: '24/11/2026', review_on: '12/1/2027', ends_on: '3/3/2027' },
    });
    const page = (await mo.get(`/desk/people/${ivy.id}`)).page();
    const approve = page.document.querySelector('form[action*="/approval"]')?.getAttribute('action') ?? '';
    expect((await mo.post(approve)).status).toBe(303);
    await asking.closeAndWait();
    expect(await asking.ask()).toMatchObject({ state: 'not_asked', reason: 'plan' });
  });

  test('twice within six months, and again after it', async () => {
    const asking = await newAsking();
    await asking.closeAndWait();
    expect(mails().length).toBe(1);
    const again = () =>
      asking.change(async (ctx) => {
        const { id, ref } = await openCase(ctx, {
          type: 'question',
          owner: asking.sam.id,
          caller: asking.ivy.id,
          receivedAt: ctx.now,
        });
        await closeCase(ctx, await findCase(ctx, ref), { outcome: 'explained', told: 'yes' });
        return id;
      });
    await again();
    await asking.runJobs();
    await asking.later(8);
    expect(mails().length).toBe(1);
    asking.clock.now = new Date(asking.clock.now.getTime() + 190 * DAY);
    await again();
    await asking.runJobs();
    await asking.later(8);
    expect(mails().length).toBe(2);
  });

  test('who is not drawn: the rule decides, and nobody else', async () => {
    const asking = await newAsking({ rule: { percent: 1 } });
    await asking.closeAndWait();
    const row = await asking.ask();
    const drawn = Number.parseInt(asking.kase.id.slice(-6), 16) % 100 < 1;
    expect(row?.reason).toBe(drawn ? '' : 'not_drawn');
  });

  test('whose case was opened again; when it is closed once more, they are', async () => {
    const asking = await newAsking();
    await asking.close();
    await asking.runJobs();
    await asking.change(async (ctx) => reopenCase(ctx, await kaseOf(ctx, asking)));
    await asking.later(8);
    expect(await asking.ask()).toMatchObject({ state: 'not_asked', reason: 'open_again' });
    await asking.closeAndWait();
    expect(mails().length).toBe(1);
  });
});

test('an officer says with a reason that they are not to be asked, and cannot say that they were not pleased', async () => {
  const asking = await newAsking();
  const at = `/desk/cases/${asking.kase.ref}`;
  const page = (await asking.sam.get(at)).page();
  expect(page.text).toContain('Whether they were pleased is no reason');
  await asking.sam.post(`${at}/asking`, { reason: 'unhappy' });
  expect(await asking.ask()).toBeUndefined();
  await asking.sam.post(`${at}/asking`, { reason: 'distress' });
  await asking.sam.post(`${at}/asking`, { reason: 'distress' });
  await asking.close();
  await asking.runJobs();
  expect(await asking.ask()).toMatchObject({ state: 'stopped', reason: 'distress' });
  expect((await asking.sam.get(at)).page().text).toContain('Not asked: It would distress them');
  await asking.sam.post(`${at}/asking/lifting`);
  await asking.later(8);
  expect(mails().length).toBe(1);
});

test('bereaved after it went: the page asks nothing any more', async () => {
  const asking = await newAsking();
  await asking.closeAndWait();
  const path = asking.path();
  await asking.change(async (ctx) => changeCase(ctx, await kaseOf(ctx, asking), { after_death: true }));
  const before = await asking.visitor.get(path);
  expect(before.page().text).not.toContain('How did we do?');
  await asking.visitor.submit(`${path}/answer`, PLEASED);
  await asking.runJobs();
  expect(await asking.ask()).toMatchObject({ state: 'not_asked', reason: 'bereaved' });
  expect((await asking.visitor.get(path)).status).toBe(410);
});

test('what somebody wrote after it was over is not thanked for and lost: they have it back, with help where it may mean danger', async () => {
  const asking = await newAsking();
  await asking.closeAndWait();
  const [path, words] = [asking.path(), 'I do not want to live any more.'];
  const sent = () => asking.visitor.submit(`${path}/answer`, { ...PLEASED, words });
  await sent();
  expect((await sent()).page().text).toContain('Samaritans'); // two presses, one right after the other
  const other = (await asking.visitor.post(`${path}/answer`, { ...PLEASED, words: 'You were rude.' })).page();
  expect([other.heading, other.value('words')]).toEqual(['We could not send this', 'You were rude.']);
  expect(other.text).not.toContain('Samaritans');
  const over = await newAsking();
  await over.closeAndWait();
  const at = over.path();
  await over.change(async (ctx) => changeCase(ctx, await kaseOf(ctx, over), { after_death: true }));
  const back = (await over.visitor.post(`${at}/answer`, { ...PLEASED, words })).page();
  expect([back.heading, back.value('words')]).toEqual(['We could not send this', words]);
  expect(back.text).toContain('Samaritans');
});

test('bereaved in another case while mail is down: it does not go when mail is back, and nobody has to look into it', async () => {
  const asking = await newAsking();
  mailIsDown(true);
  await asking.closeAndWait();
  expect([mails().length, (await asking.ask())?.state]).toEqual([0, 'sent']);
  await asking.change((ctx) =>
    openCase(ctx, {
      type: 'concern',
      owner: asking.sam.id,
      caller: asking.ivy.id,
      afterDeath: true,
      receivedAt: ctx.now,
    }),
  );
  mailIsDown(false);
  await asking.later(1);
  expect(mails()).toEqual([]);
  expect(await asking.ask()).toMatchObject({ state: 'not_asked', reason: 'bereaved' });
  expect((await asking.sam.get('/desk')).page().text).not.toContain('Not sent: an email');
});

test('whoever does not want to be asked says so once, and is never asked again', async () => {
  const asking = await newAsking({ rule: { again_months: 1 } });
  await asking.closeAndWait();
  const path = asking.path();
  await asking.visitor.submit(`${path}/refusal`);
  await asking.visitor.submit(`${path}/refusal`);
  expect(await asking.ask()).toMatchObject({ state: 'stopped', reason: 'asked_not_to' });
  asking.clock.now = new Date(asking.clock.now.getTime() + 60 * DAY);
  await asking.change(async (ctx) => {
    const { ref } = await openCase(ctx, {
      type: 'question',
      owner: asking.sam.id,
      caller: asking.ivy.id,
      receivedAt: ctx.now,
    });
    await closeCase(ctx, await findCase(ctx, ref), { outcome: 'explained', told: 'yes' });
  });
  await asking.later(8);
  expect(mails().length).toBe(1);
});

test('the link ends after its days, and one reminder goes at most', async () => {
  const asking = await newAsking({ rule: { remind_days: 5 } });
  await asking.closeAndWait();
  const first = asking.path();
  await asking.later(6);
  expect(mails().length).toBe(2);
  expect((await asking.visitor.get(first)).status).toBe(410);
  await asking.later(6);
  expect(mails().length).toBe(2);
  await asking.later(20);
  await asking.runSweep('satisfaction.expire');
  expect((await asking.visitor.get(asking.path())).status).toBe(410);
  expect(await asking.ask()).toMatchObject({ state: 'expired' });
});

test('no reminder goes to whoever answered, or to whom it became unsafe to write', async () => {
  const answered = await newAsking({ rule: { remind_days: 5 } });
  await answered.closeAndWait();
  await answered.visitor.submit(`${answered.path()}/answer`, PLEASED);
  await answered.later(6);
  expect(mails().length).toBe(1);
  const unsafe = await newAsking({ rule: { remind_days: 5 } });
  await unsafe.closeAndWait();
  await unsafe.change(async (ctx) => changePerson(ctx, await findPerson(ctx, unsafe.ivy.id), { unsafe: true }));
  await unsafe.later(6);
  expect(mails().length).toBe(1);
  expect(await unsafe.ask()).toMatchObject({ state: 'not_asked', reason: 'unsafe' });
});

test('a manager turns it on from a day on, and takes a change back', async () => {
  const { mo, sam } = await newAsking({ rule: { asks: false } });
  const at = '/desk/settings/satisfaction';
  const rule = { asks: 'yes', percent: '50', after_days: '7', again_months: '6', link_days: '28', remind_days: '0' };
  expect((await sam.get(at)).status).toBe(403);
  expect((await mo.post(at, { ...rule, percent: '0', from: 'today' })).status).toBe(422);
  await mo.post(at, { ...rule, from: '1/12/2026' });
  expect((await mo.get(at)).page().text).toContain('50 of 100 are asked, 7 days after closing');
  await mo.post(`${at}/removal`, { from: '2026-12-01' });
  expect((await mo.get(at)).page().text).not.toContain('50 of 100 are asked');
});
