import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Radios, TextArea } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details, Facts } from '../platform/components/panels.tsx';
import { PrintButton } from '../platform/components/print-button.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { type Day, dateTimeWords, dateWords } from '../platform/time.ts';
import { Blocks } from './blocks.tsx';
import { awaitsSecond, doubt, heldBack, REPORT_KINDS, REPORT_WORDS } from './guides.rules.ts';
import type { Edition, Guide } from './guides.ts';
import { atGuide, GUIDES } from './list.tsx';
import type { GuideReport } from './reports.ts';

export const HELP = '/desk/directory/help';

type Names = ReadonlyMap<string, string>;
type Use = { told: number; asked: number; helped: number };

export type GuideProps = {
  guide: Guide;
  edition: Edition;
  subjects: Names;
  place: string;
  staff: Names;
  reports: readonly GuideReport[];
  report: Filled;
  use: Use;
  /** At about which age it can be read. */
  age: number | undefined;
  mayWrite: boolean;
  me: string | null;
  done: string | undefined;
  today: Day;
  now: Date;
};

/** One guide: what it says, how sure we are of it, and what keeps it right. */
export function GuidePage(props: GuideProps) {
  const { guide, edition, report, done, today, mayWrite } = props;
  const doubtful = doubt(guide, today);
  return (
    <>
      <ErrorSummary errors={report.errors} />
      {done && <Banner>{done}</Banner>}
      <p className="app-no-print">
        <a href={GUIDES}>Guides</a>
      </p>
      <PageHeading title={edition.title} lede={edition.summary} />
      {doubtful && <Need>{`${doubtful}. Do not give it to anybody in writing.`}</Need>}
      <div className="app-guide">
        <Blocks body={edition.body} help={HELP} />
      </div>
      <p className="app-secondary">{`Edition ${edition.number}, ${dateWords(edition.made_at, today)}`}</p>
      <div className="app-no-print">
        <ButtonRow>
          <PrintButton />
          <ButtonLink kind="quiet" href={`${atGuide(guide)}/print?format=large`} label="In large print" />
          <ButtonLink kind="quiet" href={`${atGuide(guide)}/editions`} label="Editions" />
        </ButtonRow>
        {mayWrite && <KeepIt {...props} />}
        <HowSure {...props} />
        <Said {...props} />
      </div>
    </>
  );
}

function KeepIt({ guide, edition, me, today }: GuideProps) {
  const at = atGuide(guide);
  if (guide.ended_at) return <PostButton action={`${at}/reopening`} kind="secondary" label="Put it back" />;
  const waits = awaitsSecond(guide) && !doubt(guide, today);
  const own = (edition.made_by ?? guide.checked_by) === me;
  return (
    <>
      {waits && own && <Need>A colleague has to read this edition before it is public.</Need>}
      {waits && !own && (
        <Card title="Before the public reads it">
          <p>Read all of it. Is it right, plain and kind? Then the public reads this edition.</p>
          <PostButton
            action={`${at}/publication`}
            fields={{ edition: String(edition.number) }}
            label="It is right: let the public read it"
          />
        </Card>
      )}
      <ButtonRow>
        <PostButton
          action={`${at}/checks`}
          kind={doubt(guide, today) ? 'primary' : 'secondary'}
          label="All of it is right"
        />
        <ButtonLink href={`${at}/edit`} kind="secondary" label="Edit" hiddenName={edition.title} />
        {guide.shared && <PostButton action={`${at}/withdrawal`} kind="quiet" label="Take it back from the public" />}
        <PostButton action={`${at}/closure`} kind="quiet" label="Take it out of the guides" />
      </ButtonRow>
    </>
  );
}

function HowSure({ guide, subjects, place, staff, use, age, today }: GuideProps) {
  const by = staff.get(guide.checked_by ?? '');
  const checked = guide.checked_on
    ? `${dateWords(guide.checked_on, today)}${by ? ` by ${by}` : ''}`
    : 'Nobody of this trust yet';
  const rows = [
    { key: 'Last checked', value: checked },
    { key: 'Look again', value: guide.review_on ? dateWords(guide.review_on, today) : 'No day is set' },
    { key: 'Owner', value: staff.get(guide.owner_id ?? '') ?? 'Nobody yet' },
    { key: 'The public', value: publicWords(guide, today) },
    { key: 'About', value: guide.subjects.flatMap((code) => subjects.get(code) ?? []).join(', ') },
    { key: 'For', value: place },
    { key: 'Told', value: useWords(use) },
    { key: 'Reading age', value: age === undefined ? '' : `About ${age}. Aim for 9 to 11.` },
  ];
  return (
    <Card title="How sure we are">
      <Facts rows={rows.filter(({ value }) => value !== '')} />
    </Card>
  );
}

function publicWords(guide: Guide, today: Day): string {
  const held = heldBack(guide, today);
  if (!held) return guide.public_edition === guide.edition ? 'Reads it' : `Reads edition ${guide.public_edition}`;
  return guide.shared ? `Does not read it now: ${held.charAt(0).toLowerCase()}${held.slice(1)}` : held;
}

function useWords({ told, asked, helped }: Use): string {
  if (told === 0) return 'To nobody yet';
  const times = `${told} ${told === 1 ? 'time' : 'times'}`;
  return asked === 0 ? times : `${times}. Of ${asked} who were asked, it helped ${helped}`;
}

function Said({ guide, edition, reports, report, staff, now, mayWrite, me }: GuideProps) {
  const at = `${atGuide(guide)}/reports`;
  const maySettle = mayWrite || guide.owner_id === me;
  return (
    <>
      {reports.map(({ id, kind, words, made_by, made_at, edition: of }) => (
        <Card key={id} title={`${REPORT_WORDS[kind]} (edition ${of})`} heading="h2">
          {words && <p className="app-as-typed">{words}</p>}
          <p className="app-secondary">{`${staff.get(made_by) ?? 'A colleague'}, ${dateTimeWords(made_at, now)}`}</p>
          {maySettle && <PostButton action={`${at}/${id}/settling`} kind="secondary" label="I have looked into it" />}
        </Card>
      ))}
      <Details summary="This did not help, or is wrong" open={report.errors.length > 0}>
        <form method="post" action={at} noValidate>
          <HiddenFields fields={{ edition: String(edition.number) }} />
          <Radios
            {...fieldOf(report, 'kind')}
            label="What do you want to say?"
            choices={REPORT_KINDS.map((value) => ({ value, label: REPORT_WORDS[value] }))}
          />
          <TextArea {...fieldOf(report, 'words')} label="In your words" hint="No names of people" rows={3} />
          <Button kind="secondary" label="Tell whoever keeps it" />
        </form>
      </Details>
    </>
  );
}
