import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { actorId, type Ctx, sendOnly } from '../platform/context.ts';
import type { DraftFields, DraftTable } from './tables.ts';

export type Draft = Selectable<DraftTable>;

/** A tab that writes holds the draft for this long after its last sign of life; a dead tab never locks. */
const LEASE_SECONDS = 30;

export type DraftSave = {
  about: string;
  tab: string;
  /** The revision that the browser had last; undefined fields only renew the lease. */
  revision: number;
  fields?: DraftFields;
  /** "Use this one": takes the lease from another tab. */
  take?: boolean;
  /** The tab is closing: its lease ends now. */
  leave?: boolean;
};

export type DraftAnswer =
  | { kind: 'saved'; revision: number; fields?: DraftFields }
  | { kind: 'lease'; revision: number }
  /** It was a draft once and has become a record. */
  | { kind: 'gone' }
  | { kind: 'revision'; revision: number; fields: DraftFields };

/** The draft of this author about a thing, or undefined. Another person's draft does not exist. */
export async function maybeDraft(ctx: Ctx, about: string): Promise<Draft | undefined> {
  return ctx.db
    .selectFrom('drafts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', actorId(ctx))
    .where('about', '=', about)
    .executeTakeFirst();
}

/** The draft of a colleague who let this person read it. */
export async function maybeDraftOf(ctx: Ctx, owner: string, about: string): Promise<Draft | undefined> {
  return ctx.db
    .selectFrom('drafts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', owner)
    .where('about', '=', about)
    .executeTakeFirst();
}

/** The author lets colleagues read the draft, and nobody else from now on. */
export async function letRead(ctx: Ctx, about: string, readers: readonly string[]) {
  await ctx.db
    .updateTable('drafts')
    .set({ readers: [...readers] })
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', actorId(ctx))
    .where('about', '=', about)
    .execute();
}

