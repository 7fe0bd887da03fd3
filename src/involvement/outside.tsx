import { ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { webAddress } from '../platform/web-address.rules.ts';
import { HOW_WORDS, kindWords } from './kinds.rules.ts';
import { type Needed, neededOutside, PAYMENT_OUTSIDE, type Payment } from './needed.rules.ts';
import type { OpportunityTable } from './tables.ts';

const ROOT = '/get-involved';

type State = 'open' | 'full' | 'closed';
type Line = { id: string; kind: string; title: string; does: string; state: State; by: string; website: string };
type Shown = { phone: string | null };

/** Two ways: in one's own care, and in local services. */
export function GetInvolved({ all, phone }: Shown & { all: readonly Line[] }) {
  const open = all.filter(({ state }) => state === 'open');
  const rest = all.filter(({ state }) => state !== 'open');
  return (
    <>
      <OutsideTitle title="Get involved" />
      <p>You can have a say in your own care. You can also help to make services better for everybody.</p>
      <h2 className="nhsuk-heading-m">In your own care</h2>
      <p>
        <a href={`${ROOT}/your-care`}>Questions to ask, second opinions and your records</a>
      </p>
      <h2 className="nhsuk-heading-m">In local services</h2>
      {open.length === 0 && <p>Nothing is open just now. You can ask us to tell you when something is.</p>}
      <Lines lines={open} />
      <p>
        <a href={`${ROOT}/volunteering`}>About volunteering</a>
      </p>
      {rest.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Full or closed just now</h2>
          <Lines lines={rest} />
        </>
      )}
      <h2 className="nhsuk-heading-m">Hear about new ways</h2>
      <p>Tell us what interests you. We write to you when something new comes up.</p>
      <ButtonRow>
        <PostButton kind="secondary" action={`${ROOT}/joining`} label="Tell us what interests you" large />
      </ButtonRow>
      <p>
        <a href="/you-said-we-did">What changed because people told us</a>
      </p>
      <Foot phone={phone} />
    </>
  );
}

/** Giving one's time: what it is, what there is, and how to begin. */
export function Volunteering({ all, phone }: Shown & { all: readonly Line[] }) {
  const open = all.filter(({ state }) => state === 'open');
  return (
    <>
      <OutsideTitle title="Volunteering" />
      <p>Volunteers give some of their time to help patients, families and staff. It is not a paid job.</p>
      <p>You can ask us which of your costs we pay back, like bus fares.</p>
      <h2 className="nhsuk-heading-m">What you could do</h2>
      {open.length === 0 && <p>Nothing is open just now. You can ask us to tell you when something is.</p>}
      <Lines lines={open} />
      <h2 className="nhsuk-heading-m">How to sign up</h2>
      <ol className="nhsuk-list nhsuk-list--number">
        {open.length > 0 && <li>Open one of the links above, and press “Sign up”.</li>}
        <li>We ask for your name, how to reach you and what you need. It takes about 3 minutes.</li>
        <li>Somebody from PALS contacts you, the way you chose.</li>
        <li>Some checks are made before you begin. We tell you which, and help you with them.</li>
      </ol>
      <p>Is nothing here right for you? Tell us, and we write to you when something new comes up.</p>
      <ButtonRow>
        <PostButton
          kind="secondary"
          action={`${ROOT}/joining`}
          fields={{ kind: 'volunteering' }}
          label="Tell me about volunteering"
          large
        />
      </ButtonRow>
      <p>
        <a href={ROOT}>Other ways to get involved</a>
      </p>
      <Foot phone={phone} />
    </>
  );
}

/** Where the trust says more about it. */
function Website({ typed, title }: { typed: string; title: string }) {
  const href = webAddress(typed);
  return href ? (
    <p>
      <a href={href}>
        Read more on the website<span className="nhsuk-u-visually-hidden">: {title}</span>
      </a>
    </p>
  ) : null;
}

function Lines({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="app-help-list">
      {lines.map(({ id, kind, title, does, state, by, website }) => (
        <li key={id}>
          <h3 className="nhsuk-heading-s">
            <a href={`${ROOT}/${id}`}>{title}</a>
          </h3>
          <p>{kindWords(kind)}</p>
          <p>{does}</p>
          {state === 'open' && by && <p>Sign up by {by}.</p>}
          {state === 'full' && <p>This is full just now.</p>}
          {state === 'closed' && <p>This is closed.</p>}
          <Website typed={website} title={title} />
        </li>
      ))}
    </ul>
  );
}

type PageProps = Shown & {
  one: Pick<OpportunityTable, 'kind' | 'title' | 'does' | 'how' | 'apply_by'> & Facts;
  state: State;
  by: string;
};
type Facts = Needed & { id: string; how_often: unknown; place: unknown; access: unknown; expenses: unknown } & {
  ask: unknown;
  website: string;
  payment: Payment;
};

export function OpportunityPage({ one, state, by, phone }: PageProps) {
  const facts: [string, string][] = [
    ['What you would do', one.does],
    ['How often', String(one.how_often)],
    ['Where', [HOW_WORDS[one.how], String(one.place)].filter(Boolean).join('. ')],
    ['Access', String(one.access)],
    ['What we pay', PAYMENT_OUTSIDE[one.payment]],
    ['Money for your costs', String(one.expenses)],
    ['What you need before you begin', neededOutside(one)],
    ['Sign up by', by],
    ['Who to ask', String(one.ask)],
  ];
  return (
    <>
      <OutsideTitle title={one.title} />
      <p>{kindWords(one.kind)}</p>
      <dl className="app-help-facts">
        {facts
          .filter(([, words]) => words.trim() !== '')
          .map(([label, words]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="app-as-typed">{words}</dd>
            </div>
          ))}
      </dl>
      <Website typed={one.website} title={one.title} />
      {state === 'open' ? (
        <>
          <p>It takes about 3 minutes. We ask one question on each page.</p>
          <ButtonRow>
            <PostButton action={`${ROOT}/${one.id}/joining`} label="Sign up" large />
          </ButtonRow>
        </>
      ) : (
        <>
          <p>
            <strong>{state === 'full' ? 'This is full just now.' : 'This is closed.'}</strong> You can ask us to tell
            you when something like it comes up.
          </p>
          <ButtonRow>
            <PostButton kind="secondary" action={`${ROOT}/joining`} label="Tell us what interests you" large />
          </ButtonRow>
        </>
      )}
      <p>
        <a href={ROOT}>Other ways to get involved</a>
      </p>
      <Foot phone={phone} />
    </>
  );
}

export function NotShown({ phone }: Shown) {
  return (
    <>
      <OutsideTitle title="We do not show this just now" />
      <p>It may have changed. You can look at other ways to get involved, or ask us.</p>
      <ButtonRow>
        <ButtonLink href={ROOT} label="Get involved" large />
      </ButtonRow>
      <Foot phone={phone} />
    </>
  );
}

function Foot({ phone }: Shown) {
  return phone ? (
    <p>
      To ask about anything here, call PALS: <Phone typed={phone} />
    </p>
  ) : null;
}
