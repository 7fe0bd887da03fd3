import { describe, expect, test } from 'vitest';
import { type Desk, newTrust, TUESDAY } from '../../test/harness.ts';
import { at, promised } from '../../test/promised.ts';
import { findCase, openCase, startContact, takeCase } from '../cases/index.ts';
import { saveDraft } from '../drafts/index.ts';
import { createPlace, createSite } from '../places/index.ts';

const rows = async (officer: Desk, url = '/desk') => (await officer.get(url)).page();
const titles = async (officer: Desk) => (await rows(officer)).all('.app-todo__title');

test('where something is late, the page says what late times count; where nothing is, it does not', async () => {
  const { staff, clock } = await newTrust(at('24', '10:00'));
  const sam = await staff();
  await promised(sam, 'Grace Okafor', { promise: { due: at('24', '10:10') } });
  const sentence = 'Late times count the hours when PALS is open.';
  expect((await rows(sam)).text).not.toContain(sentence);
  clock.now = at('24', '10:15');
  expect((await rows(sam)).text).toContain(sentence);
});

describe('the order of My day', () => {
  test('pinned, safety, late, leaving hospital, answers to tell, today by time, the rest: each says why', async () => {
    const { staff, clock } = await newTrust(at('24', '10:40'));
    const sam = await staff();
    clock.now = at('23', '09:00');
    await promised(sam, 'Thursday Person', { promise: { due: at('26', '12:00') } });
    await promised(sam, 'Five Person', { promise: { due: at('24', '17:00') } });
    await promised(sam, 'Two Person', { promise: { due: at('24', '14:00') } });
    await promised(sam, 'Answer Person', { promise: { kind: 'tell_answer', due: at('24', '16:30') } });
    await promised(sam, 'Leaving Person', {
      promise: { due: at('24', '16:45') },
      words: 'Her mother is going home tomorrow.',
    });
    await promised(sam, 'Latest Person', { promise: { due: at('23', '16:00') } });
    await promised(sam, 'Late Person', { promise: { due: at('24', '09:30') } });
    await promised(sam, 'Safety Person', { promise: { due: at('25', '12:00') }, kase: { safety: true } });
    const { promise } = await promised(sam, 'Pinned Person', { promise: { due: at('27', '12:00') } });
    clock.now = at('24', '10:40');
    await sam.post(`/desk/promises/${promise.id}/pin`, { pinned: 'yes' });
    const page = await rows(sam);
    const who = page.all('.app-todo__title').map((title) => title.replace(/^(Call|Tell) (\w+).*/, '$2'));
    expect(who).toEqual(['Pinned', 'Safety', 'Latest', 'Late', 'Leaving', 'Answer', 'Two', 'Five', 'Thursday']);
    expect(page.all('.app-mini p')).toEqual([
      'You pinned this for today.',
      'Somebody may be at risk.',
      'It is late, and the latest comes first.',
      'It is late, and the latest comes first.',
      'The patient is leaving hospital or has an operation within a day.',
      'The answer is here and the person was promised to hear today.',
      'It is due today; earlier times come first.',
      'It is due today; earlier times come first.',
      'It is due after today.',
    ]);
    expect(page.all('.app-todo__head .nhsuk-tag')).toEqual(['Safety concern']);
    expect(page.one('.app-page-heading__lede')).toBe('Tuesday 24 November – 8 things to do, 2 late');
    expect(page.all('.app-todo__clock').slice(2, 4)).toEqual(['2 hours 40 minutes late', '1 hour 10 minutes late']);
  });

  test('after a death the call stands one step earlier within its group, and never jumps to another group', async () => {
    const { staff, clock } = await newTrust(at('24', '10:40'));
    const sam = await staff();
    clock.now = at('24', '10:00');
    await promised(sam, 'Late Person', { promise: { due: at('24', '10:30') } });
    await promised(sam, 'First Person', { promise: { due: at('24', '14:00') } });
    await promised(sam, 'Second Person', { promise: { due: at('24', '15:00') } });
    await promised(sam, 'Grieving Person', { promise: { due: at('24', '16:00') }, kase: { afterDeath: true } });
    clock.now = at('24', '10:40');
    expect(await titles(sam)).toEqual([
      'Call Late Person',
      'Call First Person',
      'Call Grieving Person',
      'Call Second Person',
    ]);
    expect((await rows(sam)).all('.app-mini p')[2]).toBe(
      'It is due today; earlier times come first. After a death, one step earlier.',
    );
  });

  test('a colleague’s promise is not in my list, and a colleague’s message for whoever is free first is', async () => {
    const { staff } = await newTrust();
    const [sam, priya] = [await staff(), await staff('officer', 'Priya Shah')];
    await promised(priya, 'Grace Okafor');
    expect(await titles(sam)).toEqual([]);
    expect((await rows(sam)).one('.app-empty')).toBe('Nothing is due today.');
    await sam.post('/desk/messages/new', {
      owner: 'anybody',
      who: 'Mr Hall',
      number: '020 7946 0018',
      words: 'Parking',
      when: at('24', '15:00').toISOString(),
    });
    expect([await titles(sam), await titles(priya)]).toEqual([
      ['Ring Mr Hall back'],
      ['Ring Mr Hall back', 'Call Grace Okafor'],
    ]);
  });

  test('an officer’s first day is explained in three lines, until there is work', async () => {
    const { staff } = await newTrust();
    const sam = await staff();
    expect((await rows(sam)).all('.nhsuk-inset-text p')).toHaveLength(3);
    await promised(sam, 'Grace Okafor');
    expect((await rows(sam)).all('.nhsuk-inset-text p')).toHaveLength(0);
  });

  test('the list is sorted by time where somebody wants it so', async () => {
    const { staff } = await newTrust();
    const sam = await staff();
    const { promise } = await promised(sam, 'Ben Shaw', { promise: { due: at('24', '12:00') } });
    await promised(sam, 'Grace Okafor', { promise: { due: at('24', '11:00') } });
    await sam.post(`/desk/promises/${promise.id}/pin`, { pinned: 'yes' });
    expect(await titles(sam)).toEqual(['Call Ben Shaw', 'Call Grace Okafor']);
    expect((await rows(sam, '/desk?sort=time')).all('.app-todo__title')).toEqual([
      'Call Grace Okafor',
      'Call Ben Shaw',
    ]);
  });

  test('a long list shows the first 20 and offers the rest', async () => {
    const { staff } = await newTrust();
    const sam = await staff();
    for (let n = 0; n < 27; n += 1) await promised(sam, `Person ${n}`, { promise: { due: at('24', '16:00') } });
    const page = await rows(sam);
    expect([page.all('.app-todo').length, page.text.includes('Show all 27')]).toEqual([20, true]);
    const shown = async (query: string) => (await rows(sam, `/desk?${query}`)).all('.app-todo').length;
    expect([await shown('most=25'), await shown('most=-3'), await shown('most=many')]).toEqual([25, 20, 20]);
    expect((await rows(sam, '/desk?all=yes')).all('.app-todo').length).toBe(27);
  });
});

