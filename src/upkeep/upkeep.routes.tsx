import type { Health } from '../platform/health.ts';
import type { House } from '../platform/house.ts';
import { deskPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { readUpkeep } from './upkeep.ts';
import { UpkeepPage } from './upkeep.tsx';

export function routes(r: Router, house: House, healths: readonly Health[]) {
  r.get('/desk/settings/system', { may: 'settings.write' }, async (ctx) => {
    const { installation } = house;
    const about = installation
      ? `OpenPALS ${installation.code}, running since ${dateTimeWords(installation.startedAt, ctx.now)}.`
      : 'OpenPALS';
    const body = <UpkeepPage {...(await readUpkeep(ctx, house, healths))} about={about} />;
    return deskPage({ title: 'How the system is', section: 'settings', width: 'form', body });
  });
}
