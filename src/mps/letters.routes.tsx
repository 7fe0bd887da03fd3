import { type Case, openableCase } from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { listWays, peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Texts } from '../platform/edits.rules.ts';
import { settleEdit } from '../platform/edits.ts';
import { ConflictPage } from '../platform/edits.tsx';
import { attempt, type Filled, type Submitted } from '../platform/forms.ts';
import { newId } from '../platform/ids.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Router } from '../platform/routing.ts';
import { type Day, localDate, shortDate } from '../platform/time.ts';
import type { Details } from './letter-people.ts';
import { type Letter, maybeLetter } from './letter-rows.ts';
import { type detailFields, detailsForm, letterForm } from './letters.forms.ts';
import { describeLetter, recordLetter } from './letters.ts';
import { DetailsPage, NewLetterPage } from './letters.tsx';
import { usualSigner } from './signers.ts';

const DRAFT = 'letter/new';

export function letterRoutes(r: Router) {
  r.get('/desk/mp-letters/new', { may: 'cases.write' }, async (ctx) => {
    const { signs, signer } = await usualSigner(ctx);
    const draft = await maybeDraft(ctx, DRAFT);
    const known = { received: 'today', channel: 'letter', signs, signer, ...draft?.fields };
    return newPage(ctx, letterForm(localDate(ctx.now)).of(known));
  });
  r.post('/desk/mp-letters', { may: 'cases.write' }, async (ctx, req) => {
    const filled = letterForm(localDate(ctx.now)).submit(req.body);
    let kase: Case | undefined;
    const refused = await attempt(filled, async (values) => {
      const { press, asked, received, channel = 'letter', words } = values;
      const more = { press, asked, receivedOn: received ?? localDate(ctx.now), channel, words };
      kase = await recordLetter(ctx, { ...detailsIn(values), ...more });
    });
    if (refused || !kase) return newPage(ctx, refused ?? filled);
    await dropDraft(ctx, DRAFT);
    return redirect(`/desk/cases/${kase.ref}?done=step`);
  });
  r.get('/desk/cases/:ref/mp-letter', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return detailsPage(ctx, kase, detailsForm(localDate(ctx.now)).of(await textsOf(ctx, kase)));
  });
  r.post('/desk/cases/:ref/mp-letter', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return saveDetails(ctx, kase, req.body);
  });
}

type Typed = (Submitted<ReturnType<typeof detailFields>> & { ok: true })['values'];

function detailsIn(values: Typed): Details {
  const { constituency, caseworker, their_ref, signs = 'chief_executive', signer } = values;
  return {
    mp: { name: values.mp, id: values.mp_id },
    office: { email: values.office_email, phone: values.office_phone, address: values.office_address },
    constituency,
    caseworker,
    theirRef: their_ref,
    constituent: { name: values.constituent, id: values.constituent_id },
    patient: values.whose === 'other' ? { name: values.patient, id: values.patient_id } : undefined,
    datedOn: values.dated_on ?? null,
    signs,
    signer,
  };
}

/** What is recorded of the letter, as its form shows it; of a case without one, what the case knows. */
async function textsOf(ctx: Ctx, kase: Case): Promise<Texts> {
  const letter = await maybeLetter(ctx, kase);
  const mpId = letter?.mp_id ?? kase.caller_id;
  const constituentId = letter?.constituent_id ?? kase.patient_id;
  const [people, ways, usual] = await Promise.all([
    peopleByIds(ctx, [mpId, constituentId, kase.patient_id]),
    listWays(ctx, [mpId]),
    usualSigner(ctx),
  ]);
  const [mp, constituent, patient] = [mpId, constituentId, kase.patient_id].map((id) => people.get(id ?? ''));
  const way = (kind: string) => ways.filter((one) => one.kind === kind).at(-1)?.value ?? '';
  const own = constituent?.id === patient?.id;
  return {
    mp: mp?.name ?? '',
    mp_id: mp?.id ?? '',
    office_email: way('email'),
    office_phone: way('phone'),
    office_address: way('address'),
    constituent: constituent?.name ?? '',
    constituent_id: constituent?.id ?? '',
    whose: letter ? (own ? 'own' : 'other') : '',
    patient: own ? '' : (patient?.name ?? ''),
    patient_id: own ? '' : (patient?.id ?? ''),
    ...wordsOf(letter),
    signs: letter?.signs ?? usual.signs,
    signer: letter?.signer ?? usual.signer,
  };
}

function wordsOf(letter: Letter | undefined): Texts {
  const { constituency = '', caseworker = '', their_ref = '', dated_on = null } = letter ?? {};
  return { constituency, caseworker, their_ref, dated_on: dayTyped(dated_on) };
}

const dayTyped = (day: Day | null) => (day ? shortDate(day, '0001-01-01') : '');

async function saveDetails(ctx: Ctx, kase: Case, body: Fields): Promise<Reply> {
  const theirs = await textsOf(ctx, kase);
  const mine = Object.fromEntries(Object.keys(theirs).map((name) => [name, one(body, name)]));
  const { clashes, texts } = settleEdit(body, { mine, theirs, long: [] });
  if (clashes.length > 0) return conflictPage(ctx, kase, { clashes, mine: texts, theirs });
  const filled = detailsForm(localDate(ctx.now)).submit(texts);
  const refused = await attempt(filled, (values) => describeLetter(ctx, kase, detailsIn(values)));
  return refused ? detailsPage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}?done=about`);
}

type Clashing = { clashes: readonly string[]; mine: Texts; theirs: Texts };

async function conflictPage(ctx: Ctx, kase: Case, { clashes, mine, theirs }: Clashing): Promise<Reply> {
  const { fields } = detailsForm(localDate(ctx.now));
  const shown = clashes.filter((name) => !name.endsWith('_id'));
  const body = (
    <ConflictPage
      back={<a href={`/desk/cases/${kase.ref}`}>Back to {kase.ref}</a>}
      action={`/desk/cases/${kase.ref}/mp-letter`}
      who="A colleague"
      clashes={shown.map((name) => ({
        name,
        label: fields[name as keyof typeof fields]?.label ?? name,
        mine: mine[name] ?? '',
        theirs: theirs[name] ?? '',
      }))}
      mine={mine}
      was={theirs}
    />
  );
  return deskPage({ title: 'Two changes', section: 'cases', width: 'form', status: 409, body });
}

async function newPage(ctx: Ctx, filled: Filled): Promise<Reply> {
  const draft = await maybeDraft(ctx, DRAFT);
  const body = (
    <NewLetterPage
      filled={filled}
      press={newId(ctx.now)}
      draft={{ about: DRAFT, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'letter' }}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'An MP’s letter', section: 'day', width: 'form', status, body });
}

async function detailsPage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const body = <DetailsPage reference={kase.ref} filled={filled} was={await textsOf(ctx, kase)} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: `MP letter: ${kase.ref}`, section: 'cases', width: 'form', status, body });
}
