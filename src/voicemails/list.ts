// The list to ring, as it is read: words only.
import { contactsByIds, listToRing, type Promised, recentCasesOf } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { contactRules, mayLeaveVoicemail, mayPhone, type Person, peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { dateTimeWords } from '../platform/time.ts';
import { recentPromises, rowsOf } from './reads.ts';

export type MessageLine = {
  id: string;
  title: string;
  when: string;
  number: string;
  words: string;
  owner: string;
  isMine: boolean;
  attempts: number;
  rules: string[];
  mayPhone: boolean;
  mayLeaveVoicemail: boolean;
  /** Their open cases, where we know who it is. */
  cases: { ref: string }[];
};

const DAYS = 14;

/** All that waits and belongs to no case, the one that was left first on top. */
export async function loadMessages(ctx: Ctx): Promise<MessageLine[]> {
  const since = new Date(ctx.now.getTime() - DAYS * 86_400_000);
  const open = await listToRing(ctx, await recentPromises(ctx, since));
  const [rows, contacts, people, names] = await Promise.all([
    rowsOf(
      ctx,
      open.map(({ id }) => id),
    ),
    contactsByIds(
      ctx,
      open.flatMap(({ contact_id }) => contact_id ?? []),
    ),
    peopleByIds(
      ctx,
      open.map(({ person_id }) => person_id),
    ),
    staffNames(ctx),
  ]);
  const cases = await recentCasesOf(ctx, [...new Set([...people.values()].map(({ id }) => id))]);
  const lines = open.map((promise) => {
    const person = people.get(promise.person_id ?? '');
    const row = rows.get(promise.id);
    const at = row?.left_at ?? promise.made_at;
    const how = row?.kind === 'missed' ? 'Call not taken' : row ? 'Voicemail' : 'Message';
    const open_cases = cases.filter((kase) => kase.person_id === person?.id && kase.closed_at === null);
    return {
      at,
      line: {
        ...lineOf(ctx, promise, person),
        when: `${how}, ${dateTimeWords(at, ctx.now)}`,
        words: contacts.get(promise.contact_id ?? '')?.words ?? '',
        owner: names.get(promise.owner_id ?? '') ?? '',
        cases: [...new Set(open_cases.map(({ ref }) => ref))].map((ref) => ({ ref })),
      },
    };
  });
  return lines.sort((one, other) => +one.at - +other.at).map(({ line }) => line);
}

function lineOf(ctx: Ctx, promise: Promised, person: Person | undefined) {
  return {
    id: promise.id,
    title: person?.name || promise.about || 'No name given',
    number: promise.reach,
    isMine: promise.owner_id === ctx.actor.id,
    attempts: promise.attempts,
    rules: person ? contactRules(person) : [],
    mayPhone: person ? mayPhone(person) : true,
    mayLeaveVoicemail: !person || mayLeaveVoicemail(person),
  };
}
