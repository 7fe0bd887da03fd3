import { ButtonLink } from '../platform/components/buttons.tsx';
import { Banner } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details } from '../platform/components/panels.tsx';
import { KIND_WORDS, LETTER_WAYS, type TemplateKind, WAY_WORDS } from './kinds.rules.ts';
import { REACH } from './reach.tsx';
import type { Version } from './versions.rules.ts';

export const TEMPLATES = '/desk/settings/templates';

export type Listed = {
  template: string;
  kind: TemplateKind;
  name: string;
  ways: Version['ways'];
  /** "Changed Tuesday 24 November by Mia Long", "As shipped". */
  changed: string;
  planned: string;
  second: boolean;
  retired: boolean;
  shipped: boolean;
};

type ListProps = { templates: readonly Listed[]; done: string };

/** Every template of this trust, in the order of what they are for. */
export function TemplateList({ templates, done }: ListProps) {
  const offered = templates.filter(({ retired }) => !retired);
  const retired = templates.filter((one) => one.retired);
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <PageHeading
        title="Letters and messages"
        lede="What your team writes to people. Say it as you would say it to them."
        actions={<ButtonLink kind="secondary" href={`${TEMPLATES}/new`} label="Add a template" />}
      />
      <p>
        <a href={REACH}>How people reach us</a>: phone, email and address, as letters say them
      </p>
      {offered.some(({ shipped }) => shipped) && (
        <p>What stands “as shipped” is a suggestion. Read it with your team before you use it.</p>
      )}
      <Lines templates={offered} />
      {retired.length > 0 && (
        <Details summary={`Not in use: ${retired.length}`}>
          <Lines templates={retired} />
        </Details>
      )}
      <p>
        <a href="/desk/settings">Back to Settings</a>
      </p>
    </>
  );
}

function Lines({ templates }: { templates: readonly Listed[] }) {
  return (
    <ul className="app-results">
      {templates.map(({ template, kind, name, ways, changed, planned, second }) => (
        <li className="app-results__item" key={template}>
          <a className="app-results__title" href={`${TEMPLATES}/${template}`}>
            {name}
          </a>
          <p className="app-secondary">
            {[
              KIND_WORDS[kind] !== name && KIND_WORDS[kind],
              waysWords(ways),
              second && 'A second person reads it first',
              changed,
              planned,
            ]
              .filter(Boolean)
              .join('. ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

export const waysWords = (ways: Version['ways']) =>
  LETTER_WAYS.filter((way) => ways.includes(way))
    .map((way, at) => (at === 0 ? WAY_WORDS[way] : WAY_WORDS[way].toLowerCase()))
    .join(', ');
