import { expect, test } from 'vitest';
import { newWorld, type World } from '../../test/world.ts';
import {
  addPerson,
  findCase,
  listCaseMerges,
  listOpenPromises,
  lockOut,
  makePromise,
  mergeCases,
  openCase,
  type PromiseKind,
  undoCaseMerge,
} from '../cases/index.ts';
import {
  changePerson,
  createPerson,
  findMerge,
  findPerson,
  findRecords,
  mergePeople,
  undoMerge,
} from '../people/index.ts';
import { recordConsent } from './index.ts';

const DAY = 24 * 3_600_000;

/** The world with a case about Ada in which nothing is agreed yet, and Grace, her daughter, calls. */
async function relative() {
  const world = await newWorld();
  const { sam, grace, ada, place } = world;
  const kase = await sam.as((ctx) =>
    openCase(ctx, {
      type: 'concern',
      owner: sam.id,
      caller: grace.id,
      patient: ada.id,
      place,
      receivedAt: ctx.now,
    }),
  );
  return { ...world, kase, base: `/desk/cases/${kase.ref}` };
}

const promised = (world: Pick<World, 'sam' | 'kase' | 'grace'>, kind: PromiseKind, about = '') =>
  world.sam.as((ctx) =>
    makePromise(ctx, {
      kind,
      case: world.kase.id,
      person: world.grace.id,
      owner: world.sam.id,
      due: new Date(ctx.now.getTime() + 3_600_000),
      about,
    }),
  );
const caseNow = ({ sam, kase }: Pick<World, 'sam' | 'kase'>) => sam.as((ctx) => findCase(ctx, kase.ref));
const openNow = ({ sam, kase }: Pick<World, 'sam' | 'kase'>) => sam.as((ctx) => listOpenPromises(ctx, kase.id));
const firstId = async ({ sam, kase }: Pick<World, 'sam' | 'kase'>, noun: string) => {
  const body = (await sam.get(`/desk/cases/${kase.ref}/consents`)).body;
  return new RegExp(`consents/([0-9a-f-]{36})/${noun}`).exec(body)?.[1] ?? '';
};

/** Grace may be told: her record, and what was merged into it. */
const graceMay = ({ may_hear }: { may_hear: readonly string[] }, { grace }: Pick<World, 'grace'>) =>
  may_hear.includes(grace.id);

const agreed = (grace: string) => ({
  situation: 'adult',
  speaker: grace,
  what: ['hears', 'complaints'],
  services: 'Ward 7B',
  type: 'verbal',
  given_by: 'Ada Okafor',
  heard_by: 'Sam Reid',
  act: 'record',
});

test('until the patient agrees, a relative is listened to and told nothing; advice is always given', async () => {
  const world = await relative();
  const { sam, base } = world;
  const page = (await sam.get(base)).page();
  expect(page.text).toContain('Nobody has agreed yet. Grace is told nothing about Ada – not even that they are here.');
  expect(page.one('.app-identity, [aria-label="Case summary"]')).toContain('Do not tell Grace about the patient');
  const step = await promised(world, 'call_back');
  const telling = `${base}/promises/${step.id}/telling`;
  const refused = await sam.post(telling, { told: 'She goes home today', identity: 'checked' });
  expect([refused.status, refused.page().errors[0]]).toEqual([
    422,
    'It is not recorded that this person may be told about the patient. Record who agreed under “Who may be told what”, or choose that nothing about a patient was told.',
  ]);
  expect(refused.page().value('told')).toBe('She goes home today');
  expect((await sam.post(telling, { told: 'Visiting is from 2pm', identity: 'not_needed' })).status).toBe(303);
});

