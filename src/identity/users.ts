import { record } from '../audit/index.ts';
import { type Ctx, keep, onceIn } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { RoleName } from './permissions.ts';

export type Staff = { id: string; name: string; first_name: string; role: RoleName; disabled_at: Date | null };

/** Everybody of this trust who has or had an account: some dozens, in order of name. */
export async function listStaff(ctx: Ctx): Promise<Staff[]> {
  return onceIn(ctx, 'staff', () =>
    keep(ctx, { what: 'staff', from: ['users'] }, () =>
      ctx.db
        .selectFrom('users')
        .select(['id', 'name', 'first_name', 'role', 'disabled_at'])
        .where('trust_id', '=', ctx.trust.id)
        .orderBy('name')
        .orderBy('id')
        .execute(),
    ),
  );
}

/** Names of staff by id, for pages. */
export async function staffNames(ctx: Ctx): Promise<Map<string, string>> {
  return new Map((await listStaff(ctx)).map((person) => [person.id, person.name]));
}

/** A colleague who works here now. */
export async function findColleague(ctx: Ctx, id: string): Promise<Staff> {
  const found = (await listStaff(ctx)).find((person) => person.id === id && !person.disabled_at);
  if (!found) throw new NotFound('This colleague');
  return found;
}

/** Does somebody who works here now have this name or one of these e-mail addresses? However they are spelled: "R. Marsh " is "r. marsh". */
export async function isLikeColleague(ctx: Ctx, { name, emails }: { name: string; emails: readonly string[] }) {
  const plain = (words: string) => words.trim().toLowerCase();
  const working = (await listStaff(ctx)).filter(({ disabled_at }) => !disabled_at);
  if (working.some((one) => plain(one.name) === plain(name))) return true;
  if (emails.length === 0) return false;
  const row = await ctx.db
    .selectFrom('users')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('disabled_at', 'is', null)
    .where(({ fn }) => fn<string>('lower', ['email']), 'in', emails.map(plain))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

type NewUser = { email: string; name: string; role: RoleName; passwordHash: string | null; about?: string };

export async function createUser(ctx: Ctx, user: NewUser): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('users')
    .values({
      trust_id: ctx.trust.id,
      id,
      email: user.email.toLowerCase(),
      name: user.name,
      first_name: user.name.split(' ')[0] ?? user.name,
      role: user.role,
      about: user.about ?? '',
      password_hash: user.passwordHash,
      created_at: ctx.now,
      disabled_at: null,
    })
    .execute();
  await record(ctx, 'identity.user_created', { user: id, role: user.role });
  return id;
}

type OwnSettings = { shortcuts: boolean; shortcut_keys: string; larger_text: boolean };

/** What a person sets for themselves: shortcuts on or off and their keys, larger text. */
export async function changeOwnSettings(ctx: Ctx, settings: Partial<OwnSettings>) {
  if (ctx.actor.kind !== 'user') return;
  await ctx.db
    .updateTable('users')
    .set(settings)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', ctx.actor.id)
    .execute();
}
