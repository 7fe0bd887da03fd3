import { addWorkingDaysOfPals } from '../src/calendar/index.ts';
import { localDate } from '../src/platform/time.ts';
import type { Act } from './acts.ts';
import * as acts from './acts.ts';
import { inWriting, sendLetter, stillWaiting } from './letters.ts';
import { outcomeOf, type Planning } from './planning.ts';
import { at, inOffice, later, onQuarter, openDay } from './times.ts';
import { PROGRESS } from './words/progress.ts';

type Ending = {
  told: 'yes' | 'could_not' | 'no_need';
  satisfied: 'yes' | 'partly' | 'no' | 'not_asked';
  outcome: string;
};

/** Stories that are not settled at once: call back, ask the service, visit, wait for a yes, hand over, come again. */
export function planLonger(planning: Planning): Act[] {
  const { chances, pattern, takes, cast } = planning;
  const list: Act[] = [];
  if (pattern.type === 'complaint') return planComplaint(planning, 0);
  if (pattern.type === 'concern' && takes >= 3 && chances.is(0.17)) return planComplaint(planning, takes);
  if (takes >= 2 && chances.is(0.06) && cast.caller?.phone) return planOutOfReach(planning);
  const kin = cast.patient && pattern.who === 'kin';
  const way = chances.weigh([
    [kin && takes > 2 ? 8 : 0, 'consent'],
    [cast.place?.ward && takes > 0 ? 9 : 0, 'visit'],
    [cast.place ? 48 : 0, 'ask'],
    [36, 'call'],
  ] as const);
  const ending = endingOf(planning);
  const last =
    way === 'call'
      ? planCall(planning, list)
      : way === 'ask'
        ? planQuestion(planning, list)
        : way === 'visit'
          ? planVisit(planning, list)
          : planConsent(planning, list);
  addMiddle(planning, list, last);
  finish(planning, list, last, ending);
  return handOn(planning, list, last);
}

function endingOf(planning: Planning): Ending {
  const { chances, takes, pattern } = planning;
  if (takes >= 3 && chances.is(0.03)) return { told: 'no_need', satisfied: 'not_asked', outcome: 'withdrawn' };
  const satisfied =
    pattern.subject === 'after_death'
      ? 'not_asked'
      : chances.weigh([
          [44, 'not_asked'],
          [40, 'yes'],
          [11, 'partly'],
          [5, 'no'],
        ] as const);
  return { told: 'yes', satisfied, outcome: outcomeOf(planning) };
}

/** When the case ends: on its last day, or within hours. */
function lastMoment({ chances, takes, day, from, desk }: Planning): Date {
  if (takes > 0) return inOffice(chances, openDay(day, takes, desk.calendar.hours));
  const wanted = later(from, chances.between(25, 140));
  const [least, close] = [later(from, 20), at(day, 16 * 60 + 50)];
  return wanted < close ? wanted : close > least ? close : least;
}

/** Promised for a round time after it will be kept; one in sixteen is late, though never those of the day's officer. */
function promisedFor({ chances, by, from, desk }: Planning, kept: Date): Date {
  const late = chances.is(0.06) && by !== desk.line.scene;
  const due = onQuarter(
    later(kept, late ? -chances.pick([15, 30, 45, 60, 90]) : chances.pick([5, 10, 20, 35, 60, 90, 120])),
  );
  return atLeast(due, from);
}

function planCall(planning: Planning, list: Act[]): Date {
  const { chances, by, from, takes, say, day, desk } = planning;
  const last = lastMoment(planning);
  const promised = promisedFor(planning, last);
  const moved = takes >= 2 && chances.is(0.25) ? openDay(day, takes - 1, desk.calendar.hours) : undefined;
  const first = moved ? at(moved, chances.pick([12 * 60, 16 * 60])) : promised;
  list.push({
    at: from,
    by,
    do: acts.promise('call_back', first, { agreed: true, about: say('[News|What we found out||]') }),
  });
  if (moved) list.push({ at: later(first, -chances.between(15, 100)), by, do: acts.move(promised, chances.is(0.8)) });
  else if (takes >= 1 && chances.is(0.22)) addAttempt(planning, list, later(last, -chances.between(40, 100)), promised);
  if (chances.is(0.5))
    list.push({ at: later(from, chances.between(5, 30)), by, do: acts.note(say(chances.pick(PROGRESS.asked))) });
  return last;
}

const atLeast = (due: Date, from: Date) => (due > later(from, 15) ? due : onQuarter(later(from, 20)));

