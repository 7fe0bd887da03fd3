import { Button, ButtonLink } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { SecondaryNav } from '../platform/components/secondary-nav.tsx';
import type { Day } from '../platform/time.ts';
import { awaitsSecond, doubt, heldBack } from './guides.rules.ts';
import type { Guide } from './guides.ts';

export const GUIDES = '/desk/guides';
export const atGuide = ({ slug }: Pick<Guide, 'slug'>) => `${GUIDES}/${slug}`;

export const VIEWS = ['all', 'check', 'reported', 'waiting', 'gone'] as const;
export type GuideView = (typeof VIEWS)[number];

const VIEW_WORDS: Record<GuideView, string> = {
  all: 'All guides',
  check: 'To check',
  reported: 'Something was said',
  waiting: 'To read before it is public',
  gone: 'Taken out',
};

type Props = {
  view: GuideView;
  q: string;
  guides: readonly Guide[];
  subjects: ReadonlyMap<string, string>;
  counts: Partial<Record<GuideView, number>>;
  mayWrite: boolean;
  done: string | undefined;
  today: Day;
};

/** Everything that an officer may be asked, one search over it. */
export function GuideList({ view, q, guides, subjects, counts, mayWrite, done, today }: Props) {
  const views = VIEWS.filter((one) => mayWrite || one === 'all');
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <PageHeading
        title={q ? `Guides: ${guides.length === 1 ? '1 result' : `${guides.length} results`}` : 'Guides'}
        actions={mayWrite && <ButtonLink href={`${GUIDES}/new`} label="Write a guide" kind="secondary" />}
      />
      {views.length > 1 && (
        <SecondaryNav
          label="Guides"
          items={views.map((one) => ({
            href: one === 'all' ? GUIDES : `${GUIDES}?view=${one}`,
            label: VIEW_WORDS[one],
            current: one === view,
            ...(counts[one] === undefined ? {} : { count: counts[one] }),
          }))}
        />
      )}
      {view === 'all' && (
        <form className="app-card app-find" method="get" action={GUIDES}>
          <div className="app-filter__fields">
            <TextField name="q" label="What are you asked about?" type="search" value={q} />
            <div className="nhsuk-form-group">
              <Button label="Find" kind="secondary" />
            </div>
          </div>
        </form>
      )}
      {guides.length === 0 ? (
        <Nothing view={view} q={q} mayWrite={mayWrite} />
      ) : (
        <ul className="app-guide-list">
          {guides.map((guide) => (
            <li key={guide.id}>
              <h2 className="app-guide-list__title">
                <a href={atGuide(guide)}>{guide.title}</a>
              </h2>
              <p>{guide.summary}</p>
              <p className="app-secondary">{factsOf(guide, subjects, today)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function factsOf(guide: Guide, subjects: ReadonlyMap<string, string>, today: Day): string {
  const about = guide.subjects.flatMap((code) => subjects.get(code) ?? []).join(', ');
  const reads = heldBack(guide, today) ? '' : 'The public reads it';
  const waits = awaitsSecond(guide) ? 'A second person has to read it before it is public' : '';
  return [doubt(guide, today), about, reads, waits].filter(Boolean).join(' – ');
}

function Nothing({ view, q, mayWrite }: Pick<Props, 'view' | 'q' | 'mayWrite'>) {
  if (q)
    return (
      <EmptyState action={<a href={GUIDES}>All guides</a>}>{`No guide matches “${q}”. Try fewer letters.`}</EmptyState>
    );
  if (view === 'all')
    return (
      <EmptyState action={mayWrite && <a href={`${GUIDES}/new`}>Write the first</a>}>
        There are no guides yet.
      </EmptyState>
    );
  return <EmptyState action={<a href={GUIDES}>All guides</a>}>Nothing is waiting here.</EmptyState>;
}
