// What is asked when nobody was reached, and when a promise gets another time: on the page of a promise and on a case.

import { type TimeChoice, WhenFields } from '../calendar/index.ts';
import { mayLeaveMessage, mayLeaveVoicemail, NEUTRAL } from '../people/index.ts';
import { Checkboxes, Radios, TextField } from '../platform/components/fields.tsx';
import { InsetText, Need } from '../platform/components/messages.tsx';
import { errorOf, type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { OtherWay } from './against.tsx';
import { RESULT_WORDS } from './contacts.rules.ts';
import { TRIES_BEFORE_WRITING, type Whom } from './promises.rules.ts';

type TriedProps = {
  filled: Filled;
  /** The proposed time first. */
  times: readonly TimeChoice[];
  attempts: number;
  /** Who was to be reached, where that is known. */
  whom: Whom;
  /** Forms that stand together on a page need ids of their own. */
  prefix?: string;
};

export function TriedFields({ filled, times, attempts, whom, prefix = '' }: TriedProps) {
  const voicemail = !whom || mayLeaveVoicemail(whom);
  const message = !whom || mayLeaveMessage(whom);
  return (
    <>
      {attempts + 1 >= TRIES_BEFORE_WRITING && (
        <InsetText>You tried {attempts} times before. A letter or a text may reach them.</InsetText>
      )}
      {!voicemail && <Need icon="no-phone">Do not leave voicemail.</Need>}
      {!message && <Need icon="contact">It is not safe to leave a message. If you write, write only: “{NEUTRAL}”</Need>}
      <Radios
        id={`${prefix}result`}
        name="result"
        label="What happened?"
        value={typedText(filled, 'result') || 'no_answer'}
        error={errorOf(filled, 'result')}
        choices={[
          { value: 'no_answer', label: RESULT_WORDS.no_answer },
          ...(voicemail ? [{ value: 'voicemail_left', label: RESULT_WORDS.voicemail_left }] : []),
          ...(message
            ? [
                {
                  value: 'message_left',
                  label: RESULT_WORDS.message_left,
                  children: <TakenBy filled={filled} prefix={prefix} />,
                },
              ]
            : []),
        ]}
      />
      {whom && <OtherWay whom={whom} filled={filled} name="channel" prefix={prefix} />}
      <WhenFields prefix={prefix} label="Try again" times={times} filled={firstOf(filled, times)} agreed />
    </>
  );
}

function TakenBy({ filled, prefix }: { filled: Filled; prefix: string }) {
  return (
    <TextField
      id={`${prefix}message_with`}
      {...fieldOf(filled, 'message_with')}
      label="Who took the message?"
      width={20}
    />
  );
}

type MovedProps = { filled: Filled; times: readonly TimeChoice[]; prefix?: string };

/** No time is chosen beforehand: a move is a decision. */
export function MovedFields({ filled, times, prefix = '' }: MovedProps) {
  return (
    <>
      <WhenFields prefix={prefix} label="New time" times={times} filled={filled} agreed />
      <Checkboxes
        id={`${prefix}told`}
        name="told"
        label="If it is later than you promised"
        values={typedList(filled, 'told')}
        choices={[{ value: 'yes', label: 'They know the new time' }]}
      />
    </>
  );
}

/** The first time on offer is chosen until another one is. */
export function firstOf(filled: Filled, times: readonly TimeChoice[]): Filled {
  const when = typedText(filled, 'when') || times[0]?.value || 'choose';
  return { ...filled, typed: { ...filled.typed, when } };
}
