import { viewed } from '../audit/index.ts';
import { type Case, openableCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, choice, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { SEEN } from '../platform/seen.ts';
import { placeForm } from './advocates.forms.ts';
import { maybeAdvocate } from './advocates.ts';
import { type Council, type Meant, sureOf } from './councils.rules.ts';
import { lookUpCouncil, maybeCouncil } from './councils.ts';
import { noneWords } from './find.tsx';
import { listAdvocatesTold, listTellable, livesUnder, tellOfAdvocate } from './told.ts';
import { AdvocatePage, AdvocatePaper, HOWS } from './told.tsx';

const AT = '/desk/cases/:ref/advocate';

const toldForm = form({
  person: text({ label: 'Whom did you tell?' }),
  how: choice({ label: 'How?', choices: HOWS, required: 'Choose how you told them' }),
});

export function toldRoutes(r: Router) {
  r.get(AT, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await caseOf(ctx, req);
    return page(ctx, kase, {
      council: await maybeCouncil(ctx, one(req.query, 'council')),
      done: one(req.query, 'done'),
    });
  });
  r.post(`${AT}/place`, { may: 'cases.write' }, findPlace);
  r.post(AT, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await caseOf(ctx, req);
    const council = await maybeCouncil(ctx, one(req.body, 'council'));
    const filled = toldForm.submit(req.body);
    const refused = filled.ok
      ? await attempt(filled, ({ person, how = 'spoken' }) =>
          tellOfAdvocate(ctx, kase, { person: person || null, how, council, seen: one(req.body, SEEN) }),
        )
      : filled;
    return refused ? page(ctx, kase, { council, filled: refused }) : redirect(`${hrefOf(kase)}?done=told`);
  });
  r.get(`${AT}/:told/paper`, { may: 'cases.write' }, paperPage);
}

const caseOf = (ctx: Ctx, req: Req) => openableCase(ctx, req.params.ref ?? '');
const hrefOf = (kase: Case) => `/desk/cases/${kase.ref}/advocate`;

/** A postcode is sent in the form: where somebody lives stands in no address. */
async function findPlace(ctx: Ctx, req: Req): Promise<Reply> {
  const kase = await caseOf(ctx, req);
  const place = placeForm.submit(req.body);
  if (!place.ok) return page(ctx, kase, { place });
  const found = await lookUpCouncil(ctx, place.values.where.trim());
  const wrong = (message: string) => page(ctx, kase, { place: { ...place, errors: [{ field: 'where', message }] } });
  if ('abroad' in found) return wrong(`This is in ${found.abroad}, where councils do not give this help`);
  if ('none' in found) return wrong(noneWords(found.none));
  const sure = sureOf(found.meant);
  if (sure) return redirect(`${hrefOf(kase)}?council=${sure.code}`);
  return page(ctx, kase, { place, meant: found.meant });
}

type Shown = {
  council?: Council | undefined;
  meant?: readonly Meant[];
  place?: Filled;
  filled?: Filled;
  done?: string;
};

async function page(ctx: Ctx, kase: Case, { council, meant, place, filled, done }: Shown): Promise<Reply> {
  const [people, told, staff] = await Promise.all([
    listTellable(ctx, kase),
    listAdvocatesTold(ctx, kase),
    staffNames(ctx),
  ]);
  const asked = council || place;
  const lives = asked ? { council, meant: meant ?? [] } : await livesUnder(ctx, people[0]);
  const where = lives.council;
  const known = await peopleByIds(
    ctx,
    told.map(({ person_id }) => person_id),
  );
  const body = (
    <AdvocatePage
      {...{ reference: kase.ref, council: where, byAddress: !asked, meant: lives.meant, told, staff, now: ctx.now }}
      advocate={where && (await maybeAdvocate(ctx, where.code, 'desk'))}
      people={people.map(({ id, name }) => ({ id, name }))}
      names={new Map([...known].map(([id, { name }]) => [id, name]))}
      place={place ?? placeForm.blank()}
      filled={filled ?? toldForm.of({ person: people[0]?.id ?? '' })}
      done={done === 'told'}
    />
  );
  const wrong = (place?.errors.length ?? 0) + (filled?.errors.length ?? 0) > 0;
  return deskPage({ title: 'Find an advocate', section: 'cases', width: 'form', status: wrong ? 422 : 200, body });
}

async function paperPage(ctx: Ctx, req: Req): Promise<Reply> {
  const kase = await caseOf(ctx, req);
  const told = (await listAdvocatesTold(ctx, kase)).find(({ id }) => id === req.params.told);
  if (!told) throw new NotFound('What they were told');
  await viewed(ctx, 'print', { case: kase.id });
  const { name: trust, phone } = ctx.trust;
  const large = one(req.query, 'format') === 'large';
  const body = <AdvocatePaper {...{ trust, phone, told, large, back: hrefOf(kase), now: ctx.now }} />;
  return deskPage({ title: 'Independent help', section: 'cases', width: 'form', body });
}
