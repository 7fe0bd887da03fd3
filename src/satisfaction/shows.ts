// On a case, whether whoever came to us is asked how PALS did; beside My day, who waits to be asked by a colleague.
import { sql } from 'kysely';
import { createElement } from 'react';
import { type Shows, settled } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { localDate } from '../platform/time.ts';
import { maybeAskOf } from './asks.ts';
import { AskBlock } from './case-block.tsx';
import { ruleOfToday } from './rules.ts';

export const shows: Shows = {
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      const [ask, rule] = await Promise.all([maybeAskOf(ctx, kase), ruleOfToday(ctx)]);
      if (!ask && !rule.asks) return null;
      return settled(
        createElement(AskBlock, {
          reference: kase.ref,
          state: ask?.state,
          reason: ask?.reason ?? '',
          on: ask?.asks_at ? localDate(ask.asks_at) : undefined,
          mayLift: ask?.state === 'stopped' && ask.sent_at === null && ask.settled_by !== null,
          mayWrite: mayDo(ctx.actor, 'cases.write'),
          today: localDate(ctx.now),
        }),
      );
    },
  },
  events: {
    'link.made': { title: 'A link was made' },
    'link.ended': { title: 'A link was ended' },
    'satisfaction.asked': { title: 'Asked how PALS did' },
    'satisfaction.stopped': { title: 'Not to be asked how PALS did' },
    'satisfaction.stop_lifted': { title: 'The rule decides whether they are asked how PALS did' },
  },
  onDay: (ctx) => ({
    label: 'Ask people how we did',
    href: '/desk/satisfaction/to-ask',
    of: mayDo(ctx.actor, 'cases.write')
      ? sql<{ count: number }>`select count(*)::int as count from satisfaction_asks
          where trust_id = ${ctx.trust.id} and state = 'by_hand' and owner_id is distinct from ${ctx.actor.id}`
      : undefined,
  }),
};
