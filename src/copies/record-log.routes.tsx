import { listRecordLog, viewed } from '../audit/index.ts';
import { openableCase, wholeCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { deskPage } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateWords, timeWords } from '../platform/time.ts';
import { logWords } from './record-log.rules.ts';
import { RecordLog } from './record-log.tsx';

const PAGE_SIZE = 50;

export function recordLogRoutes(r: Router) {
  r.get('/desk/cases/:ref/record-log', { may: 'record_log.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const typed = one(req.query, 'page');
    const wanted = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 1;
    const offset = (wanted - 1) * PAGE_SIZE;
    const { lines, total } = await listRecordLog(ctx, { case: wholeCase(ctx, kase), most: PAGE_SIZE, offset });
    await viewed(ctx, 'record_log', { case: kase.id });
    const names = await staffNames(ctx);
    const rows = lines.map(({ id, name, at, actor_id }) => ({
      id,
      at: `${dateWords(at, ctx.now)}, ${timeWords(at)}`,
      who: actor_id ? (names.get(actor_id) ?? 'A colleague') : 'OpenPALS',
      what: logWords(name),
    }));
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const body = <RecordLog reference={kase.ref} lines={rows} total={total} page={wanted} pages={pages} />;
    return deskPage({ title: `Record log of ${kase.ref}`, section: 'cases', width: 'form', body });
  });
}
