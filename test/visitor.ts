import { Readable } from 'node:stream';
import { threadId } from 'node:worker_threads';
import { ask, type Sent, urlEncoded, withFiles } from './harness.ts';

let visitors = 0;

/** Somebody without an account at the public pages of a trust: one browser, with its cookies until it is closed. */
export function newVisitor({ host }: { host: string }) {
  visitors += 1;
  // Tries are counted by address, whatever the trust: two files that run at the same time share none.
  const from = `10.${threadId & 255}.${visitors >> 8}.${visitors & 255}`;
  const jar = new Map<string, string>();
  type Body = { payload?: string | Buffer | Readable; headers?: Record<string, string> };
  const go = async (method: 'GET' | 'POST', url: string, { payload, headers = {} }: Body) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await ask(undefined, method, url, {
      headers: { host, ...(cookie ? { cookie } : {}), ...headers },
      from,
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const send = (
    method: 'GET' | 'POST',
    url: string,
    fields?: Record<string, string | readonly string[]>,
    more = {},
  ) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...more };
    return go(method, url, fields ? { payload: urlEncoded(fields), headers } : {});
  };
  const get = (url: string) => send('GET', url);
  return {
    jar,
    get,
    post: (url: string, fields: Record<string, string | readonly string[]> = {}, headers = {}) =>
      send('POST', url, fields, headers),
    /** Sends a form and goes where it leads, as a browser does. */
    async submit(url: string, fields: Record<string, string | readonly string[]> = {}) {
      const answer = await send('POST', url, fields);
      return answer.status === 303 ? get(answer.to) : answer;
    },
    /** A form with files. */
    upload: async (url: string, files: readonly Sent[], fields: Record<string, string> = {}, headers = {}) =>
      go('POST', url, await withFiles(files, headers, fields)),
    /** The same over a line that stands still in the middle until `goesOn`. */
    async uploadSlowly(url: string, files: readonly Sent[], fields: Record<string, string>, goesOn: Promise<unknown>) {
      const { payload, headers } = await withFiles(files, {}, fields);
      const half = payload.length >> 1;
      const line = async function* () {
        yield payload.subarray(0, half);
        await goesOn;
        yield payload.subarray(half);
      };
      return go('POST', url, { payload: Readable.from(line()), headers });
    },
    /** Follows a link that may lead on. */
    async open(url: string) {
      const answer = await get(url);
      return answer.status === 303 ? get(answer.to) : answer;
    },
  };
}
