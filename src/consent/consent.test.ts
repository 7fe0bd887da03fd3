import { expect, test } from 'vitest';
import { agreed, caseNow, firstId, graceMay, newSession, promised, relative } from '../../test/consenting.ts';
import { newWorld } from '../../test/world.ts';
import { findCase } from '../cases/index.ts';

import { recordConsent } from './index.ts';

const DAY = 24 * 3_600_000;

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
