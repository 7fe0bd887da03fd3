import { Button, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
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
  phone: string | null;
  filled: Filled;
};

/** What somebody reads who came to a meeting, and two answers. */
export function ReadPage({ path, title, when, came, body, agreed, until, answer, typed, phone, filled }: Props) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={title} lede={when} />
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
      {!answer && <Question path={path} until={until} typed={typed} filled={filled} />}
    </>
  );
}

function Question({ path, until, typed, filled }: Pick<Props, 'path' | 'until' | 'typed' | 'filled'>) {
  return (
    <section aria-labelledby="right">
      <h2 className="nhsuk-heading-m" id="right">
        Are these notes right?
      </h2>
      <p>You can answer until {until}.</p>
      <ButtonRow>
        <PostButton action={`${path}/agreement`} label="I agree with these notes" large />
      </ButtonRow>
      <form method="post" action={`${path}/difference`} className="nhsuk-u-margin-top-5" noValidate>
        <TextArea
          name="words"
          label="Or: I see it differently"
          labelSize="s"
          hint="Your words are kept beside the notes. PALS reads them, and speaks with you."
          rows={6}
          value={typedText(filled, 'words') || typed}
          error={errorOf(filled, 'words')}
        />
        <Button kind="secondary" label="Send how I see it" large />
      </form>
    </section>
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
        {phone ? `To add something, call PALS on ${phone}.` : 'To add something, call PALS.'}
      </p>
    </InsetText>
  );
}

/** What they may hear has changed since. It says nothing of why. */
export function NotForYou({ phone }: { phone: string | null }) {
  return (
    <>
      <PageHeading title="This link has stopped working" />
      <p>{phone ? `Call PALS on ${phone}.` : 'Call PALS.'}</p>
    </>
  );
}
