import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { enqueue } from '../platform/jobs.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'test.given_up': { trust_of: string };
  }
}

test('work that was given up is told to managers in Settings, in no words of a person, and a button starts it anew', async () => {
  const home = await newTrust();
  const [mia, sam] = [await home.staff('manager', 'Mia Cole'), await home.staff('officer')];
  const settings = async () => (await mia.get('/desk/settings')).page().text;
  expect(await settings()).not.toContain('Some work in the background');
  await home.asSystem((ctx) => enqueue(ctx, 'test.given_up', { trust_of: ctx.trust.id }));
  const queue = new pg.Client(inject('database'));
  await queue.connect();
  await queue.query(
    `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'Error' where payload ->> 'trust' = $1`,
    [home.trust.id],
  );
  expect(await settings()).toContain('1 job was given up (test.given_up).');
  expect((await sam.get('/desk/settings')).page().text).not.toContain('given up');
  expect((await sam.post('/desk/settings/given-up-jobs')).status).toBe(403);
  const other = await (await newTrust()).staff('manager', 'Otto Hill');
  expect((await other.get('/desk/settings')).page().text).not.toContain('given up');
  await other.post('/desk/settings/given-up-jobs');
  expect(await settings()).toContain('given up');
  expect((await mia.get((await mia.post('/desk/settings/given-up-jobs')).to)).page().one('.app-banner')).toContain(
    'tried again',
  );
  expect(await settings()).not.toContain('Some work in the background');
  const { rows } = await queue.query(
    `select attempts, last_error from graphile_worker._private_jobs where payload ->> 'trust' = $1`,
    [home.trust.id],
  );
  expect(rows).toEqual([{ attempts: 0, last_error: null }]);
  await queue.end();
});

test('what can be set stands in groups, and each person sees only what they may change', async () => {
  const home = await newTrust();
  const [mia, sam] = [await home.staff('manager', 'Mia Cole'), await home.staff('officer')];
  const page = (await mia.get('/desk/settings')).page();
  expect(page.all('main h2').slice(0, 2)).toEqual(['Colleagues and signing in', 'Hours, aims and reminders']);
  const links = [...page.document.querySelectorAll('main section a')].map((link) => link.getAttribute('href'));
  expect(links.length).toBe(new Set(links).size);
  expect(links).toContain('/desk/settings/opening-hours');
  for (const link of links) expect([link, (await mia.get(link ?? '')).status]).toEqual([link, 200]);
  const nothing = (await sam.get('/desk/settings')).page();
  expect(nothing.text).toContain('There is nothing for you to set here.');
  expect(nothing.all('main h2')).toEqual([]);
});

test('what was changed in Settings stands on one page: where, who and when, each leading to what it said before', async () => {
  const home = await newTrust();
  const [mia, sam] = [await home.staff('manager', 'Mia Cole'), await home.staff('officer')];
  const page = '/desk/settings/changes';
  await mia.post('/desk/settings/numbers/samaritans', { number_samaritans: '116 124', detail_samaritans: '' });
  await mia.post('/desk/settings/cards/died', { say: 'We are sorry.', ask: '', avoid: '', triggers: 'died' });
  await mia.post('/desk/settings/closures', { on: '24/12/2026', name: 'Christmas Eve' });
  await mia.post('/desk/settings/lists/outcomes', { label: 'Sent a film', words: '', from: 'today' });
  for (const name of ['Riverside', 'Lakeside'])
    await mia.post('/desk/directory/sites', { name, address: '', phone: '' });
  await mia.post('/desk/contacts', {}); // what is done for people is no setting
  const seen = (await mia.get(page)).page();
  // What came in one go is one line, and what a trust is founded with is none.
  expect(seen.all('.app-results__title')).toEqual([
    'Sites, wards and services: 2 added',
    'Outcomes: changed',
    'Opening hours and closures: added',
    'Help cards: changed',
    'Crisis numbers: changed',
  ]);
  expect(seen.text).toContain('Mia Cole, 10am on Tuesday 24 November');
  for (const link of seen.document.querySelectorAll('.app-results__title'))
    expect((await mia.get(link.getAttribute('href') ?? '')).status).toBe(200);
  expect((await sam.get(page)).status).toBe(403);
  const other = await (await newTrust()).staff('manager', 'Otto Hill');
  expect((await other.get(page)).page().text).not.toMatch(/Mia Cole|Help cards/);
});

test('single sign-on, where requests go, and who signs for MPs say what was set before and who changed it', async () => {
  const home = await newTrust();
  const mia = await home.staff('manager', 'Mia Cole');
  const twice = async (page: string, first: Record<string, string>, second: Record<string, string>) => {
    for (const fields of [first, second, second]) expect((await mia.post(page, fields)).status).toBe(303);
    return (await mia.get(page)).page().text;
  };
  const sso = { label: 'Old account', issuer: 'https://old.example', client_id: 'pals', secret_name: '' };
  const team = { team: 'records', name: 'Access to records', email: '', phone: '' };
  const signer = { signs: 'chief_executive', signer: 'Dr A Old', email: '' };
  const pages = [
    await twice('/desk/settings/single-sign-on', sso, { ...sso, issuer: 'https://new.example' }),
    await twice('/desk/settings/own-teams', team, { ...team, phone: '020 7946 0123' }),
    await twice('/desk/settings/mp-letters', signer, { ...signer, signer: 'Dr B New' }),
  ];
  const before = ['https://old.example', 'Access to records', 'Dr A Old'];
  for (const [nth, text] of pages.entries()) {
    expect(text).toContain('What it said before: 1 time changed');
    expect(text.split('What it said before')[1]).toContain(before[nth]);
  }
});
