// Settings: to whose e-mail addresses a link may go on.
import type { DatedView } from '../platform/components/dated-page.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import type { Ctx } from '../platform/context.ts';
import { plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { type Filled, fieldOf, readAs } from '../platform/forms.ts';
import type { Router } from '../platform/routing.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { readDomains } from './links.rules.ts';
import { changeDomains, listAllDomains, ownDomains, takeDomainsBack } from './receivers.ts';

const DOMAINS = '/desk/settings/link-domains';

export function routes(r: Router) {
  datedRoutes(r, {
    at: DOMAINS,
    may: 'settings.write',
    fields: {
      domains: readAs({
        label: 'Email domains',
        required: 'Enter at least one, like anytown.nhs.uk',
        read: readDomains,
        wrong: 'Enter what stands after the @, like anytown.nhs.uk, one on each line',
      }),
    },
    known: async (ctx) => ({ domains: (await ownDomains(ctx)).join('\n') }),
    change: (ctx, { domains = [] }, from) => changeDomains(ctx, domains, from),
    takeBack: (ctx, _, from) => takeDomainsBack(ctx, from),
    view: domainsView,
  });
}

async function domainsView(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listAllDomains(ctx);
  const set = rows.some(({ valid_from, valid_to }) => valid_from <= today && (!valid_to || valid_to >= today));
  const held = (await ownDomains(ctx)).join(', ') || 'None: links go to addresses of the directory alone';
  return {
    title: 'To whom wards may pass a link',
    intro: <p>A ward passes a question to a colleague: only to addresses of the directory, and of these domains.</p>,
    inForce: [{ key: set ? 'Set here' : 'From the directory', value: held }],
    planned: plannedFrom(rows, today).map(({ domains, valid_from }) => ({
      ...{ name: 'Email domains', words: domains.join(', '), from: valid_from, fields: {} },
    })),
    past: rows.flatMap(({ domains, valid_to }) =>
      valid_to && valid_to < today ? [{ key: `To ${dateWords(valid_to, today)}`, value: domains.join(', ') }] : [],
    ),
    saved: 'Saved.',
    change: {
      title: 'Change the domains',
      button: 'Save these domains',
      fields: <TextArea {...fieldOf(filled, 'domains')} label="Email domains, one on each line" rows={4} />,
    },
  };
}
