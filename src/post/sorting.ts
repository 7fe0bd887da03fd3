// What becomes of a piece of post: with a case, a new case, not for us; each can be taken back.
import { record } from '../audit/index.ts';
import { type Case, type CaseType, casesByIds, listCasePeople, openCase } from '../cases/index.ts';
import { changeMail, joinMail, lockMail, type Mail, takeOutMail } from '../mailbox/index.ts';
import { addWay, createPerson, findPerson, type Person, peopleByIds, peopleWithEmails } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { PASSED_ON, type Reason } from './post.rules.ts';

/** Puts it with a case; whoever sent it is named there, where they are one of its people. @throws RuleError */
export async function attachMail(ctx: Ctx, mail: Mail, kase: Case): Promise<void> {
  await joinMail(ctx, mail.id, kase, { person: await partyOf(ctx, mail, kase) });
}

/** Which person of the case sent it; null: none of them has its address. */
export async function partyOf(
  ctx: Ctx,
  { from_address }: Pick<Mail, 'from_address'>,
  kase: Case,
): Promise<string | null> {
  if (!from_address) return null;
  const records = (await peopleWithEmails(ctx, [from_address])).get(from_address) ?? [];
  const senders = new Set([...(await peopleByIds(ctx, records)).values()].map(({ id }) => id));
  const parts = (await listCasePeople(ctx, kase.id)).map(({ person_id }) => person_id);
  const people = await peopleByIds(ctx, parts);
  return [...people.values()].find(({ id }) => senders.has(id))?.id ?? null;
}

export type NewCaseOfPost = { type: CaseType; person?: string | undefined; name: string };

/**
 * A case of its own, of whoever opens it, received when the post came. A person who is not known yet is recorded with the
 * address from which it came.
 * @throws RuleError it is with a case already, or nobody is named
 */
export async function openFromPost(ctx: Ctx, id: string, { type, person, name }: NewCaseOfPost): Promise<Case> {
  const mail = await lockMail(ctx, id);
  if (mail.place === 'case') {
    const kase = mail.case_id ? (await casesByIds(ctx, [mail.case_id])).get(mail.case_id) : undefined;
    if (kase && mail.settled_by === ctx.actor.id) return kase; // the second press
    throw new RuleError('This is with a case already.', 'type');
  }
  const caller = person ? await findPerson(ctx, person) : await newPerson(ctx, mail, name);
  const kase = await openCase(ctx, {
    ...{ type, owner: actorId(ctx), caller: caller.id, receivedAt: mail.came_at, channel: mail.channel },
  });
  await joinMail(ctx, mail.id, kase, { person: caller.id });
  return kase;
}

async function newPerson(ctx: Ctx, mail: Mail, name: string): Promise<Person> {
  if (name.trim() === '') throw new RuleError('Enter the name of whoever wrote', 'name');
  const person = await createPerson(ctx, { name: name.trim() });
  if (mail.from_address) await addWay(ctx, person, { kind: 'email', value: mail.from_address });
  return person;
}

/** Not for us. A second press changes nothing. @throws RuleError it is with a case, or nobody says where it went */
export async function passOn(
  ctx: Ctx,
  id: string,
  { reason, wentTo }: { reason: Reason; wentTo: string },
): Promise<void> {
  const mail = await lockMail(ctx, id);
  if (mail.place === 'elsewhere') return;
  if (mail.place === 'case')
    throw new RuleError('This is with a case already. Take it back to Post there first.', 'reason');
  const went_to = wentTo.trim();
  if (PASSED_ON.includes(reason) && went_to === '')
    throw new RuleError('Enter where it went, like “Appointments, by email”', 'went_to');
  await changeMail(ctx, mail, { place: 'elsewhere', reason, went_to, settled_at: ctx.now, settled_by: actorId(ctx) });
  await record(ctx, 'post.passed_on', { mail: mail.id, reason });
}

/** It waits in Post again, wherever it was. A second press changes nothing. */
export async function putBack(ctx: Ctx, id: string): Promise<void> {
  const mail = await lockMail(ctx, id);
  if (mail.place === 'case') return takeOutMail(ctx, id);
  if (mail.place !== 'elsewhere' && mail.place !== 'apart') return;
  await changeMail(ctx, mail, { place: 'post', reason: '', went_to: '', settled_at: null, settled_by: null });
  await record(ctx, 'post.put_back', { mail: mail.id });
}
