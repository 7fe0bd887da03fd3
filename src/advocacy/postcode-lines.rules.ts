// The lines of the official postcode directory (ONSPD or NSPL of the Office for National Statistics), of any year. Pure.
import { postcodeKey } from './postcodes.rules.ts';

/** Where in a line what stands, and how many cells of it are looked at. `county`: −1 where the file has none. */
export type Columns = Record<'postcode' | 'district' | 'county' | 'ended', number> & { cells: number };

const NAMES: Record<Exclude<keyof Columns, 'cells'>, RegExp> = {
  postcode: /^(pcds|pcd|pcd[278])$/,
  district: /^(os)?laua$|^lad\d\dcd$/,
  county: /^(os)?cty$|^cty\d\dcd$/,
  ended: /^doterm$/,
};

/** The columns by the first line, in any order; undefined: this is no postcode directory. */
export function columnsOf(head: string): Columns | undefined {
  const titles = head
    .replace(/^\uFEFF/, '')
    .split(',')
    .map((title) => plain(title).toLowerCase());
  const at = (name: keyof typeof NAMES) => titles.findIndex((title) => NAMES[name].test(title));
  const places = { postcode: at('postcode'), district: at('district'), county: at('county'), ended: at('ended') };
  if (places.postcode < 0 || places.district < 0) return undefined;
  return { ...places, cells: Math.max(...Object.values(places)) + 1 };
}

/** No cell of it holds a comma or a line break; some years set every text in quotation marks. */
const plain = (cell = '') => cell.replaceAll('"', '').trim();

export type Line = { postcode: string; council: string; ended: boolean } | { refused: string };

const DISTRICT = /^E07\d{6}$/;
const COUNTY = /^E10\d{6}$/;
const AREA = /^[A-Z]\d{8}$/;

/**
 * One line. Of two councils the county has the duty, so that it stands for its districts. `counties` gives the county of
 * a district where the file has no column for it.
 */
export function readLine(line: string, columns: Columns, counties: ReadonlyMap<string, string>): Line {
  // Of some fifty cells only the first few are cut out: of millions of lines that is most of the time.
  const cells = line.split(',', columns.cells);
  const cell = (name: keyof typeof NAMES) => plain(cells[columns[name]]);
  const typed = cell('postcode');
  const postcode = postcodeKey(typed);
  if (!postcode || postcode !== typed.replaceAll(' ', '')) return { refused: `“${typed.slice(0, 20)}” is no postcode` };
  const district = cell('district');
  if (!AREA.test(district))
    return { refused: district === '' ? 'It names no council' : `“${district.slice(0, 20)}” is no code of a council` };
  const county = cell('county');
  const council = COUNTY.test(county) ? county : DISTRICT.test(district) ? counties.get(district) : district;
  if (!council) return { refused: `The county of the district ${district} is not known` };
  return { postcode, council, ended: cell('ended') !== '' };
}
