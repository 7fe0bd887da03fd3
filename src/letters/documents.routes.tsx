// A letter as a document: to look at before it goes, and to have again after it went.
import { viewed } from '../audit/index.ts';
import { type Case, openableCase } from '../cases/index.ts';
import { InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { pdfOf, pdfOfGone, sheetOf, sheetOfGone } from './documents.ts';
import { docxOf } from './docx.ts';
import { begun } from './going.routes.tsx';
import { findLetter } from './letters.ts';
import { findReading } from './readings.ts';
import { plainTextOf, type Sheet } from './sheets.rules.ts';
import { addressIn } from './writing.routes.tsx';

const MAY = { may: 'cases.write' } as const;
const AT = '/desk/cases/:ref/letters';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Kind = 'pdf' | 'docx' | 'txt';
/** Something of a case that is a letter: what stands on it, where its page is, and its bytes where they were kept. */
type Found = { kase: Pick<Case, 'id' | 'ref'>; back: string; sheet: Sheet; pdf: () => Promise<Buffer> };

export function documentRoutes(r: Router) {
  r.get(`${AT}/check/pdf`, MAY, (ctx, req) => begunDocument(ctx, req, 'pdf'));
  r.get(`${AT}/check/docx`, MAY, (ctx, req) => begunDocument(ctx, req, 'docx'));
  r.get(`${AT}/check/txt`, MAY, (ctx, req) => begunDocument(ctx, req, 'txt'));
  r.get(`${AT}/readings/:id/pdf`, { may: 'letters.sign' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const { id, paper: sheet } = await findReading(ctx, kase, req.params.id ?? '');
    return handOut(ctx, { kase, back: `readings/${id}`, sheet, pdf: () => pdfOf(sheet) }, 'pdf');
  });
  r.get(`${AT}/:id/pdf`, MAY, (ctx, req) => goneDocument(ctx, req, 'pdf'));
  r.get(`${AT}/:id/docx`, MAY, (ctx, req) => goneDocument(ctx, req, 'docx'));
  r.get(`${AT}/:id/txt`, MAY, (ctx, req) => goneDocument(ctx, req, 'txt'));
}

async function begunDocument(ctx: Ctx, req: Req, kind: Kind): Promise<Reply> {
  const found = await begun(ctx, req);
  if ('reply' in found) return found.reply;
  const { writing, text } = found;
  const sheet = await sheetOf(ctx, writing, text, one(req.query, 'by') === 'hand' ? 'hand' : 'us');
  const { kase } = writing;
  return handOut(ctx, { kase, back: `check?${addressIn(writing)}`, sheet, pdf: () => pdfOf(sheet) }, kind);
}

async function goneDocument(ctx: Ctx, req: Req, kind: Kind): Promise<Reply> {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  const { letter } = await findLetter(ctx, kase, req.params.id ?? '');
  const sheet = await sheetOfGone(ctx, kase, letter);
  return handOut(ctx, { kase, back: letter.id, sheet, pdf: () => pdfOfGone(ctx, kase, letter) }, kind);
}

async function handOut(ctx: Ctx, found: Found, kind: Kind): Promise<Reply> {
  const { kase, sheet } = found;
  await viewed(ctx, 'print', { case: kase.id });
  // The reference names no person: it may stand in a list of downloads.
  const name = `letter-${kase.ref}.${kind}`;
  if (kind === 'docx') return fileReply(await docxOf(sheet), WORD, `attachment; filename="${name}"`);
  if (kind === 'txt')
    return fileReply(Buffer.from(plainTextOf(sheet)), 'text/plain; charset=utf-8', `attachment; filename="${name}"`);
  try {
    return fileReply(await found.pdf(), 'application/pdf', `inline; filename="${name}"`);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return noPdf(`/desk/cases/${kase.ref}/letters/${found.back}`, error.message);
  }
}

/** A letter that cannot be put on paper says why. */
function noPdf(back: string, why: string): Reply {
  const body = (
    <>
      <p>
        <a href={back}>Back to the letter</a>
      </p>
      <PageHeading title="This letter cannot be made into a PDF" />
      <InsetText>{why}</InsetText>
    </>
  );
  return deskPage({ title: 'No PDF', section: 'cases', width: 'form', status: 422, body });
}

/** Nothing in it runs, and nobody keeps it. */
export function fileReply(bytes: Buffer, type: string, disposition: string): Reply {
  return {
    ...{ kind: 'stream', status: 200, type, size: bytes.length },
    part: async (_, at) => (at === 0 ? bytes : undefined),
    headers: {
      'content-disposition': disposition,
      'content-security-policy': "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  };
}
