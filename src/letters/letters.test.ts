import { beforeEach, expect, test } from 'vitest';
import { type Desk, newTrust, open } from '../../test/harness.ts';
import { sendBy, startMailServer } from '../../test/mail.ts';
import { newWorld, type World } from '../../test/world.ts';
import { findCase, listOpenPromises, makePromise, openCase } from '../cases/index.ts';
import { addWay, changePerson, createPerson, findPerson, NEUTRAL, setHospitalNumbers } from '../people/index.ts';
import { signedOff } from './documents.examples.ts';
import type { LetterWay } from './kinds.rules.ts';
import { listOffered } from './templates.ts';

let world: World;
let sam: Desk;
let base: string;
beforeEach(async () => {
  world = await newWorld();
  sam = world.sam;
  base = `/desk/cases/${world.kase.ref}/letters`;
});

async function templateId(name: string): Promise<string> {
  const found = (await sam.as((ctx) => listOffered(ctx))).find((one) => one.name === name);
  if (!found) throw new Error(`No template ${name}`);
  return found.template_id;
}

/** The page on which it is written, with its fields as the browser would send them. */
async function begin(name: string, how: LetterWay = 'email', to = world.grace.id, template = '') {
  const asked = { template: template || (await templateId(name)), to, how };
  const answer = await sam.get(`${base}/new?${new URLSearchParams(asked)}`);
  const page = answer.page();
  return { asked, page, fields: { ...asked, subject: page.value('subject') ?? '', body: page.value('body') ?? '' } };
}

const written = (text: string) => text.replace(/\[\[[^\]]*\]\]/g, 'Words of Sam.');

/** As far as the page that shows how it looks. */
async function look(name: string, how: LetterWay = 'email', change = written) {
  const { fields, asked } = await begin(name, how);
  const answer = await sam.post(`${base}/check`, { ...fields, body: change(fields.body) });
  const page = answer.to ? (await sam.get(answer.to)).page() : answer.page();
  return { asked, page, to: answer.to, status: answer.status };
}

const sentRows = (desk: Desk = sam) =>
  desk.as((ctx) =>
    ctx.db
      .selectFrom('letters')
      .innerJoin('contacts', 'contacts.id', 'letters.contact_id')
      .innerJoin('letter_versions', 'letter_versions.id', 'letters.version_id')
      .select(['letters.id', 'letters.channel', 'letters.person_id', 'contacts.told', 'contacts.direction'])
      .select(['contacts.identity_checked', 'contacts.result', 'letter_versions.number'])
      .where('letters.trust_id', '=', world.trust.id)
      .execute(),
  );

test('from the page of a case: choose what and how, and what is known stands in it already', async () => {
  const page = (await sam.get(`/desk/cases/${world.kase.ref}`)).page();
  expect(page.text).toContain('Letters and messages');
  expect(page.document.querySelector(`a[href="${base}/new"]`)?.textContent).toBe('Write a letter or message');
  const choose = (await sam.get(`${base}/new`)).page().text;
  for (const words of ['Grace Okafor', 'Acknowledgement', 'We could not reach you', 'After a death'])
    expect(choose).toContain(words);
  const { page: writing } = await begin('Where we are');
  expect(writing.value('body')).toContain('Dear Grace,');
  expect(writing.value('body')).toContain('You will hear from us by 1pm on Tuesday 24 November');
  expect(writing.text).toContain('Still for you to write:');
  expect(writing.text).toContain('[[what we did]]');
});

test('a date that has passed is promised to nobody: the officer writes when they hear from us', async () => {
  world.clock.now = new Date(+world.promise.due_at + 60_000);
  sam = await world.staff('officer', 'Ola Late');
  const { page, fields } = await begin('Where we are');
  expect(page.value('body')).toContain('You will hear from us by [[next date]]');
  const answer = await sam.post(`${base}/check`, {
    ...fields,
    body: fields.body.replace('[[what we did]]', 'We asked.'),
  });
  expect([answer.status, answer.page().errors[0]]).toEqual([422, expect.stringContaining('[[next date]]')]);
});

