import { type Finding, NO_NAME } from '../cases/index.ts';

/** What is promised on a case whose caller is nobody, in promises of the kind `look_into`. */
export const WRITE_BACK = `${NO_NAME}write to them`;
export const WRITE_AGAIN = `${NO_NAME}write to them again`;
export const THEY_READ = `${NO_NAME}they came back and read what you wrote`;

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
