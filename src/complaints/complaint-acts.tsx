import { PostButton } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { fieldOf } from '../platform/forms.ts';
import { SEEN, sumOf } from '../platform/seen.ts';
import { Acknowledge, ChangeHandling } from './acknowledgement.tsx';
import { Act, type ActsProps } from './act.tsx';
import { handlerOf } from './complaints.rules.ts';
import { Consent } from './consent.tsx';
import { Finish, LetterSent } from './endings.tsx';
import { SendOn } from './transfers.tsx';

/** What the team can do now: to take it first, then one thing after the other. */
export function Acts(props: ActsProps) {
  const { complaint, me } = props;
  const at = `/desk/complaints/${complaint.id}`;
  const over = complaint.ended_at !== null;
  return (
    <>
      {!over && complaint.handler_id !== me && (
        <PostButton
          action={`${at}/taking`}
          fields={{ [SEEN]: sumOf(handlerOf(complaint)) }}
          label={complaint.handler_id ? 'Take it over' : 'Take this complaint'}
        />
      )}
      {!over && !complaint.acknowledged_at && <Acknowledge {...props} />}
      {!over && complaint.acknowledged_at && <ChangeHandling {...props} />}
      {(props.agreement === 'said' || props.agreement === 'none') && !over && <Consent {...props} />}
      {!over && <SendOn {...props} />}
      {!over && <Finish {...props} />}
      {complaint.state === 'refused' && !complaint.refusal_sent_on && <LetterSent {...props} />}
      <Act {...props} what="notes" summary="Add a note">
        {(filled) => <TextArea {...fieldOf(filled, 'note')} label="Note" rows={3} />}
      </Act>
    </>
  );
}
