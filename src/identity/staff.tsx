import type { ReactNode } from 'react';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Radios, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details, Facts } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { SEEN } from '../platform/seen.ts';
import { ROLES, type RoleName } from './permissions.ts';
import { type AccountState, ROLE_NAMES } from './staff.rules.ts';

export const STAFF = '/desk/settings/staff';

export type AccountRow = {
  id: string;
  name: string;
  email: string;
  role: RoleName;
  state: AccountState;
  secondFactor: boolean;
  /** Like "today at 9:12am"; undefined: never. */
  seen: string | undefined;
};

const STATE: Record<AccountState, string> = {
  invited: 'Has not chosen a password yet',
  active: '',
  disabled: 'Closed',
};

/** Everybody who has or had an account here. */
export function StaffList({ rows, done }: { rows: readonly AccountRow[]; done: string | undefined }) {
  const open = rows.filter(({ state }) => state !== 'disabled');
  const closed = rows.filter(({ state }) => state === 'disabled');
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <PageHeading
        title="Users and roles"
        lede={`${open.length} ${open.length === 1 ? 'person has' : 'people have'} an account`}
        actions={
          <>
            <ButtonLink href={`${STAFF}/new`} label="Add a colleague" />
            <ButtonLink kind="quiet" href={`${STAFF}/import`} label="Import" hiddenName="colleagues" />
          </>
        }
      />
      <Rows rows={open} />
      {closed.length > 0 && (
        <Details summary={`Closed accounts (${closed.length})`}>
          <Rows rows={closed} />
        </Details>
      )}
    </>
  );
}

