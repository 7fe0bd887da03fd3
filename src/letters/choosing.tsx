import { BackToCase } from '../cases/index.ts';
import { EmptyState, InsetText, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details, RailLine } from '../platform/components/panels.tsx';
import type { Choice } from './choosing.rules.ts';
import { KIND_WORDS, type LetterWay, WAY_WORDS } from './kinds.rules.ts';

type Props = {
  reference: string;
  people: readonly { id: string; name: string; died: boolean }[];
  chosen:
    | {
        id: string;
        called: string;
        died: boolean;
        rules: readonly string[];
        ways: readonly LetterWay[];
        missing: string;
        mayAdd: boolean;
      }
    | undefined;
  choices: readonly Choice[];
  begun: readonly { template: string; to: string; how: LetterWay; title: string; name: string }[];
  sent: readonly { id: string; title: string; words: string }[];
};

/** On the page of a case. */
export function WriteLine({ reference }: { reference: string }) {
  const write = (
    <a href={`/desk/cases/${reference}/letters/new`}>
      Write<span className="nhsuk-u-visually-hidden"> a letter or message</span>
    </a>
  );
  return <RailLine title="Letters and messages" action={write} />;
}

/** To whom, then what and how with one press. */
export function ChoosePage({ reference, people, chosen, choices, begun, sent }: Props) {
  return (
    <>
      <BackToCase reference={reference} />
      <PageHeading title="Write a letter or message" />
      {begun.length > 0 && <GoOn reference={reference} begun={begun} />}
      {chosen ? (
        <>
          <ToWhom reference={reference} people={people} chosen={chosen.id} />
          <div className="nhsuk-u-margin-bottom-3">
            {chosen.rules.map((rule) => (
              <Need key={rule}>{rule}</Need>
            ))}
            {chosen.missing && (
              <p>
                {chosen.missing}{' '}
                {chosen.mayAdd && (
                  <a href={`/desk/people/${chosen.id}/ways/new`}>
                    Add one<span className="nhsuk-u-visually-hidden"> for {chosen.called}</span>
                  </a>
                )}
              </p>
            )}
          </div>
          <Choices reference={reference} chosen={chosen} choices={choices} />
        </>
      ) : (
        <EmptyState action={<a href={`/desk/cases/${reference}/people`}>Add a person</a>}>
          Nobody of this case is known by name, so there is nobody to write to.
        </EmptyState>
      )}
      {sent.length > 0 && <Sent reference={reference} sent={sent} />}
    </>
  );
}

/** Words that were begun and have not gone. */
function GoOn({ reference, begun }: Pick<Props, 'reference' | 'begun'>) {
  return (
    <InsetText>
      {begun.map(({ template, to, how, title, name }) => (
        <span key={`${template} ${to}`} className="app-letter__begun">
          You have begun:{' '}
          <a href={`/desk/cases/${reference}/letters/new?to=${to}&template=${template}&how=${how}`}>
            {title} to {name}
          </a>
        </span>
      ))}
    </InsetText>
  );
}

function ToWhom({ reference, people, chosen }: Pick<Props, 'reference' | 'people'> & { chosen: string }) {
  return (
    <>
      <h2 className="nhsuk-heading-s">To whom?</h2>
      <ul className="nhsuk-list app-to-whom">
        {people.map(({ id, name, died }) => (
          <li key={id}>
            {id === chosen ? (
              <strong aria-current="true">{name}</strong>
            ) : (
              <a href={`/desk/cases/${reference}/letters/new?to=${id}`}>{name}</a>
            )}
            {died && ' (has died)'}
          </li>
        ))}
      </ul>
    </>
  );
}

function Choices({
  reference,
  chosen,
  choices,
}: Pick<Props, 'reference' | 'choices'> & { chosen: NonNullable<Props['chosen']> }) {
  if (chosen.died)
    return <p>{chosen.called} has died. Nothing is written to them: choose somebody else of this case.</p>;
  if (chosen.ways.length === 0)
    return <p>{chosen.called} asked us not to write. Speak to them, and record what you said.</p>;
  if (choices.length === 0)
    return <p>There is no template for a way that is open to {chosen.called}. A manager adds one in Settings.</p>;
  const others = choices.filter(({ fits }) => !fits);
  return (
    <>
      <h2 className="nhsuk-heading-s">What, and how?</h2>
      <ChoiceList reference={reference} chosen={chosen} choices={choices.filter(({ fits }) => fits)} />
      {others.length > 0 && (
        <Details summary={`Other templates: ${others.length}`}>
          <ChoiceList reference={reference} chosen={chosen} choices={others} />
        </Details>
      )}
    </>
  );
}

type ListProps = Pick<Props, 'reference' | 'choices'> & { chosen: { id: string; called: string } };

function ChoiceList({ reference, chosen, choices }: ListProps) {
  return (
    <ul className="app-results">
      {choices.map(({ version, ways }) => (
        <li className="app-results__item app-to-write" key={version.id}>
          <div>
            <span className="app-results__title">{version.name}</span>
            {saysMore(version) && <p className="app-secondary">{KIND_WORDS[version.kind]}</p>}
          </div>
          <div className="app-buttons">
            {ways.map((way) => (
              <a
                key={way}
                className="app-button-quiet"
                href={`/desk/cases/${reference}/letters/new?to=${chosen.id}&template=${version.template_id}&how=${way}`}
              >
                {WAY_WORDS[way]}
                <span className="nhsuk-u-visually-hidden">
                  : {version.name} to {chosen.called}
                </span>
              </a>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** "Answer" says nothing more than "Our answer" does; "Asking for consent" does beside "May we share this?". */
function saysMore({ name, kind }: Choice['version']): boolean {
  return kind !== 'other' && !name.toLowerCase().includes(KIND_WORDS[kind].toLowerCase());
}

function Sent({ reference, sent }: Pick<Props, 'reference' | 'sent'>) {
  return (
    <Details summary={`What was written before: ${sent.length}`}>
      <ul className="nhsuk-list">
        {sent.map(({ id, title, words }) => (
          <li key={id}>
            <a href={`/desk/cases/${reference}/letters/${id}`}>{title}</a>{' '}
            <span className="app-secondary">{words}</span>
          </li>
        ))}
      </ul>
    </Details>
  );
}
