// What is asked, one question on a page: nothing but the first and the way of contact has to be answered.
import type { ReactNode } from 'react';
import { HiddenFields } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { useSay } from '../platform/components/say.tsx';
import { type Filled, fieldOf, typedList } from '../platform/forms.ts';
import { sayable } from '../platform/tongue.ts';
import { Reach } from './reach.tsx';
import { HOPES, ROUTES, SHARINGS, type Step, said, signsIt, type Told, WAYS, WHO } from './telling.rules.ts';
import {
  choicesOf,
  EITHER,
  EITHER_OR_BOTH,
  HOPE_WORDS,
  NEED_WORDS,
  ROUTE_WORDS,
  SHARING_WORDS,
  WAY_WORDS,
  WHO_WORDS,
} from './telling.words.ts';

export type QuestionProps = {
  step: Step;
  told: Told;
  filled: Filled;
  places: readonly string[];
  /** This trust does PALS and a complaint at once. */
  mayBoth: boolean;
};

export function Question({ step, told, filled, places, mayBoth }: QuestionProps) {
  if (step === 'reach') return <Reach told={told} filled={filled} />;
  return QUESTIONS[step]({ told, filled, places, mayBoth });
}

type Asked = Omit<QuestionProps, 'step'>;
const about = { labelSize: 'l', heading: true, small: false } as const;

const QUESTIONS: Record<Exclude<Step, 'reach'>, (asked: Asked) => ReactNode> = {
  what: ({ filled, told }) =>
    signsIt(told) ? (
      <TextArea
        {...fieldOf(filled, 'what')}
        label="Would you like to write something as well?"
        hint="You can leave this out."
        rows={4}
      />
    ) : (
      <TextArea
        {...fieldOf(filled, 'what')}
        label="What would you like to tell us?"
        labelSize="l"
        heading
        hint="Write in any language. You do not need to be sure of dates or names."
        rows={10}
      />
    ),
  where: ({ filled, places }) => (
    <>
      <TextField
        {...fieldOf(filled, 'where')}
        label="Where was this?"
        labelSize="l"
        heading
        hint="Like a ward, a clinic or a department. If you are not sure, leave it empty."
        list="places"
      />
      <datalist id="places">
        {places.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  ),
  who: ({ filled }) => (
    <>
      <Radios
        {...fieldOf(filled, 'who')}
        {...about}
        label="Who is this about?"
        hint="You can leave this out."
        choices={choicesOf(WHO, WHO_WORDS)}
      />
      <TextField
        {...fieldOf(filled, 'their_name')}
        label="Their name, if it is about somebody else"
        hint="You can leave this out."
        autoComplete="off"
        width={30}
      />
    </>
  ),
  hope: ({ filled, told }) => (
    <>
      {said(told, 'who') === 'died' && <HelpAfterDeath />}
      <Radios
        {...fieldOf(filled, 'hope')}
        {...about}
        label="What would you like to happen?"
        hint="You can leave this out."
        choices={choicesOf(HOPES, HOPE_WORDS)}
      />
    </>
  ),
  route: ({ filled, mayBoth }) => (
    <Radios
      {...fieldOf(filled, 'route')}
      {...about}
      label="How would you like us to handle this?"
      hint={mayBoth ? EITHER_OR_BOTH : EITHER}
      choices={choicesOf(ROUTES, ROUTE_WORDS).filter(({ value }) => mayBoth || value !== 'both')}
    />
  ),
  contact: ({ filled }) => (
    <Radios
      {...fieldOf(filled, 'way')}
      {...about}
      label="How can we contact you?"
      hint="Choose the way that is best for you."
      choices={choicesOf(WAYS, WAY_WORDS)}
    />
  ),
  needs: ({ filled }) => (
    <>
      <HiddenFields fields={{ needs: '' }} />
      <Checkboxes
        name="needs"
        values={typedList(filled, 'needs')}
        {...about}
        label="Is there anything that would make it easier for you?"
        hint="You can leave this out."
        choices={Object.entries(NEED_WORDS).map(([value, label]) =>
          value === 'interpreter'
            ? {
                value,
                label,
                children: <TextField {...fieldOf(filled, 'language')} label="Which language?" width={20} />,
              }
            : { value, label },
        )}
      />
      <TextField {...fieldOf(filled, 'other_need')} label="Something else" />
    </>
  ),
  sharing: ({ filled, told }) => (
    <Radios
      {...fieldOf(filled, 'sharing')}
      {...about}
      label="Can we talk to the staff involved?"
      hint={
        ['me', '', 'died'].includes(said(told, 'who'))
          ? sayable('We keep what you told us in PALS until you say yes.')
          : sayable('We also ask the person it is about, where we can.')
      }
      choices={choicesOf(SHARINGS, SHARING_WORDS)}
    />
  ),
};

/** The pages after a death, on the way: what was written stays where it is. */
function HelpAfterDeath() {
  const say = useSay();
  const link = <a href="/someone-has-died">{say('Someone has died')}</a>;
  return (
    <InsetText>
      <p>
        {say.around('What happens now, belongings and support: {link}', { link })}
        <br />
        {say('What you wrote here is kept.')}
      </p>
    </InsetText>
  );
}
