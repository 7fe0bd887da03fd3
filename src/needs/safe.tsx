import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { RailBlock } from '../platform/components/panels.tsx';
import type { Texts } from '../platform/edits.rules.ts';
import { WasFields } from '../platform/edits.tsx';
import { type Filled, fieldOf, typedList } from '../platform/forms.ts';
import { BackToPerson } from './needs.tsx';

export function SafePage({ id, who, was, filled }: { id: string; who: string; was: Texts; filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <BackToPerson id={id} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={`How is it safe to contact ${who}?`} />
      <InsetText>
        Ask when they are alone. If they are in danger now, call 999. Messages to them say no name, no hospital and not
        what it is about.
      </InsetText>
      <form method="post" action={`/desk/people/${id}/safe-contact`} noValidate data-ctrl-enter="">
        <WasFields was={was} />
        <Radios
          {...field('unsafe')}
          label="Might somebody see or hear what we send?"
          inline
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <Radios
          {...field('safe_way')}
          label="The safe way (optional)"
          hint="All other ways are closed then, but for speaking in person."
          inline
          choices={[
            { value: 'phone', label: 'Phone' },
            { value: 'text', label: 'Text' },
            { value: 'email', label: 'Email' },
            { value: 'letter', label: 'Letter' },
            { value: 'in_person', label: 'In person' },
          ]}
        />
        <TextField {...field('safe_times')} label="Safe times (optional)" hint="Like weekdays 10am to 2pm" />
        <TextField
          {...field('code_word')}
          label="Code word (optional)"
          hint="They say it first. Without it, you have the wrong number."
          width={20}
        />
        <Checkboxes
          name="no_messages"
          label="Messages"
          values={typedList(filled, 'no_messages')}
          choices={[
            { value: 'yes', label: 'Never leave a message', hint: 'No voicemail, and none with anybody else.' },
          ]}
        />
        <ButtonRow>
          <Button label="Save safe contact" />
          <ButtonLink kind="quiet" href={`/desk/people/${id}`} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

type BlockProps = {
  id: string;
  unsafe: boolean;
  lines: readonly string[];
  exceptions: readonly { id: string; words: string }[];
  mayWrite: boolean;
};

export function SafeBlock({ id, unsafe, lines, exceptions, mayWrite }: BlockProps) {
  return (
    <RailBlock
      title="Safe contact"
      action={
        mayWrite && <a href={`/desk/people/${id}/safe-contact`}>{unsafe ? 'Change' : 'Someone might see this'}</a>
      }
    >
      {!unsafe && <p>Nothing recorded.</p>}
      {unsafe && <Need icon="contact">{['Someone might see this.', ...lines].join(' ')}</Need>}
      {exceptions.length > 0 && (
        <>
          <p className="app-secondary">Contacted another way than they asked for:</p>
          <ul className="nhsuk-list">
            {exceptions.map((one) => (
              <li key={one.id}>{one.words}</li>
            ))}
          </ul>
        </>
      )}
    </RailBlock>
  );
}
