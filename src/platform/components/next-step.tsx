import classNames from 'classnames';
import type { ReactNode } from 'react';
import type { ClockTone } from './todo.tsx';

type NextStepProps = {
  /** What to do, with its time: "Call Grace by 3pm today". */
  title: string;
  tone?: ClockTone;
  detail?: ReactNode;
  /** Buttons that are verbs. */
  actions?: ReactNode;
  /** How the person wants it handled, and the way to change that. */
  route?: ReactNode;
};

/** The one thing that is owed. It is always there: a case without a next step says so. */
export function NextStep({ title, tone = 'later', detail, actions, route }: NextStepProps) {
  return (
    <div className={classNames('app-next-step', `app-next-step--${tone}`)}>
      <p className="app-next-step__eyebrow">Next step</p>
      <h2 className="app-next-step__title">{title}</h2>
      {detail && <p>{detail}</p>}
      {actions && <div className="app-buttons">{actions}</div>}
      {route && (
        <div className="app-next-step__route">
          <p>{route}</p>
        </div>
      )}
    </div>
  );
}
