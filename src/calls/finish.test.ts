import { describe, expect, test } from 'vitest';
import { caseAt, desk, newCall, notes, withWard } from '../../test/calling.ts';
import { TUESDAY } from '../../test/harness.ts';
import { findContact } from '../cases/index.ts';

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
