// Without a name, or where messages may be seen: the number that was kept, then what PALS wrote. Its address holds nothing: a cookie knows who is there,
// until the browser is closed or the page is left quickly.
import { type Case, casesByIds, listHelpNow, listOpenPromises, maybeHelpNow, readFirst } from '../cases/index.ts';
import { hasDelay } from '../delays/index.ts';
import { maybePublicTrust, recordFailure, refuseHaste, staffNames, triesOf } from '../identity/index.ts';
import { SYSTEM } from '../platform/access.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { outsidePage, type PageReply, type Reply, redirect, spokenPage } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { sayable } from '../platform/tongue.ts';
import {
  isToWrite,
  listMessages,
  maybeReceiptOf,
  maybeVisit,
  openVisit,
  readReceipt,
  visitCookie,
  writeBack,
} from '../receipts/index.ts';
import { momentBy, otherwiseBy, promisedTo } from './dates.ts';
import { AskReceipt, MessagesPage } from './receipt.tsx';
import { statusSentences, TOO_MANY_TRIES } from './tracking.rules.ts';

const ASK = '/track/receipt';
const MESSAGES = '/track/messages';
const TITLE = sayable('Your contact');
const COOKIE = visitCookie('').name;
const WRITE_HERE = sayable('We will write to you here {by}.');
const AIM_HERE = sayable('Our aim is to write to you here {by}.');
const WHOLE = sayable('Enter all 16 letters and numbers, like 7K3M-9QXR-2TBV-H4CW');
const UNKNOWN = sayable('We do not find this number. Check each letter, and try again');

const askForm = form({ receipt: text({ label: 'Your number', required: WHOLE }) });
const wordsForm = form({
  words: text({
    label: 'Write to us',
    required: 'Write what you want to tell us',
    max: [10_000, 'Use 10,000 characters or fewer, or call us'],
  }),
});

export function receiptRoutes(r: Router, house: House) {
  r.anyone('GET', ASK, async (ctx) => askPage(ctx, askForm.blank()));
  r.anyone('POST', ASK, (ctx, req) => enter(ctx, house, req));
  // The house itself reads: whoever looks at a public page reaches no case.
  r.open('GET', MESSAGES, (req) => asHouse(house, req, (ctx) => read(ctx, req)));
  r.anyone('POST', MESSAGES, write, { makes: true });
}

const askPage = (ctx: Ctx, filled: Filled, status = filled.errors.length > 0 ? 422 : 200): PageReply =>
  spokenPage(ctx, { title: TITLE, status, body: <AskReceipt filled={filled} phone={ctx.trust.phone} /> });

const wrong = (filled: Filled, message: string): Filled => ({ ...filled, errors: [{ field: 'receipt', message }] });

/** Every number counts as a try, and every answer is the same: what it opens is seen on the next page. */
async function enter(ctx: Ctx, house: House, req: Req): Promise<Reply> {
  const filled = askForm.submit(req.body);
  if (!filled.ok) return askPage(ctx, filled);
  const receipt = readReceipt(filled.values.receipt);
  if (!receipt) return askPage(ctx, wrong(filled, WHOLE));
  const tried = [triesOf('ask', req.address)];
  try {
    await refuseHaste(house, tried, 'receipt');
  } catch (error) {
    if (error instanceof RuleError) return askPage(ctx, wrong(filled, TOO_MANY_TRIES));
    throw error;
  }
  await recordFailure(house, tried);
  return { ...redirect(MESSAGES), cookies: [visitCookie(await openVisit(ctx, receipt))] };
}

/** In the trust of the host name, as the house. */
async function asHouse(house: House, req: Req, work: (ctx: Ctx) => Promise<Reply>): Promise<Reply> {
  const trust = await maybePublicTrust(house, req.host);
  const body = <AskReceipt filled={askForm.blank()} phone={null} />;
  if (!trust) return outsidePage({ title: TITLE, trust: 'NHS', status: 404, body });
  const answer = await inTransaction(house.db, { actor: SYSTEM, trust, now: house.now(), reading: true }, work);
  return { ...answer, headers: { ...answer.headers, 'referrer-policy': 'same-origin' } };
}

