import { describe, expect, test } from 'vitest';
import { caseAt, desk, newCall, withWard } from '../../test/calling.ts';
import { TUESDAY } from '../../test/harness.ts';
import { findContact } from '../cases/index.ts';
import { maybeDraft } from '../drafts/index.ts';
import { addWay, createPerson, findPerson, listWays } from '../people/index.ts';

/** The harness leaves the words of a text area as they stand in the page. */
const unescaped = (html: string) =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&');

const notes = 'My mum is on ward 7B and nobody has told us about her going home tomorrow. She fell last week.';

describe('a new call', () => {
  test('opens at once, as a draft with an address, and the cursor is in the notes', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const page = await call.page();
    expect(page.heading).toBe('What are they telling you?');
    expect(page.title).toMatch(/^New call/);
    expect(page.document.querySelector('#notes')?.hasAttribute('autofocus')).toBe(true);
    expect(page.document.querySelector('form[data-draft]')?.getAttribute('data-draft')).toBe(`call/${call.id}`);
    expect(page.all('header a').at(-1)).toBe('Leave this call (kept as a draft)');
  });

  test('starts with nothing decided: sharing is not asked yet, and no next step is chosen', async () => {
    const { sam } = await desk();
    const page = await (await newCall(sam)).page();
    expect(page.document.querySelector('[name=sharing][checked]')?.getAttribute('value')).toBe('not_asked');
    expect(page.document.querySelector('[name=next][checked]')).toBe(null);
  });

  test('of one officer does not exist for another', async () => {
    const { sam, staff } = await desk();
    const priya = await staff('officer', 'Priya Nair');
    const call = await newCall(sam);
    expect((await priya.get(call.to)).status).toBe(404);
    expect((await priya.post(`${call.to}/finish`, { next: 'sorted' })).status).toBe(404);
    expect((await priya.postJson(`${call.to}/suggestions`, { notes })).status).toBe(404);
  });

  test('is not for volunteers', async () => {
    const { sam, staff } = await desk();
    const vera = await staff('volunteer', 'Vera Low');
    const call = await newCall(sam);
    for (const answer of [
      await vera.post('/desk/contacts'),
      await vera.get(call.to),
      await vera.get('/desk/suggestions/callers?q=gr'),
    ]) {
      expect(answer.status).toBe(403);
    }
  });

  test('for a person who is known begins with their number, needs and what may be shared, each to be checked', async () => {
    const { sam } = await desk();
    const grace = await sam.as(async (ctx) => {
      const person = await createPerson(ctx, { name: 'Grace Okafor', needs: ['lipreading'] });
      await addWay(ctx, person, { kind: 'phone', value: '07700 900123' });
      return person;
    });
    const page = await (await newCall(sam, { person: grace.id })).page();
    expect([page.value('caller'), page.value('caller_id'), page.value('phone')]).toEqual([
      'Grace Okafor',
      grace.id,
      '07700 900123',
    ]);
    expect(page.document.querySelector('[name=needs][value=lipreading]')?.hasAttribute('checked')).toBe(true);
    expect(page.all('.nhsuk-hint')).toContain('From before – check');
  });
});

