import type { ReactNode } from 'react';
import { Button, ButtonLink, HiddenFields } from '../platform/components/buttons.tsx';
import { Radios, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { BackToCase } from './back-to-case.tsx';
import type { ClockLine } from './clocks.rules.ts';
import { LATE_MATTER_WORDS } from './timeline-clocks.rules.ts';

export type ClocksPageProps = {
  reference: string;
  clocks: readonly (ClockLine & { id: string; mayMove: boolean })[];
  received: { words: string; mayChange: boolean };
  happened: string;
  /** It comes after its 12 months and nobody has decided; or what was decided. */
  late: { open: boolean; decided: string | undefined };
};

/** Every date of a case: what it counts, and what may be done about it. */
export function ClocksPage({ reference, clocks, received, happened, late }: ClocksPageProps) {
  const base = `/desk/cases/${reference}`;
  return (
    <>
      <BackToCase reference={reference} />
      <h1>Dates of this case</h1>
      <Card title="Where the count begins">
        <Facts
          rows={[
            { key: 'First told us', value: received.words },
            { key: 'It happened', value: happened },
            ...(late.decided ? [{ key: 'Decided', value: LATE_MATTER_WORDS[late.decided] ?? '' }] : []),
          ]}
        />
        <div className="app-buttons">
          {received.mayChange && (
            <ButtonLink kind="quiet" href={`${base}/received`} label="Correct when they told us" />
          )}
          <ButtonLink kind="quiet" href={`${base}/happened`} label="Set when it happened" />
        </div>
        {late.open && <LateMatter reference={reference} />}
      </Card>
      {clocks.length === 0 && <p>Nothing is counted for this case.</p>}
      {clocks.map((line) => (
        <Card key={line.id} title={line.key}>
          <p>
            <strong>{line.value}</strong>
            {!line.sure && ' (not sure)'}
          </p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {line.working.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          {line.mayMove && (
            <div className="app-buttons">
              <ButtonLink kind="quiet" href={`${base}/clocks/${line.id}/move`} label="Move" hiddenName={line.key} />
            </div>
          )}
        </Card>
      ))}
    </>
  );
}

/** Warns and never blocks: PALS can help, however long ago it was. */
export function LateMatter({ reference }: { reference: string }) {
  return (
    <InsetText>
      <p>This happened more than 12 months ago. PALS can help all the same.</p>
      <p>
        <a href={`/desk/cases/${reference}/late-matter`}>Record what was decided about a complaint</a>
      </p>
    </InsetText>
  );
}

type FormPageProps = { reference: string; title: string; action: string; filled: Filled; children: ReactNode };

function FormPage({ reference, title, action, filled, children }: FormPageProps) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>{title}</h1>
      <form method="post" action={`/desk/cases/${reference}/${action}`} noValidate data-ctrl-enter="">
        {children}
      </form>
    </>
  );
}

function Typed({ filled, name, label, hint, width }: TypedProps) {
  const field = { name, label, width, value: typedText(filled, name), error: errorOf(filled, name) };
  return <TextField {...field} labelSize="s" {...(hint ? { hint } : {})} />;
}

type TypedProps = { filled: Filled; name: string; label: string; hint?: string; width: 10 | 20 | 30 };

type MoveProps = { reference: string; id: string; line: ClockLine; statutory: boolean; filled: Filled };

export function MoveClock({ reference, id, line, statutory, filled }: MoveProps) {
  return (
    <FormPage {...{ reference, filled }} title={`Move: ${line.key}`} action={`clocks/${id}/moves`}>
      <p>{line.value}.</p>
      {statutory && (
        <InsetText>
          The law lets you agree a longer time with the person, if you do it before the 6 months end (SI 2009/309,
          regulation 14).
        </InsetText>
      )}
      <HiddenFields fields={{ was: typedText(filled, 'was') }} />
      <Typed filled={filled} name="day" label="New day" hint="Like Friday or 4 December" width={20} />
      <Radios
        {...fieldOf(filled, 'told')}
        label="Does the person know?"
        choices={[
          { value: 'yes', label: statutory ? 'Yes, we agreed it with them' : 'Yes, they were told' },
          { value: 'no', label: 'No, they are still to be told' },
          ...(statutory ? [] : [{ value: 'not_needed', label: 'They did not know the first date' }]),
        ]}
      />
      <Typed filled={filled} name="reason" label="Why?" width={30} />
      <Button label="Move" />
    </FormPage>
  );
}

type ReceivedProps = { reference: string; now: string; mayChange: boolean; filled: Filled };

export function ChangeReceived({ reference, now, mayChange, filled }: ReceivedProps) {
  if (!mayChange)
    return (
      <>
        <BackToCase reference={reference} />
        <ErrorSummary errors={filled.errors} />
        <h1>When they first told us</h1>
        <p>It says {now}. You can correct this on the day you logged your own case.</p>
        <p>After that, ask a senior officer or your PALS manager.</p>
      </>
    );
  return (
    <FormPage {...{ reference, filled }} title="When they first told us" action="received">
      <p>
        It says {now}. All dates that are still open count from the new time. What was met stays met, and both times
        stay in the timeline.
      </p>
      <HiddenFields fields={{ version: typedText(filled, 'version') }} />
      <Typed filled={filled} name="day" label="Day" hint="Like yesterday or 20 November" width={20} />
      <Typed filled={filled} name="time" label="Time" hint="Like 3pm" width={10} />
      <Typed
        filled={filled}
        name="reason"
        label="Why?"
        hint="Like: the letter was in the post tray since Friday"
        width={30}
      />
      <Button label="Save" />
    </FormPage>
  );
}

export function ChangeHappened({ reference, filled }: { reference: string; filled: Filled }) {
  return (
    <FormPage {...{ reference, filled }} title="When it happened" action="happened">
      <p>In law, a complaint is made within 12 months. Leave both empty if you do not know.</p>
      <HiddenFields fields={{ version: typedText(filled, 'version') }} />
      <Typed filled={filled} name="happened" label="When did it happen?" hint="Like 14/2/2025" width={20} />
      <Typed
        filled={filled}
        name="noticed"
        label="When did they come to know of it? (optional)"
        hint="Only if that was later. The 12 months count from then."
        width={20}
      />
      <Button label="Save" />
    </FormPage>
  );
}

export function DecideLateMatter({ reference, filled }: { reference: string; filled: Filled }) {
  return (
    <FormPage {...{ reference, filled }} title="More than 12 months ago" action="late-matter">
      <p>
        It can still be a complaint if the person had good reason to wait, and it can still be looked into fairly (SI
        2009/309, regulation 12). PALS can help either way.
      </p>
      <Radios
        {...fieldOf(filled, 'decision')}
        label="What was decided?"
        choices={[
          { value: 'look_into', label: 'It can be made a complaint all the same' },
          { value: 'not_as_complaint', label: 'It is too late for a complaint' },
        ]}
      />
      <Typed filled={filled} name="reason" label="Why, and who decided?" width={30} />
      <Button label="Save" />
    </FormPage>
  );
}