describe('a person who cannot be phoned', () => {
  test('Deaf BSL user: nothing on the page offers Call, and the row says so in words', async () => {
    const { staff } = await newTrust();
    const sam = await staff();
    const { promise } = await promised(sam, 'Ben Shaw', { person: { needs: ['bsl'] } });
    for (const url of ['/desk', `/desk?row=${promise.id}`, `/desk/promises/${promise.id}`, '/desk/promises']) {
      const page = await rows(sam, url);
      expect(page.text).toContain('BSL user. Do not phone.');
      expect(page.text).not.toContain('07700 900123');
      expect(
        page
          .all('main a, main button, main h1, main h2, main h3')
          .filter((words) => /^(Call|Ring)( Ben|$)/.test(words)),
      ).toEqual([]);
    }
    expect(await titles(sam)).toEqual(['Contact Ben Shaw by video relay']);
    expect((await rows(sam)).all('.app-todo__actions > .nhsuk-button')).toEqual(['Start Ben Shaw']);
  });

  test('somebody who asked for text or email is contacted, not called; voicemail is not offered where it is not wanted', async () => {
    const { staff } = await newTrust();
    const sam = await staff();
    await promised(sam, 'Ana Lima', { person: { needs: ['not_by_phone'] } });
    await promised(sam, 'Carol Webb', { person: { needs: ['no_voicemail'], contact_rule: 'Only after 2pm.' } });
    const page = await rows(sam);
    expect(page.all('.app-todo__title')).toEqual(['Contact Ana Lima', 'Call Carol Webb']);
    expect(page.all('.app-todo .app-need')).toEqual(['Do not phone.', 'Only after 2pm. Do not leave voicemail.']);
    expect(page.all('.app-todo')[1]).not.toContain('voicemail left');
  });
});

