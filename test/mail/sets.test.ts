import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMail } from '../../src/mailbox/parsing.ts';
import { foldQuoted, ownWords } from '../../src/platform/quoted.rules.ts';
import { takeRaw } from '../emails.ts';
import { newTrust } from '../harness.ts';

// Emails and replies of others, many of them broken on purpose. They are not kept with the code: where they are not at
// hand this says so.
const SHARED = join(import.meta.dirname, '../../../shared/data');
const MAILS = join(SHARED, 'mail');
const REPLIES = join(SHARED, 'reply');
test('the shared sets are here, or it is said that they are not', () => {
  if (!existsSync(MAILS)) process.stdout.write('The shared set of emails is not here: left out.\n');
  if (!existsSync(REPLIES)) process.stdout.write('The shared set of replies is not here: left out.\n');
});

type Attachment = { size: number; sha256: string };
type Facts = {
  subject: string;
  from: string[];
  message_id: string;
  in_reply_to: string;
  date: number | null;
  attachments?: Attachment[];
};
type Known = {
  file: string;
  expected: Facts & Record<string, unknown>;
  disagree: string[];
  text_agreed: string | null;
};

const known = (): Known[] => JSON.parse(readFileSync(join(MAILS, 'expected.json'), 'utf8')) as Known[];
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');
const agree = ({ expected, disagree }: Known, fact: keyof Facts) => fact in expected && !disagree.includes(fact);

if (existsSync(MAILS))
  describe('the shared set of emails', () => {
    test('each is read as other parsers read it, wherever those agree', async () => {
      const different: string[] = [];
      let compared = 0;
      for (const one of known()) {
        const raw = readFileSync(join(MAILS, one.file));
        const letter = await parseMail(raw);
        const { expected } = one;
        const check = (fact: keyof Facts, ours: unknown, theirs: unknown) => {
          if (!agree(one, fact)) return;
          compared += 1;
          if (JSON.stringify(ours) !== JSON.stringify(theirs))
            different.push(`${one.file} ${fact}: ${JSON.stringify(ours)} for ${JSON.stringify(theirs)}`);
        };
        const line = (text: string) => text.replace(/\s+/g, ' ').trim();
        check('subject', line(letter.subject), line(expected.subject));
        check(
          'from',
          letter.from.map(({ address }) => address),
          expected.from.map((address) => address.toLowerCase()),
        );
        check('message_id', letter.messageId, expected.message_id);
        check('date', letter.sentAt ? letter.sentAt.getTime() / 1000 : null, expected.date);
        const shas = letter.attachments.map(({ content }) => createHash('sha256').update(content).digest('hex'));
        check('attachments', [...shas].sort(), (expected.attachments ?? []).map(({ sha256 }) => sha256).sort());
        if (one.text_agreed) {
          compared += 1;
          // What they agree on is given up to its first 4,000 letters.
          const [ours, theirs] = [bare(letter.words), bare(one.text_agreed)];
          const same = one.text_agreed.length > 3500 ? ours.startsWith(theirs) : ours === theirs;
          if (!same) different.push(`${one.file} words`);
        }
      }
      process.stdout.write(`Emails of the shared set: ${compared} facts compared, ${different.length} differ.\n`);
      expect(different).toEqual([]);
    });

    test('every one is kept byte for byte and is in Post, or apart because a machine wrote it', async () => {
      const { asSystem, runJobs, staff } = await newTrust();
      const files = known().map(({ file }) => readFileSync(join(MAILS, file)));
      const ids: string[] = [];
      for (const raw of files) ids.push((await asSystem((ctx) => takeRaw(ctx, raw))).id);
      await runJobs();
      const sam = await staff();
      for (const [at, id] of ids.entries()) {
        expect((await sam.get(`/desk/post/${id}`)).status).toBe(200);
        expect((await sam.get(`/desk/post/${id}/original`)).bytes.equals(files[at] ?? Buffer.alloc(0))).toBe(true);
      }
      for (const show of ['post', 'apart']) expect((await sam.get(`/desk/post?show=${show}`)).status).toBe(200);
      const places = await asSystem((ctx) =>
        ctx.db.selectFrom('mails').select('place').where('trust_id', '=', ctx.trust.id).execute(),
      );
      expect(places.every(({ place }) => place === 'post' || place === 'apart')).toBe(true);
    });
  });

if (existsSync(REPLIES))
  describe('the shared set of replies', () => {
    test('folding loses no letter, and never all that somebody wrote', () => {
      const folders = ['reply-crisp/test/fixtures', 'reply-zapier/test/emails'].map((name) => join(REPLIES, name));
      const texts = folders.flatMap((folder) =>
        readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n')),
      );
      const lost = texts.filter(
        (text) =>
          foldQuoted(text)
            .map((part) => part.text)
            .join('\n') !== text,
      );
      expect(lost).toEqual([]);
      expect(texts.filter((text) => ownWords(text) === '' && text.trim() !== '')).toEqual([]);
      const folded = texts.filter((text) => foldQuoted(text).some(({ quoted }) => quoted)).length;
      process.stdout.write(
        `Replies of the shared set: ${folded} of ${texts.length} are folded, none loses a letter.\n`,
      );
      expect(folded).toBeGreaterThan(texts.length / 2);
    });
  });
