import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { CallPals } from '../platform/components/phone.tsx';
import { dateWords } from '../platform/time.ts';
import { FIND_HELP } from './addresses.ts';
import { CreditLine, factsOf, placeLine } from './facts.tsx';
import { type FoundEntry, Tel } from './find-help.tsx';
import type { Credit } from './imports.rules.ts';

/** `quietly`: somebody might be watched while they read it. */
type Props = FoundEntry & { phone: string | null; quietly: boolean; credit: Credit | undefined };

/** One entry for the public: what they do, how to reach them, and when somebody last looked. */
export function ShowEntry({ help, needs, today, phone, quietly, credit }: Props) {
  const by = help.organisation.name;
  const rows = factsOf(help, needs, {
    dial: (typed) => <Tel typed={typed} />,
    places: [
      { key: 'Area', value: help.area },
      { key: 'Run by', value: by === help.name ? '' : by },
    ],
  });
  return (
    <>
      {quietly && <LeaveQuickly />}
      <OutsideTitle title={help.name} />
      <p>{help.summary}</p>
      <dl className="app-help-facts">
        {rows.map(({ key, value }) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {help.places.map((place) => (
          <div key={place.id}>
            <dt>Where</dt>
            <dd>{placeLine(place)}</dd>
          </div>
        ))}
      </dl>
      {help.more && <p className="app-as-typed">{help.more}</p>}
      {help.checked_on && (
        <p>
          Last checked {dateWords(help.checked_on, today)}. If something is wrong, <CallPals phone={phone} />.
        </p>
      )}
      {credit?.licence && (
        <p>
          <CreditLine credit={credit} />
        </p>
      )}
      <p className="app-no-print">
        <a href={FIND_HELP}>Find other help</a>
      </p>
    </>
  );
}
