import { Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { fieldOf } from '../platform/forms.ts';
import { Act, type ActsProps, choicesOf } from './act.tsx';
import { OUTCOME_WORDS, OUTCOMES, REFUSAL_WORDS, REFUSALS, RETURN_REASONS, RETURN_WORDS } from './complaints.rules.ts';

export function Finish(props: ActsProps) {
  return (
    <>
      <Act {...props} what="return" summary="Give it back to PALS">
        {(filled) => (
          <>
            <Radios {...fieldOf(filled, 'why')} label="Why?" choices={choicesOf(RETURN_REASONS, RETURN_WORDS)} />
            <TextField {...fieldOf(filled, 'return_words')} label="What does PALS need to know? (optional)" />
          </>
        )}
      </Act>
      <Act {...props} what="refusal" summary="Not to be handled as a complaint" button="Save the reason">
        {(filled) => (
          <>
            <Radios {...fieldOf(filled, 'refusal')} label="Why?" choices={choicesOf(REFUSALS, REFUSAL_WORDS)} />
            <TextArea {...fieldOf(filled, 'refusal_words')} label="The reason, as you tell it to them" rows={3} />
            <TextField
              {...fieldOf(filled, 'refusal_sent_on')}
              label="Letter sent on (leave empty if not yet)"
              width={10}
            />
          </>
        )}
      </Act>
      <Act {...props} what="closure" summary="Close this complaint">
        {(filled) => (
          <Radios {...fieldOf(filled, 'outcome')} label="Outcome" choices={choicesOf(OUTCOMES, OUTCOME_WORDS)} />
        )}
      </Act>
    </>
  );
}

export function LetterSent(props: ActsProps) {
  return (
    <Act {...props} what="refusal-letter" summary="The letter with the reason went" known={{ sent_on: 'today' }}>
      {(filled) => <TextField {...fieldOf(filled, 'sent_on')} label="Letter sent on" width={10} />}
    </Act>
  );
}
