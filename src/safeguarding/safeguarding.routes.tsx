import { listCards, type NumberShown } from '../calls/index.ts';
import { type Case, listSafetyCases, openableCase, pastTimeOf } from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { staffNames } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import { listHelpNumbers, placesByIds } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, fragment, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { askAlong, comeAlong, findCompany, listHere, refuseToCome } from './company.ts';
import { Concerns } from './concerns.tsx';
import { CompanyNews, DangerPage, type EscalationShown } from './danger.tsx';
import { companyForm, dangerForm, lineForm } from './safeguarding.forms.ts';
import { isTold, RING_FIRST, SCRIPTS, TOLD_SHORT } from './safeguarding.rules.ts';
import {
  addLine,
  dangersOf,
  type Escalation,
  escalationsOf,
  findEscalation,
  type Line,
  listKinds,
  raiseDanger,
} from './safeguarding.ts';

export function routes(r: Router) {
  const write = { may: 'cases.write' } as const;
  r.get('/desk/safeguarding', { may: 'cases.share_out' }, concernsPage);
  r.get('/desk/cases/:ref/danger', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const draft = await maybeDraft(ctx, draftOf(kase));
    const starting = draft ? { danger: dangerForm([]).of(draft.fields) } : {};
    return dangerPage(ctx, kase, { ...starting, done: one(req.query, 'done') });
  });
  r.post('/desk/cases/:ref/danger/company', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = companyForm.submit(req.body);
    const refused = filled.ok ? await attempt(filled, () => askAlong(ctx, kase, filled.values.colleague)) : filled;
    return refused
      ? dangerPage(ctx, kase, { company: refused })
      : redirect(`/desk/cases/${kase.ref}/danger?done=asked`);
  });
  r.get('/desk/cases/:ref/danger/company', write, async (ctx, req) =>
    fragment(<CompanyNews company={await findCompany(ctx, await openableCase(ctx, req.params.ref ?? ''))} />),
  );
  r.post('/desk/cases/:ref/danger/company/:id/joining', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const comes = await comeAlong(ctx, kase, req.params.id ?? '');
    return redirect(comes ? `/desk/cases/${kase.ref}/danger?done=coming` : '/desk?done=joined');
  });
  r.post('/desk/cases/:ref/danger/company/:id/joining/refusal', write, async (ctx, req) => {
    await refuseToCome(ctx, await openableCase(ctx, req.params.ref ?? ''), req.params.id ?? '');
    return redirect('/desk');
  });
  r.post('/desk/cases/:ref/danger', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = dangerForm((await listKinds(ctx)).map(({ code }) => code)).submit(req.body);
    const refused = filled.ok
      ? await attempt(filled, () => {
          const { kinds, exact_words, whereabouts, child } = filled.values;
          return raiseDanger(ctx, kase, { kinds, exactWords: exact_words, whereabouts, child: child.length > 0 });
        })
      : filled;
    if (refused) return dangerPage(ctx, kase, { danger: refused });
    await dropDraft(ctx, draftOf(kase));
    return redirect(`/desk/cases/${kase.ref}/danger?done=raised`);
  });
  r.post('/desk/cases/:ref/danger/:id/lines', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const escalation = await findEscalation(ctx, kase, req.params.id ?? '');
    const filled = lineForm.submit(req.body);
    const refused = filled.ok
      ? await attempt(filled, () => {
          const { day, time, closes, ...line } = filled.values;
          const at = pastTimeOf({ day, time }, ctx.now) ?? ctx.now;
          return addLine(ctx, kase, escalation, { ...line, at, closes: closes.length > 0 });
        })
      : filled;
    return refused
      ? dangerPage(ctx, kase, { line: refused, of: escalation.id })
      : redirect(`/desk/cases/${kase.ref}/danger?done=added`);
  });
}

type Shown = { danger?: Filled; line?: Filled; of?: string; company?: Filled; done?: string };

/** What is being written down, by this person, on this case. */
const draftOf = (kase: Case) => `danger/${kase.id}`;

