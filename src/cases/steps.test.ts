import { expect, test } from 'vitest';
import { newWorld, type World } from '../../test/world.ts';
import { maybeDraft, saveDraft } from '../drafts/index.ts';
import { changePerson, findPerson, type PersonChange } from '../people/index.ts';
import { findCase, listOpenPromises, makePromise } from './index.ts';
import type { PromiseKind } from './tables.ts';

const HOUR = 3_600_000;

/** The world with one more step of this kind, and the address of its acts. */
async function withStep(kind: PromiseKind, about: { place?: boolean; instead?: boolean } = {}) {
  const world = await newWorld();
  const { sam, kase, grace, place, promise } = world;
  if (about.instead)
    await sam.post(`/desk/cases/${kase.ref}/promises/${promise.id}/telling`, { told: 'x', identity: 'checked' });
  const step = await sam.as((ctx) =>
    makePromise(ctx, {
      kind,
      case: kase.id,
      person: grace.id,
      owner: sam.id,
      due: new Date(ctx.now.getTime() + HOUR),
      ...(about.place ? { place } : {}),
    }),
  );
  return { ...world, step, acts: `/desk/cases/${kase.ref}/promises/${step.id}` };
}

const titleNow = async ({ sam, kase }: Pick<World, 'sam' | 'kase'>) =>
  (await sam.get(`/desk/cases/${kase.ref}`)).page().one('.app-next-step__title');
/** The "Undo" of the banner, with all that its form holds. */
async function pressUndo(officer: World['sam'], page: ReturnType<Awaited<ReturnType<World['sam']['get']>>['page']>) {
  const form = page.document.querySelector('.app-banner form');
  const inputs = [...(form?.querySelectorAll('input') ?? [])];
  const fields = Object.fromEntries(
    inputs.map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']),
  );
  return officer.post(form?.getAttribute('action') ?? '', fields);
}
const openKinds = ({ sam, kase }: Pick<World, 'sam' | 'kase'>) =>
  sam.as(async (ctx) => (await listOpenPromises(ctx, kase.id)).map(({ kind }) => kind));

test('telling needs an answer about who was spoken to, and keeps what was typed', async () => {
  const { sam, kase, promise } = await newWorld();
  const address = `/desk/cases/${kase.ref}/promises/${promise.id}/telling`;
  const refused = await sam.post(address, { told: 'A carer comes at 4pm' });
  expect([refused.status, refused.page().errors]).toEqual([
    422,
    ['Choose whether you checked who you were speaking to'],
  ]);
  expect(refused.page().value('told')).toBe('A carer comes at 4pm');
  expect((await sam.post(address, { identity: 'checked' })).page().errors).toEqual(['Write what you said']);
});

test('after telling, the step is done, what was said is kept for the next call, and closing is offered', async () => {
  const { sam, kase, promise } = await newWorld();
  const address = `/desk/cases/${kase.ref}/promises/${promise.id}/telling`;
  const answer = await sam.post(address, { told: 'A carer comes at 4pm', identity: 'checked', satisfied: 'partly' });
  await sam.post(address, { told: 'A carer comes at 4pm', identity: 'checked' });
  const page = (await sam.get(answer.to)).page();
  expect(page.one('.app-banner')).toContain('You told Grace. This case has no next step. Close this case');
  expect(page.all('.app-timeline__title').filter((title) => title === 'Call to Grace Okafor')).toHaveLength(1);
  expect(page.text).toContain('We said: A carer comes at 4pm');
  await sam.post(`/desk/cases/${kase.ref}/promises`, { kind: 'call_back', when: 'choose', day: 'today', time: '3pm' });
  expect((await sam.get(`/desk/cases/${kase.ref}?do=call`)).page().text).toContain(
    'Told last, 10am: A carer comes at 4pm',
  );
  const closing = await sam.get(`/desk/cases/${kase.ref}/closure`);
  expect(closing.page().document.querySelector('[name="satisfied"][value="partly"]')?.hasAttribute('checked')).toBe(
    true,
  );
});

