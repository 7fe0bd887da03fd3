import { sayable } from '../tongue.ts';
import { Button } from './buttons.tsx';
import { useSay } from './say.tsx';

/** On a page that is there to be printed. Without script nothing can print but the browser itself. */
export function PrintButton({ large = false }: { large?: boolean }) {
  const say = useSay();
  return (
    <>
      <Button
        kind="secondary"
        type="button"
        label={sayable('Print')}
        large={large}
        className="app-needs-script"
        data={{ 'data-print': '' }}
      />
      <span className="app-without-script">{say('Your browser can print this page.')}</span>
    </>
  );
}
