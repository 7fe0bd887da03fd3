// Whether somebody is still to be told: much can become so between the look and the telling.
import type { Selectable } from 'kysely';
import { listEvents } from '../audit/index.ts';
import { type Case, casesByIds, wholeCase } from '../cases/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isPublic } from './improvements.rules.ts';
import { findImprovement } from './improvements.ts';
import { listLinkedCases } from './links.ts';
import type { ImprovementToldTable } from './tables.ts';
import { goesTo } from './telling.rules.ts';

type Row = Pick<Selectable<ImprovementToldTable>, 'improvement_id' | 'case_id' | 'person_id' | 'made_at'>;

/** Why they are not told any more, in words; undefined: they are. */
export async function closedWhy(ctx: Ctx, row: Row): Promise<string | undefined> {
  if (!isPublic(await findImprovement(ctx, row.improvement_id))) return 'The public does not read it now.';
  const kase = (await casesByIds(ctx, [row.case_id])).get(row.case_id);
  const links = await listLinkedCases(ctx, { id: row.improvement_id });
  const link = links.find((one) => one.kase.id === kase?.id);
  if (!kase || !link) return 'The case is not linked any more.';
  const person = (await peopleByIds(ctx, [row.person_id])).get(row.person_id);
  const { wants } = link;
  const chosen = !(await isMarkedSince(ctx, kase, row.made_at));
  const goes = goesTo({ person, wants, afterDeath: kase.after_death, chosen, ...NOTHING_ELSE }, [], () => false);
  return goes.how === 'not' ? goes.why : undefined;
}

/** What was looked at when they were chosen. */
const NOTHING_ELSE = { toldBefore: false, quiet: '' };

/** Of a case that was after a death already, an officer chose that they are told. */
async function isMarkedSince(ctx: Ctx, kase: Case, since: Date): Promise<boolean> {
  const [last] = await listEvents(ctx, { case: wholeCase(ctx, kase), names: ['case.after_death_changed'], most: 1 });
  return last !== undefined && last.happened_at >= since;
}
