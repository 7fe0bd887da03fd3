import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, MiniDetails } from '../platform/components/panels.tsx';
import { dateTimeWords, localDate } from '../platform/time.ts';
import { differencesOf } from './differences.rules.ts';
import { heldBack } from './guides.rules.ts';
import type { Edition, Guide } from './guides.ts';
import { atGuide } from './list.tsx';

type Props = {
  guide: Guide;
  /** The newest first. */
  editions: readonly Edition[];
  staff: ReadonlyMap<string, string>;
  now: Date;
};

/** All that it ever said: who wrote it, who read it before the public did, and what was changed. */
export function EditionsPage({ guide, editions, staff, now }: Props) {
  const held = heldBack(guide, localDate(now));
  return (
    <>
      <p>
        <a href={atGuide(guide)}>Back to {guide.title}</a>
      </p>
      <PageHeading title="Editions" lede="Nothing is lost: every edition that was saved is here." />
      {editions.map((edition, at) => (
        <Card
          key={edition.id}
          title={`Edition ${edition.number}`}
          action={
            <span className="app-secondary">
              {edition.number === guide.public_edition
                ? held
                  ? `Held back from the public: ${held}`
                  : 'The public reads it'
                : ''}
            </span>
          }
        >
          <p>
            {edition.made_by
              ? `${staff.get(edition.made_by) ?? 'A colleague'}, ${dateTimeWords(edition.made_at, now)}.`
              : 'As it shipped.'}
            {edition.passed_at &&
              ` Read by ${staff.get(edition.passed_by ?? '') ?? 'a colleague'} before it was public, ${dateTimeWords(edition.passed_at, now)}.`}
          </p>
          <MiniDetails
            summary={editions[at + 1] ? 'What was changed' : 'What it says'}
            hiddenName={`in edition ${edition.number}`}
            open={at === 0}
          >
            <Changes older={editions[at + 1]} newer={edition} />
          </MiniDetails>
        </Card>
      ))}
    </>
  );
}

const textOf = ({ title, summary, body }: Edition) => `${title}\n${summary}\n\n${body}`;

const KINDS = { same: '', added: 'Added: ', taken: 'Taken out: ' } as const;

function Changes({ older, newer }: { older: Edition | undefined; newer: Edition }) {
  const lines = older ? differencesOf(textOf(older), textOf(newer)) : differencesOf(textOf(newer), textOf(newer));
  return (
    <div className="app-changes">
      {lines.map(({ was, words }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
        <p key={at} className={`app-changes__line app-changes__line--${was}`}>
          {words !== '' && <span className="app-changes__kind">{KINDS[was]}</span>}
          {was === 'taken' ? <del>{words}</del> : was === 'added' ? <ins>{words}</ins> : words || ' '}
        </p>
      ))}
    </div>
  );
}
