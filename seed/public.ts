// What everybody reads of an invented trust: where to find help, guides, ways to get involved, what changed, what
// people say of PALS. By the verbs, and public only because a second officer looked.
import { findCase } from '../src/cases/index.ts';
import { addHelp } from '../src/directory/index.ts';
import { addImprovement, askToCheck, checkImprovement, findImprovement } from '../src/improvements/index.ts';
import {
  addEvent,
  addOpportunity,
  answerSignUp,
  askToCome,
  changeComing,
  findEvent,
  findMember,
  findOpportunity,
  holdEvent,
  listComings,
  listSignUps,
  putOnRegister,
  signUp,
} from '../src/involvement/index.ts';
import { addGuide, passGuide } from '../src/library/index.ts';
import { addWay, createPerson } from '../src/people/index.ts';
import { listSites } from '../src/places/index.ts';
import type { Ctx } from '../src/platform/context.ts';
import type { House } from '../src/platform/house.ts';
import { addDays, type Day, localDate } from '../src/platform/time.ts';
import { changeRules, keepAnswer, listAnswers, maybeAskOf, planAsk, readAnswer } from '../src/satisfaction/index.ts';
import { actAs, type Desk, staffMember } from './desk.ts';
import { plainLine } from './line.ts';
import { at } from './times.ts';
import { HELP } from './words/help.ts';
import { ABOUT_US, GUIDES, IMPROVEMENTS, type ImprovementLine, UNCHECKED, WAYS } from './words/public.ts';

const [WRITER, SECOND, OWNER, MANAGER] = ['Marcus Bell', 'Joanna Whitfield', 'Priya Nair', 'Joanna Whitfield'];

/** Once, when the demonstration is made. */
export async function layPublic(house: House, desk: Desk) {
  const now = house.now();
  await plainLine(house)(desk.trust, now, async (system) => {
    /** Somebody at work, so many days ago. */
    const as = (name: string, days: number, minutes = 11 * 60): Ctx =>
      actAs(system, staffMember(desk, name), days === 0 ? now : at(addDays(localDate(now), -days), minutes));
    await layHelp(as);
    await layGuides(as);
    await layImprovements(as);
    await layInvolvement(as);
    await layAnswers(system, as);
  });
}

type As = (name: string, days: number, minutes?: number) => Ctx;

/** Looked at a month ago by the officer who keeps it: current for some months. */
async function layHelp(as: As) {
  const looked = as(MANAGER, 30);
  for (const { where, ...line } of HELP) {
    await addHelp(looked, {
      ...line,
      ...{ more: '', other_ways: '', email: '', website: '', cost: 'Free', languages: '', area: 'Anytown', how: '' },
      ...{ note: '', crisis: false, shown: 'public', owner_id: staffOf(looked), valid_to: null, successor_id: null },
      places: where ? [{ ...where, times: line.hours }] : [],
    });
  }
}

async function layGuides(as: As) {
  const written = as(WRITER, 60);
  const review_on = addDays(localDate(written.now), 180);
  for (const line of GUIDES) {
    const owner_id = staffOf(written);
    const guide = await addGuide(written, { ...line, place_id: null, owner_id, review_on });
    if (line.shared) await passGuide(as(SECOND, 58), guide, guide.edition);
  }
}

const staffOf = ({ actor }: Ctx): string => actor.id ?? '';

async function layImprovements(as: As) {
  for (const [index, line] of IMPROVEMENTS.entries()) {
    const days = 18 - index * 4;
    const id = await write(as('Daniel Osei', days), line);
    const second = as(SECOND, days - 1);
    const one = await findImprovement(second, id);
    await checkImprovement(second, one, { version: one.version, nobodyKnown: true });
  }
  const asking = as('Daniel Osei', 0);
  const id = await write(asking, UNCHECKED);
  await askToCheck(asking, await findImprovement(asking, id), staffOf(as(OWNER, 0)));
}

async function write(ctx: Ctx, { words, days, at: site }: ImprovementLine): Promise<string> {
  const sites = await listSites(ctx);
  return addImprovement(ctx, {
    ...words,
    changed_on: days === null ? null : addDays(localDate(ctx.now), -days),
    site_id: sites.find(({ name }) => name === site)?.id ?? null,
    place_id: null,
  });
}

/** Each is rung up: nothing goes out of the demonstration by itself. */
const PEOPLE = [
  ['Ruth Adeyemi', '07700 900611', 'By bus'],
  ['Colin Frost', '07700 900612', 'By car, a space near the door'],
  ['Meera Pillai', '07700 900613', ''],
] as const;

async function layInvolvement(as: As) {
  const panel = await open(as(OWNER, 70), 'panel');
  await open(as(OWNER, 66), 'readers');
  const group = await open(as(OWNER, 64), 'waiting');
  await open(as(OWNER, 62), 'welcome');
  for (const [index, who] of PEOPLE.entries()) {
    const known = await register(as(OWNER, 55 - index), who);
    await join(as(OWNER, 50 - index), known, index === 2 ? panel : group, true);
    if (index < 2) await join(as(OWNER, 45 - index), known, panel, index === 0);
  }
  await meet(as, group);
  const planning = as(OWNER, 9);
  const of = await findOpportunity(planning, panel);
  await addEvent(planning, of, {
    ...{ title: 'The panel meets', starts_at: at(addDays(localDate(planning.now), 30), 14 * 60), minutes: 120 },
    ...{ place: WAYS.panel.place, online: '', places: WAYS.panel.places, access: WAYS.panel.access },
  });
}

