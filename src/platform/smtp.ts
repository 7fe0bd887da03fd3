// Sends e-mail to the mail server of the trust (RFC 5321), over a connection for each.
import { Readable } from 'node:stream';
import type { Outcome, Parcel, Sender } from './senders.ts';
import { wordsOf } from './senders.ts';

const CONNECT_MS = 15_000;
const SILENT_MS = 60_000;

/** `url`: smtp:// or smtps://, with name and password where the server asks for them. Never print it. */
export function smtp(url: string): Sender {
  return { send: async (parcel) => deliver(url, parcel).catch((error: unknown) => laterFor(error)) };
}

const laterFor = (error: unknown): Outcome => ({ fate: 'later', why: wordsOf(error) });

async function deliver(url: string, parcel: Parcel): Promise<Outcome> {
  const [{ createTransport }, bytes] = await Promise.all([import('nodemailer'), composed(parcel)]);
  // Never over the network in the clear with a password: a server that offers TLS is spoken to by TLS.
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let wholeTaken = false;
  const raw = Readable.from(
    partsOf(bytes, () => {
      wholeTaken = true;
    }),
  );
  try {
    await transport.sendMail({ envelope: { from: parcel.from.address, to: [parcel.to.address] }, raw });
    return { fate: 'sent' };
  } catch (error) {
    return outcomeOf(error, wholeTaken);
  } finally {
    transport.close();
  }
}

/** The last part is given once all others were taken: from then on the server may have the whole. */
async function* partsOf(bytes: Buffer, onLast: () => void): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, -1);
  onLast();
  yield bytes.subarray(-1);
}

/**
 * A server that answered has decided (RFC 5321, 4.2.1: 5yz for good, 4yz for now). One that did not, after it may have
 * had the whole message, leaves it open whether it was taken.
 */
function outcomeOf(error: unknown, wholeTaken: boolean): Outcome {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const why = wordsOf(error);
  // A wrong password is ours to mend: nobody's message is given up for it.
  if (code === 'EAUTH' || code === 'ENOAUTH') return { fate: 'later', why };
  if (responseCode) return responseCode >= 500 ? { fate: 'refused', why } : { fate: 'later', why };
  if (code === 'EENVELOPE') return { fate: 'refused', why };
  return wholeTaken ? { fate: 'unsure', why } : { fate: 'later', why };
}

/** The message as it travels. Header injection is the composer's to refuse: it folds and encodes what stands in a name. */
async function composed(parcel: Parcel): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composer = new MailComposer({
    from: parcel.from,
    to: parcel.to,
    subject: parcel.subject,
    text: parcel.body,
    messageId: parcel.messageId,
    date: parcel.at,
    ...(parcel.inReplyTo ? { inReplyTo: parcel.inReplyTo } : {}),
    ...(parcel.references?.length ? { references: [...parcel.references] } : {}),
    ...(parcel.automatic ? { headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } } : {}),
    attachments: parcel.attachments.map(({ name, type, bytes }) => ({
      filename: name,
      content: bytes,
      contentType: type,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
