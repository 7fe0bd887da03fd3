import { BackToCase, NeedsMet } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, InsetText, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import { type LetterWay, WAY_WORDS } from './kinds.rules.ts';
import { Hints } from './templates.tsx';
import { toWords } from './writing.tsx';

export type Paper = {
  from: string;
  to: string;
  address: string;
  date: string;
  subject: string;
  body: string;
  large: boolean;
};

type LookProps = {
  reference: string;
  query: string;
  asked: { template: string; to: string; how: LetterWay; revision: string };
  who: string;
  how: LetterWay;
  paper: Paper;
  hints: readonly string[];
  needs: readonly string[];
  keeps: readonly { id: string; label: string }[];
  askNeeds: boolean;
  askPatient: boolean;
  askRead: boolean;
  filled: Filled;
};

/** This is exactly what they will see; then, that it went. */
export function LookPage(props: LookProps) {
  const { reference, query, who, how, paper, hints, needs, filled } = props;
  const at = `/desk/cases/${reference}/letters`;
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={`This is what ${who} will see`} lede={toWords(how, paper.address)} />
      {paper.large && <LargePrint how={how} />}
      {needs.length > 0 && (
        <div className="nhsuk-u-margin-bottom-3">
          <Need>{needs.map((words) => `${words}.`).join(' ')}</Need>
        </div>
      )}
      <Hints hints={hints} />
      <Shown paper={paper} how={how} />
      <ButtonRow>
        {how === 'letter' && <ButtonLink kind="secondary" href={`${at}/paper?${query}`} label="Print" />}
        <CopyButtons paper={paper} how={how} />
        <a href={`${at}/new?${query}`}>Change the words</a>
      </ButtonRow>
      <ItWent {...props} />
    </>
  );
}

function LargePrint({ how }: { how: LetterWay }) {
  const todo = how === 'letter' ? 'It prints in that size.' : 'Send it in that size.';
  return (
    <InsetText>
      Large print, 18 point. {how === 'text' ? 'Their phone shows it in the size they chose.' : todo}
    </InsetText>
  );
}

function Shown({ paper, how }: { paper: Paper; how: LetterWay }) {
  return (
    <section className={paper.large ? 'app-letter app-letter--large' : 'app-letter'} aria-label={WAY_WORDS[how]}>
      {paper.subject && (
        <p className="app-letter__subject">
          <strong>{paper.subject}</strong>
        </p>
      )}
      <p className="app-as-typed">{paper.body}</p>
    </section>
  );
}

function CopyButtons({ paper, how }: { paper: Paper; how: LetterWay }) {
  return (
    <>
      {how === 'email' && paper.subject && (
        <Button
          kind="quiet"
          type="button"
          label="Copy the subject"
          className="app-needs-script"
          data={{ 'data-clipboard': paper.subject }}
        />
      )}
      <Button
        kind="quiet"
        type="button"
        label="Copy the words"
        className="app-needs-script"
        data={{ 'data-clipboard': paper.body }}
      />
    </>
  );
}

function ItWent({ reference, asked, keeps, askNeeds, askPatient, askRead, filled }: LookProps) {
  return (
    <Card title="When it has gone">
      <form method="post" action={`/desk/cases/${reference}/letters`} noValidate>
        <HiddenFields fields={asked} />
        {keeps.length > 0 && (
          <Radios
            name="keeps"
            label="Does this keep a promise?"
            value={typedText(filled, 'keeps')}
            error={errorOf(filled, 'keeps')}
            choices={[
              { value: '', label: 'No, it stays open' },
              ...keeps.map(({ id, label }) => ({ value: id, label: `Yes: ${label}` })),
            ]}
          />
        )}
        {askNeeds && <NeedsMet filled={filled} />}
        {askPatient && (
          <OneTick
            name="nothing_of_patient"
            filled={filled}
            legend="What it says of the patient"
            label={askRead ? 'Nothing but that they have died' : 'Nothing in it is about the patient'}
          />
        )}
        {askRead && (
          <OneTick
            name="read_through"
            filled={filled}
            legend="Before it goes"
            label="I have read it through as they will read it"
          />
        )}
        <Button label="Record as sent" />
      </form>
    </Card>
  );
}

type TickProps = { name: string; legend: string; label: string; filled: Filled };

function OneTick({ name, legend, label, filled }: TickProps) {
  return (
    <Checkboxes
      name={name}
      label={legend}
      values={typedText(filled, name) ? ['yes'] : []}
      error={errorOf(filled, name)}
      choices={[{ value: 'yes', label }]}
    />
  );
}

/** A sheet of its own: sender, date and address, then the words. */
export function PaperPage({ back, paper }: { back: string; paper: Paper }) {
  return (
    <>
      <div className="app-no-print">
        <p>
          <a href={back}>Back</a>
        </p>
        <h1>Print this letter</h1>
        <p>Press Ctrl+P to print{paper.large ? ' in large print, 18 point' : ''}.</p>
      </div>
      <Sheet paper={paper} />
    </>
  );
}

function Sheet({ paper: { from, to, address, date, body, large } }: { paper: Paper }) {
  return (
    <section className={large ? 'app-letter app-letter--large app-large-print' : 'app-letter'} aria-label="Letter">
      <p>
        <strong>{from}</strong>
      </p>
      <p className="app-as-typed">{[to, address].filter(Boolean).join('\n')}</p>
      <p>{date}</p>
      <p className="app-as-typed">{body}</p>
    </section>
  );
}

type LetterProps = {
  reference: string;
  title: string;
  how: LetterWay;
  done: boolean;
  struck: boolean;
  version: number;
  paper: Paper;
};

export function LetterPage({ reference, title, how, done, struck, version, paper }: LetterProps) {
  return (
    <>
      <div className="app-no-print">
        <BackToCase reference={reference} />
        {done && <Banner>Recorded as sent.</Banner>}
        <PageHeading title={title} lede={`To ${paper.to}, ${paper.date}. ${toWords(how, paper.address)}`} />
        {struck && <InsetText>Marked as entered in error.</InsetText>}
        <p className="app-secondary">From version {version} of the template.</p>
      </div>
      {how === 'letter' ? <Sheet paper={paper} /> : <Shown paper={paper} how={how} />}
      <div className="app-no-print">
        {how === 'letter' && <p>Press Ctrl+P to print it again.</p>}
        <ButtonRow>
          <CopyButtons paper={paper} how={how} />
        </ButtonRow>
      </div>
    </>
  );
}
