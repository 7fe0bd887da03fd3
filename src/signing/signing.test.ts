import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';

async function newDoor() {
  const home = await newTrust();
  const sam = await home.staff('officer', 'Sam Reid');
  return { ...home, sam, visitor: newVisitor(home) };
}

const refOn = (text: string) => /PAL-\d\d-\d{4,}/.exec(text)?.[0] ?? '';
const OFFER = { day_1: '2026-11-26', time_1: '10:00', email: 'bina@mail.example', name: 'Bina Shaw' };

test('a Deaf person offers times by email alone; PALS has a booking to make, the times, and does not phone', async () => {
  const { visitor, sam, clock } = await newDoor();
  clock.now = new Date('2026-11-24T10:00:00Z');
  const page = (await visitor.get('/bsl/call')).page();
  expect(page.document.querySelectorAll('input[type=tel]')).toHaveLength(0);
  const press = page.document.querySelector('input[name=press]')?.getAttribute('value') ?? '';
  const offer = { ...OFFER, day_2: '2026-11-27', time_2: '14:30', press };
  const sent = await visitor.submit('/bsl/call', offer);
  expect(sent.page().heading).toBe('We have your message');
  const again = await visitor.submit('/bsl/call', offer);
  const ref = refOn(sent.page().text);
  expect(refOn(again.page().text)).toBe(ref);
  const kase = (await sam.get(`/desk/cases/${ref}`)).page();
  expect(kase.text).toContain('BSL user. Do not phone.');
  expect(kase.text).toContain('Start video relay');
  expect(kase.text).toContain('Book 10am on Thursday 26 November');
  expect(kase.text).toContain('Book 2:30pm on Friday 27 November');
  const link = [...kase.document.querySelectorAll('a')].find(({ textContent }) => textContent?.startsWith('Book 10am'));
  const booking = (await sam.get(link?.getAttribute('href') ?? '')).page();
  expect(booking.document.querySelector('input[name=time]')?.getAttribute('value')).toBe('10:00');
});

test('a time when nobody is there, half a time and no time are asked for again, and what was typed stays', async () => {
  const { visitor, clock } = await newDoor();
  clock.now = new Date('2026-11-24T10:00:00Z');
  const offered = (await visitor.get('/bsl/call')).page().document.querySelectorAll('[name=time_1] option');
  expect([...offered].map((option) => option.getAttribute('value'))).not.toContain('18:00');
  const night = await visitor.post('/bsl/call', { ...OFFER, time_1: '18:00' });
  expect(night.status).toBe(422);
  expect(night.page().text).toMatch(/On Thursday 26 November choose a time from 9am to \d/);
  expect(night.page().document.querySelector('input[name=email]')?.getAttribute('value')).toBe('bina@mail.example');
  expect((await visitor.post('/bsl/call', { ...OFFER, time_1: '' })).page().text).toContain(
    'Choose a time for Thursday',
  );
  expect((await visitor.post('/bsl/call', { email: OFFER.email })).page().text).toContain(
    'Choose at least one day and time',
  );
  expect((await visitor.post('/bsl/call', { ...OFFER, day_1: '2026-11-29' })).status).toBe(422);
  expect((await visitor.post('/bsl/call', { ...OFFER, day_1: 'x', time_1: '99:99' })).status).toBe(422);
  expect((await visitor.post('/bsl/call', { ...OFFER, email: '' })).page().text).toContain('Enter your email address');
});

test('somebody who comes from the BSL page to send a video or write is never asked for a phone number', async () => {
  const { visitor, sam, clock } = await newDoor();
  const first = await visitor.submit('/tell-us', { bsl: 'yes' });
  expect(first.page().document.querySelector('input[type=file]')).not.toBeNull();
  clock.now = new Date(clock.now.getTime() + 60_000);
  let page = await visitor.submit('/tell-us/what', { what: 'Nobody signs with me on the ward.' });
  for (const step of ['where', 'who', 'hope', 'route']) page = await visitor.submit(`/tell-us/${step}`);
  expect(page.page().text).toContain('We will not phone you');
  expect(page.page().document.querySelectorAll('input[type=tel]')).toHaveLength(0);
  expect((await visitor.post('/tell-us/reach', {})).page().text).toContain('Enter your email address');
  for (const [step, fields] of [
    ['reach', { email: 'bina@mail.example' }],
    ['needs', {}],
    ['sharing', {}],
  ] as const)
    page = await visitor.submit(`/tell-us/${step}`, fields);
  expect(page.page().heading).toBe('Check before you send');
  const sent = await visitor.submit('/tell-us/sending');
  const kase = (await sam.get(`/desk/cases/${refOn(sent.page().text)}`)).page();
  expect(kase.text).toContain('BSL user. Do not phone.');
});