test('words on their way are kept in a draft, and the draft goes when they are saved', async () => {
  const { sam, kase, promise } = await newWorld();
  const about = `told/${promise.id}`;
  await sam.as((ctx) => saveDraft(ctx, { about, tab: 't', revision: 0, fields: { told: 'Half a sent' } }));
  expect((await sam.get(`/desk/cases/${kase.ref}?do=told`)).page().value('told')).toBe('Half a sent');
  const answer = await sam.post(`/desk/cases/${kase.ref}/promises/${promise.id}/telling`, {
    told: 'All',
    identity: 'not_needed',
  });
  expect(await sam.as((ctx) => maybeDraft(ctx, about))).toBeUndefined();
  expect((await sam.get(answer.to)).body).toContain(`told/${promise.id}`);
});

test('the call panel shows the number, what to call her and how to say it', async () => {
  const { sam, kase } = await newWorld();
  const page = (await sam.get(`/desk/cases/${kase.ref}?do=call`)).page();
  expect(page.one('#do')).toContain('07700 900123');
  expect(page.one('#do')).toContain('Use the name Grace');
});

test('no answer on a case: the try is recorded and the next one promised; undo takes both back', async () => {
  const { sam, kase, promise } = await newWorld();
  const panel = (await sam.get(`/desk/cases/${kase.ref}?do=no-answer`)).page();
  expect(panel.document.querySelector('#do form')?.getAttribute('action')).toBe(
    `/desk/promises/${promise.id}/attempts`,
  );
  const fields = { from: 'case', version: panel.value('version'), when: 'choose', day: 'tomorrow', time: '11am' };
  const address = `/desk/promises/${promise.id}/attempts`;
  const refused = await sam.post(address, { ...fields, result: 'message_left' });
  expect([refused.status, refused.page().errors]).toEqual([422, ['Enter who took the message']]);
  expect(refused.page().one('h1')).toContain('Grace Okafor');
  const answer = await sam.post(address, { ...fields, result: 'voicemail_left' });
  expect(answer.to).toBe(`/desk/cases/${kase.ref}?done=attempt&on=${promise.id}`);
  const page = (await sam.get(answer.to)).page();
  expect(page.one('.app-next-step__title')).toBe('Call Grace by 11am tomorrow');
  expect(page.text).toContain('Call to Grace Okafor: voicemail left');
  const undone = await pressUndo(sam, page);
  expect((await sam.get(undone.to)).page().one('.app-banner')).toContain('Put back as it was: Call Grace Okafor.');
  expect(await titleNow({ sam, kase })).toBe('Call Grace by 1pm today');
});

test('a step is moved from its case, and the move undone; both end on the case', async () => {
  const { sam, kase, promise } = await newWorld();
  const move = (fields: Record<string, string>) =>
    sam.post(`/desk/promises/${promise.id}/moves`, { from: 'case', when: 'choose', ...fields });
  expect((await move({ day: 'tomorrow', time: 'soon' })).page().errors).toEqual(['Enter a time, like 3pm']);
  expect((await move({ day: 'yesterday', time: '3pm' })).page().errors).toEqual([
    'Choose a time that is still to come',
  ]);
  const answer = await move({ day: 'today', time: '3:30pm' });
  const page = (await sam.get(answer.to)).page();
  expect(page.one('.app-banner')).toContain('Moved: Call Grace Okafor by 3:30pm today.');
  expect((await pressUndo(sam, page)).to).toMatch(`/desk/cases/${kase.ref}?done=undone`);
  expect(await titleNow({ sam, kase })).toBe('Call Grace by 1pm today');
});

test('a colleague who moved the step a moment before is not overruled from an old page', async () => {
  const { sam, kase, promise, staff } = await newWorld();
  const version = (await sam.get(`/desk/cases/${kase.ref}?do=move`)).page().value('version');
  const priya = await staff('officer', 'Priya Nair');
  await priya.post(`/desk/promises/${promise.id}/moves`, { when: 'choose', time: '4pm' });
  const answer = await sam.post(`/desk/promises/${promise.id}/moves`, {
    from: 'case',
    version,
    when: 'choose',
    time: '3pm',
  });
  expect((await sam.get(answer.to)).page().one('.app-banner')).toContain('Priya moved this to 4pm');
  expect(await titleNow({ sam, kase })).toBe('Call Grace by 4pm today');
});

