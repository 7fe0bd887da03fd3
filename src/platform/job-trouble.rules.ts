// How it is said that work in the background does not get on. For administrators: the names of jobs are words of the code.

/** `given_up`: after its last try; `late`: due for too long, so that nobody seems to work on it. */
export type Trouble = { name: string; given_up: number; late: number };

const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
const jobs = (count: number) => (count === 1 ? '1 job' : `${count} jobs`);

/** "2 jobs were given up (files.check). 1 job is late (consent.chase): is the worker running?"; "ok" where all is well. */
export function troubleWords(trouble: readonly Trouble[]): string {
  const [givenUp, late] = [sum(trouble.map((one) => one.given_up)), sum(trouble.map((one) => one.late))];
  const names = (of: 'given_up' | 'late') =>
    trouble
      .filter((one) => one[of] > 0)
      .map(({ name }) => name)
      .join(', ');
  const lines = [
    givenUp > 0 && `${jobs(givenUp)} ${givenUp === 1 ? 'was' : 'were'} given up (${names('given_up')}).`,
    late > 0 && `${jobs(late)} ${late === 1 ? 'is' : 'are'} late (${names('late')}): is the worker running?`,
  ];
  return lines.filter(Boolean).join(' ') || 'ok';
}
