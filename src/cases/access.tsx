import { Button } from '../platform/components/buttons.tsx';
import { Checkboxes, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { ScrollTable } from '../platform/components/table.tsx';
import { errorOf, type Filled, typedList, typedText } from '../platform/forms.ts';
import { BackToCase } from './back-to-case.tsx';

/** Names nobody: only the reference is known here. */
export function RestrictedCase({ reference, filled }: { reference: string; filled: Filled }) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <h1>Restricted case – {reference}</h1>
      <p>You do not have access to this case. Ask your PALS manager to name you for it.</p>
      <p>If you need it now, say why. Your name, the time and your reason are kept, and your manager sees them.</p>
      <form method="post" action={`/desk/cases/${reference}/access`} noValidate>
        <TextArea
          name="reason"
          label="Why do you need to open it?"
          labelSize="s"
          rows={3}
          value={typedText(filled, 'reason')}
          error={errorOf(filled, 'reason')}
        />
        <Button label="Open this case" />
      </form>
    </>
  );
}

export type AccessLine = { id: string; name: string; may: boolean; reason: string; since: string };
type Colleague = { id: string; name: string };

type AccessProps = {
  reference: string;
  restricted: boolean;
  lines: readonly AccessLine[];
  /** Empty for those who only read who may open it. */
  colleagues: readonly Colleague[];
  restriction: Filled;
  exclusion: Filled;
};

export function WhoMayOpen({ reference, restricted, lines, colleagues, restriction, exclusion }: AccessProps) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={[...errorsOf('open', restriction), ...errorsOf('out', exclusion)]} />
      <h1>Who may open {reference}</h1>
      <p>
        {restricted
          ? 'Only those named here. To everybody else it is in lists as “Restricted case” with its number.'
          : 'Every officer of this PALS, except those who are locked out.'}
      </p>
      {lines.length > 0 && <AccessTable lines={lines} />}
      {colleagues.length > 0 && (
        <>
          <Decide
            title="Restrict it"
            words="Only you and those you tick can open it."
            action={`/desk/cases/${reference}/restriction`}
            prefix="open"
            filled={restriction}
            colleagues={colleagues}
            button="Restrict this case"
          />
          <Decide
            title="Lock somebody out"
            words="For them, this case and whoever is known only from it do not exist."
            action={`/desk/cases/${reference}/exclusion`}
            prefix="out"
            filled={exclusion}
            colleagues={colleagues}
            button="Lock out"
          />
        </>
      )}
    </>
  );
}

function errorsOf(prefix: string, { errors }: Filled) {
  return errors.map(({ field, message }) => ({ field: `${prefix}-${field}`, message }));
}

function AccessTable({ lines }: { lines: readonly AccessLine[] }) {
  return (
    <ScrollTable label="Who may open this case">
      <table className="nhsuk-table">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">May open it</th>
            <th scope="col">Why</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, may, reason, since }) => (
            <tr key={id}>
              <td>{name}</td>
              <td>{may ? 'Yes' : 'No, locked out'}</td>
              <td>{reason}</td>
              <td>{since}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}

type DecideProps = {
  title: string;
  words: string;
  action: string;
  prefix: string;
  filled: Filled;
  colleagues: readonly Colleague[];
  button: string;
};

function Decide({ title, words, action, prefix, filled, colleagues, button }: DecideProps) {
  return (
    <section className="app-act" aria-labelledby={`${prefix}-title`}>
      <form method="post" action={action} noValidate>
        <h2 className="nhsuk-heading-s" id={`${prefix}-title`}>
          {title}
        </h2>
        <p>{words}</p>
        <Checkboxes
          id={`${prefix}-names`}
          name="names"
          label="Colleagues"
          columns={2}
          values={typedList(filled, 'names')}
          error={errorOf(filled, 'names')}
          choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          id={`${prefix}-reason`}
          name="reason"
          label="Why?"
          value={typedText(filled, 'reason')}
          error={errorOf(filled, 'reason')}
        />
        <Button kind="secondary" label={button} />
      </form>
    </section>
  );
}
