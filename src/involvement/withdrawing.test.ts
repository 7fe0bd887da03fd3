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
  /** An event of this morning, with how to put somebody on its list and to say what became of them. */
  const meeting = async () => {
    const said = { title: 'First meeting', on: 'today', at: '10:15am', minutes: '60', place: 'Room 2', access: '' };
    const made = await sam.post(`${panel.at}/events`, { ...said, online: '', places: '' });
    const at = made.to.split('?')[0] ?? '';
    const ask = async () => {
      const choice = (await sam.get(at)).page().document.querySelector('select[name="member"] option:nth-child(2)');
      await sam.post(`${at}/comings`, { member: choice?.getAttribute('value') ?? '' });
    };
    const say = async (fields: Record<string, string>) => {
      const form = (await sam.get(at)).page().document.querySelector('form[action*="/comings/"]');
      const version = form?.querySelector('input[name="version"]')?.getAttribute('value') ?? '';
      const blank = { state: 'came', needs: '', arranged: '', paid: '', paid_for: '', paid_on: '' };
      const answer = await sam.post(form?.getAttribute('action') ?? '', { ...blank, version, ...fields });
      expect(answer.to).toContain('done=saved');
    };
    return { at, ask, say };
  };
  /** Which of these words stand in any row that the trust keeps. */
  const kept = (...words: string[]) =>
    panel.asSystem(async (ctx) => {
      const { rows } = await sql<{
        name: string;
      }>`select c.relname as name
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'trust_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and has_table_privilege(c.oid, 'select')`.execute(ctx.db);
      const found = await Promise.all(
        rows.flatMap(({ name }) =>
          words.map(async (word) => {
            const one = await sql`select from ${sql.table(name)} x
              where x.trust_id = ${ctx.trust.id} and x::text ilike ${`%${word}%`} limit 1`.execute(ctx.db);
            return one.rows.length > 0 ? [`${name}: ${word}`] : [];
          }),
        ),
      );
      return found.flat();
    });
  return { ...panel, meeting, kept, both, news, sendNews, stop };
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

test('what somebody told us is in no row any more once they have stopped, under any of their records', async () => {
  const { sam, signUp, takeOn, both, sendNews, meeting, kept, stop, clock } = await twoPanels();
  const told = {
    access: { needs: ['large_print'], language: '', other_need: 'A seat by the door' },
    expenses: { expenses: 'no', travel: 'By bus' },
  };
  await signUp('Mina Patel', 'mina@example.org', told);
  await takeOn('Mina Patel');
  const { ask, say } = await meeting();
  await ask();
  await say({ state: 'coming', needs: 'A space for a wheelchair' });
  clock.now = new Date('2026-11-24T10:16:00Z');
  await say({ needs: 'A space for a wheelchair' });
  // The same address twice, and an address at home.
  await signUp('Mina Patell', 'mina@example.org', told);
  await signUp('Mina P Patel', '', {
    ...told,
    contact: { way: 'letter' },
    reach: { address: '12 Long Street', seen_by_others: 'no' },
  });
  await (await both('Mina Patel', 'Mina Patell'))();
  await (await both('Mina Patel', 'Mina P Patel'))();
  await sendNews();
  const words = [
    'mina@example.org',
    'Mina Pat',
    'Mina P Pat',
    'Hello Mina',
    'A seat by',
    'By bus',
    'wheelchair',
    '12 Long Street',
  ];
  expect((await kept(...words)).length).toBeGreaterThan(words.length);
  await stop('mina@example.org');
  expect(await kept(...words)).toEqual([]);
  expect((await sam.get('/desk/involvement/people?state=withdrawn')).page().text).toContain(
    'Name deleted at their wish',
  );
});

test('whoever has to be paid back stays known until they are, and they and the desk are told so', async () => {
  const { sam, signUp, takeOn, meeting, kept, stop, clock, personOf } = await twoPanels();
  await signUp('Mina Patel', 'mina@example.org');
  await takeOn('Mina Patel');
  const { at, ask, say } = await meeting();
  await ask();
  clock.now = new Date('2026-11-24T10:16:00Z');
  await say({});
  const person = await personOf('Mina Patel');
  expect((await stop('mina@example.org')).page().text).toContain('we still owe you money for your costs');
  expect((await sam.get(person)).page().text).toContain('Costs to pay backTheir name and how to reach them stay');
  expect((await sam.get('/desk/involvement/people?state=withdrawn')).page().text).toContain('Costs to pay back.');
  expect((await sam.get(at)).page().text).toContain('Mina PatelOpen');
  expect((await sam.get(at)).page().text).toContain('They have stopped. Pay their costs back');
  expect(await kept('mina@example.org')).toEqual(['ways: mina@example.org']);
  await say({ paid: '4.50', paid_for: 'bus', paid_on: 'today' });
  expect(await kept('mina@example.org', 'A seat by')).toEqual([]);
  // What was paid has to be accounted for: to whom stays with it.
  expect((await sam.get(at)).page().text).toContain('Mina Patel: came. Paid £4.50 for bus');
  expect((await sam.get(person)).page().text).not.toContain('Costs to pay back');
});

