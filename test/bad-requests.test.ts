import { beforeAll, describe, expect, test } from 'vitest';
import { ask, open } from './harness.ts';
import { newWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const notes = () => `/desk/cases/${world.kase.ref}/notes`;
/** A POST as another program, or an old browser, may send it: its headers and nothing of ours. */
async function raw(url: string, headers: Record<string, string>, payload = 'body=Hello') {
  const { app } = open();
  const answer = await (await app).inject({
    method: 'POST',
    url,
    headers: { ...FORM, ...headers },
    cookies: { pals_session: world.sam.token },
    payload,
  });
  return { status: answer.statusCode, body: answer.body };
}

describe('an address that nobody made', () => {
  test('is not found, for whoever asks', async () => {
    for (const path of [
      '/desk/nothing',
      '/desk/cases/PAL-99-9999',
      '/desk/cases/%27',
      '/desk/cases/%00',
      '/desk/people/1',
      '/desk/contacts/x',
      '/../etc/passwd',
      `/desk/cases/${'x'.repeat(300)}`,
      '/assets/nothing.js',
      '/components',
      '/desk/cases/%E0%A4%A',
    ]) {
      const answer = await world.sam.get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    }
  });

  test('shows an officer the search and the way to My day, and a stranger no name', async () => {
    const page = (await world.sam.get('/desk/nothing')).page();
    expect(page.all('h1, main p')).toEqual([
      'Page not found',
      'Check the address, or search for the person or the case.',
      'Go to My day',
    ]);
    expect(page.document.querySelector('header input[name="q"]')).not.toBeNull();
    expect(page.document.querySelector('main a')?.getAttribute('href')).toBe('/desk');
    const visitor = (await ask(undefined, 'GET', '/tel-us', { headers: { host: world.host } })).page();
    expect(visitor.all('h1, main p')).toEqual([
      'Page not found',
      'Check the address, or begin at the first page.',
      'Go to the first page',
    ]);
    const stranger = await ask(undefined, 'GET', '/desk/nothing');
    expect([stranger.status, stranger.body.includes('Sam Reid')]).toEqual([404, false]);
  });
});

describe('what is sent from elsewhere', () => {
  test('is refused, in plain words, and changes nothing', async () => {
    const elsewhere: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://example.org' },
      { origin: 'null' },
      { host: 'pals.example', origin: 'http://localhost' },
    ];
    for (const headers of elsewhere) {
      const answer = await raw(notes(), headers);
      expect([headers, answer.status]).toEqual([headers, 403]);
      expect(answer.body).toContain('This page was sent from somewhere else. Open the desk and try again.');
    }
    expect((await world.sam.get(`/desk/cases/${world.kase.ref}`)).page().text).not.toContain('Hello');
  });

  test('is taken from an old browser that says where it comes from', async () => {
    const answer = await raw('/session/renewal', { host: 'pals.example:3000', origin: 'http://pals.example:3000' });
    expect(answer.status).toBe(303);
  });
});

describe('a body', () => {
  test('that is too large is refused in plain words', async () => {
    const answer = await world.sam.post(notes(), { body: 'x'.repeat(1_100_000) });
    expect([answer.status, answer.page().heading]).toEqual([413, 'That is too much at once']);
  });

  test('that is no form and no JSON, or broken, is refused and never a fault of ours', async () => {
    const sent = { 'sec-fetch-site': 'same-origin' };
    expect((await raw(notes(), { ...sent, 'content-type': 'text/xml' }, '<a/>')).status).toBe(415);
    const draft = `/desk/drafts/call/${world.draft}`;
    for (const payload of ['{', '[]', '"x"', 'null', '{"revision":"x"}', '{"revision":0,"tab":1,"fields":[1]}']) {
      const answer = await ask(world.sam.token, 'PATCH', draft, {
        payload,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
      });
      expect([payload, answer.status < 500 && answer.status >= 400]).toEqual([payload, true]);
    }
    const odd = await raw(notes(), sent, '__proto__=1&constructor=2&body=%FF%FE&=&&body');
    expect(odd.status).toBeLessThan(500);
  });
});

test('a program that asks for JSON is answered in JSON', async () => {
  const answer = await world.sam.get('/desk/nothing', { accept: 'application/json' });
  expect([answer.status, answer.json()]).toEqual([
    404,
    { message: 'Check the address, or search for the person or the case.' },
  ]);
});

test('the icon that browsers ask for unbidden is there', async () => {
  expect((await ask(undefined, 'GET', '/favicon.ico')).to).toBe('/assets/desk.ico');
});
