import { listStaff } from '../identity/index.ts';
import type { Notice } from '../platform/components/notice.tsx';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { one, type Req } from '../platform/routing.ts';
import { findHanding, type Handed, whatWasHanded } from './handings.ts';

/** Only a page of the desk may be gone back to; a list with its filters. */
export function backOf(typed: string): string {
  return /^\/desk(\/[a-z0-9/-]*)?(\?[a-z0-9=&%+._-]{0,2000})?$/i.test(typed) ? typed : '/desk';
}

/** The same page, which then says what was done. */
export function backWith(typed: string, said: Record<string, string | undefined>): string {
  const [path = '', query = ''] = backOf(typed).split('?');
  const next = new URLSearchParams(query);
  for (const name of ['done', 'on', 'skipped', 'left', 'tick']) next.delete(name);
  for (const [name, value] of Object.entries(said)) if (value) next.set(name, value);
  return next.size > 0 ? `${path}?${next}` : path;
}

/** What was handed on just now, with the way back; or what was taken back. `back` is the page that says it. */
export async function handingNotice(ctx: Ctx, req: Req, back: string): Promise<Notice | undefined> {
  const done = one(req.query, 'done');
  if (done === 'handed' && isId(one(req.query, 'on'))) {
    const handing = await findHanding(ctx, one(req.query, 'on'));
    const handed = await whatWasHanded(ctx, handing.id);
    const skipped = Number(one(req.query, 'skipped')) || 0;
    const text = [await handedWords(ctx, handed), skipped > 0 ? skippedWords(skipped) : ''].filter(Boolean).join(' ');
    if (handing.undone_at || handed.cases + handed.promises === 0) return { text };
    return { text, undo: { action: `/desk/handings/${handing.id}/undo`, label: 'Undo', fields: { back } } };
  }
  if (done !== 'back') return undefined;
  const left = Number(one(req.query, 'left')) || 0;
  const stays = left === 1 ? ' 1 has been changed since, and stays as it is.' : '';
  return { text: `Taken back.${left > 1 ? ` ${left} have been changed since, and stay as they are.` : stays}` };
}

/** "3 cases and 1 promise handed on to Priya Shah and Mo Khan." */
async function handedWords(ctx: Ctx, handed: Handed): Promise<string> {
  const what = countedWords(handed);
  const names = (await listStaff(ctx)).filter(({ id }) => handed.to.includes(id)).map(({ name }) => name);
  if (what === '') return 'Nothing was handed on.';
  return names.length === 0 ? `${what} moved.` : `${what} handed on to ${listed(names)}.`;
}

/** "2 cases and 1 promise"; nothing: ''. */
export function countedWords({ cases, promises }: Pick<Handed, 'cases' | 'promises'>): string {
  const some = (count: number, noun: string) => (count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]);
  return listed([...some(cases, 'case'), ...some(promises, 'promise')]);
}

const skippedWords = (count: number) =>
  count === 1 ? '1 was changed by somebody meanwhile and was left.' : `${count} were changed meanwhile and were left.`;

/** "Sam", "Sam and Mo", "Sam, Mo and Priya". */
const listed = (words: readonly string[]) => words.join(', ').replace(/, ([^,]*)$/, ' and $1');
