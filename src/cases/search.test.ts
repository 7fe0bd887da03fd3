import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { addWay, createPerson } from '../people/index.ts';
import { createPlace, createSite } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { lockOut, restrictCase } from './access.ts';
import { addPerson } from './case-parts.ts';
import { openCase } from './cases.ts';
import { addContact } from './contacts.ts';
import { addNote } from './notes.ts';
import { countWords, excerptOf, howMuch } from './search.rules.ts';
import type { Case } from './tables.ts';

type Person = { name: string; needs?: string[]; phone?: string; email?: string; nhs?: string };

async function personIn(ctx: Ctx, { name, needs = [], phone, email, nhs }: Person) {
  const person = await createPerson(ctx, { name, needs, ...(nhs ? { nhs_number: nhs } : {}) });
  if (phone) await addWay(ctx, person, { kind: 'phone', value: phone });
  if (email) await addWay(ctx, person, { kind: 'email', value: email });
  return person;
}

let sam: Desk;
let home: Awaited<ReturnType<typeof newTrust>>;
let grace: string;
let kase: Case;

beforeAll(async () => {
  home = await newTrust();
  sam = await home.staff('officer', 'Sam Reid');
  await sam.as(async (ctx) => {
    const site = await createSite(ctx, { name: 'Anytown General' });
    const rest = { aliases: [], phone: '', email: '', lead: '', answers_pals: '', visiting: '' };
    const place = await createPlace(ctx, { site_id: site, kind: 'ward', name: 'Ward 7B', ...rest });
    const person = await personIn(ctx, {
      name: 'Grace Okafor',
      phone: '07700 900123',
      email: 'Grace@mail.example',
      nhs: '9990000018',
    });
    grace = person.id;
    kase = await openCase(ctx, { type: 'concern', owner: sam.id, caller: person.id, place, receivedAt: ctx.now });
    await addNote(ctx, kase, 'Her mother was <b>discharged</b> on Sunday and the carer never came.');
    await addContact(ctx, {
      case: kase.id,
      channel: 'phone',
      direction: 'in',
      words: 'Asked about the physiotherapy.',
    });
    await personIn(ctx, { name: 'Ben Shaw', needs: ['bsl'], phone: '+44 7700 900456' });
  });
});

const search = async (q: string, desk = sam) => (await desk.get(`/desk/search?q=${encodeURIComponent(q)}`)).page();
const suggest = async (q: string, desk = sam) =>
  (await desk.get(`/desk/suggestions/search?q=${encodeURIComponent(q)}`)).body;

