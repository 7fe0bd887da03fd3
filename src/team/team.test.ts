import { describe, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { at, promised } from '../../test/promised.ts';
import {
  findCase,
  findPromise,
  listOpenPromises,
  lockOut,
  makePromise,
  mergeCases,
  openCase,
  passToComplaints,
  restrictCase,
} from '../cases/index.ts';
import { planMeeting } from '../meetings/index.ts';
import { createPerson } from '../people/index.ts';
import { loadLeft } from './leaver.ts';
import { findMember } from './members.ts';

async function team() {
  const trust = await newTrust();
  const [mo, sam, priya, olu] = [
    await trust.staff('manager', 'Mo Khan'),
    await trust.staff('officer', 'Sam Reid'),
    await trust.staff('officer', 'Priya Shah'),
    await trust.staff('senior_officer', 'Olu Bello'),
  ];
  return { ...trust, mo, sam, priya, olu };
}

const newCase = (desk: Desk, owner: string | null = null) =>
  desk.as((ctx) => openCase(ctx, { type: 'concern', owner, receivedAt: ctx.now }));
const ownerOf = (desk: Desk, ref: string) => desk.as(async (ctx) => (await findCase(ctx, ref)).owner_id);
const holder = (desk: Desk, id: string) => desk.as(async (ctx) => (await findPromise(ctx, id)).owner_id);

describe('the page of the team', () => {
  test('its first line says what is late, what nobody has and who needs cover; each number leads there', async () => {
    const { mo, priya, sam } = await team();
    await promised(sam, 'Late Person', { promise: { due: at('24', '09:00') } });
    await newCase(mo);
    await promised(priya, 'Grace Okafor', { promise: { due: at('24', '16:00') } });
    await priya.post('/desk/me/away', { from: 'today', to: 'today', back: 'yes' });
    const page = (await mo.get('/desk/team')).page();
    expect(page.one('.app-team__said')).toMatch(
      /1 promise is late\. ?1 new case has no owner\. ?Priya is away today: ?1 promise needs cover\./,
    );
    expect((await mo.get('/desk/team?show=late')).page().text).toContain('Call Late Person');
    expect(page.all('.app-team tbody tr').map((row) => /Person (\w+ \w+)Due/.exec(row)?.[1])).toEqual([
      'Mo Khan',
      'Olu Bello',
      'Priya Shah',
      'Sam Reid',
    ]);
  });

  test('officers do not see it, and what the manager may not open is not counted', async () => {
    const { mo, sam, priya } = await team();
    expect((await sam.get('/desk/team')).status).toBe(403);
    const { kase } = await promised(sam, 'Hidden Person');
    await sam.as((ctx) => restrictCase(ctx, kase, { names: [sam.id, priya.id], reason: 'One of us' }));
    const row = (await mo.get('/desk/team'))
      .page()
      .all('.app-team tbody tr')
      .find((line) => line.includes('Sam'));
    expect(row).toMatch(/Due today 0/);
    expect((await mo.get(`/desk/team/${sam.id}`)).body).not.toContain('Hidden Person');
  });

  test('a colleague’s promises stand by day', async () => {
    const { mo, sam } = await team();
    await promised(sam, 'Grace Okafor', { promise: { due: at('25', '11:00') } });
    const page = (await mo.get(`/desk/team/${sam.id}`)).page();
    expect(page.all('.app-rail__block h2')).toContain('Wednesday 25 November (1)');
    expect((await mo.get('/desk/team/nobody')).status).toBe(404);
  });
});

describe('sharing out', () => {
  test('one case is given with two presses; it has a next step, and can be taken back wholly', async () => {
    const { mo, sam } = await team();
    const kase = await newCase(mo);
    const page = (await mo.get('/desk/team/share-out')).page();
    expect(page.text).toContain('Suggested: Olu Bello, who carries least (weight 0).');
    const answer = await mo.post('/desk/team/share-out', { [`to_${kase.ref}`]: sam.id, one: kase.ref });
    expect(answer.status).toBe(303);
    expect(await ownerOf(mo, kase.ref)).toBe(sam.id);
    expect(await mo.as((ctx) => listOpenPromises(ctx, kase.id))).toMatchObject([{ kind: 'first_contact' }]);
    const done = (await mo.get(answer.to)).page();
    expect(done.one('.app-banner__text')).toBe('1 case handed on to Sam Reid.');
    const undo = done.document.querySelector('form[action$="/undo"]')?.getAttribute('action') ?? '';
    await mo.post(undo, { back: '/desk/team/share-out' });
    expect(await ownerOf(mo, kase.ref)).toBeNull();
    expect(await mo.as((ctx) => listOpenPromises(ctx, kase.id))).toEqual([]);
    expect((await mo.post(undo, { back: 'https://elsewhere.example' })).to).toBe('/desk?done=back');
  });

  test('what a colleague took a moment before is left with them', async () => {
    const { mo, sam, priya } = await team();
    const kase = await newCase(mo);
    await sam.post(`/desk/cases/${kase.ref}/owner`);
    const answer = await mo.post('/desk/team/share-out', { [`to_${kase.ref}`]: priya.id });
    expect(await ownerOf(mo, kase.ref)).toBe(sam.id);
    expect((await mo.get(answer.to)).page().one('.app-banner__text')).toContain('meanwhile');
    expect((await mo.post('/desk/team/share-out', { [`to_${kase.ref}`]: kase.id })).status).toBe(404);
  });

  test('cases ticked in the list: first what will change and what cannot, then it is done', async () => {
    const { mo, sam, priya } = await team();
    const [open, walled] = [await newCase(sam, sam.id), await newCase(sam, sam.id)];
    await mo.as(async (ctx) => lockOut(ctx, await findCase(ctx, walled.ref), { names: [priya.id], reason: 'Family' }));
    expect((await sam.get('/desk/cases')).page().all('.app-tick')).toHaveLength(2);
    const asked = `ref=${open.ref}&ref=${walled.ref}&ref=PAL-26-9999&to=${priya.id}`;
    const look = (await sam.get(`/desk/cases/giving?${asked}`)).page();
    expect(look.text).toContain('1 case will go to Priya Shah');
    expect(look.text).toContain(`${walled.ref}: It is not open to Priya Shah.`);
    expect(await ownerOf(sam, open.ref)).toBe(sam.id);
    const answer = await sam.post('/desk/cases/giving', { ref: [open.ref, walled.ref], to: priya.id });
    expect([await ownerOf(mo, open.ref), await ownerOf(mo, walled.ref)]).toEqual([priya.id, sam.id]);
    expect((await sam.get(answer.to)).page().one('.app-banner__text')).toContain('1 case handed on to Priya Shah.');
    expect((await sam.post('/desk/cases/giving', {})).status).toBe(422);
  });

  test('cases given from a filtered list lead back to that list, and so does taking them back', async () => {
    const { sam, priya } = await team();
    const kase = await sam.as(async (ctx) => {
      const caller = await createPerson(ctx, { name: 'Grace Okafor' });
      return openCase(ctx, { type: 'concern', owner: sam.id, caller: caller.id, receivedAt: ctx.now });
    });
    const list = (await sam.get('/desk/cases?view=team&type=concern')).page();
    // The day "Opened to" of the filters is another field: each has its own label.
    const ids = list.document.querySelectorAll('#to, #give-to');
    expect([...ids].map((one) => one.getAttribute('id'))).toEqual(['to', 'give-to']);
    const back = list.value('back');
    const look = (
      await sam.get(`/desk/cases/giving?ref=${kase.ref}&to=${priya.id}&back=${encodeURIComponent(back)}`)
    ).page();
    expect(look.one('main li')).toBe(`Grace Okafor ${kase.ref}, from Sam Reid`);
    const answer = await sam.post('/desk/cases/giving', { ref: kase.ref, to: priya.id, back });
    expect(answer.to).toMatch(/^\/desk\/cases\?view=team&type=concern&done=handed&on=/);
    const done = (await sam.get(answer.to)).page();
    const undo = done.document.querySelector('form[action$="/undo"]');
    const fields = { back: undo?.querySelector('[name="back"]')?.getAttribute('value') ?? '' };
    const undone = await sam.post(undo?.getAttribute('action') ?? '', fields);
    expect(undone.to).toBe('/desk/cases?view=team&type=concern&done=back');
    expect(await ownerOf(sam, kase.ref)).toBe(sam.id);
    const elsewhere = await sam.post('/desk/cases/giving', {
      ref: kase.ref,
      to: priya.id,
      back: '//elsewhere.example',
    });
    expect(elsewhere.to).toMatch(/^\/desk\/cases\?view=team&done=handed/);
  });
});

describe('cover', () => {
  test('everything due in an absence is handed on in one go, and comes back when they are back early', async () => {
    const { sam, priya, clock } = await team();
    const one = await promised(priya, 'Grace Okafor', { promise: { due: at('25', '11:00') } });
    const two = await promised(priya, 'Ada Hall', { promise: { due: at('26', '15:00') } });
    const later = await promised(priya, 'Later Person', { promise: { due: at('30', '15:00') } });
    const entered = await priya.post('/desk/me/away', { from: '25/11/2026', to: '26/11/2026', back: 'yes' });
    expect(entered.to).toMatch(/\/desk\/absences\/[\w-]+\/cover\?done=added$/);
    const to = entered.to.split('?')[0] ?? '';
    const page = (await priya.get(to)).page();
    expect(page.text).toContain('Call Grace Okafor');
    expect(page.text).not.toContain('Later Person');
    const choice = { all: sam.id, [`to_${two.promise.id}`]: 'move' };
    const look = (await priya.post(to, { ...choice, act: 'preview' })).page();
    expect(look.text).toContain('Call Grace Okafor, due by 11am on Wednesday 25 November: to Sam Reid');
    expect(look.text).toMatch(/Call Ada Hall.*moved to 10am on Friday 27 November; you tell them/);
    expect(await holder(priya, one.promise.id)).toBe(priya.id);
    expect((await priya.post(to, { ...choice, act: 'do' })).to).toMatch(/^\/desk\/me\/away\?done=handed/);
    expect(await holder(priya, one.promise.id)).toBe(sam.id);
    expect(await priya.as((ctx) => listOpenPromises(ctx, two.kase.id))).toMatchObject([
      { kind: 'tell_moved', owner_id: priya.id },
      { kind: 'call_back', due_at: at('27', '10:00') },
    ]);
    expect(await holder(priya, later.promise.id)).toBe(priya.id);
    clock.now = at('24', '10:10');
    const absence = to.split('/')[3] ?? '';
    await priya.post(`/desk/absences/${absence}/ending`);
    expect(await holder(priya, one.promise.id)).toBe(priya.id);
    expect(await priya.as((ctx) => listOpenPromises(ctx, two.kase.id))).toMatchObject([{ due_at: at('26', '15:00') }]);
    expect((await priya.post(`/desk/absences/${absence}/ending`)).status).toBe(303);
  });

  test('a meeting is covered, never moved behind the backs of those who come', async () => {
    const { sam, priya } = await team();
    const { kase } = await promised(priya, 'Grace Okafor', { promise: { due: at('30', '11:00') } });
    await priya.as(async (ctx) =>
      planMeeting(
        ctx,
        await findCase(ctx, kase.ref),
        {
          ...{ kind: 'mediation', purpose: '', starts_at: at('25', '14:00'), minutes: 60, place: 'Room 2', link: '' },
          ...{ is_private: true, lead_id: priya.id, lead_name: '', telling: '' },
        },
        [{ side: 'person', person: kase.caller_id ?? '' }],
      ),
    );
    const to = (await priya.post('/desk/me/away', { from: '25/11/2026' })).to.split('?')[0] ?? '';
    const page = (await priya.get(to)).page();
    expect(page.text).toContain('Mediation with Grace Okafor');
    expect(page.document.querySelector('option[value="move"]')).toBeNull();
    const look = await priya.post(to, { all: 'move', act: 'preview' });
    expect(look.page().errors).toEqual(['Choose what becomes of at least one promise']);
    await priya.post(to, { all: sam.id, act: 'do' });
    expect((await sam.get('/desk')).page().text).toContain('Mediation with Grace Okafor');
    const [meeting] = await priya.as(async (ctx) => listOpenPromises(ctx, kase.id));
    expect(meeting).toMatchObject({ kind: 'meet', due_at: at('25', '14:00'), owner_id: sam.id });
  });

  test('nobody covers who is away then, or may not open the case', async () => {
    const { mo, sam, priya, olu } = await team();
    const { kase } = await promised(priya, 'Grace Okafor', { promise: { due: at('25', '11:00') } });
    await mo.as(async (ctx) => lockOut(ctx, await findCase(ctx, kase.ref), { names: [sam.id], reason: 'Family' }));
    await olu.post('/desk/me/away', { from: '25/11/2026' });
    const to = (await priya.post('/desk/me/away', { from: '25/11/2026' })).to.split('?')[0] ?? '';
    for (const [who, why] of [
      [sam, 'Its case is not open to Sam Reid.'],
      [olu, 'Olu Bello is away until the end of Wednesday 25 November.'],
    ] as const) {
      const answer = await priya.post(to, { all: who.id, act: 'do' });
      expect([answer.status, answer.page().errors[0]]).toEqual([422, `Call Grace Okafor: ${why}`]);
    }
  });

  test('a promise that is given to somebody who is away then asks who covers; on the day colleagues are offered it', async () => {
    const { sam, priya, mo, clock, staff } = await team();
    const { promise } = await promised(sam, 'Grace Okafor', { promise: { due: at('25', '11:00') } });
    await mo.post(`/desk/team/${priya.id}/away`, { from: '25/11/2026' });
    const answer = await sam.post(`/desk/promises/${promise.id}/owner`, { owner: priya.id });
    expect((await sam.get(answer.to)).page().one('.app-banner__text')).toContain(
      'Priya is away until the end of Wednesday 25 November. Who covers?',
    );
    clock.now = at('25', '09:00');
    const olu = await staff('officer', 'Olu Bello');
    const day = (await olu.get('/desk')).page();
    expect(day.one('#cover')).toContain('Call Grace Okafor');
    expect(day.one('#cover')).toContain('Priya is away today.');
    await olu.post(`/desk/promises/${promise.id}/owner`, { owner: olu.id });
    expect((await olu.get('/desk')).page().one('#cover')).toBe('');
  });

  test('leave is one’s own or the manager’s to enter; wrong days are said beside their field', async () => {
    const { sam, priya } = await team();
    const wrong = await sam.post('/desk/me/away', { from: 'someday', to: '' });
    expect([wrong.status, wrong.page().errors[0]]).toEqual([422, 'Enter a day, like tomorrow, Friday or 27 November']);
    const back = await sam.post('/desk/me/away', { from: '26/11/2026', to: '25/11/2026' });
    expect(back.page().errors[0]).toBe('The last day is before the first. Enter a later day.');
    expect((await sam.post(`/desk/team/${priya.id}/away`, { from: 'tomorrow' })).status).toBe(403);
    await priya.post('/desk/me/away', { from: '26/11/2026' });
    const id = (await priya.get('/desk/me/away')).body.match(/absences\/([\w-]+)\/ending/)?.[1] ?? '';
    expect((await sam.post(`/desk/absences/${id}/ending`)).status).toBe(404);
    expect((await priya.post('/desk/me/away', { from: '26/11/2026' })).status).toBe(422);
  });
});

test('when somebody leaves, what is promised in a merged case goes with the case that stands for it', async () => {
  const { mo, sam } = await team();
  const [kase, twice] = [await newCase(sam, sam.id), await newCase(sam, sam.id)];
  await sam.as(async (ctx) => {
    await makePromise(ctx, { kind: 'call_back', case: twice.id, owner: sam.id, due: at('25', '12:00') });
    await mergeCases(ctx, await findCase(ctx, kase.ref), await findCase(ctx, twice.ref), '');
  });
  const left = await mo.as(async (ctx) => loadLeft(ctx, await findMember(ctx, sam.id)));
  expect([left.offered.length, left.promises]).toEqual([1, 0]);
});

test('when somebody leaves, what PALS still promises beside the complaints team goes with its case', async () => {
  const { mo, sam, priya } = await team();
  const { promise: before, kase, person } = await promised(sam, 'Grace Okafor');
  const promise = await sam.as(async (ctx) => {
    const promises = { [before.id]: 'cancelled' } as const;
    await passToComplaints(ctx, await findCase(ctx, kase.ref), { agreed: true, words: '', promises });
    const ring = { kind: 'ring_back', case: kase.id, person: person.id, owner: sam.id } as const;
    return makePromise(ctx, { ...ring, due: at('25', '11:00') });
  });
  const chosen = { all: priya.id, rest: priya.id, [`to_${kase.ref}`]: priya.id };
  const look = (await mo.post(`/desk/team/${sam.id}/handover`, { ...chosen, act: 'preview' })).page();
  expect(look.text).toContain(`1 case to Priya ShahGrace Okafor ${kase.ref}`);
  await mo.post(`/desk/team/${sam.id}/handover`, { ...chosen, act: 'do' });
  expect([await ownerOf(mo, kase.ref), await holder(mo, promise.id)]).toEqual([priya.id, priya.id]);
});
