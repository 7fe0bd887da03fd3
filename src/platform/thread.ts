// A thread beside the desk for work that may hang or swell: asked one thing at a time, and ended when that takes too much.
import { Worker } from 'node:worker_threads';

export type ThreadLimits = {
  /** For one question, in milliseconds. */
  mostMs: number;
  /** Of what the language keeps; bytes of buffers do not count. */
  mostMegabytes: number;
};

/** It took too long, or more memory than it may have: asked again it would end the same way. */
export class TooMuch extends Error {}
/** The thread itself does not run: what was asked is not to blame. */
export class ThreadBroken extends Error {}

/** A thread that has nothing to do for so long ends, and gives its memory back. */
const IDLE_MS = 60_000;

type Said<A> = { answer: A } | { trouble: string };
type Running = { worker: Worker; began: Promise<void> };

export type Thread<Q, A> = {
  /** @throws TooMuch, ThreadBroken, or what the thread said is wrong */
  ask: (question: Q) => Promise<A>;
  /** It runs: what is asked now is begun at once. @throws ThreadBroken */
  ready: () => Promise<void>;
};

/**
 * `file`: plain JavaScript that says `ready` when it has started, and gives to each message either `answer` or `trouble`. It
 * is started when first needed. A question waits until the one before is answered or given up.
 */
export function threadOf<Q, A>(file: URL, { mostMs, mostMegabytes }: ThreadLimits): Thread<Q, A> {
  let running: Running | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const start = (): Running => {
    const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
    const one = { worker, began: beginning(worker) };
    one.began.catch(() => undefined);
    worker.on('error', () => undefined); // told by whoever waits
    worker.on('exit', () => {
      if (running === one) running = undefined;
    });
    return one;
  };
  const end = () => {
    const gone = running;
    running = undefined;
    void gone?.worker.terminate();
  };
  /** A desk that is told to stop waits for what is asked, and not for a thread that idles. */
  const during = async <T>(work: (one: Running) => Promise<T>): Promise<T> => {
    clearTimeout(idle);
    running ??= start();
    const one = running;
    one.worker.ref();
    try {
      await one.began;
      return await work(one);
    } catch (error) {
      if (error instanceof TooMuch && running === one) end();
      throw error;
    } finally {
      one.worker.unref();
      idle = setTimeout(end, IDLE_MS).unref();
    }
  };
  const inTurn = <T>(work: (one: Running) => Promise<T>): Promise<T> => {
    const done = last.then(() => during(work));
    last = done.catch(() => undefined);
    return done;
  };
  return {
    ask: (question) => inTurn(({ worker }) => answerOf<A>(worker, () => worker.postMessage(question), mostMs)),
    ready: () => inTurn(async () => undefined),
  };
}

function beginning(worker: Worker): Promise<void> {
  return new Promise((done, failed) => {
    worker.once('message', () => done());
    worker.once('error', (error) => failed(new ThreadBroken(String(error))));
    worker.once('exit', () => failed(new ThreadBroken('The thread ended.')));
  });
}

function answerOf<A>(worker: Worker, ask: () => void, mostMs: number): Promise<A> {
  return new Promise((done, failed) => {
    const leave = () => {
      clearTimeout(limit);
      worker.off('message', said);
      worker.off('error', broke);
      worker.off('exit', ended);
    };
    const said = (one: Said<A>) => {
      leave();
      if ('answer' in one) done(one.answer);
      else failed(new Error(one.trouble));
    };
    const broke = (error: NodeJS.ErrnoException) => {
      leave();
      failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TooMuch(error.code) : new ThreadBroken(error.message));
    };
    const ended = () => {
      leave();
      failed(new TooMuch('The thread ended.'));
    };
    const limit = setTimeout(ended, mostMs);
    worker.on('message', said);
    worker.on('error', broke);
    worker.on('exit', ended);
    ask();
  });
}