test('the letter that asks for consent says who asked, what would be shared and with whom, as it is asked for in the case', async () => {
  const consents = `/desk/cases/${world.kase.ref}/consents`;
  const asked = { situation: 'adult', speaker: world.grace.id, what: ['hears', 'complaints'], services: 'Ward 7B' };
  await sam.post(consents, {
    ...asked,
    records: 'The fall of last week',
    limits: 'Her diagnosis',
    act: 'ask',
    how: 'letter',
  });
  const body = String((await begin('May we share this?', 'letter', world.ada.id)).page.value('body'));
  expect(body).toContain('Grace Okafor has asked us to help with');
  expect(body).toContain(
    'We would share this: Your name, and what Grace Okafor told us The fall of last week What we find out But not: Her diagnosis With: Ward 7B The complaints team of the trust Grace Okafor If you',
  );
  expect(body).toContain('Tell us by Tuesday 8 December.');
  expect(String((await begin('May we share this?', 'letter')).page.value('body'))).toContain('[[who asked]]');
  const { fields } = await begin('May we share this?', 'letter', world.ada.id);
  const sent = await sam.post(`${base}/check`, { ...fields, body: written(fields.body) });
  expect(sent.to).toContain('/letters/check');
});

test('what is still to be written stops it, and what was typed is kept', async () => {
  const { fields } = await begin('Where we are');
  const body = fields.body.replace('[[what we did]]', 'We asked the ward sister.');
  const answer = await sam.post(`${base}/check`, { ...fields, body });
  expect(answer.status).toBe(422);
  expect(answer.page().errors[0]).toContain(
    'Write this yourself, or take it out: [[what it is about]], [[why it waits]]',
  );
  expect(answer.page().value('body')).toContain('We asked the ward sister.');
  expect(await sentRows()).toEqual([]);
});

test('recorded as sent, it is a contact of the case with the version of its template, and keeps the promise it answers', async () => {
  const { page, asked, to } = await look('Where we are');
  expect(to).toContain(`${base}/check?`);
  expect(page.text).toContain('This is what Grace Okafor will see');
  expect(page.text).toContain('Yes: Call Grace');
  const sent = { ...asked, revision: page.value('revision') ?? '', keeps: world.promise.id };
  const recorded = await sam.post(base, sent);
  expect(recorded.to).toMatch(/\/letters\/[0-9a-f-]{36}\?done=recorded$/);
  const [row, ...more] = await sentRows();
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    channel: 'email',
    direction: 'out',
    result: 'reached',
    number: 1,
    identity_checked: true,
  });
  expect(row?.told).toContain('Dear Grace,');
  expect(await sam.as((ctx) => listOpenPromises(ctx, world.kase.id))).toEqual([]);
  const letter = (await sam.get(recorded.to)).page().text;
  expect(letter).toContain('Recorded as sent.');
  expect(letter).toContain('Words of Sam.');
  const kase = (await sam.get(`/desk/cases/${world.kase.ref}`)).page().text;
  expect(kase).toContain('Written from a template: progress, with a new date, email');
  // A second press gives the letter of the first.
  expect((await sam.post(base, sent)).to).toBe(recorded.to);
  expect(await sentRows()).toHaveLength(1);
  expect((await sam.get(`${base}/new`)).page().text).toContain('What was written before: 1');
});

