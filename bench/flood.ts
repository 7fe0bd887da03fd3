import { type Desk, expectAnswer, openConnection, type Timing } from './requests.ts';
import type { App } from './world.ts';

/** What ten thousand messages at the public pages do to a desk. */
export type FloodResult = {
  /** Of ten thousand: how many were told to try again. */
  refused: number;
  seconds: number;
  /** My day, opened again and again while they come. */
  day: Timing;
};

const MESSAGES = 10_000;
const CONNECTIONS = 50;

/** All of them from here, as fast as they are answered: far more in a second than a minute may bring. */
export async function measureFlood({ port }: App, desk: Desk): Promise<FloodResult> {
  const began = performance.now();
  const times: number[] = [];
  let sent = 0;
  let refused = 0;
  const flood = async () => {
    const visitor = openConnection(port, '');
    while (sent < MESSAGES) {
      sent += 1;
      const { status } = await visitor.post('/tell-us', {});
      if (status === 429) refused += 1;
      else if (status !== 303) throw new Error(`A message was answered with ${status}.`);
    }
    visitor.close();
  };
  const work = async () => {
    while (sent < MESSAGES) {
      const asked = performance.now();
      expectAnswer(await desk.get('/desk'), 200, 'My day');
      times.push(performance.now() - asked);
    }
  };
  await Promise.all([...Array.from({ length: CONNECTIONS }, flood), work()]);
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? 0;
  return { refused, seconds: (performance.now() - began) / 1000, day: { p50: at(0.5), p95: at(0.95) } };
}
