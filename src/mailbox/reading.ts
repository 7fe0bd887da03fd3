// What is made of an email that was stored: read, recognised, and joined to a case or put into Post.
import { record } from '../audit/index.ts';
import { type Case, casesByIds, casesByRefs, listCasePeople } from '../cases/index.ts';
import { addressOf, listSentAs, noteBounce } from '../outbox/index.ts';
import { listWays, type Person, peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { acknowledge } from './acknowledging.ts';
import { keepAttached } from './attached.ts';
import { bounceWords, type Hints, hintsOf, type MailFacts, type Ours } from './filters.rules.ts';
import { type Candidate, judge } from './gate.rules.ts';
import { joinMail } from './joining.ts';
import { casesOfIds, changeMail, lockMail, type Mail } from './mails.ts';
import { lineOf, recipientWords } from './parsing.rules.ts';
import type { Letter } from './parsing.ts';
import { takeReply } from './replies.ts';

/** How many times reading is begun: a mail that ends the process each time is given up, and stays whole. */
const MOST_TRIES = 5;

/** Whether it still has to be read: then reading it has begun once more. */
export async function beginReading(ctx: Ctx, id: string): Promise<Mail | undefined> {
  const mail = await lockMail(ctx, id);
  if (mail.place !== 'unread') return undefined;
  if (mail.tries >= MOST_TRIES) {
    await keepUnreadable(ctx, mail.id);
    return undefined;
  }
  await changeMail(ctx, mail, { tries: mail.tries + 1 });
  return mail;
}

/** Nothing could be made of it: it waits in Post, and its original can be had. */
export async function keepUnreadable(ctx: Ctx, id: string): Promise<void> {
  const mail = await lockMail(ctx, id);
  if (mail.place !== 'unread') return;
  await changeMail(ctx, mail, { reading: 'unreadable', place: 'post' });
  await record(ctx, 'mail.unreadable', { mail: mail.id });
}

/** What was read is kept, and where it belongs is decided, in one transaction. Done once. */
export async function keepRead(ctx: Ctx, id: string, letter: Letter): Promise<void> {
  const mail = await lockMail(ctx, id);
  if (mail.place !== 'unread') return;
  const hints = hintsOf(factsOf(letter), await oursIn(ctx, letter));
  await changeMail(ctx, mail, {
    reading: mail.reading === 'too_large' ? 'too_large' : letter.wordsLost ? 'unreadable' : 'read',
    nature: hints.nature,
    from_name: hints.sender?.name ?? '',
    from_address: hints.sender?.address ?? '',
    to_words: recipientWords(letter.to),
    subject: lineOf(letter.subject),
    words: letter.words,
    message_id: letter.messageId,
    answers: letter.answers,
    sent_at: letter.sentAt ?? null,
  });
  await tellBounce(ctx, hints, letter);
  await keepAttached(ctx, mail, mail.reading === 'too_large' ? [] : letter.attachments);
  await place(ctx, mail, hints, letter);
  await acknowledge(ctx, { ...mail, message_id: letter.messageId }, hints);
}

/** Our own address, and whether this very mail went out from here. */
async function oursIn(ctx: Ctx, { messageId }: Letter): Promise<Ours> {
  const address = addressOf(ctx)?.toLowerCase();
  const sent = messageId ? await listSentAs(ctx, [messageId]) : [];
  return { addresses: new Set(address ? [address] : []), wentOut: sent.length > 0 };
}

/** Whoever sent it sees that it did not arrive. */
async function tellBounce(ctx: Ctx, { nature, failed, answers }: Hints, { words }: Letter) {
  if (nature !== 'bounce' || !failed) return;
  for (const { id } of await listSentAs(ctx, answers)) await noteBounce(ctx, id, bounceWords(words));
}

async function place(ctx: Ctx, mail: Mail, hints: Hints, letter: Letter): Promise<void> {
  const reply = await takeReply(ctx, letter, hints);
  if (reply) return joinReply(ctx, mail, hints, reply);
  const candidates = await candidatesOf(ctx, hints);
  const judged = judge(hints, candidates);
  const joins = judged.join ? candidates.find((one) => one.case === judged.join) : undefined;
  const kase = joins && (await casesByIds(ctx, [joins.case])).get(joins.case);
  if (kase && hints.nature !== 'own') {
    const [person = null, ...others] = joins.persons.get(hints.sender?.address ?? '') ?? [];
    // Two who share an address: which of them wrote, nobody knows.
    await joinMail(ctx, mail.id, kase, { person: others.length > 0 ? null : person, about: joins.about });
    return;
  }
  const apart = hints.nature !== 'person';
  const { doubt } = judged;
  await changeMail(ctx, mail, { place: apart ? 'apart' : 'post', doubt, ...(apart ? { settled_at: ctx.now } : {}) });
  await record(ctx, apart ? 'mail.set_apart' : 'mail.to_post', {
    mail: mail.id,
    ...(apart ? { kind: hints.nature } : {}),
  });
}

/** It stands in the case of the invitation. What a calendar said by itself is noted there already. */
async function joinReply(
  ctx: Ctx,
  mail: Mail,
  { sender }: Hints,
  reply: NonNullable<Awaited<ReturnType<typeof takeReply>>>,
) {
  const { persons } = await addressesOf(ctx, reply.kase);
  const [person = null, ...others] = persons.get(sender?.address ?? '') ?? [];
  const joining = { person: others.length > 0 ? null : person, about: reply.about, quiet: reply.wordless };
  await joinMail(ctx, mail.id, reply.kase, joining);
}

type Found = Candidate & {
  persons: ReadonlyMap<string, readonly string[]>;
  about: { kind: string; id: string } | undefined;
};

/** Cases that it answers or names, each with the addresses of those who may write to it by themselves. */
async function candidatesOf(ctx: Ctx, { answers, refs }: Hints): Promise<Found[]> {
  const sent = await listSentAs(ctx, answers);
  const named = [...(await casesByRefs(ctx, refs)).values()].map(({ id }) => id);
  const threads = new Set([...sent.flatMap((one) => one.case ?? []), ...(await casesOfIds(ctx, answers))]);
  const found = await casesByIds(ctx, [...threads, ...named]);
  return Promise.all(
    [...found].map(async ([id, kase]) => {
      const { persons, died } = await addressesOf(ctx, kase);
      const ours = sent.filter((one) => one.case === id);
      // Whom we asked by email may answer by email, on the ward too. A person may as long as the address is still theirs.
      const asked = ours.filter(({ person }) => !person).map(({ to }) => to.toLowerCase());
      const parties = new Set([...persons.keys(), ...asked]);
      const by = threads.has(id) ? 'thread' : 'subject';
      return { case: kase.id, by, parties, died, persons, about: ours[0]?.about };
    }),
  );
}

/** The people of a case by their email addresses, and the addresses that only those have who have died. */
async function addressesOf(ctx: Ctx, kase: Case) {
  const parts = (await listCasePeople(ctx, kase.id)).map(({ person_id }) => person_id);
  const ids = [...new Set([kase.caller_id, kase.patient_id, ...parts])];
  const [people, ways] = await Promise.all([peopleByIds(ctx, ids), listWays(ctx, ids)]);
  const hasDied = (person: Person) =>
    person.died || (kase.after_death && person.id === people.get(kase.patient_id ?? '')?.id);
  const found = new Map<string, Set<string>>();
  const left = new Set<string>();
  for (const { kind, value, person_id } of ways) {
    const person = [...people.values()].find(({ id }) => id === person_id);
    const address = value.trim().toLowerCase();
    if (kind !== 'email' || !person) continue;
    if (hasDied(person)) left.add(address);
    else found.set(address, (found.get(address) ?? new Set()).add(person.id));
  }
  return {
    persons: new Map([...found].map(([address, of]): [string, string[]] => [address, [...of]])),
    died: new Set([...left].filter((address) => !found.has(address))),
  };
}

function factsOf({ attachments, ...letter }: Letter): MailFacts {
  return {
    ...letter,
    attached: attachments.map(({ contentType, content }) => ({
      type: contentType,
      text: content.toString('utf8', 0, 20_000),
    })),
  };
}