function addAttempt({ chances, by, from, say, cast }: Planning, list: Act[], when: Date, due: Date) {
  if (when <= later(from, 20)) return;
  const quiet = cast.caller?.needs.includes('no_voicemail');
  const result = chances.weigh([
    [55, 'no_answer'],
    [quiet ? 0 : 33, 'voicemail_left'],
    [12, 'message_left'],
  ] as const);
  const next = due > when ? due : onQuarter(later(when, 60));
  list.push({
    at: when,
    by,
    do: acts.attempt(result, next, result === 'message_left' ? say(chances.pick(PROGRESS.withWhom)) : ''),
  });
  if (chances.is(0.4))
    list.push({
      at: later(when, 1),
      by,
      do: acts.note(say(chances.pick(result === 'no_answer' ? PROGRESS.missed : PROGRESS.left))),
    });
}

/** The service is asked, chased if need be, and answers; then somebody tells the person. */
function planQuestion(planning: Planning, list: Act[]): Date {
  const { chances, by, from, takes, say, day, desk, cast } = planning;
  const { hours } = desk.calendar;
  const last = lastMoment(planning);
  const asked = later(from, takes === 0 ? chances.between(2, 6) : chances.between(4, 90));
  const answered =
    takes === 0
      ? later(asked, chances.between(4, 15))
      : takes === 1
        ? later(last, -chances.between(20, 60))
        : inOffice(chances, openDay(day, takes - (chances.is(0.7) ? 0 : 1), hours));
  const came = answered > asked && answered < last ? answered : later(last, -12);
  const aim = addWorkingDaysOfPals(asked, takes <= 1 ? 1 : 2, hours);
  // Late answers are common, and asked for again; none is forgotten for weeks.
  const patient = by === desk.line.scene || takes > 6 || chances.is(0.6);
  const expected = takes === 0 ? onQuarter(later(came, 60)) : aim < came && patient ? onQuarter(later(came, 30)) : aim;
  list.push({
    at: from,
    by,
    do: acts.promise('ask_service', onQuarter(later(asked, 45)), { place: cast.place?.id ?? null }),
  });
  list.push({ at: later(from, 1), by, do: acts.promise('call_back', promisedFor(planning, last), { agreed: true }) });
  list.push({ at: asked, by, do: acts.ask(questionOf(planning), cast.place, atLeast(expected, asked)) });
  if (chances.is(0.35)) list.push({ at: later(asked, 1), by, do: acts.note(say(chances.pick(PROGRESS.asked))) });
  if (came > expected || (takes > 3 && chances.is(0.6))) {
    const when = inOffice(chances, openDay(localDate(expected), 1, hours));
    if (when < came) {
      list.push({ at: when, by, do: acts.note(say(chances.pick(PROGRESS.chased))) });
      list.push(...stillWaiting(planning, when));
    }
  }
  const service = takes > 1 && chances.is(0.14);
  list.push({
    at: came,
    by,
    do: acts.answer(
      `${say(chances.pick(PROGRESS.answered))} ${planning.answer}`,
      cast.place?.lead ?? '',
      service ? 'service' : 'pals',
    ),
  });
  return last;
}

function questionOf({ say, pattern, chances }: Planning): string {
  const first = say(pattern.words).split(/(?<=[.?])\s/)[0] ?? '';
  return `${first} ${say(chances.pick(['Can you tell us what happened?', 'What can we tell the family?', 'Can you look into it and ring me back?', 'Please let PALS know, we ring {call}.', 'Is there anything you can do before {soon}?']))}`;
}

function planVisit(planning: Planning, list: Act[]): Date {
  const { chances, by, from, say, day, desk, takes, cast } = planning;
  const last = lastMoment(planning);
  const on = openDay(day, Math.max(1, Math.min(takes - 1, 2)), desk.calendar.hours);
  const hour = chances.pick([10.5, 11, 14, 14.5, 15]) * 60;
  const seen = at(on, hour + chances.between(1, 30));
  const about = `Bed ${chances.between(1, 24)}`;
  list.push({
    at: from,
    by,
    do: acts.promise('visit', at(on, hour + 30), { agreed: true, about, place: cast.place?.id ?? null }),
  });
  list.push({ at: seen, by, do: acts.visit(say(chances.pick(PROGRESS.visited))) });
  const end = last > later(seen, 20) ? last : later(seen, 35);
  list.push({ at: later(seen, 3), by, do: acts.promise('call_back', promisedFor(planning, end)) });
  return end;
}

