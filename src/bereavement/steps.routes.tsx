import { type Case, openableCase } from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateTimeWords, dateWords, localDate, timeWords } from '../platform/time.ts';
import { belongingsBelow } from './belongings.routes.tsx';
import { dueIn } from './due.ts';
import { movesWithDeath } from './follow-ups.ts';
import { officeLine } from './offices.rules.ts';
import { listOffices } from './offices.ts';
import { factLines, stepForm, typedFacts } from './steps.forms.ts';
import { knowsOn, maybeStep, STATE_WORDS, type StepDef, stepsOn, titleOn } from './steps.rules.ts';
import { factsOfPerson, loadPathway, type Pathway, type Step, saveStep } from './steps.ts';
import { StepPage } from './steps.tsx';
import { viewingsBelow } from './viewings.routes.tsx';

const AT = '/desk/cases/:ref/bereavement/steps/:step';

export function stepRoutes(r: Router) {
  r.get(AT, { may: 'cases.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return stepPage(ctx, kase, stepIn(req));
  });
  r.post(AT, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const def = stepIn(req);
    const filled = stepForm(def, localDate(ctx.now)).submit(req.body);
    const seen = one(req.body, 'seen');
    const refused = await attempt(filled, async ({ state, day, time, note, ...rest }) => {
      const facts = Object.fromEntries(def.fields.map(({ name }) => [name, rest[name] ?? '']));
      const due = state === 'ours' ? await dueIn(ctx, day ?? '', time ?? '') : undefined;
      const known = { facts: withoutEmpty(facts), note: note ?? '', due, seen };
      const move = def.code === 'who' ? await movesWithDeath(ctx, kase, known.facts.died_on) : undefined;
      await saveStep(ctx, kase, def, { ...known, state: (state ?? 'open') as Step['state'] });
      await move?.();
    });
    if (refused) return stepPage(ctx, kase, def, { filled: refused, seen });
    await dropDraft(ctx, draftOf(kase, def));
    return redirect(`/desk/cases/${kase.ref}/bereavement?done=step`);
  });
}

const withoutEmpty = (facts: Record<string, string>) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value.trim() !== ''));

/** @throws NotFound no such step */
function stepIn(req: Req): StepDef {
  const found = maybeStep(req.params.step ?? '');
  if (!found) throw new NotFound('This step');
  return found;
}

const draftOf = (kase: Case, { code }: StepDef) => `bereaved/${kase.id}-${code.replace('_', '-')}`;

type Refused = { filled: Filled; seen: string };

async function stepPage(ctx: Ctx, kase: Case, def: StepDef, refused?: Refused): Promise<Reply> {
  const pathway = await loadPathway(ctx, kase);
  if (!stepsOn(pathway.path).some(({ code }) => code === def.code) && !pathway.steps.has(def.code))
    throw new NotFound('This step');
  const [names, offices, draft] = await Promise.all([
    staffNames(ctx),
    listOffices(ctx),
    maybeDraft(ctx, draftOf(kase, def)),
  ]);
  const office = offices.find(({ kind }) => kind === def.office);
  const last = pathway.steps.get(def.code);
  const rows = pathway.rows.filter(({ step }) => step === def.code);
  const line = (row: Step) => savedLine(ctx, def, row, names);
  const known = { ...(await knownOf(ctx, pathway, def, last)), ...draft?.fields };
  const filled = refused?.filled ?? stepForm(def, localDate(ctx.now)).of(known);
  const mayWrite = mayDo(ctx.actor, 'cases.write');
  const body = (
    <StepPage
      {...{ reference: kase.ref, def, filled, mayWrite, seen: last?.id ?? '' }}
      title={titleOn(def, pathway.path)}
      knows={knowsOn(def, pathway.path)}
      office={
        office && officeLine(office)
          ? `${office.name}: ${officeLine(office)}${office.checked_on ? '' : ' (not yet checked)'}`
          : ''
      }
      theirs={refused && last && refused.seen !== last.id ? line(last) : undefined}
      before={rows.map(line)}
      draft={{ about: draftOf(kase, def), owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'step' }}
      below={await belowOf(ctx, kase, def, mayWrite)}
    />
  );
  const status = refused ? 422 : 200;
  return deskPage({ title: `After a death, ${kase.ref}`, section: 'cases', width: 'form', status, body });
}

function belowOf(ctx: Ctx, kase: Case, { code }: StepDef, mayWrite: boolean) {
  if (code === 'belongings') return belongingsBelow(ctx, kase, { mayWrite });
  return code === 'viewings' ? viewingsBelow(ctx, kase, { mayWrite }) : undefined;
}

/** What is known stands in the form; the name of the person, also where nobody saved a step yet. */
async function knownOf(
  ctx: Ctx,
  { path, called, open, died }: Pathway,
  def: StepDef,
  last: Step | undefined,
): Promise<Record<string, string>> {
  const today = localDate(ctx.now);
  const due = open.find(({ id }) => id === last?.promise_id)?.due_at;
  const isWho = def.code === 'who';
  const first: Record<string, string> = isWho ? { called, path } : {};
  const kept = isWho ? await factsOfPerson(ctx, died) : {};
  return {
    ...typedFacts(def, { ...first, ...last?.facts, ...kept }, today),
    ...{ state: last?.state ?? 'open', note: last?.note ?? '' },
    ...(due ? { day: dateWords(due, today), time: timeWords(due) } : {}),
  };
}

function savedLine(ctx: Ctx, def: StepDef, row: Step, names: ReadonlyMap<string, string>) {
  const by = names.get(row.made_by) ?? 'a colleague';
  return {
    ...{ id: row.id, note: row.note, facts: factLines(def, row.facts, localDate(ctx.now)) },
    words: `${STATE_WORDS[row.state]} – ${by}, ${dateTimeWords(row.made_at, ctx.now)}`,
  };
}
