import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { openCase } from '../cases/index.ts';
import { changePerson, findPerson } from '../people/index.ts';

const HELP = '/desk/directory/help';

/** Grace's case; Cruse and Carers UK are checked by this trust, Mind is not. */
async function atTheCase() {
  const world = await newWorld();
  await world.asSystem((ctx) =>
    ctx.db.updateTable('trusts').set({ pals_phone: '020 7946 0000' }).where('id', '=', ctx.trust.id).execute(),
  );
  const ada = await world.staff('administrator', 'Ada Bell');
  const keys: Record<string, string> = {};
  for (const code of ['cruse', 'carers_uk'])
    keys[code] = (await ada.post(`${HELP}/${code}/checks`)).to.split('?')[0]?.split('/').at(-1) ?? '';
  const at = `/desk/cases/${world.kase.ref}/help`;
  const tell = (fields: Record<string, string | string[]>) =>
    world.sam.post(at, { person: world.grace.id, how: 'spoken', entry: keys.cruse ?? '', q: 'grief', ...fields });
  return { ...world, ada, at, cruse: keys.cruse ?? '', carers: keys.carers_uk ?? '', tell };
}

test('what somebody was told of is kept with the case as it stood then', async () => {
  const { sam, ada, at, tell, cruse, carers, kase } = await atTheCase();
  expect((await sam.get(`${at}?q=carers`)).page().all('.nhsuk-checkboxes__label')).toContain('Carers UK');
  const { to } = await tell({ entry: [cruse, carers] });
  expect((await sam.get(to)).page().text).toContain('0808 808 1677');
  await ada.post('/desk/directory/organisations/cruse', {
    ...{ kind: 'charity', name: 'Cruse Bereavement Support', phone: '0808 808 0000', version: '2' },
  });
  const page = (await sam.get(at)).page().text;
  expect(page).toContain('0808 808 1677');
  expect(page).not.toContain('0808 808 0000');
  const shown = (await sam.get(`/desk/cases/${kase.ref}`)).page().text;
  expect(shown).toContain('Grace Okafor was told of Cruse Bereavement Support, Carers UK, Tuesday 24 November.');
  expect(shown).toContain('Told where to find help');
  expect((await sam.get(`${HELP}/${cruse}`)).page().text).toContain('1 time');
});

test('nothing is told without an entry, a person and a way; a second press tells nothing twice', async () => {
  const { sam, at, tell } = await atTheCase();
  expect((await tell({ entry: '' })).page().errors).toEqual(['Tick what you told them of']);
  expect((await tell({ person: '' })).page().errors).toEqual(['Choose whom you told']);
  expect((await tell({ how: '' })).page().errors).toEqual(['Choose how you told them']);
  expect((await tell({ entry: 'no-such' })).status).toBe(404);
  const press = (await sam.get(at)).page().value('press');
  await tell({ press });
  await tell({ press });
  expect((await sam.get(at)).page().all('.app-card h3')).toHaveLength(1);
});

test('what can be told of says that nobody is near, and after a number that it is not checked', async () => {
  const { sam, ada, at } = await atTheCase();
  await ada.post(HELP, {
    name: 'Grief group',
    summary: 'Meets.',
    area: 'Anytown',
    needs: 'bereavement',
    shown: 'public',
  });
  const offered = async (where: string) => (await sam.get(`${at}?q=grief&where=${where}`)).page().text;
  const far = 'What was found is for all of England.';
  expect(await offered('ZZ9 9ZZ')).toContain(`Nothing that fits is near “ZZ9 9ZZ”. ${far}`);
  expect(await offered('Anytown')).not.toContain(far);
  const hints = (await sam.get(`${at}?q=childline`)).page().all('.nhsuk-checkboxes__hint');
  expect(hints[0]).toMatch(/0800 1111\. Not yet checked\.$/);
});

test('what is not checked may be said, and is not given in writing', async () => {
  const { tell } = await atTheCase();
  for (const how of ['letter', 'leaflet'])
    expect((await tell({ entry: 'mind', how })).page().errors).toEqual([
      'Mind infoline is not checked. Look at its details first, then give it in writing.',
    ]);
  expect((await tell({ entry: 'mind' })).status).toBe(303);
});

