// A second person reads a letter before it goes.
import { viewed } from '../audit/index.ts';
import { type Case, openableCase } from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { staffNames } from '../identity/index.ts';
import { contactRules, peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateWords, timeWords } from '../platform/time.ts';
import { hintsFor } from './checks.rules.ts';
import { FORMAT_TELLS } from './formats.rules.ts';
import { askedForm, begun, lookPage } from './going.routes.tsx';
import {
  askReading,
  findReading,
  listReadings,
  type Reading,
  sendReadingBack,
  signReading,
  takeReadingBack,
} from './readings.ts';
import { ReadingPage, ReadingsPage } from './readings.tsx';
import { versionsByIds } from './templates.ts';

const MAY = { may: 'cases.write' } as const;
/** Whoever signs off may be of the complaints team, and write in no case. */
const SIGN = { may: 'letters.sign' } as const;
const AT = '/desk/cases/:ref/letters/readings';

const backForm = form({
  words: text({
    label: 'What is to be changed?',
    required: 'Write what is to be changed',
    max: [5000, 'Use 5,000 characters or fewer'],
  }),
});

/** A button alone. */
const signForm = form({});

export function readingRoutes(r: Router) {
  r.get(AT, SIGN, listPage);
  r.post(AT, MAY, ask);
  r.get(`${AT}/:id`, SIGN, async (ctx, req) => {
    const { kase, reading } = await found(ctx, req);
    await viewed(ctx, 'print', { case: kase.id });
    return readingPage(ctx, kase, reading, { filled: backForm.blank(), done: one(req.query, 'done') });
  });
  r.post(`${AT}/:id/signature`, SIGN, async (ctx, req) => {
    const { kase, reading } = await found(ctx, req);
    const refused = await attempt(signForm.submit(req.body), () => signReading(ctx, kase, reading));
    if (refused) return readingPage(ctx, kase, reading, { filled: { ...refused, typed: { words: '' } } });
    await dropDraft(ctx, draftOf(reading));
    return redirect(`${at(kase, reading)}?done=signed`);
  });
  r.post(`${AT}/:id/return`, SIGN, async (ctx, req) => {
    const { kase, reading } = await found(ctx, req);
    const filled = backForm.submit(req.body);
    const refused = await attempt(filled, ({ words }) => sendReadingBack(ctx, kase, reading, words));
    if (refused) return readingPage(ctx, kase, reading, { filled: refused });
    await dropDraft(ctx, draftOf(reading));
    return redirect(`${at(kase, reading)}?done=back`);
  });
  r.post(`${AT}/:id/withdrawal`, MAY, async (ctx, req) => {
    const { kase, reading } = await found(ctx, req);
    await takeReadingBack(ctx, kase, reading);
    return redirect(`/desk/cases/${kase.ref}/letters/check?${writingOf(reading)}`);
  });
}

const at = (kase: Case, { id }: Reading) => `/desk/cases/${kase.ref}/letters/readings/${id}`;
const draftOf = ({ id }: Reading) => `reading/${id}`;
const writingOf = ({ template_id, person_id, channel }: Reading) =>
  `template=${template_id}&to=${person_id}&how=${channel}`;

async function found(ctx: Ctx, req: Req): Promise<{ kase: Case; reading: Reading }> {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  return { kase, reading: await findReading(ctx, kase, req.params.id ?? '') };
}

async function ask(ctx: Ctx, req: Req): Promise<Reply> {
  const letter = await begun(ctx, req, req.body);
  if ('reply' in letter) return letter.reply;
  const filled = askedForm.submit(req.body);
  const refused = await attempt(filled, async ({ colleague, revision = 0 }) => {
    if (revision !== letter.revision)
      throw new RuleError('The words changed since you looked at them. Look at them again.', 'colleague');
    await askReading(ctx, letter.writing, letter.text, colleague);
  });
  if (refused) return lookPage(ctx, letter, refused);
  const { kase, version, reader, how } = letter.writing;
  const query = `template=${version.template_id}&to=${reader.person.id}&how=${how}`;
  return redirect(`/desk/cases/${kase.ref}/letters/check?${query}`);
}

