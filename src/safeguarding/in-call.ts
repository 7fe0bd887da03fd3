import type { WhenAtRisk } from '../calls/index.ts';
import { type Case, findCase } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isTold } from './safeguarding.rules.ts';
import { addLine, dangersOf, findEscalation, raiseDanger } from './safeguarding.ts';

/** A call in which somebody was at risk leaves the record that one raises on the case itself. */
export const whenAtRisk: WhenAtRisk = async (ctx, kase, risk) => {
  const { exactWords, whereabouts, child, told } = risk;
  const id = await raiseDanger(ctx, kase, { kinds: [kindOf(risk)], exactWords, whereabouts, child });
  if (told) await tellInCall(ctx, kase, { escalation: id, ...told });
};

/** The words are those of the card about suicide; what a mark alone means is said later, on the page of the case. */
function kindOf({ exactWords, child }: Parameters<WhenAtRisk>[2]): string {
  if (exactWords !== '') return 'suicide';
  return child ? 'child' : 'other';
}

async function tellInCall(ctx: Ctx, kase: Case, told: { escalation: string; to: string; at: Date }) {
  const now = await findCase(ctx, kase.ref);
  // Of another concern of this case nobody may have been told yet: then the mark stays.
  const others = (await dangersOf(ctx, now)).filter(({ id }) => id !== told.escalation);
  const line = { told: 'safeguarding', name: told.to, at: told.at, words: '' } as const;
  await addLine(ctx, now, await findEscalation(ctx, now, told.escalation), {
    ...line,
    outcome: 'Safeguarding was told during the call.',
    closes: others.every(isTold),
  });
}
