// Asks a clamd whether bytes hold a virus, by its INSTREAM command (clamd(8)), over TCP or a socket in the file system.
import { createConnection, type Socket } from 'node:net';

export type Verdict = { clean: true } | { clean: false; virus: string };

/** @throws ScannerAway it cannot be asked now: try again later */
export type Scanner = (parts: AsyncIterable<Buffer>) => Promise<Verdict>;

/** The virus check gave no verdict: it is not there, is too slow, or does not take the file. The words are for the log. */
export class ScannerAway extends Error {
  constructor(readonly why: 'away' | 'too_large') {
    super(why === 'away' ? 'The virus check does not answer.' : 'The file is too large for the virus check.');
  }
}

export type ScannerAddress = { path: string } | { host: string; port: number };

const SILENT_MS = 120_000;
const MOST_ANSWER = 4_096;

/** One connection for each file. */
export function clamd(address: ScannerAddress): Scanner {
  return async (parts) => {
    const socket = createConnection(address);
    socket.setTimeout(SILENT_MS, () => socket.destroy());
    let connected = false;
    socket.once('connect', () => {
      connected = true;
    });
    const answer = readAnswer(socket);
    answer.catch(() => undefined);
    const sent = await send(socket, parts).catch((error: unknown) => {
      socket.destroy();
      if (!(error instanceof SocketGone)) throw error;
      return false;
    });
    const words = await answer.catch((error: unknown) => {
      // It hears no more than its StreamMaxLength, and what it says when it hangs up is mostly lost on the way.
      throw connected && !sent ? new ScannerAway('too_large') : error;
    });
    socket.destroy();
    return verdictOf(words);
  };
}

class SocketGone extends Error {}

async function send(socket: Socket, parts: AsyncIterable<Buffer>): Promise<true> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const bytes of parts) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    await write(socket, length);
    await write(socket, bytes);
  }
  await write(socket, Buffer.alloc(4));
  return true;
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.destroyed) return reject(new SocketGone());
    socket.write(bytes, (error) => (error ? reject(new SocketGone()) : resolve()));
  });
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.on('data', (bytes) => {
      answer = `${answer}${bytes.toString('utf8')}`.slice(0, MOST_ANSWER);
      if (answer.includes('\0')) resolve(answer);
    });
    socket.on('error', () => (answer ? resolve(answer) : reject(new ScannerAway('away'))));
    socket.on('close', () => (answer ? resolve(answer) : reject(new ScannerAway('away'))));
  });
}

/** "stream: OK", "stream: Eicar-Signature FOUND", "INSTREAM size limit exceeded. ERROR". */
function verdictOf(answer: string): Verdict {
  const line = answer.replace(/\0.*$/s, '').trim();
  if (line === 'stream: OK') return { clean: true };
  const found = /^stream: (.+) FOUND$/.exec(line);
  if (found?.[1]) return { clean: false, virus: found[1] };
  throw new ScannerAway(/size limit/i.test(line) ? 'too_large' : 'away');
}
