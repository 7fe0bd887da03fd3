import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Desk, expectAnswer, measure, openConnection, type Timing } from './requests.ts';
import type { App, World } from './world.ts';

const LINKS = 50;
const QUESTION = 'What is planned for going home, and who will be there?';
const BACKGROUND = 'The family was told nothing. They ask who has arranged the carers, and when the transport comes.';

export type Replies = { timing: Timing; kilobytes: number };

/** The page of a question, asked for by its link: how long it takes, and what a phone on a ward loads, compressed. */
export async function measureReplies(root: string, world: World, app: App, turns: number): Promise<Replies> {
  const paths = await makeLinks(world);
  const stranger: Desk = openConnection(app.port, '');
  const one = (n: number) => paths[n % paths.length] ?? '';
  const timing = await measure(
    turns,
    async () => undefined,
    async (_, n) => expectAnswer(await stranger.get(one(n)), 200, QUESTION),
  );
  const { body } = await stranger.get(one(0));
  stranger.close();
  const assets = join(root, 'dist', 'assets');
  const used = [...body.matchAll(/\/assets\/(outside-[\w]+\.(?:css|js))/g)].map(([, name = '']) => name);
  const chunks = used.filter((name) => name.endsWith('.js')).flatMap((name) => importsOf(join(assets, name)));
  const files = [...new Set([...used, ...chunks])].map((name) => readFileSync(join(assets, `${name}.br`)).length);
  const bytes = brotliCompressSync(body).length + files.reduce((sum, size) => sum + size, 0);
  if (used.length < 2 || readdirSync(assets).length === 0)
    throw new Error('The page of a question loads no style sheet.');
  return { timing, kilobytes: bytes / 1000 };
}

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/from\s*"\.\/([\w-]+\.js)"/g)].map(([, name = '']) => name);

/** Questions that were sent, one on each of some open cases. */
async function makeLinks({ client, trust, officers }: World): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from cases where trust_id = $1 and status <> 'closed' and not walled and closed_at is null
     order by md5(ref) limit $2`,
    [trust.id, LINKS],
  );
  const paths: string[] = [];
  await client.query("update cases set sharing = 'no_name' where trust_id = $1 and id = any($2)", [
    trust.id,
    rows.map(({ id }) => id),
  ]);
  for (const { id: kase } of rows) {
    const [promise, question, link] = [randomUUID(), randomUUID(), randomUUID()];
    const token = trust.id.replaceAll('-', '') + randomBytes(32).toString('base64url');
    await client.query(
      `insert into promises (trust_id, id, kind, case_id, owner_id, about, due_at, first_due_at, state, made_by, made_at, changed_at, changed_by)
       values ($1, $2, 'service_answer', $3, $4, 'Ward 7B', now() + interval '1 day', now() + interval '1 day', 'open', $4, now(), now(), $4)`,
      [trust.id, promise, kase, officers[0]],
    );
    await client.query(
      `insert into questions (trust_id, id, case_id, promise_id, whom, to_name, to_email, question, background, with_name, not_clinical, safety, teller, origin, asked_by, asked_at)
       values ($1, $2, $3, $4, 'service', 'Ward 7B', 'ward7b@anytown.example', $5, $6, false, true, false, 'pals', 'http://localhost', $7, now())`,
      [trust.id, question, kase, promise, QUESTION, BACKGROUND, officers[0]],
    );
    await client.query(
      `insert into links (trust_id, id, hash, kind, about, case_id, name, email, needs_code, made_at, ends_at)
       values ($1, $2, $3, 'question', $4, $5, 'Ward 7B', 'ward7b@anytown.example', false, now(), now() + interval '30 days')`,
      [trust.id, link, createHash('sha256').update(token).digest(), question, kase],
    );
    paths.push(`/q/${token}`);
  }
  return paths;
}
