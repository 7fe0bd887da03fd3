import { beforeEach, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import {
  addContact,
  addNote,
  type Case,
  changeCase,
  closeCase,
  findCase,
  lockOut,
  makePromise,
  openCase,
  restrictCase,
  rowsByIds,
} from '../cases/index.ts';
import { changeSharing } from '../consent/index.ts';
import { createPerson, type Person } from '../people/index.ts';

let home: Awaited<ReturnType<typeof newTrust>>;
let sam: Desk;
let grace: Person;
let joe: Person;
let first: Case;
let second: Case;
const HOUR = 3_600_000;

beforeEach(async () => {
  home = await newTrust();
  sam = await home.staff('officer', 'Sam Reid');
  await sam.as(async (ctx) => {
    grace = await createPerson(ctx, { name: 'Grace Okafor', call_me: 'Grace' });
    joe = await createPerson(ctx, { name: 'Joe Hill' });
    const about = { type: 'concern', owner: sam.id } as const;
    const sharing = { sharing: 'name', sharingWith: 'Ward 7B', sharingNote: 'Grace, by phone' } as const;
    first = await openCase(ctx, { ...about, ...sharing, caller: grace.id, receivedAt: ctx.now });
    const earlier = new Date(ctx.now.getTime() - 48 * HOUR);
    second = await openCase(ctx, { ...about, sharing: 'keep', caller: joe.id, receivedAt: earlier });
    await addNote(ctx, first, 'Words in the first.');
    await addNote(ctx, second, 'Words in the second.');
    const due = new Date(ctx.now.getTime() + 2 * HOUR);
    await makePromise(ctx, { kind: 'call_back', owner: sam.id, case: second.id, person: joe.id, due });
    first = await findCase(ctx, first.ref);
    second = await findCase(ctx, second.ref);
  });
});

const at = (kase: Case, more = '') => `/desk/cases/${kase.ref}${more}`;
const row = (kase: Case) =>
  sam.as(async (ctx) => {
    const found = (await rowsByIds(ctx, [kase.id])).get(kase.id);
    if (!found) throw new Error('gone');
    return found;
  });

/** Looks at both and merges: what an officer presses. */
async function merge(into: Case, goes: Case, fields: Record<string, string> = {}) {
  const look = await sam.post(at(into, '/merge'), { ref: goes.ref });
  return sam.post(at(into, '/merge'), { ref: goes.ref, seen: look.page().value('seen'), sure: 'yes', ...fields });
}
const undoOf = async (kase: Case) =>
  (await sam.get(at(kase))).page().document.querySelector('form[action$="/undo"]')?.getAttribute('action') ?? '';

test('both cases stand side by side before anything is done', async () => {
  const look = await sam.post(at(first, '/merge'), { ref: second.ref });
  expect(look.status).toBe(200);
  for (const words of [
    'goes on',
    'leads to it',
    'Grace Okafor',
    'Joe Hill',
    'Keep it in PALS',
    'Can ask with name: Ward 7B',
  ])
    expect(look.page().text).toContain(words);
  expect((await row(second)).merged_into).toBeNull();
});

test('after a merge one case has both histories, both promises and the people of both, and says where each came from', async () => {
  expect((await merge(first, second)).to).toBe(at(first, '?done=merged'));
  const page = (await sam.get(at(first))).page();
  for (const words of ['Words in the first.', 'Words in the second.', `from ${second.ref}`, 'Joe Hill'])
    expect(page.text).toContain(words);
  expect(page.one('.app-next-step__title')).toContain('Call Joe');
  const list = (await sam.get('/desk/cases')).page();
  expect(list.text).toContain(first.ref);
  expect(list.text).not.toContain(second.ref);
});

test('the merged reference leads on, and what is done there is done in the case that goes on', async () => {
  await merge(first, second);
  expect((await sam.get(at(second))).to).toBe(at(first));
  await sam.post(at(second, '/notes'), { body: 'Written by the old address.' });
  expect((await sam.get(at(first))).page().text).toContain('Written by the old address.');
  const step =
    (await sam.get(at(first))).page().document.querySelector('a[href*="do=call"]')?.getAttribute('href') ?? '';
  const id = new URLSearchParams(step.split('?')[1]?.split('#')[0]).get('on');
  const told = await sam.post(at(first, `/promises/${id}/telling`), { told: 'All is well', identity: 'checked' });
  expect(told.status).toBe(303);
  expect((await sam.get(at(first))).page().one('.app-next-step__title')).not.toContain('Call Joe');
});

test('the stricter sharing holds, and limits of the law count from the earlier day', async () => {
  const limit = async (kase: Case) => {
    const text = (await sam.get(at(kase))).page().text;
    return /End of the next working day(.*? November)/.exec(text)?.[1] ?? 'none';
  };
  const earlier = await limit(second);
  expect(earlier).toContain('Monday 23 November');
  await merge(first, second);
  expect(await row(first)).toMatchObject({ sharing: 'keep', received_at: second.received_at });
  expect(await limit(first)).toEqual(earlier);
});

test('nobody at risk is lost by a merge: the red mark stands on the case that goes on, and goes back with an undo', async () => {
  await sam.as((ctx) => changeCase(ctx, second, { safety: true, child: true }));
  await merge(first, second);
  expect((await sam.get(at(first))).page().text).toContain('Safety: nobody has been told yet');
  expect(await row(first)).toMatchObject({ safety: true, child: true, after_death: false });
  await sam.post(await undoOf(first));
  expect(await row(first)).toMatchObject({ safety: false, child: false });
  expect(await row(second)).toMatchObject({ safety: true, child: true });
});

test('who was told while two cases were one was told for both; what was feared since stays marked', async () => {
  const danger = { kinds: 'adult', exact_words: 'He hits her', whereabouts: 'At home' };
  await sam.post(at(second, '/danger'), danger);
  await merge(first, second);
  const page = (await sam.get(at(first, '/danger'))).page();
  const lines = page.document.querySelector('form[action$="lines"]')?.getAttribute('action') ?? '';
  await sam.post(lines, { told: 'ward', name: 'Sister Cole', outcome: 'She is safe', closes: 'yes' });
  expect((await row(first)).safety).toBe(false);
  await sam.post(await undoOf(first));
  expect([(await row(first)).safety, (await row(second)).safety]).toEqual([false, false]);

  await sam.post(at(second, '/danger'), { ...danger, exact_words: 'He came back' });
  await merge(first, second);
  home.clock.now = new Date(home.clock.now.getTime() + 60_000);
  await sam.post(at(first, '/danger'), { ...danger, exact_words: 'And her son' });
  await sam.post(await undoOf(first));
  expect([(await row(first)).safety, (await row(second)).safety]).toEqual([true, true]);
});

test('what other pages hold of the merged case stands with the one that goes on: bookings, thanks, referrals and links', async () => {
  const third = await sam.as((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now }));
  await sam.post(at(second, '/bookings'), {
    ...{ person: joe.id, kind: 'bsl', gender: 'any', day: 'tomorrow', time: '3pm', minutes: '60', how: 'ward' },
    asked: 'yes',
  });
  await sam.post(at(second, '/referrals'), { kind: 'told', organisation: 'cqc' });
  await sam.post(at(second, '/thanks'), {
    ...{ staff_names: 'Nurse Ade', passed_to: 'Sister Cole', passed_how: 'email', passed_on: 'today' },
    with_name: 'no',
  });
  await sam.post(at(second, '/links'), { ref: third.ref, kind: 'related' });
  const read = async (kase: Case) => {
    const pages = await Promise.all(['/bookings', '/referrals', ''].map((more) => sam.get(at(kase, more))));
    const [bookings, referrals, page] = pages.map((answer) => answer.page().text);
    return [
      bookings?.includes('BSL') && bookings.includes('Joe Hill'),
      referrals?.includes('Care Quality Commission'),
      page?.includes('Sister Cole'),
      page?.includes(third.ref),
    ];
  };
  expect(await read(second)).toEqual([true, true, true, true]);
  await merge(first, second);
  expect(await read(first)).toEqual([true, true, true, true]);
  const booked = (await sam.get(at(first, '/bookings'))).page();
  const confirm = booked.document.querySelector('form[action*="/bookings/"]')?.getAttribute('action') ?? '';
  expect(confirm).toContain(first.ref);
  expect((await sam.post(confirm, { reference: 'S-17' })).status).toBe(303);
  await sam.post(await undoOf(first));
  expect((await sam.get(at(second, '/bookings'))).page().text).toContain('Joe Hill');
  expect((await sam.get(at(first, '/bookings'))).page().text).not.toContain('Joe Hill,');
  expect((await sam.get(at(first))).page().text).not.toContain(third.ref);
});

