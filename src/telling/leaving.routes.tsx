// The way out of a page that nobody must see, and what can be done about traces.
import { type Cookie, redirect, spokenPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { FORGOTTEN } from '../receipts/index.ts';
import { StaySafe } from './stay-safe.tsx';
import { forgotten, sentForgotten } from './visitor.ts';

/** Looked at by everybody every day, and says nothing of where somebody came from. */
const ELSEWHERE = 'https://www.bbc.co.uk/weather';

/** Whoever looks at this browser next finds no way back into what was open here. */
const LEAVES_NOTHING = { 'referrer-policy': 'no-referrer', 'clear-site-data': '"cookies"' };

/** All by which a browser is known here: what is being written and was sent, a number that was entered, a code, the page it opened. */
const KNOWN_BY: Cookie[] = [
  forgotten,
  sentForgotten,
  FORGOTTEN,
  ...['pals_track', 'pals_link'].map((name) => ({ ...FORGOTTEN, name })),
];

export function leavingRoutes(r: Router) {
  r.anyone('GET', '/leave', async () => redirect(ELSEWHERE, { headers: LEAVES_NOTHING, cookies: KNOWN_BY }));
  r.anyone('GET', '/stay-safe', async (ctx) =>
    spokenPage(ctx, { title: 'Your contact', body: <StaySafe phone={ctx.trust.phone} /> }),
  );
}
