// How files and what became of an upload are said.
import type { UploadProblem } from '../platform/uploads.ts';
import { sizeWords } from './kinds.rules.ts';
import type { FileState } from './tables.ts';

export const MOST_FILES = 20;

type Checked = { state: FileState; found: string };

/** What the virus check says; nothing where all is well. */
export function stateWords({ state, found }: Checked): string {
  if (state === 'unscanned') return 'Not checked for viruses';
  if (state === 'infected') return 'Virus found. Nobody can open this file. Ask for it again.';
  if (state === 'clean') return '';
  return found === 'too_large'
    ? 'Waiting for the virus check: it does not take a file of this size. Tell your system administrator.'
    : 'Waiting for the virus check';
}

export function mayOpen({ state }: Pick<Checked, 'state'>): boolean {
  return state === 'clean' || state === 'unscanned';
}

/** "scan.pdf: the file must be smaller than 25 MB". The name is what the person chose, so that they know which. */
export function problemWords(problem: UploadProblem): string {
  switch (problem.why) {
    case 'too_big':
      return `${shortName(problem.name)}: the file must be smaller than ${sizeWords(problem.most)}`;
    case 'too_much':
      return 'These files are too much at once. Add them in two or three goes.';
    case 'too_many':
      return `Add ${MOST_FILES} files or fewer at once`;
    case 'no_room':
      return 'There is no room for the file now. Tell your system administrator, and keep the file.';
    default:
      return 'The files did not arrive whole. Choose them again.';
  }
}

export function refusedWords(name: string, reason: string): string {
  return `${shortName(name)} was not added: ${reason}`;
}

export function shortName(name: string): string {
  const plain = name.split(/[\\/]/).at(-1)?.trim() || 'A file';
  return plain.length > 60 ? `${plain.slice(0, 57)}…` : plain;
}

/** Where else it stands, and how it came here. */
export function withWords(file: {
  note_id: string | null;
  contact_id: string | null;
  moved_reason: string | null;
}): string {
  const entry = file.note_id ? ', with a note' : file.contact_id ? ', with a contact' : '';
  return file.moved_reason ? `${entry}. Moved here: ${file.moved_reason}` : entry;
}

/** "2 files added." */
export function addedWords(count: number): string {
  return count === 1 ? 'The file is added.' : `${count} files are added.`;
}

type Named = { name: string; size: number; error_at: Date | null; error_reason: string | null };

/** "letter.pdf (1.2 MB)"; with why, where it was entered in error. */
export function fileLine({ name, size, error_at, error_reason }: Named): string {
  const line = `${name} (${sizeWords(size)})`;
  return error_at ? `${line} – entered in error: ${error_reason ?? ''}` : line;
}

/** Who added it; nobody did where it came by itself, with an email. */
export function addedBy(file: { added_by: string | null }, staff: ReadonlyMap<string, string>): string {
  return file.added_by ? (staff.get(file.added_by) ?? 'a colleague') : 'OpenPALS';
}