/** Nothing is asked of anybody before the patient has said yes. */
function planConsent(planning: Planning, list: Act[]): Date {
  const { chances, by, from, say, day, takes, desk } = planning;
  const { hours } = desk.calendar;
  const last = lastMoment(planning);
  list.push({
    at: from,
    by,
    do: acts.promise('hear_from_person', at(openDay(day, Math.max(takes, 5), hours), 17 * 60)),
  });
  list.push({ at: later(from, 3), by, do: acts.note(say(chances.pick(PROGRESS.consent.slice(0, 2)))) });
  const back = inOffice(chances, openDay(day, Math.max(1, takes - 2), hours));
  list.push({ at: back, by, do: acts.hear(say(PROGRESS.consent[2]), chances.pick(['email', 'letter', 'phone'])) });
  const end = last > later(back, 10) ? last : later(back, 40);
  list.push({ at: later(back, 2), by, do: acts.promise('call_back', promisedFor(planning, end)) });
  return end;
}

/** What happens by the way: a choice asked for later, a second call, a thought. */
function addMiddle(planning: Planning, list: Act[], last: Date) {
  const { chances, by, from, say, takes, day, desk, pattern } = planning;
  const mid =
    takes >= 2
      ? inOffice(chances, openDay(day, Math.ceil(takes / 2), desk.calendar.hours))
      : takes === 1
        ? inOffice(chances, day, from)
        : later(from, (last.getTime() - from.getTime()) / 120_000);
  if (mid <= from || mid >= last) return;
  const add = (share: number, make: () => Act['do']) => chances.is(share) && list.push({ at: mid, by, do: make() });
  if (pattern.type === 'concern') add(0.3, () => acts.route('informal'));
  add(takes >= 2 ? 0.16 : 0.02, () =>
    acts.hearAgain(chances.pick(['phone', 'phone', 'email']), say(chances.pick(PROGRESS.again))),
  );
  add(0.2, () => acts.note(say(chances.pick(PROGRESS.own))));
}

/** Now and then a colleague goes on with it, to its end. */
function handOn({ chances, by, from, takes, day, desk }: Planning, list: Act[], last: Date): Act[] {
  const colleague = desk.staff.get(desk.line.staff[chances.between(0, 3)]?.[0] ?? '');
  const when = later(inOffice(chances, openDay(day, Math.floor(takes / 2), desk.calendar.hours)), 3);
  const goes = takes >= 3 && chances.is(0.12) && when > from && when < last;
  if (!goes || !colleague?.may.has('cases.write') || colleague.name === by || colleague.name === desk.line.scene)
    return list;
  const rest = list.map((act) => (act.at > when ? { ...act, by: colleague.name } : act));
  return [...rest, { at: when, by, do: acts.give(colleague.id) }];
}

function finish(planning: Planning, list: Act[], last: Date, ending: Ending) {
  const { chances, by, say, pattern, channel, cast } = planning;
  const outward = cast.caller?.needs.includes('bsl')
    ? 'video_relay'
    : (channel === 'email' || channel === 'web') && chances.is(0.55)
      ? 'email'
      : 'phone';
  if (ending.outcome === 'withdrawn')
    list.push({
      at: last,
      by,
      do: acts.hearAgain(
        'phone',
        say('{call} does not want to go on with this. [It is settled within the family.|Too much else just now.|]'),
      ),
    });
  else {
    list.push({ at: last, by, do: acts.tell(planning.answer, outward, ending.satisfied) });
    list.push(...inWriting(planning, last));
  }
  const learning = chances.is(0.09) ? say(chances.pick(PROGRESS.learning)) : '';
  const end = later(last, chances.between(1, 6));
  list.push({ at: end, by, do: acts.close({ ...ending, learning }) });
  if (chances.is(pattern.type === 'concern' ? 0.075 : 0.02)) addReturn(planning, list, end);
}

/** Three in a hundred come back. */
function addReturn(planning: Planning, list: Act[], closed: Date) {
  const { chances, by, say, desk } = planning;
  const { hours } = desk.calendar;
  const day = openDay(localDate(closed), chances.between(2, 12), hours);
  const back = inOffice(chances, day);
  const told = inOffice(chances, openDay(day, chances.between(1, 3), hours));
  list.push({
    at: back,
    by,
    do: acts.comeBack(say(chances.pick(PROGRESS.reopened)), 'phone', onQuarter(later(told, 30))),
  });
  list.push({
    at: told,
    by,
    do: acts.tell(`${say('[Sorted now.|Looked at again.]')} ${planning.answer}`, 'phone', 'not_asked'),
  });
  list.push({ at: later(told, 3), by, do: acts.close({ outcome: outcomeOf(planning), told: 'yes' }) });
}

