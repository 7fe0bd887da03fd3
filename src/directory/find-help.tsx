import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { CallPals, TextsTo } from '../platform/components/phone.tsx';
import type { Day } from '../platform/time.ts';
import { FIND_HELP } from './addresses.ts';
import type { Asked } from './finding.ts';
import { dialled } from './help.rules.ts';
import type { Help } from './help.ts';
import { reachOf } from './reach.rules.ts';

type Code = { code: string; label: string };
type Number = { code: string; name: string; number: string; detail: string };

export type FoundEntry = { help: Help; needs: ReadonlyMap<string, string>; today: Day };

type Props = {
  asked: Asked;
  needs: readonly Code[];
  numbers: readonly Number[];
  pinned: readonly Help[];
  /** Undefined: nothing was asked yet. */
  found: { helps: readonly Help[]; total: number; near: boolean } | undefined;
  perPage: number;
  /** Of PALS. */
  phone: string | null;
  /** Somebody might be watched while they read it. */
  quietly: boolean;
  address: (asked: Asked) => string;
  addressOf: (help: Help) => string;
};

/** Help by need and place. In a crisis, numbers come first, whatever is looked for. */
export function FindHelp(props: Props) {
  const { asked, needs, found, phone, quietly, address } = props;
  return (
    <>
      {quietly && <LeaveQuickly />}
      <OutsideTitle title="Find help" />
      <Crisis {...props} />
      <form method="post" action={FIND_HELP}>
        <TextField
          name="q"
          label="What do you need help with?"
          hint="Like benefits, carers or counselling"
          type="search"
          value={asked.q}
        />
        <TextField name="where" label="Town or postcode (optional)" type="search" value={asked.where} />
        <ButtonRow>
          <Button label="Find help" large />
        </ButtonRow>
      </form>
      {found ? <Results {...props} found={found} /> : <Kinds {...{ needs, phone, address }} />}
    </>
  );
}

function Results(props: Props & { found: NonNullable<Props['found']> }) {
  const { asked, needs, found, perPage, phone, address, addressOf } = props;
  const { helps, total, near } = found;
  const kind = needs.find(({ code }) => code === asked.need)?.label;
  const pages = Math.ceil(total / perPage);
  return (
    <>
      <h2 className="nhsuk-heading-m">
        {[kind, total === 1 ? '1 result' : `${total.toLocaleString('en-GB')} results`].filter(Boolean).join(': ')}
      </h2>
      {asked.where && !near && total > 0 && (
        <p>{`We found nothing near “${asked.where}”. These are for all of England.`}</p>
      )}
      {total === 0 && (
        <p>
          We found nothing. Try another word, or <CallPals phone={phone} />. We will look for you.
        </p>
      )}
      <ul className="app-help-list">
        {helps.map((help) => (
          <li key={help.key}>
            <h3 className="nhsuk-heading-s">
              <a href={addressOf(help)}>{help.name}</a>
            </h3>
            <p>{help.summary}</p>
            <p>
              <Tel typed={reachOf(help).phone} />
              {help.hours && ` ${help.hours}`}
            </p>
          </li>
        ))}
      </ul>
      {asked.page > 1 && <PageLink href={address({ ...asked, page: asked.page - 1 })} label="Results before these" />}
      {asked.page < pages && <PageLink href={address({ ...asked, page: asked.page + 1 })} label="More results" />}
      <PageLink href={address({ q: '', need: '', where: '', page: 1 })} label="All kinds of help" />
    </>
  );
}

const PageLink = ({ href, label }: { href: string; label: string }) => (
  <p>
    <a href={href}>{label}</a>
  </p>
);

function Kinds({ needs, phone, address }: Pick<Props, 'needs' | 'phone' | 'address'>) {
  if (needs.length === 0)
    return (
      <p>
        We have not put our list of help here yet. To find out who can help, <CallPals phone={phone} />.
      </p>
    );
  return (
    <>
      <h2 className="nhsuk-heading-m">Kinds of help</h2>
      <ul className="nhsuk-list">
        {needs.map(({ code, label }) => (
          <li key={code}>
            <a href={address({ q: '', need: code, where: '', page: 1 })}>{label}</a>
          </li>
        ))}
      </ul>
      <p>
        Not sure? To talk to somebody, <CallPals phone={phone} />.
      </p>
    </>
  );
}

function Crisis({ numbers, pinned }: Pick<Props, 'numbers' | 'pinned'>) {
  return (
    <section className="nhsuk-inset-text" aria-labelledby="now">
      <h2 className="nhsuk-heading-s" id="now">
        If you need help now
      </h2>
      <ul className="nhsuk-list">
        {numbers.map(({ code, name, number, detail }) => (
          <li key={code}>
            {name}: <Tel typed={number} />
            {detail && `. ${detail}`}
          </li>
        ))}
        {pinned.map((help) => (
          <li key={help.key}>
            {help.name}: <Tel typed={reachOf(help).phone} />
            {help.hours && `. ${help.hours}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of a mobile network: it takes texts, and nobody answers a call (Shout: 85258). */
const TEXTS_ALONE = /^\d{5}$/;

/** A number that a phone dials, or writes to, when it is pressed. */
export function Tel({ typed }: { typed: string }) {
  const digits = dialled(typed);
  if (!digits) return <strong>{typed}</strong>;
  if (TEXTS_ALONE.test(digits))
    return (
      <strong>
        <TextsTo typed={typed} />
      </strong>
    );
  return (
    <strong>
      <a href={`tel:${digits}`}>{typed}</a>
    </strong>
  );
}

type GoneProps = { phone: string | null; successor: Help | undefined; href: string };

/** Nothing is shown that is not checked in time. */
export function GoneEntry({ phone, successor, href }: GoneProps) {
  return (
    <>
      <OutsideTitle title="We do not show this at the moment" />
      {successor ? (
        <p>
          Who does this now: <a href={href}>{successor.name}</a>
        </p>
      ) : (
        <p>
          The details may have changed. To ask about it, <CallPals phone={phone} />.
        </p>
      )}
      <p>
        <a href={FIND_HELP}>Find other help</a>
      </p>
    </>
  );
}
