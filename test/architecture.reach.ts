import ts from 'typescript';
import type { Import, Source, Tree } from './architecture.sources.ts';
import { isSql } from './architecture.tables.ts';

/** Packages that mean a database, a network, a disk or another program. */
const OUTSIDE =
  /^(pg|kysely|fastify|@fastify\/.*|node:(child_process|dgram|dns|fs|http|http2|https|net|tls|worker_threads)(\/.*)?)$/;

export type Found = { by: Import; what: string };

/**
 * Looks along the imports that are left after compiling, as far as they go, for a verb, a query or the outside world.
 * A name taken from a door (index.ts) is followed to the file that really holds it.
 */
export function reachesOutside(tree: Tree, source: Source): Found | undefined {
  for (const by of source.imports) {
    const what = outsideOf(tree, by, new Set([source.path]));
    if (what) return { by, what };
  }
  return undefined;
}

function outsideOf(tree: Tree, by: Import, seen: Set<string>): string | undefined {
  if (by.typeOnly) return undefined;
  if (!by.target) return OUTSIDE.test(by.specifier) ? by.specifier : undefined;
  for (const path of originsOf(tree, by)) {
    if (seen.has(path)) continue;
    seen.add(path);
    const source = tree.sources.find((each) => each.path === path);
    if (!source) continue;
    if (actsOnRows(source)) return path;
    const deeper = source.imports.map((next) => outsideOf(tree, next, seen)).find(Boolean);
    if (deeper) return deeper;
  }
  return undefined;
}

/** The files that hold the names asked for. */
function originsOf(tree: Tree, by: Import): string[] {
  const door = tree.sources.find((source) => source.path === by.target);
  if (door?.kind !== 'door' || by.names.includes('*')) return by.target ? [by.target] : [];
  return by.names.flatMap((name) => originsInDoor(tree, door, name));
}

function originsInDoor(tree: Tree, door: Source, name: string): string[] {
  for (const node of door.nodes) {
    if (!ts.isExportDeclaration(node) || !node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const specifier = node.moduleSpecifier.text;
    const target = door.imports.find((each) => each.specifier === specifier)?.target;
    const clause = node.exportClause;
    const named = clause && ts.isNamedExports(clause) && clause.elements.some((element) => element.name.text === name);
    const starred = !clause && tree.sources.some((each) => each.path === target && exportsName(each, name));
    if (target && (named || starred)) return [target];
  }
  return [door.path];
}

function exportsName(source: Source, name: string): boolean {
  return source.ast.statements.some((node) => {
    if (!ts.canHaveModifiers(node)) return false;
    if (!ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return false;
    if (ts.isVariableStatement(node))
      return node.declarationList.declarations.some((each) => each.name.getText() === name);
    return ts.isFunctionDeclaration(node) && node.name?.text === name;
  });
}

/** Verbs take ctx first (the few before sign-in: the house); routes and jobs call verbs. */
function actsOnRows(source: Source): boolean {
  if (source.kind === 'routes' || source.kind === 'jobs') return true;
  if (source.kind !== 'plain' && source.kind !== 'door') return false;
  return source.nodes.some((node) => isSql(node) || takesCtx(node));
}

function takesCtx(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && 'body' in node && /^(ctx|house)$/.test(node.parameters[0]?.name.getText() ?? '');
}
