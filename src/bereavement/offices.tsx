import { Button, HiddenFields } from '../platform/components/buttons.tsx';
import { type EarlierLine, EarlierSettings } from '../platform/components/earlier.tsx';
import { Checkboxes, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedList, typedText } from '../platform/forms.ts';
import { SEEN, sumOf } from '../platform/seen.ts';
import { detailsOf, type Office } from './offices.rules.ts';

type Line = { office: Office; title: string; checked: string; earlier: readonly EarlierLine[] };
type Props = { lines: readonly Line[]; refused: Filled | undefined; saved: boolean; now: Date; at: string };

/** Named on the public pages, read aloud by officers, and shown at each step: kept here once. */
export function OfficesPage({ lines, refused, saved, now, at }: Props) {
  return (
    <>
      <ErrorSummary errors={refused?.errors ?? []} />
      {saved && <Banner>Saved and marked as checked.</Banner>}
      <PageHeading
        title="After a death: who to call"
        lede="The public pages name what is checked here. Officers read it aloud."
      />
      {lines.map((line) => (
        <OneOffice key={line.office.kind} {...line} refused={refused} now={now} at={at} />
      ))}
      <p>
        How many days are counted is set under <a href="/desk/settings/bereavement-days">After a death: days</a>.
      </p>
    </>
  );
}

type OneProps = Line & Pick<Props, 'refused' | 'now' | 'at'>;

function OneOffice({ office, title, checked, earlier, refused, now, at }: OneProps) {
  const { kind } = office;
  const known = { ...detailsOf(office), public: office.public ? 'yes' : '' };
  const mine: Filled = refused && typedText(refused, 'kind') === kind ? refused : { typed: { ...known }, errors: [] };
  const field = (name: string) => ({
    ...{ name, id: `${kind}-${name}`, value: typedText(mine, name), error: errorOf(mine, name) },
  });
  return (
    <Card title={title}>
      <p className="app-secondary">{checked}</p>
      <form method="post" action={at} noValidate>
        <HiddenFields fields={{ kind, [SEEN]: sumOf(detailsOf(office)) }} />
        <TextField {...field('name')} label="Name" autoComplete="off" />
        <TextField {...field('officer')} label="Who answers (optional)" autoComplete="off" width={30} />
        <TextField {...field('phone')} label="Phone" type="tel" autoComplete="off" width={20} />
        <TextField
          {...field('hours')}
          label="When they are there"
          hint="Like Monday to Friday, 9am to 4pm"
          autoComplete="off"
        />
        <TextField {...field('address')} label="Where" autoComplete="off" />
        <Checkboxes
          name="public"
          id={`${kind}-public`}
          label="On the public pages?"
          values={typedList(mine, 'public')}
          choices={[{ value: 'yes', label: 'The public pages name it' }]}
        />
        <Button label="Save and mark as checked" hiddenName={`: ${title}`} kind="secondary" />
      </form>
      <EarlierSettings lines={earlier} now={now} action={`${at}/restoration?kind=${kind}`} of={title} />
    </Card>
  );
}
