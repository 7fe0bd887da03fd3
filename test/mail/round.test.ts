import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { listOpenPromises } from '../../src/cases/index.ts';
import { startFetching } from '../../src/mailbox/fetching.ts';
import { takeHouse } from '../../src/mailbox/house.ts';
import { send } from '../../src/outbox/index.ts';
import { addWay, findPerson } from '../../src/people/index.ts';
import { SYSTEM } from '../../src/platform/access.ts';
import { inTransaction } from '../../src/platform/context.ts';
import { newId } from '../../src/platform/ids.ts';
import { open } from '../harness.ts';
import { runDueJobs } from '../jobs.ts';
import { sendBy } from '../mail.ts';
import { newWorld } from '../world.ts';
import { type Dovecot, noDovecot, startDovecot } from './dovecot.ts';
import { noPostfix, type Postfix, startPostfix } from './postfix.ts';

// Out by Postfix and in again from Dovecot. Where there are none, this says so and nothing is tested.
const missing = noDovecot ?? noPostfix;
test('there are mail servers to send by and to fetch from, or it is said that there are none', () => {
  if (missing) process.stdout.write(`The way of an email out and in is not tested here: ${missing}.\n`);
});

const GRACE = 'grace@anytown.example';

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look();
    if (found) return found;
    await sleep(50);
  }
  throw new Error('waited in vain');
}

if (!missing)
  describe('by real mail servers', () => {
    let dovecot: Dovecot;
    let postfix: Postfix;
    beforeAll(async () => {
      dovecot = await startDovecot();
      postfix = await startPostfix(dovecot.mailDir, [GRACE, 'pals@anytown.example']);
    }, 60_000);
    afterAll(async () => {
      await postfix.end();
      await dovecot.end();
    });
    afterEach(() => {
      delete open().house.senders;
      delete open().house.mailFrom;
    });

    /** What lies new in the mailbox of an address. */
    const inBox = (address: string): string[] => {
      const folder = join(dovecot.mailDir, address, 'new');
      return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : [];
    };

    /** An officer with Grace's case, and an email on its way to an address. */
    async function writing(to: string) {
      sendBy(postfix);
      const world = await newWorld();
      const { house, clock } = open();
      await world.sam.as(async (ctx) =>
        addWay(ctx, await findPerson(ctx, world.grace.id), { kind: 'email', value: GRACE }),
      );
      const { id } = await world.sam.as((ctx) =>
        send(ctx, {
          ...{ channel: 'email', to, toName: 'Grace Okafor', subject: 'What the ward says', held: true },
          ...{ body: 'Hello Grace, a carer is booked. £5 for a taxi – we pay it.', case: world.kase.id },
          ...{ person: world.grace.id, about: { kind: 'letter', id: newId(ctx.now) } },
        }),
      );
      const page = async () => (await world.sam.get(`/desk/cases/${world.kase.ref}`)).page().text;
      const out = async () => (await world.sam.get(`/desk/cases/${world.kase.ref}/outgoing`)).page().text;
      const later = () => {
        clock.now = new Date(clock.now.getTime() + 60_000);
        return runDueJobs(house.db, world.trust.id, house.now);
      };
      return { ...world, id, page, out, later };
    }

    test('an email goes to her mailbox, and her answer comes from ours onto the case and to whoever has it', async () => {
      const { later, out, page, sam, kase, trust } = await writing(GRACE);
      await later();
      expect(await out()).toContain(`Sent to ${GRACE}`);
      const [came = ''] = await until(() => (inBox(GRACE).length > 0 ? inBox(GRACE) : undefined));
      expect(came).toMatch(/^From: "PALS, [^"]+" <pals@anytown.example>/m);
      expect(came).toContain('=C2=A35 for a taxi');
      const messageId = /^Message-ID: (<.+>)/m.exec(came)?.[1] ?? '';

      const hers = createTransport({ host: '127.0.0.1', port: postfix.port, ignoreTLS: true });
      await hers.sendMail({
        ...{ from: `Grace Okafor <${GRACE}>`, to: 'pals@anytown.example', subject: 'Re: What the ward says' },
        ...{ inReplyTo: messageId, references: messageId, text: 'Thank you. At what time does he come?' },
      });
      const { house } = open();
      takeHouse({ ...house, mailbox: () => dovecot.url });
      const { stop } = startFetching({
        trustIds: async () => [trust.id],
        inTrust: (_, act) => inTransaction(house.db, { actor: SYSTEM, trust, now: house.now() }, act),
        alone: async () => ({ release: async () => undefined, lost: new Promise(() => undefined) }),
      });
      onTestFinished(stop);
      await until(async () => {
        await runDueJobs(house.db, trust.id, house.now);
        return (await page()).includes('At what time does he come?') || undefined;
      });
      const promises = await sam.as((ctx) => listOpenPromises(ctx, kase.id));
      expect(promises.some(({ kind, owner_id }) => kind === 'look_into' && owner_id === sam.id)).toBe(true);
      expect(await dovecot.listed()).toEqual([{ uid: 1, seen: true }]);
    });

    test('an address that Postfix does not know is told on the case at once', async () => {
      const { later, page } = await writing('nobody@anytown.example');
      await later();
      expect(await page()).toMatch(/It was not sent to nobody@anytown.example\..*550/);
    });

    test('while Postfix is stopped it waits, and goes when it is back', async () => {
      const { later, out } = await writing(GRACE);
      const before = inBox(GRACE).length;
      await postfix.stop();
      await later();
      expect(await out()).toContain('It could not go yet');
      await postfix.start();
      await later();
      expect(await out()).toContain(`Sent to ${GRACE}`);
      await until(() => (inBox(GRACE).length === before + 1 ? true : undefined));
    });
  });
