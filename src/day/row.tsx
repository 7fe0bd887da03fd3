import type { ReactNode } from 'react';
import type { TimeChoice } from '../calendar/index.ts';
import type { DayRow } from '../cases/index.ts';
import { mayLeaveMessage, mayLeaveVoicemail } from '../people/index.ts';
import { Button, type ButtonKind, ButtonLink, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Need } from '../platform/components/messages.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { TodoRow } from '../platform/components/todo.tsx';

export type RowTools = {
  /** Four times to move to. */
  presets: readonly TimeChoice[];
  /** Times to try again: the first is proposed; after one try another is. */
  tryAgain: { first: readonly TimeChoice[]; later: readonly TimeChoice[] };
  colleagues: readonly { id: string; name: string }[];
  /** False for those who only read cases. */
  mayWrite: boolean;
  me: string;
};

type RowProps = { row: DayRow; tools: RowTools; open?: boolean; notice?: ReactNode };

/** One obligation of My day with all that can be done without opening its case. */
export function DayRowItem({ row, tools, open = false, notice }: RowProps) {
  return (
    <TodoRow
      id={`p-${row.id}`}
      clock={row.clock}
      title={row.title}
      href={row.href}
      tag={row.safety ? <StatusTag tone="red">Safety concern</StatusTag> : undefined}
      need={
        <>
          {notice}
          <Rules rules={row.rules} />
        </>
      }
      reason={row.reason}
      why={row.why || undefined}
      open={open}
      actions={tools.mayWrite ? <MainActions row={row} tools={tools} /> : undefined}
      more={
        tools.mayWrite && !row.join && !row.group
          ? { menu: `/desk/promises/${row.id}/menu`, page: `/desk/promises/${row.id}` }
          : undefined
      }
    />
  );
}

/** How to make contact, on one line: "BSL user. Do not phone." */
export function Rules({ rules }: { rules: readonly string[] }) {
  if (rules.length === 0) return null;
  const words = rules.join(' ');
  return <Need icon={/do not phone/i.test(words) ? 'no-phone' : 'contact'}>{words}</Need>;
}

/** A row that is finished with: one line in its place, and the way back. */
export function DoneRow({ row, children }: { row: DayRow; children: ReactNode }) {
  return (
    <li className="app-todo app-row--done" id={`p-${row.id}`}>
      <p data-row-focus="">{children}</p>
      <RowForm row={row} act="restoration">
        <Button kind="quiet" label="Undo" hiddenName={row.title} />
      </RowForm>
    </li>
  );
}

/** On the row itself, after a press: what was done, and the way back. */
export function RowNotice({ row, said, undo }: { row: DayRow; said: ReactNode; undo: boolean }) {
  return (
    <div className="app-todo__notice">
      <p data-row-focus="">{said}</p>
      {undo && (
        <RowForm row={row} act="restoration">
          <Button kind="quiet" label="Undo" hiddenName={row.title} />
        </RowForm>
      )}
    </div>
  );
}

/** A form of a row: sent by script without leaving the page, or as it stands. */
function RowForm({
  row,
  act,
  className = 'app-inline-form',
  children,
}: {
  row: DayRow;
  act: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <form className={className} method="post" action={`/desk/promises/${row.id}/${act}`} data-row-action="">
      <HiddenFields fields={{ version: String(row.version) }} />
      {children}
    </form>
  );
}

function MainActions({ row, tools }: { row: DayRow; tools: RowTools }) {
  if (row.join) {
    return (
      <>
        <PostButton kind="secondary" action={row.join.action} label={row.action.label} hiddenName={row.who} />
        {row.join.mayRefuse && <PostButton kind="quiet" action={`${row.join.action}/refusal`} label="I cannot" />}
      </>
    );
  }
  return (
    <>
      <ButtonLink kind="secondary" href={row.action.href} label={row.action.label} hiddenName={row.who} />
      {row.reaches && <NoAnswer row={row} tools={tools} />}
    </>
  );
}

