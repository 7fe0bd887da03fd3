// A letter as a document: to look at before it goes, and to have again after it went.
import { viewed } from '../audit/index.ts';
import { openableCase } from '../cases/index.ts';
import { InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { pdfOf, pdfOfGone, sheetOf } from './documents.ts';
import { begun } from './going.routes.tsx';
import { findLetter } from './letters.ts';
import { findReading } from './readings.ts';
import { addressIn } from './writing.routes.tsx';

const MAY = { may: 'cases.write' } as const;

export function documentRoutes(r: Router) {
  r.get('/desk/cases/:ref/letters/check/pdf', MAY, async (ctx, req) => {
    const found = await begun(ctx, req);
    if ('reply' in found) return found.reply;
    const { writing, text } = found;
    await viewed(ctx, 'print', { case: writing.kase.id });
    const back = `/desk/cases/${writing.kase.ref}/letters/check?${addressIn(writing)}`;
    return asDocument(back, async () => pdfReply(writing.kase.ref, await pdfOf(await sheetOf(ctx, writing, text))));
  });
  r.get('/desk/cases/:ref/letters/readings/:id/pdf', MAY, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const reading = await findReading(ctx, kase, req.params.id ?? '');
    await viewed(ctx, 'print', { case: kase.id });
    const back = `/desk/cases/${kase.ref}/letters/readings/${reading.id}`;
    return asDocument(back, async () => pdfReply(kase.ref, await pdfOf(reading.paper)));
  });
  r.get('/desk/cases/:ref/letters/:id/pdf', MAY, (ctx, req) => gonePdf(ctx, req));
}

async function gonePdf(ctx: Ctx, req: Req): Promise<Reply> {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  const { letter } = await findLetter(ctx, kase, req.params.id ?? '');
  await viewed(ctx, 'print', { case: kase.id });
  const back = `/desk/cases/${kase.ref}/letters/${letter.id}`;
  return asDocument(back, async () => pdfReply(kase.ref, await pdfOfGone(ctx, kase, letter)));
}

/** A letter that cannot be put on paper says why. */
async function asDocument(back: string, make: () => Promise<Reply>): Promise<Reply> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const body = (
      <>
        <p>
          <a href={back}>Back to the letter</a>
        </p>
        <PageHeading title="This letter cannot be made into a PDF" />
        <InsetText>{error.message}</InsetText>
      </>
    );
    return deskPage({ title: 'No PDF', section: 'cases', width: 'form', status: 422, body });
  }
}

/** The reference names no person: it may stand in a list of downloads. */
const pdfReply = (reference: string, bytes: Buffer) =>
  fileReply(bytes, 'application/pdf', `inline; filename="letter-${reference}.pdf"`);

function fileReply(bytes: Buffer, type: string, disposition: string): Reply {
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
