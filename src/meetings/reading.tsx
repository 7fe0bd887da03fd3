import { DangerHelp, type DangerNumbers, HelpWhileWriting } from '../cases/index.ts';
import { Button, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { WordsBack } from '../platform/components/words-back.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';

type Props = {
  path: string;
  title: string;
  when: string;
  came: readonly string[];
  body: string;
  agreed: readonly { id: string; words: string }[];
  until: string;
  answer: { agrees: boolean; words: string; at: string } | undefined;
  typed: string;
  /** Of somebody who writes of their own matter; `danger`: what they have sent may mean it. */
  helpNow: DangerNumbers | undefined;
  danger: DangerNumbers | undefined;
  phone: string | null;
  filled: Filled;
};

/** What somebody reads who came to a meeting, and two answers. */
export function ReadPage({ path, title, when, came, body, agreed, until, answer, danger, phone, ...props }: Props) {
  const { typed, helpNow, filled } = props;
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={title} lede={when} />
      {danger && <DangerHelp numbers={danger} sent />}
      {answer && <Answered answer={answer} phone={phone} />}
      <h2 className="nhsuk-heading-m">Who came</h2>
      <ul>
        {came.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <h2 className="nhsuk-heading-m">What was said</h2>
      <div className="app-as-typed nhsuk-u-margin-bottom-5">{body}</div>
      {agreed.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">What was agreed</h2>
          <ul>
            {agreed.map(({ id, words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
        </>
      )}
      {answer ? (
        <After {...{ path, typed, helpNow, filled }} agrees={answer.agrees} />
      ) : (
        <Question {...{ path, until, typed, helpNow, filled }} />
      )}
    </>
  );
}

type Writing = Pick<Props, 'path' | 'typed' | 'helpNow' | 'filled'>;

function Question({ until, ...writing }: Writing & { until: string }) {
  const { path } = writing;
  return (
    <section aria-labelledby="right">
      <h2 className="nhsuk-heading-m" id="right">
        Are these notes right?
      </h2>
      <p>You can answer until {until}.</p>
      <ButtonRow>
        <PostButton action={`${path}/agreement`} label="I agree with these notes" large />
      </ButtonRow>
      <Difference {...writing} label="Or: I see it differently" />
    </section>
  );
}

/** They have answered. Whoever pressed too fast, or left something out, still says so; nobody has to phone for it. */
function After({ agrees, ...writing }: Writing & { agrees: boolean }) {
  return <Difference {...writing} label={agrees ? 'I see it differently after all' : 'Add something'} />;
}

function Difference({ path, label, typed, helpNow, filled }: Writing & { label: string }) {
  const words = typedText(filled, 'words') || typed;
  return (
    <form method="post" action={`${path}/difference`} className="nhsuk-u-margin-top-5" noValidate>
      <TextArea
        name="words"
        label={label}
        labelSize="s"
        hint="Your words are kept beside the notes. PALS reads them, and speaks with you."
        rows={6}
        value={words}
        error={errorOf(filled, 'words')}
      />
      {helpNow && <HelpWhileWriting numbers={helpNow} filled={{ ...filled, typed: { words } }} />}
      <Button kind="secondary" label="Send how I see it" large />
    </form>
  );
}

function Answered({ answer, phone }: Pick<Props, 'phone'> & { answer: NonNullable<Props['answer']> }) {
  return (
    <InsetText>
      <p>
        {answer.agrees ? 'You agreed with these notes' : 'You see it differently'}, {answer.at}. Thank you.
      </p>
      {answer.words && <p className="app-as-typed">{answer.words}</p>}
      <p className="nhsuk-u-margin-bottom-0">
        {phone ? `You can add something below, or call PALS on ${phone}.` : 'You can add something below.'}
      </p>
    </InsetText>
  );
}

/** What they may hear has changed since. It says nothing of why. `words`: what they were writing, so that it is not lost. */
export function NotForYou({ phone, words = '' }: { phone: string | null; words?: string }) {
  return (
    <>
      <PageHeading title="This link has stopped working" />
      {words && <WordsBack words={words} />}
      <p>{phone ? `Call PALS on ${phone}.` : 'Call PALS.'}</p>
    </>
  );
}
