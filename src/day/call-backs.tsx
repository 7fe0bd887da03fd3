import { Button, ButtonLink, HiddenFields } from '../platform/components/buttons.tsx';
import { EmptyState, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { SecondaryNav } from '../platform/components/secondary-nav.tsx';
import { ScrollTable } from '../platform/components/table.tsx';
import type { DayOfPromises, PromiseLine } from './call-backs.ts';
import { Rules } from './row.tsx';

/** Promised call-backs of one day, hour by hour. */
export function PromisesDay(props: DayOfPromises) {
  const { day, heading, isTeam, maySeeTeam, count, warnings } = props;
  const at = (change: { day?: string; team?: boolean }) =>
    `/desk/promises?day=${change.day ?? day}${(change.team ?? isTeam) ? '&who=team' : ''}`;
  return (
    <>
      <PageHeading
        title="Call-backs"
        lede={`${heading} – ${count} promised`}
        actions={<DayForm {...props} at={at} />}
      />
      {warnings.map((words) => (
        <InsetText key={words}>{words}</InsetText>
      ))}
      {maySeeTeam && (
        <SecondaryNav
          label="Whose"
          items={[
            { href: at({ team: false }), label: 'Mine', current: !isTeam },
            { href: at({ team: true }), label: 'Team', current: isTeam },
          ]}
        />
      )}
      {count === 0 ? <EmptyState>No calls promised for this day.</EmptyState> : <Hours {...props} />}
    </>
  );
}

function DayForm({ day, isTeam, earlier, later, at }: DayOfPromises & { at: (change: { day: string }) => string }) {
  return (
    <>
      <ButtonLink kind="quiet" href={at({ day: earlier })} label="Day before" />
      <ButtonLink kind="quiet" href={at({ day: later })} label="Day after" />
      <form className="app-day-form" method="get" action="/desk/promises">
        {isTeam && <HiddenFields fields={{ who: 'team' }} />}
        <label className="nhsuk-label" htmlFor="day">
          Day
        </label>
        <input className="nhsuk-input nhsuk-input--width-10" id="day" name="day" type="date" defaultValue={day} />
        <Button kind="quiet" label="Show" hiddenName="this day" />
      </form>
    </>
  );
}

function Hours({ hours, isTeam }: DayOfPromises) {
  return (
    <ScrollTable label="Call-backs by hour">
      <table className="nhsuk-table">
        <thead>
          <tr>
            <th scope="col">Hour</th>
            <th scope="col">By</th>
            <th scope="col">What</th>
            <th scope="col">About</th>
            {isTeam && <th scope="col">Owner</th>}
            <th scope="col">
              <span className="nhsuk-u-visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        {hours.map(({ label, lines }) => (
          <tbody key={label}>
            {lines.map((line, at) => (
              <tr key={line.row.id}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={lines.length}>
                    {label}
                  </th>
                )}
                <Line line={line} isTeam={isTeam} />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollTable>
  );
}

function Line({ line: { row, time, owner }, isTeam }: { line: PromiseLine; isTeam: boolean }) {
  return (
    <>
      <td>
        {time}
        {row.clock.tone !== 'later' && (
          <div className={row.clock.tone === 'late' ? 'app-late' : 'app-secondary'}>{row.clock.words}</div>
        )}
      </td>
      <td>
        <a href={row.href}>{row.title}</a>
        <Rules rules={row.rules} />
      </td>
      <td>
        <div className="app-prose">{row.reason}</div>
      </td>
      {isTeam && <td>{owner}</td>}
      <td>
        <span className="app-buttons app-buttons--line">
          <ButtonLink kind="quiet" href={row.action.href} label={row.action.label} hiddenName={row.who} />
          {!row.movedThere && (
            <ButtonLink kind="quiet" href={`/desk/promises/${row.id}#move`} label="Move" hiddenName={row.title} />
          )}
          <ButtonLink kind="quiet" href={`/desk/promises/${row.id}#owner`} label="Reassign" hiddenName={row.title} />
        </span>
      </td>
    </>
  );
}
