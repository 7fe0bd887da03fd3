// What was handed on, on the page of a case of thanks, of an idea or of an experience.
import { createElement } from 'react';
import type { Shows } from '../cases/index.ts';
import { listLinks } from '../links/index.ts';
import { fateWords, type Outgoing } from '../outbox/index.ts';
import { mayDo } from '../platform/access.ts';
import { dateTimeWords, dateWords } from '../platform/time.ts';
import { countUntold, listLettersOf, type ThanksLetter } from './letters.ts';
import { isNamed, isNameTakenBack } from './name-back.ts';
import { HOW_WORDS, kindOf } from './thanks.rules.ts';
import { listThanksOf, type Thanks } from './thanks.ts';
import { ThanksBlock } from './thanks.tsx';

const NAME_BACK = ' The name was taken back, and the link stopped.';

const OURS = ['thanks', 'idea', 'experience'];

export const shows: Shows = {
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      const thanks = await listThanksOf(ctx, kase);
      if (thanks.length === 0 && !OURS.includes(kase.type)) return null;
      const letters = thanks.length > 0 ? await listLettersOf(ctx, kase) : [];
      const links = await listLinks(
        ctx,
        letters.map(({ letter }) => letter.id),
      );
      const mayWrite = mayDo(ctx.actor, 'cases.write');
      const named = letters.some(({ letter }) => isNamed(letter, links));
      const lines = thanks.map((one) => ({
        letters: letters
          .filter(({ letter }) => letter.thanks_id === one.id)
          .map(({ letter, sent }) => ({
            id: letter.id,
            words: `${letterLine(letter, sent, ctx.now)}${isNameTakenBack(letter, links) ? NAME_BACK : ''}`,
            answer: letter.answer,
          })),
        id: one.id,
        words: lineOf(one, ctx.now),
        passed: one.passed_on !== null,
        arrived: one.acknowledged_on !== null,
        told: one.giver_told_on !== null,
      }));
      return createElement(ThanksBlock, { reference: kase.ref, kind: kindOf(kase.type), lines, named, mayWrite });
    },
  },
  onDay: (ctx) => ({
    label: 'Lines back to tell',
    href: '/desk/thanks',
    of: mayDo(ctx.actor, 'cases.write') ? countUntold(ctx) : undefined,
  }),
  events: {
    'thanks.sent': { title: 'Sent by email to those it is for' },
    'thanks.answered': { title: 'They sent a line back', kind: 'system' },
    'thanks.passed_on': { title: 'Passed on to those it is for' },
    'thanks.heard': { title: 'Heard, to be passed on' },
    'thanks.name_taken_back': { title: 'Who gave it took their name back: the link was stopped', kind: 'sharing' },
    'thanks.arrived': { title: 'They said that it arrived' },
    'thanks.giver_told': { title: 'Who gave it was told that it arrived' },
  },
};

/** One of them in words: for whom, who has it, whether it arrived, and whether who gave it knows that. */
export function lineOf(thanks: Thanks, now: Date): string {
  const { staff_names, passed_to, passed_how, passed_on, with_name } = thanks;
  const { acknowledged_by, acknowledged_on, giver_told_on } = thanks;
  const how = passed_how ? `, ${HOW_WORDS[passed_how].toLowerCase()}` : '';
  const parts = [
    staff_names && `For ${staff_names}.`,
    passed_on
      ? `Passed to ${passed_to}${how}, ${dateWords(passed_on, now)}, ${with_name ? 'with the name' : 'without the name'}.`
      : 'Not handed on yet.',
    acknowledged_on &&
      `It arrived${acknowledged_by ? `, said ${acknowledged_by}` : ''}, ${dateWords(acknowledged_on, now)}.`,
    giver_told_on && `They know that it arrived, ${dateWords(giver_told_on, now)}.`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** How far the e-mail to one of them is. */
function letterLine(
  { name, copy_to, read_at, answered_at }: ThanksLetter,
  sent: Outgoing | undefined,
  now: Date,
): string {
  if (answered_at) return `${name} wrote back, ${dateTimeWords(answered_at, now)}:`;
  if (read_at) return `${name} has read it, ${dateTimeWords(read_at, now)}.`;
  const copy = copy_to && sent ? ` A copy to ${copy_to}.` : '';
  return `By email to ${name}. ${sent ? fateWords(sent, now) : 'Taken back. It was not sent.'}${copy}`;
}
