import { suggestCallers } from '../calls/index.ts';
import { findContact, pastTimeOf } from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { isId, newId } from '../platform/ids.ts';
import { deskPage, fragment, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateTimeWords, localDate, timeWords } from '../platform/time.ts';
import { loadMessages } from './list.ts';
import { Matches } from './matches.tsx';
import { countMissedOn, listPassed } from './reads.ts';
import { fileMessage, findMessage, passMessage, takeMessage, tryMessage } from './ringing.ts';
import { caseForm, elsewhereForm, missedForm, voicemailForm } from './voicemails.forms.ts';
import { countMissed, leaveVoicemail } from './voicemails.ts';
import { Voicemails } from './voicemails.tsx';

const LIST = '/desk/voicemails';
const DRAFT = 'voicemail/new';
const LEAST_DIGITS = 6;
const WEEK = 7 * 86_400_000;

export function voicemailRoutes(r: Router) {
  const write = { may: 'cases.write' } as const;
  r.get(LIST, write, async (ctx, req) => page(ctx, await startingWith(ctx, req), { done: one(req.query, 'done') }));
  r.get(`${LIST}/matches`, write, async (ctx, req) =>
    fragment(<Matches matches={await matchesOf(ctx, one(req.query, 'number'))} chosen="" />),
  );
  r.post(LIST, write, leave);
  r.post('/desk/missed-calls', write, missed);
  r.post(`${LIST}/:id/owner`, write, async (ctx, req) =>
    act(ctx, req, 'taken', (message) => takeMessage(ctx, message)),
  );
  r.post(`${LIST}/:id/attempts`, write, async (ctx, req) => {
    const result = one(req.body, 'result') === 'voicemail_left' ? 'voicemail_left' : 'no_answer';
    return act(ctx, req, 'tried', (message) => tryMessage(ctx, message, result));
  });
  r.post(`${LIST}/:id/elsewhere`, write, async (ctx, req) => {
    const filled = elsewhereForm.submit(req.body);
    return act(ctx, req, 'passed', (message) => {
      if (!filled.ok) throw new RuleError(filled.errors[0]?.message ?? '');
      return passMessage(ctx, message, filled.values.went_to);
    });
  });
  r.post(`${LIST}/:id/case`, write, async (ctx, req) => {
    const filled = caseForm.submit(req.body);
    return act(ctx, req, 'filed', async (message) => {
      if (!filled.ok) throw new RuleError(filled.errors[0]?.message ?? '');
      await fileMessage(ctx, message, filled.values.ref);
    });
  });
}

async function leave(ctx: Ctx, req: Req): Promise<Reply> {
  const filled = voicemailForm.submit(req.body);
  if (one(req.body, 'act') === 'find') return page(ctx, { typed: filled.typed, errors: [] }, { finds: true });
  if (!filled.ok) return page(ctx, filled, {});
  const { day, time, match, ...said } = filled.values;
  const [person, kase] = match.split(':');
  const refused = await attempt(filled, () =>
    leaveVoicemail(ctx, {
      ...said,
      number: said.number ?? '',
      at: pastTimeOf({ day, time }, ctx.now) ?? ctx.now,
      person: isId(person) ? person : undefined,
      case: isId(kase) ? kase : undefined,
    }),
  );
  if (refused) return page(ctx, refused, {});
  await dropDraft(ctx, DRAFT);
  return redirect(`${LIST}?done=saved&day=${encodeURIComponent(day)}#number`);
}

async function missed(ctx: Ctx, req: Req): Promise<Reply> {
  const filled = missedForm.submit(req.body);
  if (!filled.ok) return page(ctx, voicemailForm.blank(), { missed: filled });
  await countMissed(ctx, { press: filled.values.press, number: filled.values.missed_number ?? '' });
  return redirect(`${LIST}?done=missed`);
}

/** Every act on a message goes back to the list; what is wrong is said there. */
async function act(
  ctx: Ctx,
  req: Req,
  done: string,
  work: (message: Awaited<ReturnType<typeof findMessage>>) => Promise<unknown>,
): Promise<Reply> {
  const message = await findMessage(ctx, req.params.id ?? '');
  const refused = await attempt({ ok: true, typed: {}, errors: [], values: {} }, () => work(message));
  if (!refused) return redirect(`${LIST}?done=${done}`);
  const errors = refused.errors.map((error) => ({ ...error, field: '' }));
  return page(ctx, await startingWith(ctx, req), { errors });
}

/** The draft that was begun, or the day of the message before: a list is written down in one go. */
async function startingWith(ctx: Ctx, req: Req): Promise<Filled> {
  const draft = await maybeDraft(ctx, DRAFT);
  if (draft) return voicemailForm.of({ ...draft.fields, press: '' });
  return voicemailForm.of({ day: one(req.query, 'day').replaceAll('\0', '').slice(0, 40) });
}

/** Whose number it is: from six figures on. */
async function matchesOf(ctx: Ctx, typed: string) {
  return typed.replace(/\D/g, '').length < LEAST_DIGITS ? [] : suggestCallers(ctx, typed.replaceAll('\0', ''));
}

type Shown = { done?: string; finds?: boolean; errors?: Filled['errors']; missed?: Filled };

async function page(ctx: Ctx, filled: Filled, { done = '', finds, errors = [], missed: wrong }: Shown): Promise<Reply> {
  const [messages, counted, draft, passed] = await Promise.all([
    loadMessages(ctx),
    countMissedOn(ctx, localDate(ctx.now)),
    maybeDraft(ctx, DRAFT),
    listPassed(ctx, new Date(ctx.now.getTime() - WEEK)),
  ]);
  const number = filled.typed.number;
  const all = [...errors, ...filled.errors, ...(wrong?.errors ?? [])];
  const body = (
    <Voicemails
      filled={filled}
      press={newId(ctx.now)}
      missedPress={newId(ctx.now)}
      missed={wrong}
      errors={all}
      done={done}
      messages={messages}
      matches={finds || filled.errors.length > 0 ? await matchesOf(ctx, String(number ?? '')) : undefined}
      counted={counted.map(({ hour, count }) => ({ hour: timeWords(`${String(hour).padStart(2, '0')}:00`), count }))}
      passed={
        await Promise.all(
          passed.map(async ({ id, left_at, went_to, contact_id }) => ({
            id,
            when: dateTimeWords(left_at, ctx.now),
            wentTo: went_to,
            words: contact_id ? (await findContact(ctx, contact_id)).words : '',
          })),
        )
      }
      draft={{ about: DRAFT, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'voicemail' }}
    />
  );
  const draftDone = done === 'saved' ? { draftDone: DRAFT } : {};
  return deskPage({ title: 'Voicemails', section: 'day', status: all.length > 0 ? 422 : 200, ...draftDone, body });
}
