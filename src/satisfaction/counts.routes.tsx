import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage, visitorPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { countAsks, listAnswers, listCounted } from './answers.ts';
import { REASON_WORDS } from './asking.rules.ts';
import { quarterOf, quartersOf, suppressed } from './counts.rules.ts';
import { COUNTS, CountsPage, type Fate, PublicCounts } from './counts.tsx';
import type { AskState } from './tables.ts';

const YEARS = 2;

export function countRoutes(r: Router) {
  r.get(COUNTS, { may: 'satisfaction.counts' }, async (ctx) => {
    const body = <CountsPage quarters={await loadQuarters(ctx)} fates={await loadFates(ctx)} {...(await navOf(ctx))} />;
    return deskPage({ title: 'How we did', section: 'satisfaction', width: 'form', body });
  });
  r.anyone('GET', '/how-we-did', async (ctx) => {
    const today = quarterOf(localDate(ctx.now));
    // The quarter that still runs would change from day to day, and show each new answer.
    const quarters = (await loadQuarters(ctx)).filter(({ quarter }) => quarter !== today);
    const body = <PublicCounts quarters={quarters} />;
    return visitorPage(ctx, { title: 'What people say about PALS', body });
  });
}

export async function navOf(ctx: Ctx) {
  const mayRead = mayDo(ctx.actor, 'satisfaction.read');
  const unread = mayRead ? (await listAnswers(ctx, true)).length : 0;
  return { mayRead, mayAsk: mayDo(ctx.actor, 'cases.write'), unread };
}

async function loadQuarters(ctx: Ctx) {
  const from = `${Number(localDate(ctx.now).slice(0, 4)) - YEARS}-01-01`;
  const rows = await listCounted(ctx, from);
  return quartersOf(rows.map(({ made_on, ...said }) => ({ ...said, quarter: quarterOf(made_on) })));
}

const STATE_WORDS: Record<Exclude<AskState, 'not_asked' | 'stopped'>, string> = {
  waiting: 'To be asked, their day has not come',
  by_hand: 'To be asked by phone or on paper',
  sent: 'Asked, not answered yet',
  answered: 'Answered',
  expired: 'Asked, and did not answer',
};

/** For the manager: whether some are left out more often than they are to be. */
async function loadFates(ctx: Ctx): Promise<Fate[]> {
  if (!mayDo(ctx.actor, 'satisfaction.read')) return [];
  const rows = await countAsks(ctx);
  const labelled = rows.map(({ state, reason, many }) => [
    state === 'not_asked' && reason !== ''
      ? `Not asked: ${REASON_WORDS[reason]}`
      : state === 'stopped' && reason !== ''
        ? `Officer or person said no: ${REASON_WORDS[reason]}`
        : STATE_WORDS[state as keyof typeof STATE_WORDS],
    Number(many),
  ]);
  const counts = suppressed(Object.fromEntries(labelled) as Record<string, number>);
  return Object.entries(counts).map(([label, count]) => ({ label, count }));
}