test('what they were told is asked about in every contact that is recorded, not only in one that was promised', async () => {
  const { sam, base, grace, ada } = await relative();
  const contact = (person: string, identity: string) =>
    sam.post(`${base}/contacts`, {
      person,
      identity,
      words: 'How is she?',
      told: 'She goes home today',
      channel: 'phone',
    });
  const refused = await contact(grace.id, 'checked');
  expect([refused.status, refused.page().errors[0]?.slice(0, 40), refused.page().value('told')]).toEqual([
    422,
    'It is not recorded that this person may ',
    'She goes home today',
  ]);
  expect((await contact(grace.id, 'not_needed')).status).toBe(303);
  expect((await contact(ada.id, 'checked')).status).toBe(303);
  await sam.post(`${base}/consents`, agreed(grace.id));
  expect((await contact(grace.id, 'checked')).status).toBe(303);
});

test('a patient who called and was recorded twice is told about themself once the two records are one', async () => {
  const { sam, grace, runJobs } = await relative();
  const twin = await sam.as((ctx) => createPerson(ctx, { name: 'Grace O.' }));
  const kase = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, patient: twin.id, receivedAt: ctx.now }),
  );
  const barred = async () =>
    (await sam.get(`/desk/cases/${kase.ref}`)).page().text.includes('Do not tell Grace about the patient');
  expect(await barred()).toBe(true);
  const merge = await sam.as(async (ctx) => {
    const [stays, goes] = await findRecords(ctx, [grace.id, twin.id]);
    return mergePeople(ctx, { stays, goes, choices: {} });
  });
  await runJobs();
  expect(await barred()).toBe(false);
  await sam.as(async (ctx) => undoMerge(ctx, await findMerge(ctx, grace.id, merge)));
  await runJobs();
  expect(await barred()).toBe(true);
});

test('the guide asks who speaks and what the patient can do, and shows the rule', async () => {
  const { sam, base, grace } = await relative();
  const ask = async (as: string, able = '') =>
    (await sam.get(`${base}/consents?as=${as}&able=${able}&speaker=${grace.id}`)).page();
  expect((await ask('relative', 'adult')).text).toContain('Said is enough for PALS');
  expect((await ask('relative', 'lacks')).text).toContain('independent mental capacity advocate (IMCA)');
  expect((await ask('relative', 'child')).text).toContain('Gillick competent');
  expect((await ask('relative', 'died')).text).toContain('Confidentiality goes on after death.');
  expect((await ask('mp')).text).toContain('This rule is not yet checked');
  expect((await ask('solicitor')).text).toContain('the authority that the patient signed');
  expect((await ask('relative')).document.querySelector('#record')).toBeNull();
  expect((await ask('nonsense', 'nonsense')).document.querySelector('#record')).toBeNull();
});

test('what was agreed is one record: the relative may be told, the ward asked, the complaints team may have it', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  const answer = await sam.post(`${base}/consents`, agreed(grace.id));
  await sam.post(`${base}/consents`, agreed(grace.id));
  const page = (await sam.get(answer.to)).page();
  expect(page.all('.app-card h2').filter((title) => title === 'Grace Okafor')).toHaveLength(1);
  expect(page.text).toContain('Grace Okafor may be told. May be asked with the name: Ward 7B.');
  expect(page.text).toContain('Agreed: Ada Okafor, they said so. Heard or seen by Sam Reid.');
  const kase = await caseNow(world);
  expect([graceMay(kase, world), kase.sharing, kase.sharing_with, kase.complaint_consent]).toEqual([
    true,
    'name',
    'Ward 7B',
    'said',
  ]);
  const step = await promised(world, 'call_back');
  const told = { told: 'She goes home today', identity: 'checked' };
  expect((await sam.post(`${base}/promises/${step.id}/telling`, told)).status).toBe(303);
});

