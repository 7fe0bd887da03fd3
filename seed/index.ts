import { rememberSeeded, seedProgress } from '../src/identity/index.ts';
import type pg from 'pg';
import type { House } from '../src/platform/house.ts';
import { addDays, localDate } from '../src/platform/time.ts';
import type { Thread } from './acts.ts';
import { foundDesk, openDesk } from './desk.ts';
import { type Line, pipedLine, plainLine } from './line.ts';
import { isSceneKey, planScene, replanScene } from './scene.ts';
import { planStory, type Story } from './story.ts';
import { at } from './times.ts';
import { type TrustLine, TRUSTS } from './trusts.ts';
import { daysUntil, type Kept, planDay, resume, type Walk, walkDay } from './walk.ts';

type Say = (line: string) => void;

/** The demonstration begins so many days before its first start. */
const HISTORY_DAYS = 365;

/**
 * Makes the demonstration, or what has happened in it since the last start: two invented trusts, twelve months of cases,
 * and a day that is alive whenever it is looked at. All of it by the verbs, day by day, one transaction each; over
 * `pool`, if one is given that was opened with `pipeline`, several times as fast.
 */
export async function seedDemonstration(house: House, say: Say, pool?: pg.Pool) {
  const now = house.now();
  const today = localDate(now);
  const { until, seeding } = await seedProgress(house);
  if (until !== null && until >= today) return;
  say(until ? 'Bringing the demonstration up to today …' : 'Making the demonstration: twelve months of two invented trusts …');
  const how = pool ? pipedLine(pool) : plainLine(house);
  for (const line of TRUSTS) {
    const walk = await openWalk(house, how, line, seeding[line.key]);
    await walkTo(walk, now, say);
  }
  await rememberSeeded(house, today);
}

async function openWalk(house: House, how: Line, line: TrustLine, known: unknown): Promise<Walk> {
  const now = house.now();
  if (isKept(known)) {
    const desk = await openDesk(house, line, known.trust, now);
    return resume(how, desk, known, (thread) => replan(desk, thread));
  }
  const begins = at(addDays(localDate(now), -HISTORY_DAYS), 0);
  const trust = await foundDesk(house, line, begins);
  const desk = await openDesk(house, line, trust, now);
  return { line: how, desk, until: begins, going: [], regulars: [], known: {} };
}

function isKept(known: unknown): known is Kept {
  return typeof known === 'object' && known !== null && 'threads' in known;
}

type OpenedDesk = Awaited<ReturnType<typeof openDesk>>;

function replan(desk: OpenedDesk, thread: Thread): Story | undefined {
  if (isSceneKey(thread.key)) return replanScene(desk, thread.key);
  const [day = '', n = ''] = thread.key.split('#');
  return planStory(desk, day, Number(n), thread.as);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

async function walkTo(walk: Walk, now: Date, say: Say) {
  let count = 0;
  const days = daysUntil(walk.until, now);
  for (const [index, { day, to }] of days.entries()) {
    const scene = to === now && walk.desk.line.scene ? planScene(walk.desk, now) : [];
    count += await walkDay(walk, planDay(walk, day), to, scene);
    const month = day.slice(0, 7);
    if (days[index + 1]?.day.slice(0, 7) === month) continue;
    say(`… ${walk.desk.line.shortName}, ${MONTHS[Number(month.slice(5)) - 1]}: ${count} cases`);
    count = 0;
  }
}
