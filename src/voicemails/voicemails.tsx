import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonRow, DefaultButton } from '../platform/components/buttons.tsx';
import { Checkboxes, TextArea, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details } from '../platform/components/panels.tsx';
import { type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import type { MessageLine } from './list.ts';
import { type Match, Matches } from './matches.tsx';
import { MessageCard } from './message-card.tsx';
import { MissedForm } from './missed.tsx';

type Props = {
  filled: Filled;
  press: string;
  missedPress: string;
  missed: Filled | undefined;
  errors: Filled['errors'];
  done: string;
  messages: readonly MessageLine[];
  matches: readonly Match[] | undefined;
  counted: readonly { hour: string; count: number }[];
  passed: readonly { id: string; when: string; wentTo: string; words: string }[];
  draft: DraftOf;
};

const DONE: Record<string, string> = {
  saved: 'Saved. Write down the next one, or ring.',
  missed: 'Counted.',
  taken: 'You have taken it. It is in My day.',
  tried: 'Recorded. It comes again at the next time.',
  passed: 'It is with them. Nobody here rings back.',
  filed: 'It is with the case now.',
};

/** What came while nobody answered: written down fast on one side, rung from the other. */
export function Voicemails(props: Props) {
  const { messages, done, errors, passed } = props;
  const count = messages.length === 1 ? '1 message to ring' : `${messages.length} messages to ring`;
  return (
    <>
      <ErrorSummary errors={errors} />
      {Object.hasOwn(DONE, done) && <Banner>{DONE[done]}</Banner>}
      <PageHeading title="Voicemails" lede={messages.length === 0 ? 'Nobody waits to be rung.' : count} />
      <div className="nhsuk-grid-row">
        <div className="nhsuk-grid-column-one-half">
          <h2>Write one down</h2>
          <NewMessage {...props} />
          <div className="nhsuk-u-margin-top-5">
            <Missed {...props} />
          </div>
        </div>
        <div className="nhsuk-grid-column-one-half">
          <h2>To ring</h2>
          {messages.length === 0 && <EmptyState>No message waits. Write down what is on the machine.</EmptyState>}
          {messages.map((line) => (
            <MessageCard key={line.id} line={line} />
          ))}
          {passed.length > 0 && <Passed passed={passed} />}
        </div>
      </div>
    </>
  );
}

function NewMessage({ filled, press, matches, draft }: Props) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <DraftForm action="/desk/voicemails" draft={draft}>
      <DefaultButton label="Save and next" name="act" value="save" />
      <input type="hidden" name="press" value={typedText(filled, 'press') || press} />
      <TextField {...field('number')} label="Number" type="tel" width={20} autoComplete="off" />
      <Checkboxes
        name="withheld"
        label="Or"
        values={typedList(filled, 'withheld')}
        choices={[{ value: 'yes', label: 'The number is withheld' }]}
      />
      <div data-part="/desk/voicemails/matches" data-part-from="number" aria-live="polite">
        {matches && <Matches matches={matches} chosen={typedText(filled, 'match')} />}
      </div>
      <div className="app-without-script">
        <Button kind="quiet" label="Find whose number it is" name="act" value="find" formNoValidate />
      </div>
      <TextField {...field('name')} label="Name, if they said it (optional)" autoComplete="off" width={30} />
      <div className="app-field-row">
        <TextField {...field('day')} label="Day" hint="Like yesterday. Empty: today" autoComplete="off" width={10} />
        <TextField {...field('time')} label="Time" hint="Like 7:40pm" autoComplete="off" width={10} />
      </div>
      <TextArea {...field('words')} label="What did they say?" rows={4} />
      <ButtonRow>
        <Button label="Save and next" name="act" value="save" />
      </ButtonRow>
    </DraftForm>
  );
}

function Missed({ missedPress, missed, counted }: Props) {
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card title="Calls that could not be taken">
      <p>
        {total === 0 ? 'None today so far.' : `${total} today: `}
        {counted.map(({ hour, count }) => `${hour} ${count}`).join(', ')}
      </p>
      <MissedForm press={missedPress} {...(missed ? { filled: missed } : {})} />
    </Card>
  );
}

function Passed({ passed }: Pick<Props, 'passed'>) {
  return (
    <Details summary={`Not for us, these 7 days (${passed.length})`}>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {passed.map(({ id, when, wentTo, words }) => (
          <li key={id}>
            {when}: {words || 'no words'} <span className="app-secondary">Went to: {wentTo}</span>
          </li>
        ))}
      </ul>
    </Details>
  );
}
