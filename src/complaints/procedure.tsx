import { BackToCase } from '../cases/index.ts';
import { ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { PrintButton } from '../platform/components/print-button.tsx';
import { PROCEDURE, type Step } from './procedure.rules.ts';

export const PROCEDURE_AT = '/desk/complaints/procedure';

type Props = {
  /** Of one case: its reference, and its limits in words, by the name of the clock. */
  kase: { reference: string; limits: ReadonlyMap<string, string>; mayWrite: boolean } | undefined;
};

/** All steps on one page, to be read while somebody talks; on paper each on a sheet of its own. */
export function ProcedurePage({ kase }: Props) {
  return (
    <>
      {kase && <BackToCase reference={kase.reference} />}
      <PageHeading
        title="The complaints procedure"
        lede="Step by step, with the law at hand. Regulations (“reg”) are those of SI 2009/309."
      />
      <nav className="app-no-print" aria-label="Steps">
        <ol className="nhsuk-list nhsuk-list--number">
          {PROCEDURE.map(({ slug, title }) => (
            <li key={slug}>
              <a href={`#${slug}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="app-sheets">
        {PROCEDURE.map((step, at) => (
          <div className="app-sheets__sheet" id={step.slug} key={step.slug}>
            <StepCard step={step} number={at + 1} kase={kase} />
          </div>
        ))}
      </div>
      <div className="app-no-print">
        <ButtonRow>
          <PrintButton />
          <ButtonLink kind="quiet" href="/desk/directory/advocates" label="Advocates by council" />
          <ButtonLink kind="quiet" href="/complaints" label="The guide for the public" />
        </ButtonRow>
        <p className="app-secondary">Printed, each step stands on a sheet of its own.</p>
      </div>
    </>
  );
}

function StepCard({ step, number, kase }: { step: Step; number: number } & Props) {
  const { title, now, byWhen, who, law, unsure, clock } = step;
  const limit = clock && kase?.limits.get(clock);
  return (
    <Card title={`${number}. ${title}`}>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {now.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Facts
        rows={[
          { key: 'By when', value: byWhen },
          ...(limit ? [{ key: 'In this case', value: limit }] : []),
          { key: 'Who', value: who },
          { key: 'The law', value: law },
          ...(unsure ? [{ key: 'Not yet checked', value: unsure }] : []),
        ]}
      />
      {kase?.mayWrite && step.slug in ACTS && (
        <p className="app-no-print">
          <a href={`/desk/cases/${kase.reference}/${ACTS[step.slug]?.path}`}>{ACTS[step.slug]?.label}</a>
        </p>
      )}
    </Card>
  );
}

/** What can be done about a step on the case. */
const ACTS: Readonly<Record<string, { path: string; label: string }>> = {
  listen: { path: 'route', label: 'Record their choice' },
  'who-may': { path: 'consents', label: 'Who may be told what' },
  'write-down': { path: 'advocate', label: 'Find an advocate' },
  'hand-over': { path: 'complaint', label: 'Hand over to complaints' },
};
