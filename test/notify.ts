import { createServer } from 'node:http';
import { notify } from '../src/platform/notify.ts';
import type { Senders } from '../src/platform/senders.ts';
import { open } from './harness.ts';

export type Asked = { path: string; body: Record<string, unknown>; bearer: string };
const KEY = `desk-${'26785a09-ab16-4eb0-8407-a37497a57506'}-${'3d844edf-8d35-48ac-975b-e847b4f122b0'}`;

export type NotifyServer = {
  /** What was handed over, the first first. */
  asked: Asked[];
  senders: Senders;
  /** What it answers to the next: a status, and an error in words; 0 hangs up after it has taken it. */
  answer: (status: number, words?: string) => void;
  /** What it says of all that it has, when it is asked later. */
  says: (status: string) => void;
  stop: () => Promise<void>;
};

/** What stands in for GOV.UK Notify: outside of the house only HTTP is made up. */
export async function startNotify(): Promise<NotifyServer> {
  const asked: Asked[] = [];
  let [next, words, status] = [201, '', 'sending'];
  const known: string[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    response.setHeader('content-type', 'application/json');
    const path = request.url ?? '';
    if (request.method === 'GET') {
      const reference = new URLSearchParams(path.split('?')[1]).get('reference') ?? '';
      const notifications = known.includes(reference) ? [{ id: 'n1', status }] : [];
      response.end(JSON.stringify({ notifications }));
      return;
    }
    const body = JSON.parse(text || '{}');
    asked.push({ path, body, bearer: request.headers.authorization ?? '' });
    if (next === 201 || next === 0) known.push(String(body.reference));
    if (next === 0) response.destroy();
    else response.writeHead(next).end(next === 201 ? '{"id":"n1"}' : JSON.stringify({ errors: [{ message: words }] }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    asked,
    senders: notify({ key: KEY, templates: { text: 'template-text' }, letters: 'second', url }),
    answer: (code, said = '') => {
      [next, words] = [code, said];
    },
    says: (said) => {
      status = said;
    },
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

/** From now on the desk of the tests sends its texts and letters there. */
export function sendByNotify({ senders }: Pick<NotifyServer, 'senders'>) {
  open().house.senders = senders;
}
