import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled, firstDay, form, readAs, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { isFixed, isSetList, LISTS, MOST_WORDS, readWords, type SetList, SHORTEST_WORD } from './settings.rules.ts';
import { addEntry, changeEntry, historyOf, listEntries, offerEntry, restoreEntry } from './settings.ts';
import { CodeListPage, EditCode } from './settings.tsx';

const BASE = '/desk/settings/lists/:list';

export function routes(r: Router) {
  r.get(BASE, { may: 'settings.write' }, async (ctx, req) => {
    const list = listOf(req.params.list);
    const props = { list, entries: await listEntries(ctx, list), done: one(req.query, 'done') };
    return deskPage({
      title: LISTS[list].title,
      section: 'settings',
      width: 'form',
      body: <CodeListPage {...props} />,
    });
  });

  r.get(`${BASE}/new`, { may: 'settings.write' }, async (ctx, req) => {
    const list = listOf(req.params.list);
    return editPage(ctx, list, undefined, formOf(ctx).of({ from: 'today' }), 200);
  });
  r.post(BASE, { may: 'settings.write' }, async (ctx, req) => {
    const list = listOf(req.params.list);
    const filled = formOf(ctx).submit(req.body);
    if (!filled.ok) return editPage(ctx, list, undefined, filled, 422);
    const { label, words, from = localDate(ctx.now) } = filled.values;
    let code = '';
    const refused = await attempt(filled, async () => {
      code = await addEntry(ctx, list, { label, words: words ?? [] }, from);
    });
    return refused ? editPage(ctx, list, undefined, refused, 422) : redirect(`${addressOf(list)}?done=${code}`);
  });

  r.get(`${BASE}/:code`, { may: 'settings.write' }, async (ctx, req) => {
    const list = listOf(req.params.list);
    const [now] = await historyOf(ctx, list, req.params.code ?? '');
    const known = { label: now?.label ?? '', words: (now?.words ?? []).join('\n'), from: 'today' };
    return editPage(ctx, list, now?.code, formOf(ctx).of(known), 200);
  });
  r.post(`${BASE}/:code`, { may: 'settings.write' }, async (ctx, req) => {
    const list = listOf(req.params.list);
    const [now] = await historyOf(ctx, list, req.params.code ?? '');
    const filled = formOf(ctx).submit(req.body);
    if (!filled.ok) return editPage(ctx, list, now?.code, filled, 422);
    const { label, words, from = localDate(ctx.now) } = filled.values;
    const change = { label, words: words ?? [] };
    const refused = await attempt(filled, () => changeEntry(ctx, list, now?.code ?? '', change, from));
    return refused ? editPage(ctx, list, now?.code, refused, 422) : redirect(`${addressOf(list)}?done=${now?.code}`);
  });
  r.post(`${BASE}/:code/restoration`, { may: 'settings.write' }, async (ctx, req) => {
    const list = listOf(req.params.list);
    await restoreEntry(ctx, list, req.params.code ?? '');
    return redirect(`${addressOf(list)}?done=${req.params.code}`);
  });
  r.post(`${BASE}/:code/offer`, { may: 'settings.write' }, async (ctx, req) => {
    const list = listOf(req.params.list);
    await offerEntry(ctx, list, req.params.code ?? '', one(req.body, 'offered') !== 'no');
    return redirect(`${addressOf(list)}?done=${req.params.code}`);
  });
}

/** @throws NotFound no list of this name is set here */
function listOf(name = ''): SetList {
  if (!isSetList(name)) throw new NotFound('This list');
  return name;
}

const addressOf = (list: SetList) => `/desk/settings/lists/${list}`;

function formOf(ctx: Ctx) {
  const today = localDate(ctx.now);
  return form({
    label: text({
      label: 'Name',
      required: 'Enter a name',
      max: [80, 'The name must be 80 characters or fewer'],
    }),
    words: readAs({
      label: 'Words in the notes that suggest it',
      read: (typed) => {
        const words = readWords(typed);
        const good =
          words.length <= MOST_WORDS && words.every((word) => word.length >= SHORTEST_WORD && word.length <= 60);
        return good ? words : undefined;
      },
      wrong: `Enter at most ${MOST_WORDS} words or short phrases, each with ${SHORTEST_WORD} letters or more, one a line`,
    }),
    from: firstDay({ today, required: 'Enter the first day on which this holds' }),
  });
}

async function editPage(
  ctx: Ctx,
  list: SetList,
  code: string | undefined,
  filled: Filled,
  status: number,
): Promise<Reply> {
  const props = {
    list,
    code,
    filled,
    history: code ? await historyOf(ctx, list, code) : [],
    fixed: code !== undefined && isFixed(list, code),
    today: localDate(ctx.now),
  };
  return deskPage({
    title: LISTS[list].title,
    section: 'settings',
    width: 'form',
    status,
    body: <EditCode {...props} />,
  });
}
