import { beforeEach, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { addContact, type Case, makePromise, openCase, restrictCase } from '../cases/index.ts';
import {
  addWay,
  changePerson,
  createPerson,
  findPerson,
  listWays,
  type NewPerson,
  type Person,
  recordsByIds,
  searchPeople,
} from '../people/index.ts';

let home: Awaited<ReturnType<typeof newTrust>>;
let sam: Desk;
let grace: Person;
let again: Person;
let first: Case;
let second: Case;

const person = (facts: NewPerson, phone = '') =>
  sam.as(async (ctx) => {
    const made = await createPerson(ctx, facts);
    if (phone) await addWay(ctx, made, { kind: 'phone', value: phone });
    return made;
  });
const caseOf = (caller: Person) =>
  sam.as((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, caller: caller.id, receivedAt: ctx.now }));
const record = (id: string) =>
  sam.as(async (ctx) => {
    const found = (await recordsByIds(ctx, [id])).get(id);
    if (!found) throw new Error('gone');
    return found;
  });

beforeEach(async () => {
  home = await newTrust();
  sam = await home.staff('officer', 'Sam Reid');
  grace = await person({ name: 'Grace Okafor', call_me: 'Grace', contact_rule: 'After 2pm.' }, '07700 900123');
  again = await person({ name: 'Grayce Okaffor', contact_rule: 'Text only.', needs: ['bsl'] }, '07700 900456');
  first = await caseOf(grace);
  second = await caseOf(again);
});

const at = (one: Person, more = '') => `/desk/people/${one.id}${more}`;

/** Looks at both, goes on, and is sure: what an officer presses. */
async function merge(stays: Person, goes: Person, fields: Record<string, string> = {}) {
  const look = await sam.get(at(stays, `/merge?with=${goes.id}`));
  const seen = look.page().value('seen');
  const before = await sam.post(at(stays, '/merge'), { with: goes.id, seen, ...fields });
  if (before.status !== 200) return before;
  const inputs = [...before.page().document.querySelectorAll('main form input[type="hidden"]')];
  const hidden = inputs.map((input): [string, string] => [
    input.getAttribute('name') ?? '',
    input.getAttribute('value') ?? '',
  ]);
  return sam.post(at(stays, '/merge'), Object.fromEntries(hidden));
}

const undoOf = async (one: Person) =>
  (await sam.get(at(one))).page().document.querySelector('form[action$="/undo"]')?.getAttribute('action') ?? '';

test('both records stand side by side with what each knows, and nothing is changed by looking', async () => {
  const page = (await sam.get(at(grace, `/merge?with=${again.id}`))).page();
  expect(page.all('.app-card__title')).toEqual(['This record stays', 'This record leads to it']);
  for (const words of ['07700 900123', '07700 900456', 'After 2pm.', 'Text only.', first.ref, second.ref])
    expect(page.text).toContain(words);
  expect((await record(again.id)).merged_into).toBeNull();
});

test('an interruption says what happens before it happens', async () => {
  const seen = (await sam.get(at(grace, `/merge?with=${again.id}`))).page().value('seen');
  const page = (await sam.post(at(grace, '/merge'), { with: again.id, seen })).page();
  expect(page.text).toContain('You or a colleague can undo it at any time');
  expect((await record(again.id)).merged_into).toBeNull();
});

test('after a merge there is one person with all needs, both contact rules, all ways and all cases', async () => {
  expect((await merge(grace, again)).to).toBe(at(grace, '?done=merged'));
  const page = (await sam.get(at(grace))).page();
  for (const words of ['After 2pm. Text only.', '07700 900123', '07700 900456', first.ref, second.ref])
    expect(page.text).toContain(words);
  expect(page.all('main button, main a').filter((label) => /^New call/.test(label))).toEqual([]);
  const kase = (await sam.get(`/desk/cases/${second.ref}`)).page();
  expect(kase.heading).toBe('Grace Okafor');
  expect(kase.text).toContain('Grace has 1 other open case');
  expect(kase.text).toContain('BSL user. Do not phone.');
});

test('the address of the merged record leads on, and both names and numbers find the one who stays', async () => {
  await merge(grace, again);
  expect((await sam.get(at(again))).to).toBe(at(grace));
  for (const typed of ['Grace Okafor', 'Grayce Okaffor', '07700 900456', '07700 900123']) {
    const found = await sam.as((ctx) => searchPeople(ctx, typed, 5));
    expect([typed, found.map(({ id }) => id)]).toEqual([typed, [grace.id]]);
  }
});

test('where they differ the officer chooses which stands', async () => {
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, again.id), { born_on: '1948-11-24' }));
  await merge(grace, again, { name: 'goes' });
  expect(await record(grace.id)).toMatchObject({ name: 'Grayce Okaffor', call_me: 'Grace', born_on: '1948-11-24' });
});

