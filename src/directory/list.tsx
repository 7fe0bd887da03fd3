import type { ReactNode } from 'react';
import { DirectoryNav } from '../places/index.ts';
import { Button, ButtonLink, PostButton } from '../platform/components/buttons.tsx';
import { Select, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Pagination } from '../platform/components/pagination.tsx';
import { Card } from '../platform/components/panels.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { SecondaryNav } from '../platform/components/secondary-nav.tsx';
import type { Day } from '../platform/time.ts';
import { atHelp, HELP } from './entry.tsx';
import { heldBack, isDue, plainDay } from './help.rules.ts';
import type { Help } from './help.ts';
import { reachOf } from './reach.rules.ts';

export type Number = { code: string; name: string; number: string; detail: string; checked_on: Day | null };

export type HelpView = 'all' | 'check' | 'reported' | 'gone';

type Props = {
  view: HelpView;
  asked: { q: string; need: string; where: string; page: number };
  near: boolean;
  helps: readonly Help[];
  total: number;
  perPage: number;
  undecided: readonly Help[];
  numbers: readonly Number[];
  pinned: readonly Help[];
  reported: ReadonlySet<string>;
  needs: readonly { code: string; label: string }[];
  counts: { check: number; reported: number };
  mayWrite: boolean;
  done: string | undefined;
  today: Day;
};

/** Everything that somebody can be told of, one search over it. */
export function HelpList(props: Props) {
  const { view, asked, helps, total, undecided, mayWrite, done, near, perPage } = props;
  const add = mayWrite && (
    <>
      <ButtonLink href={`${HELP}/new`} label="Add help" kind="secondary" />
      <ButtonLink href={`${HELP}/imports`} label="Import" hiddenName="help" kind="quiet" />
    </>
  );
  const isAsked = asked.q !== '' || asked.need !== '' || asked.where !== '';
  const none = total === 0 && undecided.length === 0;
  const list = hrefOf(view, asked);
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <PageHeading title={headingOf(props)} actions={add} />
      <DirectoryNav current="help" />
      <Search {...props} />
      <Views {...props} />
      {view === 'all' && asked.page === 1 && <Crisis {...props} />}
      {asked.where !== '' && !near && !none && <NothingNear where={asked.where} />}
      <HelpCards {...props} of={helps} list={list} />
      {none && <EmptyState action={isAsked ? add : undefined}>{emptyWords(view, asked)}</EmptyState>}
      <Pagination
        page={asked.page}
        pages={Math.ceil(total / perPage)}
        href={(page) => hrefOf(view, { ...asked, page })}
      />
      {undecided.length > 0 && asked.page === 1 && (
        <>
          <h2 className="nhsuk-heading-m">{`Known in all of England, not yet checked here: ${undecided.length}`}</h2>
          <p className="app-secondary">
            The public finds each of them once somebody has said that its details are right.
          </p>
          <HelpCards {...props} of={undecided} list={list} />
        </>
      )}
    </>
  );
}

/** All that is found then has no place of its own. */
export const NothingNear = ({ where }: { where: string }) => (
  <p>{`Nothing that fits is near “${where}”. What was found is for all of England.`}</p>
);

function headingOf({ view, total, undecided }: Props): string {
  const count = (many: number) => `${many.toLocaleString('en-GB')} ${many === 1 ? 'entry' : 'entries'}`;
  if (view === 'all') return `Help for people: ${count(total)}`;
  const all = count(total + undecided.length);
  if (view === 'check') return `Help to check: ${all}`;
  return view === 'reported' ? `Said to be wrong: ${all}` : `Hidden, ended or taken out: ${all}`;
}

function emptyWords(view: HelpView, { q, need, where }: Props['asked']): string {
  if (q) return `No match for “${q}”. Try fewer letters, or add it.`;
  if (need || where) return 'No match. Choose less, or add it.';
  if (view === 'check') return 'Everything is checked.';
  return view === 'reported'
    ? 'Nobody says that anything is wrong.'
    : view === 'gone'
      ? 'Nothing is hidden.'
      : 'No help of this trust’s own yet.';
}

function hrefOf(view: HelpView, asked: Props['asked']): string {
  const query = new URLSearchParams();
  if (view !== 'all') query.set('view', view);
  for (const name of ['q', 'need', 'where'] as const) if (asked[name]) query.set(name, asked[name]);
  if (asked.page > 1) query.set('page', String(asked.page));
  const text = query.toString();
  return text ? `${HELP}?${text}` : HELP;
}

