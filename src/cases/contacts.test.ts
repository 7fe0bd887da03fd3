import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { changePerson, findPerson, listExceptions } from '../people/index.ts';
import { closeCase } from './closure.ts';
import { pastTimeOf } from './contacts.rules.ts';

test('“they rang again, same thing” is one press, and can be undone', async () => {
  const { sam, kase } = await newWorld();
  const answer = await sam.post(`/desk/cases/${kase.ref}/contacts`, { repeated: 'yes' });
  await sam.post(`/desk/cases/${kase.ref}/contacts`, { repeated: 'yes' });
  const page = (await sam.get(answer.to)).page();
  expect(page.one('.app-banner')).toContain('they rang again about the same thing');
  expect(page.all('.app-timeline__body').filter((body) => body.includes('rang again'))).toHaveLength(1);
  const undo = page.document.querySelector('.app-banner form')?.getAttribute('action') ?? '';
  const undone = await sam.post(undo);
  expect((await sam.get(undone.to)).page().one('.app-timeline__entry--struck')).toContain('rang again');
});

test('a long email of yesterday is entered with its own time', async () => {
  const { sam, kase, grace } = await newWorld();
  const answer = await sam.post(`/desk/cases/${kase.ref}/contacts`, {
    direction: 'in',
    channel: 'email',
    person: grace.id,
    words: 'A long email',
    day: 'yesterday',
    time: '4:10pm',
  });
  expect(answer.status).toBe(303);
  const page = (await sam.get(`/desk/cases/${kase.ref}?show=contacts`)).page();
  expect(page.all('.app-timeline__title')[1]).toBe('Email from Grace Okafor');
  expect(page.all('.app-timeline__by')[1]).toContain('23 November, 4:10pm');
});

test('a contact is never in the future, and what was typed is kept', async () => {
  const { sam, kase } = await newWorld();
  const typed = { words: 'Something long', day: 'tomorrow', time: '3pm' };
  const refused = await sam.post(`/desk/cases/${kase.ref}/contacts`, typed);
  expect([refused.status, refused.page().errors]).toEqual([422, ['Enter a time in the past']]);
  expect(refused.page().value('words')).toBe('Something long');
  const odd = await sam.post(`/desk/cases/${kase.ref}/contacts`, { words: 'x', day: 'the other day', time: '' });
  expect(odd.page().errors).toEqual(['Enter a date, like yesterday or 23 November']);
});

test('a weekday alone is the last such day', () => {
  const tuesday = new Date('2026-11-24T10:00:00Z');
  expect(pastTimeOf({ day: 'Friday', time: '3pm' }, tuesday)).toEqual(new Date('2026-11-20T15:00:00Z'));
  expect(pastTimeOf({ day: 'tuesday', time: '9am' }, tuesday)).toEqual(new Date('2026-11-24T09:00:00Z'));
  expect(pastTimeOf({ day: '', time: '' }, tuesday)).toBeUndefined();
});

test('who tells something about a patient says whether they checked who it was', async () => {
  const { sam, kase } = await newWorld();
  const refused = await sam.post(`/desk/cases/${kase.ref}/contacts`, { told: 'She goes home today' });
  expect(refused.page().errors).toEqual(['Choose whether you checked who you were speaking to']);
  await sam.post(`/desk/cases/${kase.ref}/contacts`, { told: 'She goes home today', identity: 'checked' });
  const page = (await sam.get(`/desk/cases/${kase.ref}?show=contacts`)).page();
  expect(page.text).toContain('We said: She goes home today');
  expect(page.text).toContain('Checked who it was: name and one more detail');
});

test('an attempt says with whom the message was left', async () => {
  const { sam, kase, grace } = await newWorld();
  const attempt = { direction: 'out', channel: 'phone', result: 'message_left', person: grace.id };
  expect((await sam.post(`/desk/cases/${kase.ref}/contacts`, attempt)).page().errors).toEqual([
    'Enter who took the message',
  ]);
  await sam.post(`/desk/cases/${kase.ref}/contacts`, { ...attempt, message_with: 'her husband' });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain(
    'Call to Grace Okafor: message left with her husband',
  );
});

