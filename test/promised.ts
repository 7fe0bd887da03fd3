// Who rang and what was promised: the stories that the tests of My day begin with.

import { addContact, makePromise, type NewCase, type NewPromise, openCase } from '../src/cases/index.ts';
import { addWay, createPerson, type NewPerson } from '../src/people/index.ts';
import { atLocal } from '../src/platform/time.ts';
import type { Desk } from './harness.ts';

/** A time of the tests' week, on London's clock: at('24', '11:00') is Tuesday 24 November 2026, 11am. */
export const at = (day: string, time: string) => atLocal(`2026-11-${day}`, time);

type Story = {
  person?: Partial<NewPerson>;
  kase?: Partial<NewCase>;
  promise?: Partial<NewPromise>;
  words?: string;
  told?: string;
};

/** Somebody who rang, her case, and what was promised to her. */
export async function promised(officer: Desk, name: string, story: Story = {}) {
  return officer.as(async (ctx) => {
    const person = await createPerson(ctx, { name, ...story.person });
    await addWay(ctx, person, { kind: 'phone', value: '07700 900123' });
    const kase = await openCase(ctx, {
      type: 'concern',
      owner: officer.id,
      caller: person.id,
      receivedAt: ctx.now,
      ...story.kase,
    });
    const words = story.words ?? 'Nobody told us about the discharge letter.';
    await addContact(ctx, {
      case: kase.id,
      person: person.id,
      channel: 'phone',
      direction: 'in',
      words,
      told: story.told ?? '',
    });
    const due = at('24', '16:00');
    const promise = await makePromise(ctx, {
      kind: 'call_back',
      owner: officer.id,
      due,
      case: kase.id,
      person: person.id,
      ...story.promise,
    });
    return { person, kase, promise };
  });
}
