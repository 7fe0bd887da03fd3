import { describe, expect, test } from 'vitest';
import { caseAt, desk, newCall, notes } from '../../test/calling.ts';

describe('somebody rings again', () => {
  test('and the call is added to the open case; a new time replaces the old one', async () => {
    const { sam } = await desk();
    const first = await (await newCall(sam)).finish({
      notes,
      caller: 'Grace Okafor',
      phone: '4455',
      next: 'call_back',
      call_when: 'hour',
      call_route: 'informal',
    });
    const kase = await caseAt(sam, first.to);
    const again = await newCall(sam, { case: kase.ref });
    expect((await again.page()).text).toContain(`This call will be added to ${kase.ref}`);
    const done = await again.finish({
      notes: 'Can it be later?',
      case_id: kase.id,
      caller: 'Grace Okafor',
      caller_id: kase.caller_id ?? '',
      phone: '4455',
      next: 'call_back',
      call_when: '2026-11-25T12:00:00.000Z',
    });
    const after = await caseAt(sam, done.to);
    expect(after.ref).toBe(kase.ref);
    expect(after.promises).toMatchObject([{ kind: 'call_back', due_at: new Date('2026-11-25T12:00:00Z') }]);
  });

  test('and it is sorted: the case closes, unless a service still owes an answer', async () => {
    const { sam } = await desk();
    const first = await (await newCall(sam)).finish({
      notes,
      caller: 'Grace Okafor',
      phone: '4455',
      next: 'call_back',
      call_when: 'hour',
    });
    const kase = await caseAt(sam, first.to);
    const done = await (await newCall(sam, { case: kase.ref })).finish({
      notes: 'All is well.',
      case_id: kase.id,
      next: 'sorted',
      outcome: 'put_right',
    });
    expect(await caseAt(sam, done.to)).toMatchObject({ ref: kase.ref, status: 'closed', kinds: [] });

    const asked = await caseAt(
      sam,
      (await (await newCall(sam)).finish({ notes, caller: 'Ben Shaw', next: 'ask_service' })).to,
    );
    const sorted = await (await newCall(sam, { case: asked.ref })).finish({
      notes: 'Fine.',
      case_id: asked.id,
      next: 'sorted',
    });
    expect(await caseAt(sam, sorted.to)).toMatchObject({ status: 'looking', kinds: ['ask_service'] });
  });

  test('a name that was typed over the chosen one makes a new case', async () => {
    const { sam } = await desk();
    const kase = await caseAt(
      sam,
      (
        await (
          await newCall(sam)
        ).finish({ notes, caller: 'Grace Okafor', phone: '4455', next: 'call_back', call_when: 'hour' })
      ).to,
    );
    const done = await (await newCall(sam)).finish({ notes, caller: 'Greta Oak', case_id: kase.id, next: 'sorted' });
    expect(done.to).not.toContain(kase.ref);
  });
});
