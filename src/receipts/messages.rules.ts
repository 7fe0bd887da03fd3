import { BY_NUMBER, type Finding, NO_NAME, type PromiseKind } from '../cases/index.ts';

/** What is promised to whoever comes back with a number, in promises of the kind `look_into`. */
const ABOUT = {
  write: 'write to them',
  write_again: 'write to them again',
  they_read: 'they came back and read what you wrote',
} as const;

/** `person`: who they are; null: nobody knows. */
export const aboutNumber = (what: keyof typeof ABOUT, person: string | null): string =>
  `${person ? BY_NUMBER : NO_NAME}${ABOUT[what]}`;

/** That we write to them by then. */
const TO_WRITE: readonly string[] = [null, 'somebody'].flatMap((person) => [
  aboutNumber('write', person),
  aboutNumber('write_again', person),
]);

export const isToWrite = ({ kind, about }: { kind: PromiseKind; about: string }): boolean =>
  kind === 'look_into' && TO_WRITE.includes(about);

const KEPT_BACK: Partial<Record<Finding['kind'], string>> = {
  name: 'the name of somebody in this case',
  nhs_number: 'an NHS number',
  hospital_number: 'a hospital number',
  birth_date: 'a date of birth',
};

/** Why these words cannot go to somebody of whom nobody knows who they are; undefined where they can. */
export function whyNotSaid(findings: readonly Finding[]): string | undefined {
  const kind = findings.map((one) => KEPT_BACK[one.kind]).find(Boolean);
  return kind && `This has ${kind} in it. You do not know who reads it. Take it out.`;
}
