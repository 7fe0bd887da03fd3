import { type Case, contactsByIds, openableCase } from '../cases/index.ts';
import { listTold as listHelpTold } from '../directory/index.ts';
import { staffNames } from '../identity/index.ts';
import { listWays, type Person, REACH_WORDS, type Reach, usableWays, type Way, waysOffered } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, choice, form, id, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { dateTimeWords, dateWords, localDate } from '../platform/time.ts';
import { dueIn } from './due.ts';
import { HELPED, HELPED_WORDS, LEAP_YEAR, offeredOn, quietWhy, SLOT_WORDS, SLOTS } from './follow-ups.rules.ts';
import {
  chooseFollowUp,
  type FollowUp,
  findFollowUp,
  isAwaited,
  isRestorable,
  listFollowUps,
  livingOf,
  noteFollowUp,
  quietDays,
  restoreFollowUp,
  stopAllFollowUps,
  stopFollowUp,
  tryFollowUp,
} from './follow-ups.ts';
import { FollowUpsPage, type Refused } from './follow-ups.tsx';
import { readQuiet, saveQuiet } from './quiet.ts';
import { dayOf, loadPathway } from './steps.ts';

const AT = '/desk/cases/:ref/bereavement/follow-ups';

const choiceForm = form({
  slot: choice({ label: 'When?', choices: SLOTS, required: 'Choose when' }),
  chosen: choice({ label: 'Do they want it?', choices: ['yes', 'no'], required: 'Choose whether they want it' }),
  person: id({ label: 'Who?' }),
  day: text({ label: 'Which day?' }),
  time: text({ label: 'At what time?' }),
  way: text({ label: 'How?' }),
});
const againForm = form({
  day: text({ label: 'Which day?' }),
  time: text({ label: 'At what time?' }),
});
const outcomeForm = form({
  words: text({ label: 'What they said', max: [10_000, 'Use 10,000 characters or fewer'] }),
  helped: choice({ label: 'Did what we gave them help?', choices: HELPED }),
});
const quietForm = form({
  days: text({ label: 'Days on which nobody contacts them', max: [300, 'Use 300 characters or fewer'] }),
});

export function followUpRoutes(r: Router) {
  const write = { may: 'cases.write' } as const;
  const caseOf = (ctx: Ctx, ref: string | undefined) => openableCase(ctx, ref ?? '');
  r.get(AT, { may: 'cases.read' }, async (ctx, req) => page(ctx, await caseOf(ctx, req.params.ref)));
  r.post(AT, write, async (ctx, req) => {
    const kase = await caseOf(ctx, req.params.ref);
    const filled = choiceForm.submit(req.body);
    const refused = await attempt(filled, async ({ slot = 'other', chosen, person = '', day, time, way }) => {
      const wants = chosen === 'yes';
      const due = wants ? await dueIn(ctx, day, time || '11am') : undefined;
      await chooseFollowUp(ctx, kase, { person, slot, chosen: wants, due, way });
    });
    return refused ? page(ctx, kase, { choosing: refused }) : done(kase, 'chosen');
  });
  r.post(`${AT}/end`, write, async (ctx, req) => {
    const kase = await caseOf(ctx, req.params.ref);
    await stopAllFollowUps(ctx, kase);
    return done(kase, 'stopped');
  });
  r.post(`${AT}/quiet-days`, write, async (ctx, req) => {
    const kase = await caseOf(ctx, req.params.ref);
    const filled = quietForm.submit(req.body);
    const refused = await attempt(filled, ({ days }) => saveQuiet(ctx, kase, readQuiet(days, localDate(ctx.now))));
    return refused ? page(ctx, kase, { quiet: refused }) : redirect(pathTo(kase));
  });
  r.post(`${AT}/:id/stop`, write, async (ctx, req) => {
    const kase = await caseOf(ctx, req.params.ref);
    await stopFollowUp(ctx, kase, req.params.id ?? '');
    return done(kase, 'stopped');
  });
  r.post(`${AT}/:id/restoration`, write, async (ctx, req) => {
    const kase = await caseOf(ctx, req.params.ref);
    await restoreFollowUp(ctx, kase, req.params.id ?? '');
    return redirect(pathTo(kase));
  });
  r.post(`${AT}/:id/attempts`, write, async (ctx, req) => {
    const kase = await caseOf(ctx, req.params.ref);
    const { id: of } = await findFollowUp(ctx, kase, req.params.id ?? '');
    const filled = againForm.submit(req.body);
    const refused = await attempt(filled, async ({ day, time }) =>
      tryFollowUp(ctx, kase, of, await dueIn(ctx, day, time || '11am')),
    );
    return refused ? page(ctx, kase, { again: { id: of, filled: refused } }) : redirect(pathTo(kase));
  });
  r.post(`${AT}/:id/outcome`, write, async (ctx, req) => {
    const kase = await caseOf(ctx, req.params.ref);
    const { id: of } = await findFollowUp(ctx, kase, req.params.id ?? '');
    const filled = outcomeForm.submit(req.body);
    const refused = await attempt(filled, (said) => noteFollowUp(ctx, kase, of, said));
    return refused ? page(ctx, kase, { outcome: { id: of, filled: refused } }) : redirect(pathTo(kase));
  });
}

