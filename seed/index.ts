import type pg from 'pg';
import { rememberSeeded, seedProgress } from '../src/identity/index.ts';
import type { House } from '../src/platform/house.ts';
import { localDate } from '../src/platform/time.ts';
import type { Desk } from './desk.ts';
import { type OwnPool, pipedLine, plainLine } from './line.ts';
import { letPostCome } from './post.ts';
import { layPublic } from './public.ts';
import { ANYTOWN, TRUSTS, type TrustLine } from './trusts.ts';
import type { Walk } from './walk.ts';
import { openWalk, type Say, walkTo } from './world.ts';

/** The demonstration begins so many days before its first start. */
const HISTORY_DAYS = 365;

/**
 * Makes the demonstration, or what has happened in it since the last start: two invented trusts, twelve months of cases,
 * and a day that is alive whenever it is looked at. All of it by the verbs, day by day, one transaction each, both trusts
 * side by side; over a pool of its own, if one is given, twice as fast. True if it was made from nothing.
 */
export async function seedDemonstration(house: House, say: Say, over?: OwnPool): Promise<boolean> {
  const now = house.now();
  const today = localDate(now);
  const { until, seeding } = await seedProgress(house);
  if (until !== null && until >= today) return false;
  say(
    until
      ? 'Bringing the demonstration up to today …'
      : 'Making the demonstration: twelve months of two invented trusts …',
  );
  const how = over ? pipedLine(over) : plainLine(house);
  const walks: Walk[] = [];
  for (const line of TRUSTS) {
    walks.push(await openWalk(house, how, line, HISTORY_DAYS, seeding[line.key]));
  }
  await Promise.all(walks.map((walk) => walkTo(walk, now, say)));
  const [first] = walks;
  if (until === null && first) {
    await letPostCome(house, first.desk);
    await layPublic(house, first.desk);
  }
  await rememberSeeded(house, today);
  return until === null;
}

const SMALL_DAYS = 56;

/**
 * A world for stories, made at the clock of the house: one trust with the people and places of Anytown, eight weeks with
 * some 200 cases, and the scene of today. `key` tells several of them in one database apart; what happens in them is the same.
 */
export async function seedSmallWorld(
  house: House,
  say: Say,
  { key = 'small', pool }: { key?: string; pool?: pg.Pool } = {},
): Promise<Desk> {
  const line: TrustLine = { ...ANYTOWN, key, domain: `${key}.example`, volume: { cases: 1150, quickLogs: 1150 } };
  const walk = await openWalk(house, pool ? pipedLine({ pool }) : plainLine(house), line, SMALL_DAYS);
  await walkTo(walk, house.now(), say);
  return walk.desk;
}
