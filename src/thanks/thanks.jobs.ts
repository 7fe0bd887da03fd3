import { casesByIds } from '../cases/index.ts';
import type { Happened, Job, JobsOfModule } from '../platform/jobs.ts';
import { noteSent } from './letters.ts';
import { takeNameBackAfter } from './name-back.ts';
import { hearThanks, listThanksOf } from './thanks.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'thanks.ask_for': Happened;
    'thanks.note_sent': Happened;
    'thanks.look_again': Happened;
  }
}

const DAY = 86_400_000;

/**
 * A case was closed as thanks, and nobody wrote down who was thanked and who has them: that is still to be done. Of a
 * case that was closed long ago nothing is asked any more.
 */
const askForThanks: Job<'thanks.ask_for'> = async (ctx, { case: id }) => {
  const kase = (await casesByIds(ctx, id ? [id] : [])).get(id ?? '');
  if (!kase?.closed_at || kase.outcome !== 'thanks' || +ctx.now - +kase.closed_at > DAY) return;
  if ((await listThanksOf(ctx, kase)).length > 0) return;
  await hearThanks(ctx, kase, { staffNames: '', place: kase.place_id, withName: null });
};

/** An e-mail of this case has gone: if it was thanks, they are passed on. */
const noteThanksSent: Job<'thanks.note_sent'> = async (ctx, { case: id }) => {
  const kase = (await casesByIds(ctx, id ? [id] : [])).get(id ?? '');
  if (kase) await noteSent(ctx, kase);
};

/** Sharing was changed or taken back: what went out with a name may have to stop. */
const lookAtNames: Job<'thanks.look_again'> = async (ctx, { event, case: id }) => {
  const kase = (await casesByIds(ctx, id ? [id] : [])).get(id ?? '');
  if (kase) await takeNameBackAfter(ctx, kase, event);
};

export const thanksJobs: JobsOfModule = {
  jobs: { 'thanks.ask_for': askForThanks, 'thanks.note_sent': noteThanksSent, 'thanks.look_again': lookAtNames },
  on: {
    'case.closed': 'thanks.ask_for',
    'outbox.sent': 'thanks.note_sent',
    'case.sharing_changed': 'thanks.look_again',
    'case.sharing_stopped': 'thanks.look_again',
    'consent.withdrawn': 'thanks.look_again',
  },
};
