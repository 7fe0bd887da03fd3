import { listSettingsEvents } from '../audit/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import type { SettingsLink } from './settings.tsx';
import { actWords, addressOf, gathered, pageOf } from './settings-changes.rules.ts';
import { SETTINGS_CHANGES, SettingsChanges } from './settings-changes.tsx';
import { staffNames } from './users.ts';

const ON_A_PAGE = 50;
/** Nobody pages further back by hand. */
const MOST_PAGES = 200;

/** Every change of what a trust sets, newest first; each person sees those of the pages that they may open. */
export function settingsChangesRoutes(r: Router, links: readonly SettingsLink[]) {
  r.get(SETTINGS_CHANGES, { may: 'settings.write' }, (ctx, req) => {
    const mine = links.filter(({ may }) => mayDo(ctx.actor, may));
    const typed = one(req.query, 'page');
    const page = /^\d{1,3}$/.test(typed) ? Math.min(Math.max(Number(typed), 1), MOST_PAGES) : 1;
    return changesPage(ctx, mine, page);
  });
}

async function changesPage(ctx: Ctx, links: readonly SettingsLink[], page: number): Promise<Reply> {
  const begins = links.flatMap(({ changes }) => changes ?? []);
  const most = { most: ON_A_PAGE + 1, offset: (page - 1) * ON_A_PAGE };
  const [events, names] = await Promise.all([listSettingsEvents(ctx, begins, most), staffNames(ctx)]);
  const rows = events.slice(0, ON_A_PAGE).flatMap(({ id, name, at, actor_id, particulars }) => {
    const link = pageOf({ name, particulars }, links);
    if (!link) return [];
    const { label, href: list } = link;
    const who = names.get(actor_id ?? '') ?? '';
    return [{ id, label, list, act: actWords(name), href: addressOf(particulars, list), who, at }];
  });
  const body = <SettingsChanges rows={gathered(rows)} now={ctx.now} page={page} more={events.length > ON_A_PAGE} />;
  return deskPage({ title: 'What was changed', section: 'settings', width: 'form', body });
}