test('each kind of standing says what is missing, and keeps what was typed', async () => {
  const { sam, base, grace } = await relative();
  const errors = async (fields: Record<string, string | string[]>) =>
    (await sam.post(`${base}/consents`, { ...agreed(grace.id), ...fields })).page().errors;
  expect(await errors({ what: [], services: '' })).toEqual(['Choose what may be shared, or name a service']);
  expect(await errors({ type: 'lpa' })).toEqual(['Choose how it was given']);
  expect(await errors({ given_by: '' })).toEqual(['Enter who said so']);
  expect(await errors({ situation: 'lacks', type: 'best_interests' })).toEqual([
    'Write why it is in the patient’s best interests, and whether an IMCA was asked',
  ]);
  expect(await errors({ situation: 'lacks', type: 'lpa' })).toEqual(['Write what paper you saw, and when']);
  expect(await errors({ situation: 'child', type: 'parental', evidence: 'Birth certificate' })).toEqual([
    'Write why it is right that somebody complains for the child',
  ]);
  expect(await errors({ situation: 'died', type: 'next_of_kin' })).toEqual([
    'Write why they may know: who they are to the patient, and what the patient wished in life',
  ]);
  expect(await errors({ situation: 'advocate', type: 'authority' })).toEqual([
    'Write the date of the paper, and where it is',
  ]);
  expect(await errors({ to_on: 'soon' })).toEqual(['Enter a day, like 31 March']);
  const page = (
    await sam.post(`${base}/consents`, { ...agreed(grace.id), type: '', limits: 'Not her diagnosis' })
  ).page();
  expect(page.value('limits')).toBe('Not her diagnosis');
});

test('consent is asked for, asked again, and received in two presses; the aim waits meanwhile', async () => {
  const world = await relative();
  const { sam, base, grace, clock } = world;
  await sam.post(`${base}/consents`, { ...agreed(grace.id), type: '', act: 'ask', how: 'letter' });
  await sam.post(`${base}/consents`, { ...agreed(grace.id), type: '', act: 'ask', how: 'letter' });
  const page = (await sam.get(base)).page();
  expect(page.one('.app-next-step__title')).toBe('Get consent from Ada by 5pm on Tuesday 8 December');
  expect(page.text).toContain('Waiting for the person');
  expect((await openNow(world)).map(({ kind }) => kind)).toEqual(['get_consent']);
  const link = page.document.querySelector('.app-next-step a[href$="/consents"]');
  expect(link?.textContent).toContain('Consent');

  clock.now = new Date(clock.now.getTime() + 14 * DAY);
  const again = await newSession(world);
  const id = await firstId({ ...world, sam: again }, 'chaser');
  await again.post(`${base}/consents/${id}/chaser`);
  await again.post(`${base}/consents/${id}/chaser`);
  expect((await openNow({ ...world, sam: again }))[0]?.due_at.toISOString()).toBe('2026-12-22T17:00:00.000Z');
  const asked = (await again.get(`${base}/consents`)).page();
  expect(asked.all('.app-card button')).toContain('Ada said yes');
  const yes = { type: 'verbal', given_by: 'Ada Okafor', heard_by: 'Sam Reid' };
  await again.post(`${base}/consents/${id}/receipt`, yes);
  await again.post(`${base}/consents/${id}/receipt`, yes);
  const kase = await again.as((ctx) => findCase(ctx, world.kase.ref));
  expect([graceMay(kase, world), kase.sharing]).toEqual([true, 'name']);
  expect(await openNow({ ...world, sam: again })).toEqual([]);
  const shown = (await again.get(base)).page();
  expect(shown.all('.app-timeline__title').filter((title) => title === 'Consent: Grace Okafor')).toHaveLength(1);
});

test('a patient who is not to be phoned is asked for consent another way, or not at all', async () => {
  const world = await relative();
  const { sam, base, grace, ada } = world;
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, ada.id), { needs: ['bsl'] }));
  const form = (await sam.get(`${base}/consents?as=relative&able=adult&speaker=${grace.id}`)).page();
  expect(form.one('#record')).toContain('BSL user. Do not phone.');
  expect(form.all('#record select option')).not.toContain('By phone');
  const ask = { ...agreed(grace.id), type: '', act: 'ask' };
  const refused = await sam.post(`${base}/consents`, { ...ask, how: 'phone', limits: 'Not her diagnosis' });
  expect([refused.status, refused.page().errors[0], refused.page().value('limits')]).toEqual([
    422,
    expect.stringContaining('They use British Sign Language. Do not phone.'),
    'Not her diagnosis',
  ]);
  expect(await openNow(world)).toEqual([]);
  expect((await sam.post(`${base}/consents`, { ...ask, how: 'video_relay' })).status).toBe(303);
});

