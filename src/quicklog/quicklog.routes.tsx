import { listCodes, namedCodes } from '../codes/index.ts';
import { listPlaces } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { deskPage, fragment, json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { localDate, parseDateTyped } from '../platform/time.ts';
import { countMissed, maybeOwnMissed, missedOn, undoMissed } from '../voicemails/index.ts';
import { type Counted, readTap, sumBy } from './quicklog.rules.ts';
import { countQuestions, logQuestion, maybeOwnLog, undoQuestion } from './quicklog.ts';
import { Counts, Panel, QuickLog } from './quicklog.tsx';

export function routes(r: Router) {
  r.get('/desk/quick-log', { may: 'quicklog.write' }, async (ctx, req) => {
    const known = await loadTiles(ctx, one(req.query, 'place'));
    return one(req.query, 'panel') ? fragment(<Panel {...known} />) : page(ctx, known, one(req.query, 'done'));
  });

  r.post('/desk/quick-log', { may: 'quicklog.write' }, async (ctx, req) => {
    if (one(req.body, 'missed')) return countCall(ctx, req);
    const tile = one(req.body, 'tile');
    const place = one(req.body, 'place');
    try {
      const id = await logQuestion(ctx, { tile, place: place || undefined, tap: readTap(one(req.body, 'tap')) });
      if (req.wantsJson)
        return json(await answer(ctx, tile, { message: 'Logged', undo: `/desk/quick-log/${id}/undo` }));
      return redirect(backTo(id, place));
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      if (req.wantsJson) return json({ message: error.message }, 422);
      return page(ctx, await loadTiles(ctx, place), '', error.message);
    }
  });

  r.post('/desk/quick-log/:id/undo', { may: 'quicklog.write' }, async (ctx, req) => {
    if (await maybeOwnMissed(ctx, req.params.id ?? '')) return uncountCall(ctx, req);
    const { tile, place_id } = await undoQuestion(ctx, req.params.id ?? '');
    if (req.wantsJson) return json(await answer(ctx, tile, { message: 'Taken back' }));
    return redirect(backTo(req.params.id ?? '', place_id ?? ''));
  });

  r.get('/desk/quick-log/counts', { may: 'quicklog.write' }, countsPage);
}

/** A call that nobody could take: counted, without a number. */
async function countCall(ctx: Ctx, req: Req): Promise<Reply> {
  const id = await countMissed(ctx, { press: readTap(one(req.body, 'tap')), number: '' });
  if (!req.wantsJson) return redirect(backTo(id, one(req.body, 'place')));
  const count = await missedOn(ctx, localDate(ctx.now));
  return json({ message: 'Counted: call not taken.', undo: `/desk/quick-log/${id}/undo`, count });
}

async function uncountCall(ctx: Ctx, req: Req): Promise<Reply> {
  const id = req.params.id ?? '';
  await undoMissed(ctx, id);
  if (!req.wantsJson) return redirect(backTo(id, one(req.body, 'place')));
  return json({ message: 'Taken back: call not taken.', count: await missedOn(ctx, localDate(ctx.now)) });
}

function backTo(id: string, place: string) {
  return `/desk/quick-log?${new URLSearchParams({ done: id, ...(place ? { place } : {}) })}`;
}

type Said = { message: string; undo?: string };

/** For the panel: what happened, and today's number for the tile. */
async function answer(ctx: Ctx, tile: string, said: Said) {
  const counts = sumBy(await countQuestions(ctx, localDate(ctx.now)), (row) => row.tile);
  const label = (await namedCodes(ctx, 'tiles')).find(({ code }) => code === tile)?.label ?? tile;
  return { ...said, message: `${said.message}: ${label}.`, count: counts.get(tile) ?? 0 };
}

async function loadTiles(ctx: Ctx, place: string) {
  const counts = sumBy(await countQuestions(ctx, localDate(ctx.now)), (row) => row.tile);
  const tiles = (await listCodes(ctx, 'tiles')).map(({ code, label }) => ({
    code,
    label,
    count: counts.get(code) ?? 0,
  }));
  const places = (await listPlaces(ctx)).map(({ id, name }) => ({ id, name }));
  const missed = await missedOn(ctx, localDate(ctx.now));
  return { tiles, missed, places, place: places.some(({ id }) => id === place) ? place : '' };
}

type Known = Awaited<ReturnType<typeof loadTiles>>;

async function page(ctx: Ctx, known: Known, done: string, error?: string): Promise<Reply> {
  const logged = await loggedBefore(ctx, known, done);
  const body = <QuickLog {...known} logged={logged} error={error} />;
  return deskPage({ title: 'Quick log', section: 'quicklog', status: error ? 422 : 200, body });
}

/** What this person pressed just now, with the way back. */
async function loggedBefore(ctx: Ctx, known: Known, id: string) {
  const log = await maybeOwnLog(ctx, id);
  if (log) {
    const label = known.tiles.find(({ code }) => code === log.tile)?.label ?? '';
    return { id: log.id, label, mayUndo: log.mayUndo, undone: log.undone_at !== null };
  }
  const call = await maybeOwnMissed(ctx, id);
  const undone = call?.undone_at !== null;
  return call && { id: call.id, label: 'call not taken', mayUndo: !undone, undone };
}

const WRONG_DAY = 'Enter a day, like 24/11/2026';

async function countsPage(ctx: Ctx, req: Req): Promise<Reply> {
  const today = localDate(ctx.now);
  const typed = one(req.query, 'day').trim();
  const asked = typed === '' ? today : parseDateTyped(typed, today);
  const day = asked ?? today;
  const counted = await countQuestions(ctx, day);
  const places = new Map((await listPlaces(ctx)).map(({ id, name }) => [id, name]));
  const labels = new Map((await namedCodes(ctx, 'tiles')).map(({ code, label }) => [code, label]));
  const body = (
    <Counts
      day={day}
      today={today}
      wrong={asked ? undefined : WRONG_DAY}
      {...tables(counted, labels)}
      places={[...sumBy(counted, (row) => row.place_id)]
        .map(([id, total]) => ({
          name: id === null ? 'No ward or service' : (places.get(id) ?? 'Closed since'),
          total,
        }))
        .sort((a, b) => b.total - a.total)}
    />
  );
  return deskPage({ title: 'Quick log counts', section: 'quicklog', status: asked ? 200 : 422, body });
}

function tables(counted: readonly Counted[], labels: ReadonlyMap<string, string>) {
  const hours = [...new Set(counted.map((row) => row.hour))].sort((a, b) => a - b);
  const cell = sumBy(counted, (row) => `${row.tile} ${row.hour}`);
  const rows = [...sumBy(counted, (row) => row.tile)].map(([tile, total]) => ({
    tile: labels.get(tile) ?? tile,
    hours: hours.map((hour) => cell.get(`${tile} ${hour}`) ?? 0),
    total,
  }));
  return { hours, rows, total: counted.reduce((sum, row) => sum + row.count, 0) };
}