test('somebody is told of a crisis line and asked later whether it helped, with the number as Settings has it', async () => {
  const { sam, staff, ada, at, tell } = await atTheCase();
  const mo = await staff('manager', 'Mo Khan');
  const offered = async (q: string) => (await sam.get(`${at}?q=${q}`)).page().all('.nhsuk-checkboxes__label');
  for (const [q, name] of [
    ['samaritans', 'Samaritans'],
    ['suicide', 'Shout, by text'],
    ['111', 'NHS 111, mental health option'],
    ['abuse', 'National Domestic Abuse Helpline'],
    ['childline', 'Childline'],
    ['hourglass', 'Hourglass'],
  ] as const)
    expect(await offered(q)).toContain(name);
  await mo.post('/desk/settings/numbers/samaritans', { number_samaritans: '116 124', detail_samaritans: '' });
  const { to } = await ada.post(`${HELP}/samaritans/checks`);
  const entry = to.split('?')[0]?.split('/').at(-1) ?? '';
  await mo.post('/desk/settings/numbers/samaritans', { number_samaritans: '116 125', detail_samaritans: '' });
  await tell({ entry, how: 'leaflet', ask: 'yes', ask_on: '8 December 2026' });
  const page = (await sam.get(at)).page();
  expect(page.text).toContain('116 125');
  expect(page.text).toContain('8 December');
});

test('in writing it becomes a letter the way they asked for, and counts as gone when it went', async () => {
  const { sam, at, tell, grace, kase } = await atTheCase();
  await sam.post(`/desk/people/${grace.id}/ways`, { kind: 'email', value: 'grace@example.org' });
  const { to } = await tell({ how: 'letter' });
  expect(to).toContain(`/desk/cases/${kase.ref}/letters/check?`);
  const look = (await sam.get(to)).page();
  expect(look.text).toContain('0808 808 1677');
  expect(look.text).toContain('You asked us where to find help.');
  expect((await sam.get(at)).page().text).toContain('It has not gone yet.');
  const query = Object.fromEntries(new URL(to, 'http://desk').searchParams);
  const gone = await sam.post(`/desk/cases/${kase.ref}/letters`, {
    ...query,
    ...{ revision: look.value('revision'), keeps: '', by: 'hand', nothing_of_patient: 'yes', needs_met: 'yes' },
  });
  expect([gone.status, gone.page().errors]).toEqual([303, []]);
  expect((await sam.get(at)).page().text).not.toContain('It has not gone yet.');
});

test('a second telling in writing goes on in the letter that was begun, and each waits until that letter went', async () => {
  const { sam, at, tell, grace, kase, carers, cruse } = await atTheCase();
  await sam.post(`/desk/people/${grace.id}/ways`, { kind: 'email', value: 'grace@example.org' });
  const press = (await sam.get(at)).page().value('press');
  const { to } = await tell({ how: 'letter', press });
  const query = Object.fromEntries(new URL(to, 'http://desk').searchParams);
  const write = `/desk/cases/${kase.ref}/letters/check`;
  // With its lines as they stand, and sent back as a browser sends them.
  const words = async () => {
    const page = (await sam.get(`/desk/cases/${kase.ref}/letters/new?${new URLSearchParams(query)}`)).page();
    return page.document.querySelector('textarea[name="body"]')?.textContent?.replaceAll('\n', '\r\n') ?? '';
  };
  const own = (await words()).replace('Here is what we know:', 'I looked for you on Monday:');
  await sam.post(write, { ...query, subject: 'Help', body: own });
  expect((await tell({ how: 'letter', press })).to).toBe(to); // a second press
  expect(await words()).toContain('I looked for you on Monday:');
  const second = await tell({ how: 'letter', entry: carers });
  expect([second.page().errors, second.to]).toEqual([[], to]);
  const both = await words();
  expect(both).toContain('I looked for you on Monday:');
  expect(both).toMatch(/0808 808 1677.*Carers UK.*If a number does not work/s);
  expect(both.match(/Cruse Bereavement Support/g)).toHaveLength(1);
  const waits = async () => (await sam.get(at)).page().text.split('It has not gone yet.').length - 1;
  expect(await waits()).toBe(2);
  // Who ended it in other words finishes it first: nothing of theirs is lost.
  await sam.post(write, { ...query, subject: 'Help', body: both.replace('We will look again.', 'I will.') });
  const refused = (await tell({ how: 'letter', entry: [carers, cruse] })).page();
  expect(refused.errors[0]).toContain('You began a letter to them. Finish it first');
  const look = (await sam.get(to)).page();
  const sent = { ...query, revision: look.value('revision'), keeps: '', by: 'hand', nothing_of_patient: 'yes' };
  expect((await sam.post(`/desk/cases/${kase.ref}/letters`, { ...sent, needs_met: 'yes' })).status).toBe(303);
  expect(await waits()).toBe(0);
});

