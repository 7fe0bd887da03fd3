import type { DatedView } from '../platform/components/dated-page.tsx';
import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { choice, type Filled, wholeNumber } from '../platform/forms.ts';
import { one, type Router } from '../platform/routing.ts';
import type { Day } from '../platform/time.ts';
import { listTargets } from './calendar.ts';
import { amountWords, LIKE_A_CONCERN, TARGET_WORDS } from './targets.rules.ts';
import { changeTarget, takeTargetBack } from './targets.ts';
import { AIMS_INTRO, TargetFields } from './targets.tsx';

/** No aim is longer than half a year. */
const MOST = 130;

/** How soon this PALS means to act. */
export function targetRoutes(r: Router) {
  datedRoutes(r, {
    at: '/desk/settings/aims',
    may: 'settings.write',
    fields: {
      kind: choice({ label: 'Which aim?', choices: Object.keys(TARGET_WORDS), required: 'Choose an aim' }),
      amount: wholeNumber({ label: 'How many?', required: 'Enter how many', from: 1, to: MOST }),
      unit: choice({ label: 'Of what?', choices: ['working_days', 'working_hours'], blank: 'working_days' }),
    },
    dayRequired: 'Enter the first day of this aim',
    change: (ctx, { kind = '', amount = 1, unit = 'working_days' }, from) =>
      changeTarget(ctx, { kind, amount, unit, from }),
    takeBack: (ctx, fields, from) => takeTargetBack(ctx, one(fields, 'kind'), from),
    view: targetsView,
  });
}

async function targetsView(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listTargets(ctx);
  const held = heldOn(rows, today);
  return {
    title: 'Our aims',
    intro: AIMS_INTRO,
    inForce: Object.entries(TARGET_WORDS).map(([kind, { label }]) => {
      const row = held.find((one) => one.kind === kind);
      const none = LIKE_A_CONCERN.includes(kind) ? 'As for a concern' : 'No aim';
      return { key: label, value: row ? amountWords(row.amount, row.unit) : none };
    }),
    planned: plannedFrom(rows, today).map(({ kind, amount, unit, valid_from: from }) => ({
      name: TARGET_WORDS[kind]?.label ?? kind,
      words: amountWords(amount, unit),
      from,
      fields: { kind },
    })),
    saved: 'The aim is saved. It holds for cases received from its day on.',
    change: {
      title: 'Change an aim',
      fields: <TargetFields filled={filled} />,
      day: 'For cases received from which day on?',
      button: 'Save this aim',
    },
  };
}
