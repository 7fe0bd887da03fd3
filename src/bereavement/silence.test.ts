import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { mailOf, takeRaw } from '../../test/emails.ts';
import { open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { writeLetter } from '../../test/secrets.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import { bookInterpreter } from '../bookings/index.ts';
import { findCase, makePromise, openCase } from '../cases/index.ts';
import { tellOfHelp } from '../directory/index.ts';
import { askToAgree, endMeeting, findMeeting, listComing, planMeeting, writeNotes } from '../meetings/index.ts';
import { MODULES } from '../modules.ts';
import { send } from '../outbox/index.ts';
import { addWay, changePerson, findPerson } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { addDays, atLocal, localDate } from '../platform/time.ts';
import { askByLink } from '../questions/index.ts';

const HERS = 'ada@example.org';
const HOUR = 3_600_000;

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => {
  delete open().house.senders;
  delete open().house.mailFrom;
});

const SWEEPS = MODULES.flatMap(({ every = {} }) => Object.keys(every));

/** Ada came to PALS herself, and everything that can be on its way to somebody is on its way to her; then she died. */
async function onTheWay() {
  sendBy(server);
  const world = await newWorld();
  const { sam, ada, grace, place } = world;
  const hers = await sam.as(async (ctx) => {
    await addWay(ctx, ada, { kind: 'email', value: HERS });
    await addWay(ctx, ada, { kind: 'phone', value: '07700 900777' });
    await addWay(ctx, ada, { kind: 'address', value: '1 High Street, Anytown' });
    return openCase(ctx, { type: 'concern', owner: sam.id, caller: ada.id, place, receivedAt: ctx.now });
  });
  // It goes out by OpenPALS, and can still be taken back for ten seconds.
  const sending = { ...sam, post: (url: string, fields = {}) => sam.post(url, { ...fields, by: 'us' }) };
  await writeLetter(sending, `/desk/cases/${hers.ref}`, {
    subject: 'From PALS',
    body: 'Dear Ada, we have your message.',
  });
  await sam.as(async (ctx) => {
    await everyWay(ctx, world, hers.ref);
    await changePerson(ctx, await findPerson(ctx, ada.id), { needs: ['large_print'] });
    const due = new Date(ctx.now.getTime() + 3 * HOUR);
    await makePromise(ctx, { kind: 'call_back', case: hers.id, person: ada.id, owner: sam.id, due });
    await bookInterpreter(ctx, hers, {
      ...{ person_id: ada.id, kind: 'bsl', language: '', gender: 'any', minutes: 60, how: 'ward', place: 'Ward 7B' },
      ...{
        provider: 'Signs of Anytown',
        cost_centre: '',
        asked: true,
        starts_at: new Date(ctx.now.getTime() + 24 * HOUR),
      },
    });
  });
  const family = await sam.as((ctx) =>
    openCase(ctx, { type: 'question', owner: sam.id, caller: grace.id, patient: ada.id, receivedAt: ctx.now }),
  );
  return { ...world, hers, family };
}

/** What an officer can send to somebody: each is refused or stopped where she has died. */
async function everyWay(ctx: Ctx, { ada, sam }: { ada: { id: string }; sam: { id: string } }, ref: string) {
  const kase = await findCase(ctx, ref);
  const ask = askByLink(ctx, kase, {
    to: { whom: 'person', name: 'Ada Okafor', email: HERS, phone: '', place: null, organisation: '', person: ada.id },
    parts: { question: 'Which day would suit you?', background: '', outcome: '' },
    ...{ due: new Date(ctx.now.getTime() + 48 * HOUR), withName: true, agreed: false, teller: 'pals' },
    ...{ notClinical: true, safety: false, anyway: '', origin: 'http://localhost' },
  });
  await ask;
  const meeting = await planMeeting(
    ctx,
    kase,
    {
      ...{ kind: 'meeting', purpose: '', minutes: 30, is_private: true, place: 'Seminar room 1', link: '' },
      ...{ lead_id: sam.id, lead_name: '', telling: '', starts_at: new Date(ctx.now.getTime() - 2 * HOUR) },
    },
    [{ side: 'person', person: ada.id }],
  );
  const coming = (await listComing(ctx, kase, meeting)).map(({ id }) => id);
  await endMeeting(ctx, kase, await findMeeting(ctx, kase, meeting), { took: 'held', came: coming, words: '' });
  await writeNotes(ctx, kase, await findMeeting(ctx, kase, meeting), { body: 'We rang.', number: 0, origin: '' });
  const until = addDays(localDate(ctx.now), 14);
  await askToAgree(ctx, kase, await findMeeting(ctx, kase, meeting), { until, origin: 'http://localhost' });
}

const to = (mails: MailServer['mails']) => mails.flatMap((mail) => mail.to);

