import type ts from 'typescript';
import { unguarded } from './architecture.guards.ts';
import { leavesOut, looksOnce, readsClock, readsEnvironment, waits } from './architecture.nodes.ts';
import { type Found, reachesOutside } from './architecture.reach.ts';
import { givesParts, type Import, placeOf, type Source, type Tree } from './architecture.sources.ts';
import { hiddenWrites, isSql, ownersOf, tablesUsed } from './architecture.tables.ts';

/** A law and how it is broken: one plain sentence for each breach, which tells what to do. None: it is kept. */
export type Law = { title: string; breaches: (tree: Tree) => string[] };

/** The only files that may ask what time it is. */
const CLOCKS = /^src\/(main|clock|platform\/(clock|context|jobs|job-runner|migrate))\.ts$/;
const CONFIG = 'src/platform/config.ts';
/** Opens connections: for main.ts, the job runner and the test harness. */
const DATABASE = /^src\/platform\/(db|database|pool|postgres)\.ts$/;
/** The platform's own markup is in its components; beside them a .tsx may be the one that writes the reply. */
const PLATFORM_HTTP = /^src\/platform\/[^/]+\.tsx$/;
const DRAWERS = /^(utils?|helpers?|common|libs?|services?|controllers?|models?|types?)$/;

const inModule = (tree: Tree) => tree.sources.filter((source) => source.module && source.module !== 'platform');

