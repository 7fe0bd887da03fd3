import { loadCalendar } from '../calendar/index.ts';
import { clockLine, listClocks, openableCase } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { deskPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { PROCEDURE_AT, ProcedurePage } from './procedure.tsx';

const TITLE = 'The complaints procedure';

export function procedureRoutes(r: Router) {
  r.get(PROCEDURE_AT, { may: 'cases.read' }, async () =>
    deskPage({ title: TITLE, section: 'cases', width: 'form', body: <ProcedurePage kase={undefined} /> }),
  );
  r.get('/desk/cases/:ref/procedure', { may: 'cases.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const [clocks, { hours }] = await Promise.all([listClocks(ctx, kase), loadCalendar(ctx)]);
    const passed = kase.handed_over_at !== null;
    const limits = new Map(clocks.map((clock) => [clock.name, clockLine(clock, ctx.now, hours, passed).value]));
    const mayWrite = mayDo(ctx.actor, 'cases.write') && !kase.handed_over_at && !kase.closed_at;
    const body = <ProcedurePage kase={{ reference: kase.ref, limits, mayWrite }} />;
    return deskPage({ title: TITLE, section: 'cases', width: 'form', body });
  });
}