async function dangerPage(ctx: Ctx, kase: Case, shown: Shown = {}): Promise<Reply> {
  const [kinds, numbers, cards, found, names, here, draft, coming] = await Promise.all([
    listKinds(ctx),
    numbersFor(ctx, kase),
    listCards(ctx),
    dangersOf(ctx, kase),
    staffNames(ctx),
    listHere(ctx),
    maybeDraft(ctx, draftOf(kase)),
    findCompany(ctx, kase),
  ]);
  const labels = new Map(kinds.map(({ code, label }) => [code, label]));
  const body = (
    <DangerPage
      reference={kase.ref}
      safety={kase.safety}
      suggestsRestriction={
        kase.access === 'open' &&
        kinds.some(({ code, restrict }) => restrict && found.some((one) => one.kinds.includes(code)))
      }
      kinds={kinds.map(({ code, label }) => ({ value: code, label }))}
      numbers={numbers}
      scripts={SCRIPTS.flatMap((code) => {
        const card = cards.find((one) => one.code === code);
        return card
          ? [{ ...card, open: code === 'risk' || found.some(({ kinds: feared }) => feared.includes(code)) }]
          : [];
      })}
      escalations={found.map((one) => shownOf(ctx, one, labels, names))}
      danger={shown.danger ?? dangerForm([]).blank()}
      line={shown.line ?? lineForm.blank()}
      refusedOn={shown.of}
      company={shown.company ?? companyForm.blank()}
      coming={coming}
      colleagues={here.map(({ id, name }) => ({ value: id, label: name }))}
      draft={{ about: draftOf(kase), owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'concern' }}
      done={shown.done ?? ''}
    />
  );
  const wrong = [shown.danger, shown.line, shown.company].some((filled) => filled && filled.errors.length > 0);
  const status = wrong ? 422 : 200;
  return deskPage({
    title: `Safeguarding ${kase.ref}`,
    section: 'cases',
    width: 'form',
    status,
    draftDone: shown.done === 'raised' ? draftOf(kase) : undefined,
    body,
  });
}

/** The ward of the case stands among the numbers of Settings, second after 999. */
async function numbersFor(ctx: Ctx, kase: Case): Promise<NumberShown[]> {
  const [numbers, places] = await Promise.all([listHelpNumbers(ctx), placesByIds(ctx, [kase.place_id])]);
  const place = places.get(kase.place_id ?? '');
  const ward = place && {
    code: 'ward',
    name: `${place.name}: the nurse in charge`,
    number: place.phone,
    detail: '',
    checked_on: place.checked_on,
  };
  return RING_FIRST.flatMap((code) => (code === 'ward' ? ward : numbers.find((one) => one.code === code)) ?? []);
}

type Names = ReadonlyMap<string, string>;

function shownOf(ctx: Ctx, one: Escalation, labels: Names, names: Names): EscalationShown {
  return {
    id: one.id,
    title: one.kinds.map((code, at) => inSentence(labels.get(code) ?? code, at > 0)).join(', '),
    raised: `${names.get(one.raised_by) ?? 'A colleague'}, ${dateTimeWords(one.raised_at, ctx.now)}`,
    exactWords: one.exact_words,
    whereabouts: one.whereabouts,
    told: isTold(one),
    lines: one.lines.map((line) => ({
      id: line.id,
      title: lineTitle(ctx, line),
      by: byOf(ctx, line, names.get(line.added_by) ?? 'A colleague'),
      words: line.words,
      outcome: line.outcome,
    })),
  };
}

/** "A child …, an allegation …": a label goes on in small letters, but for one that begins with a short form. */
function inSentence(label: string, goesOn: boolean): string {
  return goesOn && !/^[A-Z]{2}/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function lineTitle(ctx: Ctx, { told, name, told_at }: Line): string {
  if (!told || !told_at) return 'Added';
  return `Told ${TOLD_SHORT[told]}: ${name}, ${dateTimeWords(told_at, ctx.now)}`;
}

/** Who wrote it down, and when, where that was not at once. */
function byOf(ctx: Ctx, { told_at, added_at }: Line, who: string): string {
  return told_at && +added_at - +told_at < 60_000 ? who : `${who}, ${dateTimeWords(added_at, ctx.now)}`;
}

/** Every case with a safety concern that this person may open, oldest first. */
async function concernsPage(ctx: Ctx): Promise<Reply> {
  const cases = await listSafetyCases(ctx);
  const [found, people, names] = await Promise.all([
    escalationsOf(
      ctx,
      cases.map(({ id }) => id),
    ),
    peopleByIds(
      ctx,
      cases.map((kase) => kase.caller_id),
    ),
    staffNames(ctx),
  ]);
  const lines = cases.map((kase) => {
    const own = found.filter((one) => one.case_id === kase.id);
    const told = own.flatMap((one) => one.lines).filter((line) => line.told);
    return {
      ref: kase.ref,
      who: people.get(kase.caller_id ?? '')?.name ?? 'Nobody gave a name',
      since: dateTimeWords(own[0]?.raised_at ?? kase.opened_at, ctx.now),
      owner: names.get(kase.owner_id ?? '') ?? 'no owner',
      told: told.map((line) => lineTitle(ctx, line)),
      untold: own.length === 0 || !own.every(isTold),
    };
  });
  return deskPage({ title: 'Safeguarding', section: 'safeguarding', body: <Concerns lines={lines} /> });
}