test('where a colleague leaves, the letter that was begun goes with theirs: what both told waits for the one that goes', async () => {
  const { sam, at, tell, grace, kase, carers, staff } = await atTheCase();
  await sam.post(`/desk/people/${grace.id}/ways`, { kind: 'email', value: 'grace@example.org' });
  await tell({ how: 'letter' });
  const mia = await staff('manager', 'Mia Long');
  const { to } = await mia.post(at, { person: grace.id, how: 'letter', entry: carers, q: 'carers' });
  await mia.post(`/desk/settings/staff/${sam.id}/closure`);
  await mia.post(`/desk/team/${sam.id}/handover`, { [`to_${kase.ref}`]: mia.id, rest: mia.id, act: 'do' });
  const look = (await mia.get(to)).page();
  expect(look.text).toContain('0808 808 1677');
  const query = Object.fromEntries(new URL(to, 'http://desk').searchParams);
  const by = { revision: look.value('revision'), keeps: '', by: 'hand', nothing_of_patient: 'yes', needs_met: 'yes' };
  const gone = await mia.post(`/desk/cases/${kase.ref}/letters`, { ...query, ...by });
  expect([gone.status, gone.page().errors]).toEqual([303, []]);
  expect((await mia.get(at)).page().text).not.toContain('It has not gone yet.');
});

test('one whose letter was thrown away waits still, whatever else goes to them', async () => {
  const { sam, at, tell, grace, kase, carers } = await atTheCase();
  await sam.post(`/desk/people/${grace.id}/ways`, { kind: 'email', value: 'grace@example.org' });
  const go = async (to: string) => {
    const query = Object.fromEntries(new URL(to, 'http://desk').searchParams);
    const revision = (await sam.get(to)).page().value('revision');
    const by = { keeps: '', by: 'hand', nothing_of_patient: 'yes', needs_met: 'yes' };
    expect((await sam.post(`/desk/cases/${kase.ref}/letters`, { ...query, revision, ...by })).status).toBe(303);
  };
  await tell({ how: 'letter' });
  await sam.as((ctx) => ctx.db.deleteFrom('drafts').execute());
  await go((await tell({ how: 'letter', entry: carers })).to);
  const cards = (await sam.get(at))
    .page()
    .all('.app-card')
    .filter((card) => card.includes('In writing'));
  expect(cards.map((card) => card.includes('It has not gone yet.'))).toEqual([false, true]);
});

test('what changed between the look and the press is looked at again, with what was ticked and typed', async () => {
  const { sam, ada, at, tell } = await atTheCase();
  const ticks = async (q: string) =>
    (await sam.get(`${at}?q=${q}`)).page().document.querySelectorAll('input[name="entry"]');
  const entry = [...(await ticks('cruse'))].map((box) => box.getAttribute('value') ?? '').slice(0, 1);
  await ada.post('/desk/directory/organisations/cruse', {
    ...{ kind: 'charity', name: 'Cruse Bereavement Support', phone: '0808 808 0000', version: '2' },
  });
  const again = (await tell({ entry, how: 'leaflet', ask: 'yes', ask_on: '8 December' })).page();
  expect(again.errors).toEqual(['Cruse Bereavement Support changed since you looked. Look at it again.']);
  expect(again.text).toContain('0808 808 0000');
  expect(again.value('ask_on')).toBe('8 December');
  const ticked = [...again.document.querySelectorAll('input[name="entry"][checked]')];
  const now = ticked.map((box) => box.getAttribute('value') ?? '');
  expect(now).toHaveLength(1);
  expect((await tell({ entry: now, how: 'leaflet' })).status).toBe(303);
  expect((await sam.get(at)).page().all('.app-as-typed')[0]).toContain('0808 808 0000');
});

test('somebody who gave no name is told and handed a paper, and nobody writes to them', async () => {
  const { sam, cruse, staff } = await atTheCase();
  const to = await staff('officer', 'Kim Bell');
  const ref = await sam.as(
    async (ctx) => (await openCase(ctx, { type: 'concern', owner: null, receivedAt: ctx.now })).ref,
  );
  const at = `/desk/cases/${ref}/help`;
  const tell = (how: string) => to.post(at, { how, entry: cruse });
  for (const how of ['spoken', 'leaflet']) expect((await tell(how)).to).toBe(`${at}?done=told`);
  expect((await tell('letter')).page().errors).toEqual([
    'To write to somebody, add them to the case first. Or hand it over on paper.',
  ]);
  expect((await to.get(at)).page().all('.app-card h3')).toHaveLength(2);
});