const newSession = (world: Pick<World, 'staff'>) => world.staff('officer', 'Priya Nair');

test('they said no, or no answer came: it stays in PALS, and closing is suggested in time', async () => {
  const world = await relative();
  const { sam, base, grace, clock } = world;
  await sam.post(`${base}/consents`, { ...agreed(grace.id), act: 'ask' });
  const id = await firstId(world, 'refusal');
  await sam.post(`${base}/consents/${id}/refusal`, { reason: 'She wants to tell Grace herself.' });
  expect([(await caseNow(world)).may_hear, await openNow(world)]).toEqual([[], []]);
  expect((await sam.get(base)).page().text).toContain('Said no. Grace is told nothing about Ada');
  await sam.post(`${base}/consents`, { ...agreed(grace.id), act: 'ask' });
  clock.now = new Date(clock.now.getTime() + 30 * DAY);
  const later = await newSession(world);
  expect((await later.get(`${base}/consents`)).page().text).toContain('You can close this case as “No consent”');
  await later.post(`${base}/consents/${await firstId({ ...world, sam: later }, 'ending')}/ending`);
  expect(await openNow({ ...world, sam: later })).toEqual([]);
});

test('limits are said wherever they are told something', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  await sam.post(`${base}/consents`, { ...agreed(grace.id), limits: 'Nothing about her diagnosis' });
  const step = await promised(world, 'call_back');
  expect((await sam.get(base)).page().text).toContain('Grace may be told, with limits');
  expect((await sam.get(`${base}?do=call&on=${step.id}`)).page().one('#do')).toContain(
    'They may be told, with limits: Nothing about her diagnosis',
  );
});

test('a withdrawal stops what is on its way, shows what had left, and reaches other cases that lean on it', async () => {
  const world = await relative();
  const { sam, base, grace, ada, place } = world;
  await sam.post(`${base}/consents`, { ...agreed(grace.id), organisations: 'Anytown Council' });
  const other = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, patient: ada.id, place, receivedAt: ctx.now }),
  );
  const otherBase = `/desk/cases/${other.ref}`;
  const offered = (await sam.get(`${otherBase}/consents`)).page();
  expect(offered.text).toContain('From another case');
  const forms = [...offered.document.querySelectorAll('form[action$="/use"]')].map((one) => one.getAttribute('action'));
  const mine = await firstId(world, 'withdrawal');
  expect(forms).toContain(`${otherBase}/consents/${mine}/use`);
  await sam.post(`${otherBase}/consents/${mine}/use`);
  expect(graceMay(await caseNow({ sam, kase: other }), world)).toBe(true);

  const ask = await promised(world, 'ask_service');
  await sam.post(`${base}/promises/${ask.id}/question`, {
    question: 'Is a carer booked?',
    when: 'choose',
    time: '3pm',
  });
  await promised(world, 'ask_service');
  await promised(world, 'pass_on', 'Anytown Council');
  await promised(world, 'hand_over');
  await promised({ ...world, kase: other }, 'ask_service');

  expect((await sam.post(`${base}/consents/${mine}/withdrawal`, { reason: '' })).page().errors).toEqual([
    'Write who took it back, and how',
  ]);
  const back = { reason: 'Ada told the ward sister that she does not want this.' };
  const answer = await sam.post(`${base}/consents/${mine}/withdrawal`, back);
  await sam.post(`${base}/consents/${mine}/withdrawal`, back);
  const shown = (await sam.get(answer.to)).page();
  expect(shown.text).toContain('What was on its way is stopped. This had left PALS already:');
  expect(shown.text).toContain('Ward 7B was asked on Tuesday 24 November, 10am: tell them.');
  const kase = await caseNow(world);
  expect([kase.sharing, kase.sharing_with, kase.may_hear, kase.outside_with, kase.complaint_consent]).toEqual([
    'keep',
    '',
    [],
    '',
    'none',
  ]);
  expect((await openNow(world)).map(({ kind }) => kind).sort()).toEqual(['look_into', 'service_answer']);
  expect((await caseNow({ sam, kase: other })).sharing).toBe('keep');
  expect((await openNow({ sam, kase: other })).map(({ kind }) => kind)).toEqual(['look_into']);
  expect((await sam.get('/desk')).page().text).toContain('Permission taken back: tell those who were asked');
  const timeline = (await sam.get(base)).page();
  expect(timeline.all('.app-timeline__title')).toContain('Consent taken back: sharing is stopped');
  expect(timeline.text).toContain('Ada told the ward sister that she does not want this.');
});

