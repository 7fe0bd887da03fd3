// An import is taken back: all that it brought is taken out, all that it changed stands as before; what is this trust's own stays.
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Afterwards } from '../platform/jobs.ts';
import { newEdition } from './editions.ts';
import { type Apart, type Change, maybeChange, writeChanges } from './fed-entries.ts';
import type { Help } from './help.ts';
import { checkAfter, differs, fedOf, type Held, heldOf, merged, ownOf } from './imports.rules.ts';
import { BATCH, findImport, type HelpImport, knownFrom, noteProgress, settle } from './imports.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'directory.take_back': { import: string };
  }
}

/** As it was kept, with its moment as a text. */
type Before = Omit<Held, 'ended_at'> & { ended_at: string | null };
type Line = { position: number; their_id: string; before: Before | null };

/** Looks first whether it is still wanted. */
export async function takeBackImport(ctx: Ctx, told: { import: string }): Promise<Afterwards | undefined> {
  const known = await findImport(ctx, told.import);
  if (known.state !== 'taking_back') return undefined;
  return async (again) => {
    await again((own) => takeAllBack(own, known, again));
  };
}

async function takeAllBack(ctx: Ctx, known: HelpImport, apart: Apart) {
  for (let at = 0; ; ) {
    const lines = await linesFrom(ctx, known, at);
    if (lines.length === 0) break;
    await takeLinesBack(ctx, known, lines, apart);
    const done = lines.at(-1)?.position ?? at;
    await apart((short) => noteProgress(short, known, { done }));
    at = done;
  }
  await newEdition(ctx);
  await settle(ctx, known, { state: 'taken_back', settled_at: ctx.now, done: known.total });
  await record(ctx, 'help.feed_taken_back', { import: known.id });
}

/** Those that it moved. */
async function linesFrom(ctx: Ctx, { id }: HelpImport, after: number): Promise<Line[]> {
  const rows = await ctx.db
    .selectFrom('help_import_lines')
    .select(['position', 'their_id', 'before'])
    .where('trust_id', '=', ctx.trust.id)
    .where('import_id', '=', id)
    .where('entry_id', 'is not', null)
    .where('position', '>', after)
    .orderBy('position')
    .limit(BATCH)
    .execute();
  return rows as Line[];
}

async function takeLinesBack(ctx: Ctx, known: HelpImport, lines: readonly Line[], apart: Apart) {
  const now = await knownFrom(
    ctx,
    known.source,
    lines.map(({ their_id }) => their_id),
  );
  const changes = lines.flatMap(({ their_id, before }): Change[] => {
    const help = now.get(their_id);
    const held = help && heldBefore(ctx, known, help, before);
    const change = held && maybeChange({ source: known.source, their_id, help, held });
    return change ? [change] : [];
  });
  await writeChanges(ctx, changes, apart);
}

function heldBefore(ctx: Ctx, known: HelpImport, help: Help, before: Before | null): Held {
  const now = heldOf(help);
  if (!before) return merged(now, { ...now, ended_at: now.ended_at ?? ctx.now }, ownOf(help));
  // What was kept before a part was the feed’s lacks it: that stands as it is now.
  const held = { ...now, ...before };
  const said = { ...held, ...fedOf(held), ended_at: before.ended_at === null ? null : new Date(before.ended_at) };
  // Somebody here looked at the same words since.
  const looked = help.changed_at && known.settled_at && help.changed_at > known.settled_at;
  const check = looked ? checkAfter(before, help, !differs(now, said, ownOf(help))) : {};
  return merged(now, { ...said, ...check }, ownOf(help));
}
