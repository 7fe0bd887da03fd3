import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, signInAs, urlEncoded } from '../../test/harness.ts';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { sendByNothing } from '../../test/meeting.ts';
import { asking, textOf } from '../../test/questions.ts';
import { listSent, makePromise } from '../cases/index.ts';
import { addWay } from '../people/index.ts';
import { listPlaces } from '../places/index.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

test('the officer sees exactly what the ward will see, and the ward sees that, character for character', async () => {
  const { sam, page, fields, arrived } = await asking(server);
  const look = (await sam.post(page, { ...(await fields()), act: 'look' })).page();
  expect(look.text).toContain('This is exactly what Ward 7B will see.');
  const seen = ['question', 'background', 'outcome'].map(
    (part) => look.document.querySelector(`[data-seen="${part}"]`)?.textContent,
  );
  expect(seen[1]).toBe('[name] does not know who will be at home. Her mother fell last week.');
  const ward = await arrived();
  const theirs = (await ward.get()).page();
  expect(theirs.heading).toBe(seen[0]);
  expect(theirs.all('main .app-as-typed')).toEqual(seen.slice(1));
  expect(theirs.text).toContain(
    'Sam Reid from PALS is asking. Please answer by 11am tomorrow. It takes about 1 minute.',
  );
  expect(theirs.text).toContain('Do not put this question in the clinical record.');
  expect(theirs.text).toContain('PALS will tell the family.');
  expect(textOf(server.mails[0]?.raw ?? '')).toContain('It takes about 1 minute. PALS will tell the family.');
});

