// A real Dovecot (IMAP) in a folder of its own, as nobody, on loopback: where the package of Debian is installed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';

const DOVECOT = '/usr/sbin/dovecot';
const NOBODY = 65_534;

/** Why it cannot run here; undefined where it can. */
export const noDovecot: string | undefined = !existsSync(DOVECOT)
  ? 'Dovecot is not installed'
  : process.getuid?.() === 0
    ? undefined
    : 'Dovecot is started as nobody, which root alone can do';

export type Dovecot = {
  /** As the setting IMAP_URL has it. */
  url: string;
  port: number;
  /** Under which each address has its mailbox, as a maildir. */
  mailDir: string;
  /** Puts mails into the inbox, as a mail server does. */
  deliver: (...raw: Buffer[]) => Promise<void>;
  /** What is in the inbox: number, and whether it is marked as read. */
  listed: () => Promise<{ uid: number; seen: boolean }[]>;
  stop: () => Promise<void>;
  start: () => Promise<void>;
  end: () => Promise<void>;
};

export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'openpals-dovecot-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  for (const name of ['run', 'state', 'mail']) {
    mkdirSync(join(folder, name));
    chownSync(join(folder, name), NOBODY, NOBODY);
  }
  writeFileSync(join(folder, 'passwd'), 'pals@anytown.example:{PLAIN}secret::::::\n');
  writeFileSync(join(folder, 'dovecot.conf'), configOf(folder, port));
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(
      'setpriv',
      [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', DOVECOT, '-F', '-c', join(folder, 'dovecot.conf')],
      {
        stdio: 'ignore',
      },
    );
    await untilAnswers(port);
  };
  const stop = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const workers = childrenOf(child.pid);
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
    // Whoever idles in a mailbox would hold on to it for ten seconds more.
    for (const worker of workers) end(worker);
  };
  await start();
  return {
    url: `imap://pals%40anytown.example:secret@127.0.0.1:${port}`,
    port,
    mailDir: join(folder, 'mail'),
    deliver: (...raw) =>
      withClient(port, async (client) => {
        for (const one of raw) await client.append('INBOX', one);
      }),
    listed: () =>
      withClient(port, async (client) => {
        await client.mailboxOpen('INBOX');
        if (client.mailbox && client.mailbox.exists === 0) return [];
        const found = await client.fetchAll('1:*', { uid: true, flags: true });
        return found.map(({ uid, flags }) => ({ uid, seen: flags?.has('\\Seen') ?? false }));
      }),
    start,
    stop,
    end: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configOf(folder: string, port: number): string {
  const none = ['imap-login', 'anvil', 'stats'].map((name) => `service ${name} {\n  chroot =\n}`).join('\n');
  return `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/state/log
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
first_valid_uid = 1000
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_max_userip_connections = 50
${none}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
passdb {
  driver = passwd-file
  args = ${folder}/passwd
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${folder}/mail/%u
}
`;
}

async function withClient<T>(port: number, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    ...{ host: '127.0.0.1', port, secure: false, logger: false as const },
    auth: { user: 'pals@anytown.example', pass: 'secret' },
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

async function untilAnswers(port: number) {
  for (let tries = 0; ; tries += 1) {
    if (await withClient(port, async () => true).catch(() => false)) return;
    if (tries > 100) throw new Error('Dovecot does not answer.');
    await sleep(50);
  }
}

const childrenOf = (pid = 0): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

function end(pid: number) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
