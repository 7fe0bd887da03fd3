import classNames from 'classnames';
import type { ReactNode } from 'react';
import type { Assets } from '../assets.ts';
import type { NavItem } from '../nav.rules.ts';
import type { Alert, Formats } from '../reply.ts';
import type { Tongue } from '../tongue.ts';
import { Brand, DemoNote } from './brand.tsx';
import { PostButton } from './buttons.tsx';
import { Document, type DocumentProps } from './document.tsx';
import { Footer } from './footer.tsx';
import { Icon } from './icons.tsx';
import { InSize } from './in-size.tsx';
import { Banner } from './messages.tsx';
import { InsideNav, MainNav } from './nav.tsx';
import { OtherFormats } from './other-formats.tsx';
import { InTongue, useSay, useTongue } from './say.tsx';
import { TimeoutDialog } from './timeout-dialog.tsx';

/** `wide` goes to 1840px for lists, cases and charts; `form` stays at 960px for forms and settings. */
export type Width = 'wide' | 'form';

type Common = {
  title: string;
  trust: string;
  assets: Assets;
  demo?: boolean;
  hasErrors?: boolean;
  width?: Width;
  body: ReactNode;
  person?: DocumentProps['person'];
  draftDone?: string | undefined;
  signedOut?: boolean;
};

export type DeskShellProps = Common & {
  user: { name: string };
  nav: readonly NavItem[];
  alerts?: readonly Alert[];
  /** The form that was sent just now changed nothing. */
  unchanged?: boolean | undefined;
  /** What was searched for, kept in the box on the results page. */
  query?: string;
  /** False for people who cannot open a case, like volunteers. */
  search?: boolean;
  /** False for people who do not take calls. */
  newCall?: boolean;
  /** True for people who change how this PALS works. */
  settings?: boolean;
};

/** Every page of the desk: one line of header, one row of navigation, 112px together on a laptop. */
export function DeskShell({
  user,
  nav,
  alerts = [],
  unchanged = false,
  query,
  search = true,
  newCall = true,
  settings = false,
  ...page
}: DeskShellProps) {
  const width = widthClass(page.width);
  return (
    <Document {...page}>
      <header className="app-header">
        <div className={classNames('app-header__bar', width)}>
          <Brand trust={page.trust} href="/desk" />
          {search && <DeskSearch query={query} />}
          <Account name={user.name} settings={settings} />
        </div>
        <MainNav items={nav} newCall={newCall} demo={page.demo} className={width} />
      </header>
      <Alerts alerts={alerts} className={width} />
      <InsideNav items={nav} className={width} />
      <Main width={width}>
        {unchanged && (
          <Banner kind="info" title="No change">
            Nothing was changed.
          </Banner>
        )}
        {page.body}
      </Main>
      <Footer className={width} shortcuts />
      <TimeoutDialog />
    </Document>
  );
}