test('what went to an organisation outside is told of when it is taken back, as what a ward was asked is', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  await sam.post(`${base}/consents`, { ...agreed(grace.id), services: '', organisations: 'Care Quality Commission' });
  await promised(world, 'call_back');
  const passed = { kind: 'passed', organisation: 'cqc', agreed_by: 'Ada Okafor', what: 'Her story' };
  const sent = await sam.post(`${base}/referrals`, passed);
  expect(sent.status).toBe(303);
  const id = await firstId(world, 'withdrawal');
  const answer = await sam.post(`${base}/consents/${id}/withdrawal`, { reason: 'Ada wrote to us.' });
  const page = (await sam.get(answer.to)).page();
  expect(page.text).toContain('Care Quality Commission got it on Tuesday 24 November: tell them.');
  expect((await sam.get('/desk')).page().text).toContain('Permission taken back: tell those who have it');
});

test('a complaint of a relative is handed over only with the patient’s agreement', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  const hand = () => sam.post(`${base}/complaint`, { agreed: 'yes', agreed_by: 'Grace Okafor' });
  expect((await hand()).page().errors[0]).toContain('It is not recorded that the patient agreed to this complaint.');
  await sam.post(`${base}/consents`, agreed(grace.id));
  expect((await hand()).status).toBe(303);
});

test('an organisation outside gets it only when it is named', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  const step = await promised(world, 'pass_on', 'Anytown Council');
  const pass = () => sam.post(`${base}/promises/${step.id}/completion`, { agreed: 'yes' });
  expect((await pass()).page().errors[0]).toContain('It is not recorded that this organisation may be given it.');
  await sam.post(`${base}/consents`, { ...agreed(grace.id), organisations: 'Anytown Council' });
  expect((await pass()).status).toBe(303);
});

test('paper with personal details goes only to those who may have it', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  const print = (reader: string) => sam.get(`${base}/print?details=with&for=${reader}`);
  for (const reader of ['caller', 'service', 'complaints']) {
    const refused = await print(reader);
    expect([reader, refused.status, refused.body.includes('07700')]).toEqual([reader, 422, false]);
  }
  expect((await print('pals')).page().text).toContain('for: PALS only. Nobody else may be given it.');
  await sam.post(`${base}/consents`, agreed(grace.id));
  for (const reader of ['caller', 'service', 'complaints']) expect((await print(reader)).status).toBe(200);
});

test('the ward does not tell a relative who may not be told', async () => {
  const world = await relative();
  const step = await promised(world, 'service_answer');
  const answer = { answer: 'A carer is booked', share: 'yes', teller: 'service' };
  const refused = await world.sam.post(`${world.base}/promises/${step.id}/answer`, answer);
  expect(refused.page().errors[0]).toContain('so the service cannot tell them');
  expect(refused.page().value('answer')).toBe('A carer is booked');
});

