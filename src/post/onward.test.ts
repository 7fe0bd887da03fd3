import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailOf, takeRaw } from '../../test/emails.ts';
import { open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { newWorld } from '../../test/world.ts';

const MINUTE = 60_000;

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

/** An email in Post that is for somebody else. */
async function newPost() {
  const world = await newWorld();
  server.mails.length = 0;
  const { id } = await world.asSystem((ctx) =>
    takeRaw(ctx, mailOf({ from: 'joan@example.org', subject: 'My appointment', text: 'Please move it to May.' })),
  );
  await world.runJobs();
  const later = async () => {
    world.clock.now = new Date(world.clock.now.getTime() + MINUTE);
    await world.runJobs();
  };
  const pass = (fields: Record<string, string>) =>
    world.sam.post(`/desk/post/${id}/elsewhere`, { reason: 'other_organisation', ...fields });
  return { ...world, id, later, pass };
}

const ELSEWHERE = 'appointments@elsewhere.example';

test('post that is for somebody else is sent on whole, as it came, once the sender agreed', async () => {
  const post = await newPost();
  expect((await post.pass({ to: ELSEWHERE })).page().errors[0]).toMatch(/^This address is not of this trust/);
  expect((await post.sam.get('/desk/post')).page().text).toContain('My appointment');
  expect((await post.pass({ to: ELSEWHERE, agreed: 'yes' })).to).toContain('done=elsewhere');
  await post.pass({ to: ELSEWHERE, agreed: 'yes' });
  await post.later();
  expect(server.mails.flatMap(({ to }) => to)).toEqual([ELSEWHERE]);
  const raw = server.mails[0]?.raw ?? '';
  expect(raw).toContain('Subject: Post that is for you');
  expect(raw).toContain('message/rfc822');
  expect(raw).toMatch(/Please move it to May\.|UGxlYXNlIG1vdmUgaXQgdG8gTWF5/);
  expect((await post.sam.get('/desk/post?show=elsewhere')).page().text).toContain(`${ELSEWHERE}, sent on by email`);
});

test('undone in time, it does not go and waits in Post again', async () => {
  const post = await newPost();
  await post.pass({ to: ELSEWHERE, agreed: 'yes' });
  await post.sam.post(`/desk/post/${post.id}/waiting`);
  await post.later();
  expect(server.mails).toEqual([]);
  expect((await post.sam.get('/desk/post')).page().text).toContain('My appointment');
});

test('what did not arrive is in Post again and says so', async () => {
  const post = await newPost();
  server.refuse(550);
  await post.pass({ to: ELSEWHERE, agreed: 'yes' });
  await post.later();
  server.refuse(undefined);
  expect((await post.sam.get('/desk/post')).page().text).toContain('My appointment');
  expect((await post.sam.get(`/desk/post/${post.id}`)).page().text).toContain('did not arrive');
});
