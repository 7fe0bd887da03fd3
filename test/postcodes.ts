import pg from 'pg';
import type { Connection } from '../src/platform/postgres.ts';

/** A time before the tests' own postcodes are there: then none can be looked up. On the day of the tests they are. */
export const BEFORE_POSTCODES = new Date('2026-11-23T10:00:00Z');

/** Invented postcodes, in places that are none of the post's: one of a county, a borough, Scotland, Wales, a new council, one that ended. */
const OWN: [string, string][] = [
  ['AN11AA', 'E10000029'],
  ['AN12BC', 'E10000029'],
  ['ZZ11AA', 'E08000003'],
  ['ZY11AA', 'S12000036'],
  ['ZX11AA', 'W06000015'],
  ['ZW11AA', 'E06999999'],
  ['ZV11AA', 'E10000009'],
];

/**
 * Puts them into the table of the whole installation, as the import does: before the first test, because every trust sees
 * them, and pages that are read twice must not change in between.
 */
export async function takePostcodes(database: Connection) {
  const owner = new pg.Client(database);
  await owner.connect();
  try {
    for (const pair of OWN)
      await owner.query('insert into postcodes (postcode, council) values ($1, $2) on conflict do nothing', pair);
    await owner.query(
      `insert into postcode_imports (imported_at, file, postcodes, ended, refused, unknown)
       values ($1, 'ONSPD_TEST.csv', $2, 0, 0, '{"E06999999": 1}') on conflict do nothing`,
      [new Date('2026-11-24T06:00:00Z'), OWN.length],
    );
  } finally {
    await owner.end();
  }
}