test('who began to write and then comes by the BSL page goes on with it, by video', async () => {
  const { visitor } = await newDoor();
  await visitor.submit('/tell-us');
  await visitor.submit('/tell-us/what', { what: 'Nobody signs with me on the ward.' });
  await visitor.submit('/tell-us/needs', { needs: ['large_print'] });
  const page = (await visitor.submit('/tell-us', { bsl: 'yes' })).page();
  expect(page.heading).toBe('Send us a video in British Sign Language (BSL)');
  expect(page.value('what')).toBe('Nobody signs with me on the ward.');
  const needs = (await visitor.get('/tell-us/needs')).page();
  for (const need of ['bsl', 'large_print'])
    expect(needs.document.querySelector(`[name=needs][value=${need}]`)?.hasAttribute('checked')).toBe(true);
});

test('without a film and a relay the page says so and works; a manager sets both, from a day on', async () => {
  const { visitor, staff, sam } = await newDoor();
  const empty = (await visitor.get('/bsl')).page();
  expect(empty.text).toContain('We have no film in BSL on this page yet');
  expect(empty.text).not.toContain('Video relay now');
  expect(empty.document.querySelector('video')).toBeNull();
  const manager = await staff('manager', 'Mo Manager');
  const ways = {
    relay_name: 'SignNow',
    relay_url: 'https://relay.example/pals',
    relay_hours: 'Monday to Friday, 8am to 6pm',
    film_url: 'https://films.example/pals.mp4',
    captions_url: 'https://films.example/pals.vtt',
    transcript: 'Hello. We are PALS.',
    from: 'today',
  };
  expect((await sam.post('/desk/settings/bsl', ways)).status).toBe(403);
  const wrong = await manager.post('/desk/settings/bsl', { ...ways, relay_url: 'javascript:alert(1)' });
  expect(wrong.status).toBe(422);
  expect((await manager.post('/desk/settings/bsl', ways)).status).toBe(303);
  const answer = await visitor.get('/bsl');
  const page = answer.page();
  expect(page.text).toContain('Start a video relay call with SignNow');
  expect(page.text).toContain('Monday to Friday, 8am to 6pm');
  expect(page.document.querySelector('video track[kind=captions]')?.getAttribute('src')).toBe(ways.captions_url);
  expect(page.text).toContain('Hello. We are PALS.');
  expect(answer.headers['content-security-policy']).toContain("media-src 'self' https://films.example");
});

test('a Deaf person whose words may mean danger sees where help is, and is read first', async () => {
  const { visitor, sam, clock } = await newDoor();
  clock.now = new Date('2026-11-24T10:00:00Z');
  const page = (await visitor.get('/bsl/call')).page();
  expect(page.document.querySelector('form [data-when-words]')?.hasAttribute('hidden')).toBe(true);
  const sent = (
    await visitor.submit('/bsl/call', { ...OFFER, press: page.value('press'), what: 'He hits me.' })
  ).page();
  expect(sent.text).toContain('116 123');
  expect((await sam.get(`/desk/cases/${refOn(sent.text)}`)).page().text).toContain('Read first');
});

test('a call by video relay is begun only while we are open; else the page says when, and leads with choosing times', async () => {
  const { visitor, clock, ...home } = await newDoor();
  const mia = await home.staff('manager', 'Mia Long');
  clock.now = new Date('2026-11-24T10:00:00Z');
  const relay = {
    relay_name: 'SignLive',
    relay_url: 'https://relay.example/pals',
    relay_hours: 'Every day, 8am to 8pm',
  };
  await mia.post('/desk/settings/bsl', { ...relay, from: 'today' });
  const read = async () => {
    const { document, text } = (await visitor.get('/bsl')).page();
    return { text, first: document.querySelector('main .nhsuk-button')?.textContent };
  };
  expect((await read()).first).toBe('Start a video relay call with SignLive');
  clock.now = new Date('2026-11-24T21:00:00Z');
  const night = await read();
  expect(night.first).toBe('Choose times');
  expect(night.text).toMatch(/Every day, 8am to 8pm\. ?We are closed\. We open at 9am tomorrow\./);
  expect(night.text).not.toContain('Start a video relay call');
});

test('the words for British Sign Language have the sign of signing hands beside them', async () => {
  const { visitor } = await newDoor();
  for (const at of ['/', '/find-help']) {
    const { document } = (await visitor.get(at)).page();
    expect([at, document.querySelectorAll('main a[href="/bsl"] svg').length > 0]).toEqual([at, true]);
  }
  expect((await visitor.get('/bsl')).page().document.querySelector('h1 svg')).not.toBeNull();
});