test('undoing gives back every field as it was, and what came since stays with whom it was added to', async () => {
  const [graceBefore, againBefore] = [await record(grace.id), await record(again.id)];
  await merge(grace, again, { name: 'goes' });
  const since = await sam.as(async (ctx) => {
    const now = await findPerson(ctx, again.id);
    await addWay(ctx, now, { kind: 'email', value: 'grace@mail.example' });
    await addContact(ctx, {
      case: second.id,
      person: again.id,
      channel: 'phone',
      direction: 'in',
      words: 'To the second.',
    });
    return openCase(ctx, { type: 'question', owner: sam.id, caller: now.id, receivedAt: ctx.now });
  });
  expect((await sam.post(await undoOf(grace))).to).toBe(at(grace, '?done=parted'));
  const same = ({ version: _, needs_review_on: __, holds: ___, ...facts }: Person) => facts;
  expect(same(await record(grace.id))).toEqual(same(graceBefore));
  expect(same(await record(again.id))).toEqual(same(againBefore));
  const ways = (one: Person) => sam.as(async (ctx) => (await listWays(ctx, [one.id])).map(({ value }) => value));
  expect(await ways(grace)).toEqual(['07700 900123', 'grace@mail.example']);
  expect(await ways(again)).toEqual(['07700 900456']);
  const page = (await sam.get(at(again))).page();
  expect(page.text).toContain('To the second.');
  expect(page.text).not.toContain(since.ref);
  expect((await sam.get(at(grace))).page().text).toContain(since.ref);
});

test('what a colleague changed after the merge stays when it is undone', async () => {
  await merge(grace, again);
  await sam.as(async (ctx) =>
    changePerson(ctx, await findPerson(ctx, grace.id), {
      contact_rule: 'Mornings only.',
      needs: ['bsl', 'large_print'],
    }),
  );
  await sam.post(await undoOf(grace));
  expect(await record(grace.id)).toMatchObject({ contact_rule: 'Mornings only.', needs: ['large_print'] });
});

test('a second press on merge or undo changes nothing, and a merge can be made again', async () => {
  await merge(grace, again);
  const undo = await undoOf(grace);
  await sam.post(undo);
  const { version } = await record(grace.id);
  expect((await sam.post(undo)).status).toBe(303);
  expect((await record(grace.id)).version).toBe(version);
  await merge(grace, again);
  expect((await record(again.id)).merged_into).toBe(grace.id);
  expect((await sam.get(at(grace))).page().text).toContain('Undone');
});

test('three records of one person: each undo takes back its own merge', async () => {
  const third = await person({ name: 'G Okafor' }, '07700 900789');
  await merge(grace, again);
  await merge(third, grace);
  expect((await sam.get(at(again))).to).toBe(at(third));
  const all = (await sam.get(at(third))).page();
  for (const words of [first.ref, second.ref, '07700 900456', 'BSL user. Do not phone.'])
    expect(all.text).toContain(words);
  await sam.post(await undoOf(third));
  expect((await sam.get(at(again))).to).toBe(at(grace));
  expect((await sam.get(at(third))).page().text).not.toContain(second.ref);
});

test('two NHS numbers are two people; a death is made sure of; a merged record is not merged again', async () => {
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, grace.id), { nhs_number: '9990000018' }));
  const other = await person({ name: 'Grace Okafor', nhs_number: '9990000026' });
  expect((await sam.get(at(grace, `/merge?with=${other.id}`))).page().text).toContain('two different NHS numbers');
  expect((await merge(grace, other)).status).not.toBe(303);
  expect((await record(other.id)).merged_into).toBeNull();
  const dead = await person({ name: 'Grace Okafor', died: true });
  const refused = await merge(grace, dead);
  expect([refused.status, refused.page().errors.length]).toEqual([422, 1]);
  expect((await merge(grace, dead, { death: 'yes' })).status).toBe(303);
  expect((await record(grace.id)).died).toBe(true);
  const look = (await sam.get(at(again, `/merge?with=${dead.id}`))).page();
  expect(look.text).toContain('One of these was merged already.');
});

test('somebody who is known from a restricted case is not merged into the open', async () => {
  await sam.as((ctx) => restrictCase(ctx, second, { names: [sam.id], reason: 'A colleague' }));
  expect((await sam.get(at(grace, `/merge?with=${again.id}`))).page().text).toContain('not everybody may open');
  const priya = await home.staff('officer', 'Priya Nair');
  expect((await priya.get(at(grace, `/merge?with=${again.id}`))).status).toBe(404);
});

