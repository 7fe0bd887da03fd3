import type { ReactElement } from 'react';
import { RuleError } from '../platform/errors.ts';
import type { Filled } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { originOf } from './origin.ts';
import { importStaff, readStaffImport } from './staff-import.ts';
import { ImportStaff, LookAtStaff, STAFF_IMPORT, StaffImported } from './staff-import.tsx';

/** Paste, look what each line would do, then make the accounts. Before the routes of one account: "import" is no id. */
export function staffImportRoutes(r: Router, house: House) {
  r.get(STAFF_IMPORT, { may: 'settings.write' }, async () => page(<ImportStaff filled={pasted('')} />));

  r.post(`${STAFF_IMPORT}/looks`, { may: 'settings.write' }, async (ctx, req) => {
    const typed = linesIn(req);
    const reading = await readStaffImport(ctx, typed);
    return 'unreadable' in reading
      ? refused(typed, reading.unreadable)
      : page(<LookAtStaff reading={reading} typed={typed} />);
  });

  r.post(STAFF_IMPORT, { may: 'settings.write' }, async (ctx, req) => {
    const typed = linesIn(req);
    try {
      const done = await importStaff(ctx, typed);
      if ('unreadable' in done) return refused(typed, done.unreadable);
      const origin = originOf(house, req);
      const invited = done.invited.map(({ id, name, path }) => ({ id, name, link: `${origin}${path}` }));
      return page(<StaffImported invited={invited} refused={done.refused} />);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      return refused(typed, error.message);
    }
  });
}

const linesIn = (req: Req) => one(req.body, 'lines').replace(/\r\n?/g, '\n').toWellFormed();

const pasted = (lines: string): Filled => ({ typed: { lines }, errors: [] });

function refused(typed: string, message: string): Reply {
  return page(<ImportStaff filled={{ ...pasted(typed), errors: [{ field: 'lines', message }] }} />, 422);
}

function page(body: ReactElement, status = 200): Reply {
  return deskPage({ title: 'Import colleagues', section: 'settings', width: 'form', status, body });
}