test('half a letter waits for its officer where letters are chosen, and what is typed is kept on its way', async () => {
  const { asked, page } = await begin('Thank you', 'email');
  const about = page.document.querySelector('form[data-draft]')?.getAttribute('data-draft');
  const kept = await sam.patch(`/desk/drafts/${about}`, {
    ...{ fields: { body: 'Thank you, Grace. Half a', how: 'email' }, revision: 0, tab: 'a' },
  });
  expect(kept.status).toBe(200);
  expect((await sam.get(`${base}/new`)).page().text).toContain('You have begun: Thank you to Grace Okafor');
  expect((await sam.get('/desk')).page().text).toContain('Letters you have begun');
  const list = (await sam.get('/desk/letters')).page();
  const mine = list.text;
  const way = list.document.querySelector('.app-results__title');
  expect(way?.textContent).toBe('Grace Okafor: Thank you');
  expect((await sam.get(way?.getAttribute('href') ?? '')).page().value('body')).toContain('Half a');
  expect(mine).toContain(`${world.kase.ref}, Tuesday 24 November, 10amThank you, Grace. Half a`);
  // A draft of another name is nobody’s letter.
  await sam.patch('/desk/drafts/writing/none', { fields: { body: 'x' }, revision: 0, tab: 'a' });
  expect((await sam.get('/desk/letters')).status).toBe(200);
  const kim = await world.staff('officer', 'Kim Bell');
  expect((await kim.get('/desk/letters')).page().text).toContain('You have begun no letter.');
  expect((await kim.get('/desk')).page().text).not.toContain('Letters you have begun');
  const again = (await begin('Thank you', 'email')).page;
  expect([again.value('body'), again.value('subject')]).toEqual(['Thank you, Grace. Half a', 'Thank you']);
  await sam.post(`${base}/new-words`, asked);
  expect((await sam.get(`${base}/new`)).page().text).not.toContain('You have begun');
});

test('a promise stays open if the officer does not say that it is kept', async () => {
  const { page, asked } = await look('Thank you');
  await sam.post(base, { ...asked, revision: page.value('revision') ?? '', keeps: '' });
  expect(await sentRows()).toHaveLength(1);
  expect(await sam.as((ctx) => listOpenPromises(ctx, world.kase.id))).toHaveLength(1);
  const again = await look('Thank you');
  const wrong = await sam.post(base, {
    ...again.asked,
    revision: again.page.value('revision') ?? '',
    keeps: world.note,
  });
  expect([wrong.status, wrong.page().errors]).toEqual([422, ['Choose again what this keeps']]);
});

test('words that were changed since they were looked at do not go, and a later version of the template is told of', async () => {
  const { page, asked } = await look('Thank you');
  const revision = page.value('revision') ?? '';
  const { fields } = await begin('Thank you');
  await sam.post(`${base}/check`, { ...fields, body: 'Thank you, Grace.' });
  const stale = await sam.post(base, { ...asked, revision });
  expect([stale.status, stale.page().errors]).toEqual([
    422,
    ['The words changed since you looked at them. Look at them again.'],
  ]);
  world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  const mia = await world.staff('manager', 'Mia Long');
  const to = `/desk/settings/templates/${asked.template}`;
  await mia.post(to, { name: 'Thank you', ways: ['email'], subject: 'Thank you', body: 'Thank you!', from: 'today' });
  const writing = (await begin('Thank you')).page;
  expect(writing.value('body')).toBe('Thank you, Grace.');
  expect(writing.text).toContain('The template has new words since you began this.');
  // Nor are words lost that were begun before the template was given up, and the letter says from which it was written.
  await mia.post(`${to}/retirement`);
  const looked = await begin('Thank you', 'email', world.grace.id, asked.template);
  expect(looked.page.value('body')).toBe('Thank you, Grace.');
  expect((await sam.get(`${base}/new`)).page().text).toContain('You have begun: Thank you to Grace Okafor');
  const kim = await world.staff('officer', 'Kim Bell');
  expect((await kim.get(`${base}/new?${new URLSearchParams(asked)}`)).status).toBe(404);
  const check = (await sam.post(`${base}/check`, { ...looked.fields })).to;
  const last = { ...asked, revision: (await sam.get(check)).page().value('revision') ?? '' };
  expect((await sam.post(base, last)).status).toBe(303);
  expect((await sentRows())[0]?.number).toBe(1);
  await mia.post(`${to}/return`);
  expect((await begin('Thank you')).page.value('body')).toBe('Thank you!');
});