const pathTo = ({ ref }: Case) => `/desk/cases/${ref}/bereavement/follow-ups`;
const done = ({ ref }: Case, what: string) => redirect(`/desk/cases/${ref}/bereavement?done=${what}`);

async function page(ctx: Ctx, kase: Case, refused: Refused = {}): Promise<Reply> {
  const [pathway, rows, people, names, help] = await Promise.all([
    loadPathway(ctx, kase),
    listFollowUps(ctx, kase),
    livingOf(ctx, kase),
    staffNames(ctx),
    listHelpTold(ctx, kase),
  ]);
  const contacts = await contactsByIds(
    ctx,
    rows.flatMap(({ contact_id }) => contact_id ?? []),
  );
  const today = localDate(ctx.now);
  const diedOn = dayOf(pathway.steps, 'who', 'died_on');
  const quiet = quietDays(pathway.steps);
  const offers = SLOTS.map((slot) => {
    const on = offeredOn(slot, diedOn, today);
    const open = on && !quietWhy(on, slot, { diedOn, quiet }) ? on : undefined;
    const declined = rows.some((one) => one.slot === slot && !one.chosen && !one.stopped_at);
    return { slot, title: SLOT_WORDS[slot], day: open ? dateWords(open, today).replace(/^\w+ /, '') : '', declined };
  }).filter(({ slot }) => slot === 'other' || !rows.some((one) => one.slot === slot && isAwaited(one)));
  const recorded = await listWays(
    ctx,
    people.map(({ id: of }) => of),
  );
  const ways = waysOf(people, recorded);
  const nameOf = (of: string) => people.find(({ id: known }) => known === of)?.name ?? 'Somebody';
  const body = (
    <FollowUpsPage
      {...{ reference: kase.ref, offers, refused, mayWrite: mayDo(ctx.actor, 'cases.write') }}
      people={people.map((person) => ({ id: person.id, label: person.name }))}
      ways={ways.map((way) => ({ value: way, label: capital(REACH_WORDS[way]) }))}
      awaited={rows.filter(isAwaited).map((one) => ({
        ...{ id: one.id, title: `${SLOT_WORDS[one.slot]}: ${nameOf(one.person_id)}` },
        words: awaitedWords(ctx, one, recordedFor(people, recorded, one)),
      }))}
      past={rows
        .filter((one) => !isAwaited(one))
        .map((one) => ({
          ...pastLine(ctx, one, names, contacts.get(one.contact_id ?? '')?.words),
          restorable: isRestorable(one, rows, ctx.now),
        }))}
      quiet={quiet.map((day) => dateWords(`${LEAP_YEAR}-${day}`, `${LEAP_YEAR}-01-01`).replace(/^\w+ /, '')).join(', ')}
      support={help.flatMap(({ entries }) => entries.map(({ name, helped }) => ({ name, helped: helped ?? '' })))}
    />
  );
  const status = Object.keys(refused).length > 0 ? 422 : 200;
  return deskPage({ title: `Hearing from us again, ${kase.ref}`, section: 'cases', width: 'form', status, body });
}

/** How they can be reached: the ways for which something is recorded come first. */
function waysOf(people: readonly Person[], recorded: readonly Way[]): Reach[] {
  const known = people.flatMap((person) => usableOf(person, recorded).map(({ as }) => as));
  const offered = people.flatMap((person) => waysOffered(person)).filter((way) => way !== 'voicemail');
  return [...new Set([...offered.filter((way) => known.includes(way)), ...offered])];
}

const usableOf = (person: Person, recorded: readonly Way[]) =>
  usableWays(
    person,
    recorded.filter(({ person_id }) => person_id === person.id),
  );

/** The number or address by which they chose to hear from us. */
function recordedFor(people: readonly Person[], recorded: readonly Way[], { person_id, way }: FollowUp): string {
  const person = people.find(({ id: known }) => known === person_id);
  return (person && usableOf(person, recorded).find(({ as }) => as === way)?.way.value) ?? '';
}

function awaitedWords(ctx: Ctx, { due_at, way }: FollowUp, number: string): string {
  if (!due_at) return '';
  const by = `by ${REACH_WORDS[way as Reach] ?? way}`;
  return [dateTimeWords(due_at, ctx.now), by, number].filter(Boolean).join(', ');
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** What was declined, stopped or done: by whom and when, and what they said. */
function pastLine(ctx: Ctx, one: FollowUp, names: ReadonlyMap<string, string>, words = '') {
  const { slot, chosen, done_at, done_by, stopped_at, stopped_by, made_by, made_at, helped } = one;
  const by = (who: string | null, at: Date) => `${names.get(who ?? '') ?? 'a colleague'}, ${dateWords(at, ctx.now)}`;
  const what = done_at
    ? `Done – ${by(done_by, done_at)}`
    : stopped_at
      ? `Stopped – ${by(stopped_by, stopped_at)}`
      : `${chosen ? 'Chosen' : 'They do not want it'} – ${by(made_by, made_at)}`;
  return { id: one.id, title: SLOT_WORDS[slot], what, words, helped: helped ? HELPED_WORDS[helped] : '' };
}
