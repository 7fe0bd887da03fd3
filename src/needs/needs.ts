import { record } from '../audit/index.ts';
import { loadCalendar, targetDue } from '../calendar/index.ts';
import { cancelPromise, keepPromise, listOpenOfKind, makePromise, OF_NEEDS, recentCasesOf } from '../cases/index.ts';
import {
  changePerson,
  listNeedsDue,
  type Person,
  type PersonChange,
  peopleByIds,
  recordIdsOf,
} from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { addDays, localDate } from '../platform/time.ts';
import { SNOMED } from './needs.rules.ts';

/** What they said they need. It answers the yearly question as well. @throws RuleError somebody changed it meanwhile */
export async function saveNeeds(ctx: Ctx, person: Person, change: PersonChange) {
  await changePerson(ctx, person, change);
  await record(ctx, 'person.needs_asked', { person: person.id, needs: change.needs ?? [] });
  await settleReviews(ctx, person);
}

/** They were asked and all of it is still right: asked again in a year. A second press changes nothing. */
export async function stillRight(ctx: Ctx, person: Person) {
  const today = localDate(ctx.now);
  if (person.needs_asked_on !== today || (person.needs_review_on ?? '') <= today) {
    await changePerson(ctx, person, {
      needs_asked_on: today,
      needs_asked_by: ctx.actor.id,
      needs_review_on: person.needs.length > 0 ? addDays(today, 365) : null,
      flags: [...new Set([...person.flags, SNOMED.reviewed])],
    });
    await record(ctx, 'person.needs_reviewed', { person: person.id });
  }
  await settleReviews(ctx, person);
}

async function settleReviews(ctx: Ctx, person: Person) {
  const ids = await recordIdsOf(ctx, person.id);
  for (const promise of await listOpenOfKind(ctx, 'review'))
    if (promise.about === OF_NEEDS && ids.includes(promise.person_id ?? '')) await keepPromise(ctx, promise);
}

/** Nobody asks somebody who has died whether their needs are still right. */
export async function endReviewsOfTheDead(ctx: Ctx, id: string) {
  if (!(await peopleByIds(ctx, [id])).get(id)?.died) return;
  const ids = await recordIdsOf(ctx, id);
  for (const promise of await listOpenOfKind(ctx, 'review'))
    if (promise.about === OF_NEEDS && ids.includes(promise.person_id ?? '')) await cancelPromise(ctx, promise);
}

const MOST_A_NIGHT = 200;
const DAYS_TO_ASK = { amount: 5, unit: 'working_days' } as const;

/**
 * Who was asked a year ago is to be asked again: by the owner of their open case, or by whoever of the team is free.
 * Nobody gets a second promise while one is open.
 */
export async function promiseReviews(ctx: Ctx): Promise<number> {
  const open = (await listOpenOfKind(ctx, 'review')).filter(({ about }) => about === OF_NEEDS);
  const people = await listNeedsDue(ctx, {
    most: MOST_A_NIGHT,
    except: open.flatMap(({ person_id }) => person_id ?? []),
  });
  const { hours } = await loadCalendar(ctx);
  const cases = await recentCasesOf(
    ctx,
    people.map(({ id }) => id),
  );
  for (const person of people) {
    const kase = cases.find((one) => one.person_id === person.id && !one.closed_at && one.owner_id);
    await makePromise(ctx, {
      kind: 'review',
      about: OF_NEEDS,
      person: person.id,
      case: kase?.id ?? null,
      owner: kase?.owner_id ?? null,
      due: targetDue(ctx.now, DAYS_TO_ASK, hours),
    });
  }
  return people.length;
}
