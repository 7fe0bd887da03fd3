import { InsetText } from '../platform/components/messages.tsx';
import { SetButton } from './set-button.tsx';

export type NumberOfProps = { id: string; name: string; sameName: boolean };

/** Below a number that we know already: whose it is, before somebody is recorded twice. */
export function NumberOf({ id, name, sameName }: NumberOfProps) {
  const link = <a href={`/desk/people/${id}`}>{name}</a>;
  return (
    <InsetText>
      {sameName ? (
        <>We know this number: {link}. The call is kept with them.</>
      ) : (
        <>This number is {link}’s. Check the number, or choose them as the patient.</>
      )}
    </InsetText>
  );
}

export type CallerOfProps = { people: readonly { id: string; name: string; open: number }[] };

/** Below the number of the caller: whom we know by it, each to be taken with one press. */
export function CallerOf({ people }: CallerOfProps) {
  if (people.length === 0) return null;
  return (
    <div className="app-known">
      <p>We know this number:</p>
      {people.map(({ id, name, open }) => (
        <p key={id}>
          {name}
          {open > 0 && `, ${open} open case${open === 1 ? '' : 's'}`}{' '}
          <SetButton label="Use" hiddenName={name} set={`caller:${plain(name)};caller_id:${id}`} />
        </p>
      ))}
    </div>
  );
}

/** A semicolon would end what the button sets. */
const plain = (name: string) => name.replaceAll(';', ' ');
