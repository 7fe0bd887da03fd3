import { type Case, openableCase } from '../cases/index.ts';
import { dropDraft } from '../drafts/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled, typedText } from '../platform/forms.ts';
import { isId } from '../platform/ids.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { answerForm, consentForm, reasonForm } from './consent.forms.ts';
import { type ConsentView, lineOf, loadConsents } from './consent.pages.ts';
import { ABLE, type Able, type Situation, SPEAKERS, type Speaker, situationOf } from './consent.rules.ts';
import {
  askConsent,
  type Consent,
  chaseConsent,
  giveUpConsent,
  lockConsent,
  receiveConsent,
  recordConsent,
  refuseConsent,
  strikeConsent,
} from './consent.ts';
import { ConsentPage, type Guide, type RefusedOne } from './consent.tsx';
import { safetyRoutes } from './safety.routes.tsx';
import { useConsent, withdrawConsent } from './withdrawal.ts';

const BASE = '/desk/cases/:ref/consents';

export function routes(r: Router) {
  r.get(BASE, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return consentPage(ctx, req, kase);
  });
  r.post(BASE, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = consentForm(localDate(ctx.now)).submit(req.body);
    const ask = one(req.body, 'act') === 'ask';
    const refused = filled.ok
      ? await attempt(filled, async () => {
          const { what, speaker, situation = 'self', type = 'not_yet', how = 'phone', to_on, ...words } = filled.values;
          const known = await knownSpeaker(ctx, kase, speaker);
          const scope = { hears: what.includes('hears') && known !== null, complaints: what.includes('complaints') };
          const given = { ...words, ...scope, situation, type, speaker: known, to_on };
          return ask ? askConsent(ctx, kase, given, how) : recordConsent(ctx, kase, given);
        })
      : filled;
    if (refused) return consentPage(ctx, req, kase, { filled: refused });
    await dropDraft(ctx, `consent/${kase.id}`);
    return redirect(`/desk/cases/${kase.ref}/consents?done=${ask ? 'asked' : 'recorded'}`);
  });
  answerRoutes(r);
  endRoutes(r);
  safetyRoutes(r);
}

/** Somebody of the case, and nobody else. */
async function knownSpeaker(ctx: Ctx, kase: Case, id: string | undefined): Promise<string | null> {
  if (!isId(id)) return null;
  const { speakers } = await loadConsents(ctx, kase);
  return speakers.some((person) => person.id === id) ? id : null;
}

type Act = (ctx: Ctx, kase: Case, consent: Consent, req: Req) => Promise<Filled | undefined>;

/**
 * An act on one record of a case: it is locked, and what is wrong comes back on the page. What is shared for safety is
 * answered by its second person alone; it can be taken back and struck as every record.
 */
function onConsent(r: Router, noun: string, done: string, act: Act) {
  r.post(`${BASE}/:id/${noun}`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const consent = await lockConsent(ctx, kase, req.params.id ?? '');
    if (consent.type === 'override' && done !== 'withdrawn' && done !== 'struck') throw new NotFound('This record');
    const refused = await act(ctx, kase, consent, req);
    if (refused) return consentPage(ctx, req, kase, { one: { id: consent.id, noun, filled: refused } });
    if (done === 'withdrawn') await dropDraft(ctx, `withdrawal/${consent.id}`);
    return redirect(`/desk/cases/${kase.ref}/consents?done=${done}&on=${consent.id}`);
  });
}

function answerRoutes(r: Router) {
  onConsent(r, 'receipt', 'received', async (ctx, kase, consent, req) => {
    const filled = answerForm.submit(req.body);
    if (!filled.ok) return filled;
    const { type = 'not_yet', limits, ...words } = filled.values;
    return attempt(filled, () =>
      receiveConsent(ctx, kase, consent, { type, limits: limits || consent.limits, ...words }),
    );
  });
  onConsent(r, 'refusal', 'refused', async (ctx, kase, consent, req) => {
    const filled = reasonForm.submit(req.body);
    if (!filled.ok) return filled;
    return attempt(filled, () => refuseConsent(ctx, kase, consent, filled.values.reason));
  });
  onConsent(r, 'chaser', 'chased', async (ctx, _, consent) => {
    await chaseConsent(ctx, consent, consent.asked_how);
    return undefined;
  });
  onConsent(r, 'ending', 'ended', async (ctx, _, consent) => {
    await giveUpConsent(ctx, consent);
    return undefined;
  });
}