describe('finishing', () => {
  test('a call that was sorted makes a closed case, told, with nothing promised', async () => {
    const { sam } = await desk();
    const done = await (await newCall(sam)).finish({ notes, next: 'sorted' });
    const kase = await caseAt(sam, done.to);
    expect(kase).toMatchObject({ type: 'question', status: 'closed', outcome: 'information', told: 'yes', kinds: [] });
    expect(kase.owner_id).toBe(sam.id);
  });

  test('thanks that were passed on make a thank you, and what was put right a concern', async () => {
    const { sam } = await desk();
    const thanks = await (await newCall(sam)).finish({ notes, next: 'sorted', outcome: 'thanks' });
    expect((await caseAt(sam, thanks.to)).type).toBe('thanks');
    const right = await (await newCall(sam)).finish({ notes, next: 'sorted', outcome: 'put_right' });
    expect(await caseAt(sam, right.to)).toMatchObject({ type: 'concern', outcome: 'put_right' });
  });

  test('with a call back promises it at the time that was offered, and asks later how they want it handled', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const offered = (await call.page()).document.querySelectorAll('[name=call_when]');
    const four = [...offered].map((radio) => radio.getAttribute('value') ?? '')[1] ?? '';
    const done = await call.finish({
      notes,
      caller: 'Grace Okafor',
      phone: '07700 900123',
      next: 'call_back',
      call_when: four,
    });
    const kase = await caseAt(sam, done.to);
    expect(kase.type).toBe('concern');
    expect(kase.promises).toMatchObject([
      { kind: 'call_back', agreed: true, reach: '07700 900123', due_at: new Date('2026-11-24T16:00:00Z') },
      { kind: 'ask_route', due_at: new Date('2026-11-25T17:00:00Z') },
    ]);
  });

  test('keeps a time that was agreed for a Saturday as it is', async () => {
    const { sam } = await desk();
    const done = await (await newCall(sam)).finish({
      notes,
      phone: '07700 900123',
      next: 'call_back',
      call_when: 'choose',
      call_day: 'saturday',
      call_time: '10am',
      call_route: 'informal',
    });
    const kase = await caseAt(sam, done.to);
    expect(kase.promises).toMatchObject([
      { kind: 'call_back', agreed: true, due_at: new Date('2026-11-28T10:00:00Z') },
    ]);
    expect(kase.route).toBe('informal');
  });

  test('“in 1 hour” counts from the end of the call', async () => {
    const { sam, clock } = await desk();
    const call = await newCall(sam);
    clock.now = new Date(TUESDAY.getTime() + 15 * 60_000);
    const done = await call.finish({ notes, phone: '4455', next: 'call_back', call_when: 'hour' });
    expect((await caseAt(sam, done.to)).promises[0]?.due_at).toEqual(new Date('2026-11-24T11:15:00Z'));
  });

  test('keeps a question that could say who it is, and says on the case what to mend before it is asked', async () => {
    const { sam, ward } = await withWard();
    const done = await (await newCall(sam)).finish({
      notes,
      place: 'Ward 7B',
      place_id: ward,
      phone: '07700 900123',
      sharing: 'no_name',
      anonymous: 'yes',
      next: 'ask_service',
      question: 'Has the lady in bed 12 been seen?',
      ask_when: '2026-11-24T16:00:00.000Z',
    });
    const page = (await sam.get(done.to)).page();
    expect(page.one('.app-next-step')).toContain('This has a bed number in it (bed 12), so someone could work out');
    expect(page.text).toContain('They gave no name.');
    const ask = page.document.querySelector('.app-next-step a[href*="do=asked"]')?.getAttribute('href') ?? '';
    expect((await sam.get(ask)).page().value('question')).toBe('Has the lady in bed 12 been seen?');
  });

  test('with a question for the ward promises to ask by half the time, and to call back', async () => {
    const { sam, ward } = await withWard();
    const done = await (await newCall(sam)).finish({
      notes,
      caller: 'Grace Okafor',
      place: 'Ward 7B',
      place_id: ward,
      next: 'ask_service',
      ask_who: 'Sister J Cole, Ward 7B',
      ask_when: '2026-11-24T16:00:00.000Z',
      ask_route: 'informal',
      sharing: 'name',
    });
    const kase = await caseAt(sam, done.to);
    expect(kase).toMatchObject({ place_id: ward, sharing: 'name', sharing_with: 'Ward 7B' });
    expect(kase.promises).toMatchObject([
      { kind: 'ask_service', place_id: ward, due_at: new Date('2026-11-24T13:00:00Z') },
      { kind: 'call_back', due_at: new Date('2026-11-24T16:00:00Z'), agreed: true },
    ]);
    expect(kase.promises[0]?.about).toBe(
      'Sister J Cole, Ward 7B: My mum is on ward 7B and nobody has told us about her going home tomorrow.',
    );
  });

  test('with a visit promises it with bed or bay', async () => {
    const { sam, ward } = await withWard();
    const done = await (await newCall(sam)).finish({
      notes,
      place_id: ward,
      next: 'visit',
      visit_where: 'Bed 12',
      visit_when: 'choose',
      visit_time: '2pm',
      visit_route: 'informal',
    });
    const kase = await caseAt(sam, done.to);
    expect(kase.promises).toMatchObject([{ kind: 'visit', about: 'Bed 12', due_at: new Date('2026-11-24T14:00:00Z') }]);
  });

  test('with a complaint makes a hand-over, and keeps what they were told', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const done = await call.finish({ notes, next: 'complain', told: ['right', 'guide'] });
    const kase = await caseAt(sam, done.to);
    expect(kase).toMatchObject({ type: 'complaint', route: 'complaint', kinds: ['hand_over'] });
    const contact = await sam.as((ctx) => findContact(ctx, call.id));
    expect(contact.told).toBe('Told about the right to complain.\nSent the guide.');
  });

  test('with a complaint and a call first promises both', async () => {
    const { sam } = await desk();
    const fields = { notes, next: 'complain', hand_over: 'call_back', phone: '07700 900123' };
    const call = await newCall(sam);
    expect((await call.finish(fields)).page().errors).toEqual(['Enter a time for the call, like 3pm']);
    const done = await call.finish({ ...fields, complain_when: 'hour' });
    expect((await caseAt(sam, done.to)).kinds).toEqual(['call_back', 'hand_over']);
  });

  test('of a call for another organisation closes it as told, or promises to pass it on', async () => {
    const { sam } = await desk();
    const told = await (await newCall(sam)).finish({ notes, next: 'elsewhere', other: 'Citizens Advice' });
    expect(await caseAt(sam, told.to)).toMatchObject({ status: 'closed', outcome: 'signposted', kinds: [] });
    const passed = await (await newCall(sam)).finish({
      notes,
      next: 'elsewhere',
      other: 'The council',
      other_how: 'pass_on',
    });
    expect((await caseAt(sam, passed.to)).promises).toMatchObject([{ kind: 'pass_on', about: 'The council' }]);
  });

  test('keeps the person with their number and needs, the patient, and what they are to each other', async () => {
    const { sam } = await desk();
    const done = await (await newCall(sam)).finish({
      notes,
      next: 'sorted',
      caller: 'Grace Okafor',
      phone: 'oh double seven double oh nine double oh one two three',
      relation: 'daughter_or_son',
      patient: 'Ada Okafor',
      patient_known: '943 476 5919',
      needs: ['print', 'hearing_loop'],
      safe_times: 'after 2pm',
      subject: 'leaving_hospital',
    });
    const kase = await caseAt(sam, done.to);
    expect(kase.subject).toBe('leaving_hospital');
    expect(kase.people.map(({ role, relation }) => [role, relation])).toEqual([
      ['caller', 'daughter_or_son'],
      ['patient', ''],
    ]);
    await sam.as(async (ctx) => {
      const grace = await findPerson(ctx, kase.caller_id ?? '');
      expect(grace.needs).toEqual(['hearing_loop', 'large_print', 'easy_read']);
      expect([grace.needs_review_on, grace.contact_rule]).toEqual(['2027-11-24', 'Safe times to call: after 2pm']);
      expect((await listWays(ctx, [grace.id])).map((way) => way.value)).toEqual(['07700900123']);
      expect((await findPerson(ctx, kase.patient_id ?? '')).nhs_number).toBe('9434765919');
    });
  });

  test('an interpreter wanted on the call is in My day until somebody is booked, and is offered at once', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const done = await call.finish({ notes, next: 'sorted', caller: 'Ben Shaw', needs: ['bsl'], book: 'yes' });
    const offer = (await sam.get(done.to)).page();
    expect(offer.text).toContain('Nobody is booked yet. Book a BSL visit for Ben');
    const kase = await caseAt(sam, done.to);
    expect(kase.promises).toMatchObject([{ kind: 'book', about: 'BSL interpreter', person_id: kase.caller_id }]);
    expect((await sam.get('/desk')).page().text).toContain('Book BSL interpreter for Ben Shaw');
    const at = `/desk/cases/${kase.ref}/bookings`;
    expect((await sam.get(`${at}/new?person=${kase.caller_id}`)).page().value('kind')).toBe('bsl');
    const when = { day: 'tomorrow', time: '3pm', minutes: '60', how: 'ward' };
    await sam.post(at, { person: kase.caller_id ?? '', kind: 'bsl', ...when });
    expect((await caseAt(sam, done.to)).promises.filter(({ kind }) => kind === 'book')).toHaveLength(1);
  });

  test('asks about needs as the trust calls them, and never takes off one that it does not ask about', async () => {
    const { staff, sam } = await desk();
    const mia = await staff('manager', 'Mia Cole');
    await mia.post('/desk/settings/lists/needs', { label: 'A seat near the door', from: 'today' });
    const ada = await sam.as((ctx) => createPerson(ctx, { name: 'Ada Okafor', needs: ['moon', 'by_relay'] }));
    const call = await newCall(sam, { person: ada.id });
    const page = await call.page();
    expect(page.text).toContain('A seat near the door');
    expect(page.document.querySelector('[name=needs][value=by_relay]')?.hasAttribute('checked')).toBe(true);
    const fields = {
      notes,
      next: 'sorted',
      caller: 'Ada Okafor',
      caller_id: ada.id,
      needs_before: page.value('needs_before'),
    };
    await call.finish({ ...fields, needs: ['a_seat_near_the_door', 'no_such_need'], language: 'pl' });
    const { needs, language } = await sam.as((ctx) => findPerson(ctx, ada.id));
    expect([needs, language]).toEqual([['moon', 'a_seat_near_the_door', 'interpreter'], 'Polski – Polish']);
  });

  test('takes off a need that was shown and unticked, and keeps one that was not shown', async () => {
    const { sam } = await desk();
    const grace = await sam.as((ctx) => createPerson(ctx, { name: 'Grace Okafor', needs: ['bsl', 'audio'] }));
    const call = await newCall(sam);
    await call.finish({
      notes,
      next: 'sorted',
      caller: 'Grace Okafor',
      caller_id: grace.id,
      needs_before: 'bsl',
      needs: ['braille'],
    });
    expect((await sam.as((ctx) => findPerson(ctx, grace.id))).needs).toEqual(['audio', 'braille']);
  });

  test('a call from somebody without a name is kept, and so is how to reach them', async () => {
    const { sam } = await desk();
    const nobody = await caseAt(sam, (await (await newCall(sam)).finish({ notes, next: 'sorted' })).to);
    expect(nobody.caller_id).toBe(null);
    const numbered = await (await newCall(sam)).finish({
      notes,
      next: 'call_back',
      phone: '07700 900123',
      call_when: 'hour',
    });
    expect((await caseAt(sam, numbered.to)).promises[0]).toMatchObject({ reach: '07700 900123' });
  });

  test('after a death marks the case and stops letters to the person who died', async () => {
    const { sam } = await desk();
    const done = await (await newCall(sam)).finish({
      notes,
      next: 'sorted',
      after_death: 'yes',
      died_name: 'Ada Okafor',
    });
    const kase = await caseAt(sam, done.to);
    expect([kase.after_death, kase.people[0]?.role]).toEqual([true, 'died']);
    expect(await sam.as((ctx) => findPerson(ctx, kase.patient_id ?? ''))).toMatchObject({
      name: 'Ada Okafor',
      died: true,
    });
  });

  test('a safety concern stays marked until somebody in safeguarding was told', async () => {
    const { sam } = await desk();
    const open = await (await newCall(sam)).finish({ notes, next: 'sorted', safety: 'yes' });
    expect((await caseAt(sam, open.to)).safety).toBe(true);
    const told = await (await newCall(sam)).finish({
      notes,
      next: 'sorted',
      safety: 'yes',
      safety_told: 'Ann Grey',
      safety_told_at: '9:58am',
    });
    expect((await caseAt(sam, told.to)).safety).toBe(false);
  });

  test('yesterday’s paper note has its own time, and the legal limit counts from then', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const done = await call.finish({
      notes,
      next: 'visit',
      visit_when: 'choose',
      visit_time: '2pm',
      channel: 'walk_in',
      received_day: 'yesterday',
      received_time: '4.30pm',
    });
    const kase = await caseAt(sam, done.to);
    expect(kase.received_at).toEqual(new Date('2026-11-23T16:30:00Z'));
    expect(kase.promises.find((promise) => promise.kind === 'ask_route')?.due_at).toEqual(
      new Date('2026-11-24T17:00:00Z'),
    );
    expect(await sam.as((ctx) => findContact(ctx, call.id))).toMatchObject({
      channel: 'walk_in',
      received_at: kase.received_at,
    });
  });
});

