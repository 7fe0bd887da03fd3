import type { ReactNode } from 'react';
import { ButtonLink, ButtonRow } from './buttons.tsx';
import { PageHeading } from './page-heading.tsx';
import { PrintButton } from './print-button.tsx';

type Props = { title: string; lede: string; large: boolean; back: string; children: ReactNode };

/** A paper that somebody is given, in the size they read: nobody's name stands on it, and nothing of a case. */
export function HandOut({ title, lede, large, back, children }: Props) {
  return (
    <div className={large ? 'app-large-print' : undefined}>
      <p className="app-no-print">
        <a href={back}>Back</a>
      </p>
      <PageHeading title={title} lede={lede} />
      {children}
      <div className="app-no-print">
        <ButtonRow>
          <PrintButton />
          <ButtonLink
            kind="quiet"
            href={large ? '?' : '?format=large'}
            label={large ? 'Usual size' : 'In large print'}
          />
        </ButtonRow>
      </div>
    </div>
  );
}
