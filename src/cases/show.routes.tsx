import type { ReactNode } from 'react';
import { viewed } from '../audit/index.ts';
import type { DraftOf } from '../drafts/index.ts';
import type { Notice } from '../platform/components/notice.tsx';
import { actorId, type Ctx } from '../platform/context.ts';
import { Forbidden, NotFound } from '../platform/errors.ts';
import type { FieldError, Filled } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { isId } from '../platform/ids.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { readRef } from './cases.rules.ts';
import { maybeLastContact } from './contacts.ts';
import { noteForm } from './notes.forms.ts';
import { noteDrafts } from './notes.ts';
import { promiseNotice } from './promise-notices.ts';
import { channelOf } from './promises.rules.ts';
import { type BannerWords, bannerOf } from './show.rules.ts';
import { type CaseView, loadCase, openableCase } from './show.ts';
import { CasePage, type CasePageProps } from './show.tsx';
import type { Step } from './show-steps.ts';
import { showsAfterContact } from './shows.ts';
import { blankOf, DRAFT_NOUNS, draftKindOf, newStepForm } from './steps.forms.ts';
import { DOS, type Do, dosOf, stepLine } from './steps.rules.ts';
import { StepPanel } from './steps.tsx';
import { AnotherStep } from './steps-next.tsx';
import type { Case } from './tables.ts';
import { SHOWN } from './timeline.rules.ts';

/** What stands in the place of a case that somebody may not open, if anything does. */
export type WhenBarred = (ctx: Ctx, ref: string, error: Forbidden | NotFound) => Promise<Reply | undefined>;

declare module '../platform/module.ts' {
  interface Parts {
    /** What stands in the place of a case that somebody may not open. */
    whenBarred?: (house: House) => WhenBarred;
  }
}

export function showRoutes(r: Router, whenBarred: WhenBarred | undefined) {
  r.get('/desk/cases/:ref', { may: 'cases.read' }, async (ctx, req) => {
    const { kase, instead } = await openableOrBarred(ctx, req.params.ref ?? '', whenBarred);
    if (instead) return instead;
    // The reference of a merged case leads on, with what was asked for.
    if (kase.ref !== readRef(req.params.ref ?? '')) return redirect(`/desk/cases/${kase.ref}${queryIn(req.url)}`);
    await viewed(ctx, 'case', { case: kase.id });
    return showCase(ctx, req, kase);
  });
}