test('nothing is addressed to the person who died: what was on its way, every way out afterwards, and a year of sweeps', async () => {
  const world = await onTheWay();
  const { sam, ada, grace, hers, family, clock, runJobs, runSweep, asSystem, trust } = world;
  const waiting = await asSystem(async (ctx) => {
    const rows = ctx.db.selectFrom('outgoing').select('about_kind').where('trust_id', '=', trust.id);
    return (await rows.where('person_id', '=', ada.id).execute()).map(({ about_kind }) => about_kind).sort();
  });
  expect(waiting).toEqual(['letter', 'meeting_notes', 'question']);
  const who = { called: 'Ada Okafor', path: 'adult', died_on: 'today', state: 'done', seen: '' };
  expect((await sam.post(`/desk/cases/${family.ref}/bereavement/steps/who`, who)).status).toBe(303);

  // Somebody writes from her address at night, where an acknowledgement would go by itself.
  const boss = await world.staff('manager', 'Bea Marsh');
  const words = { turned_on: 'yes', subject: 'We have your email', body: 'We read it [[when PALS opens]].' };
  await boss.post('/desk/settings/acknowledgement', { ...words, from: 'today' });
  const night = atLocal(localDate(clock.now), '23:00');
  const days = [0, 1, 7, 42, 366];
  const start = clock.now;
  for (const day of days) {
    clock.now = new Date((day === 0 ? night : new Date(start.getTime() + day * 24 * HOUR)).getTime());
    if (day === 0)
      await asSystem((ctx) => takeRaw(ctx, mailOf({ from: `Ada <${HERS}>`, subject: 'Hello', text: 'Hello?' })));
    for (const sweep of SWEEPS) await runSweep(sweep);
    await runJobs();
  }
  expect(to(server.mails)).not.toContain(HERS);

  // What an officer tries afterwards is refused in words, or stops before it leaves.
  const late = await world.staff('officer', 'Mo Khan');
  expect((await late.get(`/desk/cases/${hers.ref}/letters/new`)).page().text).toContain(
    'has died. Nothing is written to them',
  );
  const tries: ((ctx: Ctx) => Promise<unknown>)[] = [
    (ctx) => everyWay(ctx, world, hers.ref),
    (ctx) => tellOfHelp(ctx, hers, { keys: ['cruse'], person: ada.id, how: 'letter', askOn: undefined }),
    (ctx) =>
      send(ctx, {
        ...{ channel: 'email', to: HERS, toName: 'Ada Okafor', subject: 'From PALS', body: 'Dear Ada', held: false },
        ...{ case: family.id, person: ada.id, about: { kind: 'letter', id: family.id } },
      }),
  ];
  for (const tried of tries) await late.as(tried).catch(() => undefined);
  // Whoever asks on the public page for a code to her case gets the same page, and nothing goes to her.
  const visitor = newVisitor(world);
  await visitor.post('/track', { ref: hers.ref, way: HERS });
  clock.now = new Date(clock.now.getTime() + HOUR);
  await runJobs();
  expect(to(server.mails)).not.toContain(HERS);
  const sent = await asSystem(async (ctx) => {
    const rows = ctx.db.selectFrom('outgoing').select(['about_kind', 'state']).where('trust_id', '=', trust.id);
    return rows.where((eb) => eb.or([eb('person_id', '=', ada.id), eb('to_address', '=', HERS)])).execute();
  });
  expect(sent.filter(({ state }) => state === 'sent')).toEqual([]);
  expect(sent.map(({ about_kind }) => about_kind)).toContain('letter');

  // Her yearly question is not asked, and what was promised to her says that she has died.
  const open = await asSystem(async (ctx) => {
    const rows = ctx.db.selectFrom('promises').select(['kind', 'about']).where('trust_id', '=', trust.id);
    return rows.where('person_id', '=', ada.id).where('state', '=', 'open').where('kind', '=', 'review').execute();
  });
  expect(open).toEqual([]);
  const last = (await (await world.staff('officer', 'Lee Ford')).get(`/desk/cases/${hers.ref}`)).page().text;
  expect(last).toContain('has died: see what was promised');
  expect(last).not.toContain('Call Ada');
  // While what is for her daughter goes.
  await sam.as((ctx) =>
    send(ctx, {
      ...{ channel: 'email', to: 'grace@example.org', toName: 'Grace Okafor', subject: 'From PALS', held: false },
      ...{ body: 'Dear Grace', case: family.id, person: grace.id, about: { kind: 'letter', id: family.id } },
    }),
  );
  await runJobs();
  expect(to(server.mails)).toContain('grace@example.org');
  expect(server.mails.filter(({ raw }) => /(Dear|Hello) Ada/.test(raw))).toEqual([]);
}, 240_000);

test('a yearly question about her needs that was open ends when she dies', async () => {
  const world = await newWorld();
  const { sam, ada, clock, runJobs, runSweep, asSystem } = world;
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, ada.id), { needs: ['large_print'] }));
  const reviews = () =>
    asSystem(async (ctx) => {
      const rows = ctx.db.selectFrom('promises').select('state').where('trust_id', '=', ctx.trust.id);
      return (await rows.where('person_id', '=', ada.id).where('kind', '=', 'review').execute()).map(
        ({ state }) => state,
      );
    });
  clock.now = new Date(clock.now.getTime() + 366 * 24 * HOUR);
  await runSweep('needs.review');
  expect(await reviews()).toEqual(['open']);
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, ada.id), { died: true }));
  await runJobs();
  expect(await reviews()).toEqual(['cancelled']);
});

test('after a death nobody is asked how we did, whoever closes the case', async () => {
  const { sam, world } = await closing();
  const page = (await sam.get(`/desk/cases/${world.ref}/closure`)).page();
  expect(page.text).not.toMatch(/satisfied|how we did/i);
});

async function closing() {
  const home = await newWorld();
  const world = await home.sam.as((ctx) =>
    openCase(ctx, {
      ...{ type: 'question', owner: home.sam.id, caller: home.grace.id, patient: home.ada.id },
      ...{ afterDeath: true, receivedAt: ctx.now },
    }),
  );
  return { sam: home.sam, world };
}
