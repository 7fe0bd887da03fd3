import { sql } from 'kysely';

/** A case and those that were merged into it, for a condition of a query: what hangs on one hangs on all. */
export function sameCase(caseId: string) {
  return sql<string>`any(array(select s.id from same_cases(${caseId}) s))`;
}

/** The case that stands for this one: itself, unless it was merged. For a condition of a query. */
export function standingCase(caseId: string) {
  return sql<string>`(select s.root from same_cases(${caseId}) s limit 1)`;
}
