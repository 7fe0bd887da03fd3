// What somebody was told of in a case, with the words it had then; whether they want to be asked, and whether it helped.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import {
  type Case,
  type CaseAtHand,
  cancelPromise,
  keepPromise,
  makePromise,
  maybePromise,
  wholeCase,
} from '../cases/index.ts';
import { keepUnfinished, listReaders, listSentOfKind, type Reader, startLetter } from '../letters/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import { findHelp, type Help } from './help.ts';
import { reachOf } from './reach.rules.ts';
import type { Helped, HelpToldEntryTable, HelpToldTable, ToldHow } from './tables.ts';
import { isAdvice, notAtAll, notInWriting, shortWords, wordsOfHelp } from './told.rules.ts';

export type ToldEntry = Selectable<HelpToldEntryTable>;
export type Told = Selectable<HelpToldTable> & {
  entries: ToldEntry[];
  /** Chosen to go in writing, and it has not gone. */
  waits: boolean;
};

/** Of a case, the newest first. */
export async function listTold(ctx: Ctx, kase: CaseAtHand): Promise<Told[]> {
  if (!mayHold(ctx, kase, 'help_told')) return [];
  const trust = ctx.trust.id;
  const [told, entries, helpLetters, adviceLetters] = await Promise.all([
    ctx.db
      .selectFrom('help_told')
      .selectAll()
      .where('trust_id', '=', trust)
      .where('case_id', '=', wholeCase(ctx, kase))
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
    ctx.db
      .selectFrom('help_told_entries')
      .selectAll()
      .where('trust_id', '=', trust)
      .where('case_id', '=', wholeCase(ctx, kase))
      .orderBy('position')
      .execute(),
    listSentOfKind(ctx, kase, 'help'),
    listSentOfKind(ctx, kase, 'advice'),
  ]);
  return told.map((one) => {
    const own = entries.filter(({ told_id }) => told_id === one.id);
    const letters = isAdvice(own) ? adviceLetters : helpLetters;
    const went = letters.some(({ person_id, made_at }) => person_id === one.person_id && made_at >= one.made_at);
    return { ...one, entries: own, waits: one.how === 'letter' && !went };
  });
}

/** @throws NotFound */
export async function findTold(ctx: Ctx, kase: CaseAtHand, id: string): Promise<Told> {
  const found = (await listTold(ctx, kase)).find((one) => one.id === id);
  if (!found) throw new NotFound('What they were told');
  return found;
}

type Whom = {
  /** Nobody: they gave no name, and were told by word of mouth. */
  person: string | null;
  how: ToldHow;
  /** The day on which they agreed to be asked whether it helped. */
  askOn: Day | undefined;
};
export type Telling = Whom & { /** Keys of entries. */ keys: readonly string[] };

/** What somebody is told of, as it stands now: help of the directory, or a guide of another module. */
export type Thing = {
  key: string;
  version: number;
  name: string;
  words: string /** For a text message. */;
  short: string;
};

const MOST_TOLD = 10;

/**
 * Keeps what they are told, as it stands now. In writing, a letter is begun with it: `letter` is what its address asks for.
 * A second press gives the first.
 * @throws RuleError nothing is ticked, nobody to tell, something is not checked, no way is open to them
 */
export async function tellOfHelp(ctx: Ctx, kase: Case, telling: Telling): Promise<{ id: string; letter?: string }> {
  const helps = await helpsOf(ctx, telling);
  return tellOf(ctx, kase, { ...telling, things: helps.map(thingOf), as: 'help' });
}

/** The same of things of another module: `as` says which letter it is. */
export async function tellOf(
  ctx: Ctx,
  kase: Case,
  telling: Whom & { things: readonly Thing[]; as: 'help' | 'advice' },
): Promise<{ id: string; letter?: string }> {
  const { things } = telling;
  const since = await sincePress(ctx, 'help');
  const reader = await readerOf(ctx, kase, telling);
  if (things.length === 0) throw new RuleError('Tick what you told them of', 'entry');
  const letter = telling.how === 'letter' && reader ? await beginLetter(ctx, kase, reader, telling) : undefined;
  const same = (await listTold(ctx, kase)).find(
    (one) => one.made_at >= since && one.how === telling.how && one.person_id === telling.person && isOf(one, things),
  );
  const id = same?.id ?? (await keepTold(ctx, kase, telling));
  return letter ? { id, letter } : { id };
}

const isOf = ({ entries }: Told, things: readonly Thing[]) =>
  entries.map(({ help_key }) => help_key).join() === things.map(({ key }) => key).join();

async function readerOf(ctx: Ctx, kase: Case, { person, how }: Whom): Promise<Reader | undefined> {
  if (person === null && how === 'spoken') return undefined;
  const reader = (await listReaders(ctx, kase)).find(({ ids }) => ids.includes(person ?? ''));
  if (!reader) throw new RuleError('Choose whom you told', 'person');
  if (reader.person.died) throw new RuleError('They have died. Choose whom you told.', 'person');
  return reader;
}

async function helpsOf(ctx: Ctx, { keys, how }: Telling): Promise<Help[]> {
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) throw new RuleError('Tick what you told them of', 'entry');
  if (wanted.length > MOST_TOLD) throw new RuleError(`Tick at most ${MOST_TOLD}`, 'entry');
  const today = localDate(ctx.now);
  const helps: Help[] = [];
  for (const key of wanted) {
    const help = await findHelp(ctx, key);
    if (notAtAll(help, today)) throw new RuleError(`${help.name} is not in the directory any more`, 'entry');
    if (how !== 'spoken' && notInWriting(help, today))
      throw new RuleError(`${help.name} is not checked. Look at its details first, then give it in writing.`, 'entry');
    helps.push(help);
  }
  return helps;
}

