import { setTimeout as sleep } from 'node:timers/promises';
import { takeMail } from '../src/mailbox/index.ts';
import { SYSTEM } from '../src/platform/access.ts';
import { inTransaction } from '../src/platform/context.ts';
import { bytesAsUpload } from '../src/platform/uploads.ts';
import { inventTexts } from './words.ts';
import type { World } from './world.ts';

const MAILS = 1000;

/** Emails that come in at once, each about a case by its number: stored whole, read, threaded, placed. How many in a minute. */
export async function measureMails({ client, house, trust }: World): Promise<number> {
  const { rows } = await client.query<{ ref: string }>(
    'select ref from cases where trust_id = $1 order by md5(ref) limit $2',
    [trust.id, MAILS],
  );
  const texts = inventTexts(MAILS);
  const started = performance.now();
  for (let n = 0; n < MAILS; n += 1) {
    const raw = mailOf(n, rows[n % rows.length]?.ref ?? '', texts[n % texts.length] ?? '');
    const from = { mailbox: 'pals at bench', uidValidity: 1, uid: n + 1, cameAt: undefined };
    await inTransaction(house.db, { actor: SYSTEM, trust, now: new Date() }, (ctx) =>
      takeMail(ctx, bytesAsUpload('', raw), from),
    );
  }
  while ((await waiting(client, trust.id)) > 0) await sleep(100);
  return Math.round((MAILS / ((performance.now() - started) / 1000)) * 60);
}

async function waiting(client: World['client'], trust: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    "select count(*) from mails where trust_id = $1 and place = 'unread'",
    [trust],
  );
  return Number(rows[0]?.count);
}

const mailOf = (n: number, ref: string, words: string) =>
  Buffer.from(
    [
      `From: Somebody <somebody${n}@example.org>`,
      'To: pals@anytown.example',
      `Subject: About ${ref}`,
      `Message-ID: <${n}@bench.example>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      words,
    ].join('\r\n'),
  );
