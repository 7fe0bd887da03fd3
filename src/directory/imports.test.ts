import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { IMPORTS as AT, HELP, importer, service, uuid } from '../../test/feeds.ts';
import { ask, newTrust } from '../../test/harness.ts';
import type { Ctx } from '../platform/context.ts';
import { openFeed } from './feed.rules.ts';

const EXAMPLE = new URL(
  '../../../shared/data/oruk/oruk-spec/public/specifications/3.0/examples/service_full.json',
  import.meta.url,
);

test('a feed is looked at first: what is new, and each service that is refused with its reason; nothing is changed', async () => {
  const { ada, send, names } = await importer();
  const feed = {
    organizations: [
      { id: uuid(2), name: 'Round', parent_organization_id: uuid(3) },
      { id: uuid(3), name: 'And round', parent_organization_id: uuid(2) },
    ],
    taxonomy_terms: [{ id: uuid(9), name: 'Loop', parent_id: uuid(9) }],
    services: [
      service(1),
      service(1, { name: 'The same again' }),
      service(2, { name: null }),
      service(3, { name: 7 }),
      service(4, { status: 'defunct' }),
      service(5, { status: 'open' }),
      service(6, { organization: undefined, organization_id: uuid(2) }),
      service(7, { organization: undefined }),
      service(8, { schedules: 'Mondays' }),
      service(9, { contacts: [null] }),
      service(10, { description: 'a\0b' }),
      service(11, { assured_date: 'last week' }),
      service(12, { organization: undefined, organization_id: uuid(77) }),
      service(13, { name: 'x'.repeat(201) }),
      service(14, {
        email: null,
        url: 'javascript:alert(1)',
        attributes: [{ id: uuid(8), taxonomy_term: { id: uuid(9), name: 'Loop' } }],
      }),
      null,
      [],
      'text',
    ],
  };
  const { to } = await send(feed);
  const page = (await ada.get(to)).page();
  expect(page.text).toContain('New: 2 services');
  expect(page.text).toContain('Refused: 16 services');
  const long = 'x'.repeat(200);
  expect(page.all('.app-results__item').map((line) => line.replace(long, 'xxx'))).toEqual([
    'Service 2 (The same again): The same id is on service 1',
    'Service 3: “name” is null',
    'Service 4: “name” is not a text',
    'Service 5 (Lunch club 4): It is not active: defunct',
    'Service 6 (Lunch club 5): “status” says “open”, which the standard does not know',
    'Service 7 (Lunch club 6): The organisations above its own lead round in a circle',
    'Service 8 (Lunch club 7): It does not say whose it is: “organization_id” is missing',
    'Service 9 (Lunch club 8): “schedules” is not a list',
    'Service 10 (Lunch club 9): “contacts” holds what is not a group of named values',
    'Service 11 (Lunch club 10): “description” holds a character that cannot be stored',
    'Service 12 (Lunch club 11): “assured_date” is not a date',
    'Service 13 (Lunch club 12): Its organisation is not in the feed',
    'Service 14 (xxx): “name” is longer than 200 characters',
    'Service 16: It is no service: not a group of named values',
    'Service 17: It is no service: not a group of named values',
    'Service 18: It is no service: not a group of named values',
  ]);
  expect(page.all('.nhsuk-list--bullet li').slice(4)).toEqual([
    '“email” was null and left out: 1',
    'A website that is none was left out: 1',
    'A kind of help whose kinds above lead round in a circle was left out: 1',
  ]);
  expect(await names('lunch')).toEqual([]);
  await ada.post(`${to}/dropping`);
  expect((await ada.get(AT)).page().text).not.toContain('Anytown Council,');
});

