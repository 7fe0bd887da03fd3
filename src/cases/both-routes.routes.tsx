import type { DatedView } from '../platform/components/dated-page.tsx';
import { Radios } from '../platform/components/fields.tsx';
import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { choice, type Filled, fieldOf } from '../platform/forms.ts';
import type { Router } from '../platform/routing.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { changeBoth, listBoth, mayChooseBoth, takeBothBack } from './both-routes.ts';

const TITLE = 'PALS and a complaint at once';

/** May PALS go on trying while the same matter is a complaint? */
export function bothRoutes(r: Router) {
  datedRoutes(r, {
    at: '/desk/settings/both-routes',
    may: 'settings.write',
    fields: { allowed: choice({ label: 'Both at once?', choices: ['yes', 'no'], required: 'Choose yes or no' }) },
    known: async (ctx) => ({ allowed: (await mayChooseBoth(ctx)) ? 'yes' : 'no' }),
    change: (ctx, { allowed = 'yes' }, from) => changeBoth(ctx, allowed === 'yes', from),
    takeBack: (ctx, _, from) => takeBothBack(ctx, from),
    view: bothView,
  });
}

const inWords = (allowed: boolean) => (allowed ? 'People can choose both' : 'People choose one or the other');

async function bothView(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listBoth(ctx);
  const [held] = heldOn(rows, today);
  return {
    title: TITLE,
    intro:
      'The law lets somebody ask PALS and complain. Some trusts do not run both on the same matter together. What people chose before a change stays.',
    inForce: [
      { key: 'Today', value: `${inWords(held?.allowed ?? true)}.${held?.trust_id ? '' : ' Not yet set here.'}` },
    ],
    planned: plannedFrom(rows, today).map(({ allowed, valid_from }) => ({
      ...{ name: TITLE, words: inWords(allowed).toLowerCase(), from: valid_from, fields: {} },
    })),
    past: rows.flatMap(({ allowed, valid_to }) =>
      valid_to && valid_to < today ? [{ key: `To ${dateWords(valid_to, today)}`, value: inWords(allowed) }] : [],
    ),
    saved: 'Saved. It is offered so from its day on.',
    change: {
      title: 'Change it',
      button: 'Save',
      fields: (
        <Radios
          {...fieldOf(filled, 'allowed')}
          label="Can PALS go on trying while the same matter is a complaint?"
          choices={[
            { value: 'yes', label: 'Yes, people can choose both' },
            { value: 'no', label: 'No, they choose one or the other' },
          ]}
        />
      ),
    },
  };
}
