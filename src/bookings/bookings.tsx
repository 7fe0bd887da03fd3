import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, MiniDetails } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { HOW_WORDS, KIND_WORDS, STATE_WORDS } from './bookings.rules.ts';
import { ENDS, HOWS, KINDS } from './tables.ts';

function BackToCase({ reference }: { reference: string }) {
  return (
    <p>
      <a href={`/desk/cases/${reference}`}>Back to {reference}</a>
    </p>
  );
}

type Choices = readonly { value: string; label: string }[];
/** `sought`: nobody was free for these, and somebody is still to be found. */
type NewProps = { reference: string; people: Choices; sought: Choices; filled: Filled };

export function NewBookingPage({ reference, people, sought, filled }: NewProps) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Book an interpreter" lede="It stays in My day until they confirm." />
      <form method="post" action={`/desk/cases/${reference}/bookings`} noValidate data-ctrl-enter="">
        {sought.length > 0 && (
          <Radios
            {...field('instead')}
            label="Is it instead of one for which nobody was free?"
            choices={[{ value: '', label: 'No, that one is still to be found' }, ...sought]}
          />
        )}
        <Select {...field('person')} label="For whom?" choices={people} />
        <Radios
          {...field('kind')}
          label="What is needed?"
          columns={2}
          choices={KINDS.map((kind) => ({
            value: kind,
            label: KIND_WORDS[kind],
            ...(kind === 'language'
              ? { children: <TextField {...field('language')} label="Which language?" width={20} /> }
              : {}),
          }))}
        />
        <Radios
          {...field('gender')}
          label="Who may it be?"
          inline
          choices={[
            { value: 'any', label: 'Anybody' },
            { value: 'woman', label: 'A woman' },
            { value: 'man', label: 'A man' },
          ]}
        />
        <div className="app-field-row">
          <TextField {...field('day')} label="Day" hint="Like tomorrow or 26 November" width={20} />
          <TextField {...field('time')} label="Time" hint="Like 3pm" width={10} />
          <TextField {...field('minutes')} label="Minutes" hint="Like 60" width={5} inputMode="numeric" />
        </div>
        <Radios
          {...field('how')}
          label="How?"
          inline
          choices={HOWS.map((how) => ({ value: how, label: HOW_WORDS[how] }))}
        />
        <TextField {...field('place')} label="Where (optional)" hint="Like Ward 7B, side room" />
        <div className="app-field-row">
          <TextField {...field('provider')} label="Who provides it (optional)" width={20} />
          <TextField {...field('cost_centre')} label="Cost centre (optional)" width={10} />
        </div>
        <Checkboxes
          name="asked"
          label="So far"
          values={typedList(filled, 'asked')}
          choices={[{ value: 'yes', label: 'I have asked them' }]}
        />
        <ButtonRow>
          <Button label="Save booking" />
          <ButtonLink kind="quiet" href={`/desk/cases/${reference}/bookings`} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

export type BookingLine = {
  id: string;
  title: string;
  when: string;
  state: string;
  isOpen: boolean;
  isConfirmed: boolean;
  isSought: boolean;
  provider: string;
  details: readonly string[];
};

type ListProps = {
  reference: string;
  lines: readonly BookingLine[];
  mayWrite: boolean;
  refused: { booking: string; form: 'confirm' | 'end'; filled: Filled } | undefined;
};

const NOTHING: Filled = { typed: {}, errors: [] };

export function BookingsPage({ reference, lines, mayWrite, refused }: ListProps) {
  const errors = (refused?.filled.errors ?? []).map(({ field, message }) => ({
    field: `${refused?.booking}-${field}`,
    message,
  }));
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={errors} />
      <PageHeading
        title="Interpreter bookings"
        actions={
          mayWrite && (
            <ButtonLink kind="secondary" href={`/desk/cases/${reference}/bookings/new`} label="Book an interpreter" />
          )
        }
      />
      {lines.length === 0 && <EmptyState>Nobody is booked for this case.</EmptyState>}
      {lines.map((line) => {
        const filled = refused?.booking === line.id ? refused : undefined;
        return (
          <Card key={line.id} title={line.title}>
            <p>
              <strong>{line.state}</strong> – {line.when}
            </p>
            <p className="app-secondary">{line.details.join(', ')}</p>
            {mayWrite && line.isSought && (
              <p>
                <a href={`/desk/cases/${reference}/bookings/new?instead=${line.id}`}>
                  Book somebody else<span className="nhsuk-u-visually-hidden"> {line.title}</span>
                </a>
              </p>
            )}
            {mayWrite && line.isOpen && !line.isConfirmed && (
              <Confirm
                line={line}
                reference={reference}
                filled={filled?.form === 'confirm' ? filled.filled : NOTHING}
              />
            )}
            {mayWrite && line.isOpen && (
              <MiniDetails
                summary="How did it go?"
                hiddenName={line.title}
                className="nhsuk-u-margin-top-3"
                open={line.isConfirmed || filled?.form === 'end'}
              >
                <End line={line} reference={reference} filled={filled?.form === 'end' ? filled.filled : NOTHING} />
              </MiniDetails>
            )}
          </Card>
        );
      })}
    </>
  );
}

type FormProps = { line: BookingLine; reference: string; filled: Filled };

function Confirm({ line, reference, filled }: FormProps) {
  const field = (name: string) => ({
    name,
    id: `${line.id}-${name}`,
    value: typedText(filled, name),
    error: errorOf(filled, name),
  });
  return (
    <form method="post" action={`/desk/cases/${reference}/bookings/${line.id}/confirmation`} noValidate>
      <div className="app-field-row">
        <TextField
          {...field('provider')}
          value={typedText(filled, 'provider') || line.provider}
          label="Who provides it"
        />
        <TextField {...field('reference')} label="Their reference" />
      </div>
      <Button kind="secondary" label="They confirmed" hiddenName={line.title} />
    </form>
  );
}

function End({ line, reference, filled }: FormProps) {
  const field = (name: string) => ({
    name,
    id: `${line.id}-${name}`,
    value: typedText(filled, name),
    error: errorOf(filled, name),
  });
  return (
    <form method="post" action={`/desk/cases/${reference}/bookings/${line.id}/outcome`} noValidate>
      <Radios
        {...field('state')}
        label="What came of it?"
        inline
        choices={ENDS.map((state) => ({ value: state, label: STATE_WORDS[state] }))}
      />
      <Radios
        {...field('was_right')}
        label="If it took place: was it right for them?"
        inline
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'partly', label: 'Partly' },
          { value: 'no', label: 'No' },
        ]}
      />
      <TextArea {...field('outcome')} label="What happened? (optional)" rows={2} />
      <Button kind="secondary" label="Save what came of it" hiddenName={line.title} />
    </form>
  );
}
