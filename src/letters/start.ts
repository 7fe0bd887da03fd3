import type { Case } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { writtenWays } from './choosing.rules.ts';
import type { LetterWay, TemplateKind } from './kinds.rules.ts';
import { listOffered } from './templates.ts';
import { beginText, listReaders, type Text, type Writing } from './writing.ts';

type Wanted = { kind: TemplateKind; to?: string | null | undefined; how?: LetterWay | undefined };

/**
 * A letter of this kind with what is known in it, to whoever came to us or to `to`, by `how` or the first way that is
 * open to them. Undefined: there is none.
 */
export async function startLetter(
  ctx: Ctx,
  kase: Case,
  { kind, to, how }: Wanted,
): Promise<(Text & { writing: Writing }) | undefined> {
  const [readers, all] = await Promise.all([listReaders(ctx, kase), listOffered(ctx)]);
  const reader = to ? readers.find(({ ids }) => ids.includes(to)) : readers[0];
  if (!reader) return undefined;
  const open = writtenWays(reader.person).filter((way) => how === undefined || way === how);
  const version = all.find((one) => one.kind === kind && one.ways.some((way) => open.includes(way)));
  const way = open.find((one) => version?.ways.includes(one));
  if (!version || !way) return undefined;
  const writing = { kase, reader, version, how: way };
  return { writing, ...(await beginText(ctx, writing)) };
}
