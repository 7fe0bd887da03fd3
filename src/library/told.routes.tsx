import { type Case, openableCase } from '../cases/index.ts';
import { toldTo } from '../directory/index.ts';
import { listReaders } from '../letters/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { many, one, type Req, type Router } from '../platform/routing.ts';
import { readTicks } from '../platform/seen.ts';
import { addDays, localDate, shortDate } from '../platform/time.ts';
import { asTyped, guidesForNotes, searchGuides } from './finding.ts';
import { toldForm } from './guides.forms.ts';
import { type Guide, maybeGuide } from './guides.ts';
import { tellOfGuides } from './told.ts';
import { TellPage } from './told.tsx';
import { wordsOfCase } from './words-of-case.ts';

const AT = '/desk/cases/:ref/guides';
/** Time enough to have tried it. */
const ASK_AFTER_DAYS = 14;
const MOST_OFFERED = 10;

export function toldRoutes(r: Router) {
  r.get(AT, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await caseOf(ctx, req);
    const [first] = await livingReaders(ctx, kase);
    const ask_on = shortDate(addDays(localDate(ctx.now), ASK_AFTER_DAYS), '0001-01-01');
    const form = toldForm(localDate(ctx.now)).of({ person: first?.id ?? '', ask_on });
    return tellPage(ctx, kase, req, {
      ...form,
      typed: { ...form.typed, guides: many(req.query, 'guides').slice(0, 1) },
    });
  });
  r.post(AT, { may: 'cases.write' }, tell);
}

const caseOf = (ctx: Ctx, req: Req) => openableCase(ctx, req.params.ref ?? '');

async function livingReaders(ctx: Ctx, kase: Case) {
  const readers = (await listReaders(ctx, kase)).filter(({ person }) => !person.died);
  return readers.map(({ person }) => ({ id: person.id, name: person.name }));
}

async function tell(ctx: Ctx, req: Req): Promise<Reply> {
  const kase = await caseOf(ctx, req);
  const guides = many(req.body, 'guides').slice(0, 20);
  const seen = readTicks(guides);
  const people = await livingReaders(ctx, kase);
  const filled = toldForm(localDate(ctx.now)).submit({ ...req.body, guides: [] });
  let done: Awaited<ReturnType<typeof tellOfGuides>> | undefined;
  const refused = await attempt(filled, async ({ person, how = 'spoken', ask, ask_on }) => {
    const whom = { person: toldTo(people, person), how, askOn: ask ? ask_on : undefined };
    done = await tellOfGuides(ctx, kase, { ...whom, guides: [...seen.keys()], seen });
  });
  if (refused) return tellPage(ctx, kase, req, { ...refused, typed: { ...filled.typed, guides } });
  const at = `/desk/cases/${kase.ref}`;
  if (done?.letter) return redirect(`${at}/letters/check?${done.letter}`);
  return redirect(one(req.body, 'how') === 'leaflet' ? `${at}/help/${done?.id}/leaflet` : `${at}/help?done=told`);
}

async function tellPage(ctx: Ctx, kase: Case, req: Req, filled: Filled): Promise<Reply> {
  const q = asTyped(one(req.method === 'POST' ? req.body : req.query, 'q'));
  const [people, offered] = await Promise.all([livingReaders(ctx, kase), offeredFor(ctx, kase, q, filled)]);
  const body = <TellPage {...{ reference: kase.ref, q, people, offered, filled, today: localDate(ctx.now) }} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Advice from a guide', section: 'cases', width: 'form', status, body });
}

/** What was ticked stands first, then what fits: what was typed, or what they told us. */
async function offeredFor(ctx: Ctx, kase: Case, q: string, filled: Filled): Promise<Guide[]> {
  const ticked = [...readTicks([filled.typed.guides ?? []].flat()).keys()];
  const kept = await Promise.all(ticked.map((id) => maybeGuide(ctx, id)));
  const found = q ? await searchGuides(ctx, q) : await guidesForNotes(ctx, await wordsOfCase(ctx, kase));
  const all = [...kept.flatMap((guide) => guide ?? []), ...found].filter(({ ended_at }) => !ended_at);
  return [...new Map(all.map((guide) => [guide.id, guide])).values()].slice(0, MOST_OFFERED);
}
