// Letters and messages from the templates of the trust: sent over the year, and two that Sam has begun today.
import { mayHear } from '../src/cases/index.ts';
import { dropDraft, listDrafts } from '../src/drafts/index.ts';
import {
  askReading,
  findReading,
  keepUnfinished,
  keepWords,
  type LetterWay,
  listSecondReaders,
  recordLetter,
  signReading,
  startLetter,
  type TemplateKind,
} from '../src/letters/index.ts';
import type { Ctx } from '../src/platform/context.ts';
import { RuleError } from '../src/platform/errors.ts';
import { type Act, onCase } from './acts.ts';
import { chancesOf } from './chances.ts';
import type { Planning } from './planning.ts';
import { later } from './times.ts';

type Words = Readonly<Record<string, string>>;

/** Of a letter what the officer writes themself, by placeholder. */
const filled = (text: string, words: Words) =>
  Object.entries(words).reduce((so, [name, said]) => so.replaceAll(`[[${name}]]`, said), text);

type Sending = { kind: TemplateKind; how?: LetterWay; words?: Words };

/**
 * Written from the template and sent; it keeps no promise. `instead` is done where there is no such letter for them, or
 * where it would say what they may not hear.
 */
export const sendLetter =
  ({ kind, how, words = {} }: Sending, instead?: Act['do']): Act['do'] =>
  async (ctx, thread) => {
    let sent = false;
    await onCase(async (at, kase) => {
      sent = await trySending(at, kase, { kind, how, words });
    })(ctx, thread);
    if (!sent) await instead?.(ctx, thread);
  };

async function trySending(ctx: Ctx, kase: Parameters<typeof startLetter>[1], { kind, how, words = {} }: Sending) {
  const letter = await startLetter(ctx, kase, { kind, how });
  if (!letter) return false;
  const { writing, subject, body } = letter;
  const { needs } = writing.reader.person;
  try {
    const text = { subject: filled(subject, words), body: filled(body, words) };
    const revision = await keepWords(ctx, writing, text);
    await readFirst(ctx, writing, text);
    await recordLetter(ctx, writing, {
      send: false,
      ...{ revision, keeps: '', needsUnmet: '', readThrough: true, needsMet: needs.length > 0 ? true : undefined },
      nothingOfPatient: !mayHear(kase, writing.reader.person.id),
    });
    return true;
  } catch (error) {
    if (error instanceof RuleError) return false;
    throw error;
  }
}

/** Where a second person reads it first, a colleague has. */
async function readFirst(ctx: Ctx, writing: Parameters<typeof askReading>[1], text: { subject: string; body: string }) {
  const [reader] = writing.version.second_reader ? (await listSecondReaders(ctx, writing.kase)).may : [];
  if (!reader || ctx.actor.kind !== 'user') return;
  const reading = await findReading(ctx, writing.kase, await askReading(ctx, writing, text, reader.id));
  await signReading({ ...ctx, actor: { ...ctx.actor, ...reader } }, writing.kase, reading);
}

/** Begun and put aside. */
export const beginLetter = (kind: TemplateKind, words: Words = {}) =>
  onCase(async (ctx, kase) => {
    const letter = await startLetter(ctx, kase, { kind });
    if (letter) await keepUnfinished(ctx, letter.writing, { ...letter, body: filled(letter.body, words) });
  });

/** Nobody went on with them. */
export const forgetLetters = onCase(async (ctx, kase) => {
  const here = `/${kase.id.replaceAll('-', '')}-`;
  for (const { about } of await listDrafts(ctx, 'writing')) if (about.includes(here)) await dropDraft(ctx, about);
});

/** Chances of their own, so that the stories stay as they are without letters. */
const luckOf = ({ desk, from }: Planning, what: string) =>
  chancesOf(`${desk.line.luck}/${from.toISOString()}/letter/${what}`);

/** In writing at once, to whoever wrote what will take a while. */
export function acknowledged(planning: Planning, words: string): Act[] {
  const { channel, takes, from, by, cast } = planning;
  const writes = channel === 'email' || channel === 'web' || channel === 'letter';
  if (!cast.caller || !writes || takes < 3 || !luckOf(planning, 'acknowledgement').is(0.06)) return [];
  return [
    { at: later(from, 9), by, do: sendLetter({ kind: 'acknowledgement', words: { 'what they told us': words } }) },
  ];
}

/** To the bereaved, in the first days. */
export function condolences(planning: Planning): Act[] {
  const { pattern, from, by, cast } = planning;
  if (pattern.subject !== 'after_death' || !luckOf(planning, 'after death').is(0.4)) return [];
  const words = { 'the patient': `your ${cast.slots.rel ?? 'relative'}` };
  return [{ at: later(from, 12), by, do: sendLetter({ kind: 'after_death', words }) }];
}

/** Where we are, while a service has not answered. */
export function stillWaiting(planning: Planning, when: Date): Act[] {
  const { by, cast } = planning;
  if (!cast.caller || !luckOf(planning, 'progress').is(0.2)) return [];
  const words = {
    'what we did': 'We asked the people who know, and asked them again today.',
    'why it waits': 'They have not had time to look into it properly. They have told us that they are on it.',
  };
  return [{ at: later(when, 4), by, do: sendLetter({ kind: 'progress', words }) }];
}

/** What was said on the phone, once more in writing. */
export function inWriting(planning: Planning, told: Date): Act[] {
  const { by, cast, answer } = planning;
  if (!cast.caller || !luckOf(planning, 'answer').is(0.008)) return [];
  const words = {
    ...{ 'the answer': answer, 'our apology': 'We are sorry that you had to ask us, and that it took this long.' },
    'what happens next': 'You need do nothing. If it does not happen, tell us.',
  };
  return [{ at: later(told, 0.5), by, do: sendLetter({ kind: 'answer', words }) }];
}

/** To whoever wrote a card to thank somebody. */
export function thanked(planning: Planning, passed: Date): Act[] {
  const { by, cast } = planning;
  if (!cast.caller || !luckOf(planning, 'thanks').is(0.04)) return [];
  const words = { 'who is thanked': cast.place?.name ?? 'everybody it is for' };
  return [{ at: later(passed, 1.5), by, do: sendLetter({ kind: 'thanks', words }) }];
}