async function read(ctx: Ctx, req: Req): Promise<Reply> {
  const visit = await maybeVisit(ctx, req.cookies[COOKIE]);
  if (!visit) return redirect(ASK);
  const kase = await caseOf(ctx, visit.case_id);
  if (!kase) return askPage(ctx, wrong(askForm.blank(), UNKNOWN));
  return messagesPage(ctx, { kase, visit: visit.id }, wordsForm.blank(), one(req.query, 'done') === 'written');
}

async function caseOf(ctx: Ctx, id: string | null): Promise<Case | undefined> {
  return id ? (await casesByIds(ctx, [id])).get(id) : undefined;
}

type Here = { kase: Case; visit: string };

async function messagesPage(ctx: Ctx, { kase, visit }: Here, filled: Filled, done = false): Promise<PageReply> {
  const [messages, open, names, receipt] = await Promise.all([
    listMessages(ctx, kase.id),
    listOpenPromises(ctx, kase.id),
    staffNames(ctx),
    maybeReceiptOf(ctx, kase),
  ]);
  const person = receipt?.person_id ?? null;
  const toThem = person ? await promisedTo(ctx, open, person) : [];
  const promised = [...open.filter(isToWrite), ...toThem];
  const due = promised.find((one) => isToWrite(one) && one.due_at > ctx.now)?.due_at;
  const called = toThem.find(({ due_at }) => due_at > ctx.now)?.due_at;
  const who = names.get(kase.owner_id ?? '')?.split(' ')[0] ?? '';
  const otherwise = due || called ? undefined : await otherwiseBy(ctx, kase, open);
  const itself = kase.status === 'new' || kase.status === 'closed';
  const by = due ? momentBy(ctx, due) : itself || called ? undefined : otherwise;
  const late = promised.some(({ due_at }) => due_at <= ctx.now) || (await hasDelay(ctx, promised));
  const body = (
    <MessagesPage
      visit={visit}
      sentences={[
        ...statusSentences({
          ...{ status: kase.status, who, by: called && momentBy(ctx, called) },
          otherwise: itself ? otherwise : undefined,
        }),
        ...(by && kase.status !== 'passed' ? [{ words: due ? WRITE_HERE : AIM_HERE, values: { by } }] : []),
      ]}
      messages={messages}
      unnamed={!person}
      late={late && !kase.closed_at}
      now={ctx.now}
      done={done}
      danger={done ? await maybeHelpNow(ctx, messages.findLast(({ ours }) => !ours)?.words ?? '') : undefined}
      helpNow={await listHelpNow(ctx)}
      phone={ctx.trust.phone}
      filled={filled}
    />
  );
  return spokenPage(ctx, { title: TITLE, status: filled.errors.length > 0 ? 422 : 200, body });
}

/** What they wrote is taken also where the page was open for long: nobody types it again. */
async function write(ctx: Ctx, req: Req): Promise<Reply> {
  const visit = await maybeVisit(ctx, req.cookies[COOKIE], true);
  const kase = visit && (await caseOf(ctx, visit.case_id));
  // Another number was entered in this browser since the page was opened: the words belong to the first.
  if (!kase || visit.id !== one(req.body, 'visit')) return giveBack(ctx, req);
  const filled = wordsForm.submit(req.body);
  const refused = await attempt(filled, async ({ words }) => {
    await writeBack(ctx, kase, words);
    await readFirst(ctx, kase, words);
  });
  return refused ? messagesPage(ctx, { kase, visit: visit.id }, refused) : redirect(`${MESSAGES}?done=written`);
}

/** Nobody knows any more to whom it belongs. */
async function giveBack(ctx: Ctx, req: Req): Promise<Reply> {
  const words = one(req.body, 'words');
  if (words.trim() === '') return redirect(ASK);
  const back = { words, danger: await maybeHelpNow(ctx, words) };
  const body = <AskReceipt filled={askForm.blank()} back={back} phone={ctx.trust.phone} />;
  return spokenPage(ctx, { title: TITLE, status: 403, body });
}