function Rows({ rows }: { rows: readonly AccountRow[] }) {
  return (
    <ul className="app-results">
      {rows.map((row) => (
        <li className="app-results__item" key={row.id}>
          <a className="app-results__title" href={`${STAFF}/${row.id}`}>
            {row.name}
          </a>
          <p>
            {[ROLES[row.role]?.label ?? row.role, STATE[row.state], row.secondFactor && 'Second step on']
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className="app-secondary">
            {row.email} · {row.seen ? `Last here ${row.seen}` : 'Not here yet'}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What each role is for, in the words of the people who choose it. */
const ROLE_HINTS: Record<RoleName, string> = {
  officer: 'Takes calls, works on cases',
  senior_officer: 'As an officer; shares work out, keeps the directory',
  manager: 'As a senior officer; changes settings and accounts',
  administrator: 'Post, people, the directory; opens cases',
  volunteer: 'Quick log only; opens no case',
  volunteer_coordinator: 'Quick log and the directory; opens no case',
  complaints: 'Reads cases to take them over',
  information_governance: 'Reads cases and who looked at them',
  system_administrator: 'Settings and accounts; opens no case',
  board: 'Reports; opens no case',
};

function AccountFields({ filled, roles }: { filled: Filled; roles: readonly RoleName[] }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <TextField {...field('name')} label="Name" width={30} autoComplete="off" />
      <TextField
        {...field('email')}
        label="Email address"
        hint="For signing in."
        type="email"
        width={30}
        autoComplete="off"
        spellCheck={false}
      />
      {roles.length > 0 && (
        <Radios
          {...fieldOf(filled, 'role')}
          label="Role"
          choices={ROLE_NAMES.filter((role) => roles.includes(role)).map((role) => ({
            value: role,
            label: ROLES[role].label,
            hint: ROLE_HINTS[role],
          }))}
        />
      )}
    </>
  );
}

export function NewColleague({ filled, roles }: { filled: Filled; roles: readonly RoleName[] }) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Add a colleague" lede="You get a link for them, on which they choose a password." />
      <form method="post" action={STAFF} noValidate>
        <AccountFields filled={filled} roles={roles} />
        <ButtonRow>
          <Button label="Add and make the link" />
          <a href={STAFF}>Back without adding</a>
        </ButtonRow>
      </form>
    </>
  );
}

/** The one time that a link is shown. */
export function LinkMade({ name, link, id }: { name: string; link: string; id: string }) {
  return (
    <>
      <PageHeading title={`A link for ${name}`} />
      <p>
        Give it to {name} in person or by your trust’s own messages. It works once, for 24 hours, and is shown only now.
      </p>
      <InsetText>
        <span className="app-key" data-copy-source="">
          {link}
        </span>
      </InsetText>
      <p>Whoever opens it first chooses the password, so send it to nobody else. If it is late, make a new one.</p>
      <ButtonRow>
        <ButtonLink href={STAFF} label="Users and roles" />
        <a href={`${STAFF}/${id}`}>The account of {name}</a>
      </ButtonRow>
    </>
  );
}

export type Work = { promises: number; cases: number };

type AccountPageProps = {
  row: AccountRow;
  filled: Filled;
  roles: readonly RoleName[];
  mine: boolean;
  mayChange: boolean;
  work: Work | undefined;
  done: string | undefined;
  /** The sum of what the form shows. */
  seen: string;
  /** What the account was before. */
  before: ReactNode;
};

const DONE: Record<string, string> = {
  saved: 'Saved.',
  closed: 'The account is closed and signed out everywhere.',
  opened: 'The account is open again.',
  reset: 'The second step is taken off. They are signed out everywhere.',
};

export function AccountPage(props: AccountPageProps) {
  const { row, filled, mayChange, done } = props;
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {done && DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading title={row.name} lede={ROLES[row.role]?.label ?? row.role} />
      <Facts
        rows={[
          ...(STATE[row.state] ? [{ key: 'Account', value: STATE[row.state] }] : []),
          { key: 'Last here', value: row.seen ?? 'Not yet' },
          { key: 'Second step', value: row.secondFactor ? 'On' : 'Off' },
        ]}
      />
      {row.state === 'disabled' ? <Closed {...props} /> : <Open {...props} />}
      {props.before}
      {!mayChange && <InsetText>This account opens cases. A PALS manager changes it.</InsetText>}
      <p>
        <a href={STAFF}>Users and roles</a>
      </p>
    </>
  );
}

function Open({ row, filled, roles, mine, mayChange, work, seen }: AccountPageProps) {
  const act = (noun: string) => `${STAFF}/${row.id}/${noun}`;
  return (
    <>
      {mayChange && (
        <form method="post" action={`${STAFF}/${row.id}`} noValidate>
          <HiddenFields fields={{ [SEEN]: seen }} />
          <AccountFields filled={filled} roles={mine ? [] : roles} />
          {mine && <p className="app-secondary">Your own role is changed by a colleague.</p>}
          <ButtonRow>
            <Button label="Save" />
          </ButtonRow>
        </form>
      )}
      {mayChange && (
        <Card title="Signing in">
          <p>Forgotten password: a new link lets them choose another. The phone lost: take the second step off.</p>
          <ButtonRow>
            <PostButton kind="quiet" action={act('links')} label="Make a new link" />
            {row.secondFactor && (
              <PostButton kind="quiet" action={act('second-factor-reset')} label="Take the second step off" />
            )}
          </ButtonRow>
        </Card>
      )}
      {!mine && (
        <Card title="Somebody leaves">
          <p>
            Closing the account signs them out everywhere at once. What they wrote stays, and it can be opened again.
          </p>
          <WorkLeft work={work} id={row.id} name={row.name} />
          <ButtonRow>
            <PostButton kind="quiet" action={act('closure')} label="Close the account" hiddenName={`of ${row.name}`} />
          </ButtonRow>
        </Card>
      )}
    </>
  );
}

function Closed({ row, mayChange, work }: AccountPageProps) {
  return (
    <>
      <WorkLeft work={work} id={row.id} name={row.name} />
      {mayChange && (
        <ButtonRow>
          <PostButton kind="secondary" action={`${STAFF}/${row.id}/reopening`} label="Open the account again" />
        </ButtonRow>
      )}
    </>
  );
}

/** What somebody still answers for, and the way to share it out. */
function WorkLeft({ work, id, name }: { work: Work | undefined; id: string; name: string }) {
  if (!work) return <p>A PALS manager sees and shares out what {name} answers for.</p>;
  const parts = [
    work.promises > 0 && `${work.promises} open ${work.promises === 1 ? 'promise' : 'promises'}`,
    work.cases > 0 && `${work.cases} open ${work.cases === 1 ? 'case' : 'cases'}`,
  ].filter(Boolean);
  if (parts.length === 0) return <p>{name} answers for nothing that is open.</p>;
  return (
    <p>
      {name} answers for {parts.join(' and ')}. <a href={`/desk/team/${id}/handover`}>Hand on all the work of {name}</a>
    </p>
  );
}