test('who wants no money back is forgotten as soon as they say so', async () => {
  const { sam, signUp, takeOn, meeting, kept, clock, personOf } = await twoPanels();
  await signUp('Mina Patel', 'mina@example.org');
  await takeOn('Mina Patel');
  const { ask, say } = await meeting();
  await ask();
  clock.now = new Date('2026-11-24T10:16:00Z');
  await say({});
  const person = await personOf('Mina Patel');
  const stopped = await sam.post(`${person}/withdrawal`);
  expect((await sam.get(stopped.to)).page().text).toContain('is deleted when they have their money');
  const waived = await sam.post(`${person}/withdrawal`, { costs: 'none' });
  expect((await sam.get(waived.to)).page().text).toContain('what they told us for this is deleted');
  expect(await kept('mina@example.org', 'Mina Patel')).toEqual([]);
});

test('who stops after an event is owed their costs until it is said whether they came', async () => {
  const { sam, signUp, takeOn, newEvent, ask, say, kept, stop, clock, personOf } = await twoPanels();
  const at = await newEvent({ on: 'today', at: '10:15am' });
  for (const [name, address] of [
    ['Mina Patel', 'mina@example.org'],
    ['Theo Hall', 'theo@example.org'],
    ['Una Lee', 'una@example.org'],
  ] as const) {
    await signUp(name, address);
    await takeOn(name);
    await ask(at, name);
    await say(at, name, { state: 'coming' });
  }
  // Before it begins nothing is owed, and nobody expects them.
  expect((await stop('una@example.org')).page().text).not.toContain('we still owe you');
  expect(await kept('una@example.org')).toEqual([]);
  clock.now = new Date('2026-11-24T10:16:00Z');
  const person = await personOf('Mina Patel');
  for (const address of ['mina@example.org', 'theo@example.org'])
    expect((await stop(address)).page().text).toContain('we still owe you money for your costs');
  expect((await sam.get(person)).page().text).toContain('Costs to pay back');
  expect((await sam.get(at)).page().text).toContain('Say whether they came, and pay their costs back');
  await say(at, 'Theo Hall', { state: 'did_not_come' });
  expect(await kept('theo@example.org', 'Theo Hall')).toEqual([]);
  expect(await kept('mina@example.org')).toEqual(['ways: mina@example.org']);
  await say(at, 'Mina Patel', { paid: '4.50', paid_for: 'bus', paid_on: 'today' });
  expect(await kept('mina@example.org')).toEqual([]);
  expect((await sam.get(at)).page().text).toContain('Mina Patel: came. Paid £4.50 for bus');
});

test.each(['does not take place after all', 'is moved to another day'])(
  'who has stopped and was to come to an event that %s is owed nothing any more',
  async (how) => {
    const { signUp, takeOn, newEvent, change, ask, say, kept, stop, clock, lookAndSend } = await twoPanels();
    const at = await newEvent({ on: 'today', at: '10:15am' });
    await signUp('Mina Patel', 'mina@example.org');
    await takeOn('Mina Patel');
    await ask(at, 'Mina Patel');
    await say(at, 'Mina Patel', { state: 'coming' });
    clock.now = new Date('2026-11-24T10:16:00Z');
    await stop('mina@example.org');
    expect(await kept('mina@example.org')).toEqual(['ways: mina@example.org']);
    if (how.startsWith('is moved')) await change(at, { on: '9/12/2026' });
    else await lookAndSend(`${at}/cancellation`, 'It is cancelled. We are sorry.');
    expect(await kept('mina@example.org', 'Mina Patel')).toEqual([]);
  },
);

test('a person with two records stands on the register once, as they said it last', async () => {
  const { sam, signUp, both, stop } = await twoPanels();
  await signUp('Mina Patel', 'mina@example.org', { interests: { kinds: ['panel'] } });
  await signUp('Mina Patell', 'mina.patel@example.org', { interests: { kinds: ['research'] } });
  await signUp('Noor West', 'noor@example.org');
  const register = async (query = '') => (await sam.get(`/desk/involvement/people${query}`)).page();
  expect((await register()).text).toContain('3 people');
  await (await both('Mina Patel', 'Mina Patell'))();
  expect((await register()).text).toContain('2 people');
  for (const kind of ['panel', 'research']) {
    const rows = [...(await register(`?kind=${kind}`)).document.querySelectorAll('main tbody tr')];
    expect(rows.filter(({ textContent }) => textContent?.includes('Mina Patel')).length).toBe(1);
  }
  await stop('noor@example.org');
  await stop('mina.patel@example.org');
  expect((await register()).text).toContain('0 people');
  expect((await register('?state=withdrawn')).text).toContain('2 people');
});