test('a note that was begun in the merged case is found where the case goes on, and again after an undo', async () => {
  const half = { tab: '1', revision: 0, fields: { body: 'Half a note' }, base: {} };
  await sam.patch(`/desk/drafts/note/${second.id}`, half);
  await merge(first, second);
  const page = (await sam.get(at(first))).page();
  expect(page.value('body')).toBe('Half a note');
  await sam.post(await undoOf(first));
  expect((await sam.get(at(second))).page().value('body')).toBe('Half a note');
  expect((await sam.get(at(first))).page().value('body')).toBe('');
  await merge(first, await row(second));
  await sam.post(at(first, '/notes'), { body: 'Half a note, and the rest' });
  expect((await sam.get(at(first))).page().value('body')).toBe('');
});

test('undoing gives both cases back as they were, and what came since stays where it was written', async () => {
  await merge(first, second);
  await sam.as(async (ctx) => addNote(ctx, await findCase(ctx, first.ref), 'Written since.'));
  expect((await sam.post(await undoOf(first))).to).toBe(at(first, '?done=parted'));
  const facts = ({
    sharing,
    sharing_with,
    sharing_note,
    received_at,
    access,
    walled,
    caller_id,
    merged_into,
  }: Case) => ({
    sharing,
    sharing_with,
    sharing_note,
    received_at,
    access,
    walled,
    caller_id,
    merged_into,
  });
  expect(facts(await row(first))).toEqual(facts(first));
  expect(facts(await row(second))).toEqual(facts(second));
  const [one, other] = [(await sam.get(at(first))).page(), (await sam.get(at(second))).page()];
  expect(one.text).toContain('Written since.');
  expect(one.text).not.toContain('Words in the second.');
  expect(other.text).toContain('Words in the second.');
  expect(other.one('.app-next-step__title')).toContain('Call Joe');
  expect(one.text).not.toContain('CallerJoe');
});

