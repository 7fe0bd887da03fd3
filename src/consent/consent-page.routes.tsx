import type { Case } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Filled, typedText } from '../platform/forms.ts';
import { isId } from '../platform/ids.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Req } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import type { RefusedOne } from './cards.tsx';
import { consentForm } from './consent.forms.ts';
import { type ConsentView, lineOf, loadConsents, toAsk } from './consent.pages.ts';
import { ConsentPage } from './consent.tsx';
import type { Guide } from './guide.tsx';
import { ABLE, type Able, type Situation, SPEAKERS, type Speaker, situationOf } from './situations.rules.ts';
import { listEndedWith } from './withdrawal.ts';

const DONE: Record<string, string> = {
  recorded: 'Saved. It counts from now on.',
  asked: 'Saved. You will be reminded to ask again if no answer comes.',
  received: 'Saved: they agreed.',
  refused: 'Saved: they said no. It stays as it was.',
  chased: 'Saved: asked again.',
  ended: 'Saved: no answer came. You can close the case as “No consent”.',
  withdrawn: 'Sharing is stopped.',
  struck: 'Marked as entered in error.',
  evidence: 'The paper is added.',
};

type Refused = { filled?: Filled; one?: RefusedOne };

export async function consentPage(ctx: Ctx, req: Req, kase: Case, refused: Refused = {}): Promise<Reply> {
  const view = await loadConsents(ctx, kase);
  const guide = guideOf(req, view, refused.filled);
  const filled = refused.filled ?? startOf(view, guide, ctx);
  const on = one(req.query, 'on');
  const done = req.method === 'GET' ? one(req.query, 'done') : '';
  const body = (
    <ConsentPage
      view={view}
      line={lineOf(view)}
      first={toAsk(view)}
      guide={guide}
      filled={filled}
      refused={refused.one}
      done={Object.hasOwn(DONE, done) ? DONE[done] : undefined}
      showSent={done === 'withdrawn'}
      endedIn={done === 'withdrawn' && isId(on) ? await listEndedWith(ctx, kase, on) : []}
    />
  );
  const status = refused.filled || refused.one ? 422 : 200;
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
