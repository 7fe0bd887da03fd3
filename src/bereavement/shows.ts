// After a death, on the page of a case: where it stands, what the family chose, and the way to the steps.
import { createElement } from 'react';
import { type Case, NOBODY_TODAY, quietToday, type Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { type Ctx, onceIn } from '../platform/context.ts';
import { dateWords } from '../platform/time.ts';
import { DeathBlock } from './block.tsx';
import { isAwaited, listFollowUps } from './follow-ups.ts';
import { clocksNow } from './pathway.routes.tsx';
import { maybeStep, stepsOn, titleOn } from './steps.rules.ts';
import { loadPathway } from './steps.ts';

export const shows: Shows = {
  onCase: { column: 'people', show: showBlock },
  // Until the mark is on, the way to it stands among what is done seldom.
  acts: async (ctx, kase) =>
    mayDo(ctx.actor, 'cases.write') && !kase.after_death && !kase.closed_at && !kase.handed_over_at
      ? [{ href: `/desk/cases/${kase.ref}/bereavement`, label: 'Somebody has died' }]
      : [],
  inBar: async (ctx, kase) => {
    if (!kase.after_death) return [];
    const [{ called }, quiet] = await Promise.all([known(ctx, kase), quietToday(ctx, [kase])]);
    return [
      ...(quiet.has(kase.id) ? [{ text: NOBODY_TODAY, icon: 'contact' as const, strong: true }] : []),
      ...(called ? [{ text: `Say “${called}”` }] : []),
    ];
  },
  onPrint: async (ctx, kase) => {
    if (!kase.after_death) return [];
    const { path, steps } = await known(ctx, kase);
    const done = stepsOn(path).filter(({ code }) => steps.get(code)?.state === 'done');
    return done.length > 0
      ? [{ key: 'After the death, done', value: done.map((def) => titleOn(def, path)).join(', ') }]
      : [];
  },
  events: {
    'bereavement.step_saved': {
      title: ({ particulars }) => `After the death: ${maybeStep(String(particulars.step))?.title ?? 'a step'}`,
    },
    'bereavement.told': { title: 'Explained or given after the death' },
    'bereavement.not_told': { title: 'Not explained after all' },
    'bereavement.belonging_listed': { title: 'Something they had with them was written down' },
    'bereavement.belonging_out': { title: 'Something they had with them was signed out' },
    'bereavement.belonging_back': { title: 'Something they had with them is still here after all' },
    'bereavement.viewing_booked': { title: 'A time to see the person who died was booked' },
    'bereavement.viewing_ended': { title: 'What came of a time to see the person who died' },
    'bereavement.viewing_back': { title: 'A time to see the person who died is booked after all' },
    'bereavement.follow_up_chosen': { title: 'They chose to hear from us again' },
    'bereavement.follow_up_declined': { title: 'They do not want to hear from us then' },
    'bereavement.follow_up_stopped': { title: 'They do not want to hear from us any more' },
    'bereavement.follow_up_back': { title: 'They still want to hear from us' },
    'bereavement.followed_up': { title: 'Heard from us again, as they chose' },
    'bereavement.quiet_days_changed': { title: 'Days on which nobody contacts them were changed' },
  },
};

/** Asked once for the bar and the block. */
const known = (ctx: Ctx, kase: Case) => onceIn(ctx, `pathway of ${kase.id}`, () => loadPathway(ctx, kase));

async function showBlock(ctx: Ctx, kase: Case) {
  if (!kase.after_death) return null;
  const pathway = await known(ctx, kase);
  const [followUps, clocks] = await Promise.all([listFollowUps(ctx, kase), clocksNow(ctx, pathway)]);
  const next = followUps.find(isAwaited)?.due_at;
  const all = stepsOn(pathway.path);
  return createElement(DeathBlock, {
    reference: kase.ref,
    begun: pathway.rows.length > 0,
    ours: all.filter(({ code }) => pathway.steps.get(code)?.state === 'ours').map((def) => titleOn(def, pathway.path)),
    clocks: clocks.map(({ name, words, late }) => ({ name, words, late })),
    next: next ? dateWords(next, ctx.now) : '',
    mayWrite: mayDo(ctx.actor, 'cases.write'),
  });
}
