import type { ReactNode } from 'react';
import { Button, ButtonLink, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { Details } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedList, typedText } from '../platform/forms.ts';
import { SENT_HOW } from './complaints.forms.ts';
import {
  DISCUSSION_WORDS,
  DISCUSSIONS,
  HOW_WORDS,
  HOWS,
  isByMouth,
  OUTCOME_WORDS,
  OUTCOMES,
  REFUSAL_WORDS,
  REFUSALS,
  RETURN_REASONS,
  RETURN_WORDS,
} from './complaints.rules.ts';
import type { Complaint } from './complaints.ts';
import { capital } from './handover.tsx';

export type ActsProps = {
  complaint: Complaint;
  me: string;
  today: string;
  organisations: readonly { code: string; name: string }[];
  /** The form that was sent and what is wrong in it. */
  filled: Filled | undefined;
  failed: string | undefined;
};

const BLANK: Filled = { typed: {}, errors: [] };

/** What the team can do now: to take it first, then one thing after the other. */
export function Acts(props: ActsProps) {
  const { complaint, me } = props;
  const at = `/desk/complaints/${complaint.id}`;
  const over = complaint.ended_at !== null;
  return (
    <>
      {!over && complaint.handler_id !== me && (
        <PostButton action={`${at}/taking`} label={complaint.handler_id ? 'Take it over' : 'Take this complaint'} />
      )}
      {!over && !complaint.acknowledged_at && <Acknowledge {...props} />}
      {!over && complaint.acknowledged_at && <ChangeHandling {...props} />}
      {complaint.patient_consent === 'said' && !over && <Consent {...props} />}
      {!over && <SendOn {...props} />}
      {!over && <Finish {...props} />}
      {complaint.state === 'refused' && !complaint.refusal_sent_on && <LetterSent {...props} />}
      <Act {...props} what="notes" summary="Add a note">
        {(filled) => <TextArea {...field(filled, 'note')} label="Note" rows={3} />}
      </Act>
    </>
  );
}

type ActProps = ActsProps & {
  what: string;
  summary: string;
  button?: string;
  known?: Record<string, string>;
  children: (filled: Filled) => ReactNode;
};

function Act({ complaint, what, summary, button, known = {}, filled, failed, children }: ActProps) {
  const mine = failed === what && filled ? filled : { ...BLANK, typed: known };
  return (
    <Details summary={summary} open={failed === what}>
      <form method="post" action={`/desk/complaints/${complaint.id}/${what}`} noValidate>
        {children(mine)}
        <Button label={button ?? summary} kind="secondary" />
      </form>
    </Details>
  );
}

const field = (filled: Filled, name: string) => ({
  name,
  value: typedText(filled, name),
  error: errorOf(filled, name),
});
const choicesOf = <T extends string>(all: readonly T[], words: Record<T, string>) =>
  all.map((value) => ({ value, label: capital(words[value]) }));

