import { describe, expect, test } from 'vitest';
import { caseAt } from '../../test/calling.ts';
import { type Desk, newTrust } from '../../test/harness.ts';
import { promised } from '../../test/promised.ts';
import { listContactsWith } from '../cases/index.ts';

const LEFT = { number: '020 7946 0018', name: 'Mr Hall', day: 'yesterday', time: '7:40pm', words: 'His hearing aids.' };

async function twoOfficers() {
  const trust = await newTrust();
  return { ...trust, sam: await trust.staff(), priya: await trust.staff('officer', 'Priya Shah') };
}

const list = async (officer: Desk, query = '') => (await officer.get(`/desk/voicemails${query}`)).page();
const press = async (officer: Desk) => (await list(officer)).value('press');

/** Writes one down and gives the address of its acts. */
async function left(officer: Desk, fields: Record<string, string> = {}) {
  await officer.post('/desk/voicemails', { ...LEFT, press: await press(officer), ...fields });
  const page = await list(officer);
  const acts = [...page.document.querySelectorAll('form[action^="/desk/voicemails/"]')];
  return (
    acts
      .at(-1)
      ?.getAttribute('action')
      ?.replace(/\/[a-z]+$/, '') ?? ''
  );
}

describe('voicemails of the night', () => {
  test('each is written down once, stands in the list with its own time, and is counted beside My day', async () => {
    const { sam, priya } = await twoOfficers();
    const form = { ...LEFT, press: await press(sam) };
    const saved = await sam.post('/desk/voicemails', form);
    expect(saved.status).toBe(303);
    await sam.post('/desk/voicemails', form);
    const page = await list(priya);
    expect(page.all('h3')).toContain('Mr Hall');
    expect(page.all('h3').filter((title) => title === 'Mr Hall').length).toBe(1);
    expect(page.text).toContain('Voicemail, 7:40pm on Monday 23 November');
    expect(page.text).toContain('1 message to ring');
    expect((await priya.get('/desk')).page().text).toContain('To ring, no owner');
    expect((await sam.get(saved.to)).page().value('day')).toBe('yesterday');
  });

  test('another message under the same press is not lost', async () => {
    const { sam } = await twoOfficers();
    const form = { ...LEFT, press: await press(sam) };
    await sam.post('/desk/voicemails', form);
    await sam.post('/desk/voicemails', { ...form, name: 'Mrs Lee', words: 'A bed for her father.' });
    expect((await list(sam)).text).toContain('2 messages to ring');
  });

  test.each([
    [{ number: '' }, 'Enter the number, or tick that it is withheld'],
    [{ number: 'soon' }, 'Enter a phone number, like 020 7946 0018 or 07700 900123'],
    [{ number: '', withheld: 'yes', words: '' }, 'Write what they said'],
    [{ day: 'tomorrow', time: '9am' }, 'Enter a time in the past'],
    [{ time: 'late' }, 'Enter a time, like 3pm'],
  ])('%o: the error says what to do and what was typed stays', async (wrong, error) => {
    const { sam } = await twoOfficers();
    const answer = await sam.post('/desk/voicemails', { ...LEFT, press: await press(sam), ...wrong });
    expect([answer.status, answer.page().errors]).toEqual([422, [error]]);
    expect(answer.page().value('name')).toBe('Mr Hall');
    expect((await list(sam)).text).toContain('Nobody waits to be rung.');
  });

  test('while the number is typed, who it is and their open case are offered, and the message goes there', async () => {
    const { sam } = await twoOfficers();
    const { kase, person } = await promised(sam, 'Grace Okafor');
    const offered = (await sam.get('/desk/voicemails/matches?number=07700900123')).body;
    expect(offered).toContain('Grace Okafor');
    expect(offered).toContain(`value="${person.id}:${kase.id}"`);
    await sam.post('/desk/voicemails', { ...LEFT, press: await press(sam), match: `${person.id}:${kase.id}` });
    const [said] = await sam.as((ctx) => listContactsWith(ctx, person.id, 1));
    const all = await sam.as((ctx) => listContactsWith(ctx, person.id, 5));
    expect(all.find(({ channel }) => channel === 'voicemail')).toMatchObject({ case_id: kase.id, words: LEFT.words });
    expect(said).toBeDefined();
    expect((await list(sam)).text).toContain('Nobody waits to be rung.');
    expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('His hearing aids.');
  });

  test('ringing opens a live call that is filled, and finishing it is the end of the message', async () => {
    const { sam, priya } = await twoOfficers();
    const base = await left(sam);
    const id = base.split('/').at(-1) ?? '';
    const todo = (await priya.get(`/desk/promises/${id}`)).page();
    expect(todo.document.querySelector(`form[action="/desk/contacts"] [name=answers][value="${id}"]`)).not.toBe(null);
    const { to } = await priya.post('/desk/contacts', { answers: id });
    const call = (await priya.get(to)).page();
    expect([call.value('caller'), call.value('phone')]).toEqual(['Mr Hall', '020 7946 0018']);
    expect(call.text).toContain('Their message of 7:40pm on Monday 23 November: His hearing aids.');
    expect((await list(sam)).text).toContain('Priya Shah has taken it.');
    const done = await priya.post(`${to}/finish`, {
      ...{ answers: id, notes: 'They are in lost property.', caller: 'Mr Hall', phone: '020 7946 0018' },
      ...{ next: 'sorted', outcome: 'information' },
    });
    const kase = await caseAt(priya, done.to);
    expect(kase.promises).toEqual([]);
    expect((await list(sam)).text).toContain('Nobody waits to be rung.');
    const page = (await priya.get(`/desk/cases/${kase.ref}`)).page();
    expect(page.text).toContain('His hearing aids.');
  });

  test('taken by one, it is not taken by the other; no answer comes again; a second press of each changes nothing', async () => {
    const { sam, priya } = await twoOfficers();
    const base = await left(sam);
    await sam.post(`${base}/owner`);
    await sam.post(`${base}/owner`);
    const late = await priya.post(`${base}/owner`);
    expect([late.status, late.page().errors]).toEqual([422, ['A colleague took this message a moment before you.']]);
    expect((await sam.post(`${base}/attempts`, { result: 'no_answer' })).status).toBe(303);
    expect((await list(sam)).text).toContain('Tried once, no answer.');
  });

  test('not for us: it says where it went, and nobody rings', async () => {
    const { sam } = await twoOfficers();
    const base = await left(sam);
    const empty = await sam.post(`${base}/elsewhere`, { went_to: ' ' });
    expect([empty.status, empty.page().errors]).toEqual([422, ['Enter where it went, like “Appointments, by email”']]);
    await sam.post(`${base}/elsewhere`, { went_to: 'Appointments, by email' });
    const page = await list(sam);
    expect(page.text).toContain('Nobody waits to be rung.');
    expect(page.text).toContain('Went to: Appointments, by email');
  });

  test('about an open case: it is promised there, with its owner', async () => {
    const { sam, priya } = await twoOfficers();
    const { kase } = await promised(priya, 'Grace Okafor');
    const base = await left(sam);
    const wrong = await sam.post(`${base}/case`, { ref: 'PAL-26-9999' });
    expect([wrong.status, wrong.page().errors]).toEqual([
      422,
      ['There is no case with this number. Check it, like PAL-26-0412.'],
    ]);
    await sam.post(`${base}/case`, { ref: kase.ref });
    await sam.post(`${base}/case`, { ref: kase.ref });
    expect((await list(sam)).text).toContain('Nobody waits to be rung.');
    expect((await priya.get('/desk')).page().all('.app-todo__title')).toContain('Ring Grace Okafor back');
  });

  test('of another trust it does not exist, and a volunteer may not', async () => {
    const { sam, staff } = await twoOfficers();
    const base = await left(sam);
    const other = await (await newTrust()).staff();
    for (const act of ['owner', 'attempts', 'elsewhere', 'case'])
      expect((await other.post(`${base}/${act}`, { went_to: 'x', ref: 'PAL-26-0001' })).status).toBe(404);
    expect((await other.post('/desk/contacts', { answers: base.split('/').at(-1) ?? '' })).status).toBe(404);
    expect((await (await staff('volunteer', 'Vera Low')).get('/desk/voicemails')).status).toBe(403);
  });
});

