import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import {
  changeCase,
  closeCase,
  findCase,
  listOpenPromises,
  openCase,
  reopenCase,
  restrictCase,
} from '../cases/index.ts';
import { addWay, changePerson, createPerson, findPerson } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { changeRules } from './rules.ts';

const DAY = 86_400_000;
const RULE = { asks: true, percent: 100, after_days: 7, again_months: 6, link_days: 28, remind_days: 0 };
const PLEASED = { considering: 'yes', making: 'yes', informed: 'yes', outcome: 'yes', reflecting: 'yes' };

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
  sendBy(server);
  open().house.publicUrl = 'http://pals.example';
});
afterAll(async () => {
  await server.stop();
  delete open().house.senders;
  delete open().house.mailFrom;
  delete open().house.publicUrl;
});

type Set = { email?: boolean; rule?: Partial<typeof RULE> };

/** A case of Ivy’s that is ready to be closed, in a trust that asks. */
async function newAsking({ email = true, rule = {} }: Set = {}) {
  const world = await newWorld();
  const mo = await world.staff('manager', 'Mo Khan');
  const made = await world.sam.as(async (ctx) => {
    await changeRules(ctx, { ...RULE, ...rule }, '2026-11-24');
    const ivy = await createPerson(ctx, { name: 'Ivy Marsh', call_me: 'Ivy' });
    await addWay(
      ctx,
      ivy,
      email ? { kind: 'email', value: 'ivy@example.org' } : { kind: 'phone', value: '020 7946 0044' },
    );
    const kase = await openCase(ctx, { type: 'question', owner: world.sam.id, caller: ivy.id, receivedAt: ctx.now });
    return { ivy, kase };
  });
  server.mails.length = 0;
  const close = (as = world.sam) =>
    as.as(async (ctx) => {
      const promises = Object.fromEntries(
        (await listOpenPromises(ctx, made.kase.id)).map(({ id }) => [id, 'kept' as const]),
      );
      return closeCase(ctx, await findCase(ctx, made.kase.ref), { outcome: 'explained', told: 'yes', promises });
    });
  const later = async (days: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + days * DAY);
    await world.runJobs();
    await world.runJobs();
  };
  const closeAndWait = async () => {
    await close();
    await world.runJobs();
    await later(8);
  };
  const ask = () =>
    world.asSystem((ctx) =>
      ctx.db.selectFrom('satisfaction_asks').selectAll().where('case_id', '=', made.kase.id).executeTakeFirst(),
    );
  const change = (work: (ctx: Ctx) => Promise<unknown>) => world.sam.as(work);
  const path = () => {
    const text = (server.mails.at(-1)?.raw ?? '').replace(/=\r?\n/g, '').replace(/=3D/g, '=');
    return /http:\/\/pals\.example(\/how-we-did\/[\w?=.-]+)/.exec(text)?.[1] ?? '';
  };
  return { ...world, ...made, mo, close, later, closeAndWait, ask, change, path, visitor: newVisitor(world) };
}

type Asking = Awaited<ReturnType<typeof newAsking>>;
const kaseOf = (ctx: Ctx, { kase }: Pick<Asking, 'kase'>) => findCase(ctx, kase.ref);

test('until a manager turns it on nobody is asked', async () => {
  const asking = await newAsking({ rule: { asks: false } });
  await asking.closeAndWait();
  expect(await asking.ask()).toBeUndefined();
  expect(server.mails).toEqual([]);
});

test('a week after closing they are asked by their own way, and answer without an account', async () => {
  const asking = await newAsking();
  await asking.close();
  await asking.runJobs();
  expect(server.mails).toEqual([]);
  await asking.later(8);
  expect(server.mails.length).toBe(1);
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
    expect(server.mails).toEqual([]);
  });

  test.each(REASONS)('%s: when it became so before it would have gone', async (_, reason, make) => {
    const asking = await newAsking();
    await asking.close();
    await asking.runJobs();
    await make(asking);
    await asking.later(8);
    expect(await asking.ask()).toMatchObject({ state: 'not_asked', reason });
    expect(server.mails).toEqual([]);
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
    expect(server.mails.length).toBe(1);
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
    expect(server.mails.length).toBe(1);
    asking.clock.now = new Date(asking.clock.now.getTime() + 190 * DAY);
    await again();
    await asking.runJobs();
    await asking.later(8);
    expect(server.mails.length).toBe(2);
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
    expect(server.mails.length).toBe(1);
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
  expect(server.mails.length).toBe(1);
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
  expect(server.mails.length).toBe(1);
});

