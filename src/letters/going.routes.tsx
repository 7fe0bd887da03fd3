// How it looks, on paper and on the page; and that it went.
import { viewed } from '../audit/index.ts';
import { type Case, listOpenPromises, openableCase, stepLine } from '../cases/index.ts';
import { maybeDraft } from '../drafts/index.ts';
import { staffNames } from '../identity/index.ts';
import { canSend, listAbout } from '../outbox/index.ts';
import { calledName, peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, choice, type Filled, form, readAs, text, tick } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Req, type Router } from '../platform/routing.ts';
import { dateWords, timeWords } from '../platform/time.ts';
import { hintsFor } from './checks.rules.ts';
import { missingIn, sheetOf, sheetOfGone, whyNotPosted } from './documents.ts';
import type { LetterWay } from './kinds.rules.ts';
import { findLetter, recordLetter } from './letters.ts';
import { LookPage } from './look.tsx';
import { LetterPage, type Paper, PaperPage } from './paper.tsx';
import { standingOf } from './readings.rules.ts';
import { findReading, listSecondReaders, maybeReading } from './readings.ts';
import type { Second } from './readings.tsx';
import { ownWords, type Sheet } from './sheets.rules.ts';
import { versionsByIds } from './templates.ts';
import { addressIn, askedIn, shownForm } from './writing.routes.tsx';
import {
  addressOf,
  checkText,
  draftKey,
  findWriting,
  hears,
  isNeutralOnly,
  keptBy,
  type Text,
  textIn,
  type Writing,
} from './writing.ts';

const goneForm = form({
  revision: readAs({
    label: 'Revision',
    read: (typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : undefined),
    wrong: 'Look at the words again',
  }),
  keeps: text({ label: 'What does this keep?' }),
  needs_met: choice({ label: 'Did this meet their needs?', choices: ['yes', 'no'] }),
  needs_unmet: text({ label: 'What was missing?' }),
  nothing_of_patient: tick({ label: 'Nothing in it is about the patient' }),
  read_through: tick({ label: 'I have read it' }),
  address: text({ label: 'Address', max: [500, 'Use 500 characters or fewer'] }),
  by: choice({ label: 'How it goes', choices: ['us', 'hand'], blank: 'hand' }),
});

/** Who is asked to read it first. */
export const askedForm = form({
  revision: goneForm.fields.revision,
  colleague: text({ label: 'Who reads it?', required: 'Choose who reads it' }),
});

export function goingRoutes(r: Router) {
  r.get('/desk/cases/:ref/letters/check', { may: 'cases.write' }, async (ctx, req) => {
    const found = await begun(ctx, req);
    if ('reply' in found) return found.reply;
    return lookPage(ctx, found, goneForm.blank(), one(req.query, 'done') === 'undone');
  });
  r.get('/desk/cases/:ref/letters/paper', { may: 'cases.write' }, async (ctx, req) => {
    const found = await begun(ctx, req);
    if ('reply' in found) return found.reply;
    const { writing, text } = found;
    await viewed(ctx, 'print', { case: writing.kase.id });
    const back = `/desk/cases/${writing.kase.ref}/letters/check?${addressIn(writing)}`;
    const paper = paperOf(await sheetOf(ctx, writing, text), 'letter');
    return deskPage({ title: 'Print', section: 'cases', width: 'form', body: <PaperPage back={back} paper={paper} /> });
  });
  r.post('/desk/cases/:ref/letters', { may: 'cases.write' }, recordSent);
  r.get('/desk/cases/:ref/letters/:id', { may: 'cases.write' }, letterPage);
}

async function recordSent(ctx: Ctx, req: Req): Promise<Reply> {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  const writing = await findWriting(ctx, kase, askedIn(req.body));
  const filled = goneForm.submit(req.body);
  let id = '';
  const refused = filled.ok
    ? await attempt(filled, async () => {
        const { revision = 0, keeps, needs_met, needs_unmet } = filled.values;
        const { nothing_of_patient: nothingOfPatient, read_through: readThrough } = filled.values;
        const needsMet = needs_met && needs_met === 'yes';
        id = await recordLetter(ctx, writing, {
          ...{ revision, keeps, needsMet, needsUnmet: needs_unmet, nothingOfPatient, readThrough },
          ...{ send: filled.values.by === 'us', address: filled.values.address },
          ...('seen' in req.body ? { seen: one(req.body, 'seen') } : {}),
        });
      })
    : filled;
  if (!refused) return redirect(`/desk/cases/${kase.ref}/letters/${id}?done=recorded`);
  const draft = await maybeDraft(ctx, draftKey(writing));
  if (draft) return lookPage(ctx, { writing, text: textIn(draft.fields), revision: draft.revision }, refused);
  return shownForm(ctx, writing, { typed: { subject: '', body: '' }, errors: refused.errors });
}

type Begun = { writing: Writing; text: Text; revision: number };

/** The words as they were kept, if they may still go; else the page on which they are written says why not. */
export async function begun(ctx: Ctx, req: Req, asked: Fields = req.query): Promise<Begun | { reply: Reply }> {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  const writing = await findWriting(ctx, kase, askedIn(asked));
  const draft = await maybeDraft(ctx, draftKey(writing));
  if (!draft) return { reply: redirect(`/desk/cases/${kase.ref}/letters/new?${addressIn(writing)}`) };
  const found = textIn(draft.fields);
  const kept = { ok: true as const, values: found, typed: found, errors: [] };
  const refused = await attempt(kept as never, () => checkText(ctx, writing, found));
  if (refused) return { reply: await shownForm(ctx, writing, refused, draft) };
  return { writing, text: found, revision: draft.revision };
}

