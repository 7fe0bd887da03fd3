import { join } from 'node:path';
import { answering, listRoutes } from '../src/app.ts';
import { maybeSession } from '../src/identity/index.ts';
import { loadAssets } from '../src/platform/assets.ts';
import { inTransaction } from '../src/platform/context.ts';
import { draw } from '../src/platform/http.tsx';
import type { Req } from '../src/platform/routing.ts';
import { measure, type Timing } from './requests.ts';
import { signIn, type World } from './world.ts';

export type Drawing = { day: Timing; page: Timing; list: Timing };

type Wanted = { route: string; params?: Record<string, string>; query?: Record<string, string> };

/**
 * Pages whose answer is there already, drawn by React again and again: no question to the database, no HTTP, and nothing
 * else in between that takes the processor's memory. No page can come faster than it is drawn.
 */
export async function measureDrawing(
  root: string,
  world: World,
  { ref, place }: { ref: string; place: string },
  turns: number,
): Promise<Drawing> {
  loadAssets(join(root, 'dist/assets'));
  const drawn = async (wanted: Wanted) => {
    const page = await answerOf(world, wanted);
    return measure(
      turns,
      async () => undefined,
      async () => page(),
    );
  };
  return {
    day: await drawn({ route: '/desk' }),
    page: await drawn({ route: '/desk/cases/:ref', params: { ref } }),
    list: await drawn({ route: '/desk/cases', query: { view: 'closed', place } }),
  };
}

async function answerOf(world: World, { route: path, params = {}, query = {} }: Wanted): Promise<() => Buffer> {
  const { house } = world;
  const now = house.now();
  const route = listRoutes(house).find((one) => one.method === 'GET' && one.path === path);
  const session = await maybeSession(house, await signIn(world, now), now);
  if (!route || !session) throw new Error(`Nobody answers at ${path}.`);
  const who = { actor: session.user, trust: session.trust, now, reading: true };
  const answer = await inTransaction(house.db, who, (ctx) => route.handler(ctx, { ...ASKED, path, params, query }));
  if (answer.kind !== 'page') throw new Error(`${path} is no page.`);
  return () => draw(answer, { ...answering(house), session });
}

const ASKED: Req = {
  method: 'GET',
  params: {},
  query: {},
  body: {},
  json: undefined,
  files: [],
  fileProblems: [],
  path: '',
  url: '',
  headers: {},
  cookies: {},
  origin: '',
  address: '',
  host: '',
  wantsJson: false,
};
