import { describe, expect, test } from 'vitest';
import { caseAt, desk, newCall, notes } from '../../test/calling.ts';
import { findContact } from '../cases/index.ts';
import { maybeDraft } from '../drafts/index.ts';

/** The harness leaves the words of a text area as they stand in the page. */
const unescaped = (html: string) =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&');

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