test('kept in PALS by a later word, it is not opened again by what was agreed before', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  await sam.post(`${base}/consents`, agreed(grace.id));
  const ask = await promised(world, 'ask_service');
  await sam.post(`${base}/sharing`, { sharing: 'keep', note: 'Ada rang.' });
  expect((await openNow(world)).map(({ kind, about }) => [kind, about])).toEqual([
    ['look_into', 'Permission taken back: look what was stopped'],
  ]);
  expect((await openNow(world)).some(({ id }) => id === ask.id)).toBe(false);
  await sam.post(`${base}/consents`, { ...agreed(grace.id), services: '', organisations: 'Anytown Council' });
  expect((await caseNow(world)).sharing).toBe('keep');
});

test('what was entered in error counts no more, and stays to be read', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  await sam.post(`${base}/consents`, agreed(grace.id));
  const id = await firstId(world, 'error');
  expect((await sam.post(`${base}/consents/${id}/error`, {})).page().errors).toEqual(['Write what is wrong with it']);
  await sam.post(`${base}/consents/${id}/error`, { reason: 'Another Ada' });
  expect((await caseNow(world)).may_hear).toEqual([]);
  expect((await sam.get(`${base}/consents`)).page().one('del')).toContain('Grace Okafor may be told');
});

test('given until a day: on the next it has ended', async () => {
  const world = await relative();
  const { sam, base, grace, clock, runSweep } = world;
  const past = await sam.post(`${base}/consents`, { ...agreed(grace.id), to_on: '23 November 2026' });
  expect(past.page().errors).toEqual(['Enter a day from today on, or leave it empty']);
  await sam.post(`${base}/consents`, { ...agreed(grace.id), to_on: '25 November' });
  clock.now = new Date(clock.now.getTime() + 2 * DAY);
  await runSweep('consent.end');
  await runSweep('consent.end');
  const later = await newSession(world);
  const kase = await later.as((ctx) => findCase(ctx, world.kase.ref));
  expect([kase.may_hear, kase.sharing]).toEqual([[], 'keep']);
  const shown = (await later.get(base)).page();
  expect(shown.all('.app-timeline__title').filter((title) => title === 'Consent ended')).toHaveLength(1);
});

test('a withdrawal reaches a case that whoever records it may not open, and takes none of its words there', async () => {
  const world = await relative();
  const { sam, base, grace, ada, staff, runJobs } = world;
  await sam.post(`${base}/consents`, agreed(grace.id));
  const id = await firstId(world, 'withdrawal');
  const priya = await staff('senior_officer', 'Priya Nair');
  const hidden = await priya.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: priya.id, caller: grace.id, patient: ada.id, receivedAt: ctx.now }),
  );
  const there = { ...world, sam: priya, kase: hidden };
  await priya.post(`/desk/cases/${hidden.ref}/consents/${id}/use`);
  expect((await caseNow(there)).sharing).toBe('name');
  await priya.as((ctx) => lockOut(ctx, hidden, { names: [sam.id], reason: 'Knows the family' }));
  await promised(there, 'ask_service');

  await sam.post(`${base}/consents/${id}/withdrawal`, { reason: 'Ada wept and said no.' });
  expect((await caseNow(there)).sharing).toBe('name');
  await runJobs();
  const kase = await caseNow(there);
  expect([kase.sharing, kase.may_hear]).toEqual(['keep', []]);
  expect((await openNow(there)).map(({ kind }) => kind)).toEqual(['look_into']);
  const page = (await priya.get(`/desk/cases/${hidden.ref}/consents`)).page();
  expect(page.text).toContain('Taken back in another case.');
  expect(page.text).not.toContain('Ada wept');
});

