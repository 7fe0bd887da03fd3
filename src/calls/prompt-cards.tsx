import type { ReactNode } from 'react';
import type { HelpNumber } from '../places/index.ts';
import { ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, TextArea, TextField } from '../platform/components/fields.tsx';
import { MiniDetails } from '../platform/components/panels.tsx';
import { PromptCard, PromptCards } from '../platform/components/prompt-card.tsx';
import { type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { AskButton } from './company.tsx';
import { HelpNumbers } from './help-numbers.tsx';
import { SetButton } from './set-button.tsx';

export type Card = {
  code: string;
  title: string;
  say: readonly string[];
  ask: readonly string[];
  avoid: readonly string[];
};

type CardsProps = {
  id: string;
  cards: readonly Card[];
  filled: Filled;
  numbers: readonly HelpNumber[];
  /** A day in two weeks, in words. */
  twoWeeks: string;
};
type DoProps = Omit<CardsProps, 'cards'>;

export function CallCards({ cards, ...props }: CardsProps) {
  return (
    <PromptCards>
      {cards.map(({ code, title, say, ask, avoid }) => (
        <PromptCard
          key={code}
          id={code}
          title={title}
          say={say}
          ask={ask}
          avoid={avoid}
          actions={actionsOf(code, props)}
          closeHref="#notes"
        />
      ))}
    </PromptCards>
  );
}

function actionsOf(code: string, props: DoProps): ReactNode {
  switch (code) {
    case 'died':
      return <Died {...props} />;
    case 'suicide':
      return <GetHelpNow {...props} />;
    case 'angry':
      return <Angry {...props} />;
    case 'upset':
      return <Upset {...props} />;
    case 'risk':
      return <AtRisk {...props} />;
    case 'language':
      return <Language {...props} />;
    default:
      return undefined;
  }
}

const at = (filled: Filled, name: string) => fieldOf(filled, name);

function Died({ filled, numbers, twoWeeks }: DoProps) {
  return (
    <>
      <TextField {...at(filled, 'died_name')} label="Their name" autoComplete="off" />
      <SetButton kind="secondary" label="Use their name" set="after_death:yes" />
      <p className="app-prompt__choice">No rush. What would they like?</p>
      <ButtonRow>
        <SetButton
          label="We call in 2 weeks"
          set={`no_rush:two_weeks;next:call_back;call_when:choose;call_day:${twoWeeks};call_time:11am`}
        />
        <SetButton label="They will call us" set="no_rush:they_call;next:" />
        <SetButton label="No contact" set="no_rush:no_contact;next:" />
      </ButtonRow>
      <MiniDetails summary="Medical examiner and coroner">
        <p>
          A medical examiner or a coroner looks at every death. The medical examiner is a doctor who was not part of the
          care; their office offers the family a talk about the cause of death and any worries. A coroner looks into
          deaths that are not explained, and tells the family what happens next.
        </p>
      </MiniDetails>
      <HelpNumbers numbers={numbers} of={['bereavement', 'medical_examiner']} />
    </>
  );
}

function GetHelpNow({ id, filled, numbers }: DoProps) {
  return (
    <>
      <MiniDetails summary="Get help now" open>
        <HelpNumbers
          numbers={numbers}
          of={['emergency', 'crisis_line', 'mental_health', 'samaritans', 'shout', 'safeguarding']}
        />
      </MiniDetails>
      <p>Keep the line open.</p>
      <AskButton id={id} label="Ask a colleague to join me" />
      <TextArea {...at(filled, 'exact_words')} label="Write their exact words" rows={2} />
      <TextField {...at(filled, 'exact_place')} label="Where are they?" autoComplete="off" />
      <Checkboxes
        name="follow_up"
        label="Afterwards"
        values={typedList(filled, 'follow_up')}
        choices={[{ value: 'today', label: 'I follow this up today' }]}
      />
    </>
  );
}

function Angry({ filled }: DoProps) {
  return (
    <>
      <ButtonRow>
        <SetButton label="I gave a warning" set="warned_at:@now" />
        <SetButton label="I ended the call" set="ended_at:@now" />
        <SetButton label="Promise a call at a set time" set="next:call_back" />
      </ButtonRow>
      <div className="app-field-row">
        <TextField {...at(filled, 'warned_at')} label="Warning at" hint="Like 10:44am" autoComplete="off" width={10} />
        <TextField {...at(filled, 'ended_at')} label="Ended at" hint="Like 10:44am" autoComplete="off" width={10} />
      </div>
    </>
  );
}

function Upset({ filled }: DoProps) {
  return (
    <>
      <MiniDetails summary="Read back">
        <p className="app-read-back" data-mirror="notes">
          {typedText(filled, 'notes')}
        </p>
      </MiniDetails>
      <SetButton label="Call back later" set="next:call_back" />
    </>
  );
}

function AtRisk({ filled, numbers }: DoProps) {
  return (
    <>
      <HelpNumbers
        numbers={numbers}
        of={['emergency', 'safeguarding', 'safeguarding_closed', 'childline', 'domestic_abuse', 'older_people']}
      />
      <Checkboxes
        name="safety"
        label="Mark on the case"
        values={typedList(filled, 'safety')}
        choices={[{ value: 'yes', label: 'Safety concern' }]}
      />
      <div className="app-field-row">
        <TextField {...at(filled, 'safety_told')} label="I told safeguarding" hint="Name and role" autoComplete="off" />
        <TextField {...at(filled, 'safety_told_at')} label="At" hint="Like 10:44am" autoComplete="off" width={10} />
      </div>
      <ButtonRow>
        <SetButton label="I told them now" set="safety_told_at:@now" />
        <SetButton label="Child or young person" set="child:+yes" />
      </ButtonRow>
      <p className="app-secondary">With a name and a time the safety concern comes off.</p>
    </>
  );
}

function Language({ numbers }: DoProps) {
  return (
    <>
      <HelpNumbers numbers={numbers} of={['interpreters', 'video_relay']} />
      <ButtonRow>
        <SetButton label="Needs an interpreter" set="needs:+interpreter" />
        <SetButton label="Needs British Sign Language" set="needs:+bsl" />
      </ButtonRow>
      <a href="#language">Choose their language</a>
    </>
  );
}
