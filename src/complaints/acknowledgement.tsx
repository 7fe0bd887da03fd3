import { HiddenFields } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextField } from '../platform/components/fields.tsx';
import { type Filled, fieldOf, typedList } from '../platform/forms.ts';
import { SEEN, sumOf } from '../platform/seen.ts';
import { shortDate } from '../platform/time.ts';
import { Act, type ActsProps, choicesOf } from './act.tsx';
import { DISCUSSION_WORDS, DISCUSSIONS, handlerOf, handlingOf, isByMouth } from './complaints.rules.ts';

export function Acknowledge(props: ActsProps) {
  const { complaint } = props;
  const ticks = [
    { name: 'advocacy', label: 'They know about free, independent help' },
    { name: 'ombudsman', label: 'They know about the Ombudsman' },
    ...(isByMouth(complaint.made_how)
      ? [{ name: 'copy', label: 'The written record of their complaint went to them' }]
      : []),
  ];
  return (
    <Act {...props} what="acknowledgement" summary="Record that it was acknowledged" known={{ on: 'today' }}>
      {(filled) => (
        <>
          <HiddenFields fields={{ [SEEN]: sumOf(handlerOf(complaint)) }} />
          <Radios
            {...fieldOf(filled, 'how')}
            label="How was it acknowledged?"
            inline
            choices={[
              { value: 'spoken', label: 'By word of mouth' },
              { value: 'written', label: 'In writing' },
            ]}
          />
          <TextField {...fieldOf(filled, 'on')} label="When?" width={10} autoComplete="off" />
          {ticks.map(({ name, label }) => (
            <Checkboxes
              key={name}
              name={name}
              label=""
              values={typedList(filled, name)}
              choices={[{ value: 'yes', label }]}
            />
          ))}
          <HandlingFields filled={filled} />
        </>
      )}
    </Act>
  );
}

export function ChangeHandling(props: ActsProps) {
  const { complaint } = props;
  const known = {
    discussion: complaint.discussion ?? '',
    handling: complaint.handling,
    finish_on: typedDay(complaint.finish_on),
    response_on: typedDay(complaint.response_on),
    period_told_on: typedDay(complaint.period_told_on),
    [SEEN]: sumOf(handlingOf(complaint)),
  };
  // Typed beside an acknowledgement that a colleague recorded meanwhile: it is looked at here, and saved as a change.
  const came = props.failed === 'acknowledgement' && props.filled;
  const mine = came
    ? { failed: 'handling', filled: { ...came, typed: { ...came.typed, [SEEN]: known[SEEN] } } }
    : undefined;
  return (
    <Act
      {...props}
      {...mine}
      what="handling"
      summary="Change how it is handled, or by when"
      button="Save"
      known={known}
    >
      {(filled) => (
        <>
          {/* Where the form comes back with a mistake, it is the sum of what was seen at first. */}
          <HiddenFields fields={{ [SEEN]: fieldOf(filled, SEEN).value }} />
          <HandlingFields filled={filled} />
        </>
      )}
    </Act>
  );
}

/** As people write a day, with its year: 30 Dec 2026. */
const typedDay = (day: string | null) => (day ? shortDate(day, '0001-01-01') : '');

function HandlingFields({ filled }: { filled: Filled }) {
  return (
    <>
      <Radios
        {...fieldOf(filled, 'discussion')}
        label="Did you talk about how it will be handled, and by when?"
        hint="The law asks us to offer this. If they do not want to, we set the time and tell them in writing."
        choices={choicesOf(DISCUSSIONS, DISCUSSION_WORDS)}
      />
      <TextField {...fieldOf(filled, 'handling')} label="How will it be handled? (optional)" autoComplete="off" />
      <div className="app-field-row">
        <TextField {...fieldOf(filled, 'finish_on')} label="Investigation complete by" width={10} autoComplete="off" />
        <TextField {...fieldOf(filled, 'response_on')} label="Response sent by" width={10} autoComplete="off" />
        <TextField {...fieldOf(filled, 'period_told_on')} label="Told in writing on" width={10} autoComplete="off" />
      </div>
    </>
  );
}
