import { BackToCase } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Radios, TextField } from '../platform/components/fields.tsx';
import { HandOut } from '../platform/components/hand-out.tsx';
import { Banner, ErrorSummary, InsetText, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, RailBlock, RailLine } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { SEEN, sumOf } from '../platform/seen.ts';
import { dateTimeWords, dateWords, localDate } from '../platform/time.ts';
import { askCouncil, checkedWords, isDue, linesOf, wordsTold } from './advocates.rules.ts';
import type { AdvocateRow } from './advocates.ts';
import type { Council, Meant } from './councils.rules.ts';
import type { ToldHow } from './tables.ts';
import type { AdvocateTold } from './told.ts';

const HOW_WORDS: Record<ToldHow, string> = {
  spoken: 'Told',
  paper: 'Handed over on paper',
  written: 'In a letter or message',
};
export const HOWS = Object.keys(HOW_WORDS) as ToldHow[];

type Who = { id: string; name: string };

export type AdvocatePageProps = {
  reference: string;
  /** Where the person lives; undefined: not known yet. */
  council: Council | undefined;
  /** The council, or those that may be meant, were read from their address. */
  byAddress: boolean;
  advocate: AdvocateRow | undefined;
  meant: readonly Meant[];
  people: readonly Who[];
  told: readonly AdvocateTold[];
  names: ReadonlyMap<string, string>;
  staff: ReadonlyMap<string, string>;
  place: Filled;
  filled: Filled;
  done: boolean;
  now: Date;
};

/** Who helps this person with a complaint, and that we told them. */
export function AdvocatePage(props: AdvocatePageProps) {
  const { reference, council, byAddress, meant, told, place, filled, done } = props;
  const at = `/desk/cases/${reference}/advocate`;
  return (
    <>
      <ErrorSummary errors={[...place.errors, ...filled.errors]} />
      {done && <Banner>Kept with the case.</Banner>}
      <BackToCase reference={reference} />
      <PageHeading
        title="Find an advocate"
        lede="Free, independent help with a complaint. It depends on where the person lives."
      />
      {council && <Known {...props} council={council} />}
      <form className="app-card" method="post" action={`${at}/place`} noValidate autoComplete="off">
        <TextField
          name="where"
          label={council ? 'Somewhere else?' : 'Where do they live?'}
          hint="A postcode, or the name of the council"
          width={20}
          value={typedText(place, 'where')}
          error={errorOf(place, 'where')}
          spellCheck={false}
        />
        {meant.length > 0 && (
          <>
            <p>{byAddress ? 'By their address, one of these:' : 'Which of these?'}</p>
            <ul className="nhsuk-list">
              {meant.map((one) => (
                <li key={one.council.code}>
                  <a href={`${at}?council=${one.council.code}`}>
                    {one.by ? `${one.by} (${one.council.name})` : one.council.name}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        <Button label="Find" kind="secondary" />
      </form>
      {!council && <InsetText>{`Not known where they live? ${askCouncil('')}`}</InsetText>}
      {told.length > 0 && <h2 className="nhsuk-heading-m">What they were told</h2>}
      {told.map((one) => (
        <ToldCard key={one.id} one={one} {...props} />
      ))}
    </>
  );
}

function Known({ reference, council, byAddress, advocate, people, filled, now }: AdvocatePageProps & Sure) {
  const today = localDate(now);
  return (
    <Card title={council.name}>
      {byAddress && <p className="app-secondary">By their address</p>}
      {advocate ? (
        <>
          <p className="app-as-typed">{linesOf(advocate).join('\n')}</p>
          <p className="app-secondary">{checkedWords(advocate, today)}</p>
          {isDue(advocate, today) && <Need>Look at its details before you tell them.</Need>}
        </>
      ) : (
        <p>{`Nobody is known for this area. ${askCouncil(council.name)}`}</p>
      )}
      <form method="post" action={`/desk/cases/${reference}/advocate`} noValidate>
        <input type="hidden" name="council" value={council.code} />
        <input type="hidden" name={SEEN} value={sumOf([wordsTold(advocate, council)])} />
        {people.length > 0 && (
          <Radios
            {...fieldOf(filled, 'person')}
            label="Whom did you tell?"
            inline
            choices={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Radios
          {...fieldOf(filled, 'how')}
          label="How?"
          choices={HOWS.map((value) => ({ value, label: HOW_WORDS[value] }))}
        />
        <ButtonRow>
          <Button label="Keep it with the case" />
        </ButtonRow>
      </form>
    </Card>
  );
}

type Sure = { council: Council };

function ToldCard({ one, reference, names, staff, now }: AdvocatePageProps & { one: AdvocateTold }) {
  return (
    <Card title={`${names.get(one.person_id ?? '') ?? 'Somebody'}, ${dateTimeWords(one.made_at, now)}`} heading="h3">
      <p className="app-secondary">{`${HOW_WORDS[one.how]} – ${staff.get(one.made_by) ?? 'a colleague'}`}</p>
      <p className="app-as-typed">{one.words}</p>
      <ButtonRow>
        <ButtonLink href={`/desk/cases/${reference}/advocate/${one.id}/paper`} kind="quiet" label="On paper" />
        <ButtonLink
          href={`/desk/cases/${reference}/advocate/${one.id}/paper?format=large`}
          kind="quiet"
          label="In large print"
        />
      </ButtonRow>
    </Card>
  );
}

type PaperProps = { trust: string; phone: string | null; told: AdvocateTold; large: boolean; back: string; now: Date };

/** To hand over: nobody's name stands on it, and nothing of the case. */
export function AdvocatePaper({ trust, phone, told, large, back, now }: PaperProps) {
  return (
    <HandOut
      title="Free, independent help with a complaint"
      lede={`${trust}, PALS, ${dateWords(told.made_at, now)}`}
      large={large}
      back={back}
    >
      <p className="app-as-typed">{told.words}</p>
      <p>An advocate can help you to complain. It is free. They do not work for the NHS.</p>
      <p>{`If a number does not work, ${phone ? `call PALS on ${phone}` : 'call PALS'}.`}</p>
    </HandOut>
  );
}

type BlockProps = {
  reference: string;
  told: readonly AdvocateTold[];
  names: ReadonlyMap<string, string>;
  /** Who helps where they live, by their address. */
  advocate: { name: string; phone: string } | undefined;
  council: string;
  mayWrite: boolean;
  now: Date;
};

/** On the page of a case in which a complaint is considered. */
export function AdvocateBlock({ reference, told, names, advocate, council, mayWrite, now }: BlockProps) {
  const link = mayWrite && <a href={`/desk/cases/${reference}/advocate`}>Find an advocate</a>;
  const [last] = told;
  if (last) {
    const who = names.get(last.person_id ?? '') ?? 'Somebody';
    const what = last.name ? `of ${last.name}` : 'to ask their council';
    return (
      <RailLine
        title="Independent help"
        action={link}
        fact={`${who} was told ${what}, ${dateWords(last.made_at, now)}.`}
      />
    );
  }
  return (
    <RailBlock title="Independent help to complain" action={link}>
      {advocate ? (
        <p>{`${council}: ${[advocate.name, advocate.phone].filter(Boolean).join(', ')}. Not told yet.`}</p>
      ) : (
        <p>Not told yet. It is free, and depends on where they live.</p>
      )}
    </RailBlock>
  );
}
