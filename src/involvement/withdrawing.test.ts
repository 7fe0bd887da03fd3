import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { mailTo, sendByNothing, wordsOf } from '../../test/meeting.ts';
import { newVisitor } from '../../test/visitor.ts';
import { findRecords, mergePeople } from '../people/index.ts';
import { PANEL, panelBy } from './involvement.examples.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

const NEWS = 'There is a new panel.';

/** A panel for which people sign up, and a second one of which they may hear; each sign-up makes a record of its own. */
async function twoPanels() {
  const panel = await panelBy(server);
  const { sam, later } = panel;
  const made = await sam.post('/desk/involvement/opportunities', { ...PANEL, title: 'Food panel', owner: sam.id });
  const second = made.to.split('?')[0] ?? '';
  const idOf = async (name: string) => /people\/([0-9a-f-]{36})/.exec(await panel.personOf(name))?.[1] ?? '';
  /** The first stays. Gives how to make them one. */
  const both = async (stays: string, goes: string) => {
    const ids = [await idOf(stays), await idOf(goes)] as const;
    return () =>
      sam.as(async (ctx) => {
        const [one, other] = await findRecords(ctx, ids);
        await mergePeople(ctx, { stays: one, goes: other, choices: {} });
      });
  };
  /** Whom the news would reach, as it is looked at before it goes. */
  const news = async () => (await sam.post(`${second}/news`, { words: NEWS, act: 'look' })).page().text;
  const sendNews = async () => {
    await panel.lookAndSend(`${second}/news`, NEWS);
    await later(1);
  };
  const stop = (address: string) => {
    const mail = wordsOf(mailTo(server, address).at(-1) ?? '');
    return newVisitor(panel).submit(/\/get-involved\/stop\/[\w-]{43}/.exec(mail)?.[0] ?? '');
  };
  return { ...panel, both, news, sendNews, stop };
}

test.each(['by the link of one message', 'on the desk', 'before anybody saw that both are one person'])(
  'who signed up twice and stops, %s, hears nothing more under either record',
  async (how) => {
    const { sam, signUp, both, news, stop, personOf } = await twoPanels();
    await signUp('Mina Patel', 'mina@example.org');
    await signUp('Mina Patell', 'mina.patel@example.org');
    const person = await personOf('Mina Patel');
    const merge = await both('Mina Patel', 'Mina Patell');
    if (how.startsWith('before')) {
      await stop('mina.patel@example.org');
      await merge();
    } else {
      await merge();
      expect(await news()).toContain('Mina Patel: by email');
      if (how === 'on the desk') await sam.post(`${person}/withdrawal`);
      else expect((await stop('mina.patel@example.org')).page().heading).toBe('You have stopped');
    }
    expect(await news()).toContain('Nobody is there to be told');
    expect((await sam.get(person)).page().text).toContain('They stopped on Tuesday 24 November');
  },
);

test('what somebody said last holds under all of their records: no other news, though an earlier sign-up agreed', async () => {
  const { signUp, both, news } = await twoPanels();
  await signUp('Noor West', 'noor@example.org');
  await signUp('Noor Westt', 'noor.west@example.org', { consent: { consent: 'no' } });
  expect(await news()).toContain('Noor West: by email');
  await (await both('Noor West', 'Noor Westt'))();
  expect(await news()).toContain('Nobody is there to be told');
});

test('who had the news under one record does not have it again after both became one', async () => {
  const { signUp, both, news, sendNews } = await twoPanels();
  await signUp('Mina Patel', 'mina@example.org');
  await sendNews();
  await signUp('Mina Patell', 'mina.patel@example.org');
  expect(await news()).toContain('Mina Patell: by email');
  await (await both('Mina Patel', 'Mina Patell'))();
  expect(await news()).toContain('Nobody is there to be told');
});

test('news reaches whoever is on the register behind a thousand others, who are told first', async () => {
  const { sam, news, sendNews } = await twoPanels();
  await sam.as(async (ctx) => {
    const many = sql`with made as (
      insert into people (trust_id, id, name, created_at)
      select ${ctx.trust.id}, gen_random_uuid(), 'Member ' || n, ${ctx.now}::timestamptz + n * interval '1 second'
      from generate_series(1, 1001) n returning id, created_at)
      insert into involvement_members (trust_id, id, person_id, consent, consent_edition, consent_at, consent_how, channel, made_at)
      select ${ctx.trust.id}, gen_random_uuid(), id, 'yes', 1, ${ctx.now}, 'paper', 'phone', created_at from made`;
    await many.execute(ctx.db);
  });
  const first = await news();
  expect(first.slice(0, 400)).toContain('These are the first 1,000. 1 more waits: send it once more after this.');
  expect(first.includes('Member 1001:')).toBe(false);
  await sendNews();
  expect(await news()).toContain('You tell these yourself (1)Member 1001:');
});