/** The person chooses the complaints procedure, at once or after some days without an answer. */
function planComplaint(planning: Planning, after: number): Act[] {
  const { chances, by, from, say, day, desk, pattern } = planning;
  const { hours } = desk.calendar;
  const list: Act[] = [];
  const chosen = after === 0 ? later(from, 1) : inOffice(chances, openDay(day, after, hours));
  if (after > 0) {
    list.push({ at: from, by, do: acts.promise('call_back', onQuarter(later(chosen, 60)), { agreed: true }) });
    list.push({ at: later(from, chances.between(10, 60)), by, do: acts.note(say(chances.pick(PROGRESS.asked))) });
  }
  const advised = pattern.type === 'complaint' && chances.is(0.2);
  if (advised) {
    list.push({
      at: chosen,
      by,
      do: acts.note(say('Guide and number of the advocacy service sent. {call} writes it down alone and sends it in.')),
    });
    list.push({ at: later(chosen, 2), by, do: acts.close({ outcome: 'signposted', told: 'yes' }) });
    return list;
  }
  list.push({ at: chosen, by, do: acts.route('complaint') });
  const passed =
    chances.is(0.9) || by === desk.line.scene
      ? later(chosen, chances.between(6, 28))
      : at(openDay(localDate(chosen), 1, hours), chances.between(9 * 60 + 10, 11 * 60 + 50));
  list.push({
    at: passed,
    by,
    do: acts.handOverToComplaints(
      say(
        '{call} agreed that the complaints team gets what was said and written so far. [Advocacy number given.|Wants a letter, not a call.|Wants a meeting first.]',
      ),
      planning.channel,
    ),
  });
  return [...list, ...planHandled(planning, passed)];
}

/** With the complaints team: acknowledged within days, a signed form of the patient, an answer after weeks. */
function planHandled({ chances, desk }: Planning, passed: Date): Act[] {
  const { hours } = desk.calendar;
  const by = complaintsOf(desk);
  const on = (days: number) => openDay(localDate(passed), days, hours);
  const acknowledged = inOffice(chances, on(chances.is(0.95) ? chances.between(1, 3) : 4), passed);
  const answered = chances.between(18, 38);
  const responseOn = on(answered + chances.between(0, 4));
  const discussion = chances.is(0.8) ? 'agreed' : 'declined';
  const how = chances.is(0.75) ? 'written' : 'spoken';
  const signed = chances.is(0.6) ? later(acknowledged, 20) : inOffice(chances, on(chances.between(5, 10)));
  const outcome = chances.weigh([
    [22, 'upheld'],
    [41, 'partly'],
    [27, 'not_upheld'],
    [7, 'settled'],
    [3, 'withdrawn'],
  ] as const);
  return [
    { at: acknowledged, by, do: acts.acknowledge({ how, discussion, responseOn }) },
    { at: signed, by, do: acts.signedConsent },
    { at: inOffice(chances, on(answered)), by, do: acts.closeComplaint(outcome) },
  ];
}

/** Whoever works in the complaints queue: a team of its own, or the manager of a small PALS. */
function complaintsOf({ line, staff }: Planning['desk']): string {
  const [name = ''] = line.staff.find(([, role]) => role === 'complaints') ?? [];
  return name || ([...staff.values()].find(({ role }) => role === 'manager')?.name ?? '');
}

/** Three tries, then a letter. */
function planOutOfReach(planning: Planning): Act[] {
  const { chances, by, from, say, day, desk } = planning;
  const { hours } = desk.calendar;
  const list: Act[] = [
    { at: from, by, do: acts.promise('call_back', at(openDay(day, 1, hours), 12 * 60), { agreed: true }) },
  ];
  for (const ahead of [1, 2, 3]) {
    const when = at(openDay(day, ahead, hours), 11 * 60 + chances.between(0, 50));
    addAttempt(planning, list, when, at(openDay(day, ahead + 1, hours), 12 * 60));
  }
  const letter = at(openDay(day, 4, hours), 11 * 60 + chances.between(0, 40));
  const how = chances.pick(['letter', 'text', 'email'] as const);
  const words = say('We tried to ring you [three times|]. Please call PALS when it suits you.');
  list.push({
    at: letter,
    by,
    do: how === 'text' ? acts.writeTo(how, words) : sendLetter({ kind: 'not_reached', how }, acts.writeTo(how, words)),
  });
  const end = inOffice(chances, openDay(day, 5 + chances.between(0, 5), hours));
  list.push({ at: later(letter, 2), by, do: acts.waitForThem(at(localDate(end), 17 * 60)) });
  list.push({ at: end, by, do: acts.close({ outcome: 'no_contact', told: 'could_not' }) });
  return list;
}
