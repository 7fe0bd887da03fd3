import { deskPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { quartersOver } from './counts.rules.ts';
import { listCounts } from './counts.ts';
import { WhoWeReach } from './reach.tsx';

export function routes(r: Router) {
  r.get('/desk/who-we-reach', { may: 'cases.share_out' }, async (ctx) => {
    const from = quartersOver(localDate(ctx.now)).at(-1) ?? '';
    const body = <WhoWeReach counts={await listCounts(ctx)} from={from} now={ctx.now} />;
    return deskPage({ title: 'Who we reach', section: 'reach', width: 'form', body });
  });
}
