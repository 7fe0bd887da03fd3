import type { HelpNumber } from '../places/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Phone } from '../platform/components/phone.tsx';

export type NumberShown = Pick<HelpNumber, 'code' | 'name' | 'number' | 'detail' | 'checked_on'>;
type Props = { numbers: readonly NumberShown[]; of: readonly string[] };

/** Numbers from Settings, in the order asked for. One that is missing says so: nobody looks for it during a call. */
export function HelpNumbers({ numbers, of }: Props) {
  const found = of.flatMap((code) => numbers.find((one) => one.code === code) ?? []);
  return (
    <ul className="app-numbers">
      {found.map((one) => (
        <li key={one.code}>{one.number === '' ? <Missing {...one} /> : <OneNumber {...one} />}</li>
      ))}
    </ul>
  );
}

function Missing({ name }: NumberShown) {
  return <span className="app-secondary">{name}: not set yet. A manager sets it in Settings.</span>;
}

function OneNumber({ name, number, detail, checked_on }: NumberShown) {
  const more = [detail, checked_on ? '' : 'Not yet checked'].filter(Boolean).join('. ');
  return (
    <>
      <span className="app-numbers__line">
        {name}{' '}
        <strong>
          <Phone typed={number} mayBeShort />
        </strong>{' '}
        <Button
          kind="link"
          label="Copy"
          hiddenName={`the number of ${name}`}
          type="button"
          className="app-needs-script"
          data={{ 'data-clipboard': number }}
        />
      </span>
      {more && <span className="app-secondary">{more}</span>}
    </>
  );
}
