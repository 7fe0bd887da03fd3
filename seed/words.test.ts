import { expect, test } from 'vitest';
import { chancesOf } from './chances.ts';
import type { Desk } from './desk.ts';
import { outsideOf } from './elsewhere.ts';
import { inventPerson } from './persons.ts';
import { planScene } from './scene.ts';
import { planStory } from './story.ts';
import { TRUSTS } from './trusts.ts';
import { PATTERNS } from './words/index.ts';

const HOLIDAYS = {
  days: new Map([['2026-12-25', 'Christmas Day']]),
  knownFrom: '2020-01-01',
  knownUntil: '2028-12-31',
};
const office = [{ opens: '09:00', closes: '17:00' }];
const hours = {
  weekly: { 1: office, 2: office, 3: office, 4: office, 5: office },
  closures: new Map<string, string>(),
  holidays: HOLIDAYS,
};

/** A trust without a database: its places and people have their names as ids. */
function paperDesk(index: number): Desk {
  const line = TRUSTS[index];
  if (!line) throw new Error('No such trust.');
  const user = (name: string) => ({
    kind: 'user' as const,
    id: name,
    name,
    firstName: name,
    role: 'officer',
    may: new Set(['cases.write'] as const),
    reach: 'own' as const,
    shortcuts: true,
    largerText: false,
  });
  const places = line.sites.flatMap((site) =>
    site.places.map(([sorts, name, , lead, visiting]) => ({
      id: name,
      name,
      site: site.name,
      lead,
      sorts: sorts.split(' '),
      ward: visiting !== undefined,
    })),
  );
  return {
    line,
    trust: { id: line.key, name: line.name, shortName: line.shortName, phone: null },
    staff: new Map(line.staff.map(([name]) => [name, user(name)])),
    places,
    outside: new Map(Object.values(outsideOf(line)).map(({ name }) => [name, name])),
    calendar: { hours, holidays: HOLIDAYS, targets: new Map() },
  };
}

test('there are at least 150 story patterns, and every kind of place in them exists', () => {
  expect(new Set(PATTERNS.map((pattern) => pattern.words)).size).toBeGreaterThanOrEqual(150);
  expect(PATTERNS.filter((pattern) => pattern.words.length < 20 || pattern.answer.length < 5)).toEqual([]);
});

test('every story reads as a text: nothing is left open in it, and each is the same when it is planned again', () => {
  for (const index of [0, 1]) {
    const desk = paperDesk(index);
    const texts = Array.from({ length: 1500 }, (_, n) => {
      const story = planStory(desk, '2026-03-04', n);
      expect(story.acts.every((act) => act.at >= story.openedAt)).toBe(true);
      expect(story.opening.receivedAt <= story.openedAt).toBe(true);
      return story.words.words + (story.words.told ?? '');
    });
    expect(texts.filter((text) => /[{}[\]|]|undefined|the the /.test(text))).toEqual([]);
    expect(new Set(texts).size).toBeGreaterThan(900);
    expect(planStory(desk, '2026-03-04', 7).words).toEqual(planStory(desk, '2026-03-04', 7).words);
  }
});

test('nobody in it can be rung up or is a patient of anybody', () => {
  for (let n = 0; n < 2000; n += 1) {
    const person = inventPerson(chancesOf(`person ${n}`), '2026-11-24', { age: 'old' });
    expect(person.phone ?? '07700 900000').toMatch(/^(07700 900\d{3}|020 7946 0\d{3}|01632 960\d{3})$/);
    expect(person.email ?? 'a@example.org').toMatch(/@example\.(com|org|net)$/);
    if (person.nhsNumber) expect(isNhsNumber(person.nhsNumber) && person.nhsNumber.startsWith('999')).toBe(true);
  }
});

function isNhsNumber(text: string): boolean {
  const sum = [...text].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  return text.length === 10 && (sum - Number(text[9])) % 11 === (11 - Number(text[9])) % 11;
}

test.each([
  '2026-11-24T10:00:00Z',
  '2026-11-22T03:10:00Z',
  '2026-11-20T16:58:00Z',
  '2026-12-25T23:40:00Z',
  '2026-11-23T09:02:00Z',
  '2026-06-10T17:30:00Z',
])('the day is alive at %s: what is done lies behind, what is promised ahead, and one call is late', (moment) => {
  const now = new Date(moment);
  const stories = planScene(paperDesk(0), now);
  expect(stories).toHaveLength(18);
  expect(stories.filter((story) => story.openedAt > now)).toEqual([]);
  expect(stories.filter((story) => !story.opening.owner)).toHaveLength(4);
  // Each ends after now, so that nothing of it is over yet.
  expect(stories.filter((story) => (story.acts.at(-1)?.at ?? now) <= now)).toEqual([]);
  expect(
    stories.filter((story) => story.acts.some((act, n) => n > 0 && act.at < (story.acts[n - 1]?.at ?? now))),
  ).toEqual([]);
  expect(stories.filter((story) => (story.acts[0]?.at ?? now) < story.openedAt).map((story) => story.key)).toEqual([]);
});
