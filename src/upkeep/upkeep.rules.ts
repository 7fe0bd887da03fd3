import type { HealthLine as Line } from '../platform/health.ts';

const GB = 1_000_000_000;
/** Less than this is nearly full, however small the database is. */
const LEAST_FREE = 2 * GB;
/** A backup a day; two hours for those that begin late. */
const BACKUP_MS = 26 * 3_600_000;

function bytesWords(bytes: number): string {
  if (bytes >= 10 * GB) return `${Math.round(bytes / GB)} GB`;
  if (bytes >= GB) return `${(bytes / GB).toFixed(1).replace(/\.0$/, '')} GB`;
  return `${Math.round(bytes / 1_000_000)} MB`;
}

/** How much all trusts hold together, so roughly that nobody can tell from it that somebody wrote something. */
export function databaseLine(postgres: string, bytes: number): Line {
  const size = bytes < GB ? 'less than 1 GB' : bytesWords(bytes);
  return { what: 'Database', well: true, words: `PostgreSQL ${postgres}, ${size}.` };
}

/** There must be room for a backup of what there is, and for work to go on. */
export function diskLine(disk: { free: number; total: number } | undefined, database: number): Line {
  if (!disk)
    return {
      what: 'Disk',
      well: false,
      words: 'How full it is cannot be seen from here.',
      todo: 'Look on the machine.',
    };
  const words = `${bytesWords(disk.free)} of ${bytesWords(disk.total)} free where the data are.`;
  return disk.free >= LEAST_FREE + database
    ? { what: 'Disk', well: true, words }
    : { what: 'Disk', well: false, words, todo: 'Make room, or move the data folder, before it is full.' };
}

/** `saidAt`: the time of the last backup in words. */
export function backupLine(last: Date | undefined, now: Date, saidAt: (at: Date) => string): Line {
  const todo = 'Run npm run backup, and let the machine do so every night. Restore one once a month, and look.';
  if (!last) return { what: 'Backup', well: false, words: 'None has been made yet.', todo };
  const words = `Last made at ${saidAt(last)}.`;
  return now.getTime() - last.getTime() <= BACKUP_MS
    ? { what: 'Backup', well: true, words }
    : { what: 'Backup', well: false, words, todo };
}

export const BACKUP_ELSEWHERE: Line = {
  what: 'Backup',
  well: true,
  words: 'Made by those who run your database. It cannot be seen from here.',
};

export type ScannerState = 'none' | 'answers' | 'silent';

const SCANNER: Record<ScannerState, Omit<Line, 'what'>> = {
  none: {
    well: false,
    words: 'Not set up: files are taken and shown unchecked.',
    todo: 'Name your clamd in the surroundings (CLAMD).',
  },
  answers: { well: true, words: 'Answers.' },
  silent: {
    well: false,
    words: 'Does not answer: new files wait until it does.',
    todo: 'Start clamd, or correct its address.',
  },
};

export const scannerLine = (state: ScannerState): Line => ({ what: 'Virus check', ...SCANNER[state] });

export const JOBS = 'Work in the background';

const IN_WORDS: Record<string, string> = {
  cases: 'counting dates again',
  complaints: 'complaints',
  consent: 'consent',
  files: 'checking files',
  mailbox: 'reading emails',
  meetings: 'meetings',
  outbox: 'sending messages',
  oversight: 'looking at who reads what',
  questions: 'questions to services',
  reminders: 'reminders',
  safeguarding: 'telling managers of danger',
  team: 'giving back what was covered',
  thanks: 'thanks',
};

/** "mailbox.read" as whoever looks after the installation calls it; what has no words keeps its name. */
const workWords = (name: string): string => IN_WORDS[name.split('.')[0] ?? ''] ?? name;

type Work = { name: string; given_up: number; late: number };

const listed = (work: readonly Work[], of: 'given_up' | 'late'): string =>
  [...new Set(work.filter((one) => one[of] > 0).map(({ name }) => workWords(name)))].join(', ');

const many = (work: readonly Work[], of: 'given_up' | 'late'): string => {
  const count = work.reduce((sum, one) => sum + one[of], 0);
  return `${count} ${count === 1 ? 'piece' : 'pieces'} of work ${count === 1 ? 'was' : 'were'}`;
};

/** What is late, and what was given up after its last try: nothing is well. */
export function jobsLine(work: readonly Work[]): Line {
  const [late, givenUp] = [listed(work, 'late'), listed(work, 'given_up')];
  if (late + givenUp === '') return { what: JOBS, well: true, words: 'Nothing is late, nothing was given up.' };
  const words = [
    givenUp && `${many(work, 'given_up')} given up: ${givenUp}.`,
    late && `${many(work, 'late')} due more than 15 minutes ago: ${late}.`,
  ];
  const todo = [
    late && 'Look whether OpenPALS runs with its worker, and whether the machine is busy.',
    givenUp && 'What was given up can be tried again.',
  ];
  return { what: JOBS, well: false, words: words.filter(Boolean).join(' '), todo: todo.filter(Boolean).join(' ') };
}