test('the email, its address and the title of the page name nobody', async () => {
  const { arrived } = await asking(server, { sharing: 'name' });
  const ward = await arrived({ question: 'What is planned for Ada Okafor going home?' });
  const raw = textOf(server.mails[0]?.raw ?? '');
  expect(raw.replace(/\s+/g, ' ')).toContain(
    'PALS has a question about a patient. Please answer by 11am tomorrow, Wednesday 25 November.',
  );
  expect(raw.replace(/\s+/g, ' ')).toContain(
    'This link is for Ward 7B. You can pass it to a colleague in the trust. You can also call us on 4455.',
  );
  expect(raw).not.toMatch(/Okafor|Grace|Ada\b|going home|PAL-2/);
  const first = await ward.get();
  expect(first.page().title).not.toMatch(/Okafor|Grace|Ada\b/);
  expect(first.headers).toMatchObject({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
});

test('nothing goes while sharing was not asked, and a bed number stops a question without a name', async () => {
  const closed = await asking(server, { sharing: 'not_asked' });
  expect((await closed.send()).page().errors[0]).toContain('You have not asked if we can share this');
  const { send } = await asking(server);
  const refused = await send({ background: 'She is in bed 12.' });
  expect(refused.page().errors[0]).toContain('This has a bed number in it (bed 12)');
  expect(refused.page().value('background')).toBe('She is in bed 12.');
  expect(server.mails).toHaveLength(0);
});

test('a ward without an email is to be phoned, or an address is typed', async () => {
  const { send, arrived } = await asking(server, { email: '' });
  expect((await send()).page().errors).toEqual(['Ward 7B has no email. Phone 4471, or enter an address.']);
  const ward = await arrived({ email: 'sister.cole@anytown.example' });
  expect((await ward.get()).status).toBe(200);
});

test('taken back within ten seconds it does not go, and stands in the form again', async () => {
  const { sam, send, later, casePage, kase } = await asking(server);
  await send();
  const undo = (await casePage()).document.querySelector('form[action$="/undoing"]')?.getAttribute('action') ?? '';
  const back = await sam.post(undo);
  expect(back.to).toBe(`/desk/cases/${kase.ref}/questions/new`);
  expect((await sam.get(back.to)).page().value('question')).toBe('What is planned for going home?');
  await later(1);
  expect(server.mails).toHaveLength(0);
  // Nobody was asked, so nobody is to be told that permission was taken back.
  expect(await sam.as((ctx) => listSent(ctx, kase.id))).toEqual([]);
});

test('an organisation outside the trust is not given a name unless that was agreed for it', async () => {
  const { arrived } = await asking(server, { sharing: 'name' });
  const outside = await arrived({ whom: 'outside', organisation: 'Age UK Anytown', email: 'help@ageuk.example' });
  expect((await outside.get()).body).not.toMatch(/Grace|Okafor/);
});

test('two presses on “Send it” ask once', async () => {
  const { sam, page, fields, later, steps, casePage } = await asking(server);
  const typed = await fields();
  const seen = (await sam.post(page, { ...typed, act: 'look' })).page().value('seen');
  const sent = await Promise.all([1, 2].map(() => sam.post(page, { ...typed, act: 'send', seen })));
  expect(sent.map(({ status }) => status)).toEqual([303, 303]);
  await later(1);
  expect(server.mails).toHaveLength(1);
  expect((await steps()).filter((step) => step === 'service_answer')).toHaveLength(1);
  expect((await casePage()).document.querySelectorAll('a[href*="/questions/0"]')).toHaveLength(1);
});

test('what was changed after the look is looked at again before it goes', async () => {
  const { sam, page, fields, share, later } = await asking(server, { sharing: 'name' });
  const typed = await fields({ question: 'What is planned for Ada Okafor?' });
  const look = (await sam.post(page, { ...typed, act: 'look' })).page();
  const seen = look.value('seen');
  expect(look.text).toContain('To ward7b@anytown.example');
  const other = await sam.post(page, { ...typed, question: 'Who rings Ada Okafor?', act: 'send', seen });
  expect([other.status, other.page().errors]).toEqual([
    422,
    ['Look at it below first: this is what they will see now'],
  ]);
  expect(other.page().one('[data-seen="question"]')).toBe('Who rings Ada Okafor?');
  await share('no_name');
  const stricter = await sam.post(page, { ...typed, act: 'send', seen });
  expect(stricter.page().one('[data-seen="question"]')).toBe('What is planned for [name]?');
  expect((await sam.post(page, { ...typed, act: 'send' })).status).toBe(422);
  await later(1);
  expect(server.mails).toHaveLength(0);
});

test('all that they are told stands in the preview as it stands on their page', async () => {
  const { sam, page, fields, arrived, entered } = await asking(server, { sharing: 'name' });
  const more = { teller: 'service', marks: 'safety' };
  const look = (await sam.post(page, { ...(await fields(more)), act: 'look' })).page();
  const paper = look.one('.app-letter');
  expect(paper).toContain('This is about somebody’s safety.');
  expect(paper).toContain('Please tell the family yourselves, and say here what you have told them.');
  const ward = await arrived(more);
  await entered(ward);
  expect((await ward.get()).page().text).not.toContain('PALS will tell the family.');
  expect((await ward.get()).page().one('.app-outside__page')).toContain(paper);
});

test('a ward that does not know who it is is not told to tell the family', async () => {
  const { sam, page, fields, arrived } = await asking(server);
  const look = (await sam.post(page, { ...(await fields({ teller: 'service' })), act: 'look' })).page();
  expect(look.text).toContain('They do not know who it is, so PALS tells them.');
  expect((await (await arrived({ teller: 'service' })).get()).body).not.toContain('tell the family yourselves');
});

test('with the name it goes to addresses of the trust alone', async () => {
  const { send, arrived } = await asking(server, { sharing: 'name' });
  const refused = await send({ email: 'sister@gmail.com' });
  expect(refused.page().errors).toEqual(['Enter an email address of this trust, or ask without the name']);
  expect(refused.page().value('question')).toBe('What is planned for going home?');
  expect((await (await arrived({ email: 'sister@gmail.com', named: 'no' })).get()).body).not.toMatch(/Grace|Okafor/);
});

test('where no ward is named, or email is not set up, the look says what to do', async () => {
  const { sam, page, fields, kase } = await asking(server);
  const nobody = await sam.post(page, { ...(await fields({ whom: 'outside', organisation: '' })), act: 'look' });
  expect([nobody.status, nobody.page().errors]).toEqual([422, ['Enter an organisation']]);
  sendByNothing(server);
  expect((await sam.get(`/desk/cases/${kase.ref}/questions/new`)).page().text).toContain(
    'Email is not set up here. Phone them instead.',
  );
});

test('a question that was promised to another ward is begun for that ward', async () => {
  const { sam, kase, clock } = await asking(server);
  const id = await sam.as(async (ctx) => {
    const nine = (await listPlaces(ctx)).find(({ name }) => name === 'Ward 9');
    const due = new Date(clock.now.getTime() + 3_600_000);
    const step = { kind: 'ask_service' as const, case: kase.id, owner: sam.id, place: nine?.id ?? '', due };
    return (await makePromise(ctx, { ...step, about: 'Where are her glasses?' })).id;
  });
  const begun = (await sam.get(`/desk/cases/${kase.ref}/questions/new?on=${id}`)).page();
  expect([begun.value('place'), begun.value('question')]).toEqual(['Ward 9', 'Where are her glasses?']);
});

test('a question that was begun stands on the case as a draft, for its author alone, and can be removed', async () => {
  const { sam, page, fields, casePage, kase, staff } = await asking(server);
  await sam.post(page, { ...(await fields()), act: 'look' });
  expect((await casePage()).text).toContain('Ward 7BDraft');
  const priya = await staff('officer', 'Priya Nair');
  expect((await priya.get(`/desk/cases/${kase.ref}`)).page().text).not.toContain('Draft');
  expect((await sam.post(`${page}/draft/removal`)).to).toBe(`/desk/cases/${kase.ref}`);
  expect((await casePage()).text).not.toContain('Draft');
});

test('the daughter is asked at an address of hers alone, and told nothing of a patient she may not hear of', async () => {
  const { sam, send, grace, asSystem, kase } = await asking(server, { sharing: 'not_asked' });
  await sam.as((ctx) => addWay(ctx, grace, { kind: 'email', value: 'grace@example.org' }));
  const person = { whom: 'person', background: '', outcome: '', question: 'Which day would suit you?' };
  const elsewhere = await send({ ...person, email: 'grac@example.org' });
  expect(elsewhere.page().errors).toEqual([
    'We do not have this address of Grace Okafor. Add it to them first, or leave this empty',
  ]);
  await asSystem((ctx) =>
    ctx.db
      .updateTable('cases')
      .set({ may_hear: [] })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', kase.id)
      .execute(),
  );
  const told = await send({ ...person, question: 'Did Ada come home?' });
  expect(told.page().errors[0]).toContain('This has the name of the patient in it, and it is not recorded that');
  expect((await send(person)).status).toBe(303);
});

test('a look that is refused names no draft that was not kept: the browser would fetch the earlier words over what was typed', async () => {
  const { sam, page, fields } = await asking(server);
  const revision = (answer: Awaited<ReturnType<typeof sam.get>>) =>
    answer.page().document.querySelector('form[data-draft]')?.getAttribute('data-draft-revision');
  await sam.post(page, { ...(await fields()), act: 'look' });
  const refused = await sam.post(page, { ...(await fields({ question: 'Which day?' })), when: '', act: 'look' });
  expect([refused.status, refused.page().value('question')]).toEqual([422, 'Which day?']);
  expect(revision(refused)).toBe(revision(await sam.get(`${page}/new`)));
});

test('no answer is wanted in less than two working hours, however soon the family is to be told', async () => {
  const { sam, trust, kase, page, fields, clock, grace } = await asking(server);
  const offered = async () => {
    const { token } = await signInAs(trust, 'Sam Reid'); // hours later
    const { document } = (await ask(token, 'GET', `/desk/cases/${kase.ref}/questions/new`)).page();
    const radios = [...document.querySelectorAll<HTMLInputElement>('input[name="when"]')];
    return radios.map((radio) => ({ value: radio.getAttribute('value') ?? '', on: radio.hasAttribute('checked') }));
  };
  await sam.as((ctx) =>
    makePromise(ctx, {
      ...{ kind: 'call_back', case: kase.id, person: grace.id, owner: sam.id },
      due: new Date(+clock.now + 10 * 60_000),
    }),
  );
  const twoHours = () => new Date(+clock.now + 120 * 60_000).toISOString();
  const first = await offered();
  expect(first.map(({ value }) => value).filter((value) => value < twoHours())).toEqual([]);
  const [usual] = first;
  expect(usual?.on).toBe(true);

  // A draft of which the time comes near: the usual one is chosen again. What was typed and still comes stays.
  const chosen = first.find(({ value }) => value > twoHours() && value !== usual?.value)?.value ?? '';
  await sam.post(page, { ...(await fields()), when: chosen, act: 'look' });
  expect((await offered()).find(({ on }) => on)?.value).toBe(chosen);
  clock.now = new Date(+new Date(chosen) - 30 * 60_000);
  const late = await offered();
  expect(late[0]?.on).toBe(true);
  expect(late.map(({ value }) => value)).not.toContain(chosen);
  // What was chosen a moment ago is not lost by the look.
  const { token } = await signInAs(trust, 'Sam Reid');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const payload = urlEncoded({ ...(await fields()), when: chosen, act: 'look' });
  const look = (await ask(token, 'POST', page, { payload, headers })).page();
  expect(look.document.querySelector('input[name="when"][checked]')?.getAttribute('value')).toBe(chosen);
});