test('what cannot be read is said on its page: no JSON, no service; without a file or a name nothing begins', async () => {
  const { ada, send } = await importer();
  const troubles: [string, string][] = [
    ...['{', '', '<html>'].map((body): [string, string] => [body, 'It is no JSON.']),
    ...['null', '[]', '{"contents": 7}', '7'].map((body): [string, string] => [body, 'There is no service in it.']),
  ];
  for (const [body, words] of troubles) {
    const page = (await ada.get((await send(body)).to)).page();
    expect([body, page.heading]).toEqual([body, 'Anytown Council: did not work']);
    expect(page.text).toContain(words);
    expect(page.text).toContain('Nothing was changed.');
  }
  expect((await ada.get(AT)).page().text).toContain('Did not work');
  expect((await ada.upload(AT, [], {}, { source: 'x' })).page().errors).toEqual(['Choose the files of the feed']);
  expect((await send([service(1)], ' ')).page().errors).toEqual(['Enter what you call this feed']);
});

test('half a character, where a text is cut or as it was sent, is no reason that a feed is never read', async () => {
  const { ada, take, entry } = await importer();
  const half = '\ud800';
  const at = await take([
    service(1, {
      description: `${'x'.repeat(299)}😀 and more`,
      fees: `${'x'.repeat(199)}😀`,
      organization: { id: half, name: `Council ${half}` },
    }),
    service(2, { id: `${'x'.repeat(99)}😀`, name: `${'x'.repeat(199)}😀` }),
  ]);
  expect((await ada.get(at)).page().heading).toBe('Anytown Council: taken in');
  expect((await ada.get(await entry())).page().text).toContain('😀 and more'); // whole, in the rest
});

const ways = (many: number, up: (n: number) => string) =>
  Array.from({ length: many }, (_, n) => ({ id: uuid(n), name: 'One', parent_id: up(n) }));

test('more organisations or kinds of help than services can need are refused at once', async () => {
  const { ada, send } = await importer();
  for (const [list, words] of [
    ['organizations', 'It holds more than 60,000 organisations'],
    ['taxonomy_terms', 'It holds more than 60,000 kinds of help'],
  ] as const) {
    const { to } = await send({ services: [service(1)], [list]: ways(60_001, () => '') });
    expect((await ada.get(to)).page().text).toContain(words);
  }
});

test('a way up through all kinds of help is walked once, so it takes about as long as none', () => {
  const secondsOf = (up: (n: number) => string) => {
    const page = { services: [service(1)], taxonomy_terms: ways(59_000, up) };
    const begun = performance.now();
    expect(openFeed([page])).toMatchObject({ total: 1 });
    return performance.now() - begun;
  };
  const none = secondsOf(() => '');
  expect(secondsOf((n) => uuid(n + 1)) / none).toBeLessThan(30); // once: about 2; by looking back each time: hundreds
});

test('while a feed is looked at its page says so; it can be stopped, and then nothing of it stays', async () => {
  const { ada, runJobs, asSystem } = await importer();
  const { to } = await ada.upload(
    AT,
    [{ name: 'feed.json', bytes: JSON.stringify([service(1)]) }],
    {},
    { source: 'Anytown Council' },
  );
  const page = (await ada.get(to)).page();
  expect(page.heading).toBe('Anytown Council: being looked at');
  expect(page.text).toContain('It is being read. Look again');
  await ada.post(`${to}/taking`); // too early
  await ada.post(`${to}/dropping`);
  await runJobs();
  expect((await ada.get(to)).page().heading).toBe('Anytown Council: thrown away');
  const kept = await asSystem(async (ctx) => [
    ...(await ctx.db.selectFrom('help_import_lines').select('name').where('trust_id', '=', ctx.trust.id).execute()),
    ...(await ctx.db.selectFrom('help_import_pieces').select('file').where('trust_id', '=', ctx.trust.id).execute()),
  ]);
  expect(kept).toEqual([]);
});

