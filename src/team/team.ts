import { type Absence, canKeepFor, endOf, listAbsences, whoIsAway } from '../away/index.ts';
import { type Load, loadOfTeam, NO_LOAD } from '../cases/index.ts';
import { listStaff, type Staff } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { addDays, atLocal, localDate, weekdayOf } from '../platform/time.ts';
import { hardCallsSince } from './hard-calls.ts';
import { listUncovered } from './lines.ts';
import { isHere } from './members.ts';
import { listSiteCovers } from './sites.ts';
import { type Candidate, type Weights, weightOf } from './team.rules.ts';
import { loadWeights } from './weights.ts';

export type Member = {
  person: Staff;
  load: Load;
  weight: number;
  hardCalls: number;
  away: Absence | undefined;
  /** Their account has ended, and there is still work of theirs. */
  hasLeft: boolean;
};

export type NeedsCover = { absence: Absence; name: string; count: number; isNow: boolean };

export type Team = {
  members: Member[];
  weights: Weights;
  late: number;
  unowned: number;
  needsCover: NeedsCover[];
};

/** How far ahead the page looks for leave that is not covered. */
const AHEAD_DAYS = 7;

/** The team today, in order of name: of each what is theirs to do, and nothing about how fast they are. */
export async function loadTeam(ctx: Ctx): Promise<Team> {
  const [staff, loads, weights, hard, away, needsCover] = await Promise.all([
    listStaff(ctx),
    loadOfTeam(ctx),
    loadWeights(ctx),
    hardCallsSince(ctx, startOfWeek(ctx.now)),
    whoIsAway(ctx),
    loadNeedsCover(ctx),
  ]);
  const members = staff
    .filter((person) => (isHere(person) ? true : hasWork(loads.get(person.id))))
    .map((person): Member => {
      const load = loads.get(person.id) ?? NO_LOAD;
      const hardCalls = hard.get(person.id) ?? 0;
      const hasLeft = person.disabled_at !== null;
      return { person, load, weight: weightOf(load, weights), hardCalls, away: away.get(person.id), hasLeft };
    });
  const late = [...loads.values()].reduce((sum, load) => sum + load.late, 0);
  return { members, weights, late, unowned: loads.get('')?.open ?? 0, needsCover };
}

function startOfWeek(now: Date): Date {
  const today = localDate(now);
  return atLocal(addDays(today, 1 - weekdayOf(today)), '00:00');
}

const hasWork = (load: Load | undefined) => load !== undefined && load.promises + load.open > 0;

/** Who is away now or within a week, with promises that fall due in that time. */
async function loadNeedsCover(ctx: Ctx): Promise<NeedsCover[]> {
  const until = new Date(ctx.now.getTime() + AHEAD_DAYS * 86_400_000);
  const [absences, staff, uncovered] = await Promise.all([
    listAbsences(ctx),
    listStaff(ctx),
    listUncovered(ctx, until),
  ]);
  const names = new Map(staff.map(({ id, first_name }) => [id, first_name]));
  return absences.flatMap((absence) => {
    if (absence.starts_at >= until || endOf(absence) <= ctx.now) return [];
    const count = uncovered.filter(({ owner_id, due_at }) => isDuring(absence, owner_id, due_at, ctx.now)).length;
    const isNow = absence.starts_at <= ctx.now;
    return count > 0 ? [{ absence, name: names.get(absence.user_id) ?? 'A colleague', count, isNow }] : [];
  });
}

/** A promise of this person that somebody else has to keep: due in that time, or late while they are away. */
function isDuring(absence: Absence, owner: string | null, due: Date, now: Date): boolean {
  const at = due < now ? now : due;
  return owner === absence.user_id && absence.starts_at <= at && at < endOf(absence);
}

/** Everybody who can be given work, with what they carry: for suggestions. */
export async function listCandidates(ctx: Ctx, other?: Staff): Promise<Candidate[]> {
  const [staff, loads, weights, away, sites] = await Promise.all([
    listStaff(ctx),
    loadOfTeam(ctx),
    loadWeights(ctx),
    whoIsAway(ctx),
    listSiteCovers(ctx),
  ]);
  const fits = (person: Staff) => (other ? canKeepFor(person, other) : isHere(person));
  return staff.filter(fits).map(({ id, name, role }) => ({
    id,
    name,
    daily: role === 'officer' || role === 'senior_officer',
    weight: weightOf(loads.get(id) ?? NO_LOAD, weights),
    sites: new Set(sites.filter(({ user_id }) => user_id === id).map(({ site_id }) => site_id)),
    away: away.has(id),
  }));
}
