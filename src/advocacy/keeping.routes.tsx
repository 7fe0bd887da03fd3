// Who gives the help where, as a trust keeps it: a list of areas, and for each what holds, what is planned, what held.

import { mayDo } from '../platform/access.ts';
import { DatedPage } from '../platform/components/dated-page.tsx';
import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { advocateForm } from './advocates.forms.ts';
import { checkedWords, linesOf, NOBODY, wordsOf } from './advocates.rules.ts';
import {
  type AdvocateRow,
  advocatesOf,
  changeAdvocate,
  checkAdvocate,
  listAdvocates,
  takeAdvocateBack,
} from './advocates.ts';
import type { Council } from './councils.rules.ts';
import { listCouncils, lookUpCouncil, maybeCouncil, maybePostcodes } from './councils.ts';
import { ADVOCATES, AdvocateFields, AreasPage, CheckedToday } from './keeping.tsx';

export function keepingRoutes(r: Router) {
  r.get(ADVOCATES, { may: 'places.read' }, areasPage);
  r.get(`${ADVOCATES}/:council`, { may: 'places.write' }, async (ctx, req) => {
    const council = await asked(ctx, req);
    const [held] = heldOn(await advocatesOf(ctx, council.code), localDate(ctx.now));
    const filled = advocateForm(localDate(ctx.now)).of({ ...wordsOf(held ?? NOBODY), from: 'today' });
    return areaPage(ctx, council, filled, one(req.query, 'done'));
  });
  r.post(`${ADVOCATES}/:council`, { may: 'places.write' }, async (ctx, req) => {
    const council = await asked(ctx, req);
    const filled = advocateForm(localDate(ctx.now)).submit(req.body);
    const refused = filled.ok
      ? await attempt(filled, async ({ from = localDate(ctx.now), website = '', ...rest }) => {
          const words = wordsOf({ ...rest, website });
          if (words.name.trim() === '' && linesOf(words).length > 0)
            throw new RuleError('Enter who gives the help', 'name');
          await changeAdvocate(ctx, { council: { code: council.code, name: '' }, words, from, checked: true });
        })
      : filled;
    return refused ? areaPage(ctx, council, refused) : redirect(`${ADVOCATES}/${council.code}?done=saved`);
  });
  r.post(`${ADVOCATES}/:council/removal`, { may: 'places.write' }, async (ctx, req) => {
    const council = await asked(ctx, req);
    await takeAdvocateBack(ctx, council.code, one(req.body, 'from'));
    return redirect(`${ADVOCATES}/${council.code}?done=back`);
  });
  r.post(`${ADVOCATES}/:council/check`, { may: 'places.write' }, async (ctx, req) => {
    const council = await asked(ctx, req);
    await checkAdvocate(ctx, council.code);
    return redirect(`${ADVOCATES}/${council.code}?done=saved`);
  });
}

/** @throws NotFound */
async function asked(ctx: Ctx, req: Req): Promise<Council> {
  const council = await maybeCouncil(ctx, req.params.council ?? '');
  if (!council) throw new NotFound('This council');
  return council;
}

async function areasPage(ctx: Ctx, req: Req): Promise<Reply> {
  const [councils, rows, postcodes] = await Promise.all([listCouncils(ctx), listAdvocates(ctx), maybePostcodes(ctx)]);
  const today = localDate(ctx.now);
  const held = heldOn(rows, today).filter(({ name }) => name !== '');
  const known = councils.flatMap((council) => {
    const advocate = held.find((row) => row.council === council.code);
    return advocate ? [{ council, advocate }] : [];
  });
  const q = one(req.query, 'q').slice(0, 100);
  const body = (
    <AreasPage
      {...{ known, q, postcodes, today, total: councils.length }}
      found={q.trim() === '' ? undefined : await lookUpCouncil(ctx, q.trim())}
      mayWrite={mayDo(ctx.actor, 'places.write')}
      maySet={mayDo(ctx.actor, 'settings.write')}
      done={one(req.query, 'done')}
    />
  );
  return deskPage({ title: 'Advocates by council', section: 'directory', width: 'form', body });
}

async function areaPage(ctx: Ctx, council: Council, filled: Filled, done = ''): Promise<Reply> {
  const rows = await advocatesOf(ctx, council.code);
  const today = localDate(ctx.now);
  const [held] = heldOn(rows, today);
  const at = `${ADVOCATES}/${council.code}`;
  const status = filled.errors.length > 0 ? 422 : 200;
  const view = {
    title: `Advocate for ${council.name}`,
    above: (
      <p>
        <a href={ADVOCATES}>Advocates by council</a>
      </p>
    ),
    intro: 'Independent help with a complaint, for everybody who lives there. The council chooses who gives it.',
    inForce: held ? [{ key: 'Today', value: inWords(held) }, ...checkedFact(held, today)] : [],
    planned: plannedFrom(rows, today).map((row) => ({
      ...{ name: council.name, words: inWords(row), from: row.valid_from, fields: {} },
    })),
    past: rows.flatMap((row) =>
      row.valid_to && row.valid_to < today
        ? [{ key: `To ${dateWords(row.valid_to, today)}`, value: inWords(row) }]
        : [],
    ),
    saved: 'Saved. It counts as checked today.',
    change: { title: 'Change it', fields: <AdvocateFields filled={filled} />, button: 'Save' },
  };
  const body = (
    <>
      <DatedPage {...{ view, at, filled, done, today }} />
      {held?.name && held.checked_on !== today && <CheckedToday at={at} />}
    </>
  );
  return deskPage({ title: view.title, section: 'directory', width: 'form', status, body });
}

const inWords = (row: AdvocateRow) => linesOf(row).join(', ') || 'Nobody is known';

const checkedFact = (row: AdvocateRow, today: string) =>
  row.name ? [{ key: 'Checked', value: checkedWords(row, today) }] : [];
