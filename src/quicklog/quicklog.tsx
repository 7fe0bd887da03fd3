import { Button } from '../platform/components/buttons.tsx';
import { Select, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { ScrollTable } from '../platform/components/table.tsx';
import { type Day, dateWords } from '../platform/time.ts';

export type Tile = { code: string; label: string; count: number };
export type PlaceChoice = { id: string; name: string };

/** `missed`: calls of today that nobody could take. */
type TilesProps = { tiles: readonly Tile[]; missed: number; places: readonly PlaceChoice[]; place: string };

/** One press logs one question; the place stays chosen for the next one. */
function Tiles({ tiles, missed, places, place }: TilesProps) {
  return (
    <form className="app-quick-log-form" method="post" action="/desk/quick-log">
      {places.length > 0 && (
        <Select
          name="place"
          id="quick-log-place"
          label="Where (optional)"
          blank="No ward or service"
          value={place}
          choices={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <div className="app-tiles">
        {tiles.map(({ code, label, count }) => (
          <button className="app-tile" type="submit" name="tile" value={code} key={code}>
            {label}
            <span className="app-tile__count">
              <span data-count="">{count}</span> today
            </span>
          </button>
        ))}
      </div>
      <button className="app-tile app-tile--apart" type="submit" name="missed" value="yes">
        Call not taken
        <span className="app-tile__count">
          <span data-count="">{missed}</span> today
        </span>
      </button>
    </form>
  );
}

/** Over any page, fetched by script. */
export function Panel(props: TilesProps) {
  return (
    <>
      <div className="app-card__head">
        <h2 className="nhsuk-heading-s">Quick log</h2>
        <button className="app-button-quiet" type="button" data-quick-log-close="">
          Close
        </button>
      </div>
      <Tiles {...props} />
    </>
  );
}

type PageProps = TilesProps & {
  logged: { id: string; label: string; mayUndo: boolean; undone: boolean } | undefined;
  error: string | undefined;
};

export function QuickLog({ logged, error, ...tiles }: PageProps) {
  return (
    <>
      {error && <ErrorSummary errors={[{ message: error }]} />}
      {logged && (
        <Banner
          undo={
            logged.mayUndo
              ? {
                  action: `/desk/quick-log/${logged.id}/undo`,
                  label: 'Undo',
                  hiddenName: logged.label,
                  fields: { place: tiles.place },
                }
              : undefined
          }
        >
          {logged.undone ? `Taken back: ${logged.label}.` : `Logged: ${logged.label}.`}
        </Banner>
      )}
      <PageHeading
        title="Quick log"
        lede="One press for each question. No names, no notes."
        actions={<a href="/desk/quick-log/counts">Counts</a>}
      />
      <Tiles {...tiles} />
    </>
  );
}

type CountsProps = {
  day: Day;
  today: Day;
  wrong: string | undefined;
  total: number;
  hours: readonly number[];
  rows: readonly { tile: string; hours: readonly number[]; total: number }[];
  places: readonly { name: string; total: number }[];
};

export function Counts({ day, today, wrong, total, hours, rows, places }: CountsProps) {
  return (
    <>
      {wrong && <ErrorSummary errors={[{ field: 'day', message: wrong }]} />}
      <PageHeading
        title={`Quick log: ${total} on ${dateWords(day, today)}`}
        lede={<a href="/desk/quick-log">Back to Quick log</a>}
      />
      <form className="app-field-button" method="get" action="/desk/quick-log/counts">
        <TextField
          name="day"
          label="Day"
          hint="Like 24/11/2026"
          value={`${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`}
          error={wrong}
          width={10}
        />
        <Button label="Show" kind="secondary" />
      </form>
      {total === 0 && <EmptyState>Nothing was logged on this day.</EmptyState>}
      {total > 0 && <ByHour hours={hours} rows={rows} />}
      {total > 0 && <ByPlace places={places} />}
    </>
  );
}

function ByHour({ hours, rows }: Pick<CountsProps, 'hours' | 'rows'>) {
  return (
    <ScrollTable label="Questions by hour">
      <table className="nhsuk-table">
        <caption className="nhsuk-table__caption">By question and hour</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            {hours.map((hour) => (
              <th scope="col" key={hour} className="nhsuk-table__header--numeric">
                {hourWords(hour)}
              </th>
            ))}
            <th scope="col" className="nhsuk-table__header--numeric">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.tile}>
              <th scope="row">{row.tile}</th>
              {row.hours.map((count, at) => (
                <td key={hours[at]} className="nhsuk-table__cell--numeric">
                  {count}
                </td>
              ))}
              <td className="nhsuk-table__cell--numeric">{row.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}

function hourWords(hour: number) {
  return `${hour % 12 || 12}${hour < 12 ? 'am' : 'pm'}`;
}

function ByPlace({ places }: Pick<CountsProps, 'places'>) {
  return (
    <ScrollTable label="Questions by place">
      <table className="nhsuk-table">
        <caption className="nhsuk-table__caption">By ward or service</caption>
        <thead>
          <tr>
            <th scope="col">Ward or service</th>
            <th scope="col" className="nhsuk-table__header--numeric">
              Questions
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ name, total }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="nhsuk-table__cell--numeric">{total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}
