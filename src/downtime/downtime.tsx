import { ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { PrintButton } from '../platform/components/print-button.tsx';
import { PrintHeader } from '../platform/components/print-header.tsx';

/** Before and after a day without computers. */
export function AboutDowntime() {
  return (
    <>
      <h1>Without computers</h1>
      <h2>Before</h2>
      <p>
        One print with what is promised today and tomorrow, the phone numbers of wards, and blank sheets for calls. It
        names people: keep it locked away, and shred it afterwards.
      </p>
      <p>
        <ButtonLink href="/desk/downtime/print" label="Show for printing" />
      </p>
      <h2>Afterwards</h2>
      <p>Enter each sheet with the day and time at which it happened, and who wrote it.</p>
      <PostButton action="/desk/contacts" label="Enter a paper sheet" kind="secondary" fields={{ paper: 'yes' }} />
    </>
  );
}

export type PrintedPromise = {
  id: string;
  when: string;
  title: string;
  reference: string;
  owner: string;
  reach: readonly string[];
  rules: readonly string[];
};

type PrintedPlace = { id: string; name: string; phone: string; answers_pals: string };

type PrintProps = {
  trust: string;
  printedBy: string;
  printedAt: string;
  promises: readonly PrintedPromise[];
  sites: readonly { id: string; name: string; phone: string; places: readonly PrintedPlace[] }[];
  numbers: readonly { code: string; name: string; number: string }[];
  sheets: number;
};

/** Black on white, each part on a sheet of its own. */
export function DowntimePrint({ trust, printedBy, printedAt, promises, sites, numbers, sheets }: PrintProps) {
  return (
    <>
      <PrintHeader reference={`PALS, ${trust}`} printedBy={printedBy} printedAt={printedAt} />
      <div className="app-no-print">
        <ButtonRow>
          <PrintButton />
          <a href="/desk/downtime">Back</a>
        </ButtonRow>
      </div>
      <h1>For a day without computers</h1>
      <h2>Promised today and tomorrow</h2>
      {promises.length === 0 ? <p>Nothing is promised for today or tomorrow.</p> : <Promises promises={promises} />}
      {sites.map((site) => (
        <section key={site.id} className="app-sheet">
          <h2>
            Phone list: {site.name} {site.phone}
          </h2>
          <Phones places={site.places} />
        </section>
      ))}
      {numbers.length > 0 && (
        <section className="app-sheet--kept">
          <h2>Help numbers</h2>
          {numbers.map(({ code, name, number }) => (
            <p key={code}>
              {name}: <strong>{number}</strong>
            </p>
          ))}
        </section>
      )}
      {Array.from({ length: sheets }, (_, at) => at + 1).map((number) => (
        <BlankSheet key={number} number={number} />
      ))}
    </>
  );
}

function Promises({ promises }: { promises: readonly PrintedPromise[] }) {
  return (
    <table className="nhsuk-table app-paper">
      <thead>
        <tr>
          <th scope="col">By</th>
          <th scope="col">What</th>
          <th scope="col">How</th>
          <th scope="col">Owner</th>
          <th scope="col">Done</th>
        </tr>
      </thead>
      <tbody>
        {promises.map(({ id, when, title, reference, reach, rules, owner }) => (
          <tr key={id}>
            <td>{when}</td>
            <td>
              {title} {reference}
            </td>
            <td>
              {rules.map((rule) => (
                <strong key={rule}>{rule} </strong>
              ))}
              {reach.join(', ')}
            </td>
            <td>{owner}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Phones({ places }: { places: readonly PrintedPlace[] }) {
  return (
    <table className="nhsuk-table app-paper">
      <thead>
        <tr>
          <th scope="col">Ward or service</th>
          <th scope="col">Phone</th>
          <th scope="col">Who answers PALS</th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ id, name, phone, answers_pals }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>{phone || 'No number'}</td>
            <td>{answers_pals}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The questions of a call, in its order. */
const LINES = [
  'Day and time',
  'Written by',
  'How they contacted us',
  'Their name, and what to call them',
  'Phone or email, and how not to contact them',
  'The patient, and what they are to the patient',
  'Ward or service',
  'What may be told to the ward: keep in PALS, without a name, with name',
];

function BlankSheet({ number }: { number: number }) {
  return (
    <section className="app-sheet">
      <h2>Contact sheet {number}</h2>
      <dl className="app-sheet__lines">
        {LINES.map((line) => (
          <div key={line}>
            <dt>{line}</dt>
            <dd />
          </div>
        ))}
      </dl>
      <h3>What are they telling you? Use their words.</h3>
      <div className="app-sheet__space" />
      <h3>What did you tell them?</h3>
      <div className="app-sheet__space app-sheet__space--small" />
      <h3>What happens next, by when, and did they agree?</h3>
      <div className="app-sheet__space app-sheet__space--small" />
      <p>Entered in OpenPALS on ____________ by ____________ as PAL-____-______</p>
    </section>
  );
}
