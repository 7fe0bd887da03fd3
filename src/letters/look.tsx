import { BackToCase, NeedsMet } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, InsetText, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { ADDRESS_LABELS } from './addresses.rules.ts';
import { DocumentLinks, FormatCard } from './format-card.tsx';
import { Hints } from './hints.tsx';
import type { LetterWay } from './kinds.rules.ts';
import { CopyButtons, type Paper, Shown } from './paper.tsx';
import { type Second, SecondReader } from './readings.tsx';
import type { Sheet } from './sheets.rules.ts';
import { toWords } from './writing.tsx';

type LookProps = {
  reference: string;
  query: string;
  asked: { template: string; to: string; how: LetterWay; revision: string };
  who: string;
  how: LetterWay;
  paper: Paper;
  sheet: Pick<Sheet, 'format' | 'why' | 'translation'>;
  /** Only neutral words go: nothing else with them, on no paper. */
  neutral: boolean;
  /** Why there is no PDF: letters that our fonts do not have. */
  missing: string;
  hints: readonly string[];
  needs: readonly string[];
  keeps: readonly { id: string; label: string }[];
  askNeeds: boolean;
  askPatient: boolean;
  askRead: boolean;
  /** Why it cannot be printed and posted for us; empty where it can, or nobody does. */
  notPosted: string;
  /** This officer may change where they are reached. */
  mayChange: boolean;
  /** The address that is looked at: another is looked at again. */
  seen: string;
  /** OpenPALS can send it itself. */
  maySend: boolean;
  /** Its paper is for somebody else's printer; who prints it here needs another. */
  printsElsewhere: boolean;
  /** No address of theirs is recorded. */
  askAddress: boolean;
  /** It was sent and undone just now. */
  undone: boolean;
  /** A second person reads it before it goes. */
  second: Second | undefined;
  filled: Filled;
};

/** This is exactly what they will see; then, that it went. */
export function LookPage(props: LookProps) {
  const { reference, query, who, how, paper, hints, needs, undone, filled } = props;
  const at = `/desk/cases/${reference}/letters`;
  return (
    <>
      <BackToCase reference={reference} />
      {undone && <Banner>Undone: it was not sent. The words are kept here.</Banner>}
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={`This is what ${who} will see`} lede={toWords(how, paper.address)} />
      {needs.length > 0 && (
        <div className="nhsuk-u-margin-bottom-3">
          <Need>{needs.map((words) => `${words}.`).join(' ')}</Need>
        </div>
      )}
      {props.missing && <InsetText>{props.missing} The PDF cannot be made with them.</InsetText>}
      {props.notPosted && (
        <InsetText>
          {props.notPosted} {props.mayChange && <a href={`/desk/people/${props.asked.to}`}>Change the address</a>}
        </InsetText>
      )}
      {!props.neutral && <FormatCard {...{ reference, query, how, filled }} asked={props.asked} sheet={props.sheet} />}
      <Hints hints={hints} />
      <Shown paper={paper} how={how} />
      <ButtonRow>
        {how !== 'text' && !props.neutral && <DocumentLinks at={`${at}/check`} query={`?${query}`} />}
        {props.printsElsewhere && (
          <ButtonLink kind="quiet" href={`${at}/check/pdf?${query}&by=hand`} label="PDF to print yourself" />
        )}
        {props.missing && <ButtonLink kind="quiet" href={`${at}/paper?${query}`} label="Print from the browser" />}
        <CopyButtons paper={paper} how={how} />
        <a href={`${at}/new?${query}`}>Change the words</a>
      </ButtonRow>
      {props.second?.standing === 'signed' && <InsetText>Read and signed off: {props.second.who}.</InsetText>}
      {props.second && props.second.standing !== 'signed' ? (
        <SecondReader reference={reference} asked={props.asked} second={props.second} filled={filled} />
      ) : (
        <ItWent {...props} />
      )}
    </>
  );
}

const SEND: Record<LetterWay, string> = { email: 'Send email', text: 'Send text message', letter: 'Send letter' };

function ItWent({
  reference,
  asked,
  how,
  keeps,
  askNeeds,
  askPatient,
  askRead,
  seen,
  maySend,
  askAddress,
  filled,
}: LookProps) {
  return (
    <Card title={maySend ? 'Send it' : 'When it has gone'}>
      <form method="post" action={`/desk/cases/${reference}/letters`} noValidate>
        <HiddenFields fields={{ ...asked, seen }} />
        {keeps.length > 0 && (
          <Radios
            {...fieldOf(filled, 'keeps')}
            label="Does this keep a promise?"
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
        {askAddress && <AskAddress how={how} filled={filled} />}
        {maySend ? (
          <ButtonRow>
            <Button label={SEND[how]} name="by" value="us" />
            <Button label="I sent it another way" kind="quiet" name="by" value="hand" />
          </ButtonRow>
        ) : (
          <Button label="Record as sent" name="by" value="hand" />
        )}
      </form>
    </Card>
  );
}

/** Where none is recorded: it is kept with them. */
function AskAddress({ how, filled }: { how: LetterWay; filled: Filled }) {
  const field = {
    ...{ name: 'address', label: ADDRESS_LABELS[how], hint: 'Not recorded yet. It is kept with them.' },
    ...{ value: typedText(filled, 'address'), error: errorOf(filled, 'address') },
  };
  return how === 'letter' ? <TextArea {...field} rows={4} /> : <TextField {...field} autoComplete="off" />;
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
