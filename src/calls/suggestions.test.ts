import { describe, expect, test } from 'vitest';
import { caseAt, desk, newCall, notes, withWard } from '../../test/calling.ts';
import { TUESDAY } from '../../test/harness.ts';
import { findContact } from '../cases/index.ts';

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