test('of a patient whose relative may not be told, no name and no number goes, however it is written', async () => {
  const kase = await sam.as(async (ctx) => {
    await setHospitalNumbers(ctx, world.ada, ['RX12345']);
    return openCase(ctx, {
      type: 'concern',
      ...{ owner: sam.id, caller: world.grace.id, patient: world.ada.id, receivedAt: ctx.now },
    });
  });
  base = `/desk/cases/${kase.ref}/letters`;
  expect((await begin('Thank you')).page.text).toContain('write nothing about the patient');
  const { status, page } = await look('Thank you', 'email', () => 'Dear Grace, thank you. Ada is in bed 4.');
  expect([status, page.errors[0]]).toEqual([
    422,
    'This has the name of the patient in it, and it is not recorded that they may be told about the patient. Take it out, or record who agreed under “Who may be told what”.',
  ]);
  expect((await look('Thank you', 'email', () => 'Dear Grace, it is rx 12345.')).page.errors[0]).toContain(
    'a number by which the hospital knows somebody (RX12345)',
  );
  // Her own last name is no secret to her.
  const fine = await look('Thank you', 'email', () => 'Dear Mrs Okafor, thank you for writing.');
  const sent = { ...fine.asked, revision: fine.page.value('revision') ?? '' };
  expect((await sam.post(base, sent)).page().errors).toEqual([
    'Tick what it says of the patient, or record who agreed that they may be told more',
  ]);
  await sam.post(base, { ...sent, nothing_of_patient: 'yes' });
  expect((await sentRows())[0]?.identity_checked).toBe(false);
});

test('the number of somebody else does not go to the one, though they may hear about the patient', async () => {
  await sam.as((ctx) => setHospitalNumbers(ctx, world.grace, ['771239']));
  const { page } = await look('Thank you', 'email', () => 'Thank you. Ring Ada, she is on Ward 7B.');
  expect(page.errors).toEqual([]);
  const { fields } = await begin('Thank you', 'email', world.ada.id);
  const answer = await sam.post(`${base}/check`, { ...fields, body: 'Thank you. Ring Grace on 07700-900 123.' });
  expect(answer.page().errors).toEqual([
    'This has the phone number of somebody else (07700 900123) in it. Take it out.',
  ]);
});

test('ways that a person asked us not to use are not offered, and cannot be had by address', async () => {
  await sam.as(async (ctx) => {
    const ben = await createPerson(ctx, { name: 'Ben Shaw', needs: ['large_print', 'by_letter'] });
    const kase = await openCase(ctx, { type: 'question', owner: sam.id, caller: ben.id, receivedAt: ctx.now });
    world = { ...world, grace: ben, kase };
    base = `/desk/cases/${kase.ref}/letters`;
  });
  const choices = (await sam.get(`${base}/new`)).page();
  expect(choices.all('.app-results__item')[0]).toContain('Letter');
  const { page, asked } = await look('Thank you', 'letter');
  expect(page.text).toContain('Large print, 18 point.');
  const paper = await sam.get(`${base}/paper?${new URLSearchParams(asked)}`);
  expect(paper.page().one('.app-large-print')).toContain('Ben Shaw');
  const sent = { ...asked, revision: page.value('revision') ?? '' };
  expect((await sam.post(base, sent)).page().errors).toEqual(['Choose whether this met their needs']);
  await sam.post(base, { ...sent, needs_met: 'yes' });
  expect(await sentRows()).toHaveLength(1);

  await sam.as(async (ctx) => {
    const kai = await createPerson(ctx, { name: 'Kai Marsh', needs: ['voice_only'] });
    const kase = await openCase(ctx, { type: 'question', owner: sam.id, caller: kai.id, receivedAt: ctx.now });
    world = { ...world, grace: kai, kase };
    base = `/desk/cases/${kase.ref}/letters`;
  });
  expect((await sam.get(`${base}/new`)).page().text).toContain('asked us not to write');
  const forced = await look('Thank you', 'email');
  expect([forced.status, forced.page.errors[0]]).toEqual([422, expect.stringContaining('They asked us to speak')]);
});

