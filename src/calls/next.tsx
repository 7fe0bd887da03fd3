import { routeHint } from '../cases/index.ts';
import { NO_PHONE_NEEDS } from '../people/index.ts';
import { Checkboxes, type Choice, Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { MiniDetails } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedList, typedText } from '../platform/forms.ts';
import { CallTypeahead, PickFrom, type Picks } from './pick.tsx';
import { SetButton } from './set-button.tsx';

export type TimeOffer = { value: string; label: string };
type NextProps = {
  filled: Filled;
  times: readonly TimeOffer[];
  backBy: string;
  /** This trust does PALS and a complaint at once. */
  mayBoth: boolean;
  outcomes: readonly { code: string; label: string }[];
  picks: Picks;
};

/** What happens next: six steps, each with its own few questions. */
export function WhatHappensNext({ filled, times, backBy, mayBoth, outcomes, picks }: NextProps) {
  const props = { filled, times, mayBoth };
  const choices: Choice[] = [
    { value: 'sorted', label: 'Sorted on this call', children: <Sorted filled={filled} outcomes={outcomes} /> },
    {
      value: 'call_back',
      label: 'I will call back',
      says: <CallBackWords {...props} />,
      children: <CallBack {...props} />,
    },
    { value: 'ask_service', label: 'I will ask the ward', children: <AskWard {...props} backBy={backBy} /> },
    { value: 'visit', label: 'I will visit', children: <Visit {...props} /> },
    { value: 'complain', label: 'They want to complain', children: <Complain {...props} /> },
    { value: 'elsewhere', label: 'Not our trust', children: <Elsewhere filled={filled} picks={picks} /> },
  ];
  return (
    <>
      <Radios {...at(filled, 'next')} label="What happens next?" labelSize="m" columns={2} tiles choices={choices} />
      <Instead filled={filled} value="they_call" words="No rush: they will call us." />
      <Instead filled={filled} value="no_contact" words="No rush: they want no contact from us." />
    </>
  );
}

/** Said in place of a next step, on the card for a death. */
function Instead({ filled, value, words }: { filled: Filled; value: string; words: string }) {
  const chosen = typedText(filled, 'no_rush') === value;
  return (
    <div data-show-when={`no_rush=${value}`} className={chosen ? undefined : 'app-needs-script'} hidden={!chosen}>
      <InsetText>
        {words} <SetButton kind="link" label="Take this out" set="no_rush:" />
      </InsetText>
    </div>
  );
}

const at = (filled: Filled, name: string) => ({
  name,
  value: typedText(filled, name),
  error: errorOf(filled, name),
});

function Sorted({ filled, outcomes }: Pick<NextProps, 'filled' | 'outcomes'>) {
  return (
    <>
      <Radios
        {...at(filled, 'outcome')}
        label="How was it sorted?"
        columns={2}
        choices={[
          ...outcomes.map(({ code, label }) => ({ value: code, label })),
          { value: 'idea', label: 'An idea, to pass on' },
          { value: 'experience', label: 'An experience, to learn from' },
        ]}
      />
      <div data-show-when="outcome=thanks|idea|experience">
        <PassedOn filled={filled} />
      </div>
    </>
  );
}

/** Nobody is offered a call who has just said that they cannot take one. */
function CallBackWords({ filled }: Pick<NextProps, 'filled'>) {
  const noPhone = typedList(filled, 'needs').some((need) => NO_PHONE_NEEDS.includes(need));
  const when = `needs=${NO_PHONE_NEEDS.join('|')}`;
  return (
    <>
      <span data-hide-when={when} hidden={noPhone}>
        I will call back
      </span>
      <span data-show-when={when} hidden={!noPhone}>
        I will get back to them
      </span>
    </>
  );
}

/** Those it is for hear it: today, or as a step in My day. */
function PassedOn({ filled }: Pick<NextProps, 'filled'>) {
  return (
    <>
      <div data-show-when="outcome=thanks">
        <TextField
          {...at(filled, 'thanks_for')}
          label="Who is thanked?"
          hint="Names as they said them"
          autoComplete="off"
        />
      </div>
      <Radios
        {...at(filled, 'thanks_name')}
        label="May they know from whom it is?"
        inline
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
      <TextField
        {...at(filled, 'thanks_to')}
        label="To whom did you pass it on? (optional)"
        hint="If nobody has it yet, it stays in My day."
        autoComplete="off"
      />
    </>
  );
}

function CallBack({ filled, times, mayBoth }: Pick<NextProps, 'filled' | 'times' | 'mayBoth'>) {
  return (
    <>
      <When filled={filled} times={times} label="When?" names={['call_when', 'call_day', 'call_time']} />
      <div className="app-field-row">
        <TextField
          {...at(filled, 'reach')}
          label="Number or address"
          type="tel"
          autoComplete="off"
          data={{ 'data-copy-from': 'phone' }}
        />
        <Select
          {...at(filled, 'method')}
          label="How?"
          choices={[
            { value: '', label: 'The way they need' },
            ...(typedText(filled, 'method') === 'phone' ? [{ value: 'phone', label: 'Phone' }] : []),
            { value: 'text', label: 'Text' },
            { value: 'email', label: 'Email' },
            { value: 'video_relay', label: 'BSL video relay' },
            { value: 'letter', label: 'Letter' },
          ]}
        />
      </div>
      {(errorOf(filled, 'method') || typedText(filled, 'method_why')) && (
        <TextField
          {...at(filled, 'method_why')}
          label="Why this way?"
          hint="Only if it has to be: like “They asked for this once”"
        />
      )}
      <Route filled={filled} name="call_route" mayBoth={mayBoth} />
    </>
  );
}

