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
import {
  keepUnfinished,
  listReaders,
  listTells,
  maybeUnfinished,
  type Reader,
  startLetter,
  type Text,
  type Writing,
} from '../letters/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { refuseUnseen } from '../platform/seen.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import { findHelp, type Help } from './help.ts';
import { reachOf } from './reach.rules.ts';
import type { Helped, HelpToldEntryTable, HelpToldTable, ToldHow } from './tables.ts';
import { notAtAll, notInWriting, shortWords, wordsIn, wordsTold } from './told.rules.ts';

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
  const [told, entries, went] = await Promise.all([
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
    listTells(ctx, kase),
  ]);
  return told.map((one) => ({
    ...one,
    entries: entries.filter(({ told_id }) => told_id === one.id),
    waits: one.how === 'letter' && !went.has(one.id),
  }));
}

/** @throws NotFound */
export async function findTold(ctx: Ctx, kase: CaseAtHand, id: string): Promise<Told> {
  const found = (await listTold(ctx, kase)).find((one) => one.id === id);
  if (!found) throw new NotFound('What they were told');
  return found;
}

type Whom = {
  /** Nobody: they gave no name, and were told by word of mouth or handed a paper. */
  person: string | null;
  how: ToldHow;
  /** The day on which they agreed to be asked whether it helped. */
  askOn: Day | undefined;
};
export type Telling = Whom & {
  /** Keys of entries. */
  keys: readonly string[];
  /** By their keys, the words that whoever told them looked at (`readTicks`). */
  seen?: ReadonlyMap<string, string>;
};

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
 * @throws RuleError nothing is ticked, nobody to tell, something is not checked or changed since they looked, no way is open
 */
export async function tellOfHelp(ctx: Ctx, kase: Case, telling: Telling): Promise<{ id: string; letter?: string }> {
  const helps = await helpsOf(ctx, telling);
  return tellOf(ctx, kase, { ...telling, things: helps.map(thingOf), as: 'help' });
}

/** The same of things of another module: `as` says which letter it is. */
export async function tellOf(ctx: Ctx, kase: Case, telling: Keeping): Promise<{ id: string; letter?: string }> {
  const { things, how, person } = telling;
  const since = await sincePress(ctx, 'help');
  const reader = await readerOf(ctx, kase, telling);
  if (things.length === 0) throw new RuleError('Tick what you told them of', 'entry');
  const same = (await listTold(ctx, kase)).find(
    (one) => one.made_at >= since && one.how === how && one.person_id === person && isOf(one, things),
  );
  if (how !== 'letter' || !reader) return { id: same?.id ?? (await keepTold(ctx, kase, telling)) };
  if (same && !same.waits) return { id: same.id };
  const begun = await letterTo(ctx, kase, reader, telling.as);
  if (same) return { id: same.id, letter: begun.address };
  const text = withWords(begun, telling);
  const id = await keepTold(ctx, kase, telling);
  await keepUnfinished(ctx, begun.writing, text, [id]);
  return { id, letter: begun.address };
}

const isOf = ({ entries }: Told, things: readonly Thing[]) =>
  entries.map(({ help_key }) => help_key).join() === things.map(({ key }) => key).join();

async function readerOf(ctx: Ctx, kase: Case, { person, how }: Whom): Promise<Reader | undefined> {
  if (person === null && how === 'letter')
    throw new RuleError('To write to somebody, add them to the case first. Or hand it over on paper.', 'how');
  if (person === null) return undefined;
  const reader = (await listReaders(ctx, kase)).find(({ ids }) => ids.includes(person));
  if (!reader) throw new RuleError('Choose whom you told', 'person');
  if (reader.person.died) throw new RuleError('They have died. Choose whom you told.', 'person');
  return reader;
}

async function helpsOf(ctx: Ctx, { keys, how, seen }: Telling): Promise<Help[]> {
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
    refuseUnseen(seen?.get(key), { name: help.name, words: wordsTold(help) }, 'entry');
    helps.push(help);
  }
  return helps;
}

function thingOf(help: Help): Thing {
  const { key, version, name } = help;
  return { key, version, name, words: wordsTold(help), short: shortWords({ ...help, ...reachOf(help) }) };
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

type Begun = {
  writing: Writing;
  /** What its template says, with what is known in it. */
  fresh: Text;
  /** What this officer has written from it, and not sent. */
  kept: Text | undefined;
  address: string;
};

/** @throws RuleError no way in writing is open to them, or only neutral words may go */
async function letterTo(ctx: Ctx, kase: Case, { person }: Reader, as: Keeping['as']): Promise<Begun> {
  const begun = await startLetter(ctx, kase, { kind: as, to: person.id });
  if (!begun) throw new RuleError('No way in writing is open to them. Tell them, or hand it over on paper.', 'how');
  const { writing: first, ...fresh } = begun;
  if (!fresh.body.includes(placeholderOf(as)))
    throw new RuleError('Somebody else might see what is sent to them. Tell them, or hand it over on paper.', 'how');
  const kept = await maybeUnfinished(ctx, first);
  const writing = { ...first, how: kept?.how ?? first.how };
  const { version, reader, how } = writing;
  const address = `${new URLSearchParams({ template: version.template_id, to: reader.person.id, how })}`;
  return { writing, fresh, kept, address };
}

const placeholderOf = (as: Keeping['as']) => `[[the ${as}]]`;

/** A letter that was begun goes on: what stands in it stays. @throws RuleError it is not known where the words belong */
function withWords({ writing, fresh, kept }: Begun, { things, as }: Keeping): Text {
  const short = writing.how === 'text';
  const told = { words: things.map((thing) => (short ? thing.short : thing.words)), between: short ? ' ' : '\n\n' };
  const body = wordsIn(kept?.body ?? fresh.body, { ...told, fresh: fresh.body, placeholder: placeholderOf(as) });
  if (body === undefined)
    throw new RuleError(
      'You began a letter to them. Finish it first, under “Letters”, or tell them of this in it.',
      'how',
    );
  return { subject: kept?.subject ?? fresh.subject, body };
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
