import { rememberSeeded, seedProgress } from '../src/identity/index.ts';
import type pg from 'pg';
import type { Trust } from '../src/platform/context.ts';
import type { House } from '../src/platform/house.ts';
import { addDays, localDate } from '../src/platform/time.ts';
import type { Thread } from './acts.ts';
import { type Desk, foundDesk, openDesk } from './desk.ts';
import { type Line, pipedLine, plainLine } from './line.ts';
import { isSceneKey, planScene, replanScene } from './scene.ts';
import { planStory, type Story } from './story.ts';
import { at } from './times.ts';
import { ANYTOWN, type TrustLine, TRUSTS } from './trusts.ts';
import { daysUntil, type Kept, planDay, resume, type Walk, walkDay } from './walk.ts';

type Say = (line: string) => void;

/** The demonstration begins so many days before its first start. */
const HISTORY_DAYS = 365;

/**
 * Makes the demonstration, or what has happened in it since the last start: two invented trusts, twelve months of cases,
 * and a day that is alive whenever it is looked at. All of it by the verbs, day by day, one transaction each; over
 * `pool`, if one is given that was opened with `pipeline`, twice as fast. False if there was nothing to do.
 */
export async function seedDemonstration(house: House, say: Say, pool?: pg.Pool): Promise<boolean> {
  const now = house.now();
  const today = localDate(now);
  const { until, seeding } = await seedProgress(house);
  if (until !== null && until >= today) return false;
  say(until ? 'Bringing the demonstration up to today …' : 'Making the demonstration: twelve months of two invented trusts …');
  const how = pool ? pipedLine(pool) : plainLine(house);
  for (const line of TRUSTS) {
    const walk = await openWalk(house, how, line, HISTORY_DAYS, seeding[line.key]);
    await walkTo(walk, now, say);
  }
  await rememberSeeded(house, today);
  return true;
}

const SMALL_DAYS = 56;

/**
 * A world for stories, made at the clock of the house: one trust with the people and places of Anytown, eight weeks with
 * some 200 cases, and the scene of today. `key` tells several of them in one database apart.
 */
export async function seedSmallWorld(house: House, say: Say, key = 'small'): Promise<Desk> {
  const { host: _, ...anytown } = ANYTOWN;
  const line: TrustLine = { ...anytown, key, domain: `${key}.example`, volume: { cases: 1150, quickLogs: 1150 } };
  const walk = await openWalk(house, plainLine(house), line, SMALL_DAYS);
  await walkTo(walk, house.now(), say);
  return walk.desk;
}

async function openWalk(house: House, how: Line, line: TrustLine, days: number, known?: unknown): Promise<Walk> {
  const now = house.now();
  const begins = at(addDays(localDate(now), -days), 0);
  const begin = (trust: Trust): Kept => ({ trust, until: begins.toISOString(), threads: [], regulars: [], known: {} });
  const kept = isKept(known) ? known : begin(await foundDesk(house, line, begins, begin));
  const desk = await openDesk(house, line, kept.trust, now);
  return resume(how, desk, kept, (thread) => replan(desk, thread));
}

function isKept(known: unknown): known is Kept {
  return typeof known === 'object' && known !== null && 'threads' in known;
}

function replan(desk: Desk, thread: Thread): Story | undefined {
  if (isSceneKey(thread.key)) return replanScene(desk, thread.key);
  const [day = '', n = ''] = thread.key.split('#');
  return planStory(desk, day, Number(n), thread.as);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Once a day, also where a start was broken off after it. */
function mayLay({ desk, known }: Walk, now: Date): boolean {
  return desk.line.scene === true && (!known.laidAt || localDate(new Date(known.laidAt)) < localDate(now));
}

async function walkTo(walk: Walk, now: Date, say: Say) {
  let count = 0;
  const days = daysUntil(walk.until, now);
  for (const [index, { day, to }] of days.entries()) {
    const scene = to === now && mayLay(walk, now) ? planScene(walk.desk, now) : [];
    count += await walkDay(walk, planDay(walk, day), to, scene);
    const month = day.slice(0, 7);
    if (days[index + 1]?.day.slice(0, 7) === month) continue;
    say(`… ${walk.desk.line.shortName}, ${MONTHS[Number(month.slice(5)) - 1]}: ${count} cases`);
    count = 0;
  }
}
