import { PostButton } from '../platform/components/buttons.tsx';
import { dateTimeWords, timeWords } from '../platform/time.ts';
import { ON_THE_WAY, WAY_NAMES } from './outbox.rules.ts';
import type { Outgoing } from './outbox.ts';

type Props = { message: Outgoing; now: Date; mayWrite: boolean };

/**
 * What became of a message, and what can be done about it. The same on every page that shows one; while it is on its way
 * the page looks again by itself.
 */
export function MessageFate(props: Props) {
  return (
    <div data-part={`/desk/outgoing/${props.message.id}`}>
      <Fate {...props} />
    </div>
  );
}

export function Fate({ message, now, mayWrite }: Props) {
  const acts = mayWrite ? actsOf(message) : [];
  const live = ON_THE_WAY.includes(message.state) ? { 'data-part-live': '' } : {};
  return (
    <>
      <p {...live} data-part-news="">
        {fateWords(message, now)}
      </p>
      {acts.length > 0 && (
        <div className="app-buttons">
          {acts.map(({ act, label, kind }) => (
            <PostButton
              key={act}
              kind={kind}
              action={`/desk/outgoing/${message.id}/${act}`}
              label={label}
              hiddenName={`: ${nameOf(message)}`}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** "Email to Grace Okafor". */
export const nameOf = ({ channel, to_name, to_address }: Outgoing): string =>
  `${WAY_NAMES[channel]} to ${to_name || to_address}`;

type Act = { act: 'undoing' | 'new-try' | 'arrival' | 'end'; label: string; kind: 'secondary' | 'quiet' };

function actsOf({ state }: Outgoing): Act[] {
  if (state === 'held') return [{ act: 'undoing', label: 'Undo', kind: 'secondary' }];
  if (state === 'due') return [{ act: 'undoing', label: 'Take it back', kind: 'quiet' }];
  const again: Act = { act: 'new-try', label: state === 'unsure' ? 'Send it again' : 'Try again', kind: 'secondary' };
  const end: Act = { act: 'end', label: 'Do not send it', kind: 'quiet' };
  if (state === 'failed') return [again, end];
  return state === 'unsure' ? [{ act: 'arrival', label: 'It arrived', kind: 'secondary' }, again, end] : [];
}

/** In one or two sentences. */
export function fateWords(message: Outgoing, now: Date): string {
  const { state, goes_at, settled_at, tries, to_address, trouble } = message;
  const why = trouble && ` ${trouble.endsWith('.') ? trouble : `${trouble}.`}`;
  const to = message.channel === 'letter' || to_address === '' ? '' : ` to ${to_address}`;
  switch (state) {
    case 'held':
      return `It goes${to} in a few seconds.`;
    case 'due':
      return tries === 0
        ? `It is on its way${to}.`
        : `It could not go yet, and is tried again at ${timeWords(goes_at)}.${why}`;
    case 'sending':
      return `It is being sent${to}.`;
    case 'sent':
      return `Sent${to}, ${dateTimeWords(settled_at ?? now, now)}.`;
    case 'failed':
      return `It was not sent${to}.${why}`;
    case 'unsure':
      return `Nobody knows whether this was sent${to}.${why} Find out before you send it again.`;
    case 'stopped':
      return 'Taken back. It was not sent.';
  }
}