function endRoutes(r: Router) {
  onConsent(r, 'withdrawal', 'withdrawn', async (ctx, _, consent, req) => {
    const filled = reasonForm.submit(req.body);
    if (!filled.ok) return filled;
    return attempt(filled, () => withdrawConsent(ctx, consent, filled.values.reason));
  });
  onConsent(r, 'error', 'struck', async (ctx, kase, consent, req) => {
    const filled = reasonForm.submit(req.body);
    if (!filled.ok) return filled;
    return attempt(filled, () => strikeConsent(ctx, kase, consent, filled.values.reason));
  });
  // The record is one of another case: it is looked for there, under what this person may open.
  r.post(`${BASE}/:id/use`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await useConsent(ctx, kase, req.params.id ?? '');
    return redirect(`/desk/cases/${kase.ref}/consents?done=recorded`);
  });
}

const DONE: Record<string, string> = {
  recorded: 'Saved. It counts from now on.',
  asked: 'Saved. You will be reminded to ask again if no answer comes.',
  received: 'Saved: they agreed.',
  refused: 'Saved: they said no. It stays as it was.',
  chased: 'Saved: asked again.',
  ended: 'Saved: no answer came. You can close the case as “No consent”.',
  withdrawn: 'Sharing is stopped.',
  struck: 'Marked as entered in error.',
};

type Refused = { filled?: Filled; one?: RefusedOne };

async function consentPage(ctx: Ctx, req: Req, kase: Case, refused: Refused = {}): Promise<Reply> {
  const view = await loadConsents(ctx, kase);
  const guide = guideOf(req, view, refused.filled);
  const filled = refused.filled ?? startOf(view, guide, ctx);
  const done = req.method === 'GET' ? one(req.query, 'done') : '';
  const body = (
    <ConsentPage
      view={view}
      line={lineOf(view)}
      guide={guide}
      filled={filled}
      refused={refused.one}
      done={Object.hasOwn(DONE, done) ? DONE[done] : undefined}
      showSent={done === 'withdrawn'}
    />
  );
  const status = refused.filled || refused.one ? 422 : 200;
  const on = one(req.query, 'on');
  const recorded = done === 'recorded' || done === 'asked' ? `consent/${kase.id}` : undefined;
  const draftDone = done === 'withdrawn' && isId(on) ? `withdrawal/${on}` : recorded;
  return deskPage({
    title: `Who may be told what: ${kase.ref}`,
    section: 'cases',
    width: 'form',
    status,
    body,
    draftDone,
  });
}

/** What was chosen; before that, what the case knows: who called, and whether the patient died or is a child. */
function guideOf(req: Req, { kase, speakers }: ConsentView, refused: Filled | undefined): Guide {
  const read = (name: string) => one(req.query, name);
  const other = kase.caller_id !== kase.patient_id && kase.patient_id !== null;
  const asked = Object.hasOwn(SPEAKERS, read('as')) ? (read('as') as Speaker) : undefined;
  const able = Object.hasOwn(ABLE, read('able')) ? (read('able') as Able) : kase.after_death ? 'died' : undefined;
  const as = asked ?? (other ? 'relative' : 'self');
  const speaker = (refused && typedText(refused, 'speaker')) || read('speaker');
  const known = speakers.find(({ id }) => id === speaker)?.id ?? speakers[0]?.id ?? '';
  const typed = refused && (typedText(refused, 'situation') as Situation);
  return { as, able: able ?? '', speaker: known, situation: typed || (asked && situationOf(asked, able)) };
}

/** What is known already, and the words that were on their way. */
function startOf(view: ConsentView, { situation, speaker }: Guide, ctx: Ctx): Filled {
  const form = consentForm(localDate(ctx.now));
  if (!situation) return form.blank();
  const patientGives = ['self', 'adult', 'young', 'mp_third', 'advocate', 'solicitor'].includes(situation);
  const start = form.of({
    situation,
    what: situation === 'self' ? [] : ['hears'],
    services: '',
    given_by: patientGives ? view.patientName : (view.people.get(speaker)?.name ?? ''),
    heard_by: view.userName,
  });
  return view.draft ? { typed: { ...start.typed, ...view.draft.fields }, errors: [] } : start;
}
