import { SYSTEM } from './access.ts';
import type { Scanner } from './clamd.ts';
import { type Ctx, inTransaction } from './context.ts';
import { type Db, transact } from './db.ts';
import type { Installation } from './installation.ts';
import type { Senders } from './senders.ts';
import type { Web } from './web.ts';

/** What the house gives to the few doors that open before anybody is known: sign-in, first manager, health. */
export type House = {
  db: Db;
  now: () => Date;
  /** Demonstration: invented people, personas on the sign-in page. */
  demo: boolean;
  /** Cookies go over https only. */
  secure: boolean;
  /** Scheme, host and port under which people reach this installation, where that is known. */
  publicUrl?: string | undefined;
  /** Where a demonstration is, if nobody says under which address people reach it. */
  demoUrl?: string | undefined;
  /** Secrets of single sign-on by name. They are in no database and no backup. */
  ssoSecrets?: ReadonlyMap<string, string>;
  /** What each module does when a trust is founded: its opening hours, its targets. */
  foundations: ((ctx: Ctx) => Promise<void>)[];
  /** Checks files for viruses, where one is set up. */
  scanner?: Scanner | undefined;
  installation?: Installation;
  /** How something is fetched from the internet; absent where nothing is. */
  web?: Web | undefined;
  /** By what ways something goes out; what is absent goes by hand. */
  senders?: Senders | undefined;
  /** The address from which the e-mail of a trust comes, by its short name. */
  mailFrom?: ((shortName: string) => string | undefined) | undefined;
  /** The mailbox of a trust by its short name, or that of the only trust: imaps://user:password@host. In no database and
   *  no backup. */
  mailbox?: ((shortName: string, isOnly: boolean) => string | undefined) | undefined;
};

/**
 * Writes what must survive a rollback (failed sign-ins, refused break-glass) in a short transaction of its own.
 * Nothing else uses it.
 */
export async function recordApart<T>(house: House, work: (db: Db) => Promise<T>): Promise<T> {
  return transact(house.db, work);
}

/**
 * The same inside a trust, as the system: what somebody tried and was refused is kept although the request that tried
 * it is rolled back. `work` tells of them and shows them nothing.
 */
export async function recordRefusal(house: House, { trust, now }: Ctx, work: (ctx: Ctx) => Promise<void>) {
  await inTransaction(house.db, { actor: SYSTEM, trust, now }, work);
}
