import DataLoader from 'dataloader';
import type { Ctx } from './context.ts';
import type { Db } from './db.ts';

type Read<T> = (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>;
type Loader = DataLoader<string, unknown>;

const loadersOf = new WeakMap<Db, Map<string, Loader>>();

/**
 * Rows by id. The parts of a page do not know of each other: what they want in one moment is read together, and what one of
 * them has had is not read again. Only while a request reads; one that writes reads each time.
 */
export async function together<T>(
  ctx: Ctx,
  what: string,
  ids: readonly string[],
  read: Read<T>,
): Promise<Map<string, T>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  if (!ctx.reading) return new Map(await read(wanted));
  const loader = loaderOf(ctx, what, read);
  const found = await Promise.all(wanted.map(async (id) => [id, (await loader.load(id)) as T | undefined] as const));
  return new Map(found.flatMap(([id, row]) => (row === undefined ? [] : [[id, row]])));
}

function loaderOf<T>(ctx: Ctx, what: string, read: Read<T>): Loader {
  const loaders = loadersOf.get(ctx.db) ?? new Map<string, Loader>();
  loadersOf.set(ctx.db, loaders);
  const known = loaders.get(what);
  if (known) return known;
  const loader: Loader = new DataLoader(async (ids) => {
    const rows = await read(ids);
    return ids.map((id) => rows.get(id));
  });
  loaders.set(what, loader);
  return loader;
}