describe('calls that could not be taken', () => {
  test('one press counts it, by hour; with a number it is on the list; a second press counts nothing', async () => {
    const { sam } = await twoOfficers();
    const day = (await sam.get('/desk')).page();
    const form = {
      press: day.document.querySelector('form[action="/desk/missed-calls"] [name=press]')?.getAttribute('value') ?? '',
    };
    await sam.post('/desk/missed-calls', { ...form, missed_number: '' });
    await sam.post('/desk/missed-calls', { ...form, missed_number: '' });
    expect((await list(sam)).text).toContain('1 today: 10am 1');
    await sam.post('/desk/missed-calls', { missed_number: '020 7946 0018' });
    const page = await list(sam);
    expect(page.text).toContain('2 today: 10am 2');
    expect(page.text).toContain('Call not taken, 10am on Tuesday 24 November');
    const wrong = await sam.post('/desk/missed-calls', { missed_number: '12' });
    expect([wrong.status, wrong.page().value('missed_number')]).toEqual([422, '12']);
  });
});

test('voicemails that nobody owns are one row of My day; who takes one has a row of their own', async () => {
  const { sam, priya } = await twoOfficers();
  const rows = async (officer: Desk) => (await officer.get('/desk')).page().all('.app-todo__title');
  const first = await left(sam);
  expect(await rows(priya)).toEqual(['Ring Mr Hall back']);
  await left(sam, { name: 'Mrs Lee', number: '07700 900456' });
  await left(sam, { name: 'Ms Bell', number: '07700 900457' });
  const page = (await priya.get('/desk')).page();
  expect(page.all('.app-todo__title')).toEqual(['3 voicemails to ring']);
  expect(page.text).toContain('Open the list');
  expect(page.text).toMatch(/1 thing to do/);
  expect(page.one('.app-todo')).not.toContain('No answer');
  await priya.post(`${first}/owner`);
  expect((await rows(priya)).sort()).toEqual(['2 voicemails to ring', 'Ring Mr Hall back']);
  expect(await rows(sam)).toEqual(['2 voicemails to ring']);
});