test('several files are pages of one feed, and what was sent is gone once it is read', async () => {
  const { ada, runJobs, asSystem } = await importer();
  const files = [{ contents: [service(1)] }, { contents: [service(1), service(2)] }].map((body, n) => ({
    name: `page ${n}.json`,
    bytes: JSON.stringify(body),
  }));
  const { to } = await ada.upload(AT, files, {}, { source: 'Anytown Council' });
  await runJobs();
  const page = (await ada.get(to)).page();
  expect(page.text).toContain('New: 2 services');
  expect(page.all('.app-results__item')).toEqual(['Service 2 (Lunch club 1): The same id is on service 1']);
  const pieces = await asSystem((ctx) =>
    ctx.db.selectFrom('help_import_pieces').select('file').where('trust_id', '=', ctx.trust.id).execute(),
  );
  expect(pieces).toEqual([]);
});

test('should looking stop in the middle, nothing of it is there, and it is done again', async () => {
  const { ada, runJobs, asSystem, clock, staff } = await importer();
  const feed = Array.from({ length: 700 }, (_, n) => service(n));
  const { to } = await ada.upload(
    AT,
    [{ name: 'feed.json', bytes: JSON.stringify(feed) }],
    {},
    { source: 'Anytown Council' },
  );
  const import_id = to.split('/').at(-1) ?? '';
  const lines = (ctx: Ctx) =>
    ctx.db.selectFrom('help_import_lines').select('position').where('import_id', '=', import_id);
  // A line that is in the way of the second batch: the database refuses that one.
  await asSystem((ctx) =>
    ctx.db
      .insertInto('help_import_lines')
      .values({
        ...{ trust_id: ctx.trust.id, import_id, position: 690, their_id: 'x', name: 'In the way', refused: 'So' },
        ...{ act: null, said: null, entry_id: null, before: null },
      })
      .execute(),
  );
  await expect(runJobs()).rejects.toThrow();
  expect(await asSystem((ctx) => lines(ctx).execute())).toEqual([{ position: 690 }]);
  expect((await ada.get(to)).page().text).toContain('500 of 700 are looked at');
  await asSystem((ctx) =>
    ctx.db.updateTable('help_import_lines').set({ position: 7000 }).where('import_id', '=', import_id).execute(),
  );
  clock.now = new Date(clock.now.getTime() + 3_600_000);
  await runJobs();
  const later = await staff('administrator', 'Late Bell');
  expect((await later.get(to)).page().text).toContain('New: 700 services');
});

test('taken in, it is found; what its publisher did not check in time waits for somebody here', async () => {
  const { take, names, sam, ada } = await importer();
  const at = await take([
    service(1),
    service(2, { assured_date: '2025-01-01' }),
    service(3, { assured_date: undefined }),
  ]);
  expect((await ada.get(at)).page().heading).toBe('Anytown Council: taken in');
  expect((await names('lunch')).sort()).toEqual(['Lunch club 1', 'Lunch club 2', 'Lunch club 3']);
  const page = (await sam.get(`${HELP}?q=lunch`)).page().text;
  expect(page).toContain('Check this – last checked 1 January 2025');
  expect(page).toContain('Not yet checked');
  expect((await sam.get(`${HELP}?q=lunch`)).page().text).toContain('020 7946 0031');
});

test('when the trust says that it has checked the feed, all of it counts as checked today', async () => {
  const { take, sam } = await importer();
  await take([service(2, { assured_date: '2025-01-01' })], { vouched: 'yes' });
  expect((await sam.get(`${HELP}?q=lunch`)).page().text).not.toContain('Check this');
});

test('the same feed again changes nothing; a newer one changes what the trust did not write over', async () => {
  const { ada, send, take, sam, asSystem } = await importer();
  await take([service(1)]);
  expect((await ada.get((await send([service(1)])).to)).page().text).toContain('The same as before: 1 service');
  const [row] = await asSystem((ctx) =>
    ctx.db.selectFrom('help_entries').selectAll().where('trust_id', '=', ctx.trust.id).execute(),
  );
  const at = `${HELP}/${row?.id}`;
  const form = (await ada.get(`${at}/edit`)).page();
  await ada.post(at, {
    ...{
      name: 'Lunch club 1',
      organisation: 'Anytown Council',
      summary: form.value('summary'),
      more: form.value('more'),
    },
    ...{ phone: '020 7946 0099', shown: 'public', version: form.value('version') },
  });
  await take([service(1, { name: 'Lunch club One', contacts: [] })]);
  const page = (await sam.get(at)).page();
  expect(page.heading).toBe('Lunch club One');
  expect(page.text).toContain('020 7946 0099');
});

