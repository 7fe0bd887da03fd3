import {
  clockWords,
  type DayFacts,
  type DayRow,
  firstWords,
  type Obliged,
  SHARING_WORDS,
  type Words,
} from '../cases/index.ts';
import { namedCodes } from '../codes/index.ts';
import { listWays, mayPhone, mayReach, type Person, safeLines, type Way } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { PreviewFacts } from './day.tsx';

/** Said in a rule of contact already. */
const IN_RULES = ['bsl', 'not_by_phone', 'no_voicemail'];
const LONG = 400;

/** What an officer needs in order to act from My day: whom to reach and how, what may be shared, what was said last. */
export async function previewOf(ctx: Ctx, row: DayRow, promise: Obliged, facts: DayFacts): Promise<PreviewFacts> {
  const person = row.whom;
  const ways = person ? await listWays(ctx, [person.id]) : [];
  const words = facts.words.get(promise.id);
  const lines = [
    ...reachLines(promise, person, ways),
    ['Safe contact', person ? safeLines(person).join(' ') : ''],
    ['Use the name', person?.call_me ?? ''],
    ['Say it', person?.say_it ?? ''],
    ['Needs', await needWords(ctx, person)],
    ['Patient', patientWords(promise, person, facts)],
    [
      'Sharing',
      promise.sharing ? [SHARING_WORDS[promise.sharing], promise.sharing_note].filter(Boolean).join(': ') : '',
    ],
    ['Last', words ? lastWords(words, ctx.now) : ''],
    ['We said', firstWords(words?.told ?? '', LONG)],
    ['About', promise.about],
  ] as const;
  const who = person?.name ?? (promise.kind === 'ring_back' ? promise.about : '');
  return { row, who, facts: lines.flatMap(([key, value]) => (value ? [{ key, value }] : [])) };
}

/** The number agreed for this promise, or the newest one; nobody who is not to be phoned gets a number. */
function reachLines(promise: Obliged, person: Person | undefined, ways: readonly Way[]): (readonly [string, string])[] {
  const newest = (kind: Way['kind']) => ways.filter((way) => way.kind === kind).at(-1)?.value ?? '';
  const email = ['Email', newest('email')] as const;
  if (person && !mayPhone(person)) {
    const agreed = /^[+\d\s()]+$/.test(promise.reach) ? '' : promise.reach;
    return [['Reach', agreed], ...(mayReach(person, 'email') ? [email] : [])];
  }
  return [['Number', promise.reach || newest('phone')], email];
}

async function needWords(ctx: Ctx, person: Person | undefined): Promise<string> {
  const needs = person?.needs.filter((need) => !IN_RULES.includes(need)) ?? [];
  if (needs.length === 0) return '';
  const labels = new Map((await namedCodes(ctx, 'needs')).map(({ code, label }) => [code, label]));
  const words = needs.map((need) => labels.get(need) ?? need).join(', ');
  return person?.needs_detail ? `${words} (${person.needs_detail})` : words;
}

function patientWords(promise: Obliged, person: Person | undefined, facts: DayFacts): string {
  const patient = promise.patient_id === person?.id ? undefined : facts.people.get(promise.patient_id ?? '');
  const place = facts.places.get(promise.case_place ?? '')?.name;
  const name = patient && `${patient.name}${patient.died ? ' (died)' : ''}`;
  return [name, place].filter(Boolean).join(', ');
}

function lastWords(words: Words, now: Date): string {
  return `${clockWords(words.received_at, now)}: ${firstWords(words.words, LONG)}`;
}