export async function lookPage(
  ctx: Ctx,
  { writing, text: words, revision }: Begun,
  filled: Filled,
  undone = false,
): Promise<Reply> {
  const { kase, reader, version, how } = writing;
  const open = keptBy(kase, reader, await listOpenPromises(ctx, kase.id));
  const whom = reader.person;
  const sheet = await sheetOf(ctx, writing, words);
  const maySend = canSend(ctx, how);
  const missing = how === 'letter' ? await missingIn(sheet) : '';
  const notPosted = how === 'letter' && maySend && missing === '' ? await whyNotPosted(sheet) : '';
  const body = (
    <LookPage
      reference={kase.ref}
      query={addressIn(writing)}
      asked={{ template: version.template_id, to: whom.id, how, revision: String(revision) }}
      who={whom.name}
      how={how}
      paper={paperOf(sheet, how)}
      sheet={sheet}
      neutral={isNeutralOnly(writing)}
      missing={missing}
      notPosted={notPosted}
      mayChange={mayDo(ctx.actor, 'people.write')}
      seen={addressOf(writing)}
      maySend={maySend && missing === '' && notPosted === ''}
      printsElsewhere={how === 'letter' && maySend}
      askAddress={maySend && addressOf(writing) === ''}
      undone={undone}
      hints={hintsFor([how], words.body)}
      needs={whom.needs.some((need) => need !== 'large_print') ? whom.need_words : []}
      keeps={open.map((promise) => ({
        id: promise.id,
        label: stepLine({ ...promise, who: calledName(whom), whom, place: '' }, ctx.now),
      }))}
      askNeeds={whom.needs.length > 0}
      askPatient={!hears(kase, reader)}
      askRead={version.kind === 'after_death'}
      second={await secondOf(ctx, writing, sheet)}
      filled={filled}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: version.name, section: 'cases', width: 'form', status, body });
}

/** Where it stands with the second person who reads it; undefined where nobody has to. */
async function secondOf(ctx: Ctx, writing: Writing, sheet: Sheet): Promise<Second | undefined> {
  if (!writing.version.second_reader) return undefined;
  const reading = await maybeReading(ctx, writing);
  const [names, readers] = await Promise.all([staffNames(ctx), listSecondReaders(ctx, writing.kase)]);
  const at = reading?.decided_at ?? reading?.asked_at;
  const who = names.get(reading?.decided_by ?? reading?.reader_id ?? '') ?? 'a colleague';
  return {
    standing: standingOf(reading, sheet),
    who: at ? `${who}, ${dateWords(at, ctx.now)}, ${timeWords(at)}` : '',
    words: reading?.words ?? '',
    reading: reading?.id ?? '',
    readers,
    template: mayDo(ctx.actor, 'settings.write') ? writing.version.template_id : '',
  };
}

const paperOf = (sheet: Sheet, how: LetterWay): Paper => {
  const { from, to, address, date, subject, format, translation } = sheet;
  const body = how === 'letter' ? sheet.body : ownWords(sheet);
  return { from, to, address, date, subject, body, translation, large: format === 'large' || format === 'easy' };
};

/** "Kim Bell signed it off, Tuesday 24 November, 10am." */
async function signedWords(ctx: Ctx, kase: Case, id: string | null): Promise<string> {
  if (!id) return '';
  const { decided_by, decided_at } = await findReading(ctx, kase, id);
  const who = (await staffNames(ctx)).get(decided_by ?? '') ?? 'A colleague';
  return decided_at ? `${who} signed it off, ${dateWords(decided_at, ctx.now)}, ${timeWords(decided_at)}.` : '';
}

/** What went, as it went: to be read, copied or printed again. */
async function letterPage(ctx: Ctx, req: Req): Promise<Reply> {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  const { letter, contact } = await findLetter(ctx, kase, req.params.id ?? '');
  const [versions, people, [message]] = await Promise.all([
    versionsByIds(ctx, [letter.version_id]),
    peopleByIds(ctx, [letter.person_id]),
    listAbout(ctx, 'letter', [letter.id]),
  ]);
  const [version, person] = [versions.get(letter.version_id), people.get(letter.person_id)];
  if (!person || !version) throw new NotFound('This letter');
  await viewed(ctx, 'print', { case: kase.id });
  const done = one(req.query, 'done') === 'recorded';
  const body = (
    <LetterPage
      reference={kase.ref}
      letter={letter.id}
      title={version.name}
      how={letter.channel}
      done={done}
      struck={contact.error_at !== null && message?.state !== 'stopped'}
      sent={message && { message, now: ctx.now, mayWrite: mayDo(ctx.actor, 'cases.write') }}
      version={version.number}
      signed={await signedWords(ctx, kase, letter.reading_id)}
      paper={paperOf(await sheetOfGone(ctx, kase, letter), letter.channel)}
    />
  );
  const key = draftKey({ kase, version, reader: { person, ids: [], ways: [] } });
  return deskPage({
    ...{ title: version.name, section: 'cases', width: 'form' as const, body },
    draftDone: done ? key : undefined,
  });
}
