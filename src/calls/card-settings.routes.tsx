import { deskPage, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { fillCard, readCard } from './card-settings.forms.ts';
import { changeCard, findCard, restoreCard } from './card-settings.ts';
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
    return editPage(card, fillCard(card), 200);
  });

  r.post('/desk/settings/cards/:code', { may: 'settings.write' }, async (ctx, req) => {
    const card = await findCard(ctx, req.params.code ?? '');
    const read = readCard(req.body);
    if ('refused' in read) return editPage(card, read.refused, 422);
    await changeCard(ctx, card.code, read.words);
    return redirect(`${CARDS}?done=${card.code}`);
  });

  r.post('/desk/settings/cards/:code/restoration', { may: 'settings.write' }, async (ctx, req) => {
    const card = await findCard(ctx, req.params.code ?? '');
    await restoreCard(ctx, card.code);
    return redirect(`${CARDS}?done=${card.code}`);
  });
}

function editPage(card: PromptCard, filled: Parameters<typeof EditCard>[0]['filled'], status: number) {
  const body = <EditCard card={card} filled={filled} />;
  return deskPage({ title: 'Help card', section: 'settings', width: 'form', status, body });
}