/** Emails go out, and Grace can be written to there. */
async function withMail(work: () => Promise<void>) {
  const server = await startMailServer();
  sendBy(server);
  try {
    await world.asSystem((ctx) => addWay(ctx, world.grace, { kind: 'email', value: 'grace@example.org' }));
    await work();
  } finally {
    await server.stop();
    delete open().house.senders;
    delete open().house.mailFrom;
  }
}

test('who can get a code reads where they see how it stands; nobody else gets a link, and no letter has a code', () =>
  withMail(async () => {
    const line = `go to https://${world.host}/track. Your number is ${world.kase.ref}.`;
    for (const name of ['Acknowledgement', 'Where we are', 'We could not reach you'])
      expect([name, (await begin(name)).fields.body]).toEqual([name, expect.stringContaining(line)]);
    expect((await begin('We could not reach you, by text', 'text')).fields.body).toMatch(
      /^Hello, it is PALS at .+\. We tried to reach you\. We will try again by .+ go to https:\/\/.+\/track\. Your number is PAL-/,
    );
    for (const name of ['After a death', 'Our answer'])
      expect([name, (await begin(name)).fields.body.includes('/track')]).toEqual([name, false]);
    await sam.as(async (ctx) =>
      changePerson(ctx, await findPerson(ctx, world.grace.id), { unsafe: true, safe_way: 'email' }),
    );
    expect((await begin('Acknowledgement')).fields.body).not.toContain('/track');
  }));

test('whoever did not answer is written to from there: one press, and the words stand ready', () =>
  withMail(async () => {
    const [promise] = await sam.as((ctx) => listOpenPromises(ctx, world.kase.id));
    await sam.post(`/desk/promises/${promise?.id}/attempts`, {
      result: 'no_answer',
      when: 'choose',
      day: 'tomorrow',
      time: '3pm',
    });
    const day = (await sam.get(`/desk?done=attempt&row=${promise?.id}`)).page();
    const link = [...day.document.querySelectorAll('a')].find(
      ({ textContent }) => textContent === 'Write to them that you tried',
    );
    const { to } = await sam.get(link?.getAttribute('href') ?? '');
    expect(to).toMatch(/how=(text|email)$/);
    expect((await sam.get(to)).page().value('body')).toContain('We tried to reach you. We will try again by 3pm');
  }));

test('where somebody else might see it, only neutral words go', async () => {
  await sam.as(async (ctx) => {
    const nia = await createPerson(ctx, { name: 'Nia Bell', unsafe: true, safe_way: 'text' });
    const kase = await openCase(ctx, { type: 'question', owner: sam.id, caller: nia.id, receivedAt: ctx.now });
    world = { ...world, grace: nia, kase };
    base = `/desk/cases/${kase.ref}/letters`;
  });
  const { fields } = await begin('We could not reach you, by text', 'text');
  expect(fields.body).toBe(NEUTRAL);
  const answer = await sam.post(`${base}/check`, { ...fields, body: 'It is PALS. Ring us about your complaint.' });
  expect(answer.page().errors[0]).toContain('Only these words may go');
});

