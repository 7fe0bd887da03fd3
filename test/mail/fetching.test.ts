import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startFetching } from '../../src/mailbox/fetching.ts';
import { takeHouse } from '../../src/mailbox/house.ts';
import { SYSTEM } from '../../src/platform/access.ts';
import { inTransaction } from '../../src/platform/context.ts';
import type { Beside } from '../../src/platform/jobs.ts';
import { mailOf } from '../emails.ts';
import { newTrust } from '../harness.ts';
import { type Dovecot, noDovecot, startDovecot } from './dovecot.ts';

// IMAP itself, against Dovecot. Where there is none, this says so and nothing is tested.
test('there is a mail server to fetch from, or it is said that there is none', () => {
  if (noDovecot) process.stdout.write(`Fetching is not tested here: ${noDovecot}.\n`);
});

type Home = Awaited<ReturnType<typeof newTrust>>;

/** What the queue gives to whatever runs beside it, for one trust alone. */
const besideOf = ({ house, trust }: Home): Beside => ({
  trustIds: async () => [trust.id],
  inTrust: (_, act) => inTransaction(house.db, { actor: SYSTEM, trust, now: new Date() }, act),
  alone: async () => ({ release: async () => undefined, lost: new Promise(() => undefined) }),
});

async function until(holds: () => Promise<boolean>) {
  for (const began = Date.now(); !(await holds()); ) {
    if (Date.now() - began > 60_000) throw new Error('waited in vain');
    await sleep(50);
  }
}

if (!noDovecot)
  describe('from a real mailbox', () => {
    let dovecot: Dovecot;
    beforeAll(async () => {
      dovecot = await startDovecot();
    });
    afterAll(() => dovecot.end());

    async function fetching(url = dovecot.url) {
      const home = await newTrust();
      takeHouse({ ...home.house, mailbox: () => url });
      const { stop } = startFetching(besideOf(home));
      onTestFinished(stop);
      const subjects = async () =>
        home.asSystem(async (ctx) => {
          const rows = await ctx.db
            .selectFrom('mails')
            .select(['id', 'size', 'reading', 'subject'])
            .where('trust_id', '=', ctx.trust.id)
            .execute();
          return rows;
        });
      const mailbox = () =>
        home.asSystem(async (ctx) =>
          ctx.db.selectFrom('mailboxes').selectAll().where('trust_id', '=', ctx.trust.id).executeTakeFirst(),
        );
      return { ...home, subjects, mailbox, stop };
    }

    test('what came before is taken, what comes later is taken at once, and each is marked as read', async () => {
      await dovecot.deliver(mailOf({ from: 'a@example.org', subject: 'Before' }));
      const { subjects, runJobs, staff, clock } = await fetching();
      await until(async () => (await subjects()).length === 1);
      const began = Date.now();
      await sleep(300);
      await dovecot.deliver(mailOf({ from: 'b@example.org', subject: 'Later' }));
      await until(async () => (await subjects()).length === 2);
      expect(Date.now() - began).toBeLessThan(10_000);
      await until(async () => (await dovecot.listed()).every(({ seen }) => seen));
      clock.now = new Date(Date.now() + 60_000);
      await runJobs();
      expect((await (await staff()).get('/desk/post')).page().text).toContain('Later');
    });

    test('a server that is down is told in plain words and stops nothing; afterwards it goes on by itself', async () => {
      const { mailbox, subjects } = await fetching();
      await until(async () => (await mailbox())?.looked_at != null);
      const had = (await subjects()).length;
      await dovecot.stop();
      await until(async () => (await mailbox())?.trouble === 'silent');
      await dovecot.start();
      await dovecot.deliver(mailOf({ from: 'c@example.org', subject: 'Afterwards' }));
      await until(async () => (await subjects()).length > had);
      await until(async () => (await mailbox())?.trouble === '');
    });

    test('a wrong password is told as such', async () => {
      const { mailbox } = await fetching(dovecot.url.replace('secret', 'wrong'));
      await until(async () => (await mailbox())?.trouble === 'login');
      expect((await mailbox())?.name).not.toContain('wrong');
    });

    test('an email over 25 MB stays unread where it is; its headers are in Post', async () => {
      const { subjects, runJobs, staff, clock } = await fetching();
      await dovecot.deliver(
        mailOf({ from: 'd@example.org', subject: 'Very large', text: `${'x'.repeat(998)}\r\n`.repeat(27_000) }),
      );
      await until(async () => (await subjects()).some(({ reading }) => reading === 'too_large'));
      clock.now = new Date(Date.now() + 60_000);
      await runJobs();
      expect((await (await staff()).get('/desk/post')).page().text).toContain('Very large');
      await sleep(200);
      expect((await dovecot.listed()).filter(({ seen }) => !seen)).toHaveLength(1);
    });
  });
