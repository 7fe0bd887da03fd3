import { publicOrigin } from '../identity/index.ts';
import type { DatedView } from '../platform/components/dated-page.tsx';
import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { choice, type Filled, wholeNumber } from '../platform/forms.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { type AskingRule, changeRules, listAllRules, ruleOfToday, takeRulesBack } from './rules.ts';
import { RuleFields, SETTINGS } from './settings.tsx';

const whole = (label: string, from: number, to: number) =>
  wholeNumber({ label, from, to, required: `Enter a number from ${from} to ${to}` });

/** Whether people are asked how PALS did, whom of them, and when. */
export function settingsRoutes(r: Router) {
  datedRoutes(r, {
    at: SETTINGS,
    may: 'settings.write',
    fields: {
      asks: choice({ label: 'Do we ask?', choices: ['yes', 'no'], required: 'Choose whether we ask' }),
      percent: whole('How many of 100?', 1, 100),
      after_days: whole('How many days after closing?', 1, 60),
      again_months: whole('Nobody twice within how many months?', 1, 60),
      link_days: whole('How many days can they answer?', 7, 60),
      remind_days: whole('Remind once after how many days?', 0, 30),
    },
    known: async (ctx) => {
      const { asks, ...rule } = await ruleOfToday(ctx);
      const numbers = Object.fromEntries(Object.entries(rule).map(([name, value]) => [name, String(value)]));
      return { ...numbers, asks: asks ? 'yes' : 'no' };
    },
    change: (ctx, { asks, percent = 100, after_days = 7, again_months = 6, link_days = 28, remind_days = 0 }, from) =>
      changeRules(ctx, { asks: asks === 'yes', percent, after_days, again_months, link_days, remind_days }, from),
    takeBack: (ctx, fields, from) => takeRulesBack(ctx, one(fields, 'from') || from),
    view,
  });
}

async function view(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listAllRules(ctx);
  const [held] = heldOn(rows, today);
  return {
    title: 'Asking how we did',
    intro: <Intro known={(await publicOrigin(ctx)) !== undefined} />,
    inForce: held ? [{ key: 'Now', value: ruleWords(held) }] : [],
    planned: plannedFrom(rows, today).map((rule) => ({
      ...{ name: 'Asking', words: ruleWords(rule), from: rule.valid_from, fields: {} },
    })),
    past: rows
      .filter(({ valid_to }) => valid_to !== null && valid_to < today)
      .map((rule) => ({ key: `To ${dateWords(rule.valid_to ?? today, today)}`, value: ruleWords(rule) })),
    saved: 'Saved.',
    change: { title: 'Change it', fields: <RuleFields filled={filled} />, button: 'Save' },
  };
}

function Intro({ known }: { known: boolean }) {
  return (
    <>
      Some days after a case is closed, whoever came to us is asked how PALS did. Nobody is asked after a death, where
      it is not safe, a child, in a restricted case, or while a complaint runs.
      {!known && (
        <>
          {' '}
          Nobody has said <a href="/desk/settings/address">where links lead</a>, so no link can be sent: a colleague
          asks by phone or on paper.
        </>
      )}
    </>
  );
}

function ruleWords({ asks, percent, after_days, again_months, link_days, remind_days }: AskingRule): string {
  if (!asks) return 'Nobody is asked.';
  const remind = remind_days === 0 ? 'Nobody is reminded.' : `One reminder after ${remind_days} days.`;
  return `${percent} of 100 are asked, ${after_days} days after closing, nobody twice within ${again_months} months. They can answer for ${link_days} days. ${remind}`;
}