/** Two interactions: open it, say what happened. The time of the next try is there to be changed. */
function NoAnswer({ row, tools }: { row: DayRow; tools: RowTools }) {
  const times = row.attempts === 0 ? tools.tryAgain.first : tools.tryAgain.later;
  const id = `again-${row.id}`;
  const { whom } = row;
  const result = (value: string, label: string, kind: ButtonKind = 'quiet') => (
    <Button kind={kind} name="result" value={value} label={label} />
  );
  return (
    <details className="app-more">
      <summary className="app-button-quiet">
        No answer
        <span className="nhsuk-u-visually-hidden"> from {row.who || 'them'}</span>
      </summary>
      <RowForm row={row} act="attempts" className="app-more__menu app-more__menu--form">
        <label className="nhsuk-label" htmlFor={id}>
          Try again
        </label>
        <Times id={id} times={times} />
        {result('no_answer', 'Save: no answer', 'secondary')}
        {(!whom || mayLeaveVoicemail(whom)) && result('voicemail_left', 'Save: voicemail left')}
        {(!whom || mayLeaveMessage(whom)) && (
          <>
            <label className="nhsuk-label" htmlFor={`with-${row.id}`}>
              Or who took a message
            </label>
            <input className="nhsuk-input" id={`with-${row.id}`} name="message_with" autoComplete="off" />
            {result('message_left', 'Save: message left')}
          </>
        )}
        <a href={`/desk/promises/${row.id}#try`}>Another time</a>
      </RowForm>
    </details>
  );
}

function Times({ id, times }: { id: string; times: readonly TimeChoice[] }) {
  return (
    <select className="nhsuk-select" id={id} name="when">
      {times.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

type OnePress = { act: string; label: string; fields?: Record<string, string> };

/** What is done with one press, in the menu of a row and on its page. */
export function pressesOf(row: DayRow, me: string) {
  return {
    holiday: row.onHoliday ? { act: 'holiday', label: 'Keep it on the bank holiday' } : undefined,
    take: row.owner === null ? { act: 'owner', label: 'Take it', fields: { owner: me } } : undefined,
    pin: row.pinned
      ? { act: 'pin', label: 'Unpin', fields: { pinned: 'no' } }
      : { act: 'pin', label: 'Pin for today', fields: { pinned: 'yes' } },
    keep: row.keptThere ? undefined : { act: 'keeping', label: row.tells ? 'I have told them' : 'Done' },
  } satisfies Record<string, OnePress | undefined>;
}

type PressProps = { row: DayRow; press: OnePress | undefined; kind?: ButtonKind; inRow?: boolean };

export function Press({ row, press, kind = 'quiet', inRow = false }: PressProps) {
  if (!press) return null;
  return (
    <PostButton
      kind={kind}
      row={inRow}
      action={`/desk/promises/${row.id}/${press.act}`}
      fields={{ version: String(row.version), ...press.fields }}
      label={press.label}
      hiddenName={row.title}
    />
  );
}

/** The menu of a row, when it is opened. */
export function RowMenu({ row, tools }: { row: DayRow; tools: RowTools }) {
  const owner = `owner-${row.id}`;
  const presses = pressesOf(row, tools.me);
  return (
    <>
      <span className="app-todo__choose">
        <ButtonLink
          kind="quiet"
          href={`/desk?row=${row.id}#p-${row.id}`}
          label="Show beside the list"
          hiddenName={row.title}
        />
      </span>
      <Press row={row} press={presses.holiday} inRow />
      {!row.movedThere && (
        <RowForm row={row} act="moves" className="app-more__group">
          <p className="app-more__title">Move</p>
          {tools.presets.map(({ value, label }) => (
            <Button key={value} kind="quiet" name="when" value={value} label={label} />
          ))}
          <label className="app-more__tick">
            <input type="checkbox" name="told" value="yes" /> They know the new time
          </label>
          <a href={`/desk/promises/${row.id}#move`}>Another time</a>
        </RowForm>
      )}
      <Press row={row} press={presses.take} inRow />
      {tools.colleagues.length > 0 && (
        <RowForm row={row} act="owner" className="app-more__group">
          <label className="app-more__title" htmlFor={owner}>
            Reassign
          </label>
          <select className="nhsuk-select" id={owner} name="owner">
            <option value="">Choose a colleague</option>
            {tools.colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Button kind="quiet" label="Reassign" hiddenName={row.title} />
        </RowForm>
      )}
      <Press row={row} press={presses.pin} inRow />
      <ButtonLink kind="quiet" href={`/desk/promises/${row.id}#snooze`} label="Snooze" hiddenName={row.title} />
      <Press row={row} press={presses.keep} inRow />
    </>
  );
}
