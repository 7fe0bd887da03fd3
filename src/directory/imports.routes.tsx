import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { NotFetched, publicUrl } from '../platform/web.ts';
import { HELP } from './entry.tsx';
import { pageIn } from './help.routes.tsx';
import {
  countLines,
  dropImport,
  type FeedFrom,
  findImport,
  type HelpImport,
  listEnding,
  listImports,
  listRefused,
  maybeLater,
  sendFeed,
  startImport,
  startTakingBack,
} from './imports.ts';
import { ImportPage, ImportsPage } from './imports.tsx';
import { maybeWeb } from './outside.ts';

const AT = `${HELP}/imports`;
const MB = 1_000_000;
/** 50,000 services with all that hangs on them; more is sent in several imports. */
const TAKES = { mostFiles: 50, mostOfAny: 60 * MB, mostInAll: 60 * MB, mostOf: async () => 60 * MB };

const feedForm = form({
  source: text({
    label: 'Name of the feed',
    required: 'Enter what you call this feed',
    max: [100, 'Use 100 characters or fewer'],
  }),
  licence: text({ label: 'Licence', max: [100, 'Use 100 characters or fewer'] }),
  address: text({ label: 'Address of the feed', max: [500, 'Use 500 characters or fewer'] }),
});

export function importRoutes(r: Router) {
  r.get(AT, { may: 'places.write' }, (ctx) => importsPage(ctx, feedForm.blank()));
  r.upload(AT, { may: 'places.write', takes: TAKES }, async (ctx, req) => {
    const filled = feedForm.submit(req.body);
    let id = '';
    const refused = await attempt(filled, async ({ source, licence, address }) => {
      id = await sendFeed(ctx, source.trim(), { ...feedFrom(req, address.trim()), licence: licence.trim() });
    });
    return refused ? importsPage(ctx, refused) : redirect(`${AT}/${id}`);
  });
  r.get(`${AT}/:import`, { may: 'places.write' }, async (ctx, req) => importPage(ctx, await asked(ctx, req), req));
  r.post(`${AT}/:import/taking`, { may: 'places.write' }, async (ctx, req) => {
    const known = await asked(ctx, req);
    await startImport(ctx, known, one(req.body, 'vouched') !== '');
    return redirect(`${AT}/${known.id}`);
  });
  r.post(`${AT}/:import/dropping`, { may: 'places.write' }, async (ctx, req) => {
    await dropImport(ctx, await asked(ctx, req));
    return redirect(AT);
  });
  r.post(`${AT}/:import/taking-back`, { may: 'places.write' }, async (ctx, req) => {
    const known = await asked(ctx, req);
    await startTakingBack(ctx, known);
    return redirect(`${AT}/${known.id}`);
  });
}

const asked = (ctx: Ctx, req: Req) => findImport(ctx, req.params.import ?? '');

/** @throws RuleError too much came, or nothing, or both; an address that we never ask */
function feedFrom({ files, fileProblems }: Req, address: string): FeedFrom {
  if (fileProblems.length > 0) throw new RuleError('Send at most 60 MB at once, in up to 50 files', 'files');
  if (address === '' && files.length === 0) throw new RuleError('Choose the files of the feed', 'files');
  if (address === '') return { files, address: null };
  if (files.length > 0) throw new RuleError('Choose files or enter an address, not both', 'address');
  return { files, address: addressIn(address) };
}

function addressIn(typed: string): string {
  if (!maybeWeb()) throw new RuleError('Nothing is fetched from here. Choose the files of the feed.', 'address');
  try {
    return publicUrl(typed).href;
  } catch (error) {
    if (error instanceof NotFetched) throw new RuleError(error.message, 'address');
    throw error;
  }
}

async function importsPage(ctx: Ctx, filled: Filled): Promise<Reply> {
  const body = (
    <ImportsPage
      at={AT}
      imports={await listImports(ctx)}
      filled={filled}
      now={ctx.now}
      fetches={maybeWeb() !== undefined}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Import help', section: 'directory', width: 'form', status, body });
}

async function importPage(ctx: Ctx, known: HelpImport, req: Req): Promise<Reply> {
  const page = pageIn(one(req.query, 'page'));
  const [counts, refused, ending, later] = await Promise.all([
    countLines(ctx, known),
    listRefused(ctx, known, page),
    listEnding(ctx, known, page),
    maybeLater(ctx, known),
  ]);
  const at = `${AT}/${known.id}`;
  const body = <ImportPage {...{ at, known, counts, refused, ending, page, later: later && `${AT}/${later.id}` }} />;
  return deskPage({ title: 'Import help', section: 'directory', width: 'form', body });
}
