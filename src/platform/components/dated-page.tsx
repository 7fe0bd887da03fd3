import type { ReactNode } from 'react';
import { type Filled, fieldOf } from '../forms.ts';
import type { Day } from '../time.ts';
import { Button } from './buttons.tsx';
import { TextField } from './inputs.tsx';
import { Banner, ErrorSummary } from './messages.tsx';
import { PageHeading } from './page-heading.tsx';
import { Card, Details, type Fact, Facts } from './panels.tsx';
import { type PlannedChange, PlannedChanges } from './planned-changes.tsx';

/** What a page says of something that is set from a day on. */
export type DatedView = {
  title: string;
  lede?: string;
  /** The way back, where the page is not reached from Settings. */
  above?: ReactNode;
  intro?: ReactNode;
  inForce?: readonly Fact[];
  planned: readonly PlannedChange[];
  /** What held until a day before today. */
  past?: readonly Fact[];
  /** What is said once it is saved: from when it counts, and for what. */
  saved: string;
  change: { title: string; fields: ReactNode; day?: string; button: string };
};

type Props = { view: DatedView; at: string; filled: Filled; done: string; today: Day };

/** What holds today, what changes with its way back, and the form that changes it: a value, from which day on, Save. */
export function DatedPage({ view, at, filled, done, today }: Props) {
  const { title, lede, above, intro, inForce = [], planned, past = [], change } = view;
  const said: Record<string, string> = { saved: view.saved, back: 'The change is taken back.' };
  return (
    <>
      {above}
      <ErrorSummary errors={filled.errors} />
      {said[done] && <Banner>{said[done]}</Banner>}
      <PageHeading title={title} lede={lede} />
      {intro && <p>{intro}</p>}
      {inForce.length > 0 && (
        <Card title="In force today">
          <Facts rows={inForce} />
        </Card>
      )}
      {planned.length > 0 && (
        <Card title="Changes from today on">
          <PlannedChanges changes={planned} today={today} action={`${at}/removal`} />
        </Card>
      )}
      <Card title={change.title}>
        <form method="post" action={at} noValidate>
          {change.fields}
          <TextField
            {...fieldOf(filled, 'from')}
            label={change.day ?? 'From which day on?'}
            hint="Like today or 4/1/2027"
            labelSize="s"
            width={10}
          />
          <Button label={change.button} />
        </form>
      </Card>
      {past.length > 0 && (
        <Details summary="What held before">
          <Facts rows={past} />
        </Details>
      )}
    </>
  );
}
