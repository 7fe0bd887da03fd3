import { Button } from './buttons.tsx';

/**
 * Opened by the script two minutes before twenty idle minutes are over, never over words that are not yet saved.
 * Without script the server signs out and keeps the place.
 */
export function TimeoutDialog() {
  return (
    <dialog className="app-dialog" aria-labelledby="timeout-title" aria-describedby="timeout-text" data-timeout="">
      <TimeoutWords />
    </dialog>
  );
}

/** The inside of the dialog, for the gallery as well. */
export function TimeoutWords() {
  return (
    <>
      <h2 id="timeout-title">You are about to be signed out</h2>
      <p id="timeout-text">You will be signed out in 2 minutes because nothing has happened. Your work is saved.</p>
      <div className="app-buttons">
        <Button label="Stay signed in" type="button" />
      </div>
    </>
  );
}
