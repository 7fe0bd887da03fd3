import { Button } from '../platform/components/buttons.tsx';
import { TextArea, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details, type Fact, Facts } from '../platform/components/panels.tsx';
import { type PlannedChange, PlannedChanges } from '../platform/components/planned-changes.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';

export const REACH = '/desk/settings/templates/reach';

type Props = {
  filled: Filled;
  now: string;
  planned: readonly PlannedChange[];
  past: readonly Fact[];
  today: Day;
  done: string;
};

const DONE: Record<string, string> = {
  saved: 'Saved. Letters say it from its day on.',
  back: 'The change is taken back.',
};

export function ReachPage({ filled, now, planned, past, today, done }: Props) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <p>
        <a href="/desk/settings/templates">Back to Letters and messages</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      {DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading
        title="How people reach us"
        lede={now ? `Letters say today: ${now}` : 'Not set yet: officers write it each time.'}
      />
      {planned.length > 0 && (
        <Card title="Changes from today on">
          <PlannedChanges changes={planned} today={today} action={`${REACH}/removal`} />
        </Card>
      )}
      <form method="post" action={REACH} noValidate>
        <TextField {...field('phone')} label="Phone" labelSize="s" type="tel" width={20} />
        <TextField {...field('email')} label="Email (optional)" labelSize="s" type="email" />
        <TextArea {...field('address')} label="Postal address (optional)" labelSize="s" rows={4} />
        <TextField
          {...field('from')}
          label="From which day on?"
          hint="Like today or 4/1/2027"
          labelSize="s"
          width={10}
        />
        <Button label="Save" />
      </form>
      {past.length > 0 && (
        <Details summary="What held before">
          <Facts rows={past} />
        </Details>
      )}
    </>
  );
}