test('where somebody else might see it, nothing goes on paper: a letter shows who it is from', async () => {
  const asked = { template: await templateId('Where we are'), to: world.grace.id, how: 'letter' };
  const { fields } = await begin('Where we are', 'letter');
  await sam.post(`${base}/check`, { ...fields, body: NEUTRAL });
  const mark = { unsafe: true, safe_way: '' as const };
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, world.grace.id), mark));
  const choose = (await sam.get(`${base}/new?to=${world.grace.id}`)).page();
  expect(choose.document.querySelector('.app-to-write a[href*="how=email"]')).not.toBeNull();
  expect(choose.document.querySelector('.app-to-write a[href*="how=letter"]')).toBeNull();
  // Begun before the mark: it does not go any more, on whichever page it is.
  const looked = (await sam.get(`${base}/check?${new URLSearchParams(asked)}`)).page();
  expect(looked.errors[0]).toContain('a letter shows who it is from. Write by email or text, or speak to them.');
  expect((await sam.get(`${base}/check/pdf?${new URLSearchParams(asked)}`)).status).toBe(422);
  for (const by of ['us', 'hand']) expect((await sam.post(base, { ...asked, revision: '1', by })).status).toBe(422);
  expect(await sentRows()).toHaveLength(0);
});

test('nobody is written to after their death; the words for the bereaved come first and are read through before they go', async () => {
  await sam.as(async (ctx) => {
    const ada = await createPerson(ctx, { name: 'Ada Hall' });
    const kase = await openCase(ctx, {
      ...{ type: 'concern', owner: sam.id, caller: world.grace.id, patient: ada.id, afterDeath: true },
      receivedAt: ctx.now,
    });
    world = { ...world, ada, kase };
    base = `/desk/cases/${kase.ref}/letters`;
  });
  const page = (await sam.get(`${base}/new?to=${world.ada.id}`)).page();
  expect(page.text).toContain('Ada has died. Nothing is written to them');
  expect(page.all('.app-results__item')).toEqual([]);
  const { fields } = await begin('Thank you', 'email', world.ada.id);
  const refused = await sam.post(`${base}/check`, { ...fields, body: 'Dear Ada' });
  expect([refused.status, refused.page().errors[0]]).toEqual([422, 'This person has died.']);
  const first = (await sam.get(`${base}/new`)).page().all('.app-results__item')[0];
  expect(first).toContain('After a death');
  const { asked } = await look('After a death', 'letter');
  const looked = await signedOff(world, asked);
  const sent = { ...asked, revision: looked.value('revision') ?? '', nothing_of_patient: 'yes' };
  expect((await sam.post(base, sent)).page().errors).toEqual(['Read it as they will read it, and tick that you did']);
  await sam.post(base, { ...sent, read_through: 'yes' });
  expect(await sentRows()).toHaveLength(1);
});

test('half a letter is the officer’s own, and nobody else’s: another role, another trust, a foreign or malformed id', async () => {
  const { asked, page } = await look('Thank you');
  const letter = await sam.post(base, { ...asked, revision: page.value('revision') ?? '' });
  const at = letter.to.split('?')[0] ?? '';
  const kim = await world.staff('officer', 'Kim Bell');
  const query = new URLSearchParams(asked).toString();
  // Kim has begun none, so Kim comes to the page on which it is written.
  expect((await kim.get(`${base}/check?${query}`)).to).toBe(`${base}/new?${query}`);
  expect((await kim.get(at)).status).toBe(200);
  const carol = await world.staff('complaints', 'Carol Day');
  expect((await carol.get(`${base}/new`)).status).toBe(403);
  expect((await carol.post(base, asked)).status).toBe(403);
  const other = await (await newTrust()).staff('officer', 'Olu Stranger');
  for (const address of [at, `${base}/new`, `${base}/check?${query}`, `${base}/paper?${query}`])
    expect((await other.get(address)).status).toBe(404);
  expect((await other.post(base, asked)).status).toBe(404);
  const own = await other.as(async (ctx) => openCase(ctx, { type: 'question', owner: other.id, receivedAt: ctx.now }));
  expect((await other.get(`/desk/cases/${own.ref}/letters/new?${query}`)).status).toBe(404);
  expect((await other.get(`/desk/cases/${own.ref}/letters/${at.split('/').at(-1)}`)).status).toBe(404);
  for (const bad of ['template=x&to=y&how=email', `template=${asked.template}&to=${world.grace.id}&how=fax`])
    expect((await sam.get(`${base}/new?${bad}`)).status).toBe(404);
  expect((await sam.get(`${base}/nothing`)).status).toBe(404);
  const stranger = await sam.as((ctx) => createPerson(ctx, { name: 'Not Here' }));
  expect((await sam.get(`${base}/new?template=${asked.template}&to=${stranger.id}&how=email`)).status).toBe(404);
});