test('what only officers find is offered with a warning once it is old', async () => {
  const { ada, clock, staff, at } = await atTheCase();
  const group = { name: 'Riverside carers’ group', summary: 'Meets each week.', phone: '020 7946 0021', shown: 'desk' };
  await ada.post(HELP, group);
  const hint = async (desk: typeof ada) => (await desk.get(`${at}?q=riverside`)).page().one('.nhsuk-checkboxes__hint');
  expect(await hint(await staff('officer', 'Kim Bell'))).toBe('Meets each week. 020 7946 0021');
  clock.now = new Date('2027-06-25T10:00:00Z');
  expect(await hint(await staff('officer', 'Kim Late'))).toContain('Check this – last checked 24 November 2026.');
});

test('where somebody else may see it, nothing goes in writing; nobody tells somebody who died', async () => {
  const { sam, tell, grace } = await atTheCase();
  await sam.post(`/desk/people/${grace.id}/ways`, { kind: 'email', value: 'grace@example.org' });
  const change = (to: Parameters<typeof changePerson>[2]) =>
    sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, grace.id), to));
  await change({ unsafe: true, safe_way: 'phone' });
  expect((await tell({ how: 'letter' })).page().errors).toHaveLength(1);
  await change({ died: true });
  expect((await tell({})).page().errors).toEqual(['They have died. Choose whom you told.']);
});

test('whether it helped is asked only of those who agreed, on the day they agreed to', async () => {
  const { sam, at, tell, kase } = await atTheCase();
  const open = () =>
    sam.as((ctx) =>
      ctx.db
        .selectFrom('promises')
        .select(['kind', 'state', 'due_at'])
        .where('case_id', '=', kase.id)
        .where('kind', '=', 'follow_up')
        .execute(),
    );
  await tell({});
  expect(await open()).toEqual([]);
  expect((await tell({ ask: 'yes', ask_on: 'yesterday', how: 'leaflet' })).page().errors).toEqual([
    'Enter a day after today',
  ]);
  await tell({ ask: 'yes', ask_on: '8 December', how: 'leaflet' });
  expect(await open()).toMatchObject([{ kind: 'follow_up', state: 'open', due_at: new Date('2026-12-08T12:00:00Z') }]);
  const page = (await sam.get(at)).page();
  expect(page.text).toContain('We ask whether it helped on Tuesday 8 December, as they agreed.');
  const stop = page.document.querySelector('form[action$="/no-asking"]')?.getAttribute('action') ?? '';
  await sam.post(stop);
  expect(await open()).toMatchObject([{ state: 'cancelled' }]);
});

test('that it helped is kept with each, and the promise to ask is kept', async () => {
  const { sam, at, tell, cruse, kase } = await atTheCase();
  await tell({ ask: 'yes', ask_on: '8 December' });
  const form = (await sam.get(at)).page().document.querySelector('form[action$="/outcomes"]');
  const action = form?.getAttribute('action') ?? '';
  const name = form?.querySelector('input[type="radio"]')?.getAttribute('name') ?? '';
  expect((await sam.post(action)).page().errors).toEqual(['Choose for each whether it helped']);
  await sam.post(action, { [name]: 'yes' });
  await sam.post(action, { [name]: 'yes' }); // a second press
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Cruse Bereavement Support: it helped.');
  expect((await sam.get(`${HELP}/${cruse}`)).page().text).toContain('Of 1 who were asked, it helped 1');
  const events = await sam.as((ctx) =>
    ctx.db
      .selectFrom('events')
      .select('name')
      .where('case_id', '=', kase.id)
      .where('name', '=', 'help.outcome')
      .execute(),
  );
  expect(events).toHaveLength(1);
});

test('the leaflet names nobody and nothing of the case, and comes in large print', async () => {
  const { sam, at, tell } = await atTheCase();
  await tell({ how: 'leaflet' });
  const link = (await sam.get(at)).page().document.querySelector('a[href*="/leaflet"]')?.getAttribute('href') ?? '';
  const page = (await sam.get(`${link}?format=large`)).page();
  expect(page.document.querySelector('.app-large-print')).not.toBeNull();
  expect(page.text).toContain('0808 808 1677');
  expect(page.text).not.toContain('Grace');
  expect(page.text).not.toContain('PAL-');
});
