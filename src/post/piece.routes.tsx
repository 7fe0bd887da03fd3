import { viewed } from '../audit/index.ts';
import { type Case, casesByIds, findCase } from '../cases/index.ts';
import { disposition, mediaTypeOf } from '../files/index.ts';
import { findMail, listFilesOf, type Mail, maybeBytes, readAttached, refuseUnsafe } from '../mailbox/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { sendOn, takeBackOnward } from './onward.ts';
import { PiecePage, type Unsure } from './piece.tsx';
import { attachForm, newCaseForm, onwardForm } from './post.forms.ts';
import { attachMail, namesIn, openFromPost, partiesOf, passOn, writersIn } from './sorting.ts';
import { suggestFor } from './suggestions.ts';

const PIECE = '/desk/post/:id';

export function pieceRoutes(r: Router) {
  const write = { may: 'post.write' } as const;
  r.get(PIECE, { may: 'post.read' }, async (ctx, req) => piecePage(ctx, await findMail(ctx, req.params.id ?? ''), {}));
  r.post(`${PIECE}/case`, write, async (ctx, req) => {
    const mail = await findMail(ctx, req.params.id ?? '');
    const filled = attachForm.submit(req.body);
    let unsure: Unsure | undefined;
    const refused = await attempt(filled, async ({ ref, person }) => {
      const kase = await caseNamed(ctx, ref);
      const sure = one(req.body, 'sure') === kase.ref || (await partiesOf(ctx, mail, kase)).length > 0;
      if (!sure) {
        unsure = { ref: kase.ref, writers: mail.channel === 'email' ? [] : await writersIn(ctx, kase) };
        throw new RuleError(await unsureWords(ctx, mail, kase), 'ref');
      }
      await attachMail(ctx, mail, kase, person);
    });
    if (refused) return piecePage(ctx, mail, { attach: refused, unsure });
    return redirect(`/desk/post?done=attached&mail=${mail.id}`);
  });
  r.post(`${PIECE}/new-case`, write, async (ctx, req) => {
    const mail = await findMail(ctx, req.params.id ?? '');
    const filled = newCaseForm.submit(req.body);
    let ref = '';
    const refused = await attempt(filled, async ({ type, person, name }) => {
      if (type) ref = (await openFromPost(ctx, mail.id, { type, person, name })).ref;
    });
    return refused ? piecePage(ctx, mail, { newCase: refused }) : redirect(`/desk/cases/${ref}`);
  });
  r.post(`${PIECE}/elsewhere`, write, async (ctx, req) => {
    const mail = await findMail(ctx, req.params.id ?? '');
    const filled = onwardForm.submit(req.body);
    const refused = await attempt(filled, async ({ reason, went_to, to, agreed }) => {
      if (reason && to) await sendOn(ctx, mail.id, { reason, to, agreed: agreed.length > 0 });
      else if (reason) await passOn(ctx, mail.id, { reason, wentTo: went_to });
    });
    return refused
      ? piecePage(ctx, mail, { elsewhere: refused })
      : redirect(`/desk/post?done=elsewhere&mail=${mail.id}`);
  });
  r.post(`${PIECE}/waiting`, write, async (ctx, req) => {
    const mail = await findMail(ctx, req.params.id ?? '');
    await takeBackOnward(ctx, mail.id);
    return redirect('/desk/post?done=back');
  });
  r.get(`${PIECE}/original`, { may: 'post.read' }, original);
  r.get(`${PIECE}/files/:file`, { may: 'post.read' }, attachment);
}

async function caseNamed(ctx: Ctx, ref: string) {
  try {
    return await findCase(ctx, ref);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    throw new RuleError('There is no case with this number. Check it, like PAL-26-0412.', 'ref');
  }
}

/** Says whose case it is, so that a slip in its number is seen. */
async function unsureWords(ctx: Ctx, { channel }: Mail, kase: Case): Promise<string> {
  const whose = (await namesIn(ctx, kase)).join(' and ') || 'nobody by name';
  const why = channel === 'email' ? 'Whoever sent this is not one of its people. ' : '';
  return `${kase.ref} is the case of ${whose}. ${why}Check it, then attach it.`;
}

type Shown = { attach?: Filled; newCase?: Filled; elsewhere?: Filled; unsure?: Unsure | undefined };

async function piecePage(ctx: Ctx, mail: Mail, shown: Shown): Promise<Reply> {
  const errors = [shown.attach, shown.newCase, shown.elsewhere].flatMap((filled) => filled?.errors ?? []);
  await viewed(ctx, 'mail', mail.case_id ? { case: mail.case_id } : {});
  const suggested = (await suggestFor(ctx, [mail])).get(mail.id) ?? { people: [], died: [], cases: [] };
  const kase = mail.case_id ? (await casesByIds(ctx, [mail.case_id])).get(mail.case_id) : undefined;
  const body = (
    <PiecePage
      mail={mail}
      came={dateTimeWords(mail.came_at, ctx.now)}
      files={await listFilesOf(ctx, [mail.id])}
      suggested={suggested}
      reference={kase?.ref}
      maySort={mayDo(ctx.actor, 'post.write')}
      attach={shown.attach ?? attachForm.blank()}
      newCase={shown.newCase ?? newCaseForm.blank()}
      elsewhere={shown.elsewhere ?? onwardForm.blank()}
      unsure={shown.unsure}
      errors={errors}
    />
  );
  return deskPage({
    title: mail.channel === 'email' ? 'Email' : 'Letter',
    section: 'post',
    status: errors.length > 0 ? 422 : 200,
    body,
  });
}

/** What is handed out can do nothing with the desk, whatever the browser makes of it. */
const HARMLESS = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** An email as it came, byte for byte: for a mail program. */
async function original(ctx: Ctx, req: Req): Promise<Reply> {
  const mail = await findMail(ctx, req.params.id ?? '');
  if (mail.channel !== 'email' || mail.reading === 'too_large') throw new NotFound('This original');
  refuseUnsafe(mail);
  await viewed(ctx, 'mail', mail.case_id ? { case: mail.case_id } : {});
  return {
    kind: 'stream',
    status: 200,
    type: 'message/rfc822',
    size: mail.size,
    part: (later, at) => maybeBytes(later, { id: mail.id, file: 0 }, at),
    headers: { ...HARMLESS, 'content-disposition': disposition('attachment', 'email.eml') },
  };
}

/** One of the things that came along, as far as a case would take it. */
async function attachment(ctx: Ctx, req: Req): Promise<Reply> {
  const mail = await findMail(ctx, req.params.id ?? '');
  const number = Number(/^\d{1,3}$/.exec(req.params.file ?? '')?.[0] ?? 0);
  const file = (await listFilesOf(ctx, [mail.id])).find((one_) => one_.file === number && one_.kind !== '');
  if (!file) throw new NotFound('This attachment');
  refuseUnsafe(mail);
  const { bytes, name } = await readAttached(ctx, mail, file);
  await viewed(ctx, 'mail', mail.case_id ? { case: mail.case_id } : {});
  return {
    kind: 'stream',
    status: 200,
    type: mediaTypeOf(file.kind),
    size: bytes.length,
    part: async (_, at) => (at === 0 ? bytes : undefined),
    headers: { ...HARMLESS, 'content-disposition': disposition('attachment', name) },
  };
}