function queryIn(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

type Found = { kase: Case; instead?: undefined } | { kase?: undefined; instead: Reply };

async function openableOrBarred(ctx: Ctx, ref: string, whenBarred: WhenBarred | undefined): Promise<Found> {
  try {
    return { kase: await openableCase(ctx, ref) };
  } catch (error) {
    const isBarred = error instanceof Forbidden || error instanceof NotFound;
    const instead = isBarred ? await whenBarred?.(ctx, ref, error) : undefined;
    if (instead) return { instead };
    throw error;
  }
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
  const noteAbouts = await noteDrafts(ctx, kase);
  const panelAbout = (id: string | undefined) => (what && isId(id) ? [`${draftKindOf(what)}/${id}`] : []);
  const view = await loadCase(ctx, kase, {
    shown: SHOWN.find((known) => known === one(req.query, 'show')) ?? 'all',
    page: Number.parseInt(one(req.query, 'page'), 10) || 1,
    call: what === 'call',
    drafts: (first) => [...noteAbouts, ...panelAbout(on || first)],
  });
  const noteAbout = noteAbouts.find((about) => view.drafts.has(about)) ?? `note/${kase.id}`;
  const errors = shown.errors ?? (shown.panel?.filled ?? shown.note ?? shown.newStep)?.errors ?? [];
  const props: CasePageProps = {
    view,
    userName: ctx.actor.kind === 'user' ? ctx.actor.name : '',
    banner: await bannerFor(ctx, req, view),
    offers: await offersFor(ctx, req),
    errors,
    panel: panelFor(ctx, view, what, on, shown) ?? anotherStep(req, view, shown.newStep),
    asking: what === 'asked',
    note: { filled: shown.note ?? draftedNote(view, noteAbout), draft: draftOf(ctx, view, noteAbout, 'note') },
    newStep: shown.newStep ?? newStepForm.blank(),
  };
  return deskPage({
    title: `Case ${kase.ref}`,
    status: errors.length > 0 ? 422 : 200,
    section: 'cases',
    body: <CasePage {...props} />,
    draftDone: draftsDone(req, kase, noteAbouts),
  });
}

/** What was done just now. An act on a promise says the same here as in My day. */
async function bannerFor(ctx: Ctx, req: Req, view: CaseView): Promise<Notice | undefined> {
  const done = req.method === 'GET' ? one(req.query, 'done') : '';
  if (!done) return undefined;
  const { kase, calendar } = view;
  const said = await promiseNotice(ctx, done, one(req.query, 'on'), calendar);
  if (said) return onCase(said, view);
  const [first] = view.steps;
  const banner = bannerOf(done, {
    ref: kase.ref,
    next: first ? stepLine(first, view.now) : '',
    closed: kase.closed_at !== null,
    handedOver: kase.handed_over_at !== null,
    who: view.caller?.called ?? '',
  });
  if (!banner) return undefined;
  const undo = view.mayWrite ? await undoOf(ctx, banner.undo, kase) : undefined;
  const link = banner.close && { href: `/desk/cases/${kase.ref}/closure`, label: 'Close this case' };
  return { text: banner.words, ...(undo ? { undo } : {}), ...(link ? { link } : {}) };
}

/** What other modules offer to whoever has just finished a contact. */
async function offersFor(ctx: Ctx, req: Req): Promise<ReactNode[]> {
  const on = one(req.query, 'on');
  const finished = req.method === 'GET' && one(req.query, 'done') === 'finished' && isId(on);
  return finished ? showsAfterContact(ctx, on) : [];
}

/** The way back leads to this page again, and a link to this page is left out. */
function onCase({ text, undo }: Notice, { mayWrite }: CaseView): Notice {
  if (!undo || !mayWrite) return { text };
  return { text, undo: { ...undo, fields: { ...undo.fields, from: 'case' } } };
}

async function undoOf(ctx: Ctx, undo: BannerWords['undo'], kase: Case): Promise<Notice['undo']> {
  const base = `/desk/cases/${kase.ref}`;
  if (undo === 'closure') return { action: `${base}/closure/undo`, label: 'Undo' };
  const contact = undo === 'contact' ? await maybeLastContact(ctx, kase.id) : undefined;
  return contact && !contact.error_at ? { action: `${base}/contacts/${contact.id}/undo`, label: 'Undo' } : undefined;
}

/** Words that became a record just now: the browser forgets its copy of them. */
function draftsDone(req: Req, kase: Case, notes: readonly string[]): string | undefined {
  const done = req.method === 'GET' ? one(req.query, 'done') : '';
  const on = one(req.query, 'on');
  if (done === 'note' || done === 'note-same-file') return notes.join(' ');
  if (done === 'contact' || done === 'contact-same-file') return `contact/${kase.id}`;
  if (done === 'closed') return `closure/${kase.id}`;
  if (done === 'finished') return isId(on) ? `call/${on}` : undefined;
  return done && isId(on)
    ? Object.keys(DRAFT_NOUNS)
        .map((kind) => `${kind}/${on}`)
        .join(' ')
    : undefined;
}

function panelFor(ctx: Ctx, view: CaseView, what: Do | undefined, on: string, shown: Shown) {
  const step = view.steps.find(({ id }) => id === on) ?? (on === '' ? view.steps[0] : undefined);
  if (!what || !step || !view.mayWrite || !dosOf(step).includes(what)) return undefined;
  const kind = draftKindOf(what);
  const about = `${kind}/${step.id}`;
  const drafted = view.drafts.get(about)?.fields;
  const filled = shown.panel?.filled ?? withDraft(blankOf(what, knownOf(view, step)), drafted);
  const draft = Object.hasOwn(DRAFT_NOUNS, kind) ? draftOf(ctx, view, about, DRAFT_NOUNS[kind] ?? '') : undefined;
  return <StepPanel what={what} view={view} step={step} filled={filled} draft={draft} />;
}

/** `?do=add`, with the kind of step that is meant. A case without a next step has its form in the place of the step. */
function anotherStep(req: Req, view: CaseView, refused: Filled | undefined) {
  const asked = one(req.query, 'do') === 'add' || refused !== undefined;
  if (!asked || !view.mayWrite || view.steps.length === 0 || view.kase.closed_at) return undefined;
  return <AnotherStep view={view} filled={refused ?? newStepForm.of({ kind: one(req.query, 'kind') })} />;
}

/** What is known already stands in the form: the answer that may be read out, the question, the ward. */
function knownOf(view: CaseView, step: Step): Record<string, string> {
  const place = view.place && step.place === view.place.name ? view.place : undefined;
  return {
    told: step.answer?.share === 'yes' ? step.answer.words : '',
    question: step.about,
    place: step.place,
    place_id: step.promise.place_id ?? place?.id ?? '',
    channel: channelOf(step.whom),
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
