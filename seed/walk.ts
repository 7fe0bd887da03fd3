import { keepSeeding } from '../src/identity/index.ts';
import type { Ctx, Trust } from '../src/platform/context.ts';
import { addDays, type Day, localDate } from '../src/platform/time.ts';
import { firstWords, makePerson, open, type Regular, type Thread } from './acts.ts';
import { calledIn } from './cast.ts';
import { chancesOf } from './chances.ts';
import { actAs, type Desk, staffMember } from './desk.ts';
import type { Line } from './line.ts';
import { isSceneKey } from './scene.ts';
import { clearExtras, layExtras } from './scene-extras.ts';
import { addSmallThings } from './small-things.ts';
import { planStory, type Story } from './story.ts';
import { at, later } from './times.ts';
import { countOn } from './volume.ts';

/** What is kept between two starts: everything else is planned again from the keys. */
export type Kept = {
  trust: Trust;
  /** All that was to happen until here has happened. */
  until: string;
  threads: Pick<Thread, 'key' | 'case' | 'as'>[];
  regulars: Regular[];
  /** People of the scene of today, by name: they come again. */
  known: Record<string, string>;
};

/** `since`: what the scene did before this start is done now. */
type Going = { thread: Thread; story: Story; since?: Date };

export type Walk = {
  line: Line;
  desk: Desk;
  until: Date;
  going: Going[];
  regulars: Regular[];
  known: Record<string, string>;
};

/** Goes on where the last start left off. `replan` makes a story from its key. */
export function resume(line: Line, desk: Desk, kept: Kept, replan: (thread: Thread) => Story | undefined): Walk {
  const going = kept.threads.flatMap((thread) => {
    const story = replan(thread);
    return story ? [{ thread: { ...thread }, story }] : [];
  });
  return { line, desk, until: new Date(kept.until), going, regulars: kept.regulars, known: kept.known };
}

/** The stories of a day, planned from the day alone. */
export function planDay(walk: Walk, day: Day): Story[] {
  const { line, calendar } = walk.desk;
  const count = countOn(`${line.luck}/cases`, day, line.volume.cases, calendar.hours);
  const stories = Array.from({ length: count }, (_, n) =>
    planStory(walk.desk, day, n, drawRegular(walk, `${day}#${n}`)),
  );
  return stories.sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
}

/** One in twelve callers has been here before. */
function drawRegular(walk: Walk, key: string): Regular | undefined {
  const chances = chancesOf(`${walk.desk.line.luck}/${key}/again`);
  return walk.regulars.length > 8 && chances.is(0.12) ? chances.pick(walk.regulars) : undefined;
}

/** Everything that happens from walk.until to `to`, on one day, in one transaction. Returns how many cases were opened. */
export async function walkDay(
  walk: Walk,
  stories: readonly Story[],
  to: Date,
  scene: readonly Story[] = [],
): Promise<number> {
  const opened = stories.filter((story) => story.openedAt > walk.until && story.openedAt <= to);
  const fresh: Going[] = [
    ...scene.map((story) => ({ thread: { key: story.key }, story, since: LONG_AGO })),
    ...opened.map((story) => ({ thread: { key: story.key, as: story.as }, story })),
  ];
  const busy = [...walk.going, ...fresh].filter(
    ({ story, since }) => dueActs(story, since ?? walk.until, to).length > 0,
  );
  const { desk } = walk;
  const closed =
    fresh.length === 0 &&
    busy.length === 0 &&
    countOn(`${desk.line.luck}/quick`, localDate(later(to, -1)), 1e6, desk.calendar.hours) === 0;
  if (closed) {
    walk.until = to;
    return 0;
  }
  await walk.line(desk.trust, to, async (ctx) => {
    // The scene of an earlier start comes to its end before the new one begins.
    const former = scene.length > 0 ? walk.going.filter(({ story }) => isSceneKey(story.key)) : [];
    await Promise.all(former.map((going) => goOn(ctx, walk, going, to, true)));
    walk.going = walk.going.filter((going) => !former.includes(going));
    await openAll(ctx, walk, fresh);
    await Promise.all(busy.filter((going) => !former.includes(going)).map((going) => goOn(ctx, walk, going, to)));
    await addSmallThings(ctx, desk, walk.until, to);
    if (scene.length > 0) await layScene(ctx, walk, to);
    walk.going = [...walk.going, ...fresh.map(({ thread, story }) => ({ thread, story }))].filter(
      ({ story }) => (story.acts.at(-1)?.at ?? walk.until) > to,
    );
    await keepSeeding(ctx.db, desk.line.key, keptOf(walk, to));
  });
  walk.until = to;
  return fresh.length;
}

