import type { ReactNode } from 'react';
import { Button } from '../platform/components/buttons.tsx';
import { Checkboxes, TextArea, TextField } from '../platform/components/fields.tsx';
import { Facts, MiniDetails } from '../platform/components/panels.tsx';
import { PromptCard, PromptCards } from '../platform/components/prompt-card.tsx';
import { errorOf, type Filled, typedList, typedText } from '../platform/forms.ts';

export type Card = {
  code: string;
  title: string;
  say: readonly string[];
  ask: readonly string[];
  avoid: readonly string[];
};
/** Phone numbers of this trust's own services, from the directory. */
export type HelpNumbers = { bereavement: string; safeguarding: string };

type CardsProps = { cards: readonly Card[]; filled: Filled; numbers: HelpNumbers; twoWeeks: string };

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

function actionsOf(code: string, props: Omit<CardsProps, 'cards'>): ReactNode {
  switch (code) {
    case 'died':
      return <Died {...props} />;
    case 'suicide':
      return <GetHelpNow {...props} />;
    case 'angry':
      return <Angry {...props} />;
    case 'upset':
      return <Button kind="quiet" label="Call back later" type="button" className="app-needs-script" data={callBack} />;
    case 'risk':
      return <AtRisk {...props} />;
    case 'language':
      return <a href="#language">Choose their language</a>;
    default:
      return undefined;
  }
}

const callBack = { 'data-set': 'next:call_back' } as const;
const at = (filled: Filled, name: string) => ({ name, value: typedText(filled, name), error: errorOf(filled, name) });

function Died({ filled, numbers, twoWeeks }: Omit<CardsProps, 'cards'>) {
  return (
    <div>
      <TextField {...at(filled, 'died_name')} label="Their name" autoComplete="off" />
      <div className="app-buttons">
        <Button
          kind="secondary"
          label="Use their name"
          name="act"
          value="after_death:yes"
          formNoValidate
          data={{ 'data-set': 'after_death:yes' }}
        />
        <Button
          kind="quiet"
          label="No rush: call in 2 weeks"
          type="button"
          className="app-needs-script"
          data={{ 'data-set': `next:call_back;call_when:choose;call_day:${twoWeeks};call_time:11am` }}
        />
      </div>
      <MiniDetails summary="Medical examiner and coroner">
        <p>
          A medical examiner or a coroner looks at every death. The medical examiner is a doctor who was not part of the
          care; their office offers the family a talk about the cause of death and any worries. A coroner looks into
          deaths that are not explained, and tells the family what happens next.
        </p>
      </MiniDetails>
      {numbers.bereavement && <Facts rows={[{ key: 'Bereavement office', value: numbers.bereavement }]} />}
    </div>
  );
}

function GetHelpNow({ filled, numbers }: Omit<CardsProps, 'cards'>) {
  return (
    <details className="app-mini" open>
      <summary>Get help now</summary>
      <Facts
        rows={[
          { key: 'In danger now', value: '999' },
          { key: 'Mental health', value: '111, then the mental health option' },
          ...(numbers.safeguarding ? [{ key: 'Safeguarding', value: numbers.safeguarding }] : []),
        ]}
      />
      <p>Keep the line open. Ask a colleague near you to sit with you, and write down where they are.</p>
      <TextArea {...at(filled, 'exact_words')} label="Write their exact words" rows={2} />
    </details>
  );
}

function Angry({ filled }: { filled: Filled }) {
  return (
    <div>
      <Checkboxes
        name="angry"
        label="What I did"
        values={typedList(filled, 'angry')}
        choices={[
          { value: 'warned', label: 'I gave a warning' },
          { value: 'ended', label: 'I ended the call' },
        ]}
      />
      <Button
        kind="quiet"
        label="Promise a call at a set time"
        type="button"
        className="app-needs-script"
        data={callBack}
      />
    </div>
  );
}

function AtRisk({ filled, numbers }: Omit<CardsProps, 'cards'>) {
  return (
    <div>
      {numbers.safeguarding && <Facts rows={[{ key: 'Safeguarding', value: numbers.safeguarding }]} />}
      <Checkboxes
        name="safety"
        label="Mark on the case"
        values={typedList(filled, 'safety')}
        choices={[{ value: 'yes', label: 'Safety concern' }]}
      />
      <TextField
        {...at(filled, 'safety_told')}
        label="I told safeguarding"
        hint="Who you told, and at what time. This takes the mark off."
        autoComplete="off"
      />
    </div>
  );
}