test('the link ends after its days, and one reminder goes at most', async () => {
  const asking = await newAsking({ rule: { remind_days: 5 } });
  await asking.closeAndWait();
  const first = asking.path();
  await asking.later(6);
  expect(server.mails.length).toBe(2);
  expect((await asking.visitor.get(first)).status).toBe(410);
  await asking.later(6);
  expect(server.mails.length).toBe(2);
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
  expect(server.mails.length).toBe(1);
  const unsafe = await newAsking({ rule: { remind_days: 5 } });
  await unsafe.closeAndWait();
  await unsafe.change(async (ctx) => changePerson(ctx, await findPerson(ctx, unsafe.ivy.id), { unsafe: true }));
  await unsafe.later(6);
  expect(server.mails.length).toBe(1);
  expect(await unsafe.ask()).toMatchObject({ state: 'not_asked', reason: 'unsafe' });
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

test('somebody without email is asked by a colleague, never by whoever dealt with it', async () => {
  const asking = await newAsking({ email: false });
  await asking.closeAndWait();
  const row = await asking.ask();
  expect(row).toMatchObject({ state: 'by_hand', way: 'phone' });
  const at = `/desk/satisfaction/to-ask/${row?.id}`;
  const ola = await asking.staff('officer', 'Ola Okoro');
  expect((await ola.get('/desk/satisfaction/to-ask')).page().text).toContain('Ivy Marsh');
  expect((await ola.get(at)).page().heading).toBe('Ask Ivy how we did');
  expect((await ola.get(`${at}/paper?format=large`)).page().text).toContain('How did we do?');
  const kept = await ola.post(at, { ...PLEASED, way: 'phone' });
  expect(kept.status).toBe(303);
  expect((await ola.post(at, { ...PLEASED, way: 'phone' })).status).toBe(404);
  expect(await asking.ask()).toMatchObject({ state: 'answered' });
});

test('whoever dealt with it does not ask, and nobody asks somebody who has become bereaved', async () => {
  const asking = await newAsking({ email: false });
  const own = await asking.staff('officer', 'Own Er');
  await asking.asSystem((ctx) =>
    ctx.db.updateTable('cases').set({ owner_id: own.id }).where('id', '=', asking.kase.id).execute(),
  );
  await asking.close();
  await asking.runJobs();
  await asking.later(8);
  const row = await asking.ask();
  const at = `/desk/satisfaction/to-ask/${row?.id}`;
  const again = await own.as(async () => own).then(() => asking.staff('officer', 'Ola Okoro'));
  await asking.asSystem((ctx) =>
    ctx.db
      .updateTable('satisfaction_asks')
      .set({ owner_id: again.id })
      .where('id', '=', row?.id ?? '')
      .execute(),
  );
  const refused = await again.post(at, { ...PLEASED, way: 'phone' });
  expect(refused.status).toBe(422);
  expect(refused.page().text).toContain('You dealt with this yourself');
  const other = await asking.staff('officer', 'Ada Bell');
  await asking.change(async (ctx) => changeCase(ctx, await kaseOf(ctx, asking), { after_death: true }));
  expect((await other.post(at, { ...PLEASED, way: 'phone' })).status).not.toBe(303);
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
  const board = await asking.staff('board', 'Bea Board');
  expect((await board.get('/desk/satisfaction')).page().text).toContain('32 answers');
  const volunteer = await asking.staff('volunteer', 'Vi Volunteer');
  expect((await volunteer.get('/desk/satisfaction')).status).toBe(403);
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