/** From My day: to the one that waits for this officer; where there are several or none, to all of the case. */
async function listPage(ctx: Ctx, req: Req): Promise<Reply> {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  const readings = (await listReadings(ctx, kase)).filter(({ outcome }) => outcome !== 'taken_back');
  const mine = readings.filter(({ outcome, reader_id }) => !outcome && reader_id === ctx.actor.id);
  const own = readings.filter(({ outcome, asked_by }) => outcome && asked_by === ctx.actor.id);
  const [only] = mine.length > 0 ? mine : own.slice(0, 1);
  if (only && mine.length <= 1) return redirect(at(kase, only));
  const versions = await versionsByIds(
    ctx,
    readings.map(({ version_id }) => version_id),
  );
  const names = await staffNames(ctx);
  const lines = readings.map((reading) => ({
    id: reading.id,
    title: versions.get(reading.version_id)?.name ?? 'Letter',
    words: cameWords(ctx, reading, names) || `${names.get(reading.reader_id) ?? 'A colleague'} was asked to read it.`,
  }));
  const body = <ReadingsPage reference={kase.ref} lines={lines} />;
  return deskPage({ title: 'Letters to read', section: 'cases', width: 'form', body });
}

const OUTCOME = { signed: 'signed it off', sent_back: 'sent it back', taken_back: 'took it back' } as const;

/** "Kim Bell signed it off, Tuesday 24 November, 10am"; empty while it waits. */
function cameWords(ctx: Ctx, { outcome, decided_by, decided_at }: Reading, names: ReadonlyMap<string, string>): string {
  if (!outcome || !decided_at) return '';
  const when = `${dateWords(decided_at, ctx.now)}, ${timeWords(decided_at)}`;
  return `${names.get(decided_by ?? '') ?? 'A colleague'} ${OUTCOME[outcome]}, ${when}.`;
}

const DONE: Record<string, string> = {
  signed: 'Signed off. It is told to whoever wrote it.',
  back: 'Sent back. It is told to whoever wrote it.',
};

async function readingPage(
  ctx: Ctx,
  kase: Case,
  reading: Reading,
  { filled, done = '' }: { filled: Filled; done?: string },
): Promise<Reply> {
  const [names, people, versions, draft] = await Promise.all([
    staffNames(ctx),
    peopleByIds(ctx, [reading.person_id]),
    versionsByIds(ctx, [reading.version_id]),
    maybeDraft(ctx, draftOf(reading)),
  ]);
  const [person, version] = [people.get(reading.person_id), versions.get(reading.version_id)];
  if (!person || !version) throw new NotFound('This letter');
  const { paper, channel: how } = reading;
  const own = reading.asked_by === ctx.actor.id;
  const kept =
    draft && filled.typed.words === '' ? { ...filled, typed: { words: String(draft.fields.words ?? '') } } : filled;
  const body = (
    <ReadingPage
      reference={kase.ref}
      id={reading.id}
      title={version.name}
      who={person.name}
      how={how}
      paper={{ ...paper, large: paper.format === 'large' || paper.format === 'easy' }}
      hints={hintsFor([how], paper.body)}
      rules={contactRules(person)}
      format={[FORMAT_TELLS[paper.format], paper.why && `Not as they need it: ${paper.why}`].filter(Boolean).join(' ')}
      author={names.get(reading.asked_by) ?? 'A colleague'}
      came={cameWords(ctx, reading, names)}
      words={reading.words}
      may={!own && reading.outcome === null}
      own={own}
      edit={`/desk/cases/${kase.ref}/letters/check?${writingOf(reading)}`}
      done={DONE[done] ?? ''}
      filled={kept}
      draft={
        mayDo(ctx.actor, 'cases.write')
          ? { about: draftOf(reading), owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'words' }
          : undefined
      }
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({
    ...{ title: version.name, section: 'cases', width: 'form' as const, status, body },
    draftDone: done ? draftOf(reading) : undefined,
  });
}
