import type { Ctx } from '../platform/context.ts';
import type { Happened, Job, JobsOfModule } from '../platform/jobs.ts';
import type { Outcome } from '../platform/senders.ts';
import { type InHand, keepArrival, keepOutcome, maybeFollowed, takeInHand } from './sending.ts';
import { stopAfterWithdrawal } from './taking-back.ts';
import { maybeSender, takeHouse } from './ways.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'outbox.send': { message: string };
    'outbox.follow': { message: string; looks: number };
    'outbox.withdrawn': Happened;
  }
}

const UNKNOWN: Outcome = { fate: 'unsure', why: 'The computer stopped while this was being sent.' };

/** It leaves outside any transaction, once it is written that it is in hand. */
const sendOut: Job<'outbox.send'> = async (ctx, { message: id }) => {
  const inHand = await takeInHand(ctx, id);
  if (!inHand) return undefined;
  return async (again) => {
    const outcome = await handOver(ctx, inHand);
    await again((later) => keepOutcome(later, id, outcome));
  };
};

/** Where the other side can be asked about one that may have arrived, it is. */
async function handOver(ctx: Ctx, { parcel, known }: InHand): Promise<Outcome> {
  const sender = maybeSender(ctx, parcel.way);
  if (!sender) return { fate: 'later', why: 'This way of sending is not set up.' };
  const outcome = known ? await sender.send(parcel) : UNKNOWN;
  if (outcome.fate !== 'unsure') return outcome;
  const arrived = await sender.ask?.(parcel.id);
  if (arrived === undefined) return outcome;
  return arrived ? { fate: 'sent' } : { fate: 'later', why: 'It did not arrive.' };
}

/** Asked outside any transaction, as it was sent. */
const follow: Job<'outbox.follow'> = async (ctx, { message: id, looks }) => {
  const message = await maybeFollowed(ctx, id);
  const sender = message && maybeSender(ctx, message.channel);
  if (!message || !sender?.follow) return undefined;
  const arrival = sender.follow;
  return async (again) => {
    const known = await arrival(id);
    await again((later) => keepArrival(later, message, known, looks));
  };
};

const withdrawn: Job<'outbox.withdrawn'> = async (ctx, { case: id }) => {
  if (id) await stopAfterWithdrawal(ctx, id);
};

export const outboxJobs: JobsOfModule = {
  jobs: { 'outbox.send': sendOut, 'outbox.follow': follow, 'outbox.withdrawn': withdrawn },
  on: { 'consent.withdrawn': 'outbox.withdrawn' },
  takeHouse,
};
