import type { ReactElement } from 'react';
import { EarlierSettings } from '../platform/components/earlier.tsx';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, choice, email, type Filled, form, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { SEEN, sumOf } from '../platform/seen.ts';
import { dateTimeWords } from '../platform/time.ts';
import { originOf } from './origin.ts';
import { ROLES } from './permissions.ts';
import { accountWords, mayGive, ROLE_NAMES, stateOf } from './staff.rules.ts';
import {
  type Account,
  changeAccount,
  disableAccount,
  enableAccount,
  findAccount,
  inviteColleague,
  listAccounts,
  listEarlierAccounts,
  renewLink,
  resetSecondFactor,
} from './staff.ts';
import { AccountPage, type AccountRow, LinkMade, NewColleague, STAFF, StaffList, type Work } from './staff.tsx';
import { staffNames } from './users.ts';

const accountForm = form({
  name: text({ label: 'Name', required: 'Enter their name' }),
  email: email({ label: 'Email address', required: 'Enter their email address' }),
  role: choice({ label: 'Role', choices: ROLE_NAMES, required: 'Choose a role' }),
});

/** How much somebody still answers for: whoever knows cases tells. */
export type WorkOf = (ctx: Ctx, userId: string) => Promise<Work | undefined>;

declare module '../platform/module.ts' {
  interface Parts {
    /** What somebody still answers for who is about to leave. */
    workOf?: WorkOf;
  }
}

const MAY = { may: 'settings.write' } as const;

export function staffRoutes(r: Router, house: House, workOf: WorkOf | undefined) {
  r.get(STAFF, MAY, async (ctx) => {
    const rows = (await listAccounts(ctx)).map((account) => rowOf(ctx, account));
    return staffPage('Users and roles', <StaffList rows={rows} done={undefined} />);
  });

  r.get(`${STAFF}/new`, MAY, async (ctx) => newPage(ctx, accountForm.blank(), 200));

  r.post(STAFF, MAY, async (ctx, req) => {
    const filled = accountForm.submit(req.body);
    if (!filled.ok) return newPage(ctx, filled, 422);
    const { name, email, role = 'volunteer' } = filled.values;
    let made: { id: string; path: string } | undefined;
    const refused = await attempt(filled, async () => {
      made = await inviteColleague(ctx, { name: name.trim(), email, role });
    });
    if (refused || !made) return newPage(ctx, refused ?? filled, 422);
    return linkPage(house, req, { id: made.id, name: name.trim() }, made.path);
  });

  r.get(`${STAFF}/:id`, MAY, async (ctx, req) => {
    const account = await findAccount(ctx, req.params.id ?? '');
    return accountPage(ctx, workOf, account, undefined, one(req.query, 'done'));
  });

  r.post(`${STAFF}/:id`, MAY, async (ctx, req) => {
    const account = await findAccount(ctx, req.params.id ?? '');
    const own = account.id === actorId(ctx);
    const filled = accountForm.submit(own ? { ...req.body, role: account.role } : req.body);
    const refused = await attempt(filled, ({ name, email, role = account.role }) =>
      changeAccount(ctx, account, { name: name.trim(), email, role }, one(req.body, SEEN)),
    );
    return refused ? accountPage(ctx, workOf, account, refused) : redirect(`${STAFF}/${account.id}?done=saved`);
  });

  act('closure', 'closed', disableAccount);
  act('reopening', 'opened', enableAccount);
  act('second-factor-reset', 'reset', resetSecondFactor);

  r.post(`${STAFF}/:id/links`, MAY, async (ctx, req) => {
    const account = await findAccount(ctx, req.params.id ?? '');
    return orRefusal(ctx, account, async () => linkPage(house, req, account, await renewLink(ctx, account)));
  });

  function act(noun: string, done: string, verb: (ctx: Ctx, account: Account) => Promise<void>) {
    r.post(`${STAFF}/:id/${noun}`, MAY, async (ctx, req) => {
      const account = await findAccount(ctx, req.params.id ?? '');
      return orRefusal(ctx, account, async () => {
        await verb(ctx, account);
        return redirect(`${STAFF}/${account.id}?done=${done}`);
      });
    });
  }

  async function orRefusal(ctx: Ctx, account: Account, work: () => Promise<Reply>): Promise<Reply> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      const filled = { ...fillOf(account), errors: [{ field: '', message: error.message }] };
      return accountPage(ctx, workOf, account, filled);
    }
  }
}

function rolesFor(ctx: Ctx) {
  const { actor } = ctx;
  return ROLE_NAMES.filter((role) => actor.kind === 'user' && mayGive(actor.role, role));
}

function rowOf(ctx: Ctx, account: Account): AccountRow {
  const { id, name, email, role, secondFactor, lastSeen } = account;
  const seen = lastSeen ? dateTimeWords(lastSeen, ctx.now) : undefined;
  return { id, name, email, role, secondFactor, state: stateOf(account), seen };
}

function fillOf({ name, email, role }: Account): Filled {
  return accountForm.of({ name, email, role });
}

function newPage(ctx: Ctx, filled: Filled, status: number): Reply {
  return staffPage('Add a colleague', <NewColleague filled={filled} roles={rolesFor(ctx)} />, status);
}

function linkPage(house: House, req: Req, who: { id: string; name: string }, path: string): Reply {
  const link = `${originOf(house, req)}${path}`;
  return staffPage('A link for a colleague', <LinkMade id={who.id} name={who.name} link={link} />);
}

async function accountPage(
  ctx: Ctx,
  workOf: WorkOf | undefined,
  account: Account,
  filled?: Filled,
  done?: string,
): Promise<Reply> {
  const roles = rolesFor(ctx);
  const names = await staffNames(ctx);
  const earlier = (await listEarlierAccounts(ctx, account)).map(({ id, held, until, changed_by }) => {
    const words = `${held.name}, ${held.email}, ${ROLES[held.role]?.label ?? held.role}`;
    return { id, words, until, by: names.get(changed_by ?? '') ?? 'a colleague' };
  });
  const body = (
    <AccountPage
      seen={sumOf(accountWords(account))}
      before={<EarlierSettings lines={earlier} now={ctx.now} of={account.name} />}
      row={rowOf(ctx, account)}
      filled={filled ?? fillOf(account)}
      roles={roles}
      mine={account.id === actorId(ctx)}
      mayChange={roles.includes(account.role)}
      work={await workOf?.(ctx, account.id)}
      done={done}
    />
  );
  return staffPage('Account', body, filled ? 422 : 200);
}

function staffPage(title: string, body: ReactElement, status = 200): Reply {
  return deskPage({ title, section: 'settings', width: 'form', status, body });
}
