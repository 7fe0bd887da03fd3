// "Found in your notes": plain rules that an officer can check against the notes. Nothing is guessed, nothing fills itself.
import { nhsNumberWords, readNhsNumber } from '../people/index.ts';
import { type Day, dateWords, parseDateTyped, parseTimeTyped, timeWords } from '../platform/time.ts';
import { readPhone } from './known-by.rules.ts';

/** One thing found: it fills fields when it is chosen, or offers a prompt card. */
export type Found = { key: string; label: string; fill?: Record<string, string>; card?: string };

export type Known = {
  places: readonly { id: string; name: string; aliases: readonly string[]; site: string }[];
  subjects: readonly { code: string; label: string; words: readonly string[] }[];
  relations: readonly { code: string; label: string; words: readonly string[] }[];
  cards: readonly { code: string; title: string; triggers: readonly string[] }[];
  today: Day;
};

const MOST_FOUND = 6;
const MOST_OF_A_KIND = 2;

/** What was found, at most six: possible danger first, then where, who, how to reach them, what about, when. */
export function findInNotes(notes: string, known: Known): Found[] {
  const text = plain(notes);
  return [
    ...cardsIn(text, known).slice(0, MOST_OF_A_KIND),
    ...placesIn(text, known).slice(0, MOST_OF_A_KIND),
    ...relationsIn(text, known).slice(0, 1),
    ...phonesIn(notes).slice(0, 1),
    ...nhsNumbersIn(notes).slice(0, 1),
    ...subjectsIn(text, known).slice(0, MOST_OF_A_KIND),
    ...callBacksIn(notes, known.today).slice(0, 1),
  ].slice(0, MOST_FOUND);
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(
  ' ',
);

/** Lower case, one space, plain apostrophes, "don't" as "do not", spelled numbers as figures. */
function plain(notes: string): string {
  return notes
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/n't\b/g, ' not')
    .replace(/[^\p{L}\p{N}'&-]+/gu, ' ')
    .replace(/\b[a-z]+\b/g, (word) => (NUMBERS.includes(word) ? String(NUMBERS.indexOf(word)) : word))
    .trim();
}

function has(text: string, phrase: string): boolean {
  const wanted = plain(phrase);
  return wanted !== '' && ` ${text} `.includes(` ${wanted} `);
}

function cardsIn(text: string, { cards }: Known): Found[] {
  return cards.flatMap(({ code, triggers }) => {
    const word = triggers.find((trigger) => has(text, trigger));
    return word ? [{ key: `card:${code}`, label: `You wrote “${word}”. Open help?`, card: code }] : [];
  });
}

/** "seven b" is 7b; "ward 7 b" is ward 7b as well as ward 7, so the longer name comes first. */
function placesIn(text: string, { places }: Known): Found[] {
  const joined = text.replace(/\b(\d+) ([a-z])\b/g, '$1$2');
  const hits = places.flatMap((place) => {
    const names = [place.name, ...place.aliases];
    const name = names
      .filter((each) => isSaid(joined, each) || isSaid(text, each))
      .sort((a, b) => b.length - a.length)[0];
    return name ? [{ place, length: plain(name).length, at: ` ${joined} `.indexOf(` ${plain(name)} `) }] : [];
  });
  const longest = hits.filter(
    (hit) => !hits.some((other) => other.length > hit.length && other.at === hit.at && hit.at >= 0),
  );
  const same = (name: string) => places.filter((place) => place.name === name).length > 1;
  return longest
    .sort((a, b) => b.length - a.length)
    .map(({ place }) => ({
      key: `place:${place.id}`,
      label: same(place.name) && place.site ? `${place.name}, ${place.site}` : place.name,
      fill: { place: place.name, place_id: place.id },
    }));
}

/** "Ward 7B" is said by "ward 7b" and by "7b"; a bare figure or letter alone says nothing. */
function isSaid(text: string, name: string): boolean {
  const short = plain(name).replace(/^ward /, '');
  return has(text, name) || (short.length > 1 && !/^\d+$/.test(short) && has(text, short));
}

function relationsIn(text: string, { relations }: Known): Found[] {
  return relations
    .filter(({ words }) => words.some((word) => has(text, word)))
    .map(({ code, label }) => ({
      key: `relation:${code}`,
      label,
      fill: { relation: code },
    }));
}

function subjectsIn(text: string, { subjects }: Known): Found[] {
  return subjects
    .map((subject) => ({ ...subject, said: subject.words.filter((word) => has(text, word)).length }))
    .filter(({ said }) => said > 0)
    .sort((a, b) => b.said - a.said)
    .map(({ code, label }) => ({ key: `subject:${code}`, label, fill: { subject: code } }));
}

function phonesIn(notes: string): Found[] {
  const found = notes.match(/(?<![\d+])(?:\+44\s?|0)(?:[\s()-]?\d){9,10}(?!\d)/g) ?? [];
  return found
    .map((typed) => typed.trim().replace(/\s+/g, ' '))
    .filter((typed) => readPhone(typed) !== undefined)
    .map((phone) => ({ key: `phone:${phone.replace(/\D/g, '')}`, label: `Number ${phone}`, fill: { phone } }));
}

function nhsNumbersIn(notes: string): Found[] {
  const found = notes.match(/(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)/g) ?? [];
  return found.flatMap((typed) => {
    const digits = readNhsNumber(typed);
    if (!digits) return [];
    const words = nhsNumberWords(digits);
    return [{ key: `nhs:${digits}`, label: `NHS number ${words}`, fill: { patient_known: words } }];
  });
}

const SENTENCE = /[^.?!\n]+/g;
const CALLING = /\b(call|ring|phone|speak|talk)(s|ing)?\b/i;
const DAYS = /\b(tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i;
const TIME =
  /\b(?:at|by|after|before|around|about)?\s*(\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm)|noon|midday|\d{1,2}[:.]\d\d)\b/i;

/** A day is only a day to call back on where calling is spoken of: "going home tomorrow" is none. */
function callBacksIn(notes: string, today: Day): Found[] {
  return (notes.match(SENTENCE) ?? []).flatMap((sentence) => {
    const word = DAYS.exec(sentence)?.[1]?.toLowerCase();
    const day = word && CALLING.test(sentence) ? parseDateTyped(word, today) : undefined;
    if (!day) return [];
    const time = parseTimeTyped(TIME.exec(sentence)?.[1] ?? '');
    const on = dayWords(word ?? '', day, today);
    return [
      {
        key: `call:${day}`,
        label: `Call back ${on}${time ? ` at ${timeWords(time)}` : ''}`,
        fill: {
          next: 'call_back',
          call_when: 'choose',
          call_day: on === 'today' || on === 'tomorrow' ? on : dateWords(day, today),
          ...(time ? { call_time: timeWords(time) } : {}),
        },
      },
    ];
  });
}

function dayWords(word: string, day: Day, today: Day): string {
  return word === 'today' || word === 'tomorrow' ? word : `on ${dateWords(day, today)}`;
}
