import type { ReactNode } from 'react';
import { BackToCase } from '../cases/index.ts';
import { Button, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios } from '../platform/components/choices.tsx';
import { TextArea, TextField } from '../platform/components/inputs.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { ScrollTable } from '../platform/components/table.tsx';
import { errorOf, type FieldError, type Filled, fieldOf, typedList } from '../platform/forms.ts';
import { OPENING_WHYS, OPENING_WORDS, RESTRICTED_FOR, RESTRICTED_FOR_WORDS } from './access.rules.ts';

/** Names nobody: only the reference is known here. `days`: for how long a reason opens it. */
export function RestrictedCase({ reference, filled, days }: { reference: string; filled: Filled; days: number }) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <h1>Restricted case – {reference}</h1>
      <p>You do not have access to this case. Ask your PALS manager to name you for it.</p>
      <p>
        If you need it now, say why. Your name, the time and your reason are kept, a manager looks into every opening,
        and the case is open to you for {days === 1 ? '1 day' : `${days} days`}.
      </p>
      <form method="post" action={`/desk/cases/${reference}/access`} noValidate>
        <Radios
          {...fieldOf(filled, 'why')}
          label="Why do you need to open it?"
          choices={OPENING_WHYS.map((value) => ({ value, label: OPENING_WORDS[value] }))}
        />
        <TextArea {...fieldOf(filled, 'reason')} label="In your own words" labelSize="s" rows={3} />
        <Button label="Open this case" />
      </form>
    </>
  );
}

export type AccessLine = {
  id: string;
  name: string;
  may: string;
  reason: string;
  since: string;
  /** Where this line is taken off; undefined for those who only read it. */
  action: string | undefined;
};
type Colleague = { id: string; name: string };

type AccessProps = {
  reference: string;
  restricted: boolean;
  restrictedFor: string | undefined;
  lines: readonly AccessLine[];
  decides: boolean;
  colleagues: readonly Colleague[];
  restriction: Filled;
  exclusion: Filled;
  lift: Filled;
  removal: readonly FieldError[];
};

export function WhoMayOpen(props: AccessProps) {
  const { reference, restricted, restrictedFor, lines, decides, restriction, exclusion, lift, removal } = props;
  const errors = [...errorsOf('open', restriction), ...errorsOf('out', exclusion), ...errorsOf('lift', lift)];
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={[...errors, ...removal]} />
      <h1>Who may open {reference}</h1>
      {restrictedFor && <p>Restricted. What for: {restrictedFor}.</p>}
      <p>
        {restricted
          ? 'Only those named here. To everybody else it is in lists as “Restricted case” with its number.'
          : 'Every officer of this PALS, except those who are locked out.'}
      </p>
      {lines.length > 0 && <AccessTable lines={lines} decides={decides} />}
      {decides && <Decisions {...props} />}
    </>
  );
}

function Decisions({ reference, restricted, colleagues, restriction, exclusion, lift }: AccessProps) {
  return (
    <>
      <Decide
        title={restricted ? 'Name more colleagues' : 'Restrict it'}
        words={restricted ? 'Those you tick can open it too.' : 'Only you and those you tick can open it.'}
        action={`/desk/cases/${reference}/restriction`}
        prefix="open"
        filled={restriction}
        colleagues={colleagues}
        button={restricted ? 'Save' : 'Restrict this case'}
      >
        <Radios
          id="open-kind"
          {...fieldOf(restriction, 'kind')}
          label="What for?"
          choices={RESTRICTED_FOR.map((value) => ({ value, label: RESTRICTED_FOR_WORDS[value] }))}
        />
      </Decide>
      <Decide
        title="Lock somebody out"
        words="For them, this case and whoever is known only from it do not exist."
        action={`/desk/cases/${reference}/exclusion`}
        prefix="out"
        filled={exclusion}
        colleagues={colleagues}
        button="Lock out"
      />
      {restricted && <Lift reference={reference} filled={lift} />}
    </>
  );
}

function Lift({ reference, filled }: { reference: string; filled: Filled }) {
  return (
    <section className="app-act" aria-labelledby="lift-title">
      <form method="post" action={`/desk/cases/${reference}/lifting`} noValidate>
        <h2 className="nhsuk-heading-s" id="lift-title">
          Lift the restriction
        </h2>
        <p>Every officer can open it again. Who is locked out stays locked out.</p>
        <TextField id="lift-reason" {...fieldOf(filled, 'reason')} label="Why may everybody open it again?" />
        <Button kind="secondary" label="Lift the restriction" />
      </form>
    </section>
  );
}

function errorsOf(prefix: string, { errors }: Filled) {
  return errors.map(({ field, message }) => ({ field: `${prefix}-${field}`, message }));
}

function AccessTable({ lines, decides }: { lines: readonly AccessLine[]; decides: boolean }) {
  return (
    <ScrollTable label="Who may open this case">
      <table className="nhsuk-table">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">May open it</th>
            <th scope="col">Why</th>
            <th scope="col">Since</th>
            {decides && (
              <th scope="col">
                <span className="nhsuk-u-visually-hidden">Change</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, may, reason, since, action }) => (
            <tr key={id}>
              <td>{name}</td>
              <td>{may}</td>
              <td>{reason}</td>
              <td>{since}</td>
              {action && (
                <td>
                  <PostButton action={action} kind="link" label="Take off" hiddenName={name} />
                </td>
              )}
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
  children?: ReactNode;
};

function Decide({ title, words, action, prefix, filled, colleagues, button, children }: DecideProps) {
  return (
    <section className="app-act" aria-labelledby={`${prefix}-title`}>
      <form method="post" action={action} noValidate>
        <h2 className="nhsuk-heading-s" id={`${prefix}-title`}>
          {title}
        </h2>
        <p>{words}</p>
        {children}
        <Checkboxes
          id={`${prefix}-names`}
          name="names"
          label="Colleagues"
          columns={2}
          values={typedList(filled, 'names')}
          error={errorOf(filled, 'names')}
          choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField id={`${prefix}-reason`} {...fieldOf(filled, 'reason')} label="Why?" />
        <Button kind="secondary" label={button} />
      </form>
    </section>
  );
}
