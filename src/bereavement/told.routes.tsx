import { openableCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { NotFound } from '../platform/errors.ts';
import { deskPage, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { loadPathway } from './steps.ts';
import { TOLD_HOW } from './tables.ts';
import { CONDOLENCE, itemsOn } from './told.rules.ts';
import { listTold, spokenOf, tickTold, untickTold } from './told.ts';
import { ExplainedPage, HOW_WORDS } from './told.tsx';

const AT = '/desk/cases/:ref/bereavement';

export function toldRoutes(r: Router) {
  r.get(`${AT}/explained`, { may: 'cases.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const pathway = await loadPathway(ctx, kase);
    const [told, names, spoken] = await Promise.all([listTold(ctx, kase), staffNames(ctx), spokenOf(ctx, pathway)]);
    const lines = itemsOn(pathway.path).map(({ code, label, says, knows }) => {
      const tick = told.find(({ item }) => item === code);
      const by = tick ? (names.get(tick.made_by) ?? 'a colleague') : '';
      const said = tick
        ? `${HOW_WORDS[tick.how]} – ${by}, ${dateTimeWords(tick.made_at, ctx.now)}, words of ${tick.edition}`
        : '';
      const alreadySorry = code === CONDOLENCE && !tick && kase.condoled_on !== null;
      return {
        code,
        label,
        words: tick?.words ?? says(spoken),
        knows: knows?.(pathway.path) ?? '',
        said: alreadySorry ? 'Said already, in a letter' : said,
        ticked: tick !== undefined,
      };
    });
    const body = <ExplainedPage reference={kase.ref} lines={lines} mayWrite={mayDo(ctx.actor, 'cases.write')} />;
    return deskPage({ title: `What to explain, ${kase.ref}`, section: 'cases', width: 'form', body });
  });
  r.post(`${AT}/told`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const item = one(req.body, 'item');
    const how = TOLD_HOW.find((known) => known === one(req.body, 'how'));
    if (!how) throw new NotFound('This way of telling');
    await tickTold(ctx, await loadPathway(ctx, kase), item, how);
    return redirect(
      one(req.body, 'to') === 'pathway' ? `${pathTo(kase.ref)}?done=told` : `${pathTo(kase.ref)}/explained#${item}`,
    );
  });
  r.post(`${AT}/told/removal`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const item = itemsOn((await loadPathway(ctx, kase)).path).find(({ code }) => code === one(req.body, 'item'));
    if (!item) throw new NotFound('This line');
    await untickTold(ctx, kase, item.code);
    return redirect(`${pathTo(kase.ref)}/explained#${item.code}`);
  });
}

const pathTo = (ref: string) => `/desk/cases/${ref}/bereavement`;
