import { describe, expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { at, promised } from '../../test/promised.ts';
import { listContactsWith } from '../cases/index.ts';
import { saveDraft } from '../drafts/index.ts';

const BY_FOUR = at('24', '16:00').toISOString();
const MESSAGE = { who: 'Mr Hall', number: '020 7946 0018', words: 'Where his hearing aids are.', when: BY_FOUR };

async function twoOfficers() {
  const { staff, clock } = await newTrust();
  return { clock, sam: await staff(), priya: await staff('officer', 'Priya Shah') };
}

describe('a message for a colleague: please ring this number back', () => {
  test('it stands in the colleague’s My day with name, number and what it is about, and not in mine', async () => {
    const { sam, priya } = await twoOfficers();
    const answer = await sam.post('/desk/messages/new', { ...MESSAGE, owner: priya.id });
    expect((await sam.get(answer.to)).page().one('.app-banner__text')).toBe(
      'Message left for Priya Shah, to ring back by 4pm today.',
    );
    const page = (await priya.get('/desk')).page();
    expect(page.all('.app-todo__title')).toEqual(['Ring Mr Hall back']);
    expect(page.one('.app-todo__reason')).toBe('Message of 10am. Where his hearing aids are.');
    expect(page.one('.app-day__preview')).toContain('020 7946 0018');
    const href = page.document.querySelector('.app-todo__title')?.getAttribute('href') ?? '';
    expect((await priya.get(href)).page().heading).toBe('Ring Mr Hall back');
    expect((await sam.get('/desk')).page().all('.app-todo')).toEqual([]);
  });

  test('with a case number it is about that case, and its person needs no number', async () => {
    const { sam, priya, clock } = await twoOfficers();
    const { kase, person } = await promised(priya, 'Grace Okafor');
    clock.now = new Date(clock.now.getTime() + 60_000);
    expect((await sam.get(`/desk/messages/new?case=${kase.ref}`)).page().value('case')).toBe(kase.ref);
    await sam.post('/desk/messages/new', { ...MESSAGE, number: '', case: kase.ref.toLowerCase(), owner: priya.id });
    expect((await priya.get('/desk')).page().all('.app-todo__title')).toContain('Ring Grace Okafor back');
    const [said] = await sam.as((ctx) => listContactsWith(ctx, person.id, 1));
    expect(said).toMatchObject({ case_id: kase.id, words: MESSAGE.words, direction: 'in' });
  });

  test.each([
    [{ owner: '' }, 'Choose who this is for'],
    [{ owner: '00000000-0000-4000-8000-000000000000' }, 'Choose who this is for'],
    [{ who: ' ' }, 'Enter who rang'],
    [{ number: '' }, 'Enter the number to ring back'],
    [{ number: 'soon' }, 'Enter a phone number, like 020 7946 0018 or 07700 900123'],
    [{ words: '' }, 'Write what it is about'],
    [{ case: 'PAL-26-9999' }, 'There is no case with this number. Check it, like PAL-26-0412, or leave it empty.'],
    [{ when: 'choose', day: 'tomorrow', time: '' }, 'Enter a time, like 3pm'],
  ])('%o: the error says what to do and all that was typed stays', async (wrong, error) => {
    const { sam, priya } = await twoOfficers();
    const answer = await sam.post('/desk/messages/new', { ...MESSAGE, owner: priya.id, ...wrong });
    expect([answer.status, answer.page().errors]).toEqual([422, [error]]);
    if (!('words' in wrong)) expect(answer.page().value('words')).toBe(MESSAGE.words);
    expect((await priya.get('/desk')).page().all('.app-todo')).toEqual([]);
  });

  test('words on their way are there again, stand among the unfinished, and are gone when the message is left', async () => {
    const { sam, priya } = await twoOfficers();
    const fields = { words: 'Half a mess', owner: priya.id };
    await sam.as((ctx) => saveDraft(ctx, { about: 'message/new', tab: 'a', revision: 0, fields }));
    expect((await sam.get('/desk')).page().one('.app-day__rail')).toContain('Message for a colleague Half a mess');
    expect((await sam.get('/desk/messages/new')).page().value('words')).toBe('Half a mess');
    const answer = await sam.post('/desk/messages/new', { ...MESSAGE, owner: priya.id });
    const day = (await sam.get(answer.to)).page();
    expect(day.document.querySelector('meta[name=draft-done]')?.getAttribute('content')).toBe('message/new');
    expect(day.text).not.toContain('Half a mess');
  });

  test('whoever is free first takes it, and then it is theirs alone', async () => {
    const { sam, priya } = await twoOfficers();
    await sam.post('/desk/messages/new', { ...MESSAGE, owner: 'anybody' });
    const row = (await priya.get('/desk')).page().document.querySelector('.app-todo');
    const id = row?.getAttribute('id')?.slice(2) ?? '';
    await priya.post(`/desk/promises/${id}/owner`, { owner: priya.id });
    expect((await sam.get('/desk')).page().all('.app-todo')).toEqual([]);
    expect((await priya.get('/desk')).page().all('.app-todo').length).toBe(1);
  });
});
