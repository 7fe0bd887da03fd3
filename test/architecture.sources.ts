import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/** What the name of a file says about it: see "Inside a module" in CONTRIBUTING. */
export type Kind = 'rules' | 'routes' | 'jobs' | 'page' | 'test' | 'browser' | 'door' | 'tables' | 'plain';

export type Import = {
  specifier: string;
  /** The file of ours that is meant, from the root; nothing for a package. */
  target?: string;
  /** Gone after compiling: `import type`, or only names marked `type`. */
  typeOnly: boolean;
  /** What is asked for by name; ['*'] for all of it. */
  names: string[];
  line: number;
};

export type Source = {
  /** From the root, with forward slashes. */
  path: string;
  /** The folder under src that owns the file; empty for src/main.ts and its neighbours, and outside src. */
  module: string;
  kind: Kind;
  ast: ts.SourceFile;
  /** Every node of the file, in order. */
  nodes: ts.Node[];
  imports: Import[];
};

export type Row = {
  name: string;
  uses: string[];
  /** The modules whose `parts` it takes: its own. */
  takes: string[];
};

export type Tree = {
  root: string;
  /** Every file under src. */
  sources: Source[];
  /** Tests and stories, wherever they are. */
  tests: Source[];
  folders: string[];
  rows: Row[];
  migrations: { path: string; text: string }[];
};

/** Reads a project: its sources with TypeScript's own parser, its list of modules, its migrations. */
export function readTree(root: string): Tree {
  const found = ['src', 'seed', 'test', 'bench'].flatMap((folder) => listFiles(root, folder));
  const all = found.filter((path) => /\.tsx?$/.test(path)).map((path) => readSource(root, path));
  const sources = all.filter((source) => source.path.startsWith('src/'));
  return {
    root,
    sources,
    tests: all.filter((source) => source.kind === 'test'),
    folders: [...new Set(listFiles(root, 'src').map((path) => posix.dirname(path)))],
    rows: readRows(sources.find((source) => source.path === 'src/modules.ts')),
    migrations: listFiles(root, 'migrations')
      .filter((path) => path.endsWith('.sql'))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  };
}

function listFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const ast = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const parts = path.split('/');
  const module = parts[0] === 'src' && parts.length > 2 ? (parts[1] ?? '') : '';
  const nodes = nodesUnder(ast);
  return { path, module, kind: kindOf(path), ast, nodes, imports: importsOf(root, path, ast, nodes) };
}

function kindOf(path: string): Kind {
  if (/\.(test|story)\.tsx?$/.test(path)) return 'test';
  if (/\.browser\.tsx?$|^src\/browser\.ts$|\/browser\//.test(path)) return 'browser';
  if (/\.rules\.ts$/.test(path)) return 'rules';
  if (/\.routes\.tsx?$/.test(path)) return 'routes';
  if (/\.jobs\.ts$/.test(path)) return 'jobs';
  if (/\.tsx$/.test(path)) return 'page';
  if (/^src\/[^/]+\/index\.ts$/.test(path)) return 'door';
  return /\/tables\.ts$/.test(path) ? 'tables' : 'plain';
}

function nodesUnder(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (child: ts.Node) => {
    found.push(child);
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

function lineOf(ast: ts.SourceFile, node: ts.Node): number {
  return ast.getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

/** Where a breach is, as an editor opens it. */
export function placeOf(source: Source, node: ts.Node): string {
  return `${source.path}:${lineOf(source.ast, node)}`;
}

function importsOf(root: string, path: string, ast: ts.SourceFile, nodes: ts.Node[]): Import[] {
  return nodes.flatMap((node) => {
    const said = importSaid(node);
    return said ? [{ ...said, target: targetOf(root, path, said.specifier), line: lineOf(ast, node) }] : [];
  });
}

function importSaid(node: ts.Node): Pick<Import, 'specifier' | 'typeOnly' | 'names'> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, ...clauseOf(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, ...namesOf(node.exportClause, node.isTypeOnly) };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [wanted] = node.arguments;
    return wanted && ts.isStringLiteralLike(wanted)
      ? { specifier: wanted.text, typeOnly: false, names: ['*'] }
      : undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, typeOnly: true, names: ['*'] };
  }
  return undefined;
}

function clauseOf(clause: ts.ImportClause | undefined): Pick<Import, 'typeOnly' | 'names'> {
  if (!clause) return { typeOnly: false, names: [] };
  const typeOnly = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  if (clause.name) return { typeOnly, names: ['default'] };
  return namesOf(clause.namedBindings, typeOnly);
}

function namesOf(
  bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined,
  typeOnly: boolean,
): Pick<Import, 'typeOnly' | 'names'> {
  if (!bindings || ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) return { typeOnly, names: ['*'] };
  const elements: (ts.ImportSpecifier | ts.ExportSpecifier)[] = [...bindings.elements];
  const values = elements.filter((element) => !element.isTypeOnly);
  const allTypes = elements.length > 0 && values.length === 0;
  return {
    typeOnly: typeOnly || allTypes,
    names: values.map((element) => (element.propertyName ?? element.name).text),
  };
}

function targetOf(root: string, path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const wanted = posix.normalize(posix.join(dirname(path), specifier));
  const tries = [wanted, `${wanted}.ts`, `${wanted}.tsx`, `${wanted}/index.ts`];
  return tries.find((name) => /\.\w+$/.test(name) && existsSync(join(root, name))) ?? wanted;
}

/** The rows of src/modules.ts: every object there that has a `name` and `uses`. */
function readRows(source: Source | undefined): Row[] {
  if (!source) return [];
  return source.nodes.flatMap((node) => {
    if (!ts.isObjectLiteralExpression(node)) return [];
    const name = propertyOf(node, 'name');
    const uses = propertyOf(node, 'uses');
    if (!name || !ts.isStringLiteralLike(name) || !uses || !ts.isArrayLiteralExpression(uses)) return [];
    return [
      {
        name: name.text,
        uses: uses.elements.filter(ts.isStringLiteralLike).map((element) => element.text),
        takes: partsIn(node),
      },
    ];
  });
}

/** `...needs.parts`: the module needs. */
function partsIn(row: ts.ObjectLiteralExpression): string[] {
  return row.properties.flatMap((property) => {
    if (!ts.isSpreadAssignment(property) || !ts.isPropertyAccessExpression(property.expression)) return [];
    const { name, expression } = property.expression;
    return name.text === 'parts' ? [expression.getText()] : [];
  });
}

/** Does the door of a module give parts to the house? */
export function givesParts(door: Source): boolean {
  return door.ast.statements.some(
    (node) =>
      ts.isVariableStatement(node) && node.declarationList.declarations.some((each) => each.name.getText() === 'parts'),
  );
}

function propertyOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = node.properties.find((property) => property.name?.getText() === name);
  if (!found || !ts.isPropertyAssignment(found)) return undefined;
  const value = found.initializer;
  return ts.isAsExpression(value) || ts.isSatisfiesExpression(value) ? value.expression : value;
}
