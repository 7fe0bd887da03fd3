// To whom and to which case a piece of post may belong: as far as whoever looks may know of it.
import { type Case, casesByIds, casesByRefs, openCasesWith, recentCasesOf } from '../cases/index.ts';
import type { Mail } from '../mailbox/index.ts';
import { type Person, peopleByIds, peopleWithEmails } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { refsIn } from './post.rules.ts';

export type Suggested = {
  /** Who has the address from which it came, and lives. */
  people: Person[];
  /** Who has it, and has died: somebody else wrote. */
  died: Person[];
  /** Their cases, open ones first; then what the subject names. */
  cases: { kase: Case; isParty: boolean }[];
};

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
  const ids = [...new Set([...people.values()].map(({ id }) => id))];
  const [open, recent] = await Promise.all([openCasesWith(ctx, ids), recentCasesOf(ctx, ids)]);
  const cases = [...open, ...recent.filter(({ closed_at }) => closed_at !== null)];
  return new Map(
    mails.map((mail): [string, Suggested] => {
      const records = byAddress.get(mail.from_address) ?? [];
      const known = records.flatMap((id) => people.get(id) ?? []);
      const all = [...new Map(known.map((person) => [person.id, person])).values()];
      const own = all.filter(({ died }) => !died);
      const theirs = cases.filter(({ person_id }) => own.some(({ id }) => id === person_id));
      const byRef = refsIn(mail.subject).flatMap((ref) => named.get(ref) ?? []);
      const offered = [
        ...byRef.map((kase) => ({ kase, isParty: theirs.some(({ id }) => id === kase.id) })),
        ...theirs.map((kase) => ({ kase, isParty: true })),
      ];
      const once = offered.filter(({ kase }, at) => offered.findIndex((one) => one.kase.id === kase.id) === at);
      return [mail.id, { people: own, died: all.filter(({ died }) => died), cases: once }];
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