describe('what the page knows', () => {
  test('the first row is shown in full: number, name, how to say it, what may be shared, what was said', async () => {
    const { staff } = await newTrust();
    const sam = await staff();
    const place = await sam.as(async (ctx) => {
      const site = await createSite(ctx, { name: 'Anytown General' });
      return createPlace(ctx, {
        site_id: site,
        kind: 'ward',
        name: 'Ward 7B',
        aliases: [],
        phone: '',
        email: '',
        lead: '',
        answers_pals: '',
        visiting: '',
      });
    });
    await promised(sam, 'Grace Okafor', {
      person: { call_me: 'Grace', say_it: 'oh-KA-for', contact_rule: 'After 2pm.' },
      kase: { sharing: 'name', sharingNote: 'Ward 7B', place },
      words: 'She wants to know who will be at home.',
      told: 'I said the ward is looking.',
    });
    const preview = (await rows(sam)).one('.app-day__preview');
    for (const words of [
      '07700 900123',
      'Grace',
      'oh-KA-for',
      'After 2pm.',
      'Can ask with name: Ward 7B',
      'She wants to know who will be at home.',
      'I said the ward is looking.',
    ])
      expect(preview).toContain(words);
    expect(preview).toMatch(/PAL-26-\d{4}/);
  });

  test('a concern told on Friday and not sorted asks for the route on Monday', async () => {
    const { staff, clock } = await newTrust(at('23', '09:30'));
    const sam = await staff();
    clock.now = at('20', '15:00');
    await promised(sam, 'Grace Okafor', { promise: { kind: 'ask_route', due: at('23', '17:00') } });
    clock.now = at('23', '09:30');
    const page = await rows(sam);
    expect(page.all('.app-todo__title')).toEqual(['Ask Grace Okafor how they want this handled']);
    expect(page.one('.app-todo__reason')).toBe(
      'Grace told us by phone on Friday and this is not sorted yet. Ask them today: shall we keep trying to sort it out, or would they like it handled as a complaint?',
    );
  });

  test('unfinished calls with their first words, unfinished notes, and recent cases stand at the side', async () => {
    const { staff, clock } = await newTrust(TUESDAY);
    const sam = await staff();
    clock.now = at('23', '16:52');
    const { kase } = await promised(sam, 'Grace Okafor');
    await sam.as(async (ctx) => {
      const call = await startContact(ctx);
      const fields = { notes: 'My mum is on ward 7B and nobody has told us.', caller: 'Grace' };
      await saveDraft(ctx, { about: `call/${call}`, tab: 'a', revision: 0, fields });
      await saveDraft(ctx, { about: `note/${kase.id}`, tab: 'a', revision: 0, fields: { body: 'Rang the ward.' } });
      await startContact(ctx);
    });
    clock.now = TUESDAY;
    const rail = (await rows(sam)).one('.app-day__rail');
    expect(rail).toContain('Call at 4:52pm yesterday My mum is on ward 7B and nobody has told us.');
    expect(rail).toContain('Nothing typed yet');
    expect(rail).toContain('Note for Grace Okafor Rang the ward.');
    expect(rail).toContain(`${kase.ref} – Looking into it`);
  });

  test('an empty unfinished call can be thrown away, one with words in it cannot', async () => {
    const { staff } = await newTrust();
    const sam = await staff();
    const [empty, full] = await sam.as(async (ctx) => {
      const ids = [await startContact(ctx), await startContact(ctx)] as const;
      await saveDraft(ctx, {
        about: `call/${ids[1]}`,
        tab: 'a',
        revision: 0,
        fields: { notes: 'Her hearing aids are gone.' },
      });
      return ids;
    });
    for (const id of [empty, full]) await sam.post(`/desk/day/unfinished/${id}/removal`);
    const rail = (await rows(sam)).one('.app-day__rail');
    expect(rail).toContain('Her hearing aids are gone.');
    expect(rail).not.toContain('Nothing typed yet');
  });

  test('the whole page asks the database a fixed number of questions, however long the list is', async () => {
    const { staff, house } = await newTrust();
    const [sam, priya] = [await staff(), await staff('officer', 'Priya Shah')];
    await promised(sam, 'One Person');
    for (let n = 0; n < 8; n += 1) await promised(priya, `Person ${n}`);
    const asked = async (officer: Desk) => {
      let count = 0;
      const plain = house.db.getExecutor().constructor.prototype;
      const query = plain.executeQuery;
      plain.executeQuery = function counted(...all: unknown[]) {
        count += 1;
        return query.apply(this, all);
      };
      await officer.get('/desk');
      plain.executeQuery = query;
      return count;
    };
    await asked(sam);
    const few = await asked(sam);
    expect(few).toBeGreaterThan(10);
    expect(await asked(priya)).toBe(few);
  });
});

