import type { Trust } from '../src/platform/context.ts';
import type { House } from '../src/platform/house.ts';
import { addDays, localDate } from '../src/platform/time.ts';
import type { Thread } from './acts.ts';
import { type Desk, foundDesk, openDesk } from './desk.ts';
import type { Line } from './line.ts';
import { isSceneKey, planScene, replanScene } from './scene.ts';
import { planStory, type Story } from './story.ts';
import { at } from './times.ts';
import type { TrustLine } from './trusts.ts';
import { daysUntil, type Kept, planDay, resume, type Walk, walkDay } from './walk.ts';

export type Say = (line: string) => void;

/** Opens the trust where the last start left off, or founds it so many days before now. */
export async function openWalk(house: House, how: Line, line: TrustLine, days: number, known?: unknown): Promise<Walk> {
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
  return desk.line.scene !== undefined && (!known.laidAt || localDate(new Date(known.laidAt)) < localDate(now));
}

/** Walks day by day to now, with a line for each month. */
export async function walkTo(walk: Walk, now: Date, say: Say) {
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