describe('somebody rings again', () => {
  test('and the call is added to the open case; a new time replaces the old one', async () => {
    const { sam } = await desk();
    const first = await (await newCall(sam)).finish({
      notes,
      caller: 'Grace Okafor',
      phone: '4455',
      next: 'call_back',
      call_when: 'hour',
      call_route: 'informal',
    });
    const kase = await caseAt(sam, first.to);
    const again = await newCall(sam, { case: kase.ref });
    expect((await again.page()).text).toContain(`This call will be added to ${kase.ref}`);
    const done = await again.finish({
      notes: 'Can it be later?',
      case_id: kase.id,
      caller: 'Grace Okafor',
      caller_id: kase.caller_id ?? '',
      phone: '4455',
      next: 'call_back',
      call_when: '2026-11-25T12:00:00.000Z',
    });
    const after = await caseAt(sam, done.to);
    expect(after.ref).toBe(kase.ref);
    expect(after.promises).toMatchObject([{ kind: 'call_back', due_at: new Date('2026-11-25T12:00:00Z') }]);
  });

  test('and it is sorted: the case closes, unless a service still owes an answer', async () => {
    const { sam } = await desk();
    const first = await (await newCall(sam)).finish({
      notes,
      caller: 'Grace Okafor',
      phone: '4455',
      next: 'call_back',
      call_when: 'hour',
    });
    const kase = await caseAt(sam, first.to);
    const done = await (await newCall(sam, { case: kase.ref })).finish({
      notes: 'All is well.',
      case_id: kase.id,
      next: 'sorted',
      outcome: 'put_right',
    });
    expect(await caseAt(sam, done.to)).toMatchObject({ ref: kase.ref, status: 'closed', kinds: [] });

    const asked = await caseAt(
      sam,
      (await (await newCall(sam)).finish({ notes, caller: 'Ben Shaw', next: 'ask_service' })).to,
    );
    const sorted = await (await newCall(sam, { case: asked.ref })).finish({
      notes: 'Fine.',
      case_id: asked.id,
      next: 'sorted',
    });
    expect(await caseAt(sam, sorted.to)).toMatchObject({ status: 'looking', kinds: ['ask_service'] });
  });

  test('a name that was typed over the chosen one makes a new case', async () => {
    const { sam } = await desk();
    const kase = await caseAt(
      sam,
      (
        await (
          await newCall(sam)
        ).finish({ notes, caller: 'Grace Okafor', phone: '4455', next: 'call_back', call_when: 'hour' })
      ).to,
    );
    const done = await (await newCall(sam)).finish({ notes, caller: 'Greta Oak', case_id: kase.id, next: 'sorted' });
    expect(done.to).not.toContain(kase.ref);
  });
});

