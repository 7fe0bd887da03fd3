import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp, listRoutes } from './app.ts';
import { backupTo, restoreFrom } from './backup.ts';
import { listTrustIds, maybeTrust, offerFirstManager, rememberDemo } from './identity/index.ts';
import { given, MODULES } from './modules.ts';
import { demoSenders } from './outbox/index.ts';
import { loadAssets } from './platform/assets.ts';
import { clamd } from './platform/clamd.ts';
import { type Config, readConfig, settingName } from './platform/config.ts';
import { checkServer } from './platform/database.checks.ts';
import { type Connection, openDb, openPool } from './platform/db.ts';
import { SurroundingsError } from './platform/errors.ts';
import type { House } from './platform/house.ts';
import { troubleWords } from './platform/job-trouble.rules.ts';
import { jobTrouble } from './platform/job-trouble.ts';
import { countRows, migrate, schemaVersion } from './platform/migrate.ts';
import { notify } from './platform/notify.ts';
import { maybeRunning, startPostgres } from './platform/postgres.ts';
import type { Senders } from './platform/senders.ts';
import { smtp } from './platform/smtp.ts';
import { internet } from './platform/web.ts';
import { takePostcodes } from './postcodes.ts';
import { VERSION } from './version.ts';

const dist = dirname(fileURLToPath(import.meta.url));
const MIGRATIONS = join(dist, '..', 'migrations');

/** config → database → migrate → app → listen. Every failure of what it stands on is one line and exit code 1. */
async function start() {
  const config = readConfig();
  await checkPort(config.port);
  const { connection, stop, ended } = await openDatabase(config);
  await migrate(connection, MIGRATIONS);
  const pool = openPool(connection);
  const house = buildHouse(config, openDb(pool));
  await agreeOnDemo(house);
  if (house.demo) await makeDemonstration(house, connection);
  loadAssets(join(dist, 'assets'));
  const health = async () => ({ ...(await standing(house)), code: VERSION, schema: schemaVersion(MIGRATIONS) });
  const app = await buildApp({
    house,
    assets: join(dist, 'assets'),
    health,
    trustProxy: config.trustProxy,
    publicUrl: config.publicUrl,
    development: config.development,
  });
  await app.listen({ port: config.port, host: '127.0.0.1' });
  await greet(house, config);
  const queue = config.jobs ? await openQueue(connection, house) : undefined;
  const isStopping = stopWith(async () => {
    await Promise.all([app.close(), queue?.stop()]);
    await pool.end();
    await stop();
  });
  // Without its database the desk could only answer with errors; whoever watches the process starts it again.
  ended?.then(() => {
    if (isStopping()) return;
    process.stderr.write('The database has stopped. Start OpenPALS again; everything that was saved is kept.\n');
    process.exit(1);
  });
}

/** The package of the queue is loaded when the desk is already open. */
async function openQueue(connection: Connection, house: House) {
  for (const take of given('takeHouse')) take(house);
  const { startQueue } = await import('./platform/job-queue.ts');
  return startQueue(connection, { now: () => new Date(), modules: MODULES, maybeTrust, listTrustIds });
}

/** A desk whose jobs are in trouble still works: whoever watches reads it in `jobs`, and need not start it again. */
async function standing(house: House) {
  return jobTrouble(house.db, house.now()).then(
    (trouble) => ({ status: 'ok', jobs: troubleWords(trouble) }),
    () => ({ status: 'the database does not answer' }),
  );
}

function buildHouse(config: Config, db: House['db']): House {
  return {
    db,
    now: () => new Date(),
    demo: config.demo,
    secure: config.publicUrl?.startsWith('https:') ?? false,
    publicUrl: config.publicUrl,
    demoUrl: config.demo ? `http://localhost:${config.port}` : undefined,
    ssoSecrets: config.ssoSecrets,
    foundations: given('setDefaults'),
    scanner: config.clamd && clamd(config.clamd),
    senders: sendersOf(config),
    // A demonstration that stands open to everybody asks nobody else for anything.
    web: config.demo ? undefined : internet,
    mailbox: (shortName, isOnly) =>
      config.imapUrls.get(settingName(shortName)) ?? (isOnly ? config.imapUrls.get('') : undefined),
    mailFrom: (shortName) =>
      config.mailFrom.get(settingName(shortName)) ??
      config.mailFrom.get('') ??
      (config.demo ? DEMO_ADDRESS : undefined),
    installation: {
      code: VERSION,
      schema: schemaVersion(MIGRATIONS),
      startedAt: new Date(),
      dataDir: config.databaseUrl ? undefined : config.dataDir,
    },
  };
}

/** Of the demonstration: nothing leaves it, unless a mail server is named. */
const DEMO_ADDRESS = 'pals@demonstration.invalid';

/** The mail server goes before Notify. */
function sendersOf({ smtpUrl, notify: account, demo }: Config): Senders {
  return { ...(demo && demoSenders), ...(account && notify(account)), ...(smtpUrl && { email: smtp(smtpUrl) }) };
}

/** Over connections of its own, one for each trust, that take many statements at once. Afterwards the planner learns what there is. */
async function makeDemonstration(house: House, connection: Connection) {
  const { seedDemonstration } = await import('../seed/index.ts');
  const pool = openPool(connection, 2);
  try {
    const learn = () => countRows(connection, { roughly: true });
    if (await seedDemonstration(house, say, { pool, learn })) await countRows(connection);
  } finally {
    await pool.end();
  }
}

