import { PostButton } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { FoldedForm } from '../platform/components/folded-form.tsx';
import { Need } from '../platform/components/messages.tsx';
import { Card } from '../platform/components/panels.tsx';
import { Phone } from '../platform/components/phone.tsx';
import type { MessageLine } from './list.ts';

/** One message: who, when, what, and all that can become of it. */
export function MessageCard({ line }: { line: MessageLine }) {
  const base = `/desk/voicemails/${line.id}`;
  const { title, when, words, owner, isMine, attempts, rules } = line;
  const tries = attempts === 0 ? '' : `Tried ${attempts === 1 ? 'once' : `${attempts} times`}, no answer.`;
  return (
    <Card title={title} heading="h3" action={<span className="app-secondary">{when}</span>}>
      <p>{numberOf(line)}</p>
      {words && <p className="app-as-typed">{words}</p>}
      {rules.map((rule) => (
        <Need key={rule}>{rule}</Need>
      ))}
      {(owner || tries) && (
        <p className="app-secondary">
          {[isMine ? 'You have taken it.' : owner && `${owner} has taken it.`, tries].filter(Boolean).join(' ')}
        </p>
      )}
      <div className="app-buttons app-card__actions">
        <PostButton
          kind="secondary"
          action="/desk/contacts"
          fields={{ answers: line.id }}
          label={line.mayPhone && line.number ? 'Ring' : 'Begin a contact'}
          hiddenName={title}
        />
        {!owner && <PostButton kind="quiet" action={`${base}/owner`} label="Take" hiddenName={title} />}
        {line.number && line.mayPhone && <Tried line={line} />}
      </div>
      <FoldedForm
        summary="It is about an open case"
        hiddenName={`: ${title}`}
        action={`${base}/case`}
        kind="secondary"
        button="Put it with this case"
        buttonName={title}
      >
        <TextField
          name="ref"
          id={`ref-${line.id}`}
          label="Number of the case"
          hint="Like PAL-26-0412"
          width={20}
          autoComplete="off"
          value={line.cases.length === 1 ? (line.cases[0]?.ref ?? '') : ''}
        />
      </FoldedForm>
      <FoldedForm
        summary="Not for us"
        hiddenName={`: ${title}`}
        action={`${base}/elsewhere`}
        kind="secondary"
        button="It went there"
        buttonName={title}
      >
        <TextField
          name="went_to"
          id={`went-${line.id}`}
          label="Where did you pass it on?"
          hint="Like “Appointments, by email”"
          autoComplete="off"
        />
      </FoldedForm>
    </Card>
  );
}

function numberOf({ number, mayPhone }: MessageLine) {
  if (number === '') return 'Number withheld.';
  return mayPhone ? <Phone typed={number} /> : number;
}

function Tried({ line }: { line: MessageLine }) {
  const action = `/desk/voicemails/${line.id}/attempts`;
  return (
    <>
      <PostButton
        kind="quiet"
        action={action}
        fields={{ result: 'no_answer' }}
        label="No answer"
        hiddenName={line.title}
      />
      {line.mayLeaveVoicemail && (
        <PostButton
          kind="quiet"
          action={action}
          fields={{ result: 'voicemail_left' }}
          label="Left a voicemail"
          hiddenName={line.title}
        />
      )}
    </>
  );
}
