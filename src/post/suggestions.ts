// To whom and to which case a piece of post may belong: as far as whoever looks may know of it.
import { type Case, casesByIds, casesByRefs, recentCasesOf } from '../cases/index.ts';
import type { Mail } from '../mailbox/index.ts';
import { type Person, peopleByIds, peopleWithEmails } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { refsIn } from './post.rules.ts';

export type Suggested = {
  /** Who has the address from which it came. */
  people: Person[];
  /** Their cases, open ones first; then what the subject names. */
  cases: { kase: Case; isParty: boolean }[];
};

const MOST_CASES = 6;

/** For a whole list at once: a fixed number of questions. */
export async function suggestFor(ctx: Ctx, mails: readonly Mail[]): Promise<Map<string, Suggested>> {
  const byAddress = await peopleWithEmails(
    ctx,
    mails.map(({ from_address }) => from_address),
  );
  const [people, named] = await Promise.all([
    peopleByIds(ctx, [...new Set([...byAddress.values()].flat())]),
    standing(ctx, [...new Set(mails.flatMap(({ subject }) => refsIn(subject)))]),
  ]);
  const cases = await recentCasesOf(ctx, [...new Set([...people.values()].map(({ id }) => id))]);
  return new Map(
    mails.map((mail): [string, Suggested] => {
      const records = byAddress.get(mail.from_address) ?? [];
      const known = records.flatMap((id) => people.get(id) ?? []);
      const own = [...new Map(known.map((person) => [person.id, person])).values()];
      const theirs = cases.filter(({ person_id }) => own.some(({ id }) => id === person_id));
      const open = [...theirs].sort((a, b) => Number(a.closed_at !== null) - Number(b.closed_at !== null));
      const byRef = refsIn(mail.subject).flatMap((ref) => named.get(ref) ?? []);
      const all = [
        ...byRef.map((kase) => ({ kase, isParty: theirs.some(({ id }) => id === kase.id) })),
        ...open.map((kase) => ({ kase, isParty: true })),
      ];
      const first = all.filter(({ kase }, at) => all.findIndex((one) => one.kase.id === kase.id) === at);
      return [mail.id, { people: own, cases: first.slice(0, MOST_CASES) }];
    }),
  );
}

/** Cases by the reference that was written; a merged one gives the one that goes on. */
async function standing(ctx: Ctx, refs: readonly string[]): Promise<Map<string, Case>> {
  const rows = await casesByRefs(ctx, refs);
  const cases = await casesByIds(
    ctx,
    [...rows.values()].map(({ id }) => id),
  );
  return new Map([...rows].flatMap(([ref, { id }]) => pairOf(ref, cases.get(id))));
}

const pairOf = (ref: string, kase: Case | undefined): [string, Case][] => (kase ? [[ref, kase]] : []);

/** Open cases of whoever sent it: for "attach" in bulk there must be exactly one. */
export const openOf = ({ cases }: Suggested): Case[] =>
  cases.filter(({ kase, isParty }) => isParty && kase.closed_at === null).map(({ kase }) => kase);