test('what was recorded of two cases that are one is shown together and counts together, until they are two again', async () => {
  const world = await relative();
  const { sam, base, grace, ada, place, runJobs } = world;
  const twice = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, patient: ada.id, place, receivedAt: ctx.now }),
  );
  await sam.post(`/desk/cases/${twice.ref}/consents`, { ...agreed(grace.id), services: '' });
  const merge = async () =>
    sam.as(async (ctx) => mergeCases(ctx, await findCase(ctx, world.kase.ref), await findCase(ctx, twice.ref), ''));
  await merge();
  await runJobs();
  const shown = (await sam.get(`${base}/consents`)).page();
  expect(shown.all('.app-card h2').filter((title) => title === 'Grace Okafor')).toHaveLength(1);
  expect(graceMay(await caseNow(world), world)).toBe(true);
  await sam.as(async (ctx) => {
    const [last] = await listCaseMerges(ctx, await findCase(ctx, world.kase.ref));
    if (last) await undoCaseMerge(ctx, last);
  });
  await runJobs();
  expect((await caseNow(world)).may_hear).toEqual([]);
  expect(graceMay(await caseNow({ sam, kase: twice }), world)).toBe(true);
  await merge();
  await runJobs();
  const id = await firstId(world, 'withdrawal');
  expect((await sam.post(`${base}/consents/${id}/withdrawal`, { reason: 'Ada rang.' })).status).toBe(303);
  expect((await caseNow(world)).may_hear).toEqual([]);
});

test('somebody recorded twice may be told under either record, while the two are one', async () => {
  const world = await relative();
  const { sam, base, grace, runJobs } = world;
  const twice = await sam.as((ctx) => createPerson(ctx, { name: 'G Okafor' }));
  await sam.post(`${base}/consents`, agreed(grace.id));
  const merge = await sam.as(async (ctx) => {
    const [stays, goes] = await findRecords(ctx, [twice.id, grace.id]);
    return mergePeople(ctx, { stays, goes, choices: { name: 'stays' } });
  });
  await runJobs();
  expect((await caseNow(world)).may_hear).toEqual(expect.arrayContaining([grace.id, twice.id]));
  await sam.as(async (ctx) => undoMerge(ctx, await findMerge(ctx, twice.id, merge)));
  await runJobs();
  const kase = await caseNow(world);
  expect([graceMay(kase, world), kase.may_hear.includes(twice.id)]).toEqual([true, false]);
});

test('what one patient agreed to does not count when it turns out that the case is about another', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  await sam.post(`${base}/consents`, agreed(grace.id));
  const other = await sam.as((ctx) => createPerson(ctx, { name: 'Ife Bello' }));
  await sam.as(async (ctx) => addPerson(ctx, await findCase(ctx, world.kase.ref), other.id, 'patient'));
  expect((await caseNow(world)).may_hear).toEqual([]);
  await sam.post(`${base}/consents`, { ...agreed(grace.id), what: ['complaints'] });
  expect((await caseNow(world)).may_hear).toEqual([]);
});

test('a question without a name is stopped at a bed number; a manager sends it anyway, with a reason', async () => {
  const world = await relative();
  const { sam, base, staff } = world;
  await sam.post(`${base}/sharing`, { sharing: 'no_name', note: 'Ada said so on the phone.' });
  const step = await promised(world, 'ask_service');
  const question = {
    question: 'Has Ada Okafor in bed 12 been seen?',
    when: 'choose',
    time: '3pm',
    anyway: 'I want to',
  };
  const to = `${base}/promises/${step.id}/question`;
  const refused = (await sam.post(to, question)).page();
  expect(refused.errors).toEqual([
    'This has a bed number in it (bed 12), so someone could work out who it is. Take it out, or ask for permission to use their name.',
  ]);
  expect(refused.value('question')).toBe('Has Ada Okafor in bed 12 been seen?');
  expect(refused.document.querySelector('[name=anyway]')).toBeNull();
  const helen = await staff('manager', 'Helen Marsh');
  const seen = (await helen.post(to, { ...question, act: 'look' })).page();
  expect(seen.text).toContain('Has [name] in bed 12 been seen?');
  expect(seen.document.querySelector('[name=anyway]')).not.toBeNull();
  expect((await helen.post(to, { ...question, anyway: ' ' })).status).toBe(422);
  expect((await helen.post(to, { ...question, anyway: 'The ward has no other way to find her.' })).status).toBe(303);
  const page = (await sam.get(base)).page();
  expect(page.text).toContain('The ward has no other way to find her.');
  expect(page.text).toContain('Has [name] in bed 12 been seen?');
});

