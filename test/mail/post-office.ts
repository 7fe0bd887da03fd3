// By what the emails of a story go out and come in: Postfix and Dovecot, where both can run. Otherwise a mail server from npm
// takes what goes out, and what comes in is handed over as if it had been fetched.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { startFetching } from '../../src/mailbox/fetching.ts';
import { takeHouse } from '../../src/mailbox/house.ts';
import { takeMail } from '../../src/mailbox/index.ts';
import { SYSTEM } from '../../src/platform/access.ts';
import { inTransaction, type Trust } from '../../src/platform/context.ts';
import { bytesAsUpload } from '../../src/platform/uploads.ts';
import { open } from '../harness.ts';
import { type MailServer, sendBy, startMailServer } from '../mail.ts';
import { noDovecot, startDovecot } from './dovecot.ts';
import { noPostfix, startPostfix } from './postfix.ts';

const PALS = 'pals@anytown.example';
const missing = noDovecot ?? noPostfix;

/** For titles of tests. */
export const CARRIED_BY = missing ? `a mail server from npm: ${missing}` : 'Postfix and Dovecot';

type Written = { from: string; subject: string; inReplyTo: string; text: string };

export type PostOffice = {
  /** What came to this address, as it travelled, the last at the end. */
  inboxOf: (address: string) => string[];
  /** Somebody writes to PALS from their own mail program. */
  write: (mail: Written) => Promise<void>;
  /** From now on the mailbox of PALS is that of this trust. */
  fetchFor: (trust: Trust) => { stop: () => Promise<void> };
  close: () => Promise<void>;
};

/** The desk sends by it from now on. `addresses`: who has a mailbox there, besides PALS. */
export async function openPostOffice(addresses: readonly string[]): Promise<PostOffice> {
  const office = missing ? await small() : await real(addresses);
  sendBy(office);
  const close = async () => {
    delete open().house.senders;
    delete open().house.mailFrom;
    await office.close();
  };
  return { ...office, close };
}

const asSystem = (trust: Trust) => {
  const { house } = open();
  return <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction(house.db, { actor: SYSTEM, trust, now: house.now() }, work);
};

async function real(addresses: readonly string[]): Promise<PostOffice & { port: number }> {
  const dovecot = await startDovecot();
  const postfix = await startPostfix(dovecot.mailDir, [...addresses, PALS]);
  const theirs = createTransport({ host: '127.0.0.1', port: postfix.port, ignoreTLS: true });
  return {
    port: postfix.port,
    inboxOf: (address) => {
      const folder = join(dovecot.mailDir, address, 'new');
      const names = existsSync(folder) ? readdirSync(folder) : [];
      const stamp = (name: string) => Number(/^(\d+)\./.exec(name)?.[1]) + Number(/M(\d+)/.exec(name)?.[1] ?? 0) / 1e6;
      return names.sort((a, b) => stamp(a) - stamp(b)).map((name) => readFileSync(join(folder, name), 'utf8'));
    },
    write: async (mail) => void (await theirs.sendMail({ ...mail, to: PALS, references: mail.inReplyTo })),
    fetchFor: (trust) => {
      takeHouse({ ...open().house, mailbox: () => dovecot.url });
      return startFetching({
        trustIds: async () => [trust.id],
        inTrust: (_, act) => asSystem(trust)(act),
        alone: async () => ({ release: async () => undefined, lost: new Promise(() => undefined) }),
      });
    },
    close: async () => {
      takeHouse(open().house);
      await postfix.end();
      await dovecot.end();
    },
  };
}

async function small(): Promise<PostOffice & { port: number }> {
  const [out, back]: MailServer[] = [await startMailServer(), await startMailServer()];
  if (!out || !back) throw new Error('No mail server was started.');
  const theirs = createTransport({ host: '127.0.0.1', port: back.port, ignoreTLS: true });
  let taker: Trust | undefined;
  return {
    port: out.port,
    inboxOf: (address) => out.mails.filter(({ to }) => to.includes(address)).map(({ raw }) => raw),
    write: async (mail) => {
      await theirs.sendMail({ ...mail, to: PALS, references: mail.inReplyTo });
      const raw = Buffer.from(back.mails.at(-1)?.raw ?? '');
      if (!taker) throw new Error('No trust has the mailbox of PALS.');
      await asSystem(taker)((ctx) => takeMail(ctx, bytesAsUpload('', raw), { mailbox: PALS, cameAt: ctx.now }));
    },
    fetchFor: (trust) => {
      taker = trust;
      return { stop: async () => undefined };
    },
    close: async () => {
      await out.stop();
      await back.stop();
    },
  };
}
