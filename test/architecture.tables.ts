import ts from 'typescript';
import type { Source, Tree } from './architecture.sources.ts';

export type TableUse = { table: string; kind: 'read' | 'write'; node: ts.Node };

const WRITES = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto', 'truncateTable']);
const READS =
  /^(selectFrom|from|using|(inner|left|right|full|cross|outer)(Lateral)?Join(Lateral)?|(cross|outer)Apply)$/;

/** Table → the module whose tables.ts declares it in `interface Tables`; several when it is declared twice. */
export function ownersOf(tree: Tree): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const source of tree.sources.filter((each) => each.kind === 'tables')) {
    for (const node of source.nodes) {
      if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'Tables') continue;
      for (const member of node.members) {
        const table = member.name && 'text' in member.name ? bare(member.name.text) : '';
        owners.set(table, [...(owners.get(table) ?? []), source.module]);
      }
    }
  }
  return owners;
}

/** Every table that a file names, through Kysely or in a text of SQL. */
export function tablesUsed(source: Source): TableUse[] {
  return source.nodes.flatMap((node) => {
    const text = sqlOf(node);
    if (text !== undefined) return tablesInSql(text).map((use) => ({ ...use, node }));
    return ts.isCallExpression(node) ? tablesInCall(node) : [];
  });
}

/** A table that is not written out cannot be given to an owner. */
export function hiddenWrites(source: Source): ts.Node[] {
  return source.nodes.filter((node) => {
    const text = sqlOf(node);
    if (text !== undefined) return /\b(insert\s+into|delete\s+from|update(?!\s+of))\s+\?/i.test(text);
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    return WRITES.has(methodOf(node)) && first !== undefined && !ts.isStringLiteralLike(first);
  });
}

export function isSql(node: ts.Node): boolean {
  return sqlOf(node) !== undefined || WRITES.has(methodOf(node)) || methodOf(node) === 'selectFrom';
}

/** The text of sql`…`, sql.raw('…') or client.query('…'), with a question mark for every value. */
export function sqlOf(node: ts.Node): string | undefined {
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') return templateText(node.template);
  const [first] = ts.isCallExpression(node) ? node.arguments : [];
  if (!first || !ts.isCallExpression(node)) return undefined;
  const raw = node.expression.getText() === 'sql.raw' || methodOf(node) === 'query';
  if (!raw) return undefined;
  return ts.isStringLiteralLike(first) || ts.isTemplateExpression(first) ? templateText(first) : undefined;
}

function templateText(node: ts.TemplateLiteral | ts.StringLiteralLike): string {
  if (!ts.isTemplateExpression(node)) return withoutComments(node.text);
  return withoutComments(node.head.text + node.templateSpans.map((span) => `?${span.literal.text}`).join(''));
}

export function withoutComments(text: string): string {
  return text.replace(/--[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
}

function methodOf(node: ts.Node): string {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return '';
  return node.expression.name.text;
}

function tablesInCall(node: ts.CallExpression): TableUse[] {
  const kind = WRITES.has(methodOf(node)) ? 'write' : READS.test(methodOf(node)) ? 'read' : undefined;
  const [first] = node.arguments;
  if (!kind || !first) return [];
  const named = ts.isArrayLiteralExpression(first) ? [...first.elements] : [first];
  return named.filter(ts.isStringLiteralLike).map((name) => ({ table: bare(name.text), kind, node }));
}

const NAME = '([a-z_][\\w.]*|"[^"]+")';
const WRITTEN = [
  new RegExp(`\\binsert\\s+into\\s+${NAME}`, 'gi'),
  new RegExp(`\\bupdate\\s+(?:only\\s+)?${NAME}(?:\\s+(?:as\\s+)?\\w+)?\\s+set\\b`, 'gi'),
  new RegExp(`\\b(?:delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?${NAME}`, 'gi'),
  new RegExp(`\\btruncate\\s+(?:table\\s+)?${NAME}`, 'gi'),
];
const LISTED =
  /(?<!\bdelete\s+)\b(?:from|join|using)\s+([^()]*?)(?=[();]|\b(?:where|on|using|group|order|limit|set|union|join|left|right|inner|cross|full|for|returning|when)\b|$)/gi;

function tablesInSql(text: string): Omit<TableUse, 'node'>[] {
  const written = WRITTEN.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  const read = [...text.matchAll(LISTED)].flatMap((match) => (match[1] ?? '').split(','));
  return [
    ...written.map((table) => ({ table: bare(table), kind: 'write' as const })),
    ...read.map((table) => ({ table: bare(table), kind: 'read' as const })),
  ];
}

/** 'public.cases as c' → 'cases'. */
export function bare(name: string): string {
  const first =
    name
      .trim()
      .replace(/^(only|lateral)\s+/i, '')
      .split(/\s+/)[0] ?? '';
  return (first.split('.').at(-1) ?? '').replaceAll('"', '').toLowerCase();
}
