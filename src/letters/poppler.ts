// For tests: what Poppler reads out of a PDF, where it is installed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
const folder = FOLDERS.find((path) => existsSync(join(path, 'pdfinfo')) && existsSync(join(path, 'pdftotext')));

export const hasPoppler = folder !== undefined;

function read(program: string, args: readonly string[], pdf: Buffer): string {
  const place = mkdtempSync(join(tmpdir(), 'pals-pdf-'));
  const file = join(place, 'letter.pdf');
  try {
    writeFileSync(file, pdf);
    const out = program === 'pdftotext' ? ['-'] : [];
    return execFileSync(join(folder ?? '', program), [...args, file, ...out], { encoding: 'utf8', stdio: 'pipe' });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Its parts as a screen reader comes through them: "H1", "P", "L" … */
export const structureOf = (pdf: Buffer) => read('pdfinfo', ['-struct'], pdf);
export const factsOf = (pdf: Buffer) => read('pdfinfo', [], pdf);
export const wordsOn = (pdf: Buffer) => read('pdftotext', ['-layout'], pdf);
/** Every word with its place, in points from the top left. */
export const placesOn = (pdf: Buffer) => read('pdftotext', ['-bbox'], pdf);
