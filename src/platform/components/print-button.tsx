import { Button } from './buttons.tsx';

/** On a page that is there to be printed. Without script nothing can print but the browser itself. */
export function PrintButton() {
  return (
    <>
      <Button kind="secondary" type="button" label="Print" className="app-needs-script" data={{ 'data-print': '' }} />
      <span className="app-without-script">Press Ctrl+P to print.</span>
    </>
  );
}
