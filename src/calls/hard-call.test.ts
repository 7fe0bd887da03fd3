import { describe, expect, test } from 'vitest';
import { caseAt, desk, newCall } from '../../test/calling.ts';
import { newTrust } from '../../test/harness.ts';
import { at } from '../../test/promised.ts';

const notes = 'My mum died on ward 7B.';

async function timelineOf(officer: Awaited<ReturnType<typeof desk>>['sam'], to: string) {
  return (await officer.get(to)).page().one('.app-case__main');
}

describe('after a hard call', () => {
  test('the time of a warning, and of the end of the call, stands on the timeline', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    await call.press('set:warned_at:@now', { notes });
    const page = await call.page();
    expect(page.value('warned_at')).toBe('10am');
    const done = await call.finish({ notes, next: 'sorted', warned_at: '9:41am', ended_at: '9:44am' });
    const timeline = await timelineOf(sam, done.to);
    expect(timeline).toMatch(/Gave a warning: shouting ends the call\s*24 November, 9:41am/);
    expect(timeline).toMatch(/Ended the call\s*24 November, 9:44am/);
  });

  test('a time that cannot be read, or is still to come, is said beside its field', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    const unread = await call.finish({ notes, next: 'sorted', warned_at: 'just now' });
    expect(unread.page().errors).toEqual(['Enter a time, like 10:44am']);
    const ahead = await call.finish({ notes, next: 'sorted', ended_at: '4pm' });
    expect(ahead.page().errors).toEqual(['Enter a time that is over, like 10:44am']);
    expect((await call.finish({ notes, next: 'sorted', ended_at: '10:02am' })).status).toBe(303);
  });

  test('a help card that was opened is a quiet mark with its time', async () => {
    const { sam, clock } = await desk();
    const call = await newCall(sam);
    await sam.postJson(`${call.to}/cards`, { card: 'died' });
    clock.now = at('24', '10:10');
    const done = await call.finish({ notes, next: 'sorted' });
    expect(await timelineOf(sam, done.to)).toContain('Opened: Someone has died – 24 November, 10am');
  });

  test('a safety concern comes off with a name and a time only', async () => {
    const { sam } = await desk();
    const risk = { notes, next: 'sorted', safety: 'yes', safety_told: 'Ann Grey, safeguarding' };
    const half = await (await newCall(sam)).finish(risk);
    expect((await caseAt(sam, half.to)).safety).toBe(true);
    expect(await timelineOf(sam, half.to)).toContain('Told safeguarding: Ann Grey, safeguarding');
    const whole = await (await newCall(sam)).finish({ ...risk, safety_told_at: '9:58am' });
    expect((await caseAt(sam, whole.to)).safety).toBe(false);
    expect(await timelineOf(sam, whole.to)).toMatch(
      /Safety concern: told Ann Grey, safeguarding\s*24 November, 9:58am/,
    );
  });

  test('a child is marked on the case', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    await call.press('set:child:+yes', { notes });
    const done = await call.finish({ notes, next: 'sorted', child: 'yes' });
    expect((await caseAt(sam, done.to)).child).toBe(true);
  });

  test('exact words and where they are stay together, and the officer follows it up the same day', async () => {
    const { sam } = await desk();
    const hard = { exact_words: 'I want to end it.', exact_place: 'Car park, level 2', follow_up: 'today' };
    const done = await (await newCall(sam)).finish({ notes, next: 'sorted', ...hard });
    const kase = await caseAt(sam, done.to);
    const followUp = { kind: 'follow_up', owner_id: sam.id, due_at: at('24', '16:00') };
    expect(kase.promises).toContainEqual(expect.objectContaining(followUp));
    expect(kase.closed_at).toBeNull();
    expect(await timelineOf(sam, done.to)).toMatch(
      /Their exact words: I want to end it\.\s+Where they are: Car park, level 2/,
    );
  });
});

describe('no rush, after a death', () => {
  test('“they will call us” promises no call: after two weeks somebody looks', async () => {
    const { sam } = await desk();
    const call = await newCall(sam);
    await call.press('set:no_rush:they_call;next:', { notes, next: 'call_back' });
    const page = await call.page();
    expect([page.value('no_rush'), page.text.includes('No rush: they will call us.')]).toEqual(['they_call', true]);
    const kase = await caseAt(sam, (await call.finish({ notes, no_rush: 'they_call' })).to);
    expect(kase.promises).toMatchObject([{ kind: 'hear_from_person', due_at: new Date('2026-12-08T11:00:00Z') }]);
  });

  test('“no contact” closes the case, and a ward can be asked without a call to them', async () => {
    const { sam } = await desk();
    const closed = await caseAt(sam, (await (await newCall(sam)).finish({ notes, no_rush: 'no_contact' })).to);
    expect([closed.status, closed.kinds]).toEqual(['closed', []]);
    const fields = { notes, no_rush: 'no_contact', next: 'ask_service', ask_route: 'informal' };
    const asked = await caseAt(sam, (await (await newCall(sam)).finish(fields)).to);
    expect(asked.kinds).toEqual(['ask_service']);
  });
});

describe('numbers on the help cards', () => {
  test('come from Settings, and say so when nobody has checked or set them', async () => {
    const home = await newTrust();
    const mia = await home.staff('manager', 'Mia Long');
    const card = async (name: string) => (await (await newCall(mia)).page()).one(`#card-${name}`);
    expect(await card('suicide')).toMatch(/Samaritans\s*116 123.*Not yet checked/);
    expect(await card('language')).toMatch(/Interpreter line: not set yet/);
    await mia.post('/desk/settings/numbers/interpreters', {
      number_interpreters: '020 7946 0555',
      detail_interpreters: 'PIN 4821',
    });
    expect(await card('language')).toMatch(/Interpreter line\s*020 7946 0555.*PIN 4821/);
  });
});