test('a case that is restricted after a merge hides its person from those who may not open it', async () => {
  await merge(grace, again);
  await sam.as((ctx) => restrictCase(ctx, second, { names: [sam.id], reason: 'A colleague' }));
  const priya = await home.staff('officer', 'Priya Nair');
  expect(await priya.as((ctx) => searchPeople(ctx, '07700 900456', 5))).toEqual([]);
  const page = await priya.get(at(grace));
  expect(page.body).not.toContain(second.ref);
  expect((await sam.get(`/desk/cases/${second.ref}`)).page().heading).toBe('Grace Okafor');
});

test('who stays is found by those whose only open case of theirs hangs on the merged record, and by nobody else', async () => {
  await merge(grace, again);
  const priya = await home.staff('officer', 'Priya Nair');
  const mo = await home.staff('officer', 'Mo Khan');
  await home.asSystem(async (ctx) => {
    await restrictCase(ctx, first, { names: [priya.id], reason: 'A colleague' });
    await restrictCase(ctx, second, { names: [sam.id], reason: 'A colleague' });
  });
  const found = async (by: Desk, typed: string) =>
    [...(await by.get(`/desk/search?q=${encodeURIComponent(typed)}`)).page().document.querySelectorAll('main a')].some(
      (link) => link.getAttribute('href')?.startsWith(at(grace)),
    );
  for (const [typed, mine, hers] of [
    ['Grayce Okaffor', true, true],
    ['07700 900456', true, false], // known from the case of Sam alone
    ['07700 900123', false, true],
  ] as const)
    expect([typed, await found(sam, typed), await found(priya, typed), await found(mo, typed)]).toEqual([
      ...[typed, mine, hers, false],
    ]);
});

test('an undo after both were edited keeps what was changed since on each, gives back the rest, and says so', async () => {
  await merge(grace, again, { name: 'goes' });
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, grace.id), { call_me: 'Gigi' }));
  const ghost = await sam.as(async (ctx) => {
    const since = await findPerson(ctx, again.id); // leads to who stays
    await addWay(ctx, since, { kind: 'phone', value: '07700 900789' });
    return since.id;
  });
  expect(ghost).toBe(grace.id);
  await sam.post(await undoOf(grace));
  expect(await record(grace.id)).toMatchObject({ name: 'Grace Okafor', call_me: 'Gigi', contact_rule: 'After 2pm.' });
  expect(await record(again.id)).toMatchObject({
    name: 'Grayce Okaffor',
    call_me: '',
    needs: ['bsl'],
    merged_into: null,
  });
  for (const one of [grace, again]) {
    const events = await sam.as((ctx) =>
      ctx.db
        .selectFrom('events')
        .select('name')
        .where('person_id', '=', one.id)
        .where('name', 'like', 'person.merge%')
        .execute(),
    );
    expect(events.map(({ name }) => name).sort()).toEqual(['person.merge_undone', 'person.merged']);
  }
  expect((await sam.get(at(again))).status).toBe(200);
  expect(await undoOf(grace)).toBe('');
});

test('a record that a colleague changed while it was looked at is looked at again', async () => {
  const seen = (await sam.get(at(grace, `/merge?with=${again.id}`))).page().value('seen');
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, again.id), { name: 'Gina Okafor' }));
  const answer = await sam.post(at(grace, '/merge'), { with: again.id, seen, sure: 'yes' });
  expect([answer.status, answer.page().errors[0]]).toEqual([
    422,
    'Somebody changed one of these records while you looked. Look at both again.',
  ]);
});

test('what was promised to the merged record stands in My day under the name of who stays', async () => {
  await sam.as((ctx) =>
    makePromise(ctx, {
      kind: 'call_back',
      owner: sam.id,
      case: second.id,
      person: again.id,
      due: new Date(ctx.now.getTime() + 3_600_000),
    }),
  );
  await merge(grace, again);
  expect((await sam.get('/desk')).page().all('.app-todo__title')[0]).toContain('Grace Okafor');
});

test('forged and foreign ids do not exist; who may not change people may not merge', async () => {
  const stranger = await (await newTrust()).staff('officer', 'Olu Stranger');
  const theirs = await stranger.as((ctx) => createPerson(ctx, { name: 'Grace Okafor' }));
  for (const other of [theirs.id, 'x', '0198c0de-0000-7000-8000-000000000001'])
    expect((await sam.get(at(grace, `/merge?with=${other}`))).status).toBe(404);
  expect((await sam.post(at(grace, '/merge'), { with: theirs.id, sure: 'yes' })).status).toBe(404);
  expect((await sam.post(at(grace, `/merges/${again.id}/undo`))).status).toBe(404);
  const reader = await home.staff('complaints', 'Cora Bell');
  expect((await reader.post(at(grace, '/merge'), { with: again.id, sure: 'yes' })).status).toBe(403);
  expect((await reader.get(at(grace))).page().text).not.toContain('Merge');
});
