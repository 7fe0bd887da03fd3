import { viewed } from '../audit/index.ts';
import { staffNames } from '../identity/index.ts';
import { listWays, mayPhone, type Person, usableWays, usableWords, type Way } from '../people/index.ts';
import { listHelpNumbers, listPlaces, listSites } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { addDays, atLocal, dateTimeWords, dateWords, localDate, timeWords } from '../platform/time.ts';
import { AboutDowntime, DowntimePrint, type PrintedPromise } from './downtime.tsx';
import { listDueOnPaper } from './due-print.ts';

/** Blank sheets in one print: as many calls as a morning has. */
const SHEETS = 4;

export function routes(r: Router) {
  r.get('/desk/downtime', { may: 'cases.write' }, async () =>
    deskPage({ title: 'Without computers', section: 'day', width: 'form', body: <AboutDowntime /> }),
  );
  r.get('/desk/downtime/print', { may: 'cases.write' }, async (ctx) => {
    const [promises, sites, places, numbers] = await Promise.all([
      listPromises(ctx),
      listSites(ctx),
      listPlaces(ctx),
      listHelpNumbers(ctx),
    ]);
    const body = (
      <DowntimePrint
        trust={ctx.trust.name}
        printedBy={ctx.actor.kind === 'user' ? ctx.actor.name : ''}
        printedAt={`${dateWords(ctx.now, '0001-01-01')}, ${timeWords(ctx.now)}`}
        promises={promises}
        sites={sites.map((site) => ({ ...site, places: places.filter(({ site_id }) => site_id === site.id) }))}
        numbers={numbers.filter(({ number }) => number !== '')}
        sheets={SHEETS}
      />
    );
    return deskPage({ title: 'Print for a day without computers', section: 'day', width: 'form', body });
  });
}

/** Of today and tomorrow, and what is late. Each case on the paper was looked at by whoever printed it. */
async function listPromises(ctx: Ctx): Promise<PrintedPromise[]> {
  const due = await listDueOnPaper(ctx, atLocal(addDays(localDate(ctx.now), 2), '00:00'));
  const [ways, staff] = await Promise.all([
    listWays(
      ctx,
      due.flatMap(({ personId }) => personId ?? []),
    ),
    staffNames(ctx),
  ]);
  for (const id of new Set(due.flatMap(({ caseId }) => caseId ?? []))) await viewed(ctx, 'print', { case: id });
  if (due.length === 0) await viewed(ctx, 'print', {});
  return due.map(({ id, at, title, reference, whom, owner, reach, rules }) => ({
    id,
    when: dateTimeWords(at, ctx.now),
    title,
    reference,
    owner: staff.get(owner ?? '') ?? 'Nobody yet',
    reach: reachOnPaper(whom, reach, ways),
    rules,
  }));
}

/** Paper obeys as the desk does: nobody finds a number to ring of somebody who is not to be phoned. */
function reachOnPaper(whom: Person | undefined, agreed: string, ways: readonly Way[]): string[] {
  if (!whom) return [agreed].filter(Boolean);
  const own = usableWays(
    whom,
    ways.filter((way) => way.person_id === whom.id),
  ).map(usableWords);
  const isNumber = /^[+\d\s()]+$/.test(agreed);
  return [...new Set([isNumber && !mayPhone(whom) ? '' : agreed, ...own])].filter(Boolean);
}
