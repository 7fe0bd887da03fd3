import type { ReactElement } from 'react';
import { type Code, codesWith } from '../codes/index.ts';
import { placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Texts } from '../platform/edits.rules.ts';
import { settleEdit } from '../platform/edits.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, many, one, type Router } from '../platform/routing.ts';
import { dateWords, timeWords } from '../platform/time.ts';
import { aboutForm, MARKS } from './about.forms.ts';
import { changeOwner, findPlaceTyped } from './about.ts';
import { EditAbout, RouteChoice } from './about.tsx';
import { mayChooseBoth } from './both-routes.ts';
import { changeCase } from './case-changes.ts';
import { TYPE_WORDS } from './cases.rules.ts';
import { whoChangedCase } from './edits.ts';
import { CaseConflict } from './edits.tsx';
import { chooseRoute } from './route.ts';
import { showCase } from './show.routes.tsx';
import { openableCase } from './show.ts';
import { labelIn } from './show-people.ts';
import { routeForm } from './steps.forms.ts';
import type { Case } from './tables.ts';

export function aboutRoutes(r: Router) {
  r.get('/desk/cases/:ref/about', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return aboutPage(ctx, kase, aboutForm.of(fieldsOf(await textsOf(ctx, kase))));
  });
  r.post('/desk/cases/:ref/about', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return saveAbout(ctx, kase, req.body);
  });
  r.post('/desk/cases/:ref/assignment', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const refused = await refusal(() => changeOwner(ctx, kase, one(req.body, 'owner')));
    if (refused) return showCase(ctx, req, kase, { errors: [refused] });
    return redirect(`/desk/cases/${kase.ref}?done=owner`);
  });
  r.get('/desk/cases/:ref/route', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return routePage(ctx, kase, routeForm.blank());
  });
  r.post('/desk/cases/:ref/route', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = routeForm.submit(req.body);
    const { route = 'informal', channel = 'phone' } = filled.ok ? filled.values : {};
    const refused = filled.ok ? await attempt(filled, () => chooseRoute(ctx, kase, { route, channel })) : filled;
    return refused ? routePage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}?done=route`);
  });
}

async function refusal(work: () => Promise<unknown>) {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { field: error.field ?? '', message: error.message };
  }
}

/** The case as the form shows it; marks are one text, so that two people's ticks can be compared. */
async function textsOf(ctx: Ctx, kase: Case): Promise<Texts> {
  const place = (await placesByIds(ctx, [kase.place_id])).get(kase.place_id ?? '');
  return {
    type: kase.type,
    subject: kase.subject ?? '',
    place: place?.name ?? '',
    place_id: kase.place_id ?? '',
    marks: MARKS.filter((mark) => kase[mark]).join(' '),
  };
}

function fieldsOf(texts: Texts): Record<string, string | string[]> {
  return { ...texts, marks: texts.marks ? texts.marks.split(' ') : [] };
}

async function saveAbout(ctx: Ctx, kase: Case, body: Fields): Promise<Reply> {
  const theirs = await textsOf(ctx, kase);
  const marks = [...many(body, 'marks').flatMap((text) => text.split(' ')), ...(kase.safety ? ['safety'] : [])];
  const stood = Object.hasOwn(body, 'was_marks') ? one(body, 'was_marks') : theirs.marks;
  // Each tick for itself: two who ticked different ones both get theirs.
  const changed = (mark: string) => marks.includes(mark) !== (stood ?? '').split(' ').includes(mark);
  const both = MARKS.filter((mark) => (changed(mark) ? marks.includes(mark) : kase[mark])).join(' ');
  const mine = { ...theirs, ...typedTexts(body), marks: both };
  const subjects = await codesWith(ctx, 'subjects', [kase.subject]);
  const { clashes, texts } = settleEdit(body, { mine, theirs: { ...theirs, marks: both }, long: [] });
  if (clashes.length > 0) return conflictPage(ctx, kase, { clashes, mine: texts, theirs, subjects });
  const filled = aboutForm.submit(fieldsOf(texts));
  const refused = filled.ok ? await attempt(filled, () => changeAbout(ctx, kase, filled.values)) : filled;
  return refused ? aboutPage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}?done=about`);
}

function typedTexts(body: Fields): Texts {
  const names = ['type', 'subject', 'place', 'place_id'] as const;
  return Object.fromEntries(names.map((name) => [name, one(body, name)]));
}

type About = {
  type?: Case['type'] | undefined;
  subject: string;
  place: string;
  place_id: string | undefined;
  marks: string[];
};

async function changeAbout(ctx: Ctx, kase: Case, values: About) {
  const place = await findPlaceTyped(ctx, values);
  if (values.place.trim() !== '' && !place) {
    throw new RuleError('Choose a ward or service from the directory, or leave this empty', 'place');
  }
  await changeCase(ctx, kase, {
    type: values.type ?? kase.type,
    subject: values.subject || null,
    place_id: place?.id ?? null,
    after_death: values.marks.includes('after_death'),
    child: values.marks.includes('child'),
    safety: kase.safety || values.marks.includes('safety'),
  });
}

type Clashing = { clashes: readonly string[]; mine: Texts; theirs: Texts; subjects: readonly Code[] };

const LABELS: Record<string, string> = { type: 'Type', subject: 'Subject', place: 'Ward or service', marks: 'Marks' };

async function conflictPage(ctx: Ctx, kase: Case, { clashes, mine, theirs, subjects }: Clashing): Promise<Reply> {
  const words = (name: string, value: string) => {
    if (name === 'subject') return labelIn(subjects, value);
    return name === 'type' ? (Object.entries(TYPE_WORDS).find(([type]) => type === value)?.[1] ?? value) : value;
  };
  const shown = clashes.filter((name) => LABELS[name]);
  const body = (
    <CaseConflict
      reference={kase.ref}
      action={`/desk/cases/${kase.ref}/about`}
      who={await whoChangedCase(ctx, kase)}
      clashes={shown.map((name) => ({
        name,
        label: LABELS[name] ?? name,
        mine: words(name, mine[name] ?? ''),
        theirs: words(name, theirs[name] ?? ''),
      }))}
      mine={mine}
      was={theirs}
    />
  );
  return formPage('Two changes', body, 409);
}

async function aboutPage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const props = { reference: kase.ref, filled, safety: kase.safety };
  const body = (
    <EditAbout {...props} subjects={await codesWith(ctx, 'subjects', [kase.subject])} was={await textsOf(ctx, kase)} />
  );
  return formPage('About this case', body, filled.errors.length > 0 ? 422 : 200);
}

async function routePage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const first = `${timeWords(kase.received_at)} on ${dateWords(kase.received_at, ctx.now)}`;
  const body = (
    <RouteChoice
      reference={kase.ref}
      filled={filled}
      dates={`They first told us at ${first}. That date stays.`}
      mayBoth={await mayChooseBoth(ctx)}
    />
  );
  return formPage('How this is handled', body, filled.errors.length > 0 ? 422 : 200);
}

function formPage(title: string, body: ReactElement, status = 200): Reply {
  return deskPage({ title, section: 'cases', width: 'form', status, body });
}