describe('search', () => {
  test('a reference typed in any way goes straight to the case', async () => {
    for (const typed of [kase.ref, kase.ref.toLowerCase(), ` ${kase.ref.replaceAll('-', ' ')} `]) {
      expect((await sam.get(`/desk/search?q=${encodeURIComponent(typed)}`)).to).toBe(`/desk/cases/${kase.ref}`);
    }
  });

  test('a person is found by name, also misspelt, by the first name alone, and in small letters', async () => {
    for (const typed of ['Grace Okafor', 'okafor', 'Okaffor', 'grace okafer', 'grac']) {
      expect([typed, (await search(typed)).text]).toEqual([typed, expect.stringContaining('Grace Okafor')]);
    }
  });

  test('two letters the wrong way round are forgiven, in short names too', async () => {
    for (const typed of ['Shwa', 'bne shaw', 'hsaw']) {
      expect([typed, (await search(typed)).text]).toEqual([typed, expect.stringContaining('Ben Shaw')]);
    }
  });

  test('a person is found by the first and the last digits of the phone, however it was written', async () => {
    for (const typed of ['0123', '07700 900123', '0770090', '+44 7700 900123']) {
      expect([typed, (await search(typed)).text]).toEqual([typed, expect.stringContaining('Grace Okafor')]);
    }
    await sam.as((ctx) => personIn(ctx, { name: 'Ada Lund', phone: '+44 (0)7700 900789' }));
    for (const typed of ['07700 900789', '0770090', '+44 7700 900789', '0044 7700 900789', '+44 (0)7700 900789']) {
      expect([typed, (await search(typed)).text]).toEqual([typed, expect.stringContaining('Ada Lund')]);
    }
    for (const typed of ['+44 (0)7700 900123', '0044 (0)7700 900123', '0044 7700 900123']) {
      expect([typed, (await search(typed)).text]).toEqual([typed, expect.stringContaining('Grace Okafor')]);
    }
    for (const typed of ['07700 900456', '0456', '447700900456']) {
      expect([typed, (await search(typed)).text]).toEqual([typed, expect.stringContaining('Ben Shaw')]);
    }
  });

  test('a person is found by email and by NHS number', async () => {
    for (const typed of ['grace@mail.example', '999 000 0018']) {
      expect([typed, (await search(typed)).text]).toEqual([typed, expect.stringContaining('Grace Okafor')]);
    }
  });

  test('a person comes with the place, the last case and the last contact', async () => {
    const { text } = await search('Okafor');
    expect(text).toContain(`Ward 7B – no contact recorded${kase.ref} Looking into it`);
    expect(text).toContain('People: 1 person');
    expect(text).toContain('Cases: 1 case');
  });

  test('a BSL user is told as one, in the page and in what is offered while typing', async () => {
    const page = await search('Ben Shaw');
    expect(page.text).toContain('BSL user. Do not phone.');
    expect(page.document.querySelector('main')?.innerHTML).not.toMatch(/>\s*Call\b/);
    expect(await suggest('Ben Sh')).toContain('BSL user. Do not phone.');
  });

  test('words in notes and in contacts are found in any form, marked, and shown as text', async () => {
    const page = await search('discharge carer');
    expect(page.text).toContain('Notes: 1 note');
    expect(page.all('mark')).toEqual(['discharged', 'carer']);
    expect(page.text).toContain('<b>discharged</b>');
    expect((await search('physiotherapy')).text).toContain('Asked about the physiotherapy.');
  });

  test('nothing typed, too little typed and nothing found each say what to do', async () => {
    expect((await search('')).text).toContain('Type a name, a phone or NHS number');
    expect((await search('12')).text).toContain('Type 2 letters or more, or 3 digits of a phone number.');
    expect((await search('Zebediah')).text).toContain('No match for “Zebediah”. Try fewer letters');
  });

  test('no title says what was searched for, and the box keeps it', async () => {
    const page = await search('Okafor');
    expect(page.title).not.toContain('Okafor');
    expect(page.value('q')).toBe('Okafor');
  });

  test('choosing what is offered goes to the person or the case', async () => {
    expect(JSON.parse(await suggest('0123'))[0]).toMatchObject({ label: 'Grace Okafor', go: `/desk/people/${grace}` });
    expect(JSON.parse(await suggest(kase.ref))[0]).toMatchObject({ go: `/desk/cases/${kase.ref}` });
    expect(await suggest('1')).toBe('[]');
  });
});