describe('nothing that was typed is lost', () => {
  const refused: [string, Record<string, string>, string][] = [
    ['no next step', {}, 'Choose what happens next. It can be “Sorted on this call”.'],
    ['a call back without a time', { next: 'call_back', phone: '4455' }, 'Enter a time for the call, like 3pm'],
    [
      'a call back without a number',
      { next: 'call_back', call_when: 'hour' },
      'Enter a phone number, or choose another way to contact them',
    ],
    [
      'a time that is over',
      { next: 'call_back', phone: '4455', call_when: 'choose', call_time: '9am' },
      'Choose a time that is still to come',
    ],
    [
      'a number that is none',
      { next: 'sorted', phone: 'ask her sister' },
      'Enter a phone number, like 020 7946 0018 or 07700 900123',
    ],
    [
      'a day that is none',
      { next: 'sorted', received_day: 'the other day' },
      'Enter a day, like yesterday or 23 November',
    ],
  ];
  test.each(refused)('%s: an error says what to do, and every word is kept', async (_, fields, message) => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const answer = await call.finish({ notes, caller: 'Grace Okafor', ...fields });
    const page = answer.page();
    expect([answer.status, page.errors]).toEqual([422, [message]]);
    expect(page.all('.nhsuk-error-message').join(' ')).toContain(message);
    expect([page.value('notes'), page.value('caller')]).toEqual([notes, 'Grace Okafor']);
    const again = await call.page();
    expect([again.value('notes'), again.value('caller')]).toEqual([notes, 'Grace Okafor']);
  });

  test('somebody who cannot be phoned needs no number', async () => {
    const { sam } = await desk();
    const ways: Record<string, string>[] = [{ needs: 'bsl' }, { needs: 'not_by_phone' }, { method: 'text' }];
    for (const fields of ways) {
      const answer = await (await newCall(sam)).finish({ notes, next: 'call_back', call_when: 'hour', ...fields });
      expect(answer.status).toBe(303);
    }
  });

  test('a call needs no notes, only what happens next', async () => {
    const { sam } = await desk();
    expect((await (await newCall(sam)).finish({ next: 'sorted' })).status).toBe(303);
  });

  test('hostile words come back as they were typed, and are only words on the page', async () => {
    const { sam } = await desk();
    const hostile = `<script>alert('1')</script> "'; drop table cases; -- \u202e 👩‍👧 İ &amp; {{7*7}}\n\n  end `;
    const call = await newCall(sam);
    await call.press('save', { notes: hostile, caller: hostile.split('\n')[0] ?? '' });
    const page = await call.page();
    expect(unescaped(page.document.querySelector('#notes')?.textContent ?? '')).toBe(hostile);
    expect(page.document.querySelector('main script')).toBe(null);
    const done = await call.finish({ notes: hostile, next: 'sorted' });
    expect(done.status).toBe(303);
    expect((await sam.as((ctx) => findContact(ctx, call.id))).words).toBe(hostile);
  });

  test('a null character is refused in words, and all else is kept', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const answer = await call.finish({ notes: 'before\0after', next: 'sorted' });
    expect([answer.status, answer.page().errors]).toEqual([
      422,
      ['Take out the character that cannot be stored (a null character).'],
    ]);
    expect((await call.page()).value('notes')).toBe('beforeafter');
  });

  test('words with no place of their own are kept as a note on the case', async () => {
    const { sam } = await desk();
    const done = await (await newCall(sam)).finish({
      notes,
      next: 'sorted',
      place: 'the new clinic',
      visit_where: 'Bay 2',
    });
    const kase = await caseAt(sam, done.to);
    const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
    expect(page.text).toContain('Ward or service, as said: the new clinic');
    expect(page.text).toContain('Where on the ward: Bay 2');
  });
});

