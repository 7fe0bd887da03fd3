import type { ReactElement } from 'react';
import type { Ctx } from '../platform/context.ts';
import type { Filled } from '../platform/forms.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { importPlaces, type PlaceImport, readPlaceImport } from './import.ts';
import { ImportDone, ImportLook, ImportPlaces } from './import.tsx';

const PAGE = '/desk/directory/import';

/** Paste, look what each line would do, then do it. Nothing is changed by looking. */
export function importRoutes(r: Router) {
  r.get(PAGE, { may: 'places.write' }, async () => page(<ImportPlaces filled={blank('')} />));
  r.post(`${PAGE}/looks`, { may: 'places.write' }, (ctx, req) =>
    answer(ctx, lines(req), readPlaceImport, (read, typed) => <ImportLook reading={read} typed={typed} />),
  );
  r.post(PAGE, { may: 'places.write' }, (ctx, req) =>
    answer(ctx, lines(req), importPlaces, (read) => <ImportDone reading={read} />),
  );
}

const lines = (req: { body: Parameters<typeof one>[0] }) =>
  one(req.body, 'lines').replace(/\r\n?/g, '\n').toWellFormed();

type Read = Exclude<PlaceImport, { unreadable: string }>;

async function answer(
  ctx: Ctx,
  typed: string,
  read: (ctx: Ctx, typed: string) => Promise<PlaceImport>,
  show: (read: Read, typed: string) => ReactElement,
): Promise<Reply> {
  const found = await read(ctx, typed);
  if (!('unreadable' in found)) return page(show(found, typed));
  return page(
    <ImportPlaces filled={{ ...blank(typed), errors: [{ field: 'lines', message: found.unreadable }] }} />,
    422,
  );
}

const blank = (typed: string): Filled => ({ typed: { lines: typed }, errors: [] });

function page(body: ReactElement, status = 200): Reply {
  return deskPage({ title: 'Import wards and services', section: 'directory', width: 'form', status, body });
}