test('an undo after somebody decided anew keeps what they decided, and gives back the rest', async () => {
  await merge(first, second);
  await sam.as(async (ctx) => {
    const now = await findCase(ctx, second.ref); // leads to the one that goes on
    await changeSharing(ctx, now, { sharing: 'keep', with: '', note: 'Grace, by phone, on Tuesday' });
    await addNote(ctx, now, 'Decided anew.');
  });
  await sam.post(await undoOf(first));
  expect(await row(first)).toMatchObject({
    ...{ sharing: 'keep', sharing_note: 'Grace, by phone, on Tuesday' },
    received_at: first.received_at,
  });
  expect(await row(second)).toMatchObject({ sharing: 'keep', sharing_note: second.sharing_note, merged_into: null });
  expect((await sam.get(at(first))).page().text).toContain('Decided anew.');
  expect((await sam.get(at(second))).page().text).not.toContain('Decided anew.');
});

test('a second press changes nothing; a case that was merged already is not merged twice', async () => {
  await merge(first, second);
  const { version } = await row(first);
  expect((await merge(first, second)).status).toBe(303);
  expect((await row(first)).version).toBe(version);
  const third = await sam.as((ctx) => openCase(ctx, { type: 'question', owner: sam.id, receivedAt: ctx.now }));
  await merge(third, first);
  expect((await sam.get(at(second))).to).toBe(at(third));
  expect((await sam.get(at(third))).page().text).toContain('Words in the second.');
  const undo = await undoOf(third);
  await sam.post(undo);
  expect((await sam.post(undo)).status).toBe(303);
  expect((await sam.get(at(second))).to).toBe(at(first));
});

test('a closed case goes into an open one with a reason, never the other way round', async () => {
  const outcome = await sam.as(async (ctx) => {
    await closeCase(ctx, await findCase(ctx, first.ref), { outcome: 'explained', told: 'yes' });
    return findCase(ctx, first.ref);
  });
  if (!outcome.closed_at) throw new Error('The case did not close');
  const wrong = await sam.post(at(first, '/merge'), { ref: second.ref });
  expect(wrong.page().text).toContain('Merge them the other way round.');
  expect((await merge(second, first)).page().errors).toEqual(['One of these is closed. Write why they are one.']);
  expect((await merge(second, first, { reason: 'Same fall' })).status).toBe(303);
});