type Opened = { connection: Connection; stop: () => Promise<void>; ended?: Promise<void> };

async function openDatabase(config: Config): Promise<Opened> {
  if (!config.databaseUrl) return startPostgres({ dataDir: config.dataDir });
  await checkServer(config.databaseUrl);
  return { connection: { connectionString: config.databaseUrl }, stop: async () => undefined };
}

/** Asked before anything is touched, so that a second start harms nothing. */
function checkPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const forbidden = 'code' in error && error.code === 'EACCES';
      const line = forbidden
        ? `Port ${port} is not for this user. Start with one above 1023: PORT=3000 npm start`
        : `Port ${port} is taken. Stop what uses it, or start with another: PORT=${port + 1} npm start`;
      reject(new SurroundingsError(line));
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

async function agreeOnDemo(house: House) {
  const { demo } = await rememberDemo(house, house.demo);
  if (demo === house.demo) return;
  const [is, was] = house.demo ? ['DEMO=on', 'live'] : ['DEMO=off', 'a demonstration'];
  throw new SurroundingsError(
    `This database was set up as ${was}, and ${is} was asked for. Use another DATA_DIR or database.`,
  );
}

async function greet(house: House, config: Config) {
  const address = config.publicUrl ?? `http://localhost:${config.port}`;
  const setUp = house.demo ? undefined : await offerFirstManager(house);
  const next = house.demo
    ? `Sign in by choosing one of the invented people on the page. The public pages are at ${address}, and what people are sent is read at ${address}/demo-mail. Ctrl+C stops it.\n`
    : setUp && `Nobody has an account yet. Create the first manager, within 24 hours, at: ${address}${setUp}\n`;
  // In one piece: whoever waits for the first line has the second.
  say([`\nOpenPALS is ready: ${address}/desk`, next].filter(Boolean).join('\n'));
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}

/** Stops in order at Ctrl+C; the answer tells whether we are stopping. */
function stopWith(work: () => Promise<void>) {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      work().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  return () => stopping;
}

/** `npm run routes`: the access table for the information governance lead. */
function printRoutes() {
  const house: House = {
    db: openDb(openPool({ connectionString: '' })),
    now: () => new Date(),
    demo: false,
    secure: false,
    foundations: [],
  };
  for (const route of listRoutes(house))
    say([route.method.padEnd(6), route.path.padEnd(48), route.may.padEnd(18), `src/${route.module}/`].join(' '));
}

async function migrateOnly() {
  const { connection, stop } = await openDatabase(readConfig());
  const ran = await migrate(connection, MIGRATIONS);
  say(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`);
  await stop();
}

/** `npm run seed`: the demonstration up to now, without the desk. */
async function seedOnly() {
  const config = readConfig();
  const { connection, stop } = await openDatabase(config);
  await migrate(connection, MIGRATIONS);
  const pool = openPool(connection);
  const house = buildHouse(config, openDb(pool));
  await agreeOnDemo(house);
  if (!house.demo)
    throw new SurroundingsError(
      'This installation is live: it has no demonstration to make. DEMO=on makes a new one into a demonstration.',
    );
  await makeDemonstration(house, connection);
  await pool.end();
  await stop();
}

/** `npm run worker`: works off the queue beside a desk that was started with JOBS=off. */
async function workOnly() {
  const config = readConfig();
  const running = config.databaseUrl ? (await openDatabase(config)).connection : maybeRunning(config.dataDir);
  if (!running)
    throw new SurroundingsError(`No desk runs on the data folder ${config.dataDir}: start it first, with JOBS=off.`);
  await migrate(running, MIGRATIONS);
  const queue = await openQueue(running, buildHouse(config, openDb(openPool(running, 1))));
  say('The jobs are being worked off. Ctrl+C stops it.');
  stopWith(() => queue.stop());
}

/** `npm run import:postcodes FILE`: the official postcode directory, for the whole installation. */
async function postcodes() {
  const config = readConfig();
  const running = config.databaseUrl ? undefined : maybeRunning(config.dataDir);
  const own = running ? undefined : await openDatabase(config);
  const connection = running ?? own?.connection;
  if (!connection) return;
  try {
    await migrate(connection, MIGRATIONS);
    await takePostcodes(connection, process.argv.slice(3), { now: new Date(), say });
  } finally {
    await own?.stop();
  }
}

const backup = () =>
  backupTo(readConfig(), process.argv[3], { now: new Date(), schema: schemaVersion(MIGRATIONS), say });
const restore = () => restoreFrom(readConfig(), process.argv.slice(3), { schema: schemaVersion(MIGRATIONS), say });

const COMMANDS: Record<string, () => Promise<void> | void> = {
  start,
  routes: printRoutes,
  migrate: migrateOnly,
  seed: seedOnly,
  worker: workOnly,
  backup,
  restore,
  postcodes,
};

const command = COMMANDS[process.argv[2] ?? 'start'];
try {
  if (!command) throw new SurroundingsError(`There is no command "${process.argv[2]}".`);
  await command();
} catch (error) {
  process.stderr.write(`${error instanceof SurroundingsError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
