import type { ReactNode } from 'react';
import { Button } from '../platform/components/buttons.tsx';
import { Details } from '../platform/components/panels.tsx';
import type { Filled } from '../platform/forms.ts';
import type { PatientConsent } from './complaints.rules.ts';
import type { Complaint } from './complaints.ts';
import { capital } from './handover.tsx';

export type ActsProps = {
  complaint: Complaint;
  /** What the records of consent say of it now. */
  agreement: PatientConsent;
  patient: string;
  me: string;
  today: string;
  organisations: readonly { code: string; name: string }[];
  /** The form that was sent and what is wrong in it. */
  filled: Filled | undefined;
  failed: string | undefined;
};

const BLANK: Filled = { typed: {}, errors: [] };

type ActProps = ActsProps & {
  what: string;
  summary: string;
  button?: string;
  known?: Record<string, string>;
  children: (filled: Filled) => ReactNode;
};

/** One thing that the team can do: a form under its name; open where something in it was wrong. */
export function Act({ complaint, what, summary, button, known = {}, filled, failed, children }: ActProps) {
  const mine = failed === what && filled ? filled : { ...BLANK, typed: known };
  return (
    <Details summary={summary} open={failed === what}>
      <form method="post" action={`/desk/complaints/${complaint.id}/${what}`} noValidate>
        {children(mine)}
        <Button label={button ?? summary} kind="secondary" />
      </form>
    </Details>
  );
}

export const choicesOf = <T extends string>(all: readonly T[], words: Record<T, string>) =>
  all.map((value) => ({ value, label: capital(words[value]) }));