export async function draftsAbout(ctx: Ctx, abouts: readonly string[]): Promise<Map<string, Draft>> {
  if (abouts.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('drafts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', actorId(ctx))
    .where('about', 'in', [...abouts])
    .execute();
  return new Map(rows.map((row) => [row.about, row]));
}

/** Drafts of this author whose key begins with a kind, such as 'note', newest first. */
export async function listDrafts(ctx: Ctx, kind: string): Promise<Draft[]> {
  return ctx.db
    .selectFrom('drafts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', actorId(ctx))
    .where('about', 'like', `${kind}/%`)
    .orderBy('updated_at', 'desc')
    .execute();
}

/** Keeps words on their way. Never overwrites what another window saved in between: it answers with that instead. */
export async function saveDraft(ctx: Ctx, save: DraftSave): Promise<DraftAnswer> {
  const known = await ctx.db
    .selectFrom('drafts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', actorId(ctx))
    .where('about', '=', save.about)
    .forUpdate()
    .executeTakeFirst();
  const until = save.leave ? ctx.now : new Date(ctx.now.getTime() + LEASE_SECONDS * 1000);
  const lease = { lease_tab: save.tab, lease_until: until };
  if (!known && save.revision > 0) return { kind: 'gone' };
  // Looking at a page is no draft yet.
  if (!known) return save.fields ? insertDraft(ctx, save, lease) : { kind: 'saved', revision: 0 };
  const held =
    known.lease_tab !== null &&
    known.lease_tab !== save.tab &&
    known.lease_until !== null &&
    known.lease_until > ctx.now;
  if (held && !save.take) return { kind: 'lease', revision: known.revision };
  if (save.fields && save.revision !== known.revision)
    return { kind: 'revision', revision: known.revision, fields: known.fields };
  const revision = save.fields ? known.revision + 1 : known.revision;
  await ctx.db
    .updateTable('drafts')
    .set({
      ...lease,
      ...(save.fields
        ? { fields: JSON.stringify({ ...known.fields, ...save.fields }), revision, updated_at: ctx.now }
        : {}),
    })
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', actorId(ctx))
    .where('about', '=', save.about)
    .execute();
  return { kind: 'saved', revision, ...(save.take ? { fields: known.fields } : {}) };
}

async function insertDraft(
  ctx: Ctx,
  save: DraftSave,
  lease: { lease_tab: string; lease_until: Date },
): Promise<DraftAnswer> {
  const made = await ctx.db
    .insertInto('drafts')
    .values({
      trust_id: ctx.trust.id,
      owner_id: actorId(ctx),
      about: save.about,
      fields: JSON.stringify(save.fields ?? {}),
      revision: 1,
      ...lease,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .onConflict((same) => same.columns(['trust_id', 'owner_id', 'about']).doNothing())
    .returning('revision')
    .executeTakeFirst();
  return made ? { kind: 'saved', revision: made.revision } : saveDraft(ctx, save);
}

/**
 * Keeps the words of a form that was sent whole: they stand as they are, and no tab holds the draft afterwards, so that
 * the page that comes back can go on. Begins the draft if there is none.
 */
export async function keepForm(ctx: Ctx, about: string, fields: DraftFields): Promise<Draft> {
  const kept = { fields: JSON.stringify(fields), lease_tab: null, lease_until: null, updated_at: ctx.now };
  return ctx.db
    .insertInto('drafts')
    .values({ trust_id: ctx.trust.id, owner_id: actorId(ctx), about, created_at: ctx.now, ...kept })
    .onConflict((same) =>
      same.columns(['trust_id', 'owner_id', 'about']).doUpdateSet({ ...kept, revision: sql`drafts.revision + 1` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The words have become a record, or are not wanted: the draft goes. */
export async function dropDraft(ctx: Ctx, about: string) {
  const gone = ctx.db
    .deleteFrom('drafts')
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', actorId(ctx))
    .where('about', '=', about);
  await sendOnly(ctx, gone.execute());
}

/**
 * Unfinished words of somebody whose account has ended become those of whoever takes their work over. Where both were
 * writing about the same thing, both texts stand in one. Kinds that are theirs alone stay with them. Returns how many
 * went.
 */
export async function takeOverDrafts(ctx: Ctx, from: string, alone: readonly string[] = []): Promise<number> {
  const all = await ctx.db
    .selectFrom('drafts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', from)
    .execute();
  const theirs = all.filter(({ about }) => !alone.includes(about.split('/')[0] ?? ''));
  const mine = await draftsAbout(
    ctx,
    theirs.map(({ about }) => about),
  );
  for (const draft of theirs) await takeOver(ctx, draft, mine.get(draft.about));
  return theirs.length;
}

async function takeOver(ctx: Ctx, draft: Draft, mine: Draft | undefined) {
  const theirs = ctx.db
    .updateTable('drafts')
    .set({ owner_id: actorId(ctx), lease_tab: null, lease_until: null, revision: sql<number>`revision + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', draft.owner_id)
    .where('about', '=', draft.about);
  if (!mine) {
    await theirs.execute();
    return;
  }
  const fields = JSON.stringify(bothTexts(mine.fields, draft.fields));
  await ctx.db
    .updateTable('drafts')
    .set({ fields, revision: sql<number>`revision + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', actorId(ctx))
    .where('about', '=', draft.about)
    .execute();
  await ctx.db
    .deleteFrom('drafts')
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', draft.owner_id)
    .where('about', '=', draft.about)
    .execute();
}

/** Nothing that either typed is lost: a text that differs stands below the other, and what either ticked is ticked. */
function bothTexts(mine: DraftFields, theirs: DraftFields): DraftFields {
  const both = Object.entries(theirs).map(([name, text]): [string, string | string[]] => {
    const own = mine[name];
    if (Array.isArray(text) && Array.isArray(own)) return [name, [...new Set([...own, ...text])]];
    if (typeof text !== 'string' || typeof own !== 'string' || own === '' || own === text) return [name, own || text];
    return [name, text === '' ? own : `${own}\n\n${text}`];
  });
  return { ...mine, ...Object.fromEntries(both) };
}
