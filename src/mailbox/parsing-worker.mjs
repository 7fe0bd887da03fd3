// Takes emails apart beside the desk, in a thread of its own: one that hangs or swells ends the thread and nothing else.
// Plain JavaScript, because Node starts it as it is: beside the sources in a test, in dist/ after a build.
import { parentPort } from 'node:worker_threads';
import { simpleParser } from 'mailparser';

/** A page of HTML longer than this is no letter of a person (characters). */
const MOST_HTML = 2_000_000;
/** More is read in the original (characters). */
const MOST_WORDS = 200_000;
const MOST_PICTURES = 1_000;

parentPort.on('message', async (raw) => {
  try {
    parentPort.postMessage({ answer: await takeApart(Buffer.from(raw)) });
  } catch (error) {
    parentPort.postMessage({ trouble: String(error?.message ?? error) });
  }
});

parentPort.postMessage('ready');

async function takeApart(raw) {
  const mail = await simpleParser(raw, {
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepCidLinks: true,
    maxHtmlLengthToParse: MOST_HTML,
    checksumAlgo: false,
  });
  const addresses = (name) => [mail.headers.get(name) ?? []].flat().flatMap((one) => one.value ?? []);
  return {
    headerLines: mail.headerLines,
    from: addresses('from'),
    replyTo: addresses('reply-to'),
    to: [...addresses('to'), ...addresses('cc')],
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    references: [mail.references ?? []].flat().join(' '),
    inReplyTo: mail.inReplyTo ?? '',
    date: mail.date,
    words: withoutPictures(mail.text ?? '', mail.html || '').slice(0, MOST_WORDS),
    wordsLost: mail.textConversionError !== undefined,
    attachments: mail.attachments.map(({ contentType, filename, content }) => ({ contentType, filename, content })),
  };
}

/** Addresses of pictures, which a page leaves in its words: nobody wrote them, and many only tell that it was opened. */
function withoutPictures(words, html) {
  if (html.length > MOST_HTML) return words;
  let left = words;
  let found = 0;
  for (const [, address = ''] of html.matchAll(/<img\b[^>]{0,2000}?\bsrc\s*=\s*["']?([^"'\s>]{1,2000})/gi)) {
    if (++found > MOST_PICTURES) break;
    left = left.replace(`[${address.replaceAll('&amp;', '&')}]`, '');
  }
  return left;
}
