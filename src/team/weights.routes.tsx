import type { DatedView } from '../platform/components/dated-page.tsx';
import type { Ctx } from '../platform/context.ts';
import { plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { choice, type Filled, wholeNumber } from '../platform/forms.ts';
import { one, type Router } from '../platform/routing.ts';
import type { Day } from '../platform/time.ts';
import { WEIGHED_MARKS } from './tables.ts';
import { MARK_WORDS } from './team.rules.ts';
import { MOST_ADDED, weightsOn } from './weights.rules.ts';
import { changeWeight, listWeights, takeWeightBack } from './weights.ts';
import { WEIGHTS_INTRO, WeightFields } from './weights.tsx';

/** What weighs how much when work is shared out: set by the trust, from a day on. */
export function weightRoutes(r: Router) {
  datedRoutes(r, {
    at: '/desk/settings/weights',
    may: 'settings.write',
    fields: {
      mark: choice({ label: 'Which cases?', choices: WEIGHED_MARKS, required: 'Choose which cases' }),
      adds: wholeNumber({
        label: 'How much does it add?',
        required: 'Enter how much it adds',
        from: 0,
        to: MOST_ADDED,
      }),
    },
    change: async (ctx, { mark, adds = 0 }, from) => mark && (await changeWeight(ctx, { mark, adds, from })),
    takeBack: (ctx, fields, from) => takeWeightBack(ctx, one(fields, 'mark'), from),
    view: weightsView,
  });
}

async function weightsView(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listWeights(ctx);
  const weights = weightsOn(rows, today);
  return {
    title: 'What weighs how much',
    intro: WEIGHTS_INTRO,
    inForce: WEIGHED_MARKS.map((mark) => ({ key: MARK_WORDS[mark], value: `adds ${weights[mark]}` })),
    planned: plannedFrom(rows, today).map(({ mark, adds, valid_from: from }) => ({
      name: MARK_WORDS[mark],
      words: `adds ${adds}`,
      from,
      fields: { mark },
    })),
    saved: 'Saved. The page of the team counts by it from its day on.',
    change: { title: 'Change a weight', fields: <WeightFields filled={filled} />, button: 'Save this weight' },
  };
}
