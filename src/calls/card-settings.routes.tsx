import { staffNames } from '../identity/index.ts';
import { EarlierSettings } from '../platform/components/earlier.tsx';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { SEEN, sumOf } from '../platform/seen.ts';
import { fillCard, readCard } from './card-settings.forms.ts';
import { bringBackCard, cardWords, changeCard, findCard, listEarlierCards, restoreCard } from './card-settings.ts';
import { CARDS, CardList, EditCard } from './card-settings.tsx';
import { listCards, type PromptCard } from './cards.ts';

export function cardRoutes(r: Router) {
  r.get('/desk/settings/cards', { may: 'settings.write' }, async (ctx, req) => {
    const cards = await listCards(ctx);
    const done = cards.find(({ code }) => code === one(req.query, 'done'))?.title;
    return deskPage({
      title: 'Help cards',
      section: 'settings',
      width: 'form',
      body: <CardList cards={cards} done={done} />,
    });
  });

  r.get('/desk/settings/cards/:code', { may: 'settings.write' }, async (ctx, req) => {
    const card = await findCard(ctx, req.params.code ?? '');
    return editPage(ctx, card, fillCard(card), 200);
  });

  r.post('/desk/settings/cards/:code', { may: 'settings.write' }, async (ctx, req) => {
    const card = await findCard(ctx, req.params.code ?? '');
    const read = readCard(req.body);
    if ('refused' in read) return editPage(ctx, card, read.refused, 422);
    const filled = { ...fillCard(read.words), ok: true as const, values: {} };
    const refused = await attempt(filled, () => changeCard(ctx, card.code, read.words, one(req.body, SEEN)));
    return refused ? editPage(ctx, card, refused, 422) : redirect(`${CARDS}?done=${card.code}`);
  });

  r.post('/desk/settings/cards/:code/restoration', { may: 'settings.write' }, async (ctx, req) => {
    const card = await findCard(ctx, req.params.code ?? '');
    const earlier = one(req.body, 'earlier');
    await (earlier ? bringBackCard(ctx, card.code, earlier) : restoreCard(ctx, card.code));
    return redirect(`${CARDS}?done=${card.code}`);
  });
}

async function editPage(ctx: Ctx, card: PromptCard, filled: Filled, status: number): Promise<Reply> {
  const names = await staffNames(ctx);
  const lines = (await listEarlierCards(ctx, card.code)).map(({ id, held, until, changed_by }) => {
    const words = [held.say, held.ask, held.avoid, held.triggers].map((part) => part.join(' ')).filter(Boolean);
    return { id, words: words.join(' · '), until, by: names.get(changed_by ?? '') ?? 'a colleague' };
  });
  const action = `${CARDS}/${card.code}/restoration`;
  const before = <EarlierSettings lines={lines} now={ctx.now} action={action} of={card.title} />;
  const body = <EditCard card={card} filled={filled} seen={sumOf(cardWords(card))} before={before} />;
  return deskPage({ title: 'Help card', section: 'settings', width: 'form', status, body });
}
