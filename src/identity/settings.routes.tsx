import { record } from '../audit/index.ts';
import { mayDo } from '../platform/access.ts';
import { jobTrouble, tryJobsAgain } from '../platform/job-trouble.ts';
import { deskPage, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { SettingsHome, type SettingsLink } from './settings.tsx';

/** Everything that can be set, of all modules; each person sees what they may change. */
export function settingsRoutes(r: Router, links: readonly SettingsLink[]) {
  r.get('/desk/settings', { may: 'desk.use' }, async (ctx, req) => {
    const { actor } = ctx;
    const mine = links.filter(({ may }) => mayDo(actor, may));
    const inOrder = mine.sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
    const trouble = mayDo(actor, 'settings.write') ? await jobTrouble(ctx.db, ctx.now) : [];
    const body = <SettingsHome links={inOrder} trouble={trouble} again={one(req.query, 'done') === 'again'} />;
    return deskPage({ title: 'Settings', section: 'settings', width: 'form', body });
  });
  r.post('/desk/settings/given-up-jobs', { may: 'settings.write' }, async (ctx) => {
    const count = await tryJobsAgain(ctx);
    if (count > 0) await record(ctx, 'jobs.tried_again', { count });
    return redirect('/desk/settings?done=again');
  });
}
