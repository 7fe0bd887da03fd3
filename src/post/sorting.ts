// What becomes of a piece of post: with a case, a new case, not for us; each can be taken back.
import { record } from '../audit/index.ts';
import { type Case, type CaseType, casesByIds, listCasePeople, openCase } from '../cases/index.ts';
import { changeMail, joinMail, lockMail, type Mail, takeOutMail } from '../mailbox/index.ts';
import { addWay, createPerson, findPerson, type Person, peopleByIds, peopleWithEmails } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { elsewhereWords, PASSED_ON, type Reason } from './post.rules.ts';

/**
 * Puts it with a case; whoever sent it is named there: of an email where one of its people alone has the address, of a
 * letter whom the officer chose. @throws RuleError; NotFound they are nobody of this case
 */
export async function attachMail(ctx: Ctx, { id }: Pick<Mail, 'id'>, kase: Case, chosen?: string): Promise<void> {
  const mail = await lockMail(ctx, id);
  if (mail.place !== 'case') refuseSorted(mail, 'ref');
  await joinMail(ctx, id, kase, { person: await senderOf(ctx, mail, kase, chosen) });
}

async function senderOf(ctx: Ctx, mail: Mail, kase: Case, chosen: string | undefined): Promise<string | null> {
  if (mail.channel === 'email' || !chosen) {
    const [person = null, ...others] = await partiesOf(ctx, mail, kase);
    return others.length > 0 ? null : person;
  }
  if (!(await writersIn(ctx, kase)).some((one) => one.id === chosen)) throw new NotFound('This person');
  return chosen;
}

/** Who may have written a letter of this case: its people who live. */
export async function writersIn(ctx: Ctx, kase: Case): Promise<Person[]> {
  const parts = (await listCasePeople(ctx, kase.id)).map(({ person_id }) => person_id);
  const people = [...(await peopleByIds(ctx, parts)).values()].filter(({ died }) => !died);
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** Which living people of the case have the address from which it came. */
export async function partiesOf(ctx: Ctx, { from_address }: Pick<Mail, 'from_address'>, kase: Case): Promise<string[]> {
  if (!from_address) return [];
  const records = (await peopleWithEmails(ctx, [from_address])).get(from_address) ?? [];
  const senders = new Set([...(await peopleByIds(ctx, records)).values()].map(({ id }) => id));
  const parts = (await listCasePeople(ctx, kase.id)).map(({ person_id }) => person_id);
  const people = [...(await peopleByIds(ctx, parts)).values()].filter(({ id, died }) => !died && senders.has(id));
  return [...new Set(people.map(({ id }) => id))];
}

/** Who is in it, by name. */
export async function namesIn(ctx: Ctx, kase: Case): Promise<string[]> {
  const parts = (await listCasePeople(ctx, kase.id)).map(({ person_id }) => person_id);
  return [...new Set([...(await peopleByIds(ctx, parts)).values()].map(({ name }) => name))];
}

/** @throws RuleError somebody has sorted it since it was looked at, or it is not read yet */
function refuseSorted({ place, reason, went_to }: Mail, field: string) {
  if (place === 'post') return;
  if (place === 'unread') throw new RuleError('This is being read. Try again in a minute.', field);
  const why = place === 'elsewhere' ? `Not for us. ${elsewhereWords({ reason, went_to })}` : 'A machine wrote it';
  throw new RuleError(`This is sorted already: ${why}. Put it back into Post first.`, field);
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
  refuseSorted(mail, 'type');
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
  if (mail.place === 'elsewhere' && mail.settled_by === ctx.actor.id && mail.reason === reason) return;
  if (mail.place === 'case')
    throw new RuleError('This is with a case already. Take it back to Post there first.', 'reason');
  refuseSorted(mail, 'reason');
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
