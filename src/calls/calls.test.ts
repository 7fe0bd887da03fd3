import { describe, expect, test } from 'vitest';
import { caseAt, desk, newCall, notes, withWard } from '../../test/calling.ts';
import { TUESDAY } from '../../test/harness.ts';
import { findContact } from '../cases/index.ts';
import { addWay, createPerson } from '../people/index.ts';

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
