import { casesByIds } from '../cases/index.ts';
import { loadReach } from '../letters/index.ts';
import { contactRules, listWays, peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { attempt, choice, type Filled, form } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { answerForm, saidIn } from './answer.forms.ts';
import { keepAnswer } from './answers.ts';
import { type Ask, askByHand, listByHand, lockedAsk, mayAskByHand, refuseAsk, refuseByHand } from './asks.ts';
import { AskByHand, Questionnaire, TO_ASK, type ToAsk, ToAskPage } from './to-ask.tsx';

const MAY = { may: 'cases.write' } as const;
const DONE: Record<string, string> = { kept: 'Their answer is kept.', refused: 'They are not asked again.' };
const NOTHING: Filled = { typed: {}, errors: [] };
const WAYS = { phone: 'By phone or in their own way', paper: 'On paper, by post' } as const;

const wayForm = form({
  way: choice({ label: 'How did they answer?', choices: ['phone', 'paper'], required: 'Choose how they answered' }),
});

export function toAskRoutes(r: Router) {
  r.get(TO_ASK, MAY, async (ctx, req) => {
    const body = <ToAskPage rows={await rowsOf(ctx)} done={DONE[one(req.query, 'done')]} />;
    return deskPage({ title: 'Ask how we did', section: 'satisfaction', width: 'form', body });
  });
  r.get(`${TO_ASK}/:ask`, MAY, (ctx, req) => askPage(ctx, req, { ...answerForm.blank() }));
  r.get(`${TO_ASK}/:ask/paper`, MAY, async (ctx, req) => {
    const { ask, kase, person } = await askByHand(ctx, req.params.ask ?? '');
    const refused = await attempt({ ...NOTHING, ok: true as const, values: {} }, () =>
      refuseByHand(ctx, { ask, kase }),
    );
    if (refused) return askPage(ctx, req, NOTHING);
    const asked = one(req.query, 'format');
    const large = asked === 'large' || (asked === '' && person.needs.includes('large_print'));
    const { address } = await loadReach(ctx);
    const body = <Questionnaire trust={ctx.trust.name} phone={ctx.trust.phone} address={address} large={large} />;
    return deskPage({ title: 'How did we do, on paper', section: 'satisfaction', width: 'form', body });
  });
  r.post(`${TO_ASK}/:ask`, MAY, keep);
  r.post(`${TO_ASK}/:ask/refusal`, MAY, async (ctx, req) => {
    const { ask } = await askByHand(ctx, req.params.ask ?? '', lockedAsk);
    await refuseAsk(ctx, ask);
    return redirect(`${TO_ASK}?done=refused`);
  });
}

async function rowsOf(ctx: Ctx): Promise<ToAsk[]> {
  const waiting = await listByHand(ctx);
  const cases = await casesByIds(
    ctx,
    waiting.map(({ case_id }) => case_id),
  );
  // One after the other: all of them go over the same connection.
  const asks: Ask[] = [];
  for (const ask of waiting) {
    const kase = cases.get(ask.case_id);
    if (kase && (await mayAskByHand(ctx, kase))) asks.push(ask);
  }
  const ids = asks.flatMap(({ person_id }) => person_id ?? []);
  const [people, ways] = await Promise.all([peopleByIds(ctx, ids), listWays(ctx, ids)]);
  return asks.flatMap((ask) => {
    const [kase, person] = [cases.get(ask.case_id), people.get(ask.person_id ?? '')];
    if (!kase || !person) return [];
    const phone = ways.findLast((way) => way.person_id === person.id && way.kind === 'phone')?.value ?? '';
    return {
      ...{ id: ask.id, name: person.name, reference: kase.ref, rules: contactRules(person) },
      ...{ how: WAYS[ask.way === 'paper' ? 'paper' : 'phone'], number: ask.way === 'paper' ? '' : phone },
      own: ask.owner_id === actorId(ctx) || kase.owner_id === actorId(ctx),
    };
  });
}

async function askPage(ctx: Ctx, req: Req, filled: Filled): Promise<Reply> {
  const { ask, kase, person } = await askByHand(ctx, req.params.ask ?? '');
  const shown = { typed: { way: ask.way === 'paper' ? 'paper' : 'phone', ...filled.typed }, errors: filled.errors };
  const refused = await attempt({ ...shown, ok: true as const, values: {} }, () => refuseByHand(ctx, { ask, kase }));
  const errors = refused?.errors ?? shown.errors;
  const body = <AskByHand id={ask.id} name={person.call_me || person.name} filled={{ ...shown, errors }} />;
  const status = errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Ask how we did', section: 'satisfaction', width: 'form', status, body });
}

async function keep(ctx: Ctx, req: Req): Promise<Reply> {
  const { ask, kase } = await askByHand(ctx, req.params.ask ?? '', lockedAsk);
  const [filled, how] = [answerForm.submit(req.body), wayForm.submit(req.body)];
  const typed = { ...filled.typed, ...how.typed };
  if (!filled.ok || !how.ok) return askPage(ctx, req, { typed, errors: [...filled.errors, ...how.errors] });
  const { way = 'phone' } = how.values;
  const refused = await attempt(filled, async (values) => {
    await refuseByHand(ctx, { ask, kase });
    const { words, contact } = values;
    await keepAnswer(ctx, ask, { said: saidIn(values), words: words.trim(), contact, way });
  });
  return refused ? askPage(ctx, req, { typed, errors: refused.errors }) : redirect(`${TO_ASK}?done=kept`);
}
