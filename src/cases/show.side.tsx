import type { ReactNode } from 'react';
import { ButtonLink } from '../platform/components/buttons.tsx';
import { RailLine, RailLines } from '../platform/components/panels.tsx';
import { RailBlock } from '../platform/components/rail.tsx';
import { sharingLine } from './show.rules.ts';
import type { CaseView } from './show.ts';
import { AboutBlock, AboutFold, isKnown } from './side-about.tsx';
import { ClocksBlock } from './side-dates.tsx';
import { NeedsBlock, NeedsLine } from './side-needs.tsx';
import { PeopleBlock } from './side-people.tsx';

type LinesProps = { view: CaseView; lines: readonly ReactNode[] };

/** Who, and by when; what is open; and, a line each, what is settled. */
export function PeopleColumn({ view, blocks, lines }: LinesProps & { blocks: readonly ReactNode[] }) {
  return (
    <>
      <PeopleBlock view={view} />
      <NeedsBlock view={view} />
      {!isKnown(view) && <AboutBlock view={view} />}
      <ClocksBlock view={view} />
      {blocks}
      <RailLines>
        {isKnown(view) && <AboutFold view={view} />}
        <NeedsLine view={view} />
        {lines}
      </RailLines>
    </>
  );
}

/** What may be told, what else is settled, and how it ends. */
export function RestColumn({ view, lines }: LinesProps) {
  const { kase, mayWrite, maySeeLog, maySeeAccess, shows } = view;
  const base = `/desk/cases/${kase.ref}`;
  const change = mayWrite && (
    <a href={`${base}/sharing`}>
      Change<span className="nhsuk-u-visually-hidden"> what may be shared</span>
    </a>
  );
  const fact = [sharingLine(kase), kase.sharing_note].filter(Boolean).join('. ');
  return (
    <>
      <RailLines>
        <RailLine title="Sharing" fact={fact} action={change} />
        {lines}
      </RailLines>
      <RailBlock title="Finish" id="finish">
        <div className="app-buttons">
          {mayWrite && !kase.closed_at && <ButtonLink kind="quiet" href={`${base}/closure`} label="Close case" />}
          <ButtonLink kind="quiet" href={`${base}/print`} label="Print" />
        </div>
        <div className="app-buttons app-rail__more">
          {shows.acts.map(({ href, label }) => (
            <a key={href} href={href}>
              {label}
            </a>
          ))}
          {maySeeAccess && <a href={`${base}/access`}>Who may open this</a>}
          {maySeeLog && <a href={`${base}/record-log`}>Record log</a>}
        </div>
      </RailBlock>
    </>
  );
}
