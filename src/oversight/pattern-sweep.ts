// The sweep that looks through what was read, and keeps the patterns that it finds.
import { countReadDays, listReadsBetween, whoActed } from '../audit/index.ts';
import { isOpenAt, loadCalendar } from '../calendar/index.ts';
import { casesByIds } from '../cases/index.ts';
import { listStaff } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Sweep } from '../platform/jobs.ts';
import { atLocal, localDate } from '../platform/time.ts';
import { listOpenings } from './openings.ts';
import { keepPatterns } from './pattern-finds.ts';
import { type Known, MOST_DAYS, type Pattern, patternsIn, type Read, type Rule } from './patterns.rules.ts';
import { type DatedRule, listRules } from './thresholds.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Every hour the reads since the last time are looked through, from the beginning of their day: patterns count by days. */
export const findPatternsOften: Sweep = { at: '25 0,2-23 * * *', run: findPatterns };

/** Looks for patterns in what was read, and keeps what it finds. What it finds again only counts on. */
async function findPatterns(ctx: Ctx): Promise<void> {
  const reads = await readsSince(ctx, await lookedTo(ctx));
  const rules = (await listRules(ctx)).filter(({ at_least }) => at_least > 0);
  const found = patternsIn(reads, rules, await knownOf(ctx, reads, rules));
  await keepPatterns(ctx, [...found, ...(await openingPatterns(ctx, rules))], rules);
  await ctx.db
    .insertInto('read_pattern_marks')
    .values({ trust_id: ctx.trust.id, looked_to: ctx.now })
    .onConflict((same) => same.column('trust_id').doUpdateSet({ looked_to: ctx.now }))
    .execute();
}

async function lookedTo(ctx: Ctx): Promise<Date> {
  const earliest = new Date(ctx.now.getTime() - MOST_DAYS * DAY);
  const mark = await ctx.db
    .selectFrom('read_pattern_marks')
    .select('looked_to')
    .where('trust_id', '=', ctx.trust.id)
    .forUpdate()
    .executeTakeFirst();
  const from = mark && mark.looked_to > earliest ? mark.looked_to : earliest;
  return atLocal(localDate(from), '00:00');
}

async function readsSince(ctx: Ctx, from: Date): Promise<Read[]> {
  const rows = await listReadsBetween(ctx, from, ctx.now);
  return rows.map(({ at, user_id, case_id, person_id }) => ({
    ...{ at, day: localDate(at), user: user_id },
    ...{ case: case_id, person: person_id },
  }));
}

/** A few questions for all reads together, however many there are. */
async function knownOf(ctx: Ctx, reads: readonly Read[], rules: readonly Rule[]): Promise<Known> {
  const ids = [...new Set(reads.flatMap((read) => read.case ?? []))];
  const often = rules.find(({ code }) => code === 'no_part');
  const since = new Date(ctx.now.getTime() - (often?.within_minutes ?? 0) * MINUTE);
  const [staff, cases, acted, days, { hours }] = await Promise.all([
    listStaff(ctx),
    casesByIds(ctx, ids),
    whoActed(ctx, ids),
    often ? countReadDays(ctx, ids, since, often.at_least) : [],
    loadCalendar(ctx),
  ]);
  const facts = [...cases].map(
    ([id, kase]): [string, { people: string[]; owner: string | null; closed: Date | null }] => [
      id,
      {
        people: [kase.caller_id, kase.patient_id].flatMap((person) => person ?? []),
        owner: kase.owner_id,
        closed: kase.closed_at,
      },
    ],
  );
  const people = await peopleByIds(ctx, [
    ...reads.flatMap((read) => read.person ?? []),
    ...facts.flatMap(([, kase]) => kase.people),
  ]);
  return {
    staff: new Map(staff.map(({ id, name }) => [id, name])),
    leads: new Set(staff.filter(({ role }) => LEADS.includes(role)).map(({ id }) => id)),
    cases: new Map(facts),
    // Who is known from a restricted case is compared with nobody: the comparison would tell their name.
    people: new Map([...people].flatMap(([id, { access, name }]) => (access === 'open' ? [[id, name]] : []))),
    parts: new Set(acted.map(({ actor_id, case_id }) => `${actor_id} ${case_id}`)),
    days: new Map(days.map(({ user_id, case_id, days: count }) => [`${user_id} ${case_id}`, count])),
    isOpen: (at) => isOpenAt(at, hours),
  };
}

/** Looking into cases of others is their work. */
const LEADS: readonly string[] = ['manager', 'senior_officer', 'information_governance'];

const MOST_OPENINGS = 1000;

/** Restricted cases that one reader opened with a reason, or tried to, again and again. */
async function openingPatterns(ctx: Ctx, rules: readonly DatedRule[]): Promise<Pattern[]> {
  const all = await listOpenings(ctx, { most: MOST_OPENINGS });
  return rules.flatMap((rule) => {
    if (rule.code !== 'openings' && rule.code !== 'tries') return [];
    const since = new Date(ctx.now.getTime() - rule.within_minutes * MINUTE);
    const fits = all.filter(({ at, granted }) => at > since && granted === (rule.code === 'openings'));
    return [...new Set(fits.map(({ user_id }) => user_id))].flatMap((user) => {
      const own = fits.filter(({ user_id }) => user_id === user).map(({ at }) => at);
      const [last, first] = [own[0], own.at(-1)];
      if (own.length < rule.at_least || !first || !last) return [];
      const span = { day: localDate(last), first, last };
      return [{ code: rule.code, user, case: null, person: null, count: own.length, ...span }];
    });
  });
}
