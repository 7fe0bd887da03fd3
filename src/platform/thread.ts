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

/**
 * `file`: plain JavaScript that gives to each message either `answer` or `trouble`. It is started with the first question.
 * The next question waits until this one is answered or given up. @throws TooMuch, ThreadBroken, or what the thread said is wrong
 */
export function threadOf<Q, A>(file: URL, { mostMs, mostMegabytes }: ThreadLimits): (question: Q) => Promise<A> {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const start = () => {
    const started = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
    started.on('error', () => undefined); // told by whoever waits
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };
  const end = () => {
    const gone = worker;
    worker = undefined;
    void gone?.terminate();
  };
  const askNow = (question: Q) => {
    clearTimeout(idle);
    worker ??= start();
    const running = worker;
    running.ref();
    return answerOf<A>(running, () => running.postMessage(question), mostMs)
      .catch((error: unknown) => {
        if (error instanceof TooMuch && worker === running) end();
        throw error;
      })
      .finally(() => {
        // A desk that is told to stop does not wait for it.
        running.unref();
        idle = setTimeout(end, IDLE_MS).unref();
      });
  };
  return (question) => {
    const answer = last.then(() => askNow(question));
    last = answer.catch(() => undefined);
    return answer;
  };
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
