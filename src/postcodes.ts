import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import pg from 'pg';
import { importPostcodes, NotTaken } from './advocacy/index.ts';
import type { Connection } from './platform/db.ts';
import { SurroundingsError } from './platform/errors.ts';

/** `into`: the folder for the report, if it is not the one in which the command was given. */
type With = { now: Date; say: (line: string) => void; into?: string };

const USE = 'Say which file: npm run import:postcodes -- ONSPD_NOV_2026_UK.csv';
/** Lines of one statement. */
const BATCH = 10_000;
const EVERY = 250_000;
const LONGEST_LINE = 100_000;

/** `npm run import:postcodes FILE [--fewer]`: the ONS Postcode Directory, whether the desk runs or not. */
export async function takePostcodes(connection: Connection, args: readonly string[], { now, say, into = '.' }: With) {
  const [path] = args.filter((arg) => !arg.startsWith('--'));
  if (!path) throw new SurroundingsError(USE);
  if (!existsSync(path) || !statSync(path).isFile()) throw new SurroundingsError(`There is no file ${resolve(path)}.`);
  const client = new pg.Client({ ...connection, application_name: 'openpals postcodes' });
  await client.connect();
  const report = refusedReport(now, into);
  const file = { name: basename(path), batches: batchesOf(path), fewer: args.includes('--fewer'), now };
  let said = 0;
  const progress = (lines: number, read: number) => {
    if (lines - said < EVERY) return;
    said = lines;
    say(`${lines.toLocaleString('en-GB')} lines read, ${Math.floor(read * 100)} % of the file.`);
  };
  try {
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

/** Lines as they stream by: however large the file is, some megabytes of it are in memory. */
async function* batchesOf(path: string) {
  const size = Math.max(1, statSync(path).size);
  const decoder = new StringDecoder('utf8');
  let read = 0;
  let rest = '';
  let lines: string[] = [];
  for await (const bytes of createReadStream(path, { highWaterMark: 1_048_576 })) {
    read += (bytes as Buffer).length;
    const parts = (rest + decoder.write(bytes as Buffer)).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new NotTaken('This is no table: a line of it does not end.');
    for (const part of parts) lines.push(part);
    if (lines.length < BATCH) continue;
    yield { lines, read: read / size };
    lines = [];
  }
  if (rest !== '') lines.push(rest);
  yield { lines, read: 1 };
}
