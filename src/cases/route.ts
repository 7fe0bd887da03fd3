// How the person wants their case handled, and the way over to the complaints team.
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { mayChooseBoth } from './both-routes.ts';
import { changeCase } from './case-changes.ts';
import { casesByIds, refreshCase } from './cases.ts';
import { countComplaintFrom, meetClocks, pauseAims, resumeAims, unmeetClocks } from './clocks.ts';
import { GATE_WORDS, mayComplainFor } from './gates.rules.ts';
import { addNote } from './notes.ts';
import {
  cancelPromise,
  keepPromise,
  listEnding,
  listOpenPromises,
  listSettledAt,
  reopenPromise,
  settleAll,
} from './promises.ts';
import { makeStep, usualTime } from './steps.ts';
import type { Case, Channel, Fate, RouteChoice } from './tables.ts';

/**
 * The person's own choice of how this is handled: we try to sort it out, it is a complaint, or both. A complaint keeps
 * the day of the first contact, and its limit to be acknowledged counts from this choice; it is promised to be handed
 * over. Changed to no complaint, it is not handed over any more.
 * @throws RuleError it is closed, with the complaints team already, or this trust does not do both
 */
export async function chooseRoute(ctx: Ctx, kase: Case, chosen: { route: RouteChoice; channel: Channel }) {
  if (kase.closed_at) throw new RuleError('This case is closed. Open it again first.', 'route');
  if (kase.handed_over_at) throw new RuleError('The complaints team has this case now. Tell them.', 'route');
  const { route, goesOn } = await partsOfChoice(ctx, chosen.route);
  const open = await listOpenPromises(ctx, kase.id);
  for (const step of open) if (step.kind === 'ask_route') await keepPromise(ctx, step);
  if (kase.route === route && kase.pals_goes_on === goesOn) return;
  const particulars = { channel: chosen.channel };
  const change = { route, pals_goes_on: goesOn };
  await changeCase(ctx, await freshCase(ctx, kase), change, undefined, particulars);
  const handOvers = open.filter((step) => step.kind === 'hand_over');
  if (route !== 'complaint') for (const step of handOvers) await cancelPromise(ctx, step);
  else if (handOvers.length === 0)
    await makeStep(ctx, kase, { kind: 'hand_over', due: await usualTime(ctx), agreed: false });
}

/** A choice as a case keeps it. @throws RuleError this trust does not do both at once */
export async function partsOfChoice(ctx: Ctx, chosen: RouteChoice) {
  if (chosen === 'both' && !(await mayChooseBoth(ctx)))
    throw new RuleError('Your trust does not do both at once. Ask them to choose one.', 'route');
  return { route: chosen === 'both' ? ('complaint' as const) : chosen, goesOn: chosen === 'both' };
}

/** Keeping a promise changed the version of the row; what is changed next stands on the new one. */
async function freshCase(ctx: Ctx, kase: Case): Promise<Case> {
  return (await casesByIds(ctx, [kase.id])).get(kase.id) ?? kase;
}

export type HandingOver = {
  agreed: boolean;
  words: string;
  /** What becomes of each other promise that is open: nobody at PALS goes on with this case. */
  promises?: Readonly<Record<string, Fate>>;
  /** When the complaint was made, if that is not today: its limit by law counts from then. */
  madeAt?: Date;
};

/**
 * Passes the case to the complaints team: it leaves the hands of PALS with its dates, and nothing in it stays promised.
 * @throws RuleError the person or the patient did not agree that they get it, or nothing was said of an open promise
 */
export async function passToComplaints(ctx: Ctx, kase: Case, given: HandingOver) {
  if (kase.handed_over_at) return;
  if (!given.agreed) throw new RuleError('Ask them first. The complaints team gets this only if they agree.', 'agreed');
  if (!mayComplainFor(kase)) throw new RuleError(GATE_WORDS.complaints, 'agreed');
  if (given.words.trim() !== '') await addNote(ctx, kase, given.words);
  const open = await listEnding(ctx, kase.id);
  const fates = { ...given.promises };
  for (const { id, kind } of open) if (kind === 'hand_over') fates[id] = 'kept';
  await settleAll(ctx, open, fates);
  if (kase.route !== 'complaint') await changeCase(ctx, await freshCase(ctx, kase), { route: 'complaint' });
  if (given.madeAt) await countComplaintFrom(ctx, kase.id, given.madeAt);
  await ctx.db
    .updateTable('cases')
    .set({ handed_over_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
  await refreshCase(ctx, kase.id);
  await meetClocks(ctx, kase.id, ['first_contact']);
  await pauseAims(ctx, kase.id);
  const passed = open.filter(({ id }) => fates[id] === 'passed');
  const particulars = passed.map(({ kind, due_at, person_id }) => ({
    kind,
    person: person_id,
    due: due_at.toISOString(),
  }));
  await record(ctx, 'case.handed_over', { case: kase.id, ...(passed.length > 0 ? { passed: particulars } : {}) });
}

/**
 * The case is in the hands of PALS again. As the undo of a hand-over, all that it settled is open as it was; where the
 * complaints team gives it back, only the aims of PALS run on.
 */
export async function takeBackCase(ctx: Ctx, kase: Case, { undo }: { undo: boolean }) {
  const handedAt = kase.handed_over_at;
  if (!handedAt) return;
  await ctx.db
    .updateTable('cases')
    .set({ handed_over_at: null })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
  if (undo) {
    for (const promise of await listSettledAt(ctx, kase.id, handedAt)) await reopenPromise(ctx, promise);
    await unmeetClocks(ctx, kase.id, handedAt);
  }
  await refreshCase(ctx, kase.id);
  await resumeAims(ctx, kase.id);
  await record(ctx, undo ? 'case.handover_undone' : 'case.given_back', { case: kase.id });
}
