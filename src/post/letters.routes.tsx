import { refusedFiles, TAKES } from '../files/index.ts';
import { takeLetter } from '../mailbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, form, id, text } from '../platform/forms.ts';
import { newId } from '../platform/ids.ts';
import { deskPage, json, type Reply, redirect } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { atLocal, localDate, parseDateTyped } from '../platform/time.ts';
import { NewLetter } from './letters.tsx';

const letterForm = form({
  press: id({ label: 'Letter' }),
  from: text({ label: 'Who wrote?', max: [200, 'Use 200 characters or fewer'] }),
  about: text({ label: 'What is it about?', max: [300, 'Use 300 characters or fewer'] }),
  day: text({ label: 'When did it come?' }),
});

const NEW = '/desk/post/letters/new';

export function lettersRoutes(r: Router) {
  r.get(NEW, { may: 'post.write' }, async (ctx) => page(ctx, letterForm.blank()));
  r.upload('/desk/post/letters', { may: 'post.write', takes: TAKES }, take);
}

async function take(ctx: Ctx, req: Req): Promise<Reply> {
  const filled = letterForm.submit(req.body);
  const wrong = await refusedFiles(req);
  const refused =
    filled.ok && wrong.length === 0
      ? await attempt(filled, ({ press, from, about, day }) => {
          return takeLetter(ctx, { press, from, about, cameAt: cameOn(day, ctx.now), files: req.files });
        })
      : { typed: filled.typed, errors: [...filled.errors, ...wrong] };
  if (req.wantsJson)
    return refused
      ? json({ to: '', said: '', errors: refused.errors.map(({ message }) => message) })
      : json({ to: '/desk/post?done=letter' });
  return refused ? page(ctx, refused) : redirect('/desk/post?done=letter');
}

/** In the morning of its day; today's post came just now. @throws RuleError it is no day, or one to come */
function cameOn(typed: string, now: Date): Date {
  const today = localDate(now);
  const day = typed.trim() === '' ? today : parseDateTyped(typed, today);
  if (!day) throw new RuleError('Enter a date, like yesterday or 23 November', 'day');
  if (day > today) throw new RuleError('Enter a day that is not after today', 'day');
  return day === today ? now : atLocal(day, '09:00');
}

async function page(ctx: Ctx, filled: Filled): Promise<Reply> {
  return deskPage({
    title: 'Add a scanned letter',
    section: 'post',
    width: 'form',
    status: filled.errors.length > 0 ? 422 : 200,
    body: <NewLetter filled={filled} press={newId(ctx.now)} />,
  });
}