describe('new cases without an owner', () => {
  test('an empty day says how many wait, and "Take one" takes the one that waits longest', async () => {
    const { staff } = await newTrust();
    const sam = await staff();
    const [first, second] = await sam.as(async (ctx) => [
      await openCase(ctx, { type: 'question', owner: null, receivedAt: ctx.now }),
      await openCase(ctx, { type: 'question', owner: null, receivedAt: ctx.now }),
    ]);
    const page = await rows(sam);
    expect(page.one('.app-empty p')).toBe('Nothing is due today. 2 new cases have no owner.');
    const form = page.document.querySelector('.app-empty form')?.getAttribute('action') ?? '';
    expect(form).toBe(`/desk/cases/${first?.ref}/owner`);
    const answer = await sam.post(form, { from: 'day' });
    expect(answer.to).toBe(`/desk?done=taken&ref=${first?.ref}`);
    expect((await rows(sam, answer.to)).one('.app-banner__text')).toBe(`You took ${first?.ref}. Open it`);
    expect(await titles(sam)).toEqual(['First contact with the caller']);
    expect((await rows(sam)).text).toContain('New with no owner (1)');
    expect(second).toBeDefined();
  });

  test('a case that a colleague took a moment before stays with the colleague', async () => {
    const { staff } = await newTrust();
    const [sam, priya] = [await staff(), await staff('officer', 'Priya Shah')];
    const kase = await sam.as((ctx) => openCase(ctx, { type: 'question', owner: null, receivedAt: ctx.now }));
    await priya.post(`/desk/cases/${kase.ref}/owner`);
    const answer = await sam.post(`/desk/cases/${kase.ref}/owner`);
    expect((await rows(sam, answer.to)).one('.app-banner__text')).toBe(
      `A colleague took ${kase.ref} a moment before you.`,
    );
    // Both pressed at the same moment: the second finds it taken, though it was free when the page was made.
    await expect(sam.as((ctx) => takeCase(ctx, kase))).rejects.toThrow('a moment before you');
    expect((await sam.as((ctx) => findCase(ctx, kase.ref))).owner_id).toBe(priya.id);
  });
});

describe('updates', () => {
  test('nothing new is 304; a colleague’s change is counted, my own is not, and asking does not keep me signed in', async () => {
    const { staff, clock } = await newTrust();
    const [sam, priya] = [await staff(), await staff('officer', 'Priya Shah')];
    const { promise } = await promised(sam, 'Grace Okafor');
    const since = new Date(clock.now.getTime() + 1000).toISOString();
    clock.now = new Date(clock.now.getTime() + 60_000);
    const poll = (etag?: string) =>
      sam.get(`/desk/day/updates?since=${since}`, {
        'x-poll': '1',
        accept: 'application/json',
        ...(etag ? { 'if-none-match': etag } : {}),
      });
    const first = await poll();
    expect(first.json()).toEqual({ count: 0, text: '' });
    expect((await poll(String(first.headers.etag))).status).toBe(304);
    await sam.post(`/desk/promises/${promise.id}/moves`, { when: at('24', '16:30').toISOString() });
    expect((await poll(String(first.headers.etag))).status).toBe(304);
    await promised(priya, 'Mr Hall', { promise: { owner: sam.id } });
    const later = await poll(String(first.headers.etag));
    expect(later.json()).toEqual({ count: 1, text: '1 update – show' });
    for (let minute = 1; minute < 21; minute += 1) {
      clock.now = new Date(clock.now.getTime() + 60_000);
      await poll();
    }
    expect((await poll()).status).toBe(401);
  });
});

describe('who sees My day', () => {
  test('volunteers go to Quick log; who only sets things up to Settings; a role without any work gets a plain page that names nobody', async () => {
    const { staff } = await newTrust();
    await promised(await staff(), 'Grace Okafor');
    for (const role of ['volunteer', 'volunteer_coordinator'] as const)
      expect((await (await staff(role)).get('/desk')).to).toBe('/desk/quick-log');
    expect((await (await staff('system_administrator')).get('/desk')).to).toBe('/desk/settings');
    const board = (await (await staff('board')).get('/desk')).page();
    expect([board.heading, board.text.includes('Grace')]).toEqual(['PALS desk', false]);
    expect((await (await staff('volunteer')).get('/desk/promises')).status).toBe(403);
  });

  test('the complaints team reads, and is offered nothing that it may not do', async () => {
    const { staff } = await newTrust();
    const page = (await (await staff('complaints')).get('/desk')).page();
    expect(page.all('main button')).toEqual([]);
  });
});