test('whom it is for and what makes it easier to get in are read, and what this trust wrote there stays', async () => {
  const { take, sam, entry, edit, names } = await importer();
  const hall = (n: number, name: string, access: string) => ({
    id: uuid(300 + n),
    location: {
      id: uuid(400 + n),
      location_type: 'physical',
      name,
      accessibility: [{ id: uuid(600 + n), description: access }],
    },
  });
  const feed = (more: object) => [service(1, { ...more, application_process: 'Call them yourself' })];
  const shown = async () => (await sam.get(await entry())).page().text;
  await take(feed({ minimum_age: 11, maximum_age: 25, service_at_locations: [hall(1, 'Hall', 'Step-free')] }));
  expect(await shown()).toContain('People aged 11 to 25');
  expect(await shown()).toMatch(/Access\s*Step-free/);
  expect(await shown()).toContain('Call them yourself');
  expect(await names('step-free')).toEqual(['Lunch club 1']);
  const two = [hall(1, 'Hall', 'Step-free'), hall(2, 'Library', 'Ramp')];
  await take(feed({ eligibility_description: 'Carers', minimum_age: 18, maximum_age: 120, service_at_locations: two }));
  expect(await shown()).toContain('Carers. People aged 18 or over');
  expect(await shown()).toContain('Hall: Step-free; Library: Ramp');
  await edit(await entry(), {
    audience: 'Young carers',
    access: 'Hall: Step-free; Library: Ramp',
    how: 'Call them yourself',
  });
  await take(feed({ minimum_age: -1, maximum_age: 'old' }));
  expect(await shown()).toContain('Young carers');
  expect(await shown()).not.toContain('Ramp');
});

test('under which licence a feed is used stands with each service of it, for officers and for the public', async () => {
  const { ada, sam, send, entry, host, runJobs } = await importer();
  const { to } = await send([service(1)], undefined, ada, 'Open Government Licence v3.0');
  expect((await ada.get(to)).page().text).toContain('Licence: Open Government Licence v3.0');
  await ada.post(`${to}/taking`);
  await runJobs();
  const at = await entry();
  const outside = `/find-help/${at.split('/').at(-1)}`;
  const words = 'From Anytown Council. Licence: Open Government Licence v3.0';
  expect((await sam.get(at)).page().text).toContain(words);
  const seen = (await ask(undefined, 'GET', outside, { headers: { host: `${host}:3000` } })).page();
  expect(seen.text).toContain(words);
  expect(seen.document.querySelector('a[href*="open-government-licence"]')).not.toBeNull();
  const again = await send([service(1)]); // without its licence: what was named stands
  await ada.post(`${again.to}/taking`);
  await runJobs();
  expect((await sam.get(at)).page().text).toContain(words);
});

test('an import is taken back as a whole: what it brought is gone, what it changed stands as before', async () => {
  const { take, takeBack, names } = await importer();
  await take([service(1)]);
  const at = await take([service(1, { name: 'Another name' }), service(2)]);
  expect((await names('name')).concat(await names('club')).sort()).toEqual(['Another name', 'Lunch club 2']);
  await takeBack(at);
  await takeBack(at); // a second press
  expect(await names('lunch')).toEqual(['Lunch club 1']);
  await take([service(2)]); // it may come again
  expect((await names('lunch')).sort()).toEqual(['Lunch club 1', 'Lunch club 2']);
});

