import { describe, expect, test } from 'vitest';
import { caseAt, desk, newCall, notes } from '../../test/calling.ts';
import { createPerson, findPerson, listWays } from '../people/index.ts';

describe('finishing, with the people of the call', () => {
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
});
