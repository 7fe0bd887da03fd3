import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';

export const BEGUN = '/desk/letters';

type Props = {
  letters: readonly {
    ref: string;
    /** What and to whom; undefined where the template or the person is not in the case any more. */
    letter: { title: string; name: string; query: string } | undefined;
    words: string;
    when: string;
  }[];
};

/** Of all cases: what this officer has begun to write and not sent. */
export function BegunPage({ letters }: Props) {
  return (
    <>
      <PageHeading title="Letters you have begun" lede="Only you see them." />
      {letters.length === 0 && (
        <EmptyState action={<a href="/desk">Back to My day</a>}>You have begun no letter.</EmptyState>
      )}
      <ul className="app-results">
        {letters.map(({ ref, letter, words, when }) => (
          <li className="app-results__item" key={`${ref} ${letter?.query} ${when}`}>
            <a
              className="app-results__title"
              href={`/desk/cases/${ref}/letters/new${letter ? `?${letter.query}` : ''}`}
            >
              {letter ? `${letter.name}: ${letter.title}` : ref}
            </a>
            <p className="app-secondary">
              {letter && `${ref}, `}
              {when}
            </p>
            <p>{words}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
