import { describe, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { at, promised } from '../../test/promised.ts';
import { findPromise, listContactsWith } from '../cases/index.ts';

const JSON_ASKED = { accept: 'application/json' };

/** An officer on a given day of November 2026, and Grace, who was promised a call by 4pm. */
async function deskOn(day: string, time: string, story = {}) {
  const { staff, clock, asSystem } = await newTrust(at(day, time));
  const sam = await staff();
  const grace = await promised(sam, 'Grace Okafor', { promise: { due: at(day, '16:00') }, ...story });
  const read = () => sam.as((ctx) => findPromise(ctx, grace.promise.id));
  return { staff, clock, asSystem, sam, ...grace, read, address: `/desk/promises/${grace.promise.id}` };
}

/** Presses a button of the row as it stands in My day, with the answers that are filled in already. */
/** The menu "More" of a row of My day, as it is asked for when it is opened. */
async function menuOf(officer: Desk, id: string) {
  const row = (await officer.get('/desk')).page().document.querySelector(`#p-${id} [data-part-opened]`);
  return (await officer.get(row?.getAttribute('data-part-opened') ?? '')).page();
}

/** A form of a row of My day, or of its menu, with one thing changed. */
async function press(officer: Desk, id: string, act: string, fields: Record<string, string>) {
  const form = `form[action$="/${act}"]`;
  const onRow = (await officer.get('/desk')).page().document.querySelector(`#p-${id} ${form}`);
  const row = onRow ?? (await menuOf(officer, id)).document.querySelector(form);
  const filled: Record<string, string> = {};
  for (const input of row?.querySelectorAll('input[type=hidden]') ?? [])
    filled[input.getAttribute('name') ?? ''] = input.getAttribute('value') ?? '';
  const select = row?.querySelector('select[name=when] option');
  if (select) filled.when = select.getAttribute('value') ?? '';
  return officer.post(row?.getAttribute('action') ?? '', { ...filled, ...fields });
}

const tries = (officer: Desk, person: string) =>
  officer.as(async (ctx) => (await listContactsWith(ctx, person, 9)).filter((one) => one.direction === 'out'));

const banner = async (officer: Desk, to: string) => (await officer.get(to)).page().one('.app-banner__text');

describe('no answer', () => {
  test('two presses record the try and promise the next time in opening hours, and both can be taken back', async () => {
    const { sam, read, promise, person } = await deskOn('24', '10:00');
    const answer = await press(sam, promise.id, 'attempts', { result: 'no_answer' });
    expect(answer.to).toBe(`/desk?done=attempt&row=${promise.id}`);
    expect(await banner(sam, answer.to)).toBe('Recorded. Try again by 12pm today. Write to them that you tried');
    expect(await read()).toMatchObject({ attempts: 1, due_at: at('24', '12:00') });
    const [contact] = await tries(sam, person.id);
    expect(contact).toMatchObject({ direction: 'out', result: 'no_answer', channel: 'phone' });
    expect((await sam.get('/desk')).page().one('.app-todo__reason')).toBe(
      'Promised by 4pm, then by 12pm. Tried once, no answer. Nobody told us about the discharge letter.',
    );
    const undone = await sam.post(`/desk/promises/${promise.id}/restoration`);
    expect(await banner(sam, undone.to)).toBe('Put back as it was: Call Grace Okafor.');
    expect(await read()).toMatchObject({ attempts: 0, due_at: at('24', '16:00') });
    const struck = (await tries(sam, person.id)).filter((one) => one.error_at);
    expect(struck.map((one) => one.result)).toEqual(['no_answer']);
  });

  test.each([
    ['Friday 4:45pm goes to Monday', '27', '16:45', '2026-11-30T10:45:00.000Z'],
    ['the second try is on the next open day at another time of day', '24', '10:00', '2026-11-25T15:00:00.000Z', 1],
    ['an afternoon’s second try is the next morning', '24', '15:00', '2026-11-25T11:00:00.000Z', 1],
  ])('%s', async (_, day, time, next, tries = 0) => {
    const { sam, read, promise } = await deskOn(day, time, { promise: { due: at(day, '17:00') } });
    for (let n = 0; n < tries; n += 1) await press(sam, promise.id, 'attempts', { result: 'no_answer' });
    await press(sam, promise.id, 'attempts', { result: 'no_answer' });
    expect((await read()).due_at.toISOString()).toBe(next);
  });

  test('before Christmas it skips the bank holidays', async () => {
    const { staff, clock } = await newTrust(new Date('2026-12-24T16:45:00Z'));
    const sam = await staff();
    const { promise } = await promised(sam, 'Grace Okafor', { promise: { due: clock.now } });
    await press(sam, promise.id, 'attempts', { result: 'no_answer' });
    expect((await sam.as((ctx) => findPromise(ctx, promise.id))).due_at.toISOString()).toBe('2026-12-29T10:45:00.000Z');
  });

  test('after three tries the page says to write', async () => {
    const { sam, promise } = await deskOn('24', '09:00');
    let to = '';
    for (let n = 0; n < 3; n += 1) to = (await press(sam, promise.id, 'attempts', { result: 'no_answer' })).to;
    expect(await banner(sam, to)).toContain(
      'That was try 3. Send a letter or a text instead. Write to them that you tried',
    );
    expect((await sam.get('/desk')).page().one('.app-todo__reason')).toContain(
      'Tried 3 times, no answer. Send a letter or a text instead.',
    );
  });

  test('a message left with somebody keeps their name, also when Enter is pressed in its box', async () => {
    const { sam, promise, person } = await deskOn('24', '10:00');
    await press(sam, promise.id, 'attempts', { result: 'no_answer', message_with: 'her son Tobi' });
    const [contact] = await tries(sam, person.id);
    expect(contact).toMatchObject({ result: 'message_left', message_with: 'her son Tobi' });
  });

  test('a message left with nobody is asked about, and what was typed stays', async () => {
    const { sam, address, promise, read } = await deskOn('24', '10:00');
    const when = at('25', '12:00').toISOString();
    const refused = await sam.post(`${address}/attempts`, { result: 'message_left', when });
    expect([refused.status, refused.page().errors]).toEqual([422, ['Enter who took the message']]);
    expect(refused.page().document.querySelector('#try-result-3')?.hasAttribute('checked')).toBe(true);
    const byScript = await sam.post(`${address}/attempts`, { result: 'message_left', when }, JSON_ASKED);
    expect([byScript.status, byScript.json()]).toEqual([422, { message: 'Enter who took the message' }]);
    expect((await read()).attempts).toBe(0);
    expect(promise.attempts).toBe(0);
  });

  test('a BSL user is tried by video relay, and no voicemail is left for somebody who asked for none', async () => {
    const { sam, promise, person } = await deskOn('24', '10:00', { person: { needs: ['bsl', 'no_voicemail'] } });
    await press(sam, promise.id, 'attempts', { result: 'no_answer' });
    expect((await tries(sam, person.id))[0]?.channel).toBe('video_relay');
    const when = at('25', '12:00').toISOString();
    const refused = await sam.post(`/desk/promises/${promise.id}/attempts`, { result: 'voicemail_left', when });
    expect(refused.page().errors).toEqual(['They asked us not to leave voicemail.']);
  });

  test('a double press records one try', async () => {
    const { sam, address, read } = await deskOn('24', '10:00');
    const fields = { result: 'no_answer', when: at('24', '12:00').toISOString(), version: '1' };
    await sam.post(`${address}/attempts`, fields);
    const second = await sam.post(`${address}/attempts`, fields);
    expect(await banner(sam, second.to)).toMatch(/^This was changed meanwhile/);
    expect((await read()).attempts).toBe(1);
  });

  test('a press on what a colleague changed meanwhile says who did what, and changes nothing', async () => {
    const { sam, staff, address, read } = await deskOn('24', '10:00');
    const priya = await staff('officer', 'Priya Nair');
    await priya.post(`${address}/moves`, { when: at('25', '16:00').toISOString(), told: 'yes' });
    const late = { result: 'no_answer', when: at('24', '12:00').toISOString(), version: '1' };
    const answer = await sam.post(`${address}/attempts`, late);
    expect(await banner(sam, answer.to)).toMatch(/^Priya moved this to .*4pm.*: Call Grace Okafor/);
    expect((await read()).attempts).toBe(0);
    await priya.post(`${address}/keeping`, {});
    expect(await banner(sam, (await sam.post(`${address}/attempts`, late)).to)).toMatch(/^Priya did this already/);
  });
});

describe('move', () => {
  test('later than promised and not told: the banner and the row say to tell her; told, they do not', async () => {
    const { sam, promise, read } = await deskOn('24', '10:00');
    const answer = await press(sam, promise.id, 'moves', { when: at('25', '12:00').toISOString() });
    expect(await banner(sam, answer.to)).toBe(
      'Moved: Call Grace Okafor by 12pm tomorrow. This is later than you promised. Tell Grace.',
    );
    expect((await sam.get('/desk')).page().one('.app-todo__reason')).toContain('They do not know the new time.');
    await sam.post(`/desk/promises/${promise.id}/moves`, { when: at('26', '12:00').toISOString(), told: 'yes' });
    expect((await sam.get('/desk')).page().one('.app-todo__reason')).toBe(
      'Promised by 4pm, then by 12pm on 26 Nov. Nobody told us about the discharge letter.',
    );
    expect(await read()).toMatchObject({ told: true, first_due_at: at('24', '16:00') });
  });

  test('undo puts the former time back', async () => {
    const { sam, promise, read } = await deskOn('24', '10:00');
    await press(sam, promise.id, 'moves', { when: at('25', '12:00').toISOString() });
    await sam.post(`/desk/promises/${promise.id}/restoration`);
    expect(await read()).toMatchObject({ due_at: at('24', '16:00'), told: null });
    const twice = await sam.post(`/desk/promises/${promise.id}/restoration`);
    expect([twice.status, twice.page().errors]).toEqual([
      422,
      ['This cannot be undone any more. Change it again instead.'],
    ]);
  });

  test('four times are offered, all of them when PALS is open', async () => {
    const { sam, promise } = await deskOn('27', '16:30');
    const offered = (await menuOf(sam, promise.id)).all('form[action$="/moves"] button');
    expect(offered).toEqual(['Monday by 9:30am', 'Monday by 12pm', 'Monday by 4pm', 'Tuesday by 5pm']);
  });

  test.each([
    ['tomorrow', '3pm', '', '2026-11-25T15:00:00.000Z', []],
    ['friday', '9.30', '', '2026-11-27T09:30:00.000Z', []],
    [
      'saturday',
      '11am',
      '',
      undefined,
      ['PALS is closed then. Choose another time, or tick that you agreed this time with them.'],
    ],
    ['saturday', '11am', 'yes', '2026-11-28T11:00:00.000Z', []],
    ['today', '9am', '', undefined, ['Choose a time that is still to come']],
    ['someday', '3pm', '', undefined, ['Enter a day, like tomorrow, Friday or 27 November']],
    ['tomorrow', 'late', '', undefined, ['Enter a time, like 3pm']],
  ])('a time typed as "%s" and "%s", agreed: "%s"', async (day, time, agreed, due, errors) => {
    const { sam, address, read } = await deskOn('24', '10:00');
    const answer = await sam.post(`${address}/moves`, { when: 'choose', day, time, agreed });
    expect(answer.page().errors).toEqual(errors);
    if (due) expect(await read()).toMatchObject({ due_at: new Date(due), agreed: agreed === 'yes' });
    else expect(answer.page().document.querySelector('#move-day')?.getAttribute('value')).toBe(day);
  });

  test('beyond the bank holidays that are known, the page says so', async () => {
    const { staff, clock } = await newTrust(new Date('2030-01-08T10:00:00Z'));
    const sam = await staff();
    const { promise } = await promised(sam, 'Grace Okafor', { promise: { due: clock.now } });
    const answer = await sam.post(`/desk/promises/${promise.id}/moves`, { when: '2030-01-09T12:00:00.000Z' });
    expect(await banner(sam, answer.to)).toMatch(
      /Bank holidays after \w+ 31 December \d{4} are not known yet\. Check the day\./,
    );
  });
});

describe('the other acts of a row', () => {
  test('reassign: it leaves my list for a colleague’s, and undo brings it back', async () => {
    const { sam, staff, promise, read } = await deskOn('24', '10:00');
    const priya = await staff('officer', 'Priya Shah');
    await staff('volunteer', 'Vera Volunteer');
    const options = (await menuOf(sam, promise.id)).all('select[name=owner] option');
    expect(options).toEqual(['Choose a colleague', 'Priya Shah']);
    const answer = await press(sam, promise.id, 'owner', { owner: priya.id });
    expect(await banner(sam, answer.to)).toBe('Priya Shah has this now: Call Grace Okafor.');
    expect((await sam.get('/desk')).page().all('.app-todo')).toEqual([]);
    expect((await priya.get('/desk')).page().all('.app-todo__title')).toEqual(['Call Grace Okafor']);
    await sam.post(`/desk/promises/${promise.id}/restoration`);
    expect((await read()).owner_id).toBe(sam.id);
    const nobody = await sam.post(`/desk/promises/${promise.id}/owner`, { owner: '' });
    expect(nobody.page().errors).toEqual(['Choose a colleague']);
  });

  test('without script “More” leads to a page with all the same acts', async () => {
    const { sam, staff, promise } = await deskOn('24', '10:00');
    await staff('officer', 'Priya Shah');
    const row = (await sam.get('/desk')).page().document.querySelector(`#p-${promise.id} .app-more__menu a`);
    const acts = (page: Awaited<ReturnType<typeof menuOf>>) => [
      ...new Set(
        [...page.document.querySelectorAll('form[action^="/desk/promises/"]')].map((form) =>
          form.getAttribute('action'),
        ),
      ),
    ];
    const there = acts((await sam.get(row?.getAttribute('href') ?? '')).page());
    const here = acts(await menuOf(sam, promise.id));
    expect(here.map((act) => act?.split('/').at(-1))).toEqual(['moves', 'owner', 'pin', 'keeping']);
    expect(here.filter((act) => !there.includes(act))).toEqual([]);
  });

  test('by script the row is answered in its place: moved with an undo, done as one line', async () => {
    const { sam, address, kase } = await deskOn('24', '10:00');
    const moved = (await sam.post(`${address}/moves`, { when: at('25', '12:00').toISOString() }, JSON_ASKED)).json();
    expect(moved.message).toBe(
      'Moved: Call Grace Okafor by 12pm tomorrow. This is later than you promised. Tell Grace.',
    );
    expect(moved.html).toMatch(/^<li class="app-todo.*Due tomorrow by 12pm.*\/restoration/s);
    const done = (await sam.post(`${address}/keeping`, {}, JSON_ASKED)).json();
    expect(done.message).toBe(`Done: Call Grace Okafor. ${kase.ref} has no next step.`);
    expect(done.html).toContain('app-row--done');
    const undone = (await sam.post(`${address}/restoration`, {}, JSON_ASKED)).json();
    expect(undone.html).toContain('Call Grace Okafor');
  });

  test('snooze needs a reason, goes to the end and out of the count, and is never for a safety concern', async () => {
    const { sam, address } = await deskOn('24', '10:00');
    const when = at('24', '15:00').toISOString();
    expect((await sam.post(`${address}/snooze`, { when, reason: '' })).page().errors).toEqual([
      'Write why you are putting this off',
    ]);
    await sam.post(`${address}/snooze`, { when, reason: 'She is at work until 3.' });
    const page = (await sam.get('/desk')).page();
    expect(page.one('.app-page-heading__lede')).toBe('Tuesday 24 November – Nothing is due today');
    expect(page.one('.app-todo__reason')).toContain('Put off until 3pm: She is at work until 3.');
    const safety = await promised(sam, 'Ben Shaw', { kase: { safety: true } });
    const refused = await sam.post(`/desk/promises/${safety.promise.id}/snooze`, { when, reason: 'Later' });
    expect(refused.page().errors).toEqual(['A safety concern cannot be put off. Move it, or give it to a colleague.']);
  });

  test('an answer is told, not done', async () => {
    const { sam, address, promise, read } = await deskOn('24', '10:00', {
      promise: { kind: 'tell_answer', due: at('24', '16:00') },
    });
    expect((await menuOf(sam, promise.id)).all('form[action$="/keeping"] button')).toEqual([
      'I have told them Tell Grace Okafor the answer',
    ]);
    await sam.post(`${address}/keeping`);
    expect(await read()).toMatchObject({ state: 'kept', told: true });
  });

  test('a promise of another trust does not exist, whatever is pressed', async () => {
    const { address } = await deskOn('24', '10:00');
    const stranger = await (await newTrust(at('24', '10:00'))).staff();
    expect((await stranger.get(`${address}/menu`)).status).toBe(404);
    for (const act of ['attempts', 'moves', 'owner', 'pin', 'snooze', 'keeping', 'restoration'])
      expect([act, (await stranger.post(`${address}/${act}`)).status]).toEqual([act, 404]);
    expect((await stranger.get(address)).status).toBe(404);
  });
});

describe('call-backs of a day', () => {
  test('by the hour, mine or the team’s, with those late from before', async () => {
    const { sam, staff } = await deskOn('24', '10:00');
    const priya = await staff('officer', 'Priya Shah');
    await promised(sam, 'Late Person', { promise: { due: at('23', '15:00') } });
    await promised(sam, 'Noon Person', { promise: { due: at('24', '12:15') } });
    await promised(sam, 'Ward Person', { promise: { kind: 'ask_service', due: at('24', '12:00') } });
    await promised(priya, 'Other Person', { promise: { due: at('24', '12:00') } });
    const mine = (await sam.get('/desk/promises')).page();
    expect(mine.all('th[scope=rowgroup]')).toEqual(['Late from before', '12pm', '4pm']);
    expect(mine.all('td a:not(.app-button-quiet)')).toEqual([
      'Call Late Person',
      'Call Noon Person',
      'Call Grace Okafor',
    ]);
    const team = (await sam.get('/desk/promises?who=team&day=2026-11-24')).page();
    expect(team.all('td a:not(.app-button-quiet)')).toEqual([
      'Call Late Person',
      'Call Other Person',
      'Call Noon Person',
      'Call Grace Okafor',
    ]);
    expect(team.text).toContain('Priya Shah');
  });

  test('a day without any says so; a day that is none shows today and says it', async () => {
    const { sam } = await deskOn('24', '10:00');
    expect((await sam.get('/desk/promises?day=friday')).page().one('.app-empty')).toBe(
      'No calls promised for this day.',
    );
    const page = (await sam.get('/desk/promises?day=nonsense')).page();
    expect(page.one('.app-page-heading__lede')).toBe('Tuesday 24 November – 1 promised');
    expect(page.text).toContain('That is not a day, so today is shown.');
  });
});
