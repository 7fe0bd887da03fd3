import type { HelpNumber } from '../places/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Facts } from '../platform/components/panels.tsx';

type Props = { numbers: readonly HelpNumber[]; of: readonly string[] };

/** Numbers from Settings, in the order asked for. One that is missing says so: nobody looks for it during a call. */
export function HelpNumbers({ numbers, of }: Props) {
  const found = of.flatMap((code) => numbers.find((one) => one.code === code) ?? []);
  return <Facts rows={found.map((one) => ({ key: one.name, value: <OneNumber {...one} /> }))} />;
}

function OneNumber({ name, number, detail, checked_on }: HelpNumber) {
  if (number === '') return 'Not set yet. A manager sets it in Settings.';
  return (
    <>
      <strong>{number}</strong>{' '}
      <Button
        kind="link"
        label="Copy"
        hiddenName={`the number of ${name}`}
        type="button"
        className="app-needs-script"
        data={{ 'data-clipboard': number }}
      />
      {detail && <span className="app-secondary"> {detail}.</span>}
      {!checked_on && <span className="app-secondary"> Not yet checked.</span>}
    </>
  );
}