test('who may not open one may not open the other, until it is undone', async () => {
  const priya = await home.staff('officer', 'Priya Nair');
  const bob = await home.staff('officer', 'Bob Lane');
  await sam.as((ctx) => restrictCase(ctx, second, { names: [sam.id], reason: 'A colleague' }));
  await sam.as((ctx) => lockOut(ctx, first, { names: [bob.id], reason: 'Near to it' }));
  first = await row(first);
  second = await row(second);
  await merge(first, second);
  expect((await priya.get(at(first))).status).toBe(403);
  expect((await bob.get(at(first))).status).toBe(404);
  expect((await bob.get(at(second))).status).toBe(404);
  await sam.post(await undoOf(first));
  expect((await priya.get(at(first))).status).toBe(200);
  expect((await priya.get(at(second))).status).toBe(403);
  expect((await bob.get(at(first))).status).toBe(404);
});

test('whoever may not see both cannot merge them, and foreign references do not exist', async () => {
  const priya = await home.staff('officer', 'Priya Nair');
  await sam.as((ctx) => restrictCase(ctx, second, { names: [sam.id], reason: 'A colleague' }));
  const refused = await priya.post(at(first, '/merge'), { ref: second.ref });
  expect(refused.body).not.toContain('Joe Hill');
  expect(refused.status).toBe(403);
  const stranger = await (await newTrust()).staff('officer', 'Olu Stranger');
  expect((await stranger.post(at(first, '/merge'), { ref: second.ref })).status).toBe(404);
  expect((await sam.post(at(first, '/merge'), { ref: 'PAL-26-9999' })).page().errors).toEqual([
    'No case has this number. Check it, or search for the person.',
  ]);
});

test('who is locked out of a case reads its number nowhere, not in what has happened in a case linked with it either', async () => {
  const lee = await home.staff('officer', 'Lee Hale');
  const mo = await home.staff('manager', 'Mo Khan');
  await sam.post(at(first, '/links'), { ref: second.ref, kind: 'related' });
  expect((await lee.get(at(first))).page().text).toContain(`Linked with ${second.ref}`);
  await mo.as((ctx) => lockOut(ctx, second, { names: [lee.id], reason: 'They know each other' }));
  const shut = (await lee.get(at(first))).page().text;
  expect([shut.includes(second.ref), shut.includes('Linked with another case')]).toEqual([false, true]);
  expect((await sam.get(at(first))).page().text).toContain(`Linked with ${second.ref}`);
});

test('one question says whether it was recorded twice: then both are looked at, under an address that can be opened again', async () => {
  const { to } = await sam.post(at(first, '/links'), { ref: second.ref, kind: 'twice' });
  expect(to).toBe(at(first, `/merge?with=${second.ref}`));
  const look = (await sam.get(to)).page();
  expect(look.heading).toBe('Are these one case?');
  expect((await row(second)).merged_into).toBeNull();
  const sent = await sam.post(at(first, '/merge'), { ref: second.ref, seen: look.value('seen'), sure: 'yes' });
  expect(sent.to).toBe(at(first, '?done=merged'));
  expect((await sam.get(at(first, '/merge'))).to).toBe(at(first, '/same-matter'));
  expect((await sam.get(at(first, '/merge?with=PAL-26-9999'))).page().errors[0]).toContain('No case has this number.');
});

test('the number of the other case is enough, of this year or the last', async () => {
  const number = String(Number(second.ref.slice(-4)));
  await sam.post(at(first, '/links'), { ref: number, kind: 'related' });
  expect((await sam.get(at(first))).page().text).toContain(`${second.ref}, related in another way`);
  const wrong = await sam.post(at(first, '/links'), { ref: '9999', kind: 'related' });
  expect(wrong.page().errors).toEqual(['No case has this number. Check it, or search for the person.']);
  expect(wrong.page().document.querySelectorAll('.nhsuk-error-message')).toHaveLength(1);
});

test('two cases that belong together are linked from both sides and unlinked', async () => {
  expect((await sam.post(at(first, '/links'), { ref: second.ref })).page().errors).toEqual([
    'Choose how they belong together',
  ]);
  await sam.post(at(first, '/links'), { ref: second.ref, kind: 'same_matter' });
  await sam.post(at(second, '/links'), { ref: first.ref, kind: 'related' });
  for (const [kase, other] of [
    [first, second],
    [second, first],
  ] as const)
    expect((await sam.get(at(kase))).page().text).toContain(`${other.ref}, same matter, another person`);
  const end = (await sam.get(at(second)))
    .page()
    .document.querySelector('form[action$="/ending"]')
    ?.getAttribute('action');
  await sam.post(end ?? '');
  expect((await sam.get(at(first))).page().text).not.toContain('same matter, another person');
  await sam.as((ctx) => addContact(ctx, { case: first.id, channel: 'phone', direction: 'in', words: 'still works' }));
});
