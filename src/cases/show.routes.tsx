import { viewed } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { FieldError, Filled } from '../platform/forms.ts';
import { isId } from '../platform/ids.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import type { Case } from './cases.ts';
import { maybeLastContact } from './contacts.ts';
import type { DraftOf } from './draft-form.tsx';
import { noteForm } from './notes.forms.ts';
import { channelOf } from './promises.rules.ts';
import { bannerOf } from './show.rules.ts';
import { type CaseView, loadCase, openableCase, type Step } from './show.ts';
import { CasePage, type CasePageProps } from './show.tsx';
import { blankOf, DRAFT_NOUNS, draftKindOf, newStepForm } from './steps.forms.ts';
import { DOS, type Do, dosOf, stepLine } from './steps.rules.ts';
import { StepPanel } from './steps.tsx';
import { SHOWN } from './timeline.rules.ts';

export function showRoutes(r: Router) {
  r.get('/desk/cases/:ref', { may: 'cases.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const page = await showCase(ctx, req, kase);
    await viewed(ctx, 'case', { case: kase.id });
    return page;
  });
}

/** What a refused form brings back to the page. */
export type Shown = {
  panel?: { what: Do; step: string; filled: Filled };
  note?: Filled;
  newStep?: Filled;
  errors?: readonly FieldError[];
};

/** The page of a case: as it is asked for, or (422) with a form that was refused. */
export async function showCase(ctx: Ctx, req: Req, kase: Case, shown: Shown = {}): Promise<Reply> {
  const what = shown.panel?.what ?? DOS.find((known) => known === one(req.query, 'do'));
  const on = shown.panel?.step ?? one(req.query, 'on');
  const noteAbout = `note/${kase.id}`;
  const panelAbout = (id: string | undefined) => (what && isId(id) ? [`${draftKindOf(what)}/${id}`] : []);
  const view = await loadCase(ctx, kase, {
    shown: SHOWN.find((known) => known === one(req.query, 'show')) ?? 'all',
    page: Number.parseInt(one(req.query, 'page'), 10) || 1,
    call: what === 'call',
    drafts: (first) => [noteAbout, ...panelAbout(on || first)],
  });
  const errors = shown.errors ?? (shown.panel?.filled ?? shown.note ?? shown.newStep)?.errors ?? [];
  const props: CasePageProps = {
    view,
    userName: ctx.actor.kind === 'user' ? ctx.actor.name : '',
    banner: await bannerFor(ctx, req, view),
    errors,
    panel: panelFor(ctx, view, what, on, shown),
    note: { filled: shown.note ?? draftedNote(view, noteAbout), draft: draftOf(ctx, view, noteAbout, 'note') },
    newStep: shown.newStep ?? newStepForm.blank(),
  };
  return deskPage({
    title: `Case ${kase.ref}`,
    status: errors.length > 0 ? 422 : 200,
    section: 'cases',
    body: <CasePage {...props} />,
    draftDone: await draftsDone(ctx, req, kase),
  });
}

async function bannerFor(ctx: Ctx, req: Req, view: CaseView): Promise<CasePageProps['banner']> {
  const done = req.method === 'GET' ? one(req.query, 'done') : '';
  if (!done) return undefined;
  const [first] = view.steps;
  const words = bannerOf(done, {
    ref: view.kase.ref,
    next: first ? stepLine(first, view.now) : '',
    closed: view.kase.closed_at !== null,
    handedOver: view.kase.handed_over_at !== null,
    who: view.caller?.called ?? '',
  });
  if (!words) return undefined;
  const contact = words.undo === 'contact' ? await maybeLastContact(ctx, view.kase.id) : undefined;
  const on = one(req.query, 'on');
  return { ...words, contact: contact?.error_at ? undefined : contact?.id, promise: isId(on) ? on : undefined };
}

/** Words that became a record just now: the browser forgets its copy of them. */
async function draftsDone(ctx: Ctx, req: Req, kase: Case): Promise<string | undefined> {
  const done = req.method === 'GET' ? one(req.query, 'done') : '';
  const on = one(req.query, 'on');
  if (done === 'note') return `note/${kase.id}`;
  if (done === 'contact') return `contact/${kase.id}`;
  if (done === 'closed') return `closure/${kase.id}`;
  if (done === 'finished') {
    const contact = await maybeLastContact(ctx, kase.id);
    return contact && `call/${contact.id}`;
  }
  return done && isId(on)
    ? Object.keys(DRAFT_NOUNS)
        .map((kind) => `${kind}/${on}`)
        .join(' ')
    : undefined;
}

function panelFor(ctx: Ctx, view: CaseView, what: Do | undefined, on: string, shown: Shown) {
  const step = view.steps.find(({ id }) => id === on) ?? (on === '' ? view.steps[0] : undefined);
  if (!what || !step || !view.mayWrite || !dosOf(step.kind).includes(what)) return undefined;
  const kind = draftKindOf(what);
  const about = `${kind}/${step.id}`;
  const drafted = view.drafts.get(about)?.fields;
  const filled = shown.panel?.filled ?? withDraft(blankOf(what, knownOf(view, step)), drafted);
  const draft = Object.hasOwn(DRAFT_NOUNS, kind) ? draftOf(ctx, view, about, DRAFT_NOUNS[kind] ?? '') : undefined;
  return <StepPanel what={what} view={view} step={step} filled={filled} draft={draft} />;
}

/** What is known already stands in the form: the answer that may be read out, the question, the ward. */
function knownOf(view: CaseView, step: Step): Record<string, string> {
  const place = view.place && step.place === view.place.name ? view.place : undefined;
  const needs = view.caller?.person.needs ?? [];
  return {
    told: step.answer?.share === 'yes' ? step.answer.words : '',
    question: step.about,
    place: step.place,
    place_id: step.promise.place_id ?? place?.id ?? '',
    channel: channelOf(needs),
  };
}

function draftOf(ctx: Ctx, view: CaseView, about: string, noun: string): DraftOf {
  return { about, owner: actorId(ctx), revision: view.drafts.get(about)?.revision ?? 0, noun };
}

function draftedNote(view: CaseView, about: string): Filled {
  return withDraft(noteForm.blank(), view.drafts.get(about)?.fields);
}

function withDraft(filled: Filled, fields: Readonly<Record<string, string | string[]>> | undefined): Filled {
  if (!fields) return filled;
  const known = Object.entries(fields).filter(([name]) => Object.hasOwn(filled.typed, name));
  return { ...filled, typed: { ...filled.typed, ...Object.fromEntries(known) } };
}