const LONG_AGO = new Date(0);

/** The call that was begun, the message, the note of last night: in the place of those of the last start. */
async function layScene(ctx: Ctx, walk: Walk, now: Date) {
  if (walk.known.laidAt) await clearExtras(ctx, walk.desk, walk.known, new Date(walk.known.laidAt));
  Object.assign(walk.known, await layExtras(ctx, walk.desk, now), { laidAt: now.toISOString() });
}

export function keptOf(walk: Walk, until: Date): Kept {
  const threads = walk.going.map(({ thread }) => ({ key: thread.key, case: thread.case, as: thread.as }));
  const { regulars, known, desk } = walk;
  return { trust: desk.trust, until: until.toISOString(), threads, regulars, known };
}

const dueActs = (story: Story, after: Date, to: Date) => story.acts.filter((act) => act.at > after && act.at <= to);

/** People first, then the cases in the order of the day, then what was said. */
async function openAll(ctx: Ctx, walk: Walk, fresh: readonly Going[]) {
  const as = (story: Story) => actAs(ctx, staffMember(walk.desk, story.by), story.openedAt);
  await Promise.all(fresh.map(({ thread, story }) => meet(as(story), walk, thread, story)));
  await Promise.all(fresh.map(({ thread, story }) => open(as(story), thread, story.opening, story.names?.patient)));
  await Promise.all(fresh.map(({ thread, story }) => firstWords(as(story), thread, story.words)));
}

async function meet(ctx: Ctx, walk: Walk, thread: Thread, { people, as, opening, names }: Story) {
  const find = async (who: typeof people.caller, name: string | undefined, died: boolean) => {
    if (!who) return undefined;
    const known = name && walk.known[name];
    if (known) return known;
    const id = await makePerson(ctx, who, died);
    if (name) walk.known[name] = id;
    return id;
  };
  thread.caller = as?.id ?? (await find(people.caller, names?.caller, false));
  thread.patient = await find(people.patient, names?.patient, opening.afterDeath ?? false);
  if (people.caller && !as && !people.patient && !names) remember(walk, thread, people.caller);
}

const MOST_REGULARS = 40;

function remember(walk: Walk, thread: Thread, who: NonNullable<Story['people']['caller']>) {
  const chances = chancesOf(`${walk.desk.line.luck}/${thread.key}/regular`);
  if (!thread.caller || !chances.is(0.12)) return;
  walk.regulars = [...walk.regulars, { id: thread.caller, call: calledIn(who), gender: who.gender }].slice(
    -MOST_REGULARS,
  );
}

async function goOn(ctx: Ctx, walk: Walk, { thread, story, since }: Going, to: Date, all = false) {
  for (const act of all ? story.acts.filter((each) => each.at > walk.until) : dueActs(story, since ?? walk.until, to)) {
    await act.do(actAs(ctx, staffMember(walk.desk, act.by), act.at < to ? act.at : to), thread);
  }
}

/** Days from the one in which walk.until lies to the one of `now`; each with the moment where its work ends. */
export function daysUntil(from: Date, now: Date): { day: Day; to: Date }[] {
  const days: { day: Day; to: Date }[] = [];
  for (let day = localDate(from); at(day, 0) < now; day = addDays(day, 1)) {
    const end = at(addDays(day, 1), 0);
    days.push({ day, to: end < now ? end : now });
  }
  return days;
}
