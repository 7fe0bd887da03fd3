// The three routes of something that is set from a day on: its page, a change, and taking a change back.
import { createElement } from 'react';
import type { Permission } from './access.ts';
import { DatedPage, type DatedView } from './components/dated-page.tsx';
import type { Ctx } from './context.ts';
import { attempt, type Filled, firstDay, form, type Shape, type Values } from './forms.ts';
import { deskPage, type Reply, redirect } from './reply.ts';
import { type Fields, one, type Router } from './routing.ts';
import { type Day, localDate } from './time.ts';

export type DatedSetting<S extends Shape> = {
  /** The address of its page; a change goes there too, taking back to `/removal` below it. */
  at: string;
  may: Permission;
  /** What is set, beside the day from which it holds. */
  fields: S;
  dayRequired?: string;
  /** With what the form begins. */
  known?: (ctx: Ctx) => Promise<Partial<Record<keyof S, string>>>;
  change: (ctx: Ctx, values: Values<S>, from: Day) => Promise<unknown>;
  takeBack: (ctx: Ctx, fields: Fields, from: string) => Promise<unknown>;
  view: (ctx: Ctx, filled: Filled, today: Day) => Promise<DatedView>;
};

export function datedRoutes<S extends Shape>(r: Router, setting: DatedSetting<S>) {
  const { at, may, fields, known, change, takeBack, dayRequired = 'Enter the first day' } = setting;
  const own = form(fields);
  const dayOf = (ctx: Ctx) => form({ from: firstDay({ today: localDate(ctx.now), required: dayRequired }) });
  r.get(at, { may }, async (ctx, req) => {
    const begins = joined(own.of((await known?.(ctx)) ?? {}), dayOf(ctx).of({ from: 'today' }));
    return page(ctx, setting, begins, one(req.query, 'done'));
  });
  r.post(at, { may }, async (ctx, req) => {
    const [set, day] = [own.submit(req.body), dayOf(ctx).submit(req.body)];
    if (!set.ok || !day.ok) return page(ctx, setting, joined(set, day));
    const refused = await attempt(set, (values) => change(ctx, values, day.values.from ?? localDate(ctx.now)));
    return refused ? page(ctx, setting, joined(refused, { ...day, errors: [] })) : redirect(`${at}?done=saved`);
  });
  r.post(`${at}/removal`, { may }, async (ctx, req) => {
    await takeBack(ctx, req.body, one(req.body, 'from'));
    return redirect(`${at}?done=back`);
  });
}

const joined = (set: Filled, day: Filled): Filled => ({
  typed: { ...set.typed, ...day.typed },
  errors: [...set.errors, ...day.errors],
});

async function page<S extends Shape>(
  ctx: Ctx,
  { at, view }: DatedSetting<S>,
  filled: Filled,
  done = '',
): Promise<Reply> {
  const today = localDate(ctx.now);
  const seen = await view(ctx, filled, today);
  const body = createElement(DatedPage, { view: seen, at, filled, done, today });
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: seen.title, section: 'settings', width: 'form', status, body });
}
