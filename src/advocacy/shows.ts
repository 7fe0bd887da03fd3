// Independent help on the page of a case in which a complaint is considered, and what somebody has to look at again.
import { createElement } from 'react';
import { type Case, listOpenPromises, type Shows, settled } from '../cases/index.ts';
import { peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { countDue, maybeAdvocate } from './advocates.ts';
import { listAdvocatesTold, livesUnder } from './told.ts';
import { AdvocateBlock } from './told.tsx';

export const shows: Shows = {
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      const told = await listAdvocatesTold(ctx, kase);
      if (told.length === 0 && !(await isConsidered(ctx, kase))) return null;
      const caller = told.length === 0 && kase.caller_id ? { id: kase.caller_id } : undefined;
      const { council } = await livesUnder(ctx, caller);
      const people = await peopleByIds(
        ctx,
        told.map(({ person_id }) => person_id),
      );
      const block = createElement(AdvocateBlock, {
        ...{ reference: kase.ref, told, now: ctx.now, council: council?.name ?? '' },
        advocate: council && (await maybeAdvocate(ctx, council.code, 'desk')),
        names: new Map([...people].map(([id, { name }]) => [id, name])),
        mayWrite: mayDo(ctx.actor, 'cases.write') && !kase.handed_over_at,
      });
      return told.length > 0 ? settled(block) : block;
    },
  },
  acts: async (ctx, kase) =>
    mayDo(ctx.actor, 'cases.write') && !kase.handed_over_at
      ? [{ href: `/desk/cases/${kase.ref}/advocate`, label: 'Find an advocate' }]
      : [],
  events: { 'advocate.told': { title: 'Told of free, independent help with a complaint' } },
  onDay: async (ctx) => ({
    label: 'Advocates to check',
    href: '/desk/directory/advocates',
    count: mayDo(ctx.actor, 'places.write') ? await countDue(ctx) : 0,
  }),
};

/** They chose it, it began as one, or somebody is to ask them. */
async function isConsidered(ctx: Ctx, kase: Case): Promise<boolean> {
  if (kase.closed_at) return false;
  if (kase.route === 'complaint' || kase.type === 'complaint') return true;
  const open = await listOpenPromises(ctx, kase.id);
  return open.some(({ kind }) => kind === 'ask_route' || kind === 'hand_over');
}
