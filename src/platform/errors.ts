/** The row does not exist for this person: 404. Never says whether it exists for somebody else. */
export class NotFound extends Error {
  constructor(what = 'This page') {
    super(`${what} was not found.`);
  }
}

/** The role may not do this: 403. The message is shown and names nobody. */
export class Forbidden extends Error {}

/** A rule of the house says no: 422, shown on the form beside `field` with what was typed kept. */
export class RuleError extends Error {
  constructor(
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}

/** What the process stands on is not fit (port, folder, database): one clear line, exit code 1. */
export class SurroundingsError extends Error {}

/**
 * A bug as it may stand in a log: its kind, its code, the place in our code. Its message is left out, since one of the
 * database may hold what somebody typed.
 */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? ` code=${String(error.code)}` : '';
  const constraint = 'constraint' in error ? ` constraint=${String(error.constraint)}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '));
  return `${error.name}${code}${constraint}\n${frames.slice(0, 12).join('\n')}`;
}
