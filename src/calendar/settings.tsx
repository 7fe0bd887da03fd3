import { Button, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { type Day, dateWords } from '../platform/time.ts';
import type { PlannedChange } from './settings.rules.ts';
import type { Closure } from './settings.ts';

export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

type SettingsProps = {
  hours: Filled;
  closing: Filled;
  adding: Filled;
  late: readonly { on_date: Day; name: string }[];
  closures: readonly Closure[];
  planned: readonly PlannedChange[];
  holidays: readonly { on: Day; name: string }[];
  warning: string | undefined;
  today: Day;
  done: string | undefined;
};

const DONE: Record<string, string> = {
  hours: 'The opening hours are saved. Open aims are counted again.',
  closure: 'The closure is saved. Open aims are counted again, and what was promised for that day is flagged.',
  open: 'The closure is taken out. Open aims are counted again.',
  holiday: 'The bank holiday is saved. Open dates are counted again, and what was promised for that day is flagged.',
  'no-holiday': 'It is no bank holiday any more. Open dates are counted again.',
};

export function OpeningHours(props: SettingsProps) {
  const { hours, closing, adding, warning, done, holidays, today } = props;
  return (
    <>
      <ErrorSummary errors={[...hours.errors, ...closing.errors, ...adding.errors]} />
      {done && DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading title="Opening hours and closures" />
      <p>Promises and aims count these hours. Legal time limits do not: they count working days of England.</p>
      <p>Every day counts with the hours that hold on it. A time that somebody was told stays as it was told.</p>
      {warning && <InsetText>{warning}</InsetText>}
      <Card title="Opening hours">
        <Week {...props} />
      </Card>
      <Card title="Closures">
        <Closures {...props} />
      </Card>
      <Card title="One more bank holiday in England">
        <MoreHolidays {...props} />
      </Card>
      <Details summary="Bank holidays in England">
        <ul className="nhsuk-list">
          {holidays.map(({ on, name }) => (
            <li key={on}>
              {dateWords(on, today)}: {name}
            </li>
          ))}
        </ul>
      </Details>
    </>
  );
}

/** Holds for all of England, so for what the law counts too, and for every trust of this installation. */
function MoreHolidays({ adding, late, today }: SettingsProps) {
  return (
    <>
      <p>For a day that was announced late. It moves limits of the law and our aims, in every trust that works here.</p>
      {late.length > 0 && (
        <ul className="nhsuk-list">
          {late.map(({ on_date, name }) => (
            <li key={on_date}>
              {dateWords(on_date, today)}: {name}{' '}
              <PostButton
                kind="link"
                action={`/desk/settings/holidays/${on_date}/removal`}
                label="Take out"
                hiddenName={`the bank holiday on ${dateWords(on_date, today)}`}
              />
            </li>
          ))}
        </ul>
      )}
      <form method="post" action="/desk/settings/holidays" noValidate>
        <TextField {...fieldOf(adding, 'holiday_on')} label="Day" hint="Like 8/5/2028" width={10} />
        <TextField {...fieldOf(adding, 'holiday_name')} label="Name" width={30} />
        <Button label="Add bank holiday" kind="secondary" />
      </form>
    </>
  );
}

function Week({ hours, planned, today }: SettingsProps) {
  return (
    <form method="post" action="/desk/settings/opening-hours" noValidate>
      <p className="nhsuk-hint">Like “9am to 5pm” or “9am to 12:30pm, 1:30pm to 5pm”. Leave a day empty when closed.</p>
      {WEEKDAY_NAMES.map((name, at) => (
        <TextField key={name} {...fieldOf(hours, `day${at + 1}`)} label={name} width={30} />
      ))}
      <TextField
        {...fieldOf(hours, 'from')}
        label="From which day?"
        hint="Today, or a later day like 4/1/2027. Earlier days keep their hours. These replace what was planned for later."
        width={10}
      />
      {planned.length > 0 && <Planned planned={planned} today={today} />}
      <ButtonRow>
        <Button label="Save opening hours" />
      </ButtonRow>
    </form>
  );
}

function Planned({ planned, today }: Pick<SettingsProps, 'planned' | 'today'>) {
  return (
    <>
      <h3 className="nhsuk-heading-s">Planned changes</h3>
      <ul className="nhsuk-list">
        {planned.map(({ from, weekday, words }) => (
          <li key={`${from} ${weekday}`}>
            From {dateWords(from, today)}: {WEEKDAY_NAMES[weekday - 1]} {words || 'closed'}
          </li>
        ))}
      </ul>
    </>
  );
}

function Closures({ closing, closures, today }: SettingsProps) {
  return (
    <>
      {closures.length === 0 && <p>No closures planned besides bank holidays.</p>}
      <ul className="nhsuk-list">
        {closures.map(({ id, on_date, name }) => (
          <li key={id}>
            {dateWords(on_date, today)}: {name}{' '}
            <PostButton
              kind="link"
              action={`/desk/settings/closures/${id}/removal`}
              label="Take out"
              hiddenName={`the closure on ${dateWords(on_date, today)}`}
            />
          </li>
        ))}
      </ul>
      <form method="post" action="/desk/settings/closures" noValidate>
        <TextField {...fieldOf(closing, 'on')} label="Day" hint="Like 24/12/2026" width={10} />
        <TextField {...fieldOf(closing, 'name')} label="Why" hint="Like “Team training”" width={30} />
        <Button label="Add closure" kind="secondary" />
      </form>
    </>
  );
}
