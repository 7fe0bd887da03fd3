import { lastContactTimes, listCasesOf } from '../cases/index.ts';
import { listCodes } from '../codes/index.ts';
import { staffNames } from '../identity/index.ts';
import {
  type Choices,
  findRecords,
  listMerges,
  listWays,
  mergePeople,
  type Person,
  recordsByIds,
} from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { type MergeTold, toldOf } from './merge-lines.ts';

const MOST_CASES = 20;

/** One of two records, as the page before a merge shows it. */
export type Side = {
  person: Person;
  ways: string[];
  needs: string[];
  cases: { ref: string; open: boolean }[];
  lastContact: Date | undefined;
};

export async function loadSides(ctx: Ctx, stays: string, goes: string): Promise<[Side, Side]> {
  const [one, other] = await findRecords(ctx, [stays, goes]);
  return [await loadSide(ctx, one), await loadSide(ctx, other)];
}

async function loadSide(ctx: Ctx, person: Person): Promise<Side> {
  const ways = await listWays(ctx, [person.id]);
  const labels = new Map((await listCodes(ctx, 'needs')).map(({ code, label }) => [code, label]));
  const cases = await listCasesOf(ctx, person.id, MOST_CASES);
  return {
    person,
    ways: ways.map(({ value }) => value),
    needs: person.needs.map((need) => labels.get(need) ?? need),
    cases: cases.map(({ ref, closed_at }) => ({ ref, open: closed_at === null })),
    lastContact: (await lastContactTimes(ctx, [person.id])).get(person.id),
  };
}

export type Merging = { stays: string; goes: string; choices: Choices; sureOfDeath: boolean; seen: string };

/** "4 2": what both records were when somebody looked at them. */
export const seenOf = (stays: Person, goes: Person) => `${stays.version} ${goes.version}`;

/** @throws RuleError somebody changed one of the two since they were looked at */
export async function mergeSeen(ctx: Ctx, { stays, goes, choices, sureOfDeath, seen }: Merging) {
  const [one, other] = await findRecords(ctx, [stays, goes]);
  // The second press: they are one already.
  if (other.merged_into === one.id) return;
  if (seen !== seenOf(one, other))
    throw new RuleError('Somebody changed one of these records while you looked. Look at both again.', 'with');
  await mergePeople(ctx, { stays: one, goes: other, choices, sureOfDeath });
}

export type MergeLine = MergeTold & { name: string };

/** The merges of a person with the name on the record that leads here, newest first. */
export async function mergesOf(ctx: Ctx, personId: string): Promise<MergeLine[]> {
  const merges = await listMerges(ctx, personId);
  if (merges.length === 0) return [];
  const staff = await staffNames(ctx);
  const records = await recordsByIds(
    ctx,
    merges.flatMap(({ person_id, into_id }) => [person_id, into_id]),
  );
  return merges.map((merge) => ({
    ...toldOf(merge, staff),
    name: records.get(merge.person_id === personId ? merge.into_id : merge.person_id)?.name ?? 'Another record',
  }));
}
