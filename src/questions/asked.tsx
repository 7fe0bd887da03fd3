import type { ReactNode } from 'react';
import { InsetText } from '../platform/components/messages.tsx';
import { OUTCOME, PALS_TELLS, type Parts, palsTells, type Teller, type WhomKind } from './questions.rules.ts';

export type AskedOf = Parts & { whom: WhomKind; teller: Teller; not_clinical: boolean; safety: boolean };

type Props = { asked: AskedOf; title: ReactNode; lede: ReactNode };

/** What is asked, as its receiver reads it: one for their page and for the officer who looks before it goes. */
export function WhatIsAsked({ asked, title, lede }: Props) {
  const { background, outcome, teller, not_clinical, safety, whom } = asked;
  return (
    <>
      {safety && (
        <p>
          <strong>This is about somebody’s safety.</strong>
        </p>
      )}
      {title}
      <p>{lede}</p>
      {(background || outcome) && (
        <InsetText>
          {background && (
            <p className="app-as-typed" data-seen="background">
              {background}
            </p>
          )}
          {outcome && (
            <p className="app-as-typed" data-seen="outcome">
              {OUTCOME} {outcome}
            </p>
          )}
        </InsetText>
      )}
      {palsTells(asked) && <p>{PALS_TELLS}</p>}
      {teller === 'service' && <p>Please tell the family yourselves, and say here what you have told them.</p>}
      {not_clinical && whom === 'service' && <p>Do not put this question in the clinical record.</p>}
    </>
  );
}