test('what the trust took out itself does not come back with the feed', async () => {
  const { ada, take, names, asSystem } = await importer();
  await take([service(1)]);
  const [row] = await asSystem((ctx) =>
    ctx.db.selectFrom('help_entries').select('id').where('trust_id', '=', ctx.trust.id).execute(),
  );
  await ada.post(`${HELP}/${row?.id}/closure`);
  await take([service(1, { name: 'Lunch club new' })]);
  expect(await names('lunch')).toEqual([]);
});

test('only those who keep the directory import, and another trust knows nothing of it', async () => {
  const { sam, send } = await importer();
  const { to } = await send([service(1)]);
  expect((await sam.get(AT)).status).toBe(403);
  expect((await sam.upload(AT, [], {}, { source: 'x' })).status).toBe(403);
  expect((await sam.post(`${to}/taking`)).status).toBe(403);
  const olu = await (await newTrust()).staff('manager', 'Olu Stranger');
  expect((await olu.get(to)).status).toBe(404);
  expect((await olu.post(`${to}/taking`)).status).toBe(404);
});

test('while a feed is taken in an officer saves help with the same words at once', async () => {
  const { ada, send, runJobs, asSystem } = await importer();
  const { to } = await send([service(1, { description: 'Chess and knitting.' })]);
  await ada.post(`${to}/taking`);
  const group = { name: 'Chess group', organisation: 'Anytown Chess', summary: 'Chess and knitting.', shown: 'public' };
  let working: Promise<unknown> | undefined;
  await asSystem(async (ctx) => {
    // The work stands still after its first services, as a long one does for minutes.
    const id = to.split('/').at(-1) ?? '';
    await ctx.db.selectFrom('help_imports').select('id').where('id', '=', id).forUpdate().execute();
    working = runJobs();
    await isAwaited(ctx);
    const slow = new Promise((done) => setTimeout(done, 4000, 'still waiting'));
    const saved = ada.post(HELP, { ...group, needs: 'carers', phone: '020 7946 0021' });
    expect(await Promise.race([saved.then(({ status }) => status), slow])).toBe(303);
  });
  await working;
  expect((await ada.get(to)).page().heading).toBe('Anytown Council: taken in');
});

/** Until somebody waits for what this transaction holds. */
async function isAwaited(ctx: Ctx) {
  for (let time = 0; time < 100; time += 1) {
    const { rows } = await sql`select from pg_locks
      where not granted and transactionid = pg_current_xact_id_if_assigned()::xid`.execute(ctx.db);
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('Nobody waits.');
}

test('should the work stop in the middle, nothing of it is there, and it is done again', async () => {
  const { ada, send, runJobs, names, asSystem, clock, staff } = await importer();
  const { to } = await send(Array.from({ length: 700 }, (_, n) => service(n)));
  await ada.post(`${to}/taking`);
  const id = to.split('/').at(-1) ?? '';
  const spoil = (said: string) =>
    asSystem((ctx) =>
      ctx.db
        .updateTable('help_import_lines')
        .set({ their_id: said })
        .where('import_id', '=', id)
        .where('position', '=', 690)
        .execute(),
    );
  await spoil(uuid(788)); // the same as the line before: the database refuses it
  await runJobs().catch(() => undefined);
  expect(await names('lunch')).toEqual([]);
  expect((await ada.get(to)).page().text).toContain('500 of 700 are worked through');
  await spoil(uuid(789));
  clock.now = new Date(clock.now.getTime() + 3_600_000);
  await runJobs();
  const later = await staff('officer', 'Late Reid');
  expect((await later.get(`${HELP}?q=lunch`)).page().heading).toBe('Help for people: 700 entries');
});

if (existsSync(EXAMPLE))
  test('the example of the standard is read', async () => {
    const { ada, send } = await importer();
    const { to } = await send(readFileSync(EXAMPLE, 'utf8'));
    expect((await ada.get(to)).page().text).toContain('New: 1 service');
  });
