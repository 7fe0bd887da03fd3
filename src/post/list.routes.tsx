import { countPost, listMails } from '../mailbox/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Notice } from '../platform/components/notice.tsx';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { linesOf } from './lines.ts';
import { PostList, type Shown } from './list.tsx';

const PAGE_SIZE = 50;
const SHOWN: readonly Shown[] = ['post', 'elsewhere', 'apart'];

export function listRoutes(r: Router) {
  r.get('/desk/post', { may: 'post.read' }, (ctx, req) => listPage(ctx, req));
}

async function listPage(ctx: Ctx, req: Req): Promise<Reply> {
  const shown = SHOWN.find((one_) => one_ === one(req.query, 'show')) ?? 'post';
  const page = Math.max(1, Math.min(1000, Number.parseInt(one(req.query, 'page'), 10) || 1));
  const [mails, waiting] = await Promise.all([
    listMails(ctx, { place: shown, most: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE }),
    countPost(ctx),
  ]);
  const body = (
    <PostList
      lines={await linesOf(ctx, mails.slice(0, PAGE_SIZE))}
      shown={shown}
      waiting={waiting}
      page={page}
      pages={shown === 'post' ? Math.ceil(waiting / PAGE_SIZE) : mails.length > PAGE_SIZE ? page + 1 : page}
      maySort={mayDo(ctx.actor, 'post.write')}
      notice={noticeOf(req)}
    />
  );
  return deskPage({ title: 'Post', section: 'post', body });
}

const DONE: Readonly<Record<string, string>> = {
  attached: 'It is with the case now.',
  elsewhere: 'It is marked as not for us. It stays under “Not for us”.',
  back: 'It waits in Post again.',
  letter: 'The letter is in Post.',
  none: 'Tick what you want to sort first.',
};

/** What was just done, and the way to take it back. */
function noticeOf(req: Req): Notice | undefined {
  const [done, mail, count] = [one(req.query, 'done'), one(req.query, 'mail'), one(req.query, 'count')];
  if (done === 'sorted' && /^[1-9]\d?$/.test(count))
    return { text: count === '1' ? '1 piece is sorted.' : `${count} pieces are sorted.` };
  const text = Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  if (!text) return undefined;
  const undo = (done === 'attached' || done === 'elsewhere') && isId(mail);
  return { text, ...(undo ? { undo: { action: `/desk/post/${mail}/waiting`, label: 'Undo' } } : {}) };
}
