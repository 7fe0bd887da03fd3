// For anybody: who helps with a complaint where they live. A place is sent in a form; only a council stands in an address.
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import type { Filled } from '../platform/forms.ts';
import { type Reply, redirect, visitorPage } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { placeForm } from './advocates.forms.ts';
import { maybeAdvocate } from './advocates.ts';
import { COUNTRIES, type Meant, sureOf } from './councils.rules.ts';
import { councilsNow, lookUpCouncil, maybePostcodes } from './councils.ts';
import { AbroadAdvocate, AskWhere, councilHref, FIND, FoundAdvocate, noneWords } from './find.tsx';

const TITLE = 'Find an advocate';

export function findRoutes(r: Router) {
  r.anyone('GET', FIND, (ctx) => askPage(ctx, { filled: placeForm.blank() }));
  r.anyone('POST', FIND, findCouncil);
  r.anyone('GET', `${FIND}/:council`, councilPage);
}

type Asked = { filled: Filled; meant?: readonly Meant[] };

async function askPage(ctx: Ctx, { filled, meant = [] }: Asked): Promise<Reply> {
  const postcodes = (await maybePostcodes(ctx)) !== undefined;
  const body = <AskWhere {...{ filled, meant, postcodes, phone: ctx.trust.phone }} />;
  return visitorPage(ctx, { title: TITLE, body, status: filled.errors.length > 0 ? 422 : 200 });
}

async function findCouncil(ctx: Ctx, req: Req): Promise<Reply> {
  const filled = placeForm.submit(req.body);
  if (!filled.ok) return askPage(ctx, { filled });
  const found = await lookUpCouncil(ctx, filled.values.where.trim());
  if ('abroad' in found) return redirect(`${FIND}/${slugOf(found.abroad)}`);
  if ('none' in found) {
    const errors = [{ field: 'where', message: noneWords(found.none) }];
    return askPage(ctx, { filled: { typed: filled.typed, errors } });
  }
  const sure = sureOf(found.meant);
  if (sure) return redirect(councilHref(sure));
  return askPage(ctx, { filled, meant: found.meant });
}

async function councilPage(ctx: Ctx, req: Req): Promise<Reply> {
  const code = req.params.council ?? '';
  const around = { phone: ctx.trust.phone };
  const country = Object.values(COUNTRIES).find((name) => slugOf(name) === code);
  if (country) return visitorPage(ctx, { title: TITLE, body: <AbroadAdvocate country={country} {...around} /> });
  const [council, ...others] = await councilsNow(ctx, code);
  if (!council) throw new NotFound('This council');
  if (others.length > 0)
    return askPage(ctx, {
      filled: placeForm.blank(),
      meant: [council, ...others].map((one) => ({ council: one, by: '', exact: true })),
    });
  if (council.code !== code) return redirect(councilHref(council));
  const advocate = await maybeAdvocate(ctx, code, 'public');
  const body = <FoundAdvocate {...{ council, advocate, ...around, today: localDate(ctx.now) }} />;
  return visitorPage(ctx, { title: TITLE, body });
}

const slugOf = (country: string) => country.toLowerCase().replaceAll(' ', '-');