function AskWard({ filled, times, backBy, mayBoth }: Omit<NextProps, 'outcomes' | 'picks'>) {
  return (
    <>
      <TextField {...at(filled, 'ask_who')} label="Who?" autoComplete="off" data={{ 'data-copy-from': 'place' }} />
      <TextArea
        {...at(filled, 'question')}
        label="Question"
        hint="Without a name, leave out bed, date of birth and numbers. It is checked before it goes."
        rows={2}
        data={{ 'data-copy-from': 'notes', 'data-copy': 'sentence' }}
      />
      <When
        filled={filled}
        times={times}
        label="When will you get back to them?"
        hint={`If you choose nothing: ${backBy}.`}
        names={['ask_when', 'back_day', 'back_time']}
      />
      <AnswerBy filled={filled} />
      <Route filled={filled} name="ask_route" mayBoth={mayBoth} />
    </>
  );
}

/** Half the time to the call-back, unless somebody says another time. */
function AnswerBy({ filled }: { filled: Filled }) {
  const names = ['ask_day', 'ask_time'];
  const said = names.some((name) => typedText(filled, name) !== '' || errorOf(filled, name) !== undefined);
  return (
    <MiniDetails summary="Answer by: half the time until then. Choose another time" open={said}>
      <div className="app-field-row">
        <TextField {...at(filled, 'ask_day')} label="Answer by: day" autoComplete="off" />
        <TextField {...at(filled, 'ask_time')} label="Answer by: time" autoComplete="off" />
      </div>
    </MiniDetails>
  );
}

function Visit({ filled, times, mayBoth }: Pick<NextProps, 'filled' | 'times' | 'mayBoth'>) {
  return (
    <>
      <When filled={filled} times={times} label="When?" names={['visit_when', 'visit_day', 'visit_time']} />
      <TextField {...at(filled, 'visit_where')} label="Where on the ward? (bed or bay)" autoComplete="off" />
      <Route filled={filled} name="visit_route" mayBoth={mayBoth} />
    </>
  );
}

function Complain({ filled, times, mayBoth }: Pick<NextProps, 'filled' | 'times' | 'mayBoth'>) {
  return (
    <>
      <p>{routeHint(mayBoth)}</p>
      {mayBoth && (
        <Checkboxes
          name="goes_on"
          label="Both?"
          values={typedList(filled, 'goes_on')}
          choices={[{ value: 'yes', label: 'They want PALS to go on trying as well' }]}
        />
      )}
      <ul className="nhsuk-list">
        <BesideCall href="/desk/complaints/procedure" label="The complaints procedure, step by step" />
        <BesideCall href="/desk/directory/advocates" label="Find an advocate" />
      </ul>
      <Checkboxes
        name="told"
        label="I have told them"
        columns={2}
        values={typedList(filled, 'told')}
        error={errorOf(filled, 'told')}
        choices={[
          { value: 'right', label: 'About the right to complain' },
          { value: 'help', label: 'About free, independent help' },
          { value: 'guide', label: 'I have sent the guide' },
        ]}
      />
      <Radios
        {...at(filled, 'hand_over')}
        label="Hand it over"
        columns={2}
        choices={[
          { value: 'now', label: 'Hand over now' },
          {
            value: 'call_back',
            label: 'Get back to them first',
            children: (
              <When
                filled={filled}
                times={times}
                label="When?"
                names={['complain_when', 'complain_day', 'complain_time']}
              />
            ),
          },
        ]}
      />
    </>
  );
}

/** The call stays where it is. */
const BesideCall = ({ href, label }: { href: string; label: string }) => (
  <li>
    <a href={href} target="_blank" rel="noopener">
      {label} (opens in a new tab)
    </a>
  </li>
);

function Elsewhere({ filled, picks }: Pick<NextProps, 'filled' | 'picks'>) {
  return (
    <>
      <CallTypeahead filled={filled} name="other" label="Who is it for?" source="organisations" />
      <PickFrom picks={picks} field="other" label="Who is it for?" />
      <Radios
        {...at(filled, 'other_how')}
        label="What did you do?"
        columns={2}
        choices={[
          { value: 'told', label: 'I told them who to contact' },
          { value: 'pass_on', label: 'Pass it on, they agreed' },
        ]}
      />
    </>
  );
}

type WhenProps = {
  filled: Filled;
  times: readonly TimeOffer[];
  label: string;
  hint?: string;
  names: [when: string, day: string, time: string];
};

/** The times on offer, which skip closed hours and bank holidays, and a day and time as people say them. */
function When({ filled, times, label, hint, names: [when, day, time] }: WhenProps) {
  return (
    <Radios
      {...at(filled, when)}
      label={label}
      hint={hint}
      columns={2}
      choices={[
        ...times,
        {
          value: 'choose',
          label: 'Choose…',
          children: (
            <div className="app-field-row">
              <TextField {...at(filled, day)} label="Day" hint="Like tomorrow or 26 November" autoComplete="off" />
              <TextField {...at(filled, time)} label="Time" hint="Like 3pm" autoComplete="off" />
            </div>
          ),
        },
      ]}
    />
  );
}

/** Asked where something is promised: by law an oral concern that stays open may be a complaint. */
function Route({ filled, name, mayBoth }: { filled: Filled; name: string; mayBoth: boolean }) {
  return (
    <Radios
      {...at(filled, name)}
      label="How do they want this handled?"
      columns={3}
      choices={[
        { value: 'informal', label: 'Sort it out informally' },
        { value: 'complaint', label: 'As a complaint' },
        ...(mayBoth ? [{ value: 'both', label: 'Both' }] : []),
        { value: 'not_asked', label: 'Not asked' },
      ]}
    />
  );
}
