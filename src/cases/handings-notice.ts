import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { one, type Req } from '../platform/routing.ts';
import type { Notice } from './day.tsx';
import { countHanded, findHanding } from './handings.ts';

/** Only a page of the desk may be gone back to. */
export function backOf(typed: string): string {
  return /^\/desk(\/[a-z0-9/-]*)?$/.test(typed) ? typed : '/desk';
}

/** What was handed on just now, with the way back; or what was taken back. `back` is the page that says it. */
export async function handingNotice(ctx: Ctx, req: Req, back: string): Promise<Notice | undefined> {
  const done = one(req.query, 'done');
  if (done === 'handed' && isId(one(req.query, 'on'))) {
    const handing = await findHanding(ctx, one(req.query, 'on'));
    const count = await countHanded(ctx, handing.id);
    const skipped = Number(one(req.query, 'skipped')) || 0;
    const text = [handedWords(count), skipped > 0 ? skippedWords(skipped) : ''].filter(Boolean).join(' ');
    if (handing.undone_at || count === 0) return { text };
    return { text, undo: { action: `/desk/handings/${handing.id}/undo`, label: 'Undo', fields: { back } } };
  }
  if (done !== 'back') return undefined;
  const left = Number(one(req.query, 'left')) || 0;
  const stays = left === 1 ? ' 1 has been changed since, and stays as it is.' : '';
  return { text: `Taken back.${left > 1 ? ` ${left} have been changed since, and stay as they are.` : stays}` };
}

const handedWords = (count: number) => (count === 1 ? '1 handed on.' : `${count} handed on.`);

const skippedWords = (count: number) =>
  count === 1 ? '1 was changed by somebody meanwhile and was left.' : `${count} were changed meanwhile and were left.`;
