import type { Actor } from './access.ts';
import { type Db, hasChanged, sendAlong, type Tables, transact } from './db.ts';
import type { Tongue } from './tongue.ts';

export type Trust = {
  id: string;
  name: string;
  shortName: string;
  phone: string | null;
  /** How often its settings have changed, as a request finds them. */
  settings?: number | undefined;
};

/**
 * The first argument of every verb: an open transaction, who acts, for which trust, at what time. `reading`: nothing is
 * written but that somebody looked, so that what was read stays true while the request lasts.
 */
export type Ctx = {
  db: Db;
  actor: Actor;
  trust: Trust;
  now: Date;
  reading?: boolean;
  /** In which language the page was asked for, where this trust offers it; else English. */
  tongue?: Tongue | undefined;
};

/** A verb threw, or a page says no: everything of this request is rolled back, the answer stays. */
class RolledBack<T> extends Error {
  constructor(readonly answer: T) {
    super('rolled back');
  }
}

/**
 * One request, one transaction: begins, tells the database who acts (row level security reads it), works, commits.
 * `keep(answer)` false rolls back and still returns the answer, such as a form with errors. `meanwhile` is done with an
 * answer that is kept while COMMIT is on its way; nobody sees what it makes before.
 */
export async function inTransaction<T>(
  db: Db,
  who: Omit<Ctx, 'db'>,
  work: (ctx: Ctx) => Promise<T>,
  keep: (answer: T) => boolean = () => true,
  meanwhile?: (answer: T) => void,
): Promise<T> {
  try {
    return await transact(
      db,
      async (trx) => {
        const answer = await work({ ...who, db: trx });
        if (!keep(answer)) throw new RolledBack(answer);
        return answer;
      },
      { settings: settingsOf(who), meanwhile },
    );
  } catch (error) {
    if (error instanceof RolledBack) return error.answer as T;
    throw error;
  }
}

/** What row level security reads: for whom, who, how far, at what time, and whether they oversee who reads. */
function settingsOf({ actor, trust, now }: { actor: Actor; trust: Trust; now: Date }): Record<string, string> {
  const oversees = actor.kind === 'user' && actor.may.has('access_log.read');
  return {
    'app.trust': trust.id,
    'app.user': actor.id ?? '',
    'app.reach': actor.reach,
    'app.now': now.toISOString(),
    'app.oversees': oversees ? 'yes' : 'no',
  };
}

/** The id of the person who acts; the system has none. */
export function actorId(ctx: Ctx): string {
  if (ctx.actor.kind !== 'user') throw new Error('This needs a person, and the system acts.');
  return ctx.actor.id;
}

const knownIn = new WeakMap<Db, Map<string, Promise<unknown>>>();

/** Read once in a transaction, however many verbs of it ask: for what does not change while it lasts. */
export function onceIn<T>(ctx: Ctx, what: string, read: () => Promise<T>): Promise<T> {
  const known = knownIn.get(ctx.db) ?? new Map<string, Promise<unknown>>();
  knownIn.set(ctx.db, known);
  const key = `${ctx.trust.id} ${what}`;
  const answer = (known.get(key) as Promise<T> | undefined) ?? read();
  known.set(key, answer);
  return answer;
}

type Kept = { settings: number; answers: Map<string, unknown> };
const keptOf = new Map<string, Kept>();

/**
 * What every page asks and nobody changes for weeks (staff, places, opening hours) is kept in memory until the settings
 * of the trust change: the database counts that by itself (count_changes). A request that has changed one of the tables
 * it is read `from` reads it anew and keeps nothing, for it may yet be rolled back. Nobody may change what is kept.
 */
export async function keep<T extends object>(
  ctx: Ctx,
  { what, from }: { what: string; from: readonly (keyof Tables)[] },
  read: () => Promise<T>,
): Promise<T> {
  const { id, settings } = ctx.trust;
  if (settings === undefined || hasChanged(ctx.db, from)) return read();
  const known = keptOf.get(id);
  const kept = known?.settings === settings ? known : { settings, answers: new Map<string, unknown>() };
  if (kept !== known) keptOf.set(id, kept);
  const answer = (kept.answers.get(what) as T | undefined) ?? Object.freeze(await read());
  kept.answers.set(what, answer);
  return answer;
}

/** Sends a statement (an event, a mark that something was seen) without waiting: should it fail, so does the request. */
export function sendOnly(ctx: Ctx, statement: Promise<unknown>): Promise<void> {
  return sendAlong(ctx.db, statement);
}
