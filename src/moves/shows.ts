import { createElement } from 'react';
import { type Case, type Shows, settled } from '../cases/index.ts';
import { placesByIds } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';
import { leavingWords, moveWords, type Stay, whereWords } from './moves.rules.ts';
import { listMoves } from './moves.ts';
import { WhereBlock } from './moves.tsx';

export const shows: Shows = {
  onCase: { column: 'people', show: showWhere },
  inBar: async (ctx, kase) => {
    const stay = kase.closed_at ? undefined : await stayOf(ctx, kase);
    const leaving = stay && leavingWords(stay, localDate(ctx.now));
    return leaving ? [{ text: leaving, strong: true }] : [];
  },
  events: {
    'case.patient_moved': {
      title: ({ particulars }, found) => {
        if (particulars.hospital === false) return 'The patient is not in hospital any more';
        const place = typeof particulars.place === 'string' ? found.places.get(particulars.place) : undefined;
        return `Where the patient is: ${place ?? 'in hospital'}`;
      },
    },
  },
  onPrint: async (ctx, kase) => {
    const stay = await stayOf(ctx, kase);
    if (!stay) return [];
    const value = [whereWords(stay), leavingWords(stay, localDate(ctx.now))].filter(Boolean).join('. ');
    return [{ key: 'Where the patient is', value }];
  },
};

async function stayOf(ctx: Ctx, kase: Case): Promise<Stay | undefined> {
  if (kase.in_hospital === null) return undefined;
  const place = (await placesByIds(ctx, [kase.now_place_id])).get(kase.now_place_id ?? '')?.name ?? '';
  return { place, bed: kase.now_bed, in_hospital: kase.in_hospital, leaves_on: kase.leaves_on };
}

/** After a death nobody asks where the patient lies; what was recorded before stays on the page of the moves. */
async function showWhere(ctx: Ctx, kase: Case) {
  if (kase.after_death || (kase.closed_at && kase.in_hospital === null)) return null;
  const stay = await stayOf(ctx, kase);
  const moves = stay ? await listMoves(ctx, kase) : [];
  const last = moves[0] && moves[1] ? moveWords(moves[0], moves[1], ctx.now) : '';
  const mayWrite = mayDo(ctx.actor, 'cases.write');
  const place = { text: stay?.place ?? '', id: kase.now_place_id ?? '' };
  return settled(createElement(WhereBlock, { reference: kase.ref, stay, last, now: ctx.now, mayWrite, place }));
}