export const laws: Law[] = [
  {
    title: 'every module stands in the list, and every row of the list has its folder and its door',
    breaches: (tree) => {
      const names = tree.rows.map((row) => row.name);
      const folders = [...new Set(tree.sources.map((source) => source.module))].filter(
        (name) => name && name !== 'browser',
      );
      const doors = tree.sources.filter((source) => source.kind === 'door').map((source) => source.module);
      return [
        ...folders
          .filter((name) => name !== 'platform' && !names.includes(name))
          .map((name) => `src/${name} is not listed: give it a row in src/modules.ts.`),
        ...names
          .filter((name) => name !== 'platform' && !doors.includes(name))
          .map((name) => `${name} is listed in src/modules.ts but has no src/${name}/index.ts: write that door.`),
        ...tree.rows.flatMap(({ name, uses }) =>
          uses
            .filter((used) => used !== 'platform' && !names.includes(used))
            .map(
              (used) => `${name} says in src/modules.ts that it uses ${used}, which is not listed: correct the row.`,
            ),
        ),
      ];
    },
  },
  {
    title: 'the row of a module takes the parts that its own door gives',
    breaches: (tree) => [
      ...tree.rows.flatMap(({ name, takes }) =>
        takes
          .filter((taken) => taken !== name)
          .map((taken) => `The row of ${name} in src/modules.ts takes the parts of ${taken}: write ...${name}.parts.`),
      ),
      ...tree.sources
        .filter((source) => source.kind === 'door' && givesParts(source))
        .filter(({ module }) => !tree.rows.some(({ name, takes }) => name === module && takes.includes(module)))
        .map(
          ({ path, module }) =>
            `${path} gives parts that nobody takes: write ...${module}.parts into its row of src/modules.ts.`,
        ),
    ],
  },
  {
    title: 'another module is entered only by its door, index.ts',
    breaches: (tree) =>
      crossings(tree, (source, by) => {
        const door = `src/${moduleOf(by)}/index.ts`;
        if (moduleOf(by) === 'platform' || by.target === door) return undefined;
        if (source.kind === 'browser' && /\.(browser|rules)\.tsx?$|\/browser\//.test(by.target ?? '')) return undefined;
        return `imports ${by.target}: import from ${door} and export there what is missing.`;
      }),
  },
  {
    title: 'a module imports only what its row in src/modules.ts says it uses',
    breaches: (tree) =>
      crossings(tree, (source, by) => {
        const row = tree.rows.find((each) => each.name === source.module);
        const used = moduleOf(by);
        if (!source.module || source.module === 'platform' || source.kind === 'test' || used === 'platform')
          return undefined;
        if (!row || row.uses.includes(used)) return undefined;
        return `imports ${used}: add '${used}' to the uses of ${source.module} in src/modules.ts, or do without it.`;
      }),
  },
  {
    title: 'the platform knows no module, and no module knows the files that put the desk together',
    breaches: (tree) =>
      tree.sources
        .filter((source) => source.module && source.kind !== 'test')
        .flatMap((source) => source.imports.filter((by) => by.target?.startsWith('src/')).map((by) => ({ source, by })))
        .filter(
          ({ source, by }) => moduleOf(by) === '' || (source.module === 'platform' && moduleOf(by) !== 'platform'),
        )
        .map(
          ({ source, by }) => `${source.path}:${by.line} imports ${by.target}: let that file hand in what is needed.`,
        ),
  },
  {
    title: 'nothing goes round in circles',
    breaches: (tree) => {
      const rows = new Map(tree.rows.map((row) => [row.name, row.uses]));
      const files = new Map(tree.sources.map((source) => [source.path, source.imports.flatMap(targets)]));
      return [
        ...circles(rows).map(
          (way) => `The modules ${way} use each other: take one of them out of a row in src/modules.ts.`,
        ),
        ...circles(files).map(
          (way) => `The files ${way} import each other: move what both need into a file of its own.`,
        ),
      ];
    },
  },
  {
    title: 'only the module that owns a table writes to it',
    breaches: (tree) => {
      const owners = ownersOf(tree);
      const twice = [...owners].filter(([, modules]) => modules.length > 1);
      return [
        ...twice.map(
          ([table, modules]) => `${table} is declared in ${modules.join(' and ')}: leave it to one tables.ts.`,
        ),
        ...queries(tree).flatMap(({ source, use }) => {
          const owner = owners.get(use.table)?.[0];
          if (use.kind === 'read' || owner === source.module) return [];
          if (owner)
            return [`${placeOf(source, use.node)} writes to ${use.table}: call a verb of ${owner}, its owner.`];
          if (source.module === 'platform') return [];
          return [`${placeOf(source, use.node)} writes to ${use.table}, which nobody owns: declare it in a tables.ts.`];
        }),
        ...inModule(tree)
          .filter((source) => source.kind !== 'test')
          .flatMap((source) => hiddenWrites(source).map((node) => placeOf(source, node)))
          .map((place) => `${place} hides which table it writes to: write the name of the table out.`),
      ];
    },
  },
  {
    title: 'only insight reads the tables of other modules',
    breaches: (tree) => {
      const owners = ownersOf(tree);
      return queries(tree).flatMap(({ source, use }) => {
        const owner = owners.get(use.table)?.[0];
        if (use.kind === 'write' || !owner || owner === source.module || source.module === 'insight') return [];
        return [
          `${placeOf(source, use.node)} reads ${use.table}: ask ${owner}, its owner, through src/${owner}/index.ts.`,
        ];
      });
    },
  },
  {
    title: 'no module opens a database',
    breaches: (tree) =>
      inModule(tree)
        .filter((source) => source.kind !== 'test')
        .flatMap((source) => source.imports.filter(lasts).map((by) => ({ source, by })))
        .filter(({ by }) => by.specifier === 'pg' || DATABASE.test(by.target ?? ''))
        .map(
          ({ source, by }) => `${source.path}:${by.line} imports ${by.specifier}: use ctx.db, the open transaction.`,
        ),
  },
  {
    title: 'the environment is read in src/platform/config.ts alone',
    breaches: (tree) =>
      spots(tree, (node, source) => source.path !== CONFIG && readsEnvironment(node)).map(
        (place) => `${place} reads the environment: add a field to the settings of ${CONFIG} and pass that on.`,
      ),
  },
  {
    title: 'the time is asked for in one place and passed on',
    breaches: (tree) =>
      spots(tree, (node, source) => !CLOCKS.test(source.path) && source.kind !== 'browser' && readsClock(node)).map(
        (place) => `${place} asks the clock: use ctx.now, or take the time as a parameter.`,
      ),
  },
  {
    title: 'rules are pure: no database, no request, no verbs, no waiting',
    breaches: (tree) =>
      tree.sources
        .filter((source) => source.kind === 'rules')
        .flatMap((source) => [
          ...told(source, reachesOutside(tree, source), 'pass in the values that the rule needs.'),
          ...source.nodes
            .filter((node) => waits(node) || isSql(node))
            .slice(0, 1)
            .map((node) => `${placeOf(source, node)} waits or queries: leave that to a verb and keep the rule plain.`),
        ]),
  },
  {
    title: 'pages show what they are given: no verbs, no database',
    breaches: (tree) =>
      tree.sources
        .filter((source) => source.kind === 'page' && !PLATFORM_HTTP.test(source.path))
        .flatMap((source) => [
          ...told(source, reachesOutside(tree, source), 'fetch it in the routes and pass it as a property.'),
          ...source.nodes
            .filter((node) => isSql(node))
            .map((node) => `${placeOf(source, node)} queries: fetch it in a verb and pass it as a property.`),
        ]),
  },
  {
    title: 'routes contain no SQL',
    breaches: (tree) =>
      spots(tree, (node, source) => source.kind === 'routes' && isSql(node)).map(
        (place) => `${place} queries: write a verb for it and call that.`,
      ),
  },
  {
    title: 'every test runs, always',
    breaches: (tree) =>
      tree.tests.flatMap((source) =>
        source.nodes
          .filter(leavesOut)
          .map((node) => `${placeOf(source, node)} leaves tests out: let them all run, or delete what is of no use.`),
      ),
  },
  {
    title: 'a story waits for what a page is to say',
    breaches: (tree) =>
      tree.tests
        .filter(({ path }) => path.endsWith('.story.ts'))
        .flatMap((source) =>
          source.nodes
            .filter(looksOnce)
            .map(
              (node) =>
                `${placeOf(source, node)} looks once at a page that may still be coming: use expect.poll(() => …).`,
            ),
        ),
  },
  {
    title: 'every table with a trust is guarded by row level security',
    breaches: (tree) =>
      unguarded(tree.migrations.map((file) => file.text)).map(
        ({ table, lacks }) =>
          `${table} has a trust_id but no "${lacks}": add it to the migration that makes the table.`,
      ),
  },
  {
    title: 'a folder says what it is about',
    breaches: (tree) =>
      tree.folders
        .filter((folder) => folder.split('/').some((part) => DRAWERS.test(part)))
        .map((folder) => `${folder} explains nothing: move its files beside what they are about.`),
  },
];

function moduleOf(by: Import): string {
  const parts = by.target?.split('/') ?? [];
  return parts.length > 2 ? (parts[1] ?? '') : '';
}

const lasts = (by: Import) => !by.typeOnly;
const targets = (by: Import) => (by.target ? [by.target] : []);

/** Imports from one module (or from the files that put the desk together) into another. */
function crossings(tree: Tree, judge: (source: Source, by: Import) => string | undefined): string[] {
  return tree.sources.flatMap((source) =>
    source.imports.flatMap((by) => {
      const foreign = by.target?.startsWith('src/') && moduleOf(by) !== '' && moduleOf(by) !== source.module;
      const complaint = foreign ? judge(source, by) : undefined;
      return complaint ? [`${source.path}:${by.line} ${complaint}`] : [];
    }),
  );
}

/** Each circle once, written as a way: 'a → b → a'. */
function circles(edges: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (name: string, way: string[]) => {
    const start = way.indexOf(name);
    if (start >= 0) found.push([...way.slice(start), name].join(' → '));
    if (start >= 0 || done.has(name)) return;
    for (const next of edges.get(name) ?? []) walk(next, [...way, name]);
    done.add(name);
  };
  for (const name of edges.keys()) walk(name, []);
  return found;
}

function queries(tree: Tree) {
  return tree.sources
    .filter((source) => source.module && source.kind !== 'test')
    .flatMap((source) => tablesUsed(source).map((use) => ({ source, use })));
}

function spots(tree: Tree, matches: (node: ts.Node, source: Source) => boolean): string[] {
  return tree.sources.flatMap((source) =>
    source.nodes.filter((node) => matches(node, source)).map((node) => placeOf(source, node)),
  );
}

function told(source: Source, found: Found | undefined, advice: string): string[] {
  if (!found) return [];
  const through =
    found.what === found.by.specifier || found.what === found.by.target ? '' : ` (by ${found.by.specifier})`;
  return [`${source.path}:${found.by.line} imports ${found.what}${through}: ${advice}`];
}
