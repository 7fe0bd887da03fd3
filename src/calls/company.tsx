import type { HelpNumber } from '../places/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Select } from '../platform/components/fields.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Facts, RailBlock } from '../platform/components/panels.tsx';
import type { Colleague, Company } from './company.ts';
import { HelpNumbers } from './help-numbers.tsx';

type AskProps = { id: string; company: Company; colleagues: readonly Colleague[]; chosen: string };

/** At the right end of the help strip: asking a colleague, and what became of it. */
export function AskColleague({ id, company, colleagues, chosen }: AskProps) {
  return (
    <details className="app-more">
      <summary className="app-button-quiet">
        <Word company={company} />
      </summary>
      <div className="app-more__menu app-more__menu--form">
        <Select
          name="join_who"
          label="Who?"
          blank="Whoever is free first"
          value={chosen}
          choices={colleagues.map((one) => ({ value: one.id, label: one.name }))}
        />
        <AskButton id={id} label={company.state === 'none' ? 'Ask' : 'Ask again'} fields="join_who" />
      </div>
    </details>
  );
}

/** What became of it stands in the button itself: nothing on the page moves while somebody is on the line. */
function Word({ company }: { company: Company }) {
  switch (company.state) {
    case 'none':
      return 'Ask a colleague to join';
    case 'asked':
      return (
        <span data-part-live="" data-part-news="">
          Asked {company.name}
        </span>
      );
    case 'coming':
      return <span data-part-news="">{company.name} is coming</span>;
    case 'refused':
      return <span data-part-news="">{company.name} cannot come</span>;
  }
}

/** With script the call stays where it is; without it the form is sent with all its words. */
export function AskButton({ id, label, fields }: { id: string; label: string; fields?: string }) {
  return (
    <Button
      kind="secondary"
      label={label}
      name="act"
      value="join"
      formNoValidate
      data={{ 'data-part-send': `/desk/contacts/${id}/company`, 'data-part-fields': fields ?? '' }}
    />
  );
}

type SeenProps = {
  id: string;
  said: readonly { key: string; value: string }[];
  notes: string;
  cards: readonly { code: string; title: string; say: readonly string[] }[];
  numbers: readonly HelpNumber[];
};

/** A colleague's call, to be read while it goes on: what is written, and the numbers. */
export function JoinedCall({ id, author, ...seen }: SeenProps & { author: string }) {
  return (
    <>
      <PageHeading title={`You have joined ${author}’s call`} lede="You read along. Only they write in it." />
      <div data-part={`/desk/contacts/${id}/words`}>
        <WordsOfCall id={id} {...seen} />
      </div>
    </>
  );
}

/** Asked for again every few seconds. */
export function WordsOfCall({ id, said, notes, cards, numbers }: SeenProps) {
  return (
    <div className="app-columns" data-part-live="">
      <RailBlock title="What they are telling us">
        <p className="app-read-back">{notes || 'Nothing is written yet.'}</p>
        <Facts rows={said.filter(({ value }) => value !== '')} />
      </RailBlock>
      {cards.map(({ code, title, say }) => (
        <RailBlock key={code} title={title}>
          <ul className="app-prompt__say">
            {say.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </RailBlock>
      ))}
      <RailBlock title="Numbers">
        <HelpNumbers
          numbers={numbers}
          of={['emergency', 'crisis_line', 'mental_health', 'safeguarding', 'safeguarding_closed']}
        />
      </RailBlock>
      <p>
        <a href={`/desk/contacts/${id}/joined`}>Show what is new</a>
      </p>
    </div>
  );
}
