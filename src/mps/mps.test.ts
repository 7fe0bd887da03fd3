import { beforeEach, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { type Case, findCase, listClocks, listOpenPromises, openCase } from '../cases/index.ts';
import { createPerson } from '../people/index.ts';

const NEW = '/desk/mp-letters/new';
const HELEN = {
  mp: 'Helen Ford MP',
  constituency: 'Anytown North',
  caseworker: 'Tom Hale',
  office_email: 'office@ford.example',
  office_phone: '020 7946 0018',
  office_address: '1 High Street, Anytown',
  their_ref: 'HF/221',
  dated_on: '20 November',
};
const LETTER = {
  ...HELEN,
  constituent: 'Ada Okafor',
  whose: 'own',
  asked: 'yes',
  received: 'today',
  channel: 'letter',
  words: 'She waits eleven months for her hip and asks when it will be.',
  signs: 'chief_executive',
  signer: 'Ms Dale',
};

let home: Awaited<ReturnType<typeof newTrust>>;
let sam: Desk;

beforeEach(async () => {
  home = await newTrust();
  sam = await home.staff('officer', 'Sam Reid');
});

const page = async (desk: Desk, address: string) => (await desk.get(address)).page();

async function sent(more: Record<string, string> = {}): Promise<string> {
  const answer = await sam.post('/desk/mp-letters', { ...LETTER, ...more });
  expect(answer.status).toBe(303);
  return answer.to.split('?')[0] ?? '';
}

/** A form as a browser would send it back. */
async function formAt(address: string): Promise<Record<string, string>> {
  const { document } = await page(sam, address);
  const inputs = [...document.querySelectorAll('main form[action$="/mp-letter"] input')];
  const sent = inputs.filter((one) => one.getAttribute('type') !== 'radio' || one.hasAttribute('checked'));
  return Object.fromEntries(sent.map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']));
}

const caseAt = (at: string): Promise<Case> => sam.as((ctx) => findCase(ctx, at.split('/').at(-1) ?? ''));
const openOf = async (at: string) => {
  const kase = await caseAt(at);
  return (await sam.as((ctx) => listOpenPromises(ctx, kase.id))).map(({ about }) => about);
};

test('a letter opens its case: who wrote for whom, who signs, by when, and what is to be done', async () => {
  expect((await page(sam, '/desk')).text).toContain('Write down an MP’s letter');
  const at = await sent();
  const kase = await caseAt(at);
  expect([kase.type, kase.oral]).toEqual(['mp', false]);
  const { text } = await page(sam, at);
  for (const words of [
    'Helen Ford MP, Anytown North',
    'Tom Hale',
    '1 High Street, Anytown',
    'Friday 20 November, HF/221',
    'Ada Okafor',
    'Ms Dale, the chief executive’s office',
    'Tuesday 8 December',
    'She waits eleven months',
  ])
    expect(text).toContain(words);
  expect(await openOf(at)).toEqual([
    'Tell the office of Helen Ford MP that we have the letter',
    'Answer the letter of Helen Ford MP',
  ]);
  expect((await page(sam, '/desk/cases?view=mine&type=mp')).text).toContain(kase.ref);
});

test('the constituent’s own request lets the MP be told; the rule is shown as not yet checked', async () => {
  const { text } = await page(sam, await sent());
  expect(text).toContain('Helen Ford MP may be told what is needed to answer.');
  expect(text).toContain('This rule is not yet checked');
  expect(text).toContain('Agreed: Ada Okafor, the MP’s letter.');
});

test('a letter that does not show the request tells nothing until it is recorded', async () => {
  const { asked: _, ...without } = LETTER;
  const at = (await sam.post('/desk/mp-letters', without)).to.split('?')[0] ?? '';
  const shown = await page(sam, at);
  expect(shown.text).toContain('It is not recorded that Ada Okafor asked Helen Ford MP to write.');
  const ask = shown.document.querySelector('a[href*="as=mp&"], a[href*="as=mp&amp;"]')?.getAttribute('href') ?? '';
  expect((await page(sam, ask)).text).toContain('An MP writes for a constituent who is the patient');
});

test('about somebody else the patient is asked first, and the answer may not speak of them', async () => {
  const at = await sent({ whose: 'other', patient: 'Joe Okafor' });
  const kase = await caseAt(at);
  const shown = await page(sam, at);
  expect(shown.text).toContain('Joe Okafor is asked first, as for a relative.');
  expect(kase.may_hear).toEqual([]);
  const answer = { answered_on: 'today', answered_how: 'letter', signed_by: 'Ms Dale' };
  const refused = await sam.post(`${at}/mp-letter/answer`, { ...answer, tells: 'yes' });
  expect(refused.page().errors[0]).toContain('It is not recorded that this person may be told about the patient.');
  expect(refused.page().value('signed_by')).toBe('Ms Dale');
  expect((await sam.post(`${at}/mp-letter/answer`, { ...answer, tells: 'no' })).status).toBe(303);
});

test('the office is told, the answer is signed and goes, and the case ends with it', async () => {
  const at = await sent();
  await sam.post(`${at}/mp-letter/office`, { office_how: 'email' });
  expect(await openOf(at)).toEqual(['Answer the letter of Helen Ford MP']);
  await sam.post(`${at}/mp-letter/signing`);
  await sam.post(`${at}/mp-letter/signing`);
  expect(await openOf(at)).toContain('Get the signed answer back from Ms Dale, the chief executive’s office');
  expect((await page(sam, at)).text).toContain('since Tuesday 24 November');
  const answer = { answered_on: 'today', answered_how: 'letter', signed_by: 'Ms Dale', tells: 'yes' };
  expect((await sam.post(`${at}/mp-letter/answer`, { ...answer, signed_by: '' })).page().errors).toEqual([
    'Enter who signed it',
  ]);
  await sam.post(`${at}/mp-letter/answer`, { ...answer, outcome: 'information' });
  await sam.post(`${at}/mp-letter/answer`, { ...answer, outcome: 'information' });
  const kase = await caseAt(at);
  expect([kase.status, kase.outcome, kase.told]).toEqual(['closed', 'information', 'yes']);
  const clocks = await sam.as((ctx) => listClocks(ctx, kase.id));
  expect(clocks.filter(({ met_at }) => !met_at)).toEqual([]);
  const { text } = await page(sam, at);
  expect(text).toContain('Answered Tuesday 24 November, signed by Ms Dale.');
  expect(text.split('The answer went, signed by Ms Dale.').length).toBe(2);
});

test('a case with something else promised does not end with the answer', async () => {
  const at = await sent();
  const answer = { answered_on: 'today', answered_how: 'email', signed_by: 'Ms Dale', tells: 'no' };
  const kase = await caseAt(at);
  await sam.post(`/desk/cases/${kase.ref}/consents`, {
    act: 'ask',
    situation: 'mp_third',
    what: 'complaints',
    how: 'phone',
  });
  const refused = await sam.post(`${at}/mp-letter/answer`, { ...answer, outcome: 'information' });
  expect(refused.page().errors[0]).toContain('Something else is still promised in this case.');
  expect((await caseAt(at)).closed_at).toBeNull();
  expect(await openOf(at)).toContain('Answer the letter of Helen Ford MP');
});

test('what is missing is said and what was typed stays; a second press is the same letter', async () => {
  const wrong = await sam.post('/desk/mp-letters', { ...LETTER, constituent: '', whose: '', received: '1 December' });
  expect(wrong.page().errors).toEqual(['Enter who asked the MP to write', 'Choose who it is about']);
  expect(wrong.page().value('words')).toContain('eleven months');
  const future = await sam.post('/desk/mp-letters', { ...LETTER, received: '1 December' });
  expect(future.page().errors).toEqual(['Enter a day that is not after today']);
  expect((await sam.post('/desk/mp-letters', { ...LETTER, whose: 'other' })).page().errors).toEqual([
    'Enter the name of the patient',
  ]);
  const press = (await page(sam, NEW)).value('press');
  expect(await sent({ press })).toBe(await sent({ press }));
});

test('details are changed; two people who change the same are both told', async () => {
  const at = await sent();
  const form = await formAt(`${at}/mp-letter`);
  expect((await sam.post(`${at}/mp-letter`, { ...form, caseworker: 'Una Bell' })).status).toBe(303);
  expect((await page(sam, at)).text).toContain('Una Bell');
  const clash = await sam.post(`${at}/mp-letter`, { ...form, caseworker: 'Vic Rose' });
  expect(clash.status).toBe(409);
  for (const words of ['Una Bell', 'Vic Rose']) expect(clash.page().text).toContain(words);
});

test('a case whose type becomes MP letter asks who the MP is', async () => {
  const kase = await sam.as(async (ctx) => {
    const mp = await createPerson(ctx, { name: 'Helen Ford MP' });
    return openCase(ctx, { type: 'concern', owner: sam.id, caller: mp.id, receivedAt: ctx.now });
  });
  const at = `/desk/cases/${kase.ref}`;
  await sam.post(`${at}/about`, { type: 'mp' });
  expect((await page(sam, at)).text).toContain('It is not written down yet who the MP is');
  const { asked, received, channel, words, ...details } = LETTER;
  await sam.post(`${at}/mp-letter`, {
    ...(await formAt(`${at}/mp-letter`)),
    ...details,
  });
  const fresh = await caseAt(at);
  expect(fresh.caller_id).toBe(kase.caller_id);
  expect((await page(sam, at)).text).toContain('Helen Ford MP, Anytown North');
  expect(await openOf(at)).toContain('Answer the letter of Helen Ford MP');
});

test('each trust has its own aim for letters of MPs, and says who signs here', async () => {
  const mia = await home.staff('manager', 'Mia Cole');
  await mia.post('/desk/settings/aims', { kind: 'mp', amount: '3', unit: 'working_days', from: 'today' });
  expect((await page(sam, await sent())).text).toContain('Friday 27 November');
  await mia.post('/desk/settings/mp-letters', { signs: 'complaints', signer: 'Ola Bright' });
  const signs = async (desk: Desk) =>
    (await page(desk, NEW)).document.querySelector('input[name="signs"][checked]')?.getAttribute('value');
  expect([await signs(sam), (await page(sam, NEW)).value('signer')]).toEqual(['complaints', 'Ola Bright']);
  expect((await sam.get('/desk/settings/mp-letters')).status).toBe(403);
  const elsewhere = await (await newTrust()).staff('officer', 'Ken Long');
  expect(await signs(elsewhere)).toBe('chief_executive');
});

test('My day leads to where the letter is answered, and where the office is told', async () => {
  const at = await sent();
  const { document } = await page(sam, '/desk');
  const ways = [...document.querySelectorAll('a')].map((one) => one.getAttribute('href'));
  expect(ways).toEqual(expect.arrayContaining([`${at}/mp-letter/office`, `${at}/mp-letter/answer`]));
  expect((await page(sam, `${at}/mp-letter/office`)).heading).toBe('Their office knows that we have it');
});

test('answering a letter is not ticked off: only an answer that went ends it', async () => {
  const at = await sent();
  const kase = await sam.as((ctx) => findCase(ctx, at.split('/').at(-1) ?? ''));
  const answer = (await sam.as((ctx) => listOpenPromises(ctx, kase.id))).find(({ about }) =>
    about.startsWith('Answer'),
  );
  const ways = [...(await page(sam, at)).document.querySelectorAll('a')].map((one) => one.getAttribute('href') ?? '');
  expect(ways.filter((href) => href.includes(`on=${answer?.id}`)).map((href) => /do=(\w+)/.exec(href)?.[1])).toEqual([
    'move',
    'change',
  ]);
  const refused = await sam.post(`/desk/promises/${answer?.id}/keeping`, {});
  expect([refused.status, refused.page().errors]).toEqual([422, ['Open the letter and say when the answer went']]);
  const again = await sam.post(`${at}/promises/${answer?.id}/completion`, {});
  expect([again.status, again.page().errors]).toEqual([422, ['Open the letter and say when the answer went']]);
});

test('half a letter is kept as it is typed, and stands there again', async () => {
  const { document } = await page(sam, NEW);
  const about = document.querySelector('[data-draft]')?.getAttribute('data-draft');
  const saved = await sam.patch(`/desk/drafts/${about}`, { revision: 0, tab: 'a', fields: { mp: 'Helen Ford MP' } });
  expect(saved.status).toBe(200);
  expect((await page(sam, NEW)).value('mp')).toBe('Helen Ford MP');
});
