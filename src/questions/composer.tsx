import { type TimeChoice, WhenFields } from '../calendar/index.ts';
import { BackToCase, type Finding, stopsIt, stopWords, weighWords } from '../cases/index.ts';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextArea, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { errorOf, type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { type AskedOf, WhatIsAsked } from './asked.tsx';
import type { WhomKind } from './questions.rules.ts';

export type Looked = {
  /** Whom the preview is for. */
  name: string;
  email: string;
  asked: AskedOf;
  findings: Finding[];
  withName: boolean;
  lede: string;
  subject: string;
  /** What the officer has to know besides. */
  notes: string[];
  /** What was looked at, in one word. */
  key: string;
};

type Props = {
  reference: string;
  who: string;
  filled: Filled;
  draft: DraftOf | undefined;
  step: string;
  times: readonly TimeChoice[];
  /** Why nothing may be shared yet. */
  notShared: string;
  /** Why nothing goes out of here. */
  noEmail: string;
  /** "Can ask with name: Ward 7B". */
  sharing: string;
  placeHint: string;
  personHint: string;
  mayTell: boolean;
  /** A name may go to somebody. */
  mayName: boolean;
  mayOverride: boolean;
  looked: Looked | undefined;
};

export function Composer(props: Props) {
  const { reference, filled, draft, step, times, notShared, noEmail, sharing, who, mayTell, mayName, looked } = props;
  const whom = (typedText(filled, 'whom') || 'service') as WhomKind;
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <BackToCase reference={reference} />
      <PageHeading title="Ask in writing" lede="They answer by a link, without an account." />
      {noEmail && (
        <InsetText>
          <p>{noEmail}</p>
        </InsetText>
      )}
      {notShared && (
        <InsetText>
          <p>
            {notShared} <a href={`/desk/cases/${reference}/sharing`}>Change sharing</a>
          </p>
        </InsetText>
      )}
      <DraftForm action={`/desk/cases/${reference}/questions#seen`} {...(draft ? { draft } : {})}>
        <HiddenFields fields={{ step: step || undefined, seen: looked?.key }} />
        <WhomFields {...props} whom={whom} />
        <TextArea
          {...fieldOf(filled, 'question')}
          label="Your question"
          labelSize="s"
          hint="One question, in plain words. It is the title of their page."
          rows={2}
        />
        <TextArea
          {...fieldOf(filled, 'background')}
          label="What they need to know (optional)"
          labelSize="s"
          hint="The fewest facts that let them answer."
          rows={3}
        />
        <TextField {...fieldOf(filled, 'outcome')} label="What would help? (optional)" labelSize="s" />
        <WhenFields label="Answer by" times={times} filled={filled} agreed />
        <div className="app-field-row">
          {mayName && (
            <Radios
              {...fieldOf(filled, 'named')}
              label="With their name?"
              hint={sharing}
              choices={[
                { value: 'yes', label: 'With the name, where they agreed to that' },
                { value: 'no', label: 'Without the name' },
              ]}
            />
          )}
          <Radios
            {...fieldOf(filled, 'teller')}
            label={`Who tells ${who}?`}
            choices={[
              { value: 'pals', label: 'PALS' },
              ...(mayTell ? [{ value: 'service', label: 'The service itself' }] : []),
            ]}
          />
        </div>
        <Checkboxes
          name="marks"
          label="They are told (optional)"
          values={typedList(filled, 'marks')}
          choices={[
            { value: 'not_clinical', label: 'Do not put this in the clinical record' },
            { value: 'safety', label: 'This is about somebody’s safety' },
          ]}
        />
        {looked && <Preview looked={looked} filled={filled} mayOverride={props.mayOverride} />}
        <ButtonRow>
          {looked ? (
            <>
              <Button label="Send it" name="act" value="send" />
              <Button kind="secondary" label="See it again" name="act" value="look" formNoValidate />
            </>
          ) : (
            <Button label="See what they will see" name="act" value="look" />
          )}
        </ButtonRow>
      </DraftForm>
      <p>
        <a href={`/desk/cases/${reference}?do=add&kind=ask_service#do`}>Phone instead</a>, and write down what they
        answer.
      </p>
    </>
  );
}

function WhomFields({ filled, placeHint, personHint, whom }: Props & { whom: WhomKind }) {
  const typed = (name: string) => ({ text: typedText(filled, name), id: typedText(filled, `${name}_id`) });
  return (
    <>
      <Radios
        name="whom"
        label="Whom do you ask?"
        value={whom}
        error={errorOf(filled, 'whom')}
        choices={[
          {
            value: 'service',
            label: 'A ward or service',
            children: (
              <TypeaheadField
                name="place"
                label="Ward or service"
                source="/desk/places/suggestions"
                value={typed('place')}
                {...(placeHint ? { hint: placeHint } : {})}
                {...only(errorOf(filled, 'place'))}
              />
            ),
          },
          {
            value: 'outside',
            label: 'An organisation outside this trust, or a support group',
            children: (
              <TypeaheadField
                name="organisation"
                label="Organisation"
                source="/desk/suggestions/organisations"
                value={typed('organisation')}
                {...only(errorOf(filled, 'organisation'))}
              />
            ),
          },
          { value: 'person', label: 'The person themself', hint: personHint },
        ]}
      />
      <TextField
        {...fieldOf(filled, 'email')}
        label="Email (optional)"
        hint="If empty: the address of the directory."
        type="email"
        width={30}
        spellCheck={false}
      />
    </>
  );
}

const only = (error: string | undefined) => (error ? { error } : {});

type PreviewProps = { looked: Looked; filled: Filled; mayOverride: boolean };

/** Message 11: nothing goes that was not seen like this before. */
function Preview({ looked, filled, mayOverride }: PreviewProps) {
  const { name, email, asked, findings, withName, lede, subject, notes } = looked;
  const stop = stopsIt(findings);
  return (
    <section id="seen" aria-label={`What ${name} will see`}>
      <InsetText>
        <p>
          <strong>This is exactly what {name} will see.</strong>{' '}
          {withName ? 'Before it they give a code that we email to them.' : ''}
        </p>
        <p className="app-secondary">
          To {email}
          <br />
          {subject}
        </p>
        <div className="app-letter">
          <WhatIsAsked asked={asked} title={<SeenTitle title={asked.question} />} lede={lede} />
        </div>
        {[...notes, ...weighWords(findings)].map((line) => (
          <p key={line}>{line}</p>
        ))}
        {stop && <p>{stopWords(stop)}</p>}
        {stop && mayOverride && (
          <TextField {...fieldOf(filled, 'anyway')} label="Send it anyway: why?" hint="Your reason is recorded." />
        )}
      </InsetText>
    </section>
  );
}

const SeenTitle = ({ title }: { title: string }) => (
  <p className="nhsuk-heading-m" data-seen="question">
    {title}
  </p>
);
