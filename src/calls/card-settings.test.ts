import { beforeEach, describe, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';

let home: Awaited<ReturnType<typeof newTrust>>;
let mia: Desk;
let sam: Desk;
beforeEach(async () => {
  home = await newTrust();
  mia = await home.staff('manager', 'Mia Long');
  sam = await home.staff('officer', 'Sam Reid');
});

const PAGE = '/desk/settings/cards';
const words = { say: 'We are sorry.\nTake your time.', ask: '', avoid: 'Passed away', triggers: 'Died\nfuneral' };
const liveCall = async (desk: Desk) => (await desk.get((await desk.post('/desk/contacts', {})).to)).page().text;

describe('the help cards of a live call', () => {
  test('say it in the words of this trust, from the next call on, and in the shipped words again when wanted', async () => {
    const shipped = (await sam.get(`${PAGE}/died`)).status;
    expect(shipped).toBe(403);
    const answer = await mia.post(`${PAGE}/died`, words);
    expect((await mia.get(answer.to)).page().one('.app-banner__text')).toBe(
      'Someone has died: saved. The next call shows it.',
    );
    expect(await liveCall(sam)).toContain('We are sorry.');
    expect((await mia.get(`${PAGE}/died`)).page().value('triggers')).toBe('died funeral');
    await mia.post(`${PAGE}/died/restoration`, {});
    expect(await liveCall(sam)).not.toContain('We are sorry.');
    await mia.post(`${PAGE}/died`, { ...words, say: 'Thank you for telling us.' });
    expect(await liveCall(sam)).toContain('Thank you for telling us.');
  });

  test('of one trust are its own', async () => {
    await mia.post(`${PAGE}/died`, words);
    const elsewhere = await (await newTrust()).staff('officer', 'Jo Marsh');
    expect(await liveCall(elsewhere)).not.toContain('We are sorry.');
  });

  test('without anything to say, or too long to be read aloud, are refused with the words kept', async () => {
    const empty = (await mia.post(`${PAGE}/died`, { ...words, say: ' ' })).page();
    expect([empty.errors, empty.value('avoid')]).toEqual([['Enter what to say'], 'Passed away']);
    const long = await mia.post(`${PAGE}/died`, { ...words, say: 'a'.repeat(201), triggers: 'on' });
    expect([long.status, long.page().errors]).toEqual([
      422,
      ['Say: each line must be 200 characters or fewer', 'Each word must have 3 letters or more'],
    ]);
    expect((await mia.post(`${PAGE}/nothing`, words)).status).toBe(404);
  });
});

test('what a card said before is kept with who changed it, and is said again with one press', async () => {
  await mia.post(`${PAGE}/died`, words);
  const seen = (await mia.get(`${PAGE}/died`)).page().value('seen');
  await mia.post(`${PAGE}/died`, { ...words, say: 'Wrong words.', seen });
  const late = await mia.post(`${PAGE}/died`, { ...words, say: 'In my other window.', seen });
  expect([late.status, late.page().errors[0], late.page().value('say')]).toEqual([
    422,
    expect.stringMatching(/^Somebody changed this while you had it open/),
    'In my other window.',
  ]);
  const page = (await mia.get(`${PAGE}/died`)).page();
  expect(page.text).toContain('What it said before: 2 times changed');
  expect(page.text).toContain('when Mia Long changed it');
  const [last, first] = [...page.document.querySelectorAll('input[name="earlier"]')].map((i) =>
    i.getAttribute('value'),
  );
  await mia.post(`${PAGE}/died/restoration`, { earlier: last ?? '' });
  expect(await liveCall(sam)).toContain('We are sorry.');
  await mia.post(`${PAGE}/died/restoration`, { earlier: first ?? '' });
  expect(await liveCall(sam)).toContain('What was their name?');
  expect((await mia.post(`${PAGE}/upset/restoration`, { earlier: first ?? '' })).status).toBe(404);
});
