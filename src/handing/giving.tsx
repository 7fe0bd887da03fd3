import { Button, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Select } from '../platform/components/inputs.tsx';
import { EmptyState, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import type { Refused } from './handings.ts';

type GivingProps = {
  /** The list in which they were ticked. */
  back: string;
  refs: readonly string[];
  to: { id: string; name: string } | undefined;
  colleagues: readonly { id: string; name: string }[];
  ready: readonly { ref: string; who: string; from: string }[];
  refused: readonly Refused[];
  errors: readonly { field?: string; message: string }[];
};

/** What will change, before it changes; and which cases cannot be given, with the reason. */
export function GivingPage({ back, refs, to, colleagues, ready, refused, errors }: GivingProps) {
  return (
    <>
      <p>
        <a href={back}>Back to the list</a>
      </p>
      <ErrorSummary errors={errors} />
      <PageHeading title="Give cases to a colleague" lede="Nothing has changed yet." />
      {refs.length === 0 && (
        <EmptyState action={<a href={back}>Tick cases in the list</a>}>No case is ticked.</EmptyState>
      )}
      {refs.length > 0 && <Choose back={back} refs={refs} to={to} colleagues={colleagues} />}
      {to && ready.length > 0 && <Ready back={back} to={to} ready={ready} />}
      <RefusedList refused={refused} />
    </>
  );
}

function Choose({ back, refs, to, colleagues }: Pick<GivingProps, 'back' | 'refs' | 'to' | 'colleagues'>) {
  return (
    <form method="get" action="/desk/cases/giving">
      <Refs refs={refs} />
      <HiddenFields fields={{ look: 'yes', back }} />
      <Select
        name="to"
        label="Who gets them?"
        blank="Choose a colleague"
        value={to?.id}
        choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button kind="secondary" label={to ? 'Show for this colleague' : 'Show what will change'} />
    </form>
  );
}

function Refs({ refs }: { refs: readonly string[] }) {
  return refs.map((ref) => <input key={ref} type="hidden" name="ref" value={ref} />);
}

type ReadyProps = Pick<GivingProps, 'back' | 'ready'> & { to: { id: string; name: string } };

function Ready({ back, to, ready }: ReadyProps) {
  const count = ready.length === 1 ? '1 case' : `${ready.length} cases`;
  return (
    <section className="app-section" aria-labelledby="ready">
      <h2 className="nhsuk-heading-s" id="ready">
        {count} will go to {to.name}
      </h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {ready.map(({ ref, who, from }) => (
          <li key={ref}>
            <a href={`/desk/cases/${ref}`}>{who}</a> <span className="app-secondary">{ref}</span>, from {from}
          </li>
        ))}
      </ul>
      <InsetText>Their open promises go with them. Times that were promised stay as they are.</InsetText>
      <form method="post" action="/desk/cases/giving">
        <Refs refs={ready.map(({ ref }) => ref)} />
        <HiddenFields fields={{ to: to.id, back }} />
        <ButtonRow>
          <Button label={`Give ${count}`} />
          <a href={back}>Cancel</a>
        </ButtonRow>
      </form>
    </section>
  );
}

function RefusedList({ refused }: { refused: readonly Refused[] }) {
  if (refused.length === 0) return null;
  return (
    <section className="app-section" aria-labelledby="refused">
      <h2 className="nhsuk-heading-s" id="refused">
        {refused.length === 1 ? '1 case cannot be given' : `${refused.length} cases cannot be given`}
      </h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {refused.map(({ ref, why }) => (
          <li key={ref}>
            {ref}: {why}
          </li>
        ))}
      </ul>
    </section>
  );
}
