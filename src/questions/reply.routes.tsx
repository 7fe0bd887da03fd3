// The page of a question, for whoever received its link: read, answer, more time, not for me.

import { addWorkingDaysOfPals, byWords, loadCalendar } from '../calendar/index.ts';
import { type Case, casesByIds, listHelpNow, listOpenPromises, maybeHelpNow } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { linkPages, page, type Visitor } from '../links/index.ts';
import { listPlaces } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, choice, email, type Filled, form, id, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { json, type PageReply, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { storable } from '../platform/storable.rules.ts';
import { addDays, atLocal, localDate, parseDateTyped } from '../platform/time.ts';
import { addToAnswer, answerQuestion, askForTime, giveBack, handQuestionOn } from './answers.ts';
import { ADD_DAYS, isAgreed } from './questions.rules.ts';
import { findQuestion, type Question, type Standing, standingOf, toldByPhone } from './questions.ts';
import { DRAFT_FIELDS, LONGEST_ANSWER, LONGEST_NAME, LONGEST_NOTE, SHARES } from './reply.rules.ts';
import { Answered, AskForTime, GivenBack, NotForMe, QuestionPage, Recalled } from './reply.tsx';
import { keepReplyDraft, maybeReplyDraft } from './reply-drafts.ts';

const TITLE = 'A question from PALS';
const TOO_LONG = 'Use 10,000 characters or fewer, or call PALS';

const answerForm = form({
  answer: text({
    label: 'Your answer',
    required: 'Write your answer, or choose “I need more time”',
    max: [LONGEST_ANSWER, TOO_LONG],
  }),
  share: choice({
    label: 'Can we share this with the family?',
    choices: SHARES,
    required: 'Choose if we can share this with the family',
  }),
  name: text({ label: 'Your name and role', required: 'Enter your name and role' }),
});
/** Whoever is asked about their own matter says nothing of families and roles. */
const ownForm = form({
  answer: text({ label: 'Your answer', required: 'Write your answer', max: [LONGEST_ANSWER, TOO_LONG] }),
});
const addForm = form({
  words: text({ label: 'Add something', required: 'Write what you want to add', max: [LONGEST_ANSWER, TOO_LONG] }),
});
const timeForm = form({
  until: choice({
    label: 'When can you answer?',
    choices: ['today', 'tomorrow', 'day'],
    required: 'Choose when you can answer',
  }),
  day: text({ label: 'Day' }),
  reason: text({ label: 'Reason', max: [LONGEST_NOTE, 'Use 1,000 characters or fewer'] }),
});
const onForm = form({
  place: id({ label: 'Ward or service' }),
  email: email({ label: 'Email of a colleague' }),
  note: text({ label: 'Note', max: [LONGEST_NOTE, 'Use 1,000 characters or fewer'] }),
});

type Forms = { answer?: Filled; add?: Filled; time?: Filled; on?: Filled };

export function replyRoutes(r: Router, house: House) {
  linkPages(r, house, {
    kind: 'question',
    title: TITLE,
    named: async (ctx, link) =>
      (await findQuestion(ctx, link.about)).whom === 'person'
        ? 'This question is for you alone.'
        : 'This question is about a named patient.',
    ofOthers: async (ctx, link) => (await findQuestion(ctx, link.about)).whom !== 'person',
    show: (ctx, visitor, req) => shown(ctx, visitor, one(req.query, 'do'), {}),
    whenLate: keepTyped,
    whenOver: keepOver,
    acts: {
      opening: async () => json({ opened: true }),
      draft: async (ctx, visitor, req) => {
        await keepTyped(ctx, visitor, req);
        return json({ saved: true });
      },
      answer: async (ctx, visitor, req) => {
        const { whom } = await findQuestion(ctx, visitor.link.about);
        const filled = whom === 'person' ? ownForm.submit(req.body) : answerForm.submit(req.body);
        return done(ctx, visitor, 'answer', filled, async () => {
          const typed = { share: 'no' as const, name: '', ...(filled.ok ? filled.values : { answer: '' }) };
          const given = { words: typed.answer, share: typed.share ?? ('no' as const), name: typed.name };
          await answerQuestion(ctx, visitor, given);
        });
      },
      addition: async (ctx, visitor, req) => {
        const filled = addForm.submit(req.body);
        return done(ctx, visitor, 'add', filled, () => addToAnswer(ctx, visitor, filled.ok ? filled.values.words : ''));
      },
      'more-time': async (ctx, visitor, req) => {
        const filled = timeForm.submit(req.body);
        return done(ctx, visitor, 'time', filled, async () => {
          if (!filled.ok) return;
          const { until = 'day', day, reason } = filled.values;
          await askForTime(ctx, visitor, { until: await untilOf(ctx, until, day), reason });
        });
      },
      passing: async (ctx, visitor, req) => {
        const filled = onForm.submit(req.body);
        return done(ctx, visitor, 'on', filled, async () => {
          if (!filled.ok) return;
          const { place, email: address, note } = filled.values;
          if (one(req.body, 'act') === 'back') await giveBack(ctx, visitor, note);
          else await handQuestionOn(ctx, visitor, { place, email: address, note });
        });
      },
    },
  });
}

async function keepTyped(ctx: Ctx, visitor: Visitor & { visit: string }, req: Req) {
  const typed = DRAFT_FIELDS.filter((name) => Object.hasOwn(req.body, name)).map((name) => [
    name,
    storable(one(req.body, name), LONGEST_ANSWER),
  ]);
  if (typed.length > 0) await keepReplyDraft(ctx, visitor, Object.fromEntries(typed));
}

/** The question was recalled, or its time ran out, while they wrote. */
async function keepOver(ctx: Ctx, visitor: Visitor, act: string, req: Req): Promise<boolean> {
  const typed = act === 'answer' ? one(req.body, 'answer') : act === 'addition' ? one(req.body, 'words') : '';
  const words = storable(typed.trim(), LONGEST_ANSWER);
  if (words === '') return false;
  const share = SHARES.find((known) => known === one(req.body, 'share')) ?? 'no';
  await answerQuestion(ctx, visitor, { words, share, name: storable(one(req.body, 'name').trim(), LONGEST_NAME) });
  return true;
}

type Sent = Parameters<typeof attempt>[0];

/** Does what was sent; what is wrong comes back with all that was typed. Then to the page, which says how it stands. */
async function done(
  ctx: Ctx,
  visitor: Visitor,
  which: keyof Forms,
  filled: Sent,
  act: () => Promise<void>,
): Promise<Reply> {
  const refused = await attempt(filled, act);
  if (refused) return { ...(await shown(ctx, visitor, DO_OF[which], { [which]: refused })), status: 422 };
  return redirect(`${visitor.path}${which === 'time' ? '?done=time' : ''}`);
}

const DO_OF: Record<keyof Forms, string> = { answer: '', add: '', time: 'more-time', on: 'not-for-me' };

const CLOSES = '17:00';

/** Until the end of a day. @throws RuleError no such day */
async function untilOf(ctx: Ctx, until: 'today' | 'tomorrow' | 'day', typed: string): Promise<Date> {
  const today = localDate(ctx.now);
  if (until === 'today') return atLocal(today, CLOSES);
  if (until === 'tomorrow') return atLocal(addDays(today, 1), CLOSES);
  const day = parseDateTyped(typed, today);
  if (!day || day < today) throw new RuleError('Enter a day, like Friday or 27 November', 'day');
  return atLocal(day, CLOSES);
}

/** The page as it stands: answered, recalled, given back; else the question. */
async function shown(ctx: Ctx, visitor: Visitor, what: string, forms: Forms): Promise<PageReply> {
  const { about, case_id } = visitor.link;
  const [question, cases, names] = await Promise.all([
    findQuestion(ctx, about),
    casesByIds(ctx, [case_id]),
    staffNames(ctx),
  ]);
  const standing = await standingOf(ctx, question);
  if (isStopped(standing, cases.get(case_id))) return page(ctx, TITLE, <Recalled />);
  if (standing.state === 'returned') return page(ctx, TITLE, <GivenBack phone={ctx.trust.phone} />);
  if (standing.state === 'answered' || standing.state === 'phoned') return answeredPage(ctx, visitor, standing, forms);
  const known = { path: visitor.path, phone: ctx.trust.phone, question };
  if (what === 'more-time' && standing.state !== 'ended') {
    const offered = daysOffered(standing.promise.due_at, ctx.now);
    const time = { offered, filled: forms.time ?? timeForm.blank(), helpNow: await helpNowFor(ctx, question) };
    return page(ctx, TITLE, <AskForTime {...known} {...time} />);
  }
  if (what === 'not-for-me' && standing.state !== 'ended')
    return notForMe(ctx, visitor, question, forms.on ?? onForm.blank());
  return questionPage(ctx, visitor, standing, { ...forms, asker: names.get(question.asked_by) ?? 'PALS' });
}

/** They took back that it is shared, or that their name is: from that moment it is not shown. */
const isStopped = ({ question, state }: Standing, kase: Case | undefined): boolean =>
  state === 'recalled' || !isAgreed(kase, question);

/** The end of today and of tomorrow, where that is later than what we asked for. */
function daysOffered(due: Date, now: Date): { value: string; label: string }[] {
  const today = localDate(now);
  const later = [
    { value: 'today', label: 'Today, by 5pm', at: atLocal(today, CLOSES) },
    { value: 'tomorrow', label: 'Tomorrow, by 5pm', at: atLocal(addDays(today, 1), CLOSES) },
  ].filter(({ at }) => at > due && at > now);
  return later.map(({ value, label }) => ({ value, label }));
}

type Asked = Forms & { asker: string };

async function questionPage(ctx: Ctx, visitor: Visitor, { question, promise, delays, state }: Standing, forms: Asked) {
  const draft = forms.answer ? {} : await maybeReplyDraft(ctx, visitor.link, visitor.visit);
  const last = delays.at(-1);
  const body = (
    <QuestionPage
      path={visitor.path}
      phone={ctx.trust.phone}
      question={question}
      asker={forms.asker}
      by={byWords(promise.due_at, ctx.now)}
      late={promise.due_at < ctx.now}
      delayed={last !== undefined}
      over={state === 'ended'}
      passedNote={visitor.link.passed_note}
      danger={await dangerIn(ctx, question, [{ words: last?.reason ?? '' }])}
      helpNow={await helpNowFor(ctx, question)}
      filled={forms.answer ?? answerForm.of(draft)}
    />
  );
  return page(ctx, TITLE, body);
}

async function notForMe(ctx: Ctx, visitor: Visitor, question: Question, filled: Filled) {
  const places = (await listPlaces(ctx)).filter(
    ({ id: place, email: address }) => address && place !== question.place_id,
  );
  const offered = question.whom === 'service' ? places.map(({ id: value, name: label }) => ({ value, label })) : [];
  const body = (
    <NotForMe path={visitor.path} phone={ctx.trust.phone} question={question} places={offered} filled={filled} />
  );
  return page(ctx, TITLE, body);
}

async function answeredPage(ctx: Ctx, { link, visit, path }: Visitor, standing: Standing, forms: Forms) {
  const { question, answers } = standing;
  const first = answers.find(({ kind }) => kind === 'answer');
  const phoned = first ? undefined : await toldByPhone(ctx, question);
  const at = first?.at ?? phoned?.at ?? ctx.now;
  const { hours } = await loadCalendar(ctx);
  const mayAdd = ctx.now < addWorkingDaysOfPals(at, ADD_DAYS, hours);
  const own = visit ? answers.filter((one) => one.visit === visit) : [];
  const draft = forms.add ? {} : await maybeReplyDraft(ctx, link, visit);
  const body = (
    <Answered
      path={path}
      phone={ctx.trust.phone}
      whom={question.whom}
      by={first?.by_name || phoned?.by || ''}
      byPhone={phoned !== undefined}
      answered={first !== undefined}
      at={at}
      now={ctx.now}
      own={own.map(({ id: key, words }) => ({ key, words }))}
      tells={await tellsBy(ctx, standing)}
      mayAdd={mayAdd}
      danger={await dangerIn(ctx, question, own)}
      helpNow={await helpNowFor(ctx, question)}
      filled={forms.add ?? addForm.of(draft)}
    />
  );
  return page(ctx, TITLE, body);
}

/** A colleague who answers for a ward writes of others, and knows whom to call. */
const helpNowFor = async (ctx: Ctx, { whom }: Question) => (whom === 'person' ? listHelpNow(ctx) : undefined);

const dangerIn = async (ctx: Ctx, { whom }: Question, own: readonly { words: string }[]) =>
  whom === 'person' ? maybeHelpNow(ctx, own.map(({ words }) => words).join('\n')) : undefined;

/** "by 3pm today": when PALS tells the family, where that is promised. */
async function tellsBy(ctx: Ctx, { question, answers }: Standing): Promise<string> {
  const contact = answers.find(({ kind }) => kind === 'answer')?.contact_id;
  if (!contact || question.whom === 'person') return '';
  const told = (await listOpenPromises(ctx, question.case_id)).find(
    (open) => open.kind === 'tell_answer' && open.contact_id === contact && open.due_at > ctx.now,
  );
  return told ? byWords(told.due_at, ctx.now) : '';
}
