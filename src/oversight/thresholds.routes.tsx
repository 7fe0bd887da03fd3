import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { attempt, choice, type Filled, firstDay, form, wholeNumber } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Day, dateWords, localDate } from '../platform/time.ts';
import { CODES, MOST_READS, thresholdWords } from './thresholds.rules.ts';
import { changeThreshold, type DatedRule, listAllRules, listRules, takeThresholdBack } from './thresholds.ts';
import { THRESHOLDS, Thresholds } from './thresholds.tsx';

function thresholdForm(today: Day) {
  return form({
    code: choice({ label: 'Which pattern?', choices: CODES, required: 'Choose which pattern' }),
    at_least: wholeNumber({ label: 'From how many on?', required: 'Enter how many', from: 0, to: MOST_READS }),
    from: firstDay({ today, required: 'Enter the first day' }),
  });
}

/** What counts as a pattern: set by whoever oversees reads, from a day on. */
export function thresholdRoutes(r: Router) {
  const may = { may: 'access_log.read' } as const;
  r.get(THRESHOLDS, may, (ctx, req) =>
    page(ctx, thresholdForm(localDate(ctx.now)).of({ from: 'today' }), one(req.query, 'done')),
  );
  r.post(THRESHOLDS, may, async (ctx, req) => {
    const filled = thresholdForm(localDate(ctx.now)).submit(req.body);
    const refused = await attempt(filled, ({ code = 'many', at_least = 1, from = localDate(ctx.now) }) =>
      changeThreshold(ctx, { code, at_least, from }),
    );
    return refused ? page(ctx, refused) : redirect(`${THRESHOLDS}?done=saved`);
  });
  r.post(`${THRESHOLDS}/removal`, may, async (ctx, req) => {
    await takeThresholdBack(ctx, one(req.body, 'code'), one(req.body, 'from'));
    return redirect(`${THRESHOLDS}?done=back`);
  });
}

async function page(ctx: Ctx, filled: Filled, done = ''): Promise<Reply> {
  const today = localDate(ctx.now);
  const rows = await listAllRules(ctx);
  const rules = (await listRules(ctx)).map((rule) => ({ ...rule, words: inForceWords(rule, today) }));
  const planned = plannedFrom(rows, today).map((rule) => ({
    name: rule.label,
    words: thresholdWords(rule),
    from: rule.valid_from,
    fields: { code: rule.code },
  }));
  const past = CODES.flatMap((code) => pastOf(rows, code, today));
  const body = <Thresholds {...{ filled, rules, planned, past, today, done }} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'What counts as a pattern', section: 'settings', width: 'form', status, body });
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
