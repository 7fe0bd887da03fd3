// Whoever gave thanks may take their name back: what has gone with it is stopped, and whoever knows it is told.
import { listEvents, record } from '../audit/index.ts';
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { type Case, type CaseAtHand, listOpenPromises, makePromise, sameCase } from '../cases/index.ts';
import { endLinks, type Link, listLinks } from '../links/index.ts';
import { listAbout, stopAbout } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isNameOver } from './letters.rules.ts';
import { changeLetter, GONE, listLettersOf, lockLetter, type ThanksLetter } from './letters.ts';
import { changeThanks } from './thanks.ts';

/** Thanks with a name, that went and whose links were not stopped for it, of this case. */
async function listNamed(ctx: Ctx, kase: CaseAtHand): Promise<ThanksLetter[]> {
  const named = (await listLettersOf(ctx, kase)).map(({ letter }) => letter).filter(isWithName);
  const links = await listLinks(
    ctx,
    named.map(({ id }) => id),
  );
  return named.filter((letter) => isNamed(letter, links));
}

const isWithName = ({ giver, message_id }: ThanksLetter) => giver !== '' && message_id !== null;

/** It went with the name, and can be read. */
export const isNamed = (letter: ThanksLetter, links: readonly Link[]): boolean =>
  isWithName(letter) && !isNameTakenBack(letter, links);

/** Its links were stopped although it went. */
export const isNameTakenBack = (letter: ThanksLetter, links: readonly Link[]): boolean => {
  const own = links.filter(({ about }) => about === letter.id);
  return isWithName(letter) && own.length > 0 && own.every(({ ended_why }) => ended_why === 'recalled');
};

/**
 * Nobody reads any more from whom these thanks are: the links stop, and what has not gone does not go, and is still to be
 * passed on. Who may know the name already is told by whoever has the case. A second press changes nothing.
 */
export async function takeNameBack(ctx: Ctx, kase: Case) {
  for (const { id } of await listNamed(ctx, kase)) {
    const letter = await lockLetter(ctx, id);
    await stopAbout(ctx, 'thanks', id);
    if ((await endLinks(ctx, id, 'recalled')) === 0) continue;
    const went = (await listAbout(ctx, 'thanks', [id])).filter(({ state }) => GONE.includes(state));
    if (!went.some((one) => one.id === letter.message_id)) await toPassOnWithout(ctx, letter);
    if (went.length > 0) await promiseTelling(ctx, kase, letter);
    await record(ctx, 'thanks.name_taken_back', { case: kase.id, thanks: letter.thanks_id, letter: id });
  }
}

async function toPassOnWithout(ctx: Ctx, { id, thanks_id }: ThanksLetter) {
  await changeLetter(ctx, id, { message_id: null });
  await changeThanks(ctx, thanks_id, { with_name: false });
}

async function promiseTelling(ctx: Ctx, kase: Case, { name, copy_to, made_by }: ThanksLetter) {
  const whom = copy_to ? `${name} and whoever has the copy` : name;
  const about = `Tell ${whom}: who thanked them took their name back. The link was stopped`;
  const open = await listOpenPromises(ctx, kase.id);
  if (open.some((one) => one.kind === 'look_into' && one.about === about)) return;
  const { hours } = await loadCalendar(ctx);
  await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: kase.owner_id ?? made_by },
    ...{ due: withinTheHour(ctx.now, hours), about },
  });
}

/** What may be shared of this case has changed: where that ends the name, it is taken back. */
export async function takeNameBackAfter(ctx: Ctx, kase: Case, event: string) {
  const [last] = await listEvents(ctx, { case: sameCase(kase.id), names: ['case.sharing_changed'], most: 1 });
  const from = event === 'case.sharing_changed' ? last?.particulars.from : undefined;
  if (isNameOver(kase.sharing, from)) await takeNameBack(ctx, kase);
}