function thingOf(help: Help): Thing {
  const words = { ...help, ...reachOf(help) };
  const { key, version, name } = help;
  return { key, version, name, words: wordsOfHelp(words), short: shortWords(words) };
}

type Keeping = Whom & { things: readonly Thing[]; as: 'help' | 'advice' };

async function keepTold(ctx: Ctx, kase: Case, { person, how, askOn, things, as }: Keeping) {
  const id = newId(ctx.now);
  const asking = askOn && person ? await promiseAsking(ctx, kase, person, askOn) : null;
  const of = { trust_id: ctx.trust.id, case_id: kase.id };
  await ctx.db
    .insertInto('help_told')
    .values({ ...of, id, person_id: person, how, promise_id: asking, made_by: actorId(ctx), made_at: ctx.now })
    .execute();
  const rows = things.map(({ key, version, name, words }, position) => ({
    ...{ ...of, id: newId(ctx.now), told_id: id, position, help_key: key, version },
    ...{ name, words, helped: null, asked_at: null, asked_by: null },
  }));
  await ctx.db.insertInto('help_told_entries').values(rows).execute();
  const event = as === 'advice' ? 'guide.told' : 'help.told';
  await record(ctx, event, { case: kase.id, person, told: id, how, many: things.length });
  return id;
}

/** @throws RuleError the day is past */
async function promiseAsking(ctx: Ctx, kase: Case, person: string, on: Day): Promise<string> {
  if (on <= localDate(ctx.now)) throw new RuleError('Enter a day after today', 'ask_on');
  const due = atLocal(on, '12:00');
  const promise = {
    kind: 'follow_up' as const,
    case: kase.id,
    person,
    owner: actorId(ctx),
    due,
    about: 'Did the help help?',
  };
  return (await makePromise(ctx, promise)).id;
}

/** Words of theirs go on where the officer had begun. @throws RuleError no way in writing is open to them, or only neutral words may go */
async function beginLetter(ctx: Ctx, kase: Case, { person }: Reader, { things, as }: Keeping): Promise<string> {
  const begun = await startLetter(ctx, kase, { kind: as, to: person.id });
  if (!begun) throw new RuleError('No way in writing is open to them. Tell them, or hand it over on paper.', 'how');
  const { writing, subject, body } = begun;
  const placeholder = `[[the ${as}]]`;
  if (!body.includes(placeholder))
    throw new RuleError('Somebody else might see what is sent to them. Tell them, or hand it over on paper.', 'how');
  const short = writing.how === 'text';
  const words = things.map((thing) => (short ? thing.short : thing.words));
  const filled = body.replace(placeholder, () => words.join(short ? ' ' : '\n\n'));
  await keepUnfinished(ctx, writing, { subject, body: filled });
  return `${new URLSearchParams({ template: writing.version.template_id, to: writing.reader.person.id, how: writing.how })}`;
}

/** Whether each of it helped, as they say it: the promise to ask is kept. A second press changes nothing. */
export async function noteOutcome(ctx: Ctx, kase: Case, told: Told, said: ReadonlyMap<string, Helped>) {
  const changed = told.entries.filter(({ id, helped }) => said.has(id) && said.get(id) !== helped);
  if (said.size === 0) throw new RuleError('Choose for each whether it helped', 'helped');
  for (const { id } of changed)
    await ctx.db
      .updateTable('help_told_entries')
      .set({ helped: said.get(id) ?? null, asked_at: ctx.now, asked_by: actorId(ctx) })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', id)
      .execute();
  const promise = told.promise_id ? await maybePromise(ctx, told.promise_id) : undefined;
  if (promise?.state === 'open') await keepPromise(ctx, promise);
  if (changed.length > 0) await record(ctx, 'help.outcome', { case: kase.id, told: told.id, many: changed.length });
}

/** They do not want to be asked after all. */
export async function stopAsking(ctx: Ctx, kase: Case, told: Told) {
  const promise = told.promise_id ? await maybePromise(ctx, told.promise_id) : undefined;
  if (promise?.state !== 'open') return;
  await cancelPromise(ctx, promise);
  await record(ctx, 'help.asking_stopped', { case: kase.id, told: told.id });
}

/** Of those told ids, the days on which somebody asks. */
export async function askingDays(ctx: Ctx, told: readonly Told[]): Promise<Map<string, Date>> {
  const days = new Map<string, Date>();
  for (const { id, promise_id } of told) {
    const promise = promise_id ? await maybePromise(ctx, promise_id) : undefined;
    if (promise?.state === 'open') days.set(id, promise.due_at);
  }
  return days;
}

export type Use = { told: number; asked: number; helped: number };

/** How often people were told of it in cases that whoever asks may open, and how often it helped. */
export async function countUse(ctx: Ctx, { key, national }: Pick<Help, 'key' | 'national'>): Promise<Use> {
  const rows = await ctx.db
    .selectFrom('help_told_entries')
    .select('helped')
    .where('trust_id', '=', ctx.trust.id)
    .where('help_key', 'in', [key, national ?? key])
    .limit(1000)
    .execute();
  const asked = rows.filter(({ helped }) => helped);
  return { told: rows.length, asked: asked.length, helped: asked.filter(({ helped }) => helped === 'yes').length };
}
