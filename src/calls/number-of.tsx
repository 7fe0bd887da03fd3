import { InsetText } from '../platform/components/messages.tsx';

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