/** What cannot wait for My day: on every page, above it. */
function Alerts({ alerts, className }: { alerts: readonly Alert[]; className: string }) {
  if (alerts.length === 0) return null;
  return (
    <section className="app-alerts" aria-label="For you now">
      <ul className={classNames('app-alerts__list', className)}>
        {alerts.map(({ text, acts }) => (
          <li className="app-alerts__item" key={text}>
            <span>{text}</span>
            {acts.map(({ action, label }) => (
              <PostButton key={action} kind="secondary" action={action} label={label} hiddenName={`: ${text}`} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `form` is the id of the form that goes along where no script has saved it. */
export type Leave = { href: string; label: string; form?: string };

export type FocusShellProps = Common & {
  user: { name: string };
  /** The only way out, like "Leave this call (kept as a draft)". */
  leave: Leave;
};

/** Live call and bedside: nothing to look at but the conversation. */
export function FocusShell({ user, leave, ...page }: FocusShellProps) {
  const width = widthClass(page.width);
  return (
    <Document {...page}>
      <header className="app-header">
        <div className={classNames('app-header__bar', width)}>
          <Brand trust={page.trust} href="/desk" />
          {page.demo && <DemoNote />}
          <div className="app-header__account">
            <span className="app-header__user">
              <Icon name="person" />
              {user.name}
            </span>
            <LeaveLink {...leave} />
          </div>
        </div>
        {page.demo && <DemoLine className={width} />}
      </header>
      <Main width={width} fill>
        {page.body}
      </Main>
      <Footer className={width} shortcuts />
      <TimeoutDialog />
    </Document>
  );
}

/**
 * Without script a link would leave unsaved words behind, so there it is a button of the form. Enter in a field presses
 * the first button of its form, so a disabled one comes before it: Enter neither leaves nor finishes.
 */
function LeaveLink({ href, label, form }: Leave) {
  return (
    <>
      <a className={classNames('app-header__link', { 'app-needs-script': form })} href={href}>
        {label}
      </a>
      {form && (
        <>
          <button type="submit" form={form} disabled hidden />
          <button className="app-header__link app-without-script" type="submit" form={form} name="act" value="leave">
            {label}
          </button>
        </>
      )}
    </>
  );
}

/** Sign-in and error pages: no navigation, no name. */
export function PlainShell({ home = '/desk', ...page }: Common & { home?: string }) {
  const width = widthClass(page.width ?? 'form');
  return (
    <Document {...page}>
      <header className="app-header">
        <div className={classNames('app-header__bar', width)}>
          <Brand trust={page.trust} href={home} />
          {page.demo && <DemoNote />}
        </div>
        {page.demo && <DemoLine className={width} />}
      </header>
      <Main width={width}>{page.body}</Main>
      <Footer className={width} />
    </Document>
  );
}

type OutsideShellProps = Common & {
  tongue?: Tongue | undefined;
  formats?: Formats | undefined;
  large?: boolean;
  /** Nothing in the head leads away: for whoever came by a link to one thing. */
  byLink?: boolean;
};

/** For people outside PALS: whose question it is, and no way into the desk. `trust` is its name in full. */
export function OutsideShell({ tongue, formats, large = false, byLink = false, ...page }: OutsideShellProps) {
  const width = widthClass('form');
  return (
    <InTongue tongue={tongue}>
      <Document {...page} assets={{ ...page.assets, ...page.assets.outside }}>
        <header className="app-outside">
          <div className={width}>
            <p className="app-outside__trust">{page.trust}</p>
            <ServiceName leads={!byLink} />
            {page.demo && <DemoNote />}
          </div>
        </header>
        <Main width={width}>
          <InSize large={large}>
            <div className={classNames('app-outside__page', { 'app-outside__page--wide': page.width === 'wide' })}>
              {page.body}
            </div>
            {formats && <OtherFormats {...formats} large={large} />}
          </InSize>
        </Main>
        <Footer className={width} contact />
      </Document>
    </InTongue>
  );
}

/** Leads to the first page, in another language to the first page of that. */
function ServiceName({ leads }: { leads: boolean }) {
  const say = useSay();
  const name = say('Patient advice and liaison (PALS)');
  const tongue = useTongue();
  const home = tongue ? `/languages/${tongue.code}` : '/';
  return <p className="app-outside__service">{leads ? <a href={home}>{name}</a> : name}</p>;
}

/** Focus can be put here by the skip link, so it has to accept it. */
function Main({ width, fill = false, children }: { width: string; fill?: boolean; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={classNames('app-main', { 'app-main--fill': fill })}>
      <div className={width}>{children}</div>
    </main>
  );
}

function DemoLine({ className }: { className: string }) {
  return (
    <div className={classNames('app-header__demo-line', className)}>
      <DemoNote />
    </div>
  );
}

function DeskSearch({ query }: { query: string | undefined }) {
  return (
    <search className="app-header__search">
      <form method="get" action="/desk/search">
        <label className="nhsuk-u-visually-hidden" htmlFor="desk-search">
          Search people and cases
        </label>
        <div className="app-header__search-row">
          <input
            className="nhsuk-input"
            id="desk-search"
            name="q"
            type="search"
            placeholder="Name, phone or case number"
            autoComplete="off"
            defaultValue={query}
            data-typeahead="/desk/suggestions/search"
            data-typeahead-go=""
          />
          <button className="app-header__search-button" type="submit">
            <Icon name="search" />
            <span className="nhsuk-u-visually-hidden">Search</span>
          </button>
        </div>
      </form>
    </search>
  );
}

function Account({ name, settings }: { name: string; settings: boolean }) {
  return (
    <div className="app-header__account">
      <a className="app-header__link app-header__user" href="/desk/me">
        <Icon name="person" />
        {name}
      </a>
      {settings && (
        <a className="app-header__link" href="/desk/settings">
          Settings
        </a>
      )}
      <form method="post" action="/sign-out" data-sign-out="">
        <button className="app-header__link" type="submit">
          Sign out
        </button>
      </form>
    </div>
  );
}

function widthClass(width: Width = 'wide') {
  return `app-width--${width}`;
}