test('nobody is said to know of a new time before somebody ticks it', async () => {
  const { sam, kase, acts, promise } = await withStep('service_answer', { place: true });
  await sam.post(`${acts}/answer`, { answer: 'A carer is booked', share: 'yes' });
  const page = (await sam.get(`/desk/cases/${kase.ref}?do=move&on=${promise.id}`)).page();
  expect(page.document.querySelector('[name="told"]')?.hasAttribute('checked')).toBe(false);
});

test('a step is changed into another one', async () => {
  const { sam, kase, promise } = await newWorld();
  await sam.post(`/desk/cases/${kase.ref}/promises/${promise.id}/replacement`, {
    kind: 'hear_from_person',
    when: 'choose',
    day: 'Friday',
    time: '12',
    old: 'cancelled',
  });
  expect(await titleNow({ sam, kase })).toBe('Wait to hear from Grace by 12pm on Friday');
  expect(await openKinds({ sam, kase })).toEqual(['hear_from_person']);
});

test('a service that was asked owes an answer, in time before the call-back', async () => {
  const world = await withStep('ask_service');
  const panel = (await world.sam.get(`/desk/cases/${world.kase.ref}?do=asked&on=${world.step.id}`)).page();
  const said = 'You have not asked if we can share this. Until you do, it stays in PALS.';
  expect(panel.one('main').split(said)).toHaveLength(2);
  expect(panel.all('#do .nhsuk-radios__label')[0]).toBe('By 11:30am today');
  expect((await world.sam.post(`${world.acts}/question`, { when: 'choose', time: '11am' })).page().errors).toEqual([
    'Write what you asked',
  ]);
  const asking = { question: 'What is planned?', when: 'choose', time: '11am' };
  expect((await world.sam.post(`${world.acts}/question`, asking)).page().errors).toEqual([
    'You have not asked if we can share this. Until you do, it stays in PALS. Ask them, and change sharing.',
  ]);
  await world.sam.post(`/desk/cases/${world.kase.ref}/sharing`, {
    sharing: 'name',
    with: 'Ward 7B',
    note: 'Ada said so.',
  });
  await world.sam.post(`${world.acts}/question`, {
    question: 'What is planned?',
    when: 'choose',
    day: 'today',
    time: '11am',
  });
  const page = (await world.sam.get(`/desk/cases/${world.kase.ref}`)).page();
  expect(page.one('.app-next-step__title')).toBe('Answer due from Ward 7B by 11am today');
  expect(page.text).toContain('Waiting for the service');
  expect(page.all('.app-timeline__title')).toContain('Asked Ward 7B');
  expect(page.text).toContain('Asked at 10am, answer due 11am');
});

test('what the patient needs goes with the question, if they agreed to that and to their name; else it stays here', async () => {
  const world = await withStep('ask_service');
  const { sam, kase, ada, acts, step } = world;
  const need = (change: PersonChange) =>
    sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, ada.id), change));
  const share = (sharing: string) =>
    sam.post(`/desk/cases/${kase.ref}/sharing`, { sharing, with: 'Ward 7B', note: 'x' });
  const panel = async () => (await sam.get(`/desk/cases/${kase.ref}?do=asked&on=${step.id}`)).page().text;
  await need({ needs: ['bsl'] });
  await share('name');
  expect(await panel()).toContain('Ada was not asked if a ward may be told what they need. Ask them');
  await need({ needs_share: 'no' });
  expect(await panel()).toContain('Ada does not want a ward to be told what they need.');
  await need({ needs_share: 'yes' });
  await share('no_name');
  expect(await panel()).toContain('What Ada needs is left out: it could say who it is.');
  const look = { question: 'What is planned?', act: 'look' };
  const seen = async () => (await sam.post(`${acts}/question`, look)).page().one('.app-as-typed');
  expect(await seen()).toBe('What is planned?');
  await share('name');
  const words = 'Ada Okafor needs a BSL interpreter on the ward. Do not phone.';
  expect(await panel()).toContain(`This goes with it: ${words}`);
  const asking = { question: 'What is planned?', when: 'choose', day: 'today', time: '11am' };
  expect(await seen()).toContain(words);
  await sam.post(`${acts}/question`, asking);
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().one('.app-timeline')).toContain(words);
});

