import { InSize } from '../platform/components/in-size.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { dateWords } from '../platform/time.ts';
import { FIND_HELP } from './addresses.ts';
import { WebLink } from './entry.tsx';
import { callWords, type FoundEntry, SizeLink, Tel } from './find-help.tsx';
import { reachOf } from './reach.rules.ts';

/** `at`: the address of this page. `quietly`: somebody might be watched while they read it. */
type Props = FoundEntry & { large: boolean; phone: string | null; quietly: boolean; at: string };

/** One entry for the public: what they do, how to reach them, and when somebody last looked. */
export function ShowEntry({ help, needs, today, large, phone, quietly, at }: Props) {
  const { phone: number, email, website } = reachOf(help);
  const by = help.organisation.name;
  const rows = [
    { key: 'Phone', value: number && <Tel typed={number} /> },
    { key: 'Other ways', value: help.other_ways },
    { key: 'Email', value: email && <a href={`mailto:${email}`}>{email}</a> },
    { key: 'Website', value: website && <WebLink typed={website} /> },
    { key: 'When', value: help.hours },
    { key: 'Cost', value: help.cost },
    { key: 'For', value: help.audience },
    { key: 'How to get it', value: help.how },
    { key: 'Area', value: help.area },
    { key: 'Languages', value: help.languages },
    { key: 'Access', value: help.access },
    { key: 'Run by', value: by === help.name ? '' : by },
    {
      key: 'Helps with',
      value: help.needs
        .map((code) => needs.get(code) ?? '')
        .filter(Boolean)
        .join(', '),
    },
  ].filter(({ value }) => value);
  return (
    <InSize large={large}>
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
            <dd>{[place.name, place.address, place.postcode, place.times].filter(Boolean).join(', ')}</dd>
          </div>
        ))}
      </dl>
      {help.more && <p className="app-as-typed">{help.more}</p>}
      {help.checked_on && (
        <p>{`Last checked ${dateWords(help.checked_on, today)}. If something is wrong, ${callWords(phone)}.`}</p>
      )}
      <p className="app-no-print">
        <a href={large ? `${FIND_HELP}?format=large` : FIND_HELP}>Find other help</a>
      </p>
      <SizeLink href={large ? at : `${at}?format=large`} large={large} />
    </InSize>
  );
}
