import { Button, PostButton } from './buttons.tsx';

type TimeoutDialogProps = {
  /** Minutes without anything happening until the server signs the person out. */
  idleMinutes: number;
  /** A GET that keeps the session alive. */
  stayHref: string;
};

/**
 * Opened by the script two minutes before the end, never over words that are not yet saved. Without script the
 * server signs out and keeps the place.
 */
export function TimeoutDialog({ idleMinutes, stayHref }: TimeoutDialogProps) {
  return (
    <dialog
      className="app-dialog"
      id="timeout"
      aria-labelledby="timeout-title"
      aria-describedby="timeout-text"
      data-idle-minutes={idleMinutes}
      data-stay={stayHref}
    >
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
        <Button label="Stay signed in" type="button" data={{ 'data-stay-signed-in': '' }} />
        <PostButton label="Sign out" action="/sign-out" kind="quiet" />
      </div>
    </>
  );
}
