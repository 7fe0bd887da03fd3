// Somebody is told of a guide: kept with the case in the edition that they were told, as help of the directory is.
import type { Case } from '../cases/index.ts';
import { GUIDE_KEY, type Thing, tellOf } from '../directory/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { refuseUnseen } from '../platform/seen.ts';
import { type Day, localDate } from '../platform/time.ts';
import { doubt, wordsTold } from './guides.rules.ts';
import { findGuideById, type Guide } from './guides.ts';

const MOST_TOLD = 5;

type Telling = {
  /** Ids of guides. */
  guides: readonly string[];
  /** Nobody: they gave no name. */
  person: string | null;
  how: 'spoken' | 'leaflet' | 'letter';
  askOn?: Day | undefined;
  /** By their ids, the words that whoever told them looked at (`readTicks`). */
  seen?: ReadonlyMap<string, string>;
};

/**
 * @throws NotFound no such guide. @throws RuleError none or too many, nobody to tell, or in writing what is not checked
 */
export async function tellOfGuides(ctx: Ctx, kase: Case, { guides: ids, askOn, seen, ...telling }: Telling) {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) throw new RuleError('Tick what you told them of', 'guides');
  if (wanted.length > MOST_TOLD) throw new RuleError(`Tick at most ${MOST_TOLD}`, 'guides');
  const things: Thing[] = [];
  for (const id of wanted) {
    const thing = thingOf(ctx, await findGuideById(ctx, id), telling.how);
    refuseUnseen(seen?.get(id), thing, 'guides');
    things.push(thing);
  }
  return tellOf(ctx, kase, { ...telling, askOn, things, as: 'advice' });
}

function thingOf(ctx: Ctx, guide: Guide, how: Telling['how']): Thing {
  const { id, title, summary, edition } = guide;
  if (guide.ended_at) throw new RuleError(`“${title}” is taken out of the guides`, 'guides');
  if (how !== 'spoken' && doubt(guide, localDate(ctx.now)))
    throw new RuleError(`“${title}” is not checked. Look at it first, then give it in writing.`, 'guides');
  return {
    key: `${GUIDE_KEY}${id}`,
    version: edition,
    name: `${title} (edition ${edition})`,
    words: wordsTold(guide),
    short: `${title}: ${summary}`,
  };
}