describe('need to know', () => {
  test('for another trust nobody and nothing of this one is found', async () => {
    const stranger = await (await newTrust()).staff('manager', 'Olu Stranger');
    for (const typed of ['Okafor', 'Okaffor', '0123', 'grace@mail.example', '9990000018', 'discharged', kase.ref]) {
      expect((await search(typed, stranger)).text).not.toMatch(/Grace|Ward 7B|carer/);
      expect(await suggest(typed, stranger)).toBe('[]');
    }
  });

  test('a volunteer cannot search, and is told no names', async () => {
    const volunteer = await home.staff('volunteer', 'Val Unteer');
    for (const path of [
      '/desk/search?q=Okafor',
      '/desk/suggestions/search?q=Okafor',
      `/desk/cases/${kase.ref}`,
      '/desk/cases',
    ]) {
      const answer = await volunteer.get(path);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.body).not.toMatch(/Okafor|PAL-/);
    }
  });

  test('a restricted case is known by its reference and by nothing else', async () => {
    const secret = await sam.as(async (ctx) => {
      const person = await personIn(ctx, {
        name: 'Quentin Zadok',
        phone: '07700 900999',
        email: 'qz@mail.example',
        nhs: '9994743546',
      });
      const made = await openCase(ctx, { type: 'concern', owner: null, caller: person.id, receivedAt: ctx.now });
      await addNote(ctx, made, 'He mentioned the xylophone.');
      await addContact(ctx, {
        case: made.id,
        person: person.id,
        channel: 'phone',
        direction: 'in',
        words: 'Xylophones again.',
      });
      return made;
    });
    const boss = await home.staff('manager', 'Mia Long');
    await home.asSystem((ctx) => restrictCase(ctx, secret, { names: [boss.id], reason: 'A colleague' }));
    for (const typed of [
      'Zadok',
      'Zadock',
      'Quentin',
      '900999',
      '0999',
      'qz@mail.example',
      '9994743546',
      'xylophone',
    ]) {
      const page = await search(typed);
      expect([typed, page.text]).toEqual([typed, expect.stringContaining('No match')]);
      expect(await suggest(typed)).toBe('[]');
    }
    expect((await search(secret.ref)).text).toContain(`Restricted case – ${secret.ref}`);
    expect((await search(secret.ref)).text).not.toMatch(/Zadok|concern/i);
    expect(await suggest(secret.ref)).toContain(`Restricted case – ${secret.ref}`);
    expect((await sam.get(`/desk/people/${secret.caller_id}`)).status).toBe(404);
    for (const typed of ['Zadok', '0999', 'xylophone']) expect((await search(typed, boss)).text).toContain(secret.ref);
    expect((await boss.get(`/desk/people/${secret.caller_id}`)).page().text).toContain('Quentin Zadok');
  });

  test('for somebody who is locked out the case does not exist, and others find it', async () => {
    const alex = await home.staff('officer', 'Alex Grey');
    const made = await sam.as(async (ctx) => {
      const walled = await openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now });
      await addNote(ctx, walled, 'It is about the harpsichord.');
      return walled;
    });
    await home.asSystem((ctx) => lockOut(ctx, made, { names: [alex.id], reason: 'His mother' }));
    expect((await search('harpsichord', alex)).text).toContain('No match');
    expect((await search(made.ref, alex)).text).not.toContain('Restricted');
    expect(await suggest(made.ref, alex)).toBe('[]');
    expect((await search('harpsichord')).text).toContain(made.ref);
  });

  test('nobody finds a person whom they could know only from a case that they are locked out of', async () => {
    const alex = await home.staff('officer', 'Alex Grey');
    const { person, made } = await sam.as(async (ctx) => {
      const person = await personIn(ctx, { name: 'Ottilie Brandreth', phone: '07700 900777' });
      const made = await openCase(ctx, { type: 'concern', owner: sam.id, caller: person.id, receivedAt: ctx.now });
      return { person, made };
    });
    expect((await alex.get(`/desk/people/${person.id}`)).status).toBe(200);
    await sam.as((ctx) => lockOut(ctx, made, { names: [alex.id], reason: 'His mother' }));
    for (const typed of ['Brandreth', 'Brandret', '0777']) {
      expect((await search(typed, alex)).text).toContain('No match');
      expect(await suggest(typed, alex)).toBe('[]');
      expect((await search(typed)).text).toContain('Ottilie Brandreth');
    }
    expect((await alex.get(`/desk/people/${person.id}`)).status).toBe(404);
    await sam.as((ctx) => openCase(ctx, { type: 'question', owner: null, caller: person.id, receivedAt: ctx.now }));
    expect((await alex.get(`/desk/people/${person.id}`)).page().text).not.toContain(made.ref);
    expect((await search('Brandreth', alex)).text).toContain('Ottilie Brandreth');
  });

  test('somebody who is added to a case later is behind the same wall', async () => {
    const alex = await home.staff('officer', 'Alex Grey');
    const person = await sam.as(async (ctx) => {
      const made = await openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now });
      await lockOut(ctx, made, { names: [alex.id], reason: 'His mother' });
      const person = await personIn(ctx, { name: 'Peregrine Halloway' });
      await addPerson(ctx, { ...made, walled: true }, person.id, 'representative');
      return person;
    });
    expect((await search('Halloway', alex)).text).toContain('No match');
    expect((await alex.get(`/desk/people/${person.id}`)).status).toBe(404);
    expect((await search('Halloway')).text).toContain('Peregrine Halloway');
  });
});

