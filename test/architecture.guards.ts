import { bare, withoutComments } from './architecture.tables.ts';

const GUARDS = [
  {
    said: 'enable row level security',
    of: (t: string) => `alter\\s+table\\s+(if\\s+exists\\s+|only\\s+)*${t}\\s+enable\\s+row`,
  },
  {
    said: 'force row level security',
    of: (t: string) => `alter\\s+table\\s+(if\\s+exists\\s+|only\\s+)*${t}\\s+force\\s+row`,
  },
  { said: 'create policy', of: (t: string) => `create\\s+policy\\s+\\S+\\s+on\\s+${t}\\b` },
];

/** Tables with a trust_id that lack part of their guard, and which part. */
export function unguarded(migrations: string[]): { table: string; lacks: string }[] {
  const text = migrations.map(withoutComments).join('\n');
  return tenantTables(text).flatMap((table) =>
    GUARDS.filter((guard) => !guardedBy(text, table, guard)).map((guard) => ({ table, lacks: guard.said })),
  );
}

function tenantTables(text: string): string[] {
  const made = [
    ...text.matchAll(
      /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?([\w.]+)\s*\(([\s\S]*?)\n?\)\s*(?:;|partition|with)/gi,
    ),
  ];
  const added = [
    ...text.matchAll(/\balter\s+table\s+([\w.]+)\s+add\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?trust_id\b/gi),
  ];
  const holding = made.filter((match) => /(^|[(,\s])trust_id\s+uuid\b/i.test(match[2] ?? ''));
  return [...new Set([...holding, ...added].map((match) => bare(match[1] ?? '')))];
}

/** By a statement of its own, or by a call of a procedure that does it for the table named. */
function guardedBy(text: string, table: string, guard: (typeof GUARDS)[number]): boolean {
  if (new RegExp(guard.of(`(public\\.)?${table}`), 'i').test(text)) return true;
  const calls = [...text.matchAll(new RegExp(`\\b(?:call|perform|select)\\s+([\\w.]+)\\(\\s*'${table}'`, 'gi'))];
  return calls.some((match) => procedureGuards(text, match[1] ?? '', guard));
}

function procedureGuards(text: string, name: string, guard: (typeof GUARDS)[number]): boolean {
  const made = new RegExp(
    `create\\s+(?:or\\s+replace\\s+)?(?:procedure|function)\\s+${name}\\s*\\([\\s\\S]*?\\$(\\w*)\\$([\\s\\S]*?)\\$\\1\\$`,
    'i',
  );
  const body = made.exec(text)?.[2] ?? '';
  if (new RegExp(guard.of('%\\S+'), 'i').test(body)) return true;
  return [...body.matchAll(/\bcall\s+([\w.]+)\s*\(/gi)].some((match) => procedureGuards(text, match[1] ?? '', guard));
}
