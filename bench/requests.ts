import { Agent, request as send } from 'node:http';

export type Answer = { status: number; body: string; bytes: number; to: string };
export type Desk = {
  get: (path: string) => Promise<Answer>;
  post: (path: string, fields: Record<string, string>) => Promise<Answer>;
  patch: (path: string, body: object) => Promise<Answer>;
  /** A form with files. */
  send: (path: string, form: { type: string; body: Buffer }) => Promise<Answer>;
  close: () => void;
};

/** One browser, signed in, on one connection that stays open. */
export function openConnection(port: number, token: string): Desk {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = {
    cookie: `pals_session=${token}`,
    'sec-fetch-site': 'same-origin',
    'sec-fetch-dest': 'document',
    origin: `http://localhost:${port}`,
    host: `localhost:${port}`,
  };
  const ask = (method: string, path: string, type = '', payload: string | Buffer = '') =>
    new Promise<Answer>((resolve, reject) => {
      const more =
        payload.length > 0 ? { 'content-type': type, 'content-length': Buffer.byteLength(payload), accept: type } : {};
      const asked = send(
        { host: '127.0.0.1', port, path, method, agent, headers: { ...headers, ...more }, timeout: 60_000 },
        (reply) => {
          const parts: Buffer[] = [];
          reply.on('data', (part: Buffer) => parts.push(part));
          reply.on('end', () => {
            const all = Buffer.concat(parts);
            const to = String(reply.headers.location ?? '');
            resolve({ status: reply.statusCode ?? 0, body: all.toString(), bytes: all.length, to });
          });
          reply.on('error', reject);
        },
      );
      asked
        .on('error', reject)
        .on('timeout', () => asked.destroy(new Error(`${method} ${path} took more than a minute`)));
      asked.end(payload);
    });
  return {
    get: (path) => ask('GET', path),
    post: (path, fields) =>
      ask('POST', path, 'application/x-www-form-urlencoded', new URLSearchParams(fields).toString()),
    patch: (path, body) => ask('PATCH', path, 'application/json', JSON.stringify(body)),
    send: (path, { type, body }) => ask('POST', path, type, body),
    close: () => agent.destroy(),
  };
}

export type Timing = { p50: number; p95: number };

/** A desk that has been in use for some minutes: its code is compiled, its plans are made. */
const WARM_UP = 300;

/** Milliseconds of `count` turns, one after the other, after some to warm up. `prepare` is not counted. */
export async function measure<T>(
  count: number,
  prepare: (n: number) => Promise<T>,
  turn: (given: T, n: number) => Promise<unknown>,
): Promise<Timing> {
  const times: number[] = [];
  const warmUp = Math.min(WARM_UP, count);
  for (let n = 0; n < count + warmUp; n += 1) {
    const given = await prepare(n);
    const started = performance.now();
    await turn(given, n);
    if (n >= warmUp) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(times.length * 0.5)] ?? 0, p95: times[Math.floor(times.length * 0.95)] ?? 0 };
}

/** Requests a second over so many connections at once. */
export async function throughput<C>(
  connections: readonly C[],
  seconds: number,
  turn: (connection: C, n: number) => Promise<unknown>,
): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < end) {
        await turn(connection, done);
        done += 1;
      }
    }),
  );
  return done / seconds;
}

/** What was asked for must have come, or the number means nothing. */
export function expectAnswer(answer: Answer, wanted: number, ...texts: readonly string[]): Answer {
  if (answer.status !== wanted)
    throw new Error(`Expected ${wanted}, got ${answer.status}: ${readable(answer.body).slice(0, 300)}`);
  for (const text of texts)
    if (!readable(answer.body).includes(text))
      throw new Error(`The page does not show "${text}": ${readable(answer.body).slice(0, 400)}`);
  return answer;
}

export function readable(html: string): string {
  return html
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;|&#39;/g, '’')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}