describe('pressing twice, and two windows', () => {
  test('a double click makes one case', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const [one, two] = await Promise.all([
      call.finish({ notes, next: 'sorted' }),
      call.finish({ notes, next: 'sorted' }),
    ]);
    expect(two.to).toBe(one.to);
    expect((await call.finish({ notes, next: 'visit' })).to).toBe(one.to);
    expect((await sam.get(call.to)).to).toBe(one.to);
    expect(await sam.as((ctx) => maybeDraft(ctx, `call/${call.id}`))).toBeUndefined();
  });

  test('what a second window still held when the first one finished becomes a note', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const { to } = await call.finish({ notes: 'First.', next: 'sorted' });
    expect((await call.finish({ notes: 'Second window.', next: 'sorted' })).to).toBe(to);
    expect((await sam.get(to)).page().text).toContain('Second window.');
  });

  test('autosave after the end of the call says that the call is gone', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const save = (revision: number) =>
      sam.patch(`/desk/drafts/call/${call.id}`, { revision, tab: 'one', fields: { notes } });
    const saved = await save(1);
    expect([saved.status, saved.json().revision]).toEqual([200, 2]);
    await call.finish({ notes, next: 'sorted' });
    expect((await save(2)).status).toBe(410);
  });

  test('the second tab is asked to wait, and neither overwrites the other', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const patch = (body: object) => sam.patch(`/desk/drafts/call/${call.id}`, body);
    expect((await patch({ revision: 1, tab: 'one', fields: { notes: 'from one' } })).status).toBe(200);
    const second = await patch({ revision: 1, tab: 'two', fields: { notes: 'from two' } });
    expect([second.status, second.json().reason]).toEqual([409, 'lease']);
    expect((await call.page()).value('notes')).toBe('from one');
  });

  test('two windows without script: both texts stand in the notes', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    await call.press('save', { notes: 'from one', _revision: '1' });
    const answer = await call.finish({ notes: 'from two', next: 'sorted', _revision: '1' });
    expect(answer.status).toBe(422);
    expect(answer.page().errors).toEqual(['Look at both texts in your notes, then finish the call']);
    const kept = (await call.page()).value('notes');
    expect(kept).toContain('from one');
    expect(kept).toContain('from two');
  });
});

