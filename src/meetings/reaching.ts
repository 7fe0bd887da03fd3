// Links to notes, where the address they went to is not that of their reader any more.
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { type Case, casesByIds, listOpenPromises, makePromise } from '../cases/index.ts';
import { endLinks, listLinks, sameEmail } from '../links/index.ts';
import { canSend, stopAbout } from '../outbox/index.ts';
import { listWays, mayHoldDetails, type Person, peopleByIds, recordsOf, usableWays } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { listComing } from './attending.ts';
import { tellingOf } from './invites.rules.ts';
import { type Answer, changeAnswer, lockAnswer, promiseAsking } from './notes.ts';

/**
 * They died, an address is not theirs any more, or it is not safe: somebody else may read the notes by the link that went
 * there. It stops, so that no code goes there either, and whoever has the case is told.
 */
export async function stopUnreachable(ctx: Ctx, id: string) {
  const person = (await peopleByIds(ctx, [id])).get(id);
  if (!person) return;
  const asked = await listAskedOf(ctx, person);
  if (asked.length === 0) return;
  const emails = await emailsOf(ctx, person);
  const links = await listLinks(ctx, asked);
  const lost = links.filter((link) => !link.ended_at && !emails.some((one) => sameEmail(one, link.email)));
  for (const about of new Set(lost.map((link) => link.about))) await stopOne(ctx, person, await lockAnswer(ctx, about));
}

/** What they were asked about notes, under whichever of their records. */
async function listAskedOf(ctx: Ctx, person: Person): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('meeting_answers as a')
    .innerJoin('meeting_people as p', (join) =>
      join.onRef('p.trust_id', '=', 'a.trust_id').onRef('p.id', '=', 'a.coming_id'),
    )
    .select('a.id')
    .where('a.trust_id', '=', ctx.trust.id)
    .where('p.person_id', 'in', recordsOf(person.id))
    .execute();
  return rows.map(({ id }) => id);
}

/** Addresses at which they may read what names people. */
async function emailsOf(ctx: Ctx, person: Person): Promise<string[]> {
  if (person.died || !mayHoldDetails(person, 'email')) return [];
  return usableWays(person, await listWays(ctx, [person.id])).flatMap(({ way, as }) =>
    as === 'email' ? way.value : [],
  );
}

async function stopOne(ctx: Ctx, person: Person, answer: Answer) {
  await endLinks(ctx, answer.id, 'recalled');
  await stopAbout(ctx, 'meeting_notes', answer.id);
  const kase = (await casesByIds(ctx, [answer.case_id])).get(answer.case_id);
  if (!kase || kase.closed_at || answer.state !== 'asked' || answer.promise_id) return;
  const [one] = await listComing(ctx, kase, answer.meeting_id, answer.coming_id);
  if (!one) return;
  const { by } = tellingOf(kase, one, canSend(ctx, 'email'));
  if (by === 'other') return promiseAsking(ctx, kase, one, answer.id);
  // At another address of theirs they can be asked again.
  if (by === 'email') await changeAnswer(ctx, answer.id, { message_id: null });
  await promiseLook(ctx, kase, aboutOf(person));
}

const aboutOf = ({ name, died }: Person) =>
  died
    ? `${name} has died: the link to the notes of the meeting was stopped`
    : `${name} cannot read the notes of the meeting by that email any more: the link was stopped`;

/** For whoever has the case; one open line of it is enough. */
async function promiseLook(ctx: Ctx, kase: Case, about: string) {
  const open = await listOpenPromises(ctx, kase.id);
  if (open.some((one) => one.kind === 'look_into' && one.about === about)) return;
  await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: kase.owner_id, about },
    due: withinTheHour(ctx.now, (await loadCalendar(ctx)).hours),
  });
}
