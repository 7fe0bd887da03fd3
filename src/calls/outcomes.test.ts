import { describe, expect, test } from 'vitest';
import { caseAt, desk, newCall, withWard } from '../../test/calling.ts';
import { keepPromise } from '../cases/index.ts';

const notes = 'The night team were so kind to my mother.';

describe('thanks on a call', () => {
  const said = { notes, next: 'sorted', outcome: 'thanks', caller: 'Grace Okafor', thanks_for: 'Nurse Ade' };

  test('are a step in My day until somebody has them, and what was said of them stands on the form', async () => {
    const { sam, ward } = await withWard();
    const fields = { ...said, place: 'Ward 7B', place_id: ward, thanks_name: 'yes' };
    const kase = await caseAt(sam, (await (await newCall(sam)).finish(fields)).to);
    expect([kase.type, kase.closed_at]).toEqual(['thanks', null]);
    expect(kase.promises).toMatchObject([{ kind: 'pass_thanks', about: 'Nurse Ade' }]);
    expect((await sam.get('/desk')).page().text).toContain('Pass thanks on to Nurse Ade');
    expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('For Nurse Ade. Not handed on yet.');
    const at = `/desk/cases/${kase.ref}/thanks`;
    const form = (await sam.get(at)).page();
    expect([form.value('staff_names'), form.value('with_name')]).toEqual(['Nurse Ade', 'yes']);
    const passed = {
      staff_names: 'Nurse Ade',
      passed_to: 'Sister Cole',
      passed_on: 'today',
      with_name: 'yes',
      close: 'yes',
    };
    await sam.post(at, passed);
    const page = (await sam.get('/desk/thanks')).page();
    expect(page.all('tbody td')).toEqual(['Ward 7B', '1', '0', '0']);
    expect(page.all('.app-results__item p')).toEqual([
      'For Nurse Ade. Passed to Sister Cole, email, Tuesday 24 November, with the name.',
    ]);
    expect((await sam.get('/desk')).page().text).not.toContain('Pass thanks on');
  });

  test('that somebody has already are passed on, and the case is closed', async () => {
    const { sam, ward } = await withWard();
    const fields = { ...said, place: 'Ward 7B', place_id: ward, thanks_to: 'Sister Cole' };
    const kase = await caseAt(sam, (await (await newCall(sam)).finish(fields)).to);
    expect(kase).toMatchObject({ status: 'closed', outcome: 'thanks', kinds: [] });
    expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain(
      'Passed to Sister Cole, phone, Tuesday 24 November, without the name.',
    );
  });

  test('of a case that is closed as thanks on its own page are asked for as well, once', async () => {
    const world = await desk();
    const { sam, runJobs } = world;
    const done = await (await newCall(sam)).finish({
      notes,
      next: 'call_back',
      call_when: 'hour',
      phone: '020 7946 0018',
    });
    const kase = await caseAt(sam, done.to);
    await sam.as(async (ctx) => {
      for (const promise of kase.promises) await keepPromise(ctx, promise);
    });
    await sam.post(`/desk/cases/${kase.ref}/closure`, { outcome: 'thanks', told: 'no_need' });
    await runJobs();
    await runJobs();
    const after = await caseAt(sam, done.to);
    expect([after.status, after.kinds]).toEqual(['closed', ['pass_thanks']]);
    expect((await sam.get('/desk')).page().text).toContain('Pass thanks on to those who are named');
  });
});

describe('an idea or an experience on a call', () => {
  const idea = { notes: 'A clock that people with dementia can read.', next: 'sorted', outcome: 'idea' };

  test('makes a case of its own kind, and passing it on is a step in My day until somebody has it', async () => {
    const { sam, ward } = await withWard();
    const fields = { ...idea, place: 'Ward 7B', place_id: ward, thanks_name: 'no' };
    const kase = await caseAt(sam, (await (await newCall(sam)).finish(fields)).to);
    expect([kase.type, kase.closed_at]).toEqual(['idea', null]);
    expect((await sam.get('/desk')).page().text).toContain('Pass the idea on to Ward 7B');
    const page = (await sam.get('/desk/thanks?kind=idea')).page();
    expect(page.all('.app-results__item p')).toEqual(['Not handed on yet.']);
    const passed = { passed_to: 'The estates team', passed_on: 'today', with_name: 'no', close: 'yes' };
    await sam.post(`/desk/cases/${kase.ref}/thanks`, passed);
    const after = (await sam.get('/desk')).page();
    expect(after.text).not.toContain('Pass the idea on');
  });

  test('that somebody has already is passed on, and the case is closed; it names nobody who is thanked', async () => {
    const { sam } = await withWard();
    const fields = { ...idea, outcome: 'experience', thanks_for: 'Nurse Ade', thanks_to: 'The matron' };
    const kase = await caseAt(sam, (await (await newCall(sam)).finish(fields)).to);
    expect(kase).toMatchObject({ type: 'experience', status: 'closed', outcome: 'information', kinds: [] });
    const { text } = (await sam.get(`/desk/cases/${kase.ref}`)).page();
    expect(text).toContain('Passed to The matron, phone, Tuesday 24 November, without the name.');
    expect(text).not.toContain('Nurse Ade');
  });
});

describe('not for this trust, on a call', () => {
  const elsewhere = {
    notes: 'About her benefits',
    next: 'elsewhere',
    other: 'Citizens Advice',
    other_id: 'citizens_advice',
  };

  test('whom they were told to ask stands among what was handed on, also where the directory does not know it', async () => {
    const { sam } = await desk();
    for (const fields of [elsewhere, { ...elsewhere, other: 'The parish hall', other_id: '' }]) {
      const kase = await caseAt(sam, (await (await newCall(sam)).finish(fields)).to);
      expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain(
        `Told whom to ask: ${fields.other}, Tuesday 24 November. Nothing was sent.`,
      );
    }
  });

  test('what they agreed to waits to be sent, with who agreed; for somebody else nobody has agreed yet', async () => {
    const { sam } = await desk();
    const fields = { ...elsewhere, other_how: 'pass_on', caller: 'Grace Okafor' };
    const kase = await caseAt(sam, (await (await newCall(sam)).finish(fields)).to);
    expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain(
      'To be handed on: Citizens Advice. Agreed: Grace Okafor.',
    );
    const at = `/desk/cases/${kase.ref}/referrals`;
    const form = (await sam.get(at)).page();
    const chosen = ['input[name=kind][checked]', 'select[name=organisation] option[selected]'].map((one) =>
      form.document.querySelector(one)?.getAttribute('value'),
    );
    expect([...chosen, form.value('agreed_by')]).toEqual(['passed', 'citizens_advice', 'Grace Okafor']);
    const sent = { kind: 'passed', organisation: 'citizens_advice', agreed_by: 'Grace Okafor', what: 'Her words' };
    await sam.post(at, { ...sent, sent_how: 'email', sent_on: 'today' });
    const text = (await sam.get(`/desk/cases/${kase.ref}`)).page().text;
    expect(text).toContain('Handed on to another organisation: Citizens Advice, Tuesday 24 November.');
    expect(text).not.toContain('To be handed on:');
    const other = await caseAt(sam, (await (await newCall(sam)).finish({ ...fields, patient: 'Ada Okafor' })).to);
    expect((await sam.get(`/desk/cases/${other.ref}`)).page().text).toContain('Nobody has agreed yet: ask first.');
  });
});
