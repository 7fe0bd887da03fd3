import { createWriteStream, existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import pg from 'pg';
import { importPostcodes, NotTaken } from './advocacy/index.ts';
import type { Connection } from './platform/db.ts';
import { SurroundingsError } from './platform/errors.ts';
import { batchesOf, openTable } from './postcode-file.ts';

/** `into`: the folder for the report, if it is not the one in which the command was given. */
type With = { now: Date; say: (line: string) => void; into?: string };

const USE = 'Say which file: npm run import:postcodes -- ONSPD_NOV_2026_UK.zip';
const EVERY = 250_000;

/** `npm run import:postcodes FILE [--fewer]`: the ONS Postcode Directory, whether the desk runs or not. */
export async function takePostcodes(connection: Connection, args: readonly string[], { now, say, into = '.' }: With) {
  const [path] = args.filter((arg) => !arg.startsWith('--'));
  if (!path) throw new SurroundingsError(USE);
  if (!existsSync(path) || !statSync(path).isFile()) throw new SurroundingsError(`There is no file ${resolve(path)}.`);
  const client = new pg.Client({ ...connection, application_name: 'openpals postcodes' });
  await client.connect();
  const report = refusedReport(now, into);
  let said = 0;
  const progress = (lines: number, read: number) => {
    if (lines - said < EVERY) return;
    said = lines;
    say(`${lines.toLocaleString('en-GB')} lines read, ${Math.floor(read * 100)} % of the file.`);
  };
  try {
    const table = await openTable(path, basename(path));
    const file = { name: table.name, batches: batchesOf(table), fewer: args.includes('--fewer'), now };
    const taken = await importPostcodes(client, file, { progress, refused: report.add });
    const { postcodes, ended, refused, unknown } = taken;
    say(`${postcodes.toLocaleString('en-GB')} postcodes are there, ${ended.toLocaleString('en-GB')} of them ended.`);
    if (refused > 0) say(`${refused.toLocaleString('en-GB')} lines were left out: ${report.path}`);
    const codes = Object.keys(unknown);
    if (codes.length > 0)
      say(
        `Councils that are not in the list: ${codes.join(', ')}. Name them under Advocates by council, Import a list.`,
      );
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    throw new SurroundingsError(`${error.message} Nothing was changed.`);
  } finally {
    await report.end();
    await client.end();
  }
}

/** Each line that is left out with its reason, in a file beside where the command was given. */
function refusedReport(now: Date, into: string) {
  const path = resolve(into, `postcodes-refused-${now.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}.csv`);
  let out: ReturnType<typeof createWriteStream> | undefined;
  return {
    path,
    add: (line: number, why: string) => {
      out ??= createWriteStream(path);
      out.write(`${line},"${why.replaceAll('"', '""')}"\n`);
    },
    end: () => new Promise<void>((done) => (out ? out.end(() => done()) : done())),
  };
}
