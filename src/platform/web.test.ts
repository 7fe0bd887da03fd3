import { expect, test } from 'vitest';
import { type FakeWeb, overWeb } from '../../test/web.ts';
import { isPublicAddress } from './public-address.ts';
import { fetchPublic } from './web.ts';

const PLACE = 'https://feeds.example.org/services';
const limits = () => ({ mostBytes: 1000, signal: new AbortController().signal });

/** What comes, or why nothing does. */
async function fetched(web: Partial<FakeWeb>, typed = PLACE, given = limits()): Promise<string> {
  const whole: FakeWeb = { asked: [], hosts: {}, pages: {}, ...web };
  return fetchPublic(overWeb(whole), typed, given).then(String, (error: Error) => `No: ${error.message}`);
}

test('only addresses that are open to everybody are public', () => {
  const inside = [
    ...['10.1.2.3', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1'],
    ...['0.0.0.0', '255.255.255.255', '224.0.0.1', '198.18.0.1', '192.0.2.1', '203.0.113.9'],
    ...['::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'fe80::1%eth0', 'localhost', ''],
  ];
  expect(inside.filter(isPublicAddress)).toEqual([]);
  const open = ['8.8.8.8', '172.15.0.1', '172.32.0.1', '193.168.1.1', '2a00:1450:4009::1', '2606:4700::1111'];
  expect(open.filter(isPublicAddress)).toEqual(open);
});

test('what is asked is asked by https, at a plain address, and nowhere else', async () => {
  const pages = { [PLACE]: { body: 'Yes' } };
  expect(await fetched({ pages })).toBe('Yes');
  expect(await fetched({ pages }, `${PLACE}#part`)).toBe('Yes');
  for (const typed of [
    ...['http://feeds.example.org/services', 'ftp://feeds.example.org', 'file:///etc/passwd', 'feeds.example.org', ''],
    ...['https://127.0.0.1/', 'https://[::1]/', 'https://0x7f.1/', 'https://2130706433/', 'https://localhost/'],
    ...['https://user:word@feeds.example.org/', 'https://feeds.example.org:8443/', 'https://feeds.example.org./'],
  ])
    expect([typed, await fetched({ pages }, typed)]).toEqual([typed, expect.stringContaining('No: Its address')]);
});

test('a name that leads inside is not asked, even where it leads outside as well', async () => {
  for (const addresses of [['10.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::1'], ['169.254.169.254']]) {
    const web = { asked: [], hosts: { 'feeds.example.org': addresses }, pages: { [PLACE]: { body: 'Secret' } } };
    expect(await fetched(web)).toBe('No: Its address leads into a private network, so we do not ask there');
    expect(web.asked).toEqual([]);
  }
  expect(await fetched({ hosts: { 'feeds.example.org': [] } })).toBe('No: There is no such address');
});

test('a redirect is looked at like the first address, and only some are followed', async () => {
  const to = (location: string) => ({ status: 302, headers: { location } });
  const inside = { 'inside.example.org': ['10.0.0.1'] };
  const pages = { [PLACE]: to('/new'), 'https://feeds.example.org/new': { body: 'Yes' } };
  expect(await fetched({ pages })).toBe('Yes');
  expect(await fetched({ pages: { [PLACE]: to('http://feeds.example.org/') } })).toContain('https://');
  expect(await fetched({ pages: { [PLACE]: to('https://127.0.0.1/') } })).toContain('plain one');
  expect(await fetched({ hosts: inside, pages: { [PLACE]: to('https://inside.example.org/') } })).toContain('private');
  expect(await fetched({ pages: { [PLACE]: to(PLACE) } })).toBe('No: It sends us on from address to address');
});

test('too much, something compressed, an error, or no end in time: nothing comes, and why is said', async () => {
  expect(await fetched({ pages: { [PLACE]: { body: 'x'.repeat(1001) } } })).toBe('No: It sends more than we take');
  const packed = { headers: { 'content-encoding': 'gzip' }, body: 'x' };
  expect(await fetched({ pages: { [PLACE]: packed } })).toContain('compressed');
  expect(await fetched({})).toBe('No: It answers with an error (404)');
  const fails = (code: string) => ({
    [PLACE]: () => {
      throw Object.assign(new Error('secret words'), { code });
    },
  });
  expect(await fetched({ pages: fails('ECONNREFUSED') })).toBe('No: It did not answer');
  expect(await fetched({ pages: fails('CERT_HAS_EXPIRED') })).toBe('No: Its certificate is not good');
  const over = { ...limits(), signal: AbortSignal.abort() };
  expect(await fetched({ pages: fails('ABORT_ERR') }, PLACE, over)).toBe('No: It took too long');
});
