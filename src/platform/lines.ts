import { CsvError, parse } from 'csv-parse/sync';

/** One line of a pasted table: its number as a person counts lines, and its cells by the name of their column. */
export type Line = { number: number; cells: Readonly<Record<string, string>> };
/** `ignored`: titles of columns that nobody here knows; what stands below them is left out, and must be said. */
export type Lines = { columns: string[]; ignored: string[]; lines: Line[] } | { unreadable: string };

/** A table of some thousand lines is a list of staff; more is a mistake. */
const MOST_LINES = 5000;

/**
 * Lines as they are copied from a spreadsheet or a CSV file: commas, semicolons or tabs, quoted cells, a first line that
 * names the columns. Each column is known by one of its names, in any order; columns of other names are left out.
 */
export function readLines(typed: string, columns: Readonly<Record<string, readonly string[]>>): Lines {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(typed, {
      delimiter: delimiterOf(typed),
      bom: true,
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { unreadable: 'A quotation mark is opened and never closed. Look for a single " in the lines.' };
  }
  const [head, ...rest] = records;
  if (!head) return { unreadable: 'Paste the lines first' };
  if (rest.length > MOST_LINES)
    return { unreadable: `Paste at most ${MOST_LINES.toLocaleString('en-GB')} lines at once` };
  const places = head.record.map((title) => columnOf(title, columns));
  const twice = places.find((name, at) => name && places.indexOf(name) !== at);
  if (twice) return { unreadable: `Two columns are both read as “${columns[twice]?.[0]}”. Keep one of them.` };
  const ignored = head.record.filter((title, at) => title !== '' && places[at] === undefined);
  const lines = rest.map(({ record, info }) => ({ number: info.lines, cells: cellsOf(record, places) }));
  return { columns: places.filter((name) => name !== undefined), ignored, lines };
}

/** The one that stands most often in the first line. */
function delimiterOf(typed: string): string {
  const first = typed.split('\n', 1)[0] ?? '';
  const count = (mark: string) => first.split(mark).length;
  return ['\t', ';', ','].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

function columnOf(title: string, columns: Readonly<Record<string, readonly string[]>>): string | undefined {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return Object.keys(columns).find((name) => columns[name]?.includes(plain));
}

function cellsOf(record: readonly string[], places: readonly (string | undefined)[]): Record<string, string> {
  return Object.fromEntries(places.flatMap((name, at) => (name ? [[name, record[at] ?? '']] : [])));
}
