// Takes the official postcode directory in, for the whole installation: read as it streams by, whole or not at all. Beside
// the table in use a new one is filled, which takes its place in the end; until then people are answered from the old one.
import { columnsOf, readLine } from './postcode-lines.rules.ts';

/** A connection of the owner of the database. */
type Owner = {
  query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
};

export type PostcodeFile = {
  /** Its name, without the folder. */
  name: string;
  /** Lines in their order, in batches, with how much of the file has been read, 0 to 1. */
  batches: AsyncIterable<{ lines: readonly string[]; read: number }>;
  /** Take it, though it has far fewer postcodes than are there now. */
  fewer: boolean;
  now: Date;
};

export type Heard = {
  progress: (lines: number, read: number) => void;
  /** A line that is left out, with its number in the file. */
  refused: (line: number, why: string) => void;
};

export type PostcodesTaken = { postcodes: number; ended: number; refused: number; unknown: Record<string, number> };

/** Nothing was changed, and why. */
export class NotTaken extends Error {}

const LOCK = 720_227;
/** More lines than this that cannot be read, of all: it is another file, or a broken one. */
const MOST_REFUSED = 0.01;
/** From so many on it is looked at after each batch whether they are too many; the largest real file has 27,000 to spare. */
const MANY_REFUSED = 30_000;
/** Fewer than this of what is there: the file was cut off. */
const FEWEST = 0.9;

/** @throws NotTaken nothing was changed: it is another file, a broken one, one that was cut off, or another import runs */
export async function importPostcodes(owner: Owner, file: PostcodeFile, heard: Heard): Promise<PostcodesTaken> {
  await owner.query('begin');
  try {
    const { rows } = await owner.query('select pg_try_advisory_xact_lock($1) as free', [LOCK]);
    if (!rows[0]?.free) throw new NotTaken('Another import of postcodes is running. Wait for it to end.');
    await owner.query('create table postcodes_next (like postcodes including all)');
    const taken = await fill(owner, file, heard);
    const before = Number((await owner.query('select count(*) as many from postcodes')).rows[0]?.many ?? 0);
    if (!file.fewer && taken.postcodes < before * FEWEST)
      throw new NotTaken(
        `The file has ${words(taken.postcodes)} postcodes, and there are ${words(before)} now. Is it whole? If it is, add --fewer.`,
      );
    await exchange(owner, file, taken);
    await owner.query('commit');
    return taken;
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

const words = (many: number) => many.toLocaleString('en-GB');

async function fill(owner: Owner, file: PostcodeFile, heard: Heard): Promise<PostcodesTaken> {
  const { rows } = await owner.query('select code, district_codes from councils');
  const councils = rows as { code: string; district_codes: string[] }[];
  const counties = new Map(councils.flatMap(({ code, district_codes }) => district_codes.map((one) => [one, code])));
  const known = new Set(councils.map(({ code }) => code));
  const taken = { postcodes: 0, ended: 0, refused: 0, unknown: {} as Record<string, number> };
  let columns: ReturnType<typeof columnsOf>;
  let number = 0;
  for await (const { lines, read } of file.batches) {
    const good: { postcode: string; council: string; line: number }[] = [];
    for (const line of lines) {
      number += 1;
      if (!columns) {
        columns = columnsOf(line);
        if (columns) continue;
        throw new NotTaken('This is no postcode directory: the first line names no column pcds and no column oslaua.');
      }
      if (line.trim() === '') continue;
      const found = readLine(line, columns, counties);
      if ('refused' in found) {
        taken.refused += 1;
        heard.refused(number, found.refused);
        continue;
      }
      if (found.ended) taken.ended += 1;
      if (/^E(06|08|09|10)/.test(found.council) && !known.has(found.council))
        taken.unknown[found.council] = (taken.unknown[found.council] ?? 0) + 1;
      good.push({ ...found, line: number });
    }
    taken.postcodes += await insert(owner, good, taken, heard);
    // Of another file not every line has to be looked at.
    if (taken.refused > MANY_REFUSED) refuseOther(taken, number);
    heard.progress(number, read);
  }
  if (!columns) throw new NotTaken('The file is empty.');
  refuseOther(taken, number);
  return taken;
}

function refuseOther({ postcodes, refused }: PostcodesTaken, number: number) {
  if (refused > (postcodes + refused) * MOST_REFUSED)
    throw new NotTaken(
      `${words(refused)} of ${words(number - 1)} lines cannot be read: this is another file, or a broken one.`,
    );
}

type Good = { postcode: string; council: string; line: number };

/** Gives how many came in: a postcode that comes twice is taken once. */
async function insert(owner: Owner, good: readonly Good[], taken: PostcodesTaken, heard: Heard): Promise<number> {
  const once = new Map<string, Good>();
  for (const one of good) {
    if (!once.has(one.postcode)) once.set(one.postcode, one);
    else {
      taken.refused += 1;
      heard.refused(one.line, 'This postcode stands in the file twice');
    }
  }
  const rows = [...once.values()];
  if (rows.length === 0) return 0;
  // One text for all: of arrays every cell is looked at for what has to be escaped. A code of a council has nine places.
  const { rowCount } = await owner.query(
    `insert into postcodes_next (postcode, council)
     select substr(pair, 10), left(pair, 9) from string_to_table($1, ',') as pair on conflict do nothing`,
    [rows.map(({ postcode, council }) => council + postcode).join()],
  );
  const twice = rows.length - (rowCount ?? 0);
  if (twice > 0) {
    taken.refused += twice;
    heard.refused(
      rows.at(-1)?.line ?? 0,
      `Of the lines before this one, ${twice} had postcodes that came earlier in the file`,
    );
  }
  return rowCount ?? 0;
}

async function exchange(owner: Owner, file: PostcodeFile, { postcodes, ended, refused, unknown }: PostcodesTaken) {
  await owner.query('analyze postcodes_next');
  await owner.query('drop table postcodes');
  await owner.query('alter table postcodes_next rename to postcodes');
  await owner.query('alter index postcodes_next_pkey rename to postcodes_pkey');
  await owner.query('grant select on postcodes to openpals_app');
  await owner.query(
    'insert into postcode_imports (imported_at, file, postcodes, ended, refused, unknown) values ($1, $2, $3, $4, $5, $6)',
    [...[file.now, file.name, postcodes, ended, refused], JSON.stringify(unknown)],
  );
}
