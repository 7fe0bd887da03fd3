import type { DatedView } from '../platform/components/dated-page.tsx';
import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { email, type Filled, phone, text } from '../platform/forms.ts';
import type { Router } from '../platform/routing.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { changeReach, listReach, loadReach, type Reach, takeReachBack } from './reach.ts';
import { BackToTemplates, REACH, ReachFields } from './reach.tsx';

export function reachRoutes(r: Router) {
  datedRoutes(r, {
    at: REACH,
    may: 'settings.write',
    fields: {
      phone: phone({ label: 'Phone', required: 'Enter the phone number of PALS' }),
      texts: phone({ label: 'Number for texts' }),
      email: email({ label: 'Email' }),
      address: text({ label: 'Postal address', max: [300, 'The address must be 300 characters or fewer'] }),
    },
    known: async (ctx) => {
      const { phone, texts, email, address } = await loadReach(ctx);
      return { phone, texts, email, address };
    },
    change: (ctx, reach, from) => changeReach(ctx, { ...reach, address: reach.address.trim() }, from),
    takeBack: (ctx, _, from) => takeReachBack(ctx, from),
    view: reachView,
  });
}

const inOneLine = ({ phone, texts, email, address }: Reach) =>
  [phone, texts && `texts ${texts}`, email, address.replace(/\s*\n\s*/g, ', ')].filter(Boolean).join(', ');

async function reachView(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listReach(ctx);
  const [held] = heldOn(rows, today);
  return {
    title: 'How people reach us',
    lede: held
      ? `Letters and the first page say today: ${inOneLine(held)}`
      : 'Not set yet: officers write it each time.',
    above: <BackToTemplates />,
    planned: plannedFrom(rows, today).map((row) => ({
      ...{ name: 'How people reach us', words: inOneLine(row), from: row.valid_from, fields: {} },
    })),
    past: rows
      .filter(({ valid_to }) => valid_to && valid_to < today)
      .map((row) => ({ key: `To ${dateWords(row.valid_to ?? today, today)}`, value: inOneLine(row) })),
    saved: 'Saved. Letters and the first page say it from its day on.',
    change: { title: 'Change it', fields: <ReachFields filled={filled} />, button: 'Save' },
  };
}
