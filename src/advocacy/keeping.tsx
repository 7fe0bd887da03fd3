import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { Banner, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { checkedWords, isDue } from './advocates.rules.ts';
import type { AdvocateRow } from './advocates.ts';
import type { Council } from './councils.rules.ts';
import type { Lookup } from './councils.ts';
import { editionIn } from './editions.rules.ts';
import { EDITIONS } from './editions.tsx';
import { noneWords } from './find.tsx';

export const ADVOCATES = '/desk/directory/advocates';

type AreasProps = {
  known: readonly { council: Council; advocate: AdvocateRow }[];
  total: number;
  q: string;
  /** Undefined: nothing was looked for. */
  found: Lookup | undefined;
  postcodes: { file: string; postcodes: number; unknown: Record<string, number> } | undefined;
  mayWrite: boolean;
  /** May they open Settings? */
  maySet: boolean;
  done: string;
  today: Day;
};

/** Areas of which somebody is known, and a way to each other one. */
export function AreasPage({ known, total, q, found, postcodes, mayWrite, maySet, done, today }: AreasProps) {
  return (
    <>
      {done === 'back' && <Banner>The import is taken back.</Banner>}
      <PageHeading
        title="Advocates by council"
        lede="Who gives independent help with an NHS complaint depends on where the person lives. Their council chooses."
      />
      <form className="app-card app-find" method="get" action={ADVOCATES}>
        <div className="app-filter__fields">
          <TextField name="q" label="Council, district or postcode" hint="Like Ipswich" type="search" value={q} />
          <div className="nhsuk-form-group">
            <Button label="Find" kind="secondary" />
          </div>
        </div>
      </form>
      {found && <FoundAreas found={found} known={known} mayWrite={mayWrite} />}
      <h2 className="nhsuk-heading-m">{`Known: ${known.length} of ${total} areas`}</h2>
      {known.length === 0 && (
        <p>Nobody is known yet. For every area people are told to ask their council, and to call PALS.</p>
      )}
      <ul className="app-results">
        {known.map(({ council, advocate }) => (
          <li className="app-results__item" key={council.code}>
            <p>
              <AreaName council={council} mayWrite={mayWrite} />
              {`: ${[advocate.name, advocate.phone].filter(Boolean).join(', ')}`}
            </p>
            <p className="app-secondary">
              {checkedWords(advocate, today)}
              {!advocate.checked_on && ' The public does not see it.'}
              {advocate.checked_on && isDue(advocate, today) && ' Look at it again.'}
            </p>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`${ADVOCATES}/import`} label="Import a list" />
        </ButtonRow>
      )}
      <Postcodes postcodes={postcodes} maySet={maySet} />
    </>
  );
}

type FoundAreasProps = Pick<AreasProps, 'known' | 'mayWrite'> & { found: Lookup };

function FoundAreas({ found, known, mayWrite }: FoundAreasProps) {
  if ('abroad' in found) return <p>{`This is in ${found.abroad}, where councils do not give this help.`}</p>;
  if ('none' in found) return <p>{`${noneWords(found.none)}.`}</p>;
  return (
    <ul className="nhsuk-list">
      {found.meant.map(({ council, by }) => (
        <li key={council.code}>
          <AreaName council={council} mayWrite={mayWrite} />
          {by && ` (${by})`}
          {`: ${known.find((one) => one.council.code === council.code)?.advocate.name ?? 'nobody is known'}`}
        </li>
      ))}
    </ul>
  );
}

const AreaName = ({ council, mayWrite }: { council: Council; mayWrite: boolean }) =>
  mayWrite ? <a href={`${ADVOCATES}/${council.code}`}>{council.name}</a> : council.name;

/** Where the postcodes come from, and how to have them. */
function Postcodes({ postcodes, maySet }: Pick<AreasProps, 'postcodes' | 'maySet'>) {
  const unknown = Object.keys(postcodes?.unknown ?? {});
  const edition = postcodes && (editionIn(postcodes.file)?.words ?? postcodes.file);
  return (
    <>
      <h2 className="nhsuk-heading-m">Postcodes</h2>
      <p>
        {edition
          ? `They can be looked up: ${postcodes.postcodes.toLocaleString('en-GB')} postcodes, edition ${edition}. `
          : 'They cannot be looked up yet: people enter the name of their council. '}
        {maySet && <a href={EDITIONS}>{edition ? 'Load the next edition' : 'How to load them'}</a>}
      </p>
      {unknown.length > 0 && (
        <InsetText>
          {`In the postcodes there are councils that are not in our list: ${unknown.join(', ')}. Import a list with their code and name, and they are known.`}
        </InsetText>
      )}
      <p className="app-secondary">
        Names and codes of councils: Office for National Statistics, April 2023, under the Open Government Licence v3.0.
      </p>
    </>
  );
}

export function AdvocateFields({ filled }: { filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <TextField
        {...field('name')}
        label="Who gives the help?"
        hint="Leave it empty if nobody is known from that day on"
        labelSize="s"
      />
      <TextField {...field('phone')} label="Phone" labelSize="s" width={20} />
      <TextField {...field('other_ways')} label="Text, app or relay" labelSize="s" />
      <TextField {...field('email')} label="Email" labelSize="s" />
      <TextField {...field('website')} label="Website" labelSize="s" />
      <TextField {...field('hours')} label="When" hint="Like Monday to Friday, 9am to 5pm" labelSize="s" />
    </>
  );
}

export function CheckedToday({ at }: { at: string }) {
  return (
    <ButtonRow>
      <PostButton kind="secondary" action={`${at}/check`} label="We looked: it is right" />
    </ButtonRow>
  );
}
