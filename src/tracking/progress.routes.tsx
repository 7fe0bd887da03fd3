// How it stands, for whoever it is about, and what they want to say.
import { chooseRoute, listHelpNow, listOpenPromises, maybeHelpNow, mayChooseBoth } from '../cases/index.ts';
import { hasDelay } from '../delays/index.ts';
import { staffNames } from '../identity/index.ts';
import { type Link, type Act as LinkAct, linkPages, page, type Visitor } from '../links/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, choice, type Filled, form, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { sayable } from '../platform/tongue.ts';
import { momentBy, otherwiseBy, promisedTo } from './dates.ts';
import { ProgressPage } from './progress.tsx';
import { caseOf, maybeContactAbout, refOf, saidLately, tell } from './saying.ts';
import { ACTS, type Act, CHOSEN, COMPLAINT_CHOICES, statusSentences, stepOf } from './tracking.rules.ts';

const TITLE = sayable('Your contact');

const addForm = form({
  words: text({
    label: 'Add something',
    required: 'Write what you want to add',
    max: [10_000, sayable('Use 10,000 characters or fewer, or call us')],
  }),
});

const complaintForm = form({
  route: choice({
    label: 'How would you like us to handle this?',
    choices: COMPLAINT_CHOICES,
    required: 'Choose how you would like us to handle this',
  }),
});

export function progressRoutes(r: Router, house: House) {
  linkPages(r, house, {
    kind: 'progress',
    title: TITLE,
    named: '',
    quickly: true,
    beginsAt: '/track',
    spoken: true,
    show: (ctx, { link, path }, req) =>
      show(ctx, link, path, { done: one(req.query, 'done'), asks: one(req.query, 'ask') !== '' }),
    acts: {
      opening: async () => json({ opened: true }),
      addition: async (ctx, { link, path }, req) => {
        const filled = addForm.submit(req.body);
        const refused = await attempt(filled, ({ words }) => tell(ctx, link, 'addition', words));
        if (refused) return { ...(await show(ctx, link, path, { filled: refused })), status: 422 };
        return redirect(`${path}?done=addition`);
      },
      sorted: act('sorted'),
      unhappy: act('unhappy'),
      complaint,
    },
    whenOver: keepOver,
  });
}

/** The hour ended while they wrote, in the browser that gave the code: it is on the case as if it had come in time. */
async function keepOver(ctx: Ctx, { link, visit }: Visitor, act: string, req: Req): Promise<boolean> {
  const filled = addForm.submit(req.body);
  if (act !== 'addition' || !visit || !filled.ok) return false;
  await tell(ctx, link, 'addition', filled.values.words);
  return true;
}

const act =
  (name: 'sorted' | 'unhappy'): LinkAct =>
  async (ctx, { link, path }) => {
    await tell(ctx, link, name, ACTS[name].words);
    return redirect(`${path}?done=${name}`);
  };

/** Their own choice goes into the case, as where they tell us first; who is not sure is told how it works. */
const complaint: LinkAct = async (ctx, { link, path }, req: Req): Promise<Reply> => {
  const filled = complaintForm.submit(req.body);
  const refused = await attempt(filled, async ({ route = 'not_sure' }) => {
    const kase = await caseOf(ctx, link);
    const changes = route !== 'not_sure' && !kase.closed_at && !kase.handed_over_at;
    if (changes) await chooseRoute(ctx, kase, { route, channel: 'web' });
    await tell(ctx, link, 'complaint', CHOSEN[route]);
  });
  if (refused) return { ...(await show(ctx, link, path, { asking: refused, asks: true })), status: 422 };
  return redirect(`${path}?done=complaint`);
};

type Shown = { filled?: Filled; asking?: Filled; asks?: boolean; done?: string };

async function show(ctx: Ctx, link: Link, path: string, { filled, asking, asks = false, done = '' }: Shown) {
  const kase = await caseOf(ctx, link);
  const [ref, open, names] = await Promise.all([refOf(ctx, link), listOpenPromises(ctx, kase.id), staffNames(ctx)]);
  const toThem = await promisedTo(ctx, open, link.about);
  const next = toThem.find(({ due_at }) => due_at > ctx.now);
  const late = toThem.some(({ due_at }) => due_at <= ctx.now) || (await hasDelay(ctx, toThem));
  const who = kase.owner_id ? (names.get(kase.owner_id)?.split(' ')[0] ?? '') : '';
  const by = next && momentBy(ctx, next.due_at);
  const otherwise = by ? undefined : await otherwiseBy(ctx, kase, open);
  const act = done in ACTS ? (done as Act) : undefined;
  const isComplaint = kase.route === 'complaint';
  const contact = act && !(act === 'complaint' && isComplaint) ? maybeContactAbout(ctx, open, act) : undefined;
  const body = (
    <ProgressPage
      path={path}
      refNumber={ref}
      step={stepOf(kase.status)}
      sentences={statusSentences({ status: kase.status, who, by, otherwise })}
      late={late && kase.status !== 'closed'}
      isClosed={kase.closed_at !== null}
      done={act}
      danger={act === 'addition' ? await maybeHelpNow(ctx, await saidLately(ctx, kase, link)) : undefined}
      helpNow={await listHelpNow(ctx)}
      contactBy={contact && momentBy(ctx, contact)}
      isComplaint={isComplaint}
      asking={asks ? { filled: asking ?? complaintForm.blank(), both: await mayChooseBoth(ctx) } : undefined}
      phone={ctx.trust.phone}
      filled={filled ?? addForm.blank()}
    />
  );
  return page(ctx, TITLE, body);
}
