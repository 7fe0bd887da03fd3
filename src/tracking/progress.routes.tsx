// How it stands, for whoever it is about, and what they want to say.
import { byWords } from '../calendar/index.ts';
import { addContact, type Case, casesByIds, listOpenPromises, makePromise, PROMISE_WORDS } from '../cases/index.ts';
import { hasDelay } from '../delays/index.ts';
import { listStaff, staffNames } from '../identity/index.ts';
import { type Link, type Act as LinkAct, linkPages, page } from '../links/index.ts';
import { findPerson } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { json, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { sayable } from '../platform/tongue.ts';
import { READ_FIRST, soundsDangerous } from '../telling/index.ts';
import { ProgressPage } from './progress.tsx';
import { ACTS, type Act, statusSentences, stepOf } from './tracking.rules.ts';

const TITLE = sayable('Your contact');
const SAME_PRESS_MS = 10 * 60_000;

const addForm = form({
  words: text({
    label: 'Add something',
    required: 'Write what you want to add',
    max: [10_000, sayable('Use 10,000 characters or fewer, or call us')],
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
    show: async (ctx, { link, path }, req) => show(ctx, link, path, addForm.blank(), one(req.query, 'done')),
    acts: {
      opening: async () => json({ opened: true }),
      addition: async (ctx, { link, path }, req) => {
        const filled = addForm.submit(req.body);
        const refused = await attempt(filled, ({ words }) => tell(ctx, link, 'addition', words));
        if (refused) return { ...(await show(ctx, link, path, refused, '')), status: 422 };
        return redirect(`${path}?done=addition`);
      },
      sorted: act('sorted'),
      unhappy: act('unhappy'),
      complaint: act('complaint'),
    },
  });
}

const act =
  (name: Exclude<Act, 'addition'>): LinkAct =>
  async (ctx, { link, path }) => {
    await tell(ctx, link, name, ACTS[name].words);
    return redirect(`${path}?done=${name}`);
  };

async function show(ctx: Ctx, link: Link, path: string, filled: Filled, done: string) {
  const kase = await caseOf(ctx, link);
  const [open, names, person] = await Promise.all([
    listOpenPromises(ctx, kase.id),
    staffNames(ctx),
    findPerson(ctx, link.about),
  ]);
  const toThem = open.filter(
    ({ kind, person_id }) => PROMISE_WORDS[kind].reaches && (!person_id || person_id === person.id),
  );
  const next = toThem.find(({ due_at }) => due_at > ctx.now);
  const late = toThem.some(({ due_at }) => due_at <= ctx.now) || (await hasDelay(ctx, toThem));
  const who = kase.owner_id ? (names.get(kase.owner_id)?.split(' ')[0] ?? '') : '';
  const by = next && { at: next.due_at, words: byWords(next.due_at, ctx.now) };
  const body = (
    <ProgressPage
      path={path}
      refNumber={kase.ref}
      step={stepOf(kase.status)}
      sentences={statusSentences({ status: kase.status, who, by })}
      late={late && kase.status !== 'closed'}
      isClosed={kase.closed_at !== null}
      done={done in ACTS ? (done as Act) : undefined}
      phone={ctx.trust.phone}
      filled={filled}
    />
  );
  return page(ctx, TITLE, body);
}

/** @throws NotFound it is not here any more */
async function caseOf(ctx: Ctx, link: Link): Promise<Case> {
  const kase = (await casesByIds(ctx, [link.case_id])).get(link.case_id);
  if (!kase) throw new NotFound('This case');
  return kase;
}

/** What they say is a contact, and somebody looks at it by the end of the next working hour; two presses are one. */
async function tell(ctx: Ctx, link: Link, name: Act, words: string): Promise<void> {
  const kase = await caseOf(ctx, link);
  const { about } = ACTS[name];
  const same = (await listOpenPromises(ctx, kase.id)).find((one) => one.kind === 'look_into' && one.about === about);
  if (same && name !== 'addition' && ctx.now.getTime() - same.made_at.getTime() < SAME_PRESS_MS) return;
  await addContact(ctx, {
    ...{ case: kase.id, person: link.about, channel: 'web', direction: 'in', byItself: true, words },
  });
  await readFirst(ctx, kase, words);
  if (same) return;
  const owner = name === 'unhappy' ? ((await managerId(ctx)) ?? kase.owner_id) : kase.owner_id;
  await makePromise(ctx, { kind: 'look_into', owner, case: kase.id, about, due: ctx.now });
}

/** Words that may mean danger are read before all else, whatever way they come. */
export async function readFirst(ctx: Ctx, kase: Case, words: string): Promise<void> {
  if (!soundsDangerous(words)) return;
  const open = await listOpenPromises(ctx, kase.id);
  if (open.some(({ about }) => about === READ_FIRST)) return;
  const now = { case: kase.id, owner: kase.owner_id, due: ctx.now };
  await makePromise(ctx, { kind: 'look_into', ...now, about: READ_FIRST });
}

/** Not whoever they are not happy with. */
async function managerId(ctx: Ctx): Promise<string | undefined> {
  return (await listStaff(ctx)).find(({ role, disabled_at }) => role === 'manager' && !disabled_at)?.id;
}