/** What the doors themselves give, before row level security is asked once more. */
function doors(desk: Desk) {
  const rows = (query: ReturnType<typeof sql>) => desk.as(async (ctx) => (await query.execute(ctx.db)).rows.length);
  return {
    people: (q: string) => rows(sql`select * from search_people(${q}, 20)`),
    notes: (q: string) => rows(sql`select * from search_notes(${q}, 20)`),
    restricted: (ref: string | null) => rows(sql`select * from find_restricted(${ref})`),
  };
}

describe('the search doors of the database', () => {
  test('keep to their own trust', async () => {
    const stranger = doors(await (await newTrust()).staff('manager', 'Olu Stranger'));
    for (const typed of ['Okafor', 'Okaffor', '0123', 'grace@mail.example', '9990000018']) {
      expect([typed, await doors(sam).people(typed), await stranger.people(typed)]).toEqual([typed, 1, 0]);
    }
    expect([await doors(sam).notes('discharged'), await stranger.notes('discharged')]).toEqual([1, 0]);
  });

  test('give a volunteer nothing', async () => {
    const volunteer = doors(await home.staff('volunteer', 'Val Unteer'));
    expect([await volunteer.people('Okafor'), await volunteer.notes('discharged')]).toEqual([0, 0]);
  });

  test('give what hangs on a restricted case to those named for it, and the rest its reference', async () => {
    const boss = await home.staff('manager', 'Mia Long');
    const secret = await sam.as(async (ctx) => {
      const person = await personIn(ctx, { name: 'Wolfram Yxkull', phone: '07700 900888', nhs: '9995325101' });
      const made = await openCase(ctx, { type: 'concern', owner: null, caller: person.id, receivedAt: ctx.now });
      await addNote(ctx, made, 'The vibraphone.');
      await addContact(ctx, { case: made.id, channel: 'phone', direction: 'in', words: 'Vibraphones.' });
      return made;
    });
    await home.asSystem((ctx) => restrictCase(ctx, secret, { names: [boss.id], reason: 'A colleague' }));
    for (const typed of ['Yxkull', 'Yxkul', '0888', '9995325101']) {
      expect([typed, await doors(sam).people(typed), await doors(boss).people(typed)]).toEqual([typed, 0, 1]);
    }
    expect([await doors(sam).notes('vibraphone'), await doors(boss).notes('vibraphone')]).toEqual([0, 2]);
    expect([await doors(sam).restricted(secret.ref), await doors(boss).restricted(secret.ref)]).toEqual([1, 0]);
  });

  test('give nothing of a case to who is locked out of it, not even the reference', async () => {
    const alex = await home.staff('officer', 'Alex Grey');
    const made = await sam.as(async (ctx) => {
      const walled = await openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now });
      await addNote(ctx, walled, 'The clavichord.');
      return walled;
    });
    await home.asSystem((ctx) => lockOut(ctx, made, { names: [alex.id], reason: 'His mother' }));
    expect([await doors(alex).notes('clavichord'), await doors(sam).notes('clavichord')]).toEqual([0, 1]);
    expect(await doors(alex).restricted(made.ref)).toBe(0);
  });
});

describe('the words of a search', () => {
  test('counts stop at more than 1,000', () => {
    expect([1, 12, 1000, 1001].map((count) => countWords(count, 'case', 'cases'))).toEqual([
      '1 case',
      '12 cases',
      '1,000 cases',
      'more than 1,000 cases',
    ]);
  });

  test('two letters or three digits are enough', () => {
    expect(['', ' ', 'a', 'ab', '12', '123', '7B'].map(howMuch)).toEqual([
      'nothing',
      'nothing',
      'short',
      'enough',
      'short',
      'enough',
      'enough',
    ]);
  });

  test('the excerpt of a long note begins shortly before the word', () => {
    const text = `${'before '.repeat(60)}parking was dear ${'after '.repeat(60)}`;
    const pieces = excerptOf(text, 'parked');
    expect(pieces.filter((piece) => piece.hit)).toEqual([{ text: 'parking', hit: true }]);
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(220);
  });
});
