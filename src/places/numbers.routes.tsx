import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { SEEN } from '../platform/seen.ts';
import { localDate } from '../platform/time.ts';
import { bringBackNumber, listEarlierNumbers, listHelpNumbers, setHelpNumber } from './numbers.ts';
import { HelpNumbers } from './numbers.tsx';

/** Every number has its own form on the page, so its fields carry its code. */
const numberForm = (code: string) =>
  form({
    [`number_${code}`]: text({ label: 'Number', max: [60, 'The number must be 60 characters or fewer'] }),
    [`detail_${code}`]: text({ label: 'Good to know' }),
  });

export function numberRoutes(r: Router) {
  r.get('/desk/settings/numbers', { may: 'settings.write' }, (ctx, req) => numbersPage(ctx, one(req.query, 'done')));

  r.post('/desk/settings/numbers/:code', { may: 'settings.write' }, async (ctx, req) => {
    const code = req.params.code ?? '';
    const filled = numberForm(code).submit(req.body);
    if (!filled.ok) return numbersPage(ctx, '', filled);
    const number = filled.values[`number_${code}`] ?? '';
    const detail = filled.values[`detail_${code}`] ?? '';
    const refused = await attempt(filled, () => setHelpNumber(ctx, code, { number, detail }, one(req.body, SEEN)));
    return refused
      ? numbersPage(ctx, '', refused)
      : redirect(`/desk/settings/numbers?done=${encodeURIComponent(code)}`);
  });

  r.post('/desk/settings/numbers/:code/restoration', { may: 'settings.write' }, async (ctx, req) => {
    const code = req.params.code ?? '';
    await bringBackNumber(ctx, code, one(req.body, 'earlier'));
    return redirect(`/desk/settings/numbers?done=${encodeURIComponent(code)}`);
  });
}

async function numbersPage(ctx: Ctx, done: string, refused?: Filled): Promise<Reply> {
  const numbers = await listHelpNumbers(ctx);
  const body = (
    <HelpNumbers
      numbers={numbers}
      earlier={
        await listEarlierNumbers(
          ctx,
          numbers.map(({ code }) => code),
        )
      }
      now={ctx.now}
      names={await staffNames(ctx)}
      refused={refused}
      done={numbers.find(({ code }) => code === done)?.name}
      today={localDate(ctx.now)}
    />
  );
  return deskPage({ title: 'Crisis numbers', section: 'settings', width: 'form', status: refused ? 422 : 200, body });
}
