import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** In ms, between two pieces of a page. */
const PAUSE = 150;

/**
 * Every page of this server comes in pieces, as over a slow line: first to its heading, then half of what is under it, up
 * to the words of its first large field, to its end. A story that looks at what is there so far, without waiting for what
 * it wants to see, fails each time and not once in a hundred.
 */
export function sendInPieces(server: Server) {
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    const end = response.end.bind(response) as (chunk?: unknown, ...more: unknown[]) => ServerResponse;
    response.end = (chunk?: unknown, ...more: unknown[]) => {
      const isPage = String(response.getHeader('content-type')).startsWith('text/html');
      if (!isPage || !Buffer.isBuffer(chunk)) return end(chunk, ...more);
      const pieces = piecesOf(chunk);
      const last = pieces.pop();
      for (const [index, piece] of pieces.entries()) setTimeout(() => response.write(piece), index * PAUSE);
      setTimeout(() => end(last), pieces.length * PAUSE);
      return response;
    };
  });
}

function piecesOf(page: Buffer): Buffer[] {
  const text = page.toString('latin1'); // a character is a byte
  const heading = text.indexOf('</h1>');
  const foot = text.indexOf('</main>');
  const field = /<textarea[^>]*>/.exec(text);
  const cuts = [heading, Math.floor((heading + foot) / 2), field ? field.index + field[0].length : 0, foot];
  const all = [0, ...cuts.filter((cut) => cut > 0), page.length].sort((a, b) => a - b);
  return all.slice(1).map((cut, index) => page.subarray(all[index], cut));
}
