// A real Postfix (SMTP) in a folder of its own, on loopback: where the package of Debian is installed. It delivers into the
// mailboxes that Dovecot reads.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './dovecot.ts';

const POSTFIX = '/usr/sbin/postfix';
const NOBODY = 65_534;

/** Why it cannot run here; undefined where it can. */
export const noPostfix: string | undefined = !existsSync(POSTFIX)
  ? 'Postfix is not installed'
  : process.getuid?.() === 0
    ? undefined
    : 'Postfix is started by root alone';

export type Postfix = { port: number; stop: () => Promise<void>; start: () => Promise<void>; end: () => Promise<void> };

/** `mailDir`: the folder in which each address has its mailbox, as Dovecot has it. Other addresses are refused. */
export async function startPostfix(mailDir: string, addresses: readonly string[]): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'openpals-postfix-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  for (const name of ['conf', 'queue', 'data']) mkdirSync(join(folder, name));
  const owner = Number(execFileSync('id', ['-u', 'postfix'], { encoding: 'utf8' }));
  chownSync(join(folder, 'data'), owner, NOBODY);
  const conf = join(folder, 'conf');
  writeFileSync(join(conf, 'main.cf'), mainOf(folder, mailDir, addresses));
  writeFileSync(join(conf, 'master.cf'), masterOf(port));
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(POSTFIX, ['-c', conf, 'start-fg'], { stdio: 'ignore' });
    await untilListens(port);
  };
  const stop = async () => {
    const gone = new Promise((done) => child?.once('exit', done));
    execFileSync(POSTFIX, ['-c', conf, 'stop'], { stdio: 'ignore' });
    await gone;
  };
  await start();
  const end = async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { port, start, stop, end };
}

function mainOf(folder: string, mailDir: string, addresses: readonly string[]): string {
  const boxes = addresses.map((address) => `{ ${address} = ${address}/ }`).join(', ');
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.anytown.example
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
virtual_mailbox_domains = anytown.example
virtual_mailbox_base = ${mailDir}
virtual_mailbox_maps = inline:{ ${boxes} }
virtual_minimum_uid = 100
virtual_uid_maps = static:${NOBODY}
virtual_gid_maps = static:${NOBODY}
`;
}

const masterOf = (port: number): string => `127.0.0.1:${port} inet n - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
smtp unix - - n - - smtp
anvil unix - - n - 1 anvil
`;

async function untilListens(port: number) {
  for (let tries = 0; tries < 200; tries += 1) {
    const greeted = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => done(true));
      socket.once('error', () => done(false));
      setTimeout(() => done(false), 1_000).unref();
      socket.once('data', () => socket.destroy());
    });
    if (greeted) return;
    await sleep(50);
  }
  throw new Error('Postfix does not answer.');
}
