import { ButtonLink } from '../platform/components/buttons.tsx';
import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { SecondaryNav } from '../platform/components/secondary-nav.tsx';
import { LinesTable } from '../platform/components/table.tsx';
import { type ImprovementState, STATE_WORDS } from './improvements.rules.ts';

const AT = '/desk/improvements';

export type View = 'all' | 'check' | 'public' | 'tell';
const VIEW_WORDS: Record<View, string> = {
  all: 'All',
  check: 'For you to check',
  public: 'On the public page',
  tell: 'To tell by hand',
};
const EMPTY_WORDS: Record<View, string> = {
  all: 'Nothing is here yet.',
  check: 'There is nothing for you to check.',
  public: 'Nothing is on the public page.',
  tell: 'Nobody waits to be told.',
};

type ListProps = {
  lines: readonly { id: string; said: string; state: ImprovementState; public: string; where: string; by: string }[];
  view: View;
  counts: readonly (readonly [View, number])[];
  mayWrite: boolean;
};

export function ImprovementList({ lines, view, counts, mayWrite }: ListProps) {
  const add = <ButtonLink href={`${AT}/new`} label="Add" hiddenName="what changed" />;
  return (
    <>
      <PageHeading title="You said, we did" lede="What changed because people told us" actions={mayWrite && add} />
      <SecondaryNav
        label="You said, we did"
        items={counts.map(([of, count]) => ({
          ...{ href: of === 'all' ? AT : `${AT}?view=${of}`, label: VIEW_WORDS[of], current: of === view, count },
        }))}
      />
      {lines.length === 0 ? (
        <EmptyState action={mayWrite && view === 'all' && add}>{EMPTY_WORDS[view]}</EmptyState>
      ) : (
        <LinesTable
          label="What changed"
          heads={['What people told us', 'Where', 'How far', 'Public']}
          rows={lines.map((line) => ({
            id: line.id,
            cells: [
              <a key="said" href={`${AT}/${line.id}`}>
                {firstWords(line.said)}
              </a>,
              line.where,
              STATE_WORDS[line.state],
              line.public,
            ],
          }))}
        />
      )}
      <p>
        <a href="/you-said-we-did">What the public reads</a>
      </p>
    </>
  );
}

const firstWords = (words: string) => (words.length > 90 ? `${words.slice(0, 90).replace(/\s\S*$/, '')} …` : words);
