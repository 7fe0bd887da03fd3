import type { DatedView } from '../platform/components/dated-page.tsx';
import { Select, TextField } from '../platform/components/fields.tsx';
import type { Ctx } from '../platform/context.ts';
import { plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { choice, type Filled, fieldOf, wholeNumber } from '../platform/forms.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { LIMITS } from './clocks.rules.ts';
import { changeLimit, type DatedLimit, inForce, listAllLimits, takeLimitBack } from './limits.ts';

/** How many days officers count after a death: set by the trust, from a day on. */
export function limitRoutes(r: Router) {
  datedRoutes(r, {
    at: '/desk/settings/bereavement-days',
    may: 'settings.write',
    fields: {
      code: choice({ label: 'Which?', choices: LIMITS, required: 'Choose which' }),
      days: wholeNumber({ label: 'How many days?', required: 'Enter how many days', from: 1, to: 3650 }),
    },
    change: (ctx, { code = 'certificate', days = 1 }, from) => changeLimit(ctx, { code, days, from }),
    takeBack: (ctx, fields, from) => takeLimitBack(ctx, one(fields, 'code'), from),
    view: limitsView,
  });
}

async function limitsView(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listAllLimits(ctx);
  const held = inForce(rows, today);
  return {
    title: 'After a death: days',
    intro:
      'Officers see these days; families are never given them as a deadline. Save one as it is to say that it is right here.',
    inForce: held.map((row) => ({ key: row.label, value: `${daysWords(row)}. ${sinceWords(row, today)}.` })),
    planned: plannedFrom(rows, today).map((row) => ({
      ...{ name: row.label, words: daysWords(row), from: row.valid_from, fields: { code: row.code } },
    })),
    past: rows
      .filter(({ valid_to }) => valid_to !== null && valid_to < today)
      .map((row) => ({ key: `${row.label}, to ${dateWords(row.valid_to ?? today, today)}`, value: daysWords(row) })),
    saved: 'Saved. Officers see it from its day on.',
    change: {
      title: 'Change a number of days',
      button: 'Save these days',
      fields: (
        <>
          <Select
            {...fieldOf(filled, 'code')}
            label="Which?"
            labelSize="s"
            blank="Choose which"
            choices={held.map(({ code, label }) => ({ value: code, label }))}
          />
          <TextField {...fieldOf(filled, 'days')} label="How many days?" labelSize="s" width={5} />
        </>
      ),
    },
  };
}

const daysWords = ({ days }: Pick<DatedLimit, 'days'>) => (days === 1 ? '1 day' : `${days} days`);

const sinceWords = ({ trust_id, valid_from }: DatedLimit, today: Day) =>
  trust_id ? `Set here on ${dateWords(valid_from, today)}` : 'Not yet checked';
