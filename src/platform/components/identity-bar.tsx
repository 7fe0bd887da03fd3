import classNames from 'classnames';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

export type IdentityFact = { text: string; strong?: boolean; icon?: IconName };

type IdentityBarProps = {
  /** The name to use: the title of the page. */
  name: string;
  /** Another level than the title of the page: only for the gallery. */
  heading?: 'h1' | 'h4';
  reference: string;
  status: ReactNode;
  /** First line: the sharing state, the next promise. */
  facts?: readonly IdentityFact[];
  /** Second line: how to make contact, after a death, the owner. */
  notes?: readonly IdentityFact[];
  /** "Priya is also looking at this." */
  aside?: string;
  /** Where the page says that it is open and hears who else is here. */
  watch?: string;
};

/** Who this is about, kept in sight while the page scrolls, where the screen is tall enough for that. */
export function IdentityBar({
  name,
  heading: Heading = 'h1',
  reference,
  status,
  facts = [],
  notes = [],
  aside,
  watch,
}: IdentityBarProps) {
  return (
    <section className="app-idbar" aria-label="Case summary">
      <div className="app-idbar__line">
        <Heading className="app-idbar__name">{name}</Heading>
        <span className="app-idbar__reference">{reference}</span>
        {status}
        <FactLine facts={facts} />
        {(aside || watch) && (
          <p className="app-idbar__aside app-secondary" role="status" data-presence={watch}>
            {aside}
          </p>
        )}
      </div>
      {notes.length > 0 && (
        <div className="app-idbar__line">
          <FactLine facts={notes} />
        </div>
      )}
    </section>
  );
}

function FactLine({ facts }: { facts: readonly IdentityFact[] }) {
  return facts.map(({ text, strong, icon }) => (
    <span className={classNames('app-idbar__fact', { 'app-idbar__fact--strong': strong })} key={text}>
      {icon && <Icon name={icon} />}
      {text}
    </span>
  ));
}
