import {
  addAgreement,
  askToAgree,
  endMeeting,
  findMeeting,
  listAnswers,
  listComing,
  planMeeting,
  takeAnswer,
  writeNotes,
} from '../src/meetings/index.ts';
import { findPlace } from '../src/places/index.ts';
import { actorId } from '../src/platform/context.ts';
import { addDays, type Day, localDate } from '../src/platform/time.ts';
import { onCase } from './acts.ts';

type Planned = { kind: 'meeting' | 'mediation'; starts_at: Date; room: string; purpose: string; withWhom?: string };

/** With who leads the ward of the case; nobody is invited yet. */
export const planned = (meeting: Planned) =>
  onCase(async (ctx, kase) => {
    await plan(ctx, kase, meeting);
  });

type OnCase = Parameters<Parameters<typeof onCase>[0]>;

async function plan(ctx: OnCase[0], kase: OnCase[1], { kind, starts_at, room, purpose, withWhom = '' }: Planned) {
  const ward = kase.place_id ? await findPlace(ctx, kase.place_id) : undefined;
  return planMeeting(
    ctx,
    kase,
    {
      ...{ kind, starts_at, minutes: 60, place: room, link: '', purpose, telling: '', is_private: true },
      ...{ lead_id: actorId(ctx), lead_name: '' },
    },
    [
      { side: 'person', person: kase.caller_id ?? '' },
      ...(withWhom ? [{ side: 'person' as const, name: withWhom }] : []),
      ...(ward ? [{ side: 'service' as const, name: ward.lead || ward.name, place: ward.id }] : []),
    ],
  );
}

type Held = Planned & { notes: string; who: string; what: string; due: Day };

/** It took place. The caller says by phone that the notes are right; the ward is still to be asked. */
export const held = ({ notes, who, what, due, ...meeting }: Held) =>
  onCase(async (ctx, kase) => {
    const id = await plan(ctx, kase, meeting);
    const came = (await listComing(ctx, kase, id)).map((one) => one.id);
    await endMeeting(ctx, kase, await findMeeting(ctx, kase, id), { took: 'held', came, words: '' });
    const over = await findMeeting(ctx, kase, id);
    await writeNotes(ctx, kase, over, { body: notes, number: 0, origin: '' });
    await addAgreement(ctx, kase, over, { who, what, due });
    await askToAgree(ctx, kase, over, { until: addDays(localDate(ctx.now), 14), origin: '' });
    const [first] = await listAnswers(ctx, kase);
    if (first) await takeAnswer(ctx, kase, first, { agrees: true, words: '', how: 'phone' });
  });
