import { Fragment, type ReactNode } from 'react';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { DirectoryCard, DirectoryNav } from './directory.tsx';
import { checkWords } from './places.rules.ts';
import type { Place } from './places.ts';
import type { Site } from './sites.ts';

type DirectoryProps = {
  closed: readonly Place[];
  closedSites: readonly Site[];
  typed: string;
  site: string;
  sites: readonly Site[];
  places: readonly Place[];
  /** What else of the directory fits the words. */
  elsewhere: readonly ReactNode[];
  total: number;
  mayWrite: boolean;
  done: string | undefined;
  today: Day;
};

const DONE: Record<string, string> = {
  added: 'Added to the directory.',
  saved: 'The details are saved.',
  checked: 'The details are marked as right today.',
  closed: 'It is taken out of the directory. Cases keep its name.',
  site: 'The site is added.',
  site_saved: 'The site is saved.',
  reopened: 'It is in the directory again.',
};

export function Directory(props: DirectoryProps) {
  const { typed, site, sites, places, total, mayWrite, done, today, elsewhere } = props;
  return (
    <>
      {done && DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading
        title={`Directory: ${total} ${total === 1 ? 'ward or service' : 'wards and services'}`}
        actions={mayWrite && <AddLinks hasSites={sites.length > 0} />}
      />
      <DirectoryNav current="places" />
      <form className="app-card app-find" method="get" action="/desk/directory">
        <div className="app-filter__fields">
          <TextField
            name="q"
            label="Ward, service or extension"
            type="search"
            value={typed}
            data={{ 'data-typeahead': '/desk/suggestions/directory', 'data-typeahead-go': '' }}
          />
          {sites.length > 1 && (
            <Select
              name="site"
              label="Site"
              blank="All sites"
              value={site}
              choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <div className="nhsuk-form-group">
            <Button label="Find" kind="secondary" />
          </div>
        </div>
      </form>
      {places.length === 0 && elsewhere.length === 0 && (
        <Nothing typed={typed} mayWrite={mayWrite} hasSites={sites.length > 0} />
      )}
      <ul className="app-places">
        {places.map((place) => (
          <li key={place.id} id={`place-${place.id}`}>
            <PlaceCard
              place={place}
              site={sites.find(({ id }) => id === place.site_id)}
              mayWrite={mayWrite}
              today={today}
            />
          </li>
        ))}
      </ul>
      {elsewhere.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: in the order of the list of modules, which never changes
        <Fragment key={at}>{section}</Fragment>
      ))}
      {mayWrite && <KeepSites {...props} />}
    </>
  );
}

/** For whoever keeps the directory: its sites, and what was taken out of it. */
function KeepSites({ sites, closed, closedSites }: DirectoryProps) {
  const gone = [
    ...closedSites.map(({ id, name }) => ({ id, name, at: `/desk/directory/sites/${id}` })),
    ...closed.map(({ id, name }) => ({ id, name, at: `/desk/directory/${id}` })),
  ];
  return (
    <>
      {sites.length > 0 && (
        <Details summary={`Sites: ${sites.length}`}>
          <ul className="nhsuk-list">
            {sites.map(({ id, name }) => (
              <li key={id}>
                {name} <ButtonLink kind="quiet" href={`/desk/directory/sites/${id}`} label="Edit" hiddenName={name} />
              </li>
            ))}
          </ul>
        </Details>
      )}
      {gone.length > 0 && (
        <Details summary={`Taken out of the directory: ${gone.length}`}>
          <ul className="nhsuk-list">
            {gone.map(({ id, name, at }) => (
              <li key={id}>
                {name} <PostButton kind="quiet" action={`${at}/reopening`} label="Put it back" hiddenName={name} />
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function AddLinks({ hasSites }: { hasSites: boolean }) {
  return (
    <>
      {hasSites && <ButtonLink href="/desk/directory/new" label="Add a ward or service" kind="secondary" />}
      <ButtonLink href="/desk/directory/sites/new" label="Add a site" kind="quiet" />
      {hasSites && (
        <ButtonLink href="/desk/directory/import" label="Import" hiddenName="wards and services" kind="quiet" />
      )}
    </>
  );
}

function Nothing({ typed, mayWrite, hasSites }: { typed: string; mayWrite: boolean; hasSites: boolean }) {
  const add = mayWrite && hasSites && (
    <ButtonLink kind="secondary" href="/desk/directory/new" label="Add it" hiddenName="to the directory" />
  );
  if (typed) return <EmptyState action={add}>{`No match for “${typed}”. Try fewer letters, or add it.`}</EmptyState>;
  return <EmptyState action={mayWrite && <AddLinks hasSites={hasSites} />}>No wards or services yet.</EmptyState>;
}

type CardProps = { place: Place; site: Site | undefined; mayWrite: boolean; today: Day };

function PlaceCard({ place, site, mayWrite, today }: CardProps) {
  const more = [
    { key: 'Lead', value: place.lead },
    { key: 'Deputy', value: place.deputy },
    { key: 'Answers PALS', value: place.answers_pals },
    { key: 'Visiting', value: place.visiting },
  ];
  const { name, phone, email, aliases } = place;
  const check = checkWords(place.checked_on, today);
  const card = { name, phone, email, aliases, more, check, mayWrite };
  return <DirectoryCard {...card} at={`/desk/directory/${place.id}`} beside={site?.name} />;
}

type EditProps = {
  id: string | undefined;
  version: string | undefined;
  sites: readonly Site[];
  filled: Filled;
  name: string;
  /** It was taken out of the directory. */
  closed: boolean;
  /** What was said of it before. */
  before: ReactNode;
};

export function EditPlace({ id, version, sites, filled, name, closed, before }: EditProps) {
  const field = (key: string) => ({ name: key, value: typedText(filled, key), error: errorOf(filled, key) });
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={id ? `Edit ${name}` : 'Add a ward or service'} />
      <form method="post" action={id ? `/desk/directory/${id}` : '/desk/directory'} noValidate data-ctrl-enter="">
        <HiddenFields fields={{ version }} />
        <Radios
          {...field('kind')}
          label="What is it?"
          inline
          choices={[
            { value: 'ward', label: 'Ward' },
            { value: 'service', label: 'Service' },
          ]}
        />
        <TextField {...field('name')} label="Name" width={30} />
        <Select
          {...field('site_id')}
          label="Site"
          blank="Choose a site"
          choices={sites.map((site) => ({ value: site.id, label: site.name }))}
        />
        <TextField
          {...field('aliases')}
          label="Other names (optional)"
          hint="With commas between them, like “7B, Willow, seven b”. They are found in the notes as well."
        />
        <TextField {...field('phone')} label="Phone or extension (optional)" type="tel" width={20} />
        <TextField {...field('email')} label="Email (optional)" type="email" width={30} spellCheck={false} />
        <TextField {...field('deputy')} label="Deputy (optional)" hint="Asked first when nobody answers." width={30} />
        <TextField
          {...field('deputy_email')}
          label="Email of the deputy (optional)"
          type="email"
          width={30}
          spellCheck={false}
        />
        <TextField {...field('lead')} label="Ward manager, matron or lead (optional)" width={30} />
        <TextField
          {...field('lead_email')}
          label="Email of the manager or lead (optional)"
          type="email"
          width={30}
          spellCheck={false}
        />
        <TextField {...field('answers_pals')} label="Who answers PALS (optional)" width={30} />
        <TextArea {...field('visiting')} label="Visiting (optional)" hint="Like “2pm to 8pm, 2 visitors”" rows={2} />
        <ButtonRow>
          <Button label={id ? 'Save details' : 'Add to the directory'} />
          <ButtonLink kind="quiet" href="/desk/directory" label="Cancel" />
        </ButtonRow>
      </form>
      {id && !closed && (
        <PostButton
          action={`/desk/directory/${id}/closure`}
          kind="quiet"
          label="It has closed: take it out of the directory"
        />
      )}
      {id && closed && (
        <>
          <p>It is taken out of the directory.</p>
          <PostButton action={`/desk/directory/${id}/reopening`} kind="secondary" label="Put it back" />
        </>
      )}
      {before}
    </>
  );
}
