import type { CaseType } from '../src/cases/index.ts';
import { weekdayOf } from '../src/platform/time.ts';
import {
  type Act,
  close,
  closeAtOnce,
  noFirstContact,
  note,
  type Opening,
  passThanks,
  type Regular,
  take,
  tellFirst,
  type Words,
  writeTo,
} from './acts.ts';
import { type Cast, inventCast } from './cast.ts';
import { type Chances, chancesOf } from './chances.ts';
import { planDanger } from './dangers.ts';
import { type Desk, placesFor } from './desk.ts';
import { goesElsewhere } from './elsewhere.ts';
import { expand } from './grammar.ts';
import { acknowledged, condolences, thanked } from './letters.ts';
import { drawMp, planMp } from './mps.ts';
import { planLonger } from './paths.ts';
import type { Invented } from './persons.ts';
import { outcomeOf, type Planning } from './planning.ts';
import { at, inOffice, later, openDay } from './times.ts';
import { PATTERNS } from './words/index.ts';
import type { Pattern } from './words/pattern.ts';

export type Story = {
  key: string;
  people: { caller: Invented | undefined; patient: Invented | undefined };
  opening: Opening;
  words: Words;
  as?: Regular | undefined;
  /** Names under which the people of the scene come again. */
  names?: { caller?: string | undefined; patient?: string | undefined };
  /** Who writes it down, and when. */
  by: string;
  openedAt: Date;
  /** All that follows, by time. */
  acts: Act[];
};

const TYPES: readonly (readonly [number, CaseType])[] = [
  [43, 'question'],
  [39, 'concern'],
  [12, 'thanks'],
  [2, 'idea'],
  [1, 'experience'],
  [3, 'complaint'],
];

/** How often a subject comes up, of 100 of its kind; others share 1. */
const SUBJECTS: Partial<Record<CaseType, Record<string, number>>> = {
  question: {
    appointments: 24,
    other_organisation: 13,
    records: 9,
    transport: 8,
    waiting: 8,
    results: 6,
    communication: 6,
    facilities: 4,
    other: 6,
    medicines: 4,
    property: 3,
    after_death: 3,
    access: 3,
    treatment: 3,
    leaving_hospital: 3,
  },
  thanks: { staff: 45, care: 26, treatment: 20, end_of_life: 3, transport: 6 },
  concern: {
    appointments: 20,
    communication: 14,
    waiting: 13,
    staff: 8,
    treatment: 8,
    leaving_hospital: 8,
    care: 6,
    admission: 4,
    results: 4,
    medicines: 4,
    property: 4,
    transport: 3,
    facilities: 3,
    privacy: 2,
    access: 2,
    falls: 2,
    records: 2,
    other_organisation: 4,
    after_death: 1.5,
  },
};

/** Open days until a case is closed: how many of 100. Most on the same day, some take weeks. */
const TAKES: Record<'quick' | 'usual' | 'slow', readonly (readonly [number, readonly [number, number]])[]> = {
  quick: [
    [84, [0, 0]],
    [10, [1, 1]],
    [6, [2, 4]],
  ],
  usual: [
    [66, [0, 0]],
    [12, [1, 1]],
    [8, [2, 2]],
    [9, [3, 5]],
    [4, [6, 10]],
    [1, [11, 20]],
  ],
  slow: [
    [30, [0, 0]],
    [14, [1, 1]],
    [13, [2, 2]],
    [22, [3, 5]],
    [12, [6, 10]],
    [9, [11, 24]],
  ],
};

const CHANNELS: readonly (readonly [number, Words['channel']])[] = [
  [44, 'phone'],
  [4, 'voicemail'],
  [30, 'email'],
  [12, 'walk_in'],
  [6, 'web'],
  [2, 'letter'],
  [0.8, 'ward'],
  [0.4, 'text'],
  [0.4, 'card'],
  [0.3, 'staff'],
  [0.1, 'relay'],
];

const weighted = new Map<string, (readonly [number, Pattern])[]>();

/** The patterns of a type that fit the places of this trust, each with its share. */
function patternsFor(desk: Desk, type: CaseType): (readonly [number, Pattern])[] {
  const key = `${desk.line.key}/${type}`;
  const known = weighted.get(key);
  if (known) return known;
  const fitting = PATTERNS.filter(
    (each) => each.type === type && (each.sorts.length === 0 || placesFor(desk, each.sorts).length > 0),
  );
  const shares = SUBJECTS[type] ?? {};
  const list = fitting.map((each) => {
    const share = shares[each.subject] ?? 1;
    return [share / fitting.filter((other) => other.subject === each.subject).length, each] as const;
  });
  weighted.set(key, list);
  return list;
}

/** Kinds that an administrator types up for whoever takes them. */
const QUEUED: readonly Words['channel'][] = ['email', 'web', 'voicemail'];

