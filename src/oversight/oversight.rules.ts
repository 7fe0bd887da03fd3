// Words of the access log: what was looked at, and what came of looking into it.

export const FOUND_WORDS = {
  nothing: 'Looked into: nothing to do',
  followed_up: 'Looked into: followed up',
} as const;

export const READ_WORDS = {
  case: 'Looked at a case',
  person: 'Looked at a person',
  print: 'Printed a case',
  record_log: 'Looked at a record log',
  file: 'Opened a file',
  mail: 'Opened a piece of post',
} as const;
