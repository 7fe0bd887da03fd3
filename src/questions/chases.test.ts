import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { sendByNothing } from '../../test/meeting.ts';
import { at } from '../../test/promised.ts';
import { ANSWER, asking, linkIn, textOf, visitor } from '../../test/questions.ts';
import { listOpenPromises } from '../cases/index.ts';
import { maybeTrust } from '../identity/index.ts';
import { MODULES } from '../modules.ts';
import { runJob } from '../platform/job-runner.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

test('the deputy is asked a working day late, the lead at three, the head of PALS at five; it stops with the answer', async () => {
  const world = await asking(server);
  const { arrived, clock, runSweep, runJobs, staff } = world;
  await arrived();
  const mia = await staff('manager', 'Mia Cole');
  expect(
    (await mia.post('/desk/settings/head-of-pals', { name: 'Hal Head', email: 'hal@anytown.example', from: 'today' }))
      .to,
  ).toContain('done=saved');
  const chase = async (day: string, time: string) => {
    server.mails.length = 0;
    clock.now = at(day, time);
    for (let look = 0; look < 2; look += 1) {
      await runSweep('questions.chase'); // a second look tells nobody again
      await runJobs();
    }
    return server.mails.map(({ to }) => to.join()).sort();
  };
  expect(await chase('25', '15:00')).toEqual([]);
  expect(await chase('26', '08:00')).toEqual([]); // PALS is closed
  expect(await chase('26', '11:10')).toEqual(['ade@anytown.example', 'ward7b@anytown.example']);
  expect(await chase('30', '11:10')).toEqual(['cole@anytown.example', 'ward7b@anytown.example']);
  const links = linkIn(server.mails.find(({ to }) => to[0] === 'cole@anytown.example')?.raw);
  clock.now = new Date('2026-12-02T11:10:00Z');
  await runSweep('questions.chase');
  await runJobs();
  expect(server.mails.map(({ to }) => to.join())).toContain('hal@anytown.example');
  expect(await world.steps()).toContain('look_into: Ward 7B has not answered: decide with Hal Head what to do');
  const lead = visitor(links);
  expect((await lead.get()).page().text).toContain('Please answer as soon as you can.');
  await lead.post('answer', ANSWER);
  clock.now = new Date('2026-12-02T12:00:00Z');
  server.mails.length = 0;
  await runSweep('questions.chase');
  await runJobs();
  expect(server.mails).toEqual([]);
});

test('each late question is chased by a job of its own: trouble with one does not stop the others', async () => {
  const world = await asking(server);
  const { arrived, clock, runSweep, waitingJobs, house, staff, kase } = world;
  await arrived();
  await world.asSystem((ctx) =>
    ctx.db.updateTable('links').set({ email: 'no address' }).where('trust_id', '=', ctx.trust.id).execute(),
  );
  await arrived({ whom: 'outside', organisation: 'Age UK Anytown', email: 'help@ageuk.example' });
  clock.now = at('26', '11:10');
  await runSweep('questions.chase');
  await runSweep('questions.chase');
  const waiting = await waitingJobs();
  expect(waiting.map(({ name }) => name)).toEqual(['questions.chase_one', 'questions.chase_one']);
  const bench = { now: () => clock.now, modules: MODULES, maybeTrust };
  const went = await Promise.allSettled(waiting.map(({ name, payload }) => runJob(bench, house.db, name, payload)));
  expect(went.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const mia = await staff('manager', 'Mia Cole');
  const { document } = (await mia.get(`/desk/cases/${kase.ref}`)).page();
  const hrefs = [...document.querySelectorAll('a[href*="/questions/0"]')].map((one) => one.getAttribute('href') ?? '');
  const chased: string[] = [];
  for (const href of new Set(hrefs)) {
    const { heading, text } = (await mia.get(href)).page();
    if (/Reminded|The deputy was asked/.test(text)) chased.push(heading);
  }
  expect(chased).toEqual([expect.stringContaining('Age UK Anytown')]);
});

test('"Chase" reminds whoever has it now, once for a second press', async () => {
  const { arrived, sam, later, question } = await asking(server);
  await arrived();
  const { href } = await question();
  server.mails.length = 0;
  await sam.post(`${href}/chase`);
  await sam.post(`${href}/chase`);
  await later(1);
  expect(server.mails.map(({ to }) => to)).toEqual([['ward7b@anytown.example']]);
});

test('a reminder that is taken back before it goes is none: its link stops, and the next one may go at once', async () => {
  const { arrived, sam, later, question } = await asking(server);
  await arrived();
  const { href, text } = await question();
  server.mails.length = 0;
  await sam.post(`${href}/chase`);
  const undo = (await sam.get(href)).page().document.querySelector('form[action$="/undoing"]')?.getAttribute('action');
  expect((await sam.post(undo ?? '')).to).toBe(href);
  await later(0);
  expect(await text()).toContain('Reminded: Ward 7B. Taken back before it went.');
  await sam.post(`${href}/chase`);
  await later(1);
  expect(server.mails).toHaveLength(1);
});

test('once they answered by phone no reminder goes any more', async () => {
  const { arrived, sam, later, question, kase } = await asking(server);
  await arrived();
  const { href } = await question();
  server.mails.length = 0;
  await sam.post(`${href}/chase`);
  const promise = (await sam.as((ctx) => listOpenPromises(ctx, kase.id))).find(({ kind }) => kind === 'service_answer');
  const form = (await sam.get(`/desk/cases/${kase.ref}?do=answer&on=${promise?.id}`)).page().document;
  const answer = form.querySelector('form[action$="/answer"]')?.getAttribute('action') ?? '';
  await sam.post(answer, { answer: 'A carer comes.', from: 'Sister Cole', share: 'yes', teller: 'pals' });
  await later(1);
  expect(server.mails).toEqual([]);
});

test('an organisation outside the trust is reminded at each step, and the head of PALS is told who was asked', async () => {
  const { arrived, clock, runSweep, runJobs, staff } = await asking(server);
  await arrived({ whom: 'outside', organisation: 'Age UK Anytown', email: 'help@ageuk.example' });
  const mia = await staff('manager', 'Mia Cole');
  const steps = async () => (await mia.get('/desk/settings/chasing')).page().text;
  expect(await steps()).toContain('Nobody is named as head of PALS');
  await mia.post('/desk/settings/head-of-pals', { name: 'Hal Head', email: 'hal@anytown.example', from: 'today' });
  expect(await steps()).not.toContain('Nobody is named');
  const days = ['2026-11-26T11:10:00Z', '2026-11-30T11:10:00Z', '2026-12-02T11:10:00Z'];
  const told: string[][] = [];
  for (const day of days) {
    server.mails.length = 0;
    clock.now = new Date(day);
    await runSweep('questions.chase');
    await runJobs();
    told.push(server.mails.map(({ to }) => to.join()).sort());
  }
  expect(told).toEqual([['help@ageuk.example'], ['help@ageuk.example'], ['hal@anytown.example', 'help@ageuk.example']]);
  const head = textOf(server.mails.find(({ to }) => to[0] === 'hal@anytown.example')?.raw ?? '').replace(/\s+/g, ' ');
  expect(head).toContain('has not answered a question of PALS that was due at 11am on Wednesday 25 November.');
  expect(head).not.toContain('asked as well');
});
