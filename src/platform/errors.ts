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
