import type { ReactNode } from 'react';
import { Need } from '../platform/components/messages.tsx';
import type { Day } from '../platform/time.ts';
import { Blocks } from './blocks.tsx';
import { HELP } from './guide.tsx';
import { doubt } from './guides.rules.ts';
import type { Guide } from './guides.ts';
import { atGuide } from './list.tsx';

/** Guides that fit, beside a call: each opens there, or in a tab of its own. `open` is the button that opens it. */
export function GuidesFound({ guides, open }: { guides: readonly Guide[]; open: (guide: Guide) => ReactNode }) {
  return (
    <ul className="app-advice__found">
      {guides.map((guide) => (
        <li key={guide.id}>
          {open(guide)} <span className="app-secondary">{guide.summary}</span>
        </li>
      ))}
    </ul>
  );
}

/** One guide beside the notes: nothing of the call is left for it. */
export function OpenGuide({ guide, today, act }: { guide: Guide; today: Day; act?: ReactNode }) {
  const doubtful = doubt(guide, today);
  return (
    <section className="app-advice__guide" aria-labelledby="advice-open">
      <h2 className="app-advice__title" id="advice-open" tabIndex={-1}>
        {guide.title}
      </h2>
      {doubtful && <Need>{doubtful}</Need>}
      <p>{guide.summary}</p>
      <div className="app-guide">
        <Blocks body={guide.body} help={HELP} heading="h3" newTab />
      </div>
      <p className="app-secondary">
        {`Edition ${guide.edition}. `}
        <a href={atGuide(guide)} target="_blank" rel="noopener">
          Whole page<span className="nhsuk-u-visually-hidden"> of {guide.title} (opens in a new tab)</span>
        </a>
      </p>
      {act}
    </section>
  );
}