test('consent of another trust or of another case does not exist, and forged ids change nothing', async () => {
  const world = await relative();
  const { sam, base, grace, consent } = world;
  expect((await sam.post(`${base}/consents/${consent}/withdrawal`, { reason: 'x' })).status).toBe(404);
  for (const id of ['x', '%00', '00000000-0000-7000-8000-000000000000'])
    expect((await sam.post(`${base}/consents/${id}/receipt`, {})).status).toBe(404);
  const stranger = await newWorld();
  await sam.post(`${base}/consents`, { ...agreed(stranger.grace.id), services: 'Ward 7B' });
  expect((await caseNow(world)).may_hear).toEqual([]);
  expect(
    (await sam.post(`${base}/consents`, { ...agreed(grace.id), situation: 'safety', type: 'override' })).status,
  ).toBe(422);
});

test('a record that came from nowhere else is made by the verb as by the page', async () => {
  const world = await relative();
  const { sam, kase, grace } = world;
  const rest = { services: '', organisations: '', limits: '', records: '', heard_by: '', evidence: '', reasons: '' };
  await expect(
    sam.as((ctx) =>
      recordConsent(ctx, kase, {
        ...rest,
        situation: 'adult',
        type: 'verbal',
        speaker: grace.id,
        hears: true,
        complaints: false,
        given_by: '',
      }),
    ),
  ).rejects.toThrow('Enter who said so');
});

test('taken back in the case that leans on a record, it ends where it was first given as well', async () => {
  const world = await newWorld();
  const { sam, grace, ada, consent } = world;
  const first = world.kase.ref;
  const kase = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, patient: ada.id, receivedAt: ctx.now }),
  );
  const base = `/desk/cases/${kase.ref}`;
  await sam.post(`${base}/consents/${consent}/use`);
  expect(graceMay(await caseNow({ sam, kase }), { grace })).toBe(true);
  const here = await firstId({ sam, kase }, 'withdrawal');
  const answer = await sam.post(`${base}/consents/${here}/withdrawal`, { reason: 'Ada rang: no more.' });
  await world.runJobs();
  expect((await sam.get(answer.to)).page().text).toContain(`It ended in ${first} as well.`);
  for (const ref of [kase.ref, first])
    expect((await sam.as((ctx) => findCase(ctx, ref))).may_hear.includes(grace.id)).toBe(false);
  const there = (await sam.get(`/desk/cases/${first}/consents`)).page().text;
  expect(there).toContain('Taken back');
  expect(there).toContain('Ada rang: no more.');
});

test('a case from before records were kept says whom to ask, on its page and where it is recorded', async () => {
  const { sam, kase, base } = await relative();
  const ask = 'Ask Ada if Grace may be told, and what. Then record what they said.';
  expect((await sam.get(base)).page().text).toContain(ask);
  const shown = (await sam.get(`${base}/consents`)).page();
  expect(shown.text).toContain(ask);
  const way = shown.document.querySelector('main .nhsuk-inset-text a')?.getAttribute('href') ?? '';
  expect((await sam.get(way.split('#')[0] ?? '')).page().text).toContain('Somebody speaks for an adult who can decide');
  await sam.post(`${base}/consents`, agreed(kase.caller_id ?? ''));
  expect((await sam.get(base)).page().text).not.toContain(ask);
});
