import { afterAll, beforeAll, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import { findCase } from '../cases/index.ts';
import { endWay, findPerson, listWays } from '../people/index.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
  sendBy(server);
});
afterAll(async () => {
  await server.stop();
  delete open().house.senders;
  delete open().house.mailFrom;
});

const STORY = 'My mother was moved three times in one night.';

/** Somebody tells us something, to be answered by email. */
async function newSent(reach: Record<string, string> = {}, who = 'me') {
  const world = await newWorld();
  server.mails.length = 0;
  const visitor = newVisitor(world);
  await visitor.submit('/tell-us');
  world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  const answers = { what: { what: STORY }, where: {}, who: { who }, hope: {}, contact: { way: 'email' } };
  const rest = { reach: { email: 'ann@example.com', ...reach }, needs: {}, sharing: {} };
  for (const [step, fields] of Object.entries({ ...answers, ...rest }))
    await visitor.submit(`/tell-us/${step}`, fields);
  const page = await visitor.submit('/tell-us/sending');
  const press = async () => {
    const pressed = await visitor.submit('/tell-us/copy');
    await world.runJobs();
    await world.runJobs();
    return { page: pressed.page(), mails: server.mails.map(({ raw }) => raw) };
  };
  return { ...world, visitor, page: page.page(), press };
}

test('what was sent is sent to them as well, once, with where they see how it stands and nothing of what they wrote', async () => {
  const sent = await newSent();
  expect(sent.page.all('button')).toContain('Email me this');
  await sent.press();
  const { page, mails } = await sent.press();
  expect(page.text).toContain('We have sent this to you.');
  expect(page.all('button')).not.toContain('Email me this');
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain('To: ann@example.com');
  expect(mails[0]).toContain('/track');
  expect(mails[0]).toMatch(/PAL-26-\d{4}/);
  expect(mails[0]).not.toContain('My mother');
});

test('where others might see it, it is not offered, and a press sends nothing', async () => {
  const sent = await newSent({ message: 'no' });
  expect(sent.page.all('button')).not.toContain('Email me this');
  expect((await sent.press()).mails).toEqual([]);
});

test('where it must not go there any more, they are not told that it went', async () => {
  const sent = await newSent();
  const ref = /PAL-26-\d{4}/.exec(sent.page.text)?.[0] ?? '';
  await sent.asSystem(async (ctx) => {
    const caller = (await findCase(ctx, ref)).caller_id ?? '';
    const [way] = await listWays(ctx, [caller]);
    await endWay(ctx, await findPerson(ctx, caller), way?.id ?? '');
  });
  const { page, mails } = await sent.press();
  expect(page.text).toContain('We could not send this to you.');
  expect(page.text).not.toContain('We have sent this to you.');
  expect(mails).toEqual([]);
});

test('after a death it names no hour', async () => {
  const sent = await newSent({}, 'died');
  const [mail = ''] = (await sent.press()).mails;
  expect(mail).toContain('There is no');
  expect(mail).not.toMatch(/\d(am|pm)/);
});