describe('leaving', () => {
  test('an empty call is thrown away quietly, and one with words is kept', async () => {
    const { sam } = await desk();
    const empty = await newCall(sam);
    expect((await empty.press('later', { sharing: 'not_asked', outcome: 'information' })).to).toBe('/desk');
    expect((await sam.get(empty.to)).status).toBe(404);
    const call = await newCall(sam);
    expect((await call.press('leave', { notes: 'half a wo' })).to).toBe('/desk');
    expect((await call.page()).value('notes')).toBe('half a wo');
  });

  test('an empty call of the day before is gone when the next one begins', async () => {
    const { sam, clock, staff } = await desk();
    const old = await newCall(sam);
    const kept = await newCall(sam);
    await kept.press('save', { notes: 'unfinished' });
    clock.now = new Date(TUESDAY.getTime() + 24 * 60 * 60_000);
    const again = await staff('officer', 'Another');
    await sam.as(async (ctx) => (await import('./index.ts')).startCall(ctx));
    expect(again.id).not.toBe(sam.id);
    await expect(sam.as((ctx) => findContact(ctx, old.id))).rejects.toThrow('was not found');
    expect((await sam.as((ctx) => findContact(ctx, kept.id))).state).toBe('draft');
  });
});

describe('suggestions', () => {
  test('come from the directory and the words of the notes', async () => {
    const { sam, ward } = await withWard();
    const call = await newCall(sam);
    const found = await sam.postJson(`${call.to}/suggestions`, { notes });
    expect(found.json()).toMatchObject([
      { key: `place:${ward}`, label: 'Ward 7B', fill: { place: 'Ward 7B', place_id: ward } },
      { key: 'relation:daughter_or_son', label: 'Daughter or son' },
      { key: 'subject:communication' },
      { key: 'subject:leaving_hospital' },
    ]);
  });

  test('words of danger offer the prompt card', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const found = await sam.postJson(`${call.to}/suggestions`, { notes: 'He wants to end it all' });
    expect(found.json()).toEqual([
      { key: 'card:suicide', label: 'You wrote “end it all”. Open help?', card: 'suicide' },
    ]);
  });

  test('a card that was opened leaves a quiet mark, once', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    for (const card of ['died', 'died']) expect((await sam.postJson(`${call.to}/cards`, { card })).status).toBe(200);
    expect((await sam.postJson(`${call.to}/cards`, { card: 'nonsense' })).status).toBe(404);
    expect((await sam.as((ctx) => findContact(ctx, call.id))).cards).toEqual({ died: TUESDAY.toISOString() });
  });

  test('the own words of a trust stand on its prompt card, and on nobody else’s', async () => {
    const { sam, asSystem, trust } = await desk();
    await asSystem((ctx) =>
      ctx.db
        .insertInto('prompt_cards')
        .values({
          trust_id: trust.id,
          code: 'died',
          title: 'Someone has died',
          say: ['Our own words.'],
          position: 1,
          valid_to: null,
        })
        .execute(),
    );
    const own = await (await newCall(sam)).page();
    expect(own.one('#card-died')).toContain('Our own words.');
    expect(own.all('.app-help__card')).toHaveLength(6);
    const other = await (await newCall((await desk()).sam)).page();
    expect(other.one('#card-died')).not.toContain('Our own words.');
  });

  test('callers are found by name and number, with their open cases', async () => {
    const { sam, ward } = await withWard();
    const kase = await caseAt(
      sam,
      (
        await (
          await newCall(sam)
        ).finish({
          notes,
          caller: 'Grace Okafor',
          phone: '07700 900123',
          relation: 'daughter_or_son',
          place_id: ward,
          next: 'call_back',
          call_when: 'hour',
          sharing: 'no_name',
        })
      ).to,
    );
    for (const typed of ['okafor', 'Gracee', '0123']) {
      const found = await sam.get(`/desk/suggestions/callers?q=${typed}`);
      expect(found.json(), typed).toMatchObject([
        {
          id: kase.caller_id,
          label: 'Grace Okafor',
          detail: '07700 900123 – 1 open case – Daughter or son – called today – Ward 7B',
          fill: { phone: '07700 900123', sharing: 'no_name', case_id: '' },
        },
        { label: `Grace Okafor, ${kase.ref}`, detail: 'Open case – Ward 7B', fill: { case_id: kase.id } },
      ]);
    }
    const byRef = await sam.get(`/desk/suggestions/callers?q=${kase.ref}`);
    expect(byRef.json()).toMatchObject([{ label: `Grace Okafor, ${kase.ref}` }, { label: 'Grace Okafor' }]);
    expect((await sam.get('/desk/suggestions/patients?q=okafor')).json()).toMatchObject([{ label: 'Grace Okafor' }]);
  });

  test('wards are found by alias, and bring who answers PALS there', async () => {
    const { sam, ward } = await withWard();
    expect((await sam.get('/desk/suggestions/places?q=will')).json()).toEqual([
      { id: ward, label: 'Ward 7B', detail: 'Main – 4471', fill: { ask_who: 'Sister J Cole, Ward 7B' } },
    ]);
  });

  test('the chosen person’s last contacts and the ward stand beside the call', async () => {
    const { sam, ward } = await withWard();
    const kase = await caseAt(
      sam,
      (await (await newCall(sam)).finish({ notes, caller: 'Grace Okafor', next: 'ask_service' })).to,
    );
    const call = await newCall(sam);
    const part = await sam.get(`${call.to}/context?caller_id=${kase.caller_id}&place_id=${ward}`);
    for (const words of [
      'Grace Okafor: last contacts',
      'My mum is on ward 7B',
      kase.ref,
      'Sister J Cole',
      '2pm to 8pm',
    ]) {
      expect(part.body).toContain(words);
    }
  });
});

