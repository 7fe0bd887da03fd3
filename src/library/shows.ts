// On a case, the way to the guides; beside My day, what waits for those who keep them.
import { sql } from 'kysely';
import type { Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { localDate } from '../platform/time.ts';
import { guidesBeside } from './finding.ts';

export const shows: Shows = {
  acts: async (ctx, kase) =>
    mayDo(ctx.actor, 'cases.write') && !kase.handed_over_at
      ? [{ href: `/desk/cases/${kase.ref}/guides`, label: 'Advice from a guide' }]
      : [],
  found: async (ctx, typed) =>
    mayDo(ctx.actor, 'library.read')
      ? (await guidesBeside(ctx, typed)).map(({ id, slug, title, summary }) => ({
          ...{ id, label: title, detail: `Guide – ${summary}`, go: `/desk/guides/${slug}` },
        }))
      : [],
  onDay: (ctx) => ({
    label: 'Guides to read before they are public',
    href: '/desk/guides?view=waiting',
    // Whoever wrote it waits for a colleague, and is not reminded of it.
    of: mayDo(ctx.actor, 'library.write')
      ? sql<{ count: number }>`select count(*)::int as count from guides g
          join guide_editions e on e.trust_id = g.trust_id and e.guide_id = g.id and e.number = g.edition
          where g.trust_id = ${ctx.trust.id} and g.ended_at is null and g.shared and g.public_edition is distinct from g.edition
            and g.review_on > ${localDate(ctx.now)} and coalesce(e.made_by, g.checked_by) is distinct from ${ctx.actor.id}`
      : undefined,
  }),
};