test('what comes in late is kept on a closed case too', async () => {
  const { sam, kase, promise } = await newWorld();
  await sam.as((ctx) =>
    closeCase(ctx, kase, { outcome: 'information', told: 'yes', promises: { [promise.id]: 'kept' } }),
  );
  const answer = await sam.post(`/desk/cases/${kase.ref}/contacts`, { channel: 'letter', words: 'A late letter' });
  expect((await sam.get(answer.to)).page().one('.app-banner')).toContain('Contact saved. This case is closed.');
});

test('a contact entered in error stays, and one of another case is not found here', async () => {
  const { sam, kase, contact } = await newWorld();
  await sam.post(`/desk/cases/${kase.ref}/contacts/${contact}/error`, { reason: 'wrong person' });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Entered in error: wrong person – Sam Reid');
  const other = await newWorld();
  expect((await sam.post(`/desk/cases/${kase.ref}/contacts/${other.contact}/error`, { reason: 'x' })).status).toBe(404);
});

/** Grace uses British Sign Language. */
async function withBsl() {
  const world = await newWorld();
  await world.sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, world.grace.id), { needs: ['bsl'] }));
  const record = (fields: Record<string, string>) =>
    world.sam.post(`/desk/cases/${world.kase.ref}/contacts`, { person: world.grace.id, words: 'Hello', ...fields });
  const exceptions = () => world.sam.as((ctx) => listExceptions(ctx, world.grace.id, 5));
  return { ...world, record, exceptions };
}

test('a call to somebody who must not be phoned is refused until there is a reason; they may ring us', async () => {
  const { record, exceptions, sam, kase } = await withBsl();
  const refused = await record({ direction: 'out', channel: 'phone' });
  expect([refused.status, refused.page().value('words')]).toEqual([422, 'Hello']);
  expect(refused.page().errors[0]).toContain('They use British Sign Language. Do not phone.');
  expect((await record({ direction: 'out', channel: 'phone', result: 'voicemail_left' })).status).toBe(422);
  expect((await record({ direction: 'in', channel: 'phone' })).status).toBe(303);
  expect((await record({ direction: 'out', channel: 'email' })).status).toBe(303);
  expect(await exceptions()).toEqual([]);
  expect(
    (await record({ direction: 'out', channel: 'phone', against: 'Her interpreter was on the line' })).status,
  ).toBe(303);
  expect((await exceptions()).map(({ channel, reason }) => [channel, reason])).toEqual([
    ['phone', 'Her interpreter was on the line'],
  ]);
  expect((await sam.get(`/desk/cases/${kase.ref}/contacts/new`)).page().text).toContain(
    'If it was another way than they asked for: why?',
  );
});

test('a try another way than they asked for has its reason too; without one it was the way they need', async () => {
  const { sam, kase, promise, exceptions } = await withBsl();
  const at = `/desk/promises/${promise.id}/attempts`;
  const form = (await sam.get(`/desk/cases/${kase.ref}?do=no-answer&on=${promise.id}`)).page();
  expect(form.text).toContain('Another way than they asked for');
  expect(form.document.querySelector('#do details')?.hasAttribute('open')).toBe(false);
  const tried = { from: 'case', result: 'no_answer', when: 'choose', day: 'tomorrow', time: '11am' };
  const refused = await sam.post(at, { ...tried, channel: 'phone' });
  expect([refused.status, refused.page().errors[0]]).toEqual([422, expect.stringContaining('Do not phone.')]);
  expect((await sam.post(at, { ...tried, channel: 'phone', against: 'She asked us to' })).status).toBe(303);
  expect(await exceptions()).toHaveLength(1);
  expect((await sam.post(at, tried)).status).toBe(303);
  const page = (await sam.get(`/desk/cases/${kase.ref}?show=contacts`)).page();
  expect(page.all('.app-timeline__title')[0]?.toLowerCase()).toContain('video relay');
});