test('an answer turns the promised call into telling it, at the time that was promised', async () => {
  const world = await withStep('service_answer', { place: true });
  const { sam, kase, acts, promise } = world;
  expect((await sam.post(`${acts}/answer`, { answer: 'A carer is booked' })).page().errors).toEqual([
    'Choose if we can share this with the family',
  ]);
  await sam.post(`${acts}/answer`, { answer: 'A carer is booked', share: 'yes', from: 'Sister J Cole' });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.one('.app-next-step__title')).toBe('Tell Grace the answer by 1pm today');
  expect(page.text).toContain('Ward 7B answered at 10am. Not told yet.');
  expect(page.text).toContain('Ready to tell them');
  expect(page.one('.app-timeline__entry--answer')).toContain('Sister J Cole, recorded by Sam Reid');
  const told = (await sam.get(`/desk/cases/${kase.ref}?do=told&on=${promise.id}`)).page();
  expect(told.value('told')).toBe('A carer is booked');
});

test('what the service said for PALS only is shown, and not put into our mouth', async () => {
  const { sam, kase, acts, promise } = await withStep('service_answer', { place: true });
  await sam.post(`${acts}/answer`, { answer: 'Do not tell them this', share: 'no' });
  const panel = (await sam.get(`/desk/cases/${kase.ref}?do=told&on=${promise.id}`)).page();
  expect(panel.value('told')).toBe('');
  expect(panel.one('#do')).toContain('This is for PALS only. Do not read it out.');
});

test('if the service tells them, somebody checks before the case can close as sorted', async () => {
  const { sam, kase, acts, promise } = await withStep('service_answer', { place: true });
  await sam.post(`${acts}/answer`, { answer: 'We will ring her', share: 'yes', teller: 'service' });
  expect(await titleNow({ sam, kase })).toBe('Check Grace has heard from the service by 1pm today');
  const closing = { outcome: 'explained', told: 'yes', [`promise_${promise.id}`]: 'cancelled' };
  expect((await sam.post(`/desk/cases/${kase.ref}/closure`, closing)).page().errors).toEqual([
    'Check first that they have heard from the service. That step is still open.',
  ]);
  await sam.post(`/desk/cases/${kase.ref}/promises/${promise.id}/check`, { heard: 'no' });
  expect(await openKinds({ sam, kase })).toEqual(['tell_answer']);
});

test('a visit and a reply are done with a few words', async () => {
  for (const [kind, act, fields] of [
    ['visit', 'completion', { words: 'Saw her on the ward' }],
    ['hear_from_person', 'reply', { words: 'She sent the form', channel: 'email' }],
  ] as const) {
    const { sam, kase, acts } = await withStep(kind, { instead: true, place: true });
    expect((await sam.post(`${acts}/${act}`, fields)).status).toBe(303);
    expect(await openKinds({ sam, kase })).toEqual([]);
  }
});

test('a step of another case is not found under this one, and a closed case takes no new step', async () => {
  const { sam, kase, promise } = await newWorld();
  const other = await newWorld();
  const address = `/desk/cases/${kase.ref}/promises/${other.promise.id}/telling`;
  expect((await sam.post(address, { told: 'x', identity: 'checked' })).status).toBe(404);
  await sam.post(`/desk/cases/${kase.ref}/closure`, {
    outcome: 'explained',
    told: 'yes',
    [`promise_${promise.id}`]: 'kept',
  });
  const step = { kind: 'call_back', when: 'choose', day: 'tomorrow', time: '11am' };
  const refused = await sam.post(`/desk/cases/${kase.ref}/promises`, step);
  expect(refused.page().errors).toEqual(['This case is closed. Open it again first.']);
  expect((await sam.as((ctx) => findCase(ctx, kase.ref))).status).toBe('closed');
});
