import type { ReactNode } from 'react';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { DirectoryCard, DirectoryNav } from './directory.tsx';
import { KIND_WORDS, KINDS } from './organisations.rules.ts';
import type { Organisation } from './organisations.ts';
import { checkWords } from './places.rules.ts';

const AT = '/desk/directory/organisations';

const DONE: Record<string, string> = {
  added: 'Added to the directory.',
  saved: 'The details are saved.',
  checked: 'The details are marked as right today.',
  closed: 'It is taken out of the directory.',
  restored: 'It is in the directory again.',
};

type ListProps = {
  removed: readonly Organisation[];
  typed: string;
  organisations: readonly Organisation[];
  mayWrite: boolean;
  done: string | undefined;
  today: Day;
};

/** Who to send people to, when it is not about this trust. */
export function Organisations({ removed, typed, organisations, mayWrite, done, today }: ListProps) {
  const count = organisations.length;
  const add = mayWrite && <ButtonLink href={`${AT}/new`} label="Add an organisation" kind="secondary" />;
  return (
    <>
      {done && DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading
        title={`Directory: ${count} other ${count === 1 ? 'organisation' : 'organisations'}`}
        actions={add}
      />
      <DirectoryNav current="organisations" />
      <form className="app-card app-find" method="get" action={AT}>
        <div className="app-filter__fields">
          <TextField name="q" label="Name or what they do" type="search" value={typed} />
          <div className="nhsuk-form-group">
            <Button label="Find" kind="secondary" />
          </div>
        </div>
      </form>
      {count === 0 && <EmptyState action={add}>{`No match for “${typed}”. Try fewer letters, or add it.`}</EmptyState>}
      <ul className="app-places">
        {organisations.map((one) => (
          <li key={one.code}>
            <OrganisationCard one={one} mayWrite={mayWrite} today={today} />
          </li>
        ))}
      </ul>
      {removed.length > 0 && (
        <Details summary={`Taken out of the directory: ${removed.length}`}>
          <ul className="nhsuk-list">
            {removed.map(({ code, name }) => (
              <li key={code}>
                {name}{' '}
                <PostButton kind="quiet" action={`${AT}/${code}/reopening`} label="Put it back" hiddenName={name} />
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function OrganisationCard({ one, mayWrite, today }: { one: Organisation; mayWrite: boolean; today: Day }) {
  const more = [
    { key: 'Website', value: one.website },
    { key: 'Takes', value: one.takes },
  ];
  const { name, phone, email, aliases } = one;
  const check = checkWords(one.checked_on, today);
  const card = { name, phone, email, aliases, more, check, mayWrite };
  return <DirectoryCard {...card} at={`${AT}/${one.code}`} beside={KIND_WORDS[one.kind]} />;
}

type EditProps = {
  known: Organisation | undefined;
  filled: Filled;
  /** Crisis lines that would go with it. */
  lines: readonly string[];
  before: ReactNode;
};

export function EditOrganisation({ known, filled, lines, before }: EditProps) {
  const field = (key: string) => ({ name: key, value: typedText(filled, key), error: errorOf(filled, key) });
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={known ? `Edit ${known.name}` : 'Add an organisation'} />
      <form method="post" action={known ? `${AT}/${known.code}` : AT} noValidate data-ctrl-enter="">
        <HiddenFields fields={{ version: known && String(known.version) }} />
        <Select
          {...field('kind')}
          label="What is it?"
          blank="Choose what it is"
          choices={KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
        />
        <TextField {...field('name')} label="Name" width={30} />
        <TextField {...field('aliases')} label="Other names (optional)" hint="With commas between them" />
        <TextField {...field('phone')} label="Phone (optional)" type="tel" width={20} />
        <TextField {...field('email')} label="Email (optional)" type="email" width={30} spellCheck={false} />
        <TextField {...field('website')} label="Website (optional)" width={30} spellCheck={false} />
        <TextArea {...field('takes')} label="What they take (optional)" rows={2} />
        <ButtonRow>
          <Button label={known ? 'Save details' : 'Add to the directory'} />
          <ButtonLink kind="quiet" href={AT} label="Cancel" />
        </ButtonRow>
      </form>
      {known && <TakeOut at={`${AT}/${known.code}/closure`} lines={lines} error={errorOf(filled, 'sure')} />}
      {before}
    </>
  );
}

function TakeOut({ at, lines, error }: { at: string; lines: readonly string[]; error: string | undefined }) {
  const label = 'Take it out of the directory';
  if (lines.length === 0) return <PostButton action={at} kind="quiet" label={label} />;
  return (
    <form method="post" action={at}>
      <Checkboxes
        name="sure"
        label="It gives a crisis line"
        hint="Nobody finds a crisis line whose organisation is taken out"
        error={error}
        choices={[{ value: 'yes', label: `Take this out as well: ${lines.join(', ')}` }]}
      />
      <Button kind="quiet" label={label} />
    </form>
  );
}
