import { ALIKE_WORDS, type Person } from '../people/index.ts';
import { ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Radios } from '../platform/components/fields.tsx';
import { Banner, EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Pagination } from '../platform/components/pagination.tsx';
import { Card } from '../platform/components/panels.tsx';
import { matchLine, openWords, whyAlike } from './matches.rules.ts';
import type { listDuplicates, Match } from './matches.ts';

/** While a new person is typed: who it may be. Choosing one uses that person. */
export function ChooseMatch({ matches }: { matches: readonly Match[] }) {
  if (matches.length === 0) return null;
  return (
    <Radios
      name="match"
      label="We may know them already. Is it one of these?"
      choices={[
        ...matches.map((match) => ({ value: match.person.id, label: matchLine(match), hint: whyAlike(match) })),
        { value: 'new', label: 'No, somebody new' },
      ]}
    />
  );
}

/** While a person is edited: another record that may be the same person. */
export function SameAs({ id, matches }: { id: string; matches: readonly Match[] }) {
  if (matches.length === 0) return null;
  return (
    <Card title="This may be the same person" heading="h2">
      {matches.map((match) => (
        <p key={match.person.id}>
          <a href={`/desk/people/${id}/merge?with=${match.person.id}`}>{matchLine(match)}</a>
          <br />
          <span className="app-secondary">{whyAlike(match)}</span>
        </p>
      ))}
    </Card>
  );
}

type Found = Awaited<ReturnType<typeof listDuplicates>>;
type DuplicatesProps = Found & { page: number; pages: number; done: string; born: (person: Person) => string };

export function Duplicates({ pairs, total, open, page, pages, done, born }: DuplicatesProps) {
  return (
    <>
      {done === 'apart' && <Banner>Kept apart. They are not shown again.</Banner>}
      <PageHeading
        title={`Possible duplicates (${total.toLocaleString('en-GB')})`}
        lede="Two records that may be one person. Look at both before you merge them."
      />
      {total === 0 && <EmptyState>No two records look like the same person.</EmptyState>}
      {pairs.map(({ one, other, by }) => (
        <Card
          key={`${one.id} ${other.id}`}
          title={one.name === other.name ? one.name : `${one.name} and ${other.name}`}
        >
          <p className="app-secondary">{sentence(ALIKE_WORDS[by])}</p>
          <div className="app-field-row">
            {[one, other].map((person) => (
              <p key={person.id}>
                <a href={`/desk/people/${person.id}`}>{person.name}</a>
                <br />
                {[born(person), openWords(open.get(person.id) ?? 0)].filter(Boolean).join(', ')}
              </p>
            ))}
          </div>
          <ButtonRow>
            <ButtonLink
              kind="secondary"
              href={`/desk/people/${one.id}/merge?with=${other.id}`}
              label="Look at both"
              hiddenName={`: ${one.name}`}
            />
            <PostButton
              kind="quiet"
              action={`/desk/people/${one.id}/apart`}
              label="Not the same"
              hiddenName={`: ${one.name}`}
              fields={{ with: other.id, from: 'list' }}
            />
          </ButtonRow>
        </Card>
      ))}
      <Pagination page={page} pages={pages} href={(number) => `/desk/people/duplicates?page=${number}`} />
    </>
  );
}

function sentence(words: string) {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
