// The e-mail that brings a link: no name of a person, no word of the question.
import type { Link, MadeLink } from '../links/index.ts';
import { send } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { dateTimeWords } from '../platform/time.ts';
import { mailTime, PALS_TELLS, palsTells, type WhomKind } from './questions.rules.ts';
import type { Question } from './questions.ts';

type Mail = {
  link: MadeLink;
  to: Pick<Link, 'name' | 'email'>;
  due: Date;
  /** An officer pressed a button: ten seconds to take it back. */
  held: boolean;
  /** Why it comes: the first time, passed on by a colleague, or because no answer came. */
  why: 'asked' | 'passed' | 'chased';
  /** Who was asked first, where that is somebody else. */
  first?: string;
};

export async function sendQuestion(ctx: Ctx, question: Question, mail: Mail): Promise<string> {
  const { link, to, held, why } = mail;
  const { id } = await send(ctx, {
    ...{ channel: 'email', to: to.email, toName: to.name, held, automatic: why === 'chased' && !held },
    subject: subjectOf(mail, question.whom, ctx.now),
    body: [...wordsOf(mail, question, ctx.now), '[[secret]]', lastOf(ctx, question, to.name)].join('\n\n'),
    secret: `${question.origin}${link.path}`,
    about: { kind: 'question', id: question.id },
    case: question.case_id,
    person: question.person_id,
  });
  return id;
}

function subjectOf({ to, why, due }: Mail, whom: WhomKind, now: Date): string {
  if (why === 'chased' && whom !== 'person') return `No answer yet: a question of PALS for ${to.name}`;
  return subjectFor({ name: to.name, whom, due }, now);
}

type Heading = { name: string; whom: WhomKind; due: Date | undefined };

/** As it stands in their list of mails: nobody's name but the ward's. */
export function subjectFor({ name, whom, due }: Heading, now: Date): string {
  if (whom === 'person') return 'PALS has a question for you';
  return `PALS has a question for ${name}${due ? ` – please answer ${whenWords(due, now)}` : ''}`;
}

/** What is overdue when it is sent has no other time than soon. */
const whenWords = (due: Date, now: Date) => (due > now ? `by ${mailTime(due, now)}` : 'as soon as you can');

function wordsOf(mail: Mail, { safety, whom, teller }: Question, now: Date): string[] {
  if (whom === 'person') return [wordsToPerson(mail, now)];
  const { why, first, due } = mail;
  const urgent = safety ? ['This is about somebody’s safety.'] : [];
  const minute = 'It takes about 1 minute.';
  if (why === 'chased') {
    const who = first ? `PALS asked ${first}, and has no answer yet.` : 'PALS has no answer from you yet.';
    const when = `It ${due > now ? 'is' : 'was'} due at ${dateTimeWords(due, now)}.`;
    return [...urgent, `${who} ${when} Somebody is waiting for it. ${minute}`];
  }
  const passed = why === 'passed' ? 'A colleague has passed this to you. ' : '';
  const tells = palsTells({ whom, teller }) ? ` ${PALS_TELLS}` : '';
  return [
    ...urgent,
    `${passed}PALS has a question about a patient. Please answer ${whenWords(due, now)}. ${minute}${tells}`,
  ];
}

/** Whoever is worried already is not pressed. */
function wordsToPerson({ why, due }: Mail, now: Date): string {
  if (why === 'chased') return 'We asked you a question, and have no answer from you yet. Please answer when you can.';
  return `We have a question for you. Please answer ${whenWords(due, now)}, if you can.`;
}

function lastOf(ctx: Ctx, { whom }: Question, name: string): string {
  const phone = ctx.trust.phone ? ` You can also call us on ${ctx.trust.phone}.` : '';
  const link =
    whom === 'person'
      ? 'This link is for you alone.'
      : `This link is for ${name}.${whom === 'service' ? ' You can pass it to a colleague in the trust.' : ''}`;
  return `${link}${phone}\n\nPALS, ${ctx.trust.name}`;
}
