import type { ReactElement } from 'react';
import type { Ctx } from '../platform/context.ts';
import type { Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { importAdvocates, maybeLastImport, readAdvocateImport, takeImportBack } from './imports.ts';
import { IMPORT_AT, ImportAdvocates, ImportDone, ImportLook } from './imports.tsx';
import { ADVOCATES } from './keeping.tsx';

/** Paste, look what each line would do, then do it; then it can be taken back. */
export function importRoutes(r: Router) {
  r.get(IMPORT_AT, { may: 'places.write' }, (ctx) => beginning(ctx, blank('')));
  r.post(`${IMPORT_AT}/looks`, { may: 'places.write' }, async (ctx, req) => {
    const typed = lines(req);
    const read = await readAdvocateImport(ctx, typed);
    return 'unreadable' in read
      ? unreadable(ctx, typed, read.unreadable)
      : page(<ImportLook reading={read} typed={typed} />);
  });
  r.post(IMPORT_AT, { may: 'places.write' }, async (ctx, req) => {
    const typed = lines(req);
    const { reading, id } = await importAdvocates(ctx, typed, one(req.body, 'checked') !== '');
    if ('unreadable' in reading) return unreadable(ctx, typed, reading.unreadable);
    return page(<ImportDone reading={reading} id={id} />);
  });
  r.post(`${ADVOCATES}/imports/:import/removal`, { may: 'places.write' }, async (ctx, req) => {
    await takeImportBack(ctx, req.params.import ?? '');
    return redirect(`${ADVOCATES}?done=back`);
  });
}

const lines = (req: Req) => one(req.body, 'lines').replace(/\r\n?/g, '\n').toWellFormed();
const blank = (typed: string): Filled => ({ typed: { lines: typed }, errors: [] });

const unreadable = (ctx: Ctx, typed: string, message: string) =>
  beginning(ctx, { ...blank(typed), errors: [{ field: 'lines', message }] });

async function beginning(ctx: Ctx, filled: Filled): Promise<Reply> {
  const last = await maybeLastImport(ctx);
  return page(<ImportAdvocates filled={filled} last={last} now={ctx.now} />, filled.errors.length > 0 ? 422 : 200);
}

function page(body: ReactElement, status = 200): Reply {
  return deskPage({ title: 'Import advocates', section: 'directory', width: 'form', status, body });
}