/** Plans story `n` of a day from its key alone, so that it can be planned again after a restart. */
export function planStory(desk: Desk, day: string, n: number, as?: Regular): Story {
  const key = `${day}#${n}`;
  const chances = chancesOf(`${desk.line.luck}/${key}`);
  const type = chances.weigh(TYPES);
  const pattern = chances.weigh(patternsFor(desk, type));
  const weekday = weekdayOf(day);
  const again = pattern.who === 'self' ? as : undefined;
  const cast = inventCast(chances, desk, pattern, { day, weekday }, again);
  const channel = channelOf(chances, cast, type);
  const from = momentOf(chances, day, n);
  const by = officerFor(chances, desk, pattern, channel);
  const takes = chances.between(
    ...chances.weigh(TAKES[type === 'concern' ? 'slow' : type === 'question' ? 'usual' : 'quick']),
  );
  const say = (text: string) => expand(text, chances, cast.slots);
  const received = receivedAt(chances, channel, from, day);
  const queued = QUEUED.includes(channel) && from < at(day, 14 * 60);
  const typist = queued && desk.staff.has('Kamila Nowak') && chances.is(0.5) ? 'Kamila Nowak' : undefined;
  const taken = typist ? later(from, chances.between(12, 95)) : from;
  const planning: Planning = {
    chances,
    desk,
    cast,
    pattern,
    channel,
    by,
    receivedAt: received,
    from: taken,
    day,
    takes,
    say,
    answer: say(pattern.answer),
  };
  const words = say(pattern.words);
  const writer = mpFor(planning, key);
  if (writer) return letterStory(planning, { key, writer });
  const acts = planActs(planning);
  const atOnce = acts[0]?.at.getTime() === from.getTime() && acts.length === 1;
  acts.unshift(...goesElsewhere(planning), ...acknowledged(planning, words), ...condolences(planning));
  const opening = openingOf(planning);
  if (opening.safety) acts.push(...planDanger(planning, words));
  if (typist) acts.unshift({ at: later(taken, -1), by, do: take }, ...firstContact(planning));
  return {
    key,
    people: { caller: cast.caller, patient: cast.patient },
    opening: { ...opening, ...(typist && { owner: null }) },
    words: { channel, words, told: atOnce ? planning.answer : '', receivedAt: received },
    by: typist ?? by,
    as: again,
    openedAt: from,
    acts: acts.sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}

/** Now and then somebody asks their MP instead of us. */
function mpFor({ desk, pattern, cast, takes }: Planning, key: string) {
  const fits = desk.line.scene && pattern.type === 'concern' && pattern.who === 'self' && takes >= 3 && cast.place;
  const chances = chancesOf(`${desk.line.luck}/${key}/mp`);
  return fits && cast.caller && chances.is(0.06) ? drawMp(chances) : undefined;
}

function letterStory(planning: Planning, { key, writer }: { key: string; writer: ReturnType<typeof drawMp> }): Story {
  const { cast, by, from, desk, pattern, say, receivedAt } = planning;
  return {
    key,
    people: { caller: writer.person, patient: cast.caller },
    names: { caller: writer.person.name },
    opening: {
      type: 'mp',
      owner: desk.staff.get(by)?.id ?? null,
      place: cast.place?.id ?? null,
      subject: pattern.subject,
      receivedAt,
    },
    words: { channel: 'letter', words: `${cast.caller?.name} writes to me: “${say(pattern.words)}”`, receivedAt },
    by,
    openedAt: from,
    acts: planMp(planning, writer),
  };
}

/** What takes longer is told at once to whoever wrote: we have it, and who looks into it. */
function firstContact({ chances, takes, by, from, say, cast }: Planning): Act[] {
  if (takes === 0) return [];
  if (!cast.caller) return [{ at: later(from, 1), by, do: noFirstContact }];
  const words = say(
    'Rang {call}: [we have it and I am looking into it|went through it again, I am on it]. Gave my name and the number.',
  );
  return [{ at: later(from, chances.between(6, 30)), by, do: tellFirst(words) }];
}

/** Spread over the office hours, more before noon; in the order of n. */
function momentOf(chances: Chances, day: string, n: number): Date {
  const slot = 24 * n + chances.between(0, 22);
  return at(day, 9 * 60 + 5 + (slot % 450));
}

function channelOf(chances: Chances, cast: Cast, type: CaseType): Words['channel'] {
  if (cast.caller?.needs.includes('bsl')) return chances.pick(['video_relay', 'email']);
  if (type === 'thanks' && chances.is(0.25)) return chances.pick(['card', 'letter', 'card']);
  return chances.weigh(CHANNELS);
}

/** Emails, forms and voicemail came in overnight or earlier in the day; a call is written down as it happens. */
function receivedAt(chances: Chances, channel: Words['channel'], from: Date, day: string): Date {
  if (channel === 'phone' || channel === 'walk_in' || channel === 'ward') return later(from, -chances.between(3, 17));
  if (channel === 'letter' || channel === 'card') return later(from, -chances.between(30, 90));
  const overnight = chances.is(0.3);
  return overnight ? later(at(day, 0), -chances.between(20, 380)) : later(from, -chances.between(10, 180));
}

function officerFor(chances: Chances, desk: Desk, pattern: Pattern, channel: Words['channel']): string {
  const [first = ''] = desk.staff.keys();
  if (!desk.line.scene) return desk.line.staff[chances.is(0.85) ? 0 : chances.is(0.5) ? 1 : 2]?.[0] ?? first;
  if (pattern.subject === 'after_death' || pattern.subject === 'end_of_life')
    return chances.is(0.8) ? 'Helen Marsh' : 'Sam Reid';
  if (channel === 'card' || channel === 'letter') return chances.is(0.7) ? 'Kamila Nowak' : 'Marcus Bell';
  return chances.weigh([
    [30, 'Sam Reid'],
    [28, 'Priya Nair'],
    [19, 'Daniel Osei'],
    [11, 'Helen Marsh'],
    [9, 'Marcus Bell'],
    [3, 'Joanna Whitfield'],
  ] as const);
}

function openingOf({ chances, cast, pattern, desk, by, say, takes, receivedAt }: Planning): Opening {
  const asked = pattern.type === 'concern' || pattern.type === 'complaint';
  const sharing = asked
    ? chances.weigh([
        [24, 'not_asked'],
        [5, 'keep'],
        [24, 'no_name'],
        [47, 'name'],
      ] as const)
    : 'not_asked';
  const route =
    pattern.type === 'concern'
      ? chances.weigh([
          [62, 'informal'],
          [38, 'not_asked'],
        ] as const)
      : 'not_asked';
  return {
    type: pattern.type,
    owner: desk.staff.get(by)?.id ?? null,
    relation: cast.relation,
    place: cast.place?.id ?? null,
    subject: pattern.subject,
    sharing,
    ...(sharing === 'name' && {
      sharingWith: cast.place?.name ?? '',
      sharingNote: say('{call} said so [on the phone|in the email|at the desk].'),
    }),
    route,
    afterDeath: pattern.subject === 'after_death' && pattern.type !== 'thanks',
    safety:
      pattern.type === 'concern' &&
      pattern.who === 'kin' &&
      pattern.subject === 'care' &&
      chances.is(0.12) &&
      takes > 0,
    child: pattern.who === 'child',
    receivedAt,
  };
}

function planActs(planning: Planning): Act[] {
  const { chances, pattern, takes, channel } = planning;
  if (pattern.type === 'thanks' || pattern.type === 'idea' || pattern.type === 'experience')
    return planThanks(planning);
  if (pattern.type === 'complaint') return planLonger(planning);
  const written = channel === 'email' || channel === 'web' || channel === 'voicemail' || channel === 'letter';
  if (takes === 0 && pattern.type === 'question') return written ? planReply(planning) : [sorted(planning)];
  if (takes === 0 && chances.is(0.35) && !written) return [sorted(planning)];
  return planLonger(planning);
}

/** Settled before the receiver is down. */
function sorted(planning: Planning): Act {
  const { from, by, chances } = planning;
  const satisfied = chances.weigh([
    [62, 'not_asked'],
    [34, 'yes'],
    [4, 'partly'],
  ] as const);
  return { at: from, by, do: closeAtOnce({ outcome: outcomeOf(planning), told: 'yes', satisfied }) };
}

/** Written to us, answered in writing or by a call, and closed. */
function planReply(planning: Planning): Act[] {
  const { from, by, chances, channel, answer, cast } = planning;
  const reply = later(from, chances.between(8, 70));
  const phoned = channel === 'voicemail' || (chances.is(0.3) && cast.caller?.phone);
  return [
    { at: reply, by, do: writeTo(phoned ? 'phone' : channel === 'letter' ? 'letter' : 'email', answer) },
    { at: later(reply, 2), by, do: close({ outcome: outcomeOf(planning), told: 'yes' }) },
  ];
}

function planThanks(planning: Planning): Act[] {
  const { from, by, chances, answer, pattern, takes, day, desk, cast } = planning;
  const outcome = pattern.type === 'thanks' ? 'thanks' : 'information';
  const told = chances.is(0.5) ? 'no_need' : 'yes';
  const passed =
    takes === 0 ? later(from, chances.between(4, 50)) : inOffice(chances, openDay(day, takes, desk.calendar.hours));
  const learning = pattern.type === 'thanks' ? '' : chances.is(0.4) ? answer : '';
  const goes = cast.place && chances.is(0.5);
  return [
    { at: passed, by, do: note(answer) },
    ...(goes
      ? [{ at: later(passed, 1), by, do: passThanks(cast.place?.lead ?? '') }, ...thanked(planning, passed)]
      : []),
    { at: later(passed, 2), by, do: close({ outcome, told, learning }) },
  ];
}
