import { nextDayOpen } from '../src/calendar/index.ts';
import { keepPromise } from '../src/cases/index.ts';
import { addHandover } from '../src/day/index.ts';
import { confirmPlace, findPlace } from '../src/places/index.ts';
import type { Ctx } from '../src/platform/context.ts';
import { localDate } from '../src/platform/time.ts';
import { logQuestion } from '../src/quicklog/index.ts';
import { leaveMessage } from '../src/voicemails/index.ts';
import { type Chances, chancesOf } from './chances.ts';
import { actAs, type Desk, staffMember } from './desk.ts';
import { inventName } from './names.ts';
import { at, later } from './times.ts';
import { countOn } from './volume.ts';
import { PROGRESS } from './words/progress.ts';

const HANDOVERS = [
  'Cover for me until 11 tomorrow: dentist. Nothing promised before noon.',
  'Anything about the car park barrier: it is known, mended by Thursday.',
  'The appointments line is down to one person all week. Please say so to callers, kindly.',
  'Volunteers’ meeting at 2 in the seminar room, desk closed for half an hour.',
  'Switchboard sends us calls for the other site again. I rang them, new list is out.',
  'Ward round with matron on the fourth floor went well. Two families would like a visit.',
  'Post from the weekend is typed up, three letters wait for an owner.',
  'If the gentleman with the parking fine rings: it is cancelled, letter is on its way.',
];

/** Quick logs, messages between colleagues and handover notes of a day. */
export async function addSmallThings(ctx: Ctx, desk: Desk, after: Date, to: Date) {
  const day = localDate(later(to, -1));
  await logAll(ctx, desk, day, after, to);
  const open = countOn(`${desk.line.luck}/open`, day, 10_000, desk.calendar.hours) > 0;
  const chances = chancesOf(`${desk.line.luck}/${day}/small`);
  if (open) await checkPlace(ctx, desk, day, after, to);
  if (!open || desk.line.volume.cases < 1000) return;
  const officers = ['Sam Reid', 'Priya Nair', 'Daniel Osei', 'Marcus Bell', 'Helen Marsh'];
  const inTime = (moment: Date) => moment > after && moment <= to;
  const noted = at(day, 16 * 60 + 30 + chances.between(0, 25));
  const author = chances.pick(officers);
  const words = chances.pick(HANDOVERS);
  if (chances.is(0.3) && inTime(noted))
    await addHandover(actAs(ctx, staffMember(desk, author), noted), words, nextDayOpen(noted, desk.calendar.hours));
  const taken = at(day, 10 * 60 + chances.between(0, 300));
  const from = chances.pick(officers);
  if (chances.is(0.35) && inTime(taken))
    await passMessage(ctx, desk, chances, {
      from,
      to: chances.pick(officers.filter((name) => name !== from)),
      at: taken,
    });
}

/** Somebody rings a ward or service and asks if the directory has it right; most are asked once in half a year. */
async function checkPlace(ctx: Ctx, desk: Desk, day: string, after: Date, to: Date) {
  const chances = chancesOf(`${desk.line.luck}/${day}/directory`);
  const when = at(day, 14 * 60 + chances.between(0, 120));
  const place = chances.pick(desk.places);
  const [first] = desk.staff.keys();
  const asker = desk.staff.has('Kamila Nowak') ? 'Kamila Nowak' : (first ?? '');
  if (when <= after || when > to || !chances.is(Math.min(1, desk.places.length / 60))) return;
  const writer = actAs(ctx, staffMember(desk, asker), when);
  await confirmPlace(writer, await findPlace(writer, place.id));
}

const TILES = [
  [28, 'where'],
  [11, 'visiting'],
  [14, 'phone_number'],
  [15, 'appointment'],
  [14, 'parking'],
  [5, 'lost_property'],
  [4, 'how_to_complain'],
  [9, 'other'],
] as const;

/** What people ask in passing: at the entrance mostly, volunteers more than officers. */
async function logAll(ctx: Ctx, desk: Desk, day: string, after: Date, to: Date) {
  const count = countOn(`${desk.line.luck}/quick`, day, desk.line.volume.quickLogs, desk.calendar.hours);
  const chances = chancesOf(`${desk.line.luck}/${day}/quick`);
  const may = [...desk.staff.values()].filter((user) => user.may.has('quicklog.write') && user.may.has('cases.write'));
  const volunteers = [...desk.staff.values()].filter((user) => user.role === 'volunteer');
  const logs = Array.from({ length: count }, () => ({
    when: at(day, 9 * 60 + chances.between(0, 470)),
    who: chances.pick(chances.is(0.6) ? volunteers : may),
    tile: chances.weigh(TILES),
    place: chances.is(0.3) ? chances.pick(desk.places).id : undefined,
  }));
  const due = logs.filter(({ when }) => when > after && when <= to).sort((a, b) => a.when.getTime() - b.when.getTime());
  await Promise.all(due.map(({ when, who, tile, place }) => logQuestion(actAs(ctx, who, when), { tile, place })));
}

/** "Please ring this number back", rung back within two hours. */
async function passMessage(ctx: Ctx, desk: Desk, chances: Chances, message: { from: string; to: string; at: Date }) {
  const who = `${chances.pick(['Mrs', 'Mr', 'Ms'])} ${inventName(chances, 'she', 'middle').family}`;
  const writer = actAs(ctx, staffMember(desk, message.from), message.at);
  const made = await leaveMessage(writer, {
    owner: staffMember(desk, message.to).id,
    who,
    number: `07700 900${chances.between(200, 999)}`,
    case: '',
    words: chances.pick(PROGRESS.message),
    due: later(message.at, 180),
  });
  const rung = later(message.at, chances.between(10, 120));
  await keepPromise(actAs(ctx, staffMember(desk, message.to), rung), made, { told: true });
}
