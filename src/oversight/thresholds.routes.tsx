import type { DatedView } from '../platform/components/dated-page.tsx';
import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { choice, type Filled, wholeNumber } from '../platform/forms.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { CODES, MOST_READS, thresholdWords } from './thresholds.rules.ts';
import { changeThreshold, type DatedRule, listAllRules, listRules, takeThresholdBack } from './thresholds.ts';
import { THRESHOLDS, ThresholdFields, ThresholdIntro } from './thresholds.tsx';

/** What counts as a pattern: set by whoever oversees reads, from a day on. */
export function thresholdRoutes(r: Router) {
  datedRoutes(r, {
    at: THRESHOLDS,
    may: 'access_log.read',
    fields: {
      code: choice({ label: 'Which pattern?', choices: CODES, required: 'Choose which pattern' }),
      at_least: wholeNumber({ label: 'From how many on?', required: 'Enter how many', from: 0, to: MOST_READS }),
    },
    change: (ctx, { code = 'many', at_least = 1 }, from) => changeThreshold(ctx, { code, at_least, from }),
    takeBack: (ctx, fields, from) => takeThresholdBack(ctx, one(fields, 'code'), from),
    view: thresholdsView,
  });
}

async function thresholdsView(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listAllRules(ctx);
  const rules = await listRules(ctx);
  return {
    title: 'What counts as a pattern',
    intro: <ThresholdIntro />,
    inForce: rules.map((rule) => ({ key: rule.label, value: inForceWords(rule, today) })),
    planned: plannedFrom(rows, today).map((rule) => ({
      name: rule.label,
      words: thresholdWords(rule),
      from: rule.valid_from,
      fields: { code: rule.code },
    })),
    past: CODES.flatMap((code) => pastOf(rows, code, today)),
    saved: 'Saved. Reads are looked through by it from its day on.',
    change: {
      title: 'Change a number',
      fields: <ThresholdFields filled={filled} rules={rules} />,
      button: 'Save this number',
    },
  };
}

function inForceWords(rule: DatedRule, today: Day): string {
  const since = rule.trust_id ? `Set here on ${dateWords(rule.valid_from, today)}` : 'Not yet checked';
  const words = thresholdWords(rule);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${since}.`;
}

/** What held until a day before today. */
function pastOf(rows: readonly DatedRule[], code: string, today: Day) {
  const own = rows.filter((row) => row.code === code);
  const ended = own.flatMap(({ valid_to }) => (valid_to && valid_to < today ? valid_to : []));
  return ended.flatMap((last) =>
    heldOn(own, last).map((rule) => ({
      key: `${rule.label}, to ${dateWords(last, today)}`,
      value: thresholdWords(rule),
    })),
  );
}