async function open(ctx: Ctx, key: keyof typeof WAYS): Promise<string> {
  return addOpportunity(ctx, {
    ...WAYS[key],
    ...{ ask: 'Priya at PALS, 020 7946 0100', apply_by: null, state: key === 'waiting' ? 'full' : 'open' },
    owner_id: staffOf(ctx),
  });
}

async function register(ctx: Ctx, [name, phone, travel]: (typeof PEOPLE)[number]) {
  const person = await createPerson(ctx, { name });
  await addWay(ctx, person, { kind: 'phone', value: phone });
  return putOnRegister(ctx, {
    ...{ person: person.id, kinds: [], consent: 'yes', edition: 1, consentHow: 'phone', channel: 'phone', travel },
    ...{ expenses: travel ? 'yes' : 'no', madePerson: true },
  });
}

/** Signed up for it by phone, and where somebody has answered: taken on. */
async function join(ctx: Ctx, member: Awaited<ReturnType<typeof register>>, id: string, isTakenOn: boolean) {
  const opportunity = await findOpportunity(ctx, id);
  await signUp(ctx, member, opportunity);
  const row = (await listSignUps(ctx, opportunity)).find(({ member_id }) => member_id === member.id);
  if (row) await answerSignUp(ctx, row, isTakenOn ? 'taken_on' : 'waiting');
}

/** It took place: who came, what was paid back. What came of it is owed to them. */
async function meet(as: As, group: string) {
  const planning = as(OWNER, 40);
  const opportunity = await findOpportunity(planning, group);
  const day: Day = addDays(localDate(planning.now), 26);
  const id = await addEvent(planning, opportunity, {
    ...{ title: 'Waiting in outpatients', starts_at: at(day, 14 * 60), minutes: 90, place: WAYS.waiting.place },
    ...{ online: '', places: WAYS.waiting.places, access: WAYS.waiting.access },
  });
  const event = await findEvent(planning, id);
  for (const { member_id, state } of await listSignUps(planning, opportunity))
    if (state === 'taken_on') await askToCome(planning, event, await findMember(planning, member_id));
  const after = as(OWNER, 13);
  for (const row of await listComings(after, event)) {
    const paid = {
      paidPence: 460,
      paidKind: 'expenses' as const,
      paidFor: 'the bus there and back',
      paidOn: localDate(after.now),
    };
    await changeComing(after, event, row, { state: 'came', needs: '', arranged: true, ...paid }, row.version);
  }
  await holdEvent(after, await findEvent(after, id));
}

const MOST_ASKED = 90;
const ASKED_SINCE_DAYS = 190;

/** Whoever the rule lets be asked has answered by a link nine days after closing; the manager has read who was not happy. */
async function layAnswers(system: Ctx, as: As) {
  const turnedOn = as(MANAGER, ASKED_SINCE_DAYS + 1);
  const rule = { asks: true, percent: 100, after_days: 7, again_months: 6, link_days: 28, remind_days: 0 };
  await changeRules(turnedOn, rule, localDate(turnedOn.now));
  const closed = await system.db
    .selectFrom('cases')
    .select(['ref', 'closed_at'])
    .where('trust_id', '=', system.trust.id)
    .where('closed_at', '>', as(MANAGER, ASKED_SINCE_DAYS).now)
    .where('closed_at', '<', as(MANAGER, 12).now)
    .orderBy('closed_at')
    .orderBy('ref')
    .execute();
  const every = Math.max(1, Math.floor(closed.length / MOST_ASKED));
  const chosen = closed.filter((_, index) => index % every === 0);
  for (const [index, { ref, closed_at }] of chosen.entries())
    if (closed_at) await answer(system, as, ref, closed_at, index);
}

const DAY_MS = 86_400_000;

async function answer(system: Ctx, as: As, ref: string, closedAt: Date, index: number) {
  const then = { ...system, now: closedAt };
  const kase = await findCase(then, ref);
  await planAsk(then, kase.id);
  const ask = await maybeAskOf(then, kase);
  if (ask?.state !== 'waiting') return;
  const later = { ...system, now: new Date(closedAt.getTime() + 9 * DAY_MS) };
  const said = {
    considering: index % 4 === 3 ? 'partly' : 'yes',
    making: 'yes',
    informed: index % 5 === 4 ? 'partly' : 'yes',
    outcome: index % 9 === 8 ? 'no' : 'yes',
    reflecting: index % 11 === 10 ? 'na' : 'yes',
  } as const;
  await keepAnswer(later, ask, { said, words: ABOUT_US[index % 12] ?? '', contact: false, way: 'link' });
  const reader = { ...as(MANAGER, 0), now: new Date(later.now.getTime() + DAY_MS) };
  for (const one of await listAnswers(reader, true)) await readAnswer(reader, one.id);
}
