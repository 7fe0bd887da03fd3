// What was begun to be written and has not gone: an officer's own.
import { type Case, casesByIds } from '../cases/index.ts';
import { listDrafts } from '../drafts/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import type { LetterWay } from './kinds.rules.ts';
import type { Version } from './versions.rules.ts';
import { draftsOf, type Reader, shortId } from './writing.ts';

type Begun = { template: string; to: string; how: LetterWay };

/** What this officer has begun to write in this case and not sent, to people and from templates that are still there. */
export async function listBegun(ctx: Ctx, kase: Case, readers: readonly Reader[], offered: readonly Version[]) {
  const drafts = await listDrafts(ctx, 'writing');
  return drafts.flatMap((draft): (Begun & { title: string; name: string })[] => {
    const [template = '', person = ''] = draft.about.split(draftsOf(kase))[1]?.split('-') ?? [];
    const version = offered.find(({ template_id }) => shortId(template_id) === template);
    const reader = readers.find((one) => shortId(one.person.id).endsWith(person) && person !== '');
    const how = version?.ways.find((way) => way === draft.fields.how) ?? version?.ways[0];
    if (!version || !reader || !how) return [];
    const { template_id, name: title } = version;
    return [{ template: template_id, to: reader.person.id, how, title, name: reader.person.name }];
  });
}

const HEX = /^writing\/([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-/;

const caseOf = (about: string) => HEX.exec(about)?.slice(1).join('-') ?? '';

/** All that this officer has begun, in cases that they may open, the last first. Without any it is one small question. */
export async function listAllBegun(ctx: Ctx): Promise<{ ref: string; words: string; at: Date }[]> {
  const drafts = await listDrafts(ctx, 'writing');
  const cases = await casesByIds(ctx, drafts.map(({ about }) => caseOf(about)).filter(isId));
  return drafts.flatMap(({ about, fields, updated_at }) => {
    const kase = cases.get(caseOf(about));
    return kase ? [{ ref: kase.ref, words: String(fields.body ?? ''), at: updated_at }] : [];
  });
}
