import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { foundTrust } from '../../src/identity/index.ts';
import { openDb, openPool } from '../../src/platform/db.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { mailOf } from '../emails.ts';
import { type Dovecot, noDovecot, startDovecot } from './dovecot.ts';
import type {} from './fetch-worker.ts';

const TIMES = 20;
const EACH = 12;

test('there is a mail server to fetch from, or it is said that there is none', () => {
  if (noDovecot) process.stdout.write(`Killing a process that fetches is not tested here: ${noDovecot}.\n`);
});

if (!noDovecot)
  describe('a process that fetches is killed', () => {
    const name = `fetch_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const connection = { ...inject('database'), database: name };
    const root = join(import.meta.dirname, '..', '..');
    const bundle = join(root, `node_modules/.cache/openpals/${name}.mjs`);
    const boss = new pg.Client(inject('database'));
    const owner = new pg.Client(connection);
    let dovecot: Dovecot;
    let running: ChildProcess | undefined;

    beforeAll(async () => {
      await boss.connect();
      await boss.query(`create database ${name}`);
      await migrate(connection, join(root, 'migrations'));
      await owner.connect();
      const pool = openPool(connection, 1);
      const house = { db: openDb(pool), now: () => new Date(), demo: false, secure: false, foundations: [] };
      await foundTrust(house, { name: 'Anytown', shortName: 'A' }, new Date(), async (ctx) => ctx.trust);
      await pool.end();
      await build({
        ...{ entryPoints: [join(import.meta.dirname, 'fetch-worker.ts')], outfile: bundle, bundle: true },
        ...{ format: 'esm', platform: 'node', packages: 'external', jsx: 'automatic' },
      });
      // The thread that takes emails apart starts from a file beside whoever asks it.
      copyFileSync(join(root, 'src/mailbox/parsing-worker.mjs'), join(dirname(bundle), 'parsing-worker.mjs'));
      dovecot = await startDovecot();
    }, 120_000);
    afterAll(async () => {
      running?.kill('SIGKILL');
      await owner.end();
      await boss.query(`drop database ${name} with (force)`);
      await boss.end();
      await dovecot.end();
    });

    const start = () => {
      running = spawn(process.execPath, [bundle, JSON.stringify({ connection, url: dovecot.url })], {
        cwd: root,
        stdio: 'inherit',
      });
      return running;
    };
    const count = async (where = 'true') =>
      Number((await owner.query(`select count(*) from mails where ${where}`)).rows[0]?.count);

    async function until(holds: () => Promise<boolean>) {
      for (let tries = 0; !(await holds()); tries += 1) {
        if (tries > 3000) throw new Error('waited in vain');
        await sleep(10);
      }
    }

    test('twenty times in the middle: no email is lost, none is stored or read twice', async () => {
      let middle = 0;
      for (let time = 0; time < TIMES; time += 1) {
        const had = await count();
        await dovecot.deliver(
          ...Array.from({ length: EACH }, (_, at) => mailOf({ from: 'a@example.org', subject: `${time}.${at}` })),
        );
        const worker = start();
        await until(async () => (await count()) > had);
        await sleep(Math.random() * 40);
        worker.kill('SIGKILL');
        await new Promise((done) => worker.once('exit', done));
        const now = await count();
        if (now < had + EACH || (await dovecot.listed()).some(({ seen }) => !seen)) middle += 1;
      }
      start();
      await until(async () => (await count(`place = 'post'`)) === TIMES * EACH);
      await until(async () => (await dovecot.listed()).every(({ seen }) => seen));
      expect(await count()).toBe(TIMES * EACH);
      expect(await count(`reading = 'read'`)).toBeGreaterThan(TIMES * EACH * 0.9);
      const { rows } = await owner.query(
        `select subject, count(*)::int as many from mails where reading = 'read' group by subject having count(*) > 1`,
      );
      expect(rows).toEqual([]);
      // One whose reading was cut off five times is given up, and waits in Post whole.
      const taken = await owner.query(
        `select count(*)::int as many from events where name in ('mail.taken', 'mail.to_post', 'mail.unreadable')`,
      );
      expect(taken.rows[0]?.many).toBe(TIMES * EACH * 2);
      // Otherwise it was killed before or after its work, and nothing would have been shown.
      expect(middle).toBeGreaterThan(TIMES / 4);
    }, 240_000);
  });
