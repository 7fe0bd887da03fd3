import { originOf } from '../identity/index.ts';
import type { House } from '../platform/house.ts';
import { deskPage, plainPage, redirect, text } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { calendarOf } from './feed.rules.ts';
import { endFeed, makeFeed, maybeFeed, maybeOwnFeed } from './feed.ts';
import { FEED, FeedIsOver, FeedMade, OwnFeedPage } from './feed.tsx';

export function routes(r: Router, house: House) {
  r.get(FEED, { may: 'cases.read' }, async (ctx, req) => {
    const feed = await maybeOwnFeed(ctx);
    const words = (at: Date) => dateTimeWords(at, ctx.now);
    const shown = feed && { made: words(feed.made_at), fetched: feed.fetched_at ? words(feed.fetched_at) : '' };
    const body = <OwnFeedPage feed={shown} stopped={one(req.query, 'done') === 'stopped'} />;
    return deskPage({ title: 'Promises in your calendar', section: 'me', width: 'form', body });
  });

  r.post(FEED, { may: 'cases.read' }, async (ctx, req) => {
    const link = originOf(house, req) + (await makeFeed(ctx));
    return deskPage({ title: 'Your calendar link', section: 'me', width: 'form', body: <FeedMade link={link} /> });
  });

  r.post(`${FEED}/end`, { may: 'cases.read' }, async (ctx) => {
    await endFeed(ctx);
    return redirect(`${FEED}?done=stopped`);
  });

  r.open('GET', '/calendar/:file', async (req) => {
    const entries = await maybeFeed(house, (req.params.file ?? '').replace(/\.ics$/, ''));
    if (!entries) return plainPage({ title: 'Page not found', status: 404, body: <FeedIsOver /> });
    return text(calendarOf(entries, originOf(house, req)), 'text/calendar; charset=utf-8');
  });
}