function Acknowledge(props: ActsProps) {
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
          <Radios
            {...field(filled, 'how')}
            label="How was it acknowledged?"
            inline
            choices={[
              { value: 'spoken', label: 'By word of mouth' },
              { value: 'written', label: 'In writing' },
            ]}
          />
          <TextField {...field(filled, 'on')} label="When?" width={10} autoComplete="off" />
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

function ChangeHandling(props: ActsProps) {
  const { complaint } = props;
  const known = {
    discussion: complaint.discussion ?? '',
    handling: complaint.handling,
    finish_on: complaint.finish_on ?? '',
    response_on: complaint.response_on ?? '',
    period_told_on: complaint.period_told_on ?? '',
  };
  return (
    <Act {...props} what="handling" summary="Change how it is handled, or by when" button="Save" known={known}>
      {(filled) => <HandlingFields filled={filled} />}
    </Act>
  );
}

function HandlingFields({ filled }: { filled: Filled }) {
  return (
    <>
      <Radios
        {...field(filled, 'discussion')}
        label="Did you talk about how it will be handled, and by when?"
        hint="The law asks us to offer this. If they do not want to, we set the time and tell them in writing."
        choices={choicesOf(DISCUSSIONS, DISCUSSION_WORDS)}
      />
      <TextField {...field(filled, 'handling')} label="How will it be handled? (optional)" autoComplete="off" />
      <div className="app-field-row">
        <TextField {...field(filled, 'finish_on')} label="Investigation complete by" width={10} autoComplete="off" />
        <TextField {...field(filled, 'response_on')} label="Response sent by" width={10} autoComplete="off" />
        <TextField {...field(filled, 'period_told_on')} label="Told in writing on" width={10} autoComplete="off" />
      </div>
    </>
  );
}

function Consent(props: ActsProps) {
  return (
    <>
      <ButtonLink
        kind="secondary"
        href={`/desk/complaints/${props.complaint.id}/consent-form`}
        label="Print a consent form"
      />
      <Act
        {...props}
        what="consent"
        summary="Record that the patient agreed in writing"
        known={{ consent_on: 'today' }}
      >
        {(filled) => (
          <>
            <TextField {...field(filled, 'by')} label="Who agreed?" autoComplete="off" />
            <Radios {...field(filled, 'consent_how')} label="How?" inline choices={choicesOf(HOWS, HOW_WORDS)} />
            <TextField {...field(filled, 'consent_on')} label="When?" width={10} autoComplete="off" />
          </>
        )}
      </Act>
    </>
  );
}

const SENT_WORDS = { email: 'Email', letter: 'Letter', phone: 'Phone', form: 'Web form' } as const;

function SendOn(props: ActsProps) {
  return (
    <Act {...props} what="transfers" summary="Send a part of it on to another body" button="Record that it was sent on">
      {(filled) => (
        <>
          <Select
            {...field(filled, 'organisation')}
            label="To whom?"
            hint="What is sent on counts as made to them. Ask first."
            blank="Choose an organisation"
            choices={props.organisations.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <TextField {...field(filled, 'part')} label="Which part of the complaint?" autoComplete="off" />
          <TextField
            {...field(filled, 'transfer_agreed')}
            label="Who agreed that they get it, and how?"
            autoComplete="off"
          />
          <Radios
            {...field(filled, 'transfer_how')}
            label="How was it sent?"
            inline
            choices={choicesOf(SENT_HOW, SENT_WORDS)}
          />
          <TextField {...field(filled, 'transfer_on')} label="When was it sent?" width={10} autoComplete="off" />
          <Radios
            {...field(filled, 'leads')}
            label="Who answers?"
            inline
            choices={[
              { value: 'us', label: 'We do, for both' },
              { value: 'them', label: 'They do, for both' },
              { value: 'each', label: 'Each for their part' },
            ]}
          />
        </>
      )}
    </Act>
  );
}

function Finish(props: ActsProps) {
  return (
    <>
      <Act {...props} what="return" summary="Give it back to PALS">
        {(filled) => (
          <>
            <Radios {...field(filled, 'why')} label="Why?" choices={choicesOf(RETURN_REASONS, RETURN_WORDS)} />
            <TextField {...field(filled, 'return_words')} label="What does PALS need to know? (optional)" />
          </>
        )}
      </Act>
      <Act {...props} what="refusal" summary="Not to be handled as a complaint" button="Save the reason">
        {(filled) => (
          <>
            <Radios {...field(filled, 'refusal')} label="Why?" choices={choicesOf(REFUSALS, REFUSAL_WORDS)} />
            <TextArea {...field(filled, 'refusal_words')} label="The reason, as you tell it to them" rows={3} />
            <TextField
              {...field(filled, 'refusal_sent_on')}
              label="Letter sent on (leave empty if not yet)"
              width={10}
            />
          </>
        )}
      </Act>
      <Act {...props} what="closure" summary="Close this complaint">
        {(filled) => (
          <Radios {...field(filled, 'outcome')} label="Outcome" choices={choicesOf(OUTCOMES, OUTCOME_WORDS)} />
        )}
      </Act>
    </>
  );
}

function LetterSent(props: ActsProps) {
  return (
    <Act {...props} what="refusal-letter" summary="The letter with the reason went" known={{ sent_on: 'today' }}>
      {(filled) => <TextField {...field(filled, 'sent_on')} label="Letter sent on" width={10} />}
    </Act>
  );
}
