import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { webAddress } from '../platform/web-address.rules.ts';
import { askCouncil, checkedWords, isDue } from './advocates.rules.ts';
import type { Council, Meant } from './councils.rules.ts';
import type { Lookup } from './councils.ts';
import type { AdvocateWords } from './tables.ts';

export const FIND = '/find-an-advocate';

type Around = { phone: string | null };

type AskProps = Around & {
  filled: Filled;
  /** Postcodes can be looked up here. */
  postcodes: boolean;
  /** Several councils are called so. */
  meant: readonly Meant[];
};

/** One question. What is typed is sent in the form, so that it stands in no address and no history. */
export function AskWhere({ filled, postcodes, meant, phone }: AskProps) {
  const hint = postcodes
    ? 'Your postcode, or the name of your council. We do not keep it.'
    : 'The name of your council. It is on your council tax letter.';
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <OutsideTitle title="Find an advocate" />
      <p className="nhsuk-lede-text">
        An advocate can help you to complain about the NHS. It is free. They do not work for the NHS.
      </p>
      {meant.length > 0 && <WhichCouncil meant={meant} />}
      <form method="post" action={FIND} noValidate autoComplete="off">
        <TextField
          name="where"
          label="Where do you live?"
          hint={hint}
          width={20}
          value={typedText(filled, 'where')}
          error={errorOf(filled, 'where')}
          autoComplete="postal-code"
          spellCheck={false}
        />
        <ButtonRow>
          <Button label="Find an advocate" large />
        </ButtonRow>
      </form>
      <h2 className="nhsuk-heading-m">What an advocate does</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>Tells you what you can do.</li>
        <li>Helps you to write your complaint.</li>
        <li>Comes with you to meetings.</li>
        <li>Helps you to go to the Ombudsman.</li>
      </ul>
      <p>They cannot look into what happened, or give you legal or medical advice.</p>
      <OrCall phone={phone} />
    </>
  );
}

function WhichCouncil({ meant }: { meant: readonly Meant[] }) {
  return (
    <section className="nhsuk-inset-text" aria-labelledby="which">
      <h2 className="nhsuk-heading-s" id="which">
        Which of these do you mean?
      </h2>
      <ul className="nhsuk-list">
        {meant.map(({ council, by }) => (
          <li key={council.code}>
            <a href={councilHref(council)}>{by ? `${by} (${council.name})` : council.name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type FoundProps = Around & {
  council: Council;
  advocate: (AdvocateWords & { checked_on: Day | null }) | undefined;
  today: Day;
};

export function FoundAdvocate({ council, advocate, phone, today }: FoundProps) {
  return (
    <>
      <OutsideTitle title={`Help to complain, if you live in ${council.name}`} />
      {advocate ? (
        <KnownAdvocate council={council} advocate={advocate} today={today} />
      ) : (
        <>
          <p>We do not know yet who gives this help where you live. Your council does.</p>
          <p>{askCouncil(council.name)}</p>
        </>
      )}
      <p>
        It is free for everybody who complains about the NHS. You can ask for it before you complain, or at any time
        after.
      </p>
      <OrCall phone={phone} />
      <p>
        <a href={FIND}>Look for another place</a>
      </p>
      <p>
        <a href="/complaints">How to complain</a>
      </p>
    </>
  );
}

function KnownAdvocate({ council, advocate, today }: Required<Pick<FoundProps, 'council' | 'today'>> & Known) {
  const { name, phone, other_ways, email, website, hours } = advocate;
  const href = webAddress(website);
  return (
    <>
      <h2 className="nhsuk-heading-m">{name}</h2>
      <ul className="nhsuk-list">
        {phone && (
          <li>
            Phone: <Phone typed={phone} />
          </li>
        )}
        {other_ways && <li>{other_ways}</li>}
        {email && (
          <li>
            Email: <a href={`mailto:${email}`}>{email}</a>
          </li>
        )}
        {href && (
          <li>
            Website: <a href={href}>{website}</a>
          </li>
        )}
        {hours && <li>Open: {hours}</li>}
      </ul>
      <p className="app-secondary">
        {checkedWords(advocate, today)}
        {isDue(advocate, today) && ` It may have changed. If it does not work: ${askCouncil(council.name)}`}
      </p>
    </>
  );
}

type Known = { advocate: NonNullable<FoundProps['advocate']> };

const OrCall = ({ phone }: Pick<Around, 'phone'>) =>
  phone ? (
    <p>
      Or call PALS: <Phone typed={phone} />. We can find out for you.
    </p>
  ) : null;

/** Of another country. Who helps there is not ours to say. */
export function AbroadAdvocate({ country, phone }: Around & { country: string }) {
  return (
    <>
      <OutsideTitle title={`Help to complain, if you live in ${country}`} />
      <p>
        {`In ${country} this help is given in another way than in England. You can still complain to us about care in our hospitals.`}
      </p>
      <OrCall phone={phone} />
      <p>
        <a href={FIND}>Look for another place</a>
      </p>
    </>
  );
}

export const councilHref = ({ code }: { code: string }) => `${FIND}/${code}`;

/** Why nothing was found, and what to do. */
export function noneWords(none: Extract<Lookup, { none: string }>['none']): string {
  return {
    no_postcodes: 'We cannot look up postcodes here. Enter the name of your council',
    half_postcode: 'Enter the whole postcode, like SW1A 2AA, or the name of your council',
    unknown_postcode: 'We do not know this postcode. Check it, or enter the name of your council',
    unknown_council: 'We do not know the council of this postcode. Enter the name of your council',
    unknown_name: 'We know no council of this name. Check how it is written, or call us',
  }[none];
}