test('what is promised next is the date that the letter says, and the first contact is what the letter may be', async () => {
  const kase = await sam.as(async (ctx) => {
    const opened = await openCase(ctx, { type: 'concern', owner: sam.id, caller: world.grace.id, receivedAt: ctx.now });
    const due = (hours: number) => new Date(ctx.now.getTime() + hours * 3_600_000);
    const about = { case: opened.id, person: world.grace.id, owner: sam.id };
    await makePromise(ctx, { kind: 'first_contact', due: due(1), ...about });
    await makePromise(ctx, { kind: 'tell_answer', due: due(6), ...about });
    return findCase(ctx, opened.ref);
  });
  base = `/desk/cases/${kase.ref}/letters`;
  expect((await begin('Acknowledgement')).page.value('body')).toContain('by 4pm on Tuesday 24 November');
});

test('an advocacy service of the trust’s own and an agreed contact plan stand in the letters about them', async () => {
  const mia = await world.staff('manager', 'Mia Long');
  await mia.post('/desk/directory/organisations', {
    ...{ kind: 'advocacy', name: 'Anytown Advocacy', phone: '020 7946 0303' },
  });
  expect((await begin('How to complain')).page.value('body')).toContain('Anytown Advocacy 020 7946 0303');
  expect((await begin('Contact plan')).page.value('body')).toContain('[[what was agreed]]');
  await sam.post(`/desk/people/${world.grace.id}/plans`, {
    ...{ agreed: 'Tuesdays at 10am by phone', reasons: 'often', reason_words: 'x', adjustments: 'One voice.' },
    ...{ challenge_told: 'yes', officer: sam.id, starts_on: 'today', review_on: '12/1/2027', ends_on: '3/3/2027' },
  });
  const [plan] = await mia.as((ctx) =>
    ctx.db.selectFrom('contact_plans').select('id').where('person_id', '=', world.grace.id).execute(),
  );
  expect((await mia.post(`/desk/people/${world.grace.id}/plans/${plan?.id}/approval`)).status).toBe(303);
  const body = (await begin('Contact plan')).page.value('body');
  expect(body).toContain('What we agreed: Tuesdays at 10am by phone');
  expect(body).toContain('on Tuesday 12 January 2027. It ends on Wednesday 3 March 2027.');
  expect(body).not.toContain('One voice.');
  // Once it has gone, the plan says when.
  const person = async () => (await sam.get(`/desk/people/${world.grace.id}`)).page().text;
  expect(await person()).toContain('LetterNot sent yet');
  const { asked } = await look('Contact plan');
  const seen = await signedOff(world, asked);
  const revision = seen.value('revision') ?? '';
  expect((await sam.post(base, { ...asked, revision, keeps: '' })).to).toContain('done=recorded');
  expect(await person()).toContain('LetterTuesday 24 November');
});

test('what stands in a name is never filled in again, and a name with brackets is told before anything goes', async () => {
  const hostile = '$& [[officer]] <b>';
  await sam.as((ctx) =>
    ctx.db.updateTable('people').set({ call_me: hostile }).where('id', '=', world.grace.id).execute(),
  );
  const { page, fields } = await begin('Thank you', 'letter');
  expect(page.value('body')).toContain('Dear $&amp; [[officer]] &lt;b&gt;,');
  const refused = await sam.post(`${base}/check`, { ...fields, body: `Dear ${hostile}, thank you.` });
  expect([refused.status, refused.page().errors[0]]).toEqual([422, 'Write this yourself, or take it out: [[officer]]']);
});
