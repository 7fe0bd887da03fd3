import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const LAWS = ['test/architecture.test.ts', 'test/words.test.ts'];

// Files of one worker share their modules: loading the whole desk anew for each would take most of the time.
// As many workers as there are cores, for each waits for the database half of its time; and not more than the database,
// which is a small one, has connections for (40, and 8 to a worker).
const together = { pool: 'threads', isolate: false, maxWorkers: Math.min(4, availableParallelism()) } as const;

// The walks over all routes and the laws over all sources take a minute where much other work is done as well.
const patient = { testTimeout: 180_000, hookTimeout: 180_000 } as const;

const laws = { test: { ...together, ...patient, name: 'laws', include: LAWS } };

const desk = {
  test: {
    ...together,
    name: 'desk',
    include: ['src/**/*.test.{ts,tsx}', 'seed/**/*.test.ts', 'bench/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: LAWS,
    ...patient,
  },
};

/** What `npm run check` prints of the public pages. */
const reading = { test: { ...desk.test, name: 'reading', include: ['test/reading-age.test.ts'] } };

const stories = (include: string) => ({
  test: {
    ...together,
    name: 'stories',
    include: [include],
    testTimeout: 90_000,
    hookTimeout: 180_000,
    // As long as a story waits for anything on a page.
    expect: { poll: { timeout: 10_000 } },
    // One file at a time in one process, when all else is done: they share a server and a browser.
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
  },
});

const PICTURES = 'test/stories/pictures.story.ts';

/**
 * Three projects: laws (read the sources), desk (rules and features on one migrated PostgreSQL), stories (a real browser).
 * `--mode laws` leaves the database out, `--mode reading` takes the public pages only, `--mode pictures` puts the pictures
 * of the README into docs/pictures, `--mode in-pieces` sends every page of a story in pieces (test/stories/in-pieces.ts).
 */
export default defineConfig(({ mode }) => {
  const projects = { laws: [laws], reading: [reading], pictures: [stories(PICTURES)] }[mode] ?? [
    laws,
    desk,
    stories('test/stories/**/*.story.ts'),
  ];
  return {
    test: {
      projects,
      globalSetup: mode === 'laws' ? [] : ['test/database.ts'],
      provide: {
        pictures: mode === 'pictures' ? 'docs/pictures' : 'node_modules/.cache/openpals/pictures',
        inPieces: mode === 'in-pieces',
      },
    },
  };
});