function Search({ asked, needs }: Props) {
  return (
    <form className="app-card app-find" method="get" action={HELP}>
      <div className="app-filter__fields">
        <TextField
          name="q"
          label="What do they need?"
          type="search"
          value={asked.q}
          data={{ 'data-typeahead': '/desk/suggestions/help', 'data-typeahead-go': '' }}
        />
        <Select
          name="need"
          label="Kind of help"
          blank="Any"
          value={asked.need}
          choices={needs.map(({ code, label }) => ({ value: code, label }))}
        />
        <TextField name="where" label="Town or postcode" type="search" value={asked.where} />
        <div className="nhsuk-form-group">
          <Button label="Find" kind="secondary" />
        </div>
      </div>
    </form>
  );
}

function Views({ view, counts }: Props) {
  const item = (to: HelpView, label: string) => ({
    href: hrefOf(to, { q: '', need: '', where: '', page: 1 }),
    label,
    current: view === to,
  });
  return (
    <SecondaryNav
      label="Help for people"
      items={[
        item('all', 'All'),
        item('check', `To check (${counts.check})`),
        item('reported', `Said to be wrong (${counts.reported})`),
        item('gone', 'Hidden or ended'),
      ]}
    />
  );
}

/** They stand first whatever is looked for. */
function Crisis({ numbers, pinned, today }: Props) {
  return (
    <Card title="In a crisis" warning>
      <ul className="app-places">
        {numbers.map(({ code, name, number, detail, checked_on }) => (
          <li key={code}>
            <span>
              <strong>{name}</strong>: <Phone typed={number} />
              {detail && ` – ${detail}`}
              <span className="app-secondary">
                {checked_on ? `. Checked ${plainDay(checked_on, today)}` : '. Not yet checked here'}
              </span>
            </span>
          </li>
        ))}
        {pinned.map((help) => (
          <li key={help.key}>
            <span>
              <a href={atHelp(help)}>{help.name}</a>: <Phone typed={reachOf(help).phone} />
              {heldBack(help, today) && <span className="app-secondary">{`. ${heldBack(help, today)}`}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type CardsProps = Pick<Props, 'reported' | 'mayWrite' | 'today'> & {
  of: readonly Help[];
  /** The list on which they stand. */
  list: string;
};

function HelpCards({ of, list, reported, mayWrite, today }: CardsProps) {
  if (of.length === 0) return null;
  return (
    <ul className="app-places">
      {of.map((help) => (
        <li key={help.key}>
          <HelpCard {...{ help, list, mayWrite, today }} wrong={reported.has(help.key)} />
        </li>
      ))}
    </ul>
  );
}

type CardProps = Pick<CardsProps, 'list' | 'mayWrite' | 'today'> & { help: Help; wrong: boolean };

function HelpCard({ help, list, wrong, mayWrite, today }: CardProps) {
  const held = heldBack(help, today);
  const { phone, website } = reachOf(help);
  const title: ReactNode = <a href={atHelp(help)}>{help.name}</a>;
  const gone = help.ended_at ?? help.organisation.ended_at;
  const mayCheck = mayWrite && !gone && help.shown !== 'hidden' && isDue(help, today);
  return (
    <div className="app-card">
      <div className="app-card__head">
        <h3 className="app-card__title">{title}</h3>
        {help.area && <span className="app-secondary">{help.area}</span>}
      </div>
      <p>{help.summary}</p>
      <p>
        {phone ? <Phone typed={phone} /> : help.other_ways || website}
        {help.hours && <span className="app-secondary">{` ${help.hours}`}</span>}
      </p>
      {wrong && <Need>Something here is said to be wrong</Need>}
      {held && <Need>{held}</Need>}
      {mayCheck && (
        <PostButton
          kind="secondary"
          action={`${atHelp(help)}/checks`}
          fields={{ back: list }}
          label="Details are right"
          hiddenName={`of ${help.name}`}
        />
      )}
    </div>
  );
}

/** What fits, below the wards of the one search: the way to all of it where there is more. */
export function AlsoFound({
  helps,
  total,
  typed,
  today,
}: {
  helps: readonly Help[];
  total: number;
  typed: string;
  today: Day;
}) {
  return (
    <section aria-label="Help for people">
      <h2 className="nhsuk-heading-m">{`Help for people: ${total.toLocaleString('en-GB')}`}</h2>
      <HelpCards of={helps} list={HELP} reported={new Set()} mayWrite={false} today={today} />
      {total > helps.length && (
        <p>
          <a href={hrefOf('all', { q: typed, need: '', where: '', page: 1 })}>All help that fits</a>
        </p>
      )}
    </section>
  );
}
