import classNames from 'classnames';
import type { ReactNode } from 'react';
import { Button } from './buttons.tsx';

export type SaveState = 'saved' | 'failing';

type SaveBarProps = {
  /** The words of the main button, like "Finish call". */
  finish: string;
  /** The words of the second one, like "Save for later". A phone with script leaves it out: everything is saved. */
  later?: string;
  /** "Saved at 10:42am", or what to do when saving fails. */
  status?: string;
  state?: SaveState;
  /** At the right end, from a tablet on. */
  aside?: ReactNode;
};

/**
 * Stays at the bottom of the screen, inside the form it sends. The buttons send `act=finish` and `act=later`.
 * Only the first save, a failure and the recovery are read out; the script writes them into the status.
 */
export function SaveBar({ finish, later, status, state = 'saved', aside }: SaveBarProps) {
  const line = classNames('app-savebar__status', { 'app-save-state--failing': state === 'failing' });
  return (
    <div className="app-savebar">
      <Button label={finish} name="act" value="finish" />
      {later && <Button label={later} name="act" value="later" kind="secondary" className="app-savebar__later" />}
      <p className={line} role="status" data-save-state="">
        {status}
      </p>
      {aside && <div className="app-savebar__aside">{aside}</div>}
    </div>
  );
}
