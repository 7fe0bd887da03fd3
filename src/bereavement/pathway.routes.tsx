import { viewed } from '../audit/index.ts';
import { type Case, listContactsWith, openableCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { PostButton } from '../platform/components/buttons.tsx';
import type { Ctx } from '../platform/context.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateTimeWords, dateWords, localDate } from '../platform/time.ts';
import { listBelongings } from './belongings.ts';
import { clocksOf } from './clocks.rules.ts';
import { SLOT_WORDS } from './follow-ups.rules.ts';
import { isAwaited, listFollowUps } from './follow-ups.ts';
import { loadLimits } from './limits.ts';
import { condolenceIn, isBaby, PATH_WORDS } from './paths.rules.ts';
import { type PathLine, PathwayPage } from './pathway.tsx';
import { GROUPS, STATE_WORDS, type StepDef, stepsOn, titleOn } from './steps.rules.ts';
import { dayOf, loadPathway, type Pathway, type Step } from './steps.ts';
import { CONDOLENCE, itemsOn } from './told.rules.ts';
import { listTold, type Told } from './told.ts';

const DONE: Record<string, string> = {
  step: 'Saved. There is no rush.',
  told: 'Ticked.',
  chosen: 'Saved as they chose.',
  stopped: 'Stopped. Nobody contacts them about it.',
};

export function pathwayRoutes(r: Router) {
  r.get('/desk/cases/:ref/bereavement', { may: 'cases.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await viewed(ctx, 'case', { case: kase.id });
    return pathwayPage(ctx, kase, one(req.query, 'done'));
  });
}

async function pathwayPage(ctx: Ctx, kase: Case, done: string): Promise<Reply> {
  const pathway = await loadPathway(ctx, kase);
  const [names, told, followUps, clocks, first] = await Promise.all([
    staffNames(ctx),
    listTold(ctx, kase),
    listFollowUps(ctx, kase),
    clocksNow(ctx, pathway),
    firstWords(ctx, kase),
  ]);
  const at = `/desk/cases/${kase.ref}/bereavement`;
  const lines = (group: keyof typeof GROUPS) =>
    stepsOn(pathway.path)
      .filter((def) => def.group === group)
      .map((def) => lineOf(ctx, pathway, def, names));
  const mayWrite = mayDo(ctx.actor, 'cases.write');
  const body = (
    <PathwayPage
      {...{ reference: kase.ref, clocks, mayWrite, done: DONE[done] }}
      title={titleOf(pathway)}
      lede={ledeOf(ctx, pathway)}
      condolence={condolenceOf(ctx, pathway, told, names)}
      first={first}
      wishes={followUps.filter(isAwaited).map(({ slot, due_at, way }) => ({
        key: SLOT_WORDS[slot],
        value: due_at ? `${dateTimeWords(due_at, ctx.now)}, by ${way.replace('_', ' ')}` : '',
      }))}
      groups={[
        { title: 'In the call', lines: callLines(at, pathway, told, followUps.filter(isAwaited).length) },
        ...(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => ({
          title: GROUPS[group],
          lines: lines(group),
        })),
      ]}
      sayButton={
        mayWrite && (
          <PostButton
            kind="secondary"
            action={`${at}/told`}
            label="I have said it"
            fields={{ item: CONDOLENCE, how: 'spoken', to: 'pathway' }}
          />
        )
      }
    />
  );
  return deskPage({ title: `After a death, ${kase.ref}`, section: 'cases', width: 'form', body });
}

/** What they told us first, in their words: nobody makes them tell it again. */
async function firstWords(ctx: Ctx, { id, caller_id }: Case): Promise<string> {
  const contacts = caller_id ? await listContactsWith(ctx, caller_id, MOST_LOOKED_AT) : [];
  const said = contacts.filter((one) => one.case_id === id && one.direction === 'in' && !one.error_at && one.words);
  return said.at(-1)?.words ?? '';
}

const MOST_LOOKED_AT = 50;

function titleOf({ called, path }: Pathway): string {
  if (called) return path === 'early_loss' ? `After the loss of ${called}` : `After ${called} died`;
  return isBaby(path) ? 'After the loss of a baby' : 'After a death';
}

function ledeOf(ctx: Ctx, { path, steps }: Pathway): string {
  const died = dayOf(steps, 'who', 'died_on');
  const where = steps.get('who')?.facts.died_where;
  return [PATH_WORDS[path], died ? dateWords(died, ctx.now) : '', where].filter(Boolean).join(', ');
}

function condolenceOf(
  ctx: Ctx,
  { kase, path, called }: Pathway,
  told: readonly Told[],
  names: ReadonlyMap<string, string>,
) {
  if (!kase.condoled_on) return { say: condolenceIn(path, called) };
  const tick = told.find(({ item }) => item === CONDOLENCE);
  const by = tick ? ` by ${names.get(tick.made_by) ?? 'a colleague'}` : '';
  return { said: `That we are sorry was said${by} on ${dateWords(kase.condoled_on, ctx.now)}. It is said once.` };
}

function callLines(at: string, { path }: Pathway, told: readonly Told[], chosen: number): PathLine[] {
  const items = itemsOn(path);
  const said = items.filter(({ code }) => told.some(({ item }) => item === code)).length;
  return [
    {
      ...{ href: `${at}/explained`, title: 'What to explain and give', who: 'To read aloud, in any order' },
      ...{ stands: `${said} of ${items.length} said` },
    },
    {
      ...{ href: `${at}/follow-ups`, title: 'Hearing from us again', who: 'Only as they choose' },
      ...{ stands: chosen > 0 ? `${chosen} chosen` : 'Nothing chosen' },
    },
  ];
}

/** One line of the list: how it stands, whose words they are, and since when. */
function lineOf(
  ctx: Ctx,
  { kase, path, steps, open }: Pathway,
  def: StepDef,
  names: ReadonlyMap<string, string>,
): PathLine {
  const step = steps.get(def.code);
  const due = step && open.find(({ id }) => id === step.promise_id)?.due_at;
  return {
    ...{ href: `/desk/cases/${kase.ref}/bereavement/steps/${def.code}`, title: titleOn(def, path) },
    stands: step ? standsWords(ctx, step, def, due) : 'Not looked at yet',
    who: step ? `${names.get(step.made_by) ?? 'A colleague'}, ${dateWords(step.made_at, ctx.now)}` : '',
  };
}

function standsWords(ctx: Ctx, step: Step, def: StepDef, due: Date | undefined): string {
  const known = def.fields.find(({ name }) => name === 'status');
  const status = known?.kind === 'choice' ? (known.choices[step.facts.status ?? ''] ?? '') : '';
  if (step.state === 'ours')
    return due ? `We do this by ${dateTimeWords(due, ctx.now)}` : 'We said we do this: write down what came of it';
  if (step.state === 'open') return status || 'Begun';
  return status && step.state !== 'done' ? `${STATE_WORDS[step.state]}. ${status}` : status || STATE_WORDS[step.state];
}

/** What is counted now, for the page and for the block on the case. */
export async function clocksNow(ctx: Ctx, { kase, path, steps }: Pathway) {
  const [limits, belongings] = await Promise.all([loadLimits(ctx), listBelongings(ctx, kase)]);
  const known = {
    ...{ path, diedOn: dayOf(steps, 'who', 'died_on'), bornOn: dayOf(steps, 'who', 'born_on') },
    coroner: steps.get('coroner')?.facts.status ?? '',
    sentOn: dayOf(steps, 'certificate', 'sent_on'),
    registeredOn: dayOf(steps, 'registration', 'done_on'),
    belongings: belongings.some(({ fate }) => !fate),
  };
  return clocksOf(known, limits, localDate(ctx.now));
}
