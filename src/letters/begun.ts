// What was begun to be written and has not gone: an officer's own.
import { type Case, casesByIds } from '../cases/index.ts';
import { type Draft, listDrafts } from '../drafts/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import type { LetterWay } from './kinds.rules.ts';
import { listInForce } from './templates.ts';
import type { Version } from './versions.rules.ts';
import { draftsOf, listReaders, type Reader, shortId } from './writing.ts';

type Begun = { template: string; to: string; how: LetterWay; title: string; name: string };

/** What this officer has begun to write in this case and not sent, to people and from templates that are still there. */
export async function listBegun(ctx: Ctx, kase: Case, readers: readonly Reader[], offered: readonly Version[]) {
  const drafts = await listDrafts(ctx, 'writing');
  return drafts.flatMap((draft) => letterOf(draft, kase, readers, offered) ?? []);
}

/** What a draft is, by its key; undefined if it is of another case, or what it was for is gone. */
function letterOf(
  draft: Draft,
  kase: Case,
  readers: readonly Reader[],
  offered: readonly Version[],
): Begun | undefined {
  const [template = '', person = ''] = draft.about.split(draftsOf(kase))[1]?.split('-') ?? [];
  const version = offered.find(({ template_id }) => shortId(template_id) === template);
  const reader = readers.find((one) => shortId(one.person.id).endsWith(person) && person !== '');
  const how = version?.ways.find((way) => way === draft.fields.how) ?? version?.ways[0];
  if (!version || !reader || !how) return undefined;
  const { template_id, name: title } = version;
  return { template: template_id, to: reader.person.id, how, title, name: reader.person.name };
}

const HEX = /^writing\/([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-/;

const caseOf = (about: string) => HEX.exec(about)?.slice(1).join('-') ?? '';

/** How many this officer has begun, in cases that they may open. Without any it is one small question. */
export async function countBegun(ctx: Ctx): Promise<number> {
  const drafts = await listDrafts(ctx, 'writing');
  const cases = await casesByIds(ctx, drafts.map(({ about }) => caseOf(about)).filter(isId));
  return drafts.filter(({ about }) => cases.has(caseOf(about))).length;
}

/** All that this officer has begun, in cases that they may open, the last first. */
export async function listAllBegun(ctx: Ctx) {
  const drafts = await listDrafts(ctx, 'writing');
  const [cases, inForce] = await Promise.all([
    casesByIds(ctx, drafts.map(({ about }) => caseOf(about)).filter(isId)),
    drafts.length > 0 ? listInForce(ctx) : [],
  ]);
  const all = await Promise.all(
    drafts.map(async (draft) => {
      const kase = cases.get(caseOf(draft.about));
      const readers = kase && (await listReaders(ctx, kase));
      return kase && readers && { kase, draft, letter: letterOf(draft, kase, readers, inForce) };
    }),
  );
  return all.flatMap((one) => (one ? [begunLine(one)] : []));
}

function begunLine({ kase, draft, letter }: { kase: Case; draft: Draft; letter: ReturnType<typeof letterOf> }) {
  return {
    ref: kase.ref,
    letter: letter && { ...letter, query: `to=${letter.to}&template=${letter.template}&how=${letter.how}` },
    words: String(draft.fields.body ?? ''),
    at: draft.updated_at,
  };
}