describe('without script', () => {
  test('“Find” gives people to choose from, and the choice fills the page', async () => {
    const { sam } = await desk();
    const grace = await sam.as(async (ctx) => {
      const person = await createPerson(ctx, { name: 'Grace Okafor' });
      await addWay(ctx, person, { kind: 'phone', value: '07700 900123' });
      return person;
    });
    const call = await newCall(sam);
    const asked = await call.press('find:caller', { notes, caller: 'okafor' });
    expect(asked.to).toBe(`${call.to}?find=caller#caller`);
    const page = await call.page('?find=caller');
    expect(page.document.querySelector('[name=pick_caller]')?.getAttribute('value')).toBe(grace.id);
    await call.press('save', { notes, caller: 'okafor', pick_caller: grace.id });
    const filled = await call.page();
    expect([filled.value('caller'), filled.value('caller_id'), filled.value('phone')]).toEqual([
      'Grace Okafor',
      grace.id,
      '07700 900123',
    ]);
    expect(filled.value('notes')).toBe(notes);
  });

  test('“Check my notes” gives ticks, and a tick fills the field', async () => {
    const { sam, ward } = await withWard();
    const call = await newCall(sam);
    expect((await call.press('check', { notes })).to).toBe(`${call.to}?check=notes#notes`);
    const page = await call.page('?check=notes');
    expect(page.document.querySelector(`[name=add][value="place:${ward}"]`)).not.toBe(null);
    const done = await call.finish({
      notes,
      next: 'visit',
      add: [`place:${ward}`, 'subject:leaving_hospital', 'relation:daughter_or_son'],
    });
    expect(await caseAt(sam, done.to)).toMatchObject({ place_id: ward, subject: 'leaving_hospital' });
  });

  test('“Use their name” marks the call as after a death, and the mark can be taken off', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    await call.press('set:after_death:yes', { notes, died_name: 'Ada Okafor' });
    const page = await call.page();
    expect([page.value('after_death'), page.value('died_name')]).toEqual(['yes', 'Ada Okafor']);
    await call.press('set:after_death:', { notes, after_death: 'yes' });
    expect((await call.page()).value('after_death')).toBe('');
  });

  test('a call can be added to an open case of the caller', async () => {
    const { sam } = await desk();
    const kase = await caseAt(
      sam,
      (await (await newCall(sam)).finish({ notes, caller: 'Grace Okafor', next: 'visit' })).to,
    );
    const call = await newCall(sam, { person: kase.caller_id ?? '' });
    expect((await call.page()).all('button')).toContain(`Add this call to ${kase.ref}`);
    await call.press(`set:case_id:${kase.id}`, { notes, caller: 'Grace Okafor', caller_id: kase.caller_id ?? '' });
    const page = await call.page();
    expect([page.value('case_id'), page.text.includes(`This call will be added to ${kase.ref}`)]).toEqual([
      kase.id,
      true,
    ]);
  });
});
