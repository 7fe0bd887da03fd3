import type { ReactNode } from 'react';
import { BackToCase } from '../cases/index.ts';
import { Banner, InsetText, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details, Facts } from '../platform/components/panels.tsx';
import type { ClockLine } from './clocks.rules.ts';

export type PathLine = { href: string; title: string; stands: string; who: string };
export type PathGroup = { title: string; lines: readonly PathLine[] };

export type PathwayProps = {
  reference: string;
  title: string;
  lede: string;
  done: string | undefined;
  /** Read aloud, where nobody has said it yet; else who said it and when. */
  condolence: { say: string } | { said: string };
  /** What they told us first, in their words. */
  first: string;
  /** When they want to hear from us. */
  wishes: readonly { key: string; value: string }[];
  clocks: readonly ClockLine[];
  groups: readonly PathGroup[];
  mayWrite: boolean;
  /** Said, and not said yet: the button for it. */
  sayButton: ReactNode;
};

/** Everything after one death, one line each: nothing here is one long form, and nothing has to be done in order. */
export function PathwayPage(props: PathwayProps) {
  const { reference, title, lede, done, condolence, first, wishes, clocks, groups, sayButton } = props;
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <BackToCase reference={reference} />
      <PageHeading title={title} lede={lede} />
      {'say' in condolence ? (
        <InsetText>
          <p className="app-prompt__say">{`“${condolence.say}”`}</p>
          {sayButton}
        </InsetText>
      ) : (
        <p className="app-secondary">{condolence.said}</p>
      )}
      {first && (
        <Details summary="What they told us first">
          <p className="app-as-typed">{first}</p>
        </Details>
      )}
      {wishes.length > 0 && (
        <Card title="What they want from us">
          <Facts rows={wishes} />
        </Card>
      )}
      {clocks.length > 0 && <Clocks clocks={clocks} />}
      {groups.map((group) => (
        <Group key={group.title} {...group} />
      ))}
    </>
  );
}

function Clocks({ clocks }: { clocks: readonly ClockLine[] }) {
  return (
    <Card title="For officers only">
      <Facts
        rows={clocks.map(({ name, words, late }) => ({
          key: name,
          value: late ? (
            <>
              <strong className="app-late">Late.</strong> {words}
            </>
          ) : (
            words
          ),
        }))}
      />
      <p className="app-secondary">Never said to the family as a deadline.</p>
    </Card>
  );
}

function Group({ title, lines }: PathGroup) {
  return (
    <section className="app-section">
      <h2 className="nhsuk-heading-m">{title}</h2>
      <ul className="nhsuk-task-list">
        {lines.map(({ href, title: name, stands, who }) => (
          <li className="nhsuk-task-list__item nhsuk-task-list__item--with-link" key={href}>
            <div className="nhsuk-task-list__name-and-hint">
              <a className="nhsuk-link nhsuk-task-list__link" href={href}>
                {name}
              </a>
              {who && <div className="nhsuk-task-list__hint">{who}</div>}
            </div>
            <div className="nhsuk-task-list__status">{stands}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What an officer has to know, and whom to call here. */
export function Knows({ words, office }: { words: string; office: string }) {
  if (!words && !office) return null;
  return (
    <>
      {words && <p>{words}</p>}
      {office && <Need icon="person">{office}</Need>}
    </>
  );
}
