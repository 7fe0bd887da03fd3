import {
  addContact,
  addNote,
  addPerson,
  changeCase,
  findCase,
  lockOut,
  makePromise,
  openCase,
  restrictCase,
} from '../src/cases/index.ts';
import { handOver } from '../src/complaints/index.ts';
import { recordConsent } from '../src/consent/index.ts';
import { openWithReason } from '../src/oversight/index.ts';
import { addWay, createPerson, mergePeople } from '../src/people/index.ts';
import { localDate } from '../src/platform/time.ts';
import { askByLink } from '../src/questions/index.ts';
import { noteSignpost, noteToPass } from '../src/referrals/index.ts';
import { leaveVoicemail } from '../src/voicemails/index.ts';
import { ask, urlEncoded } from './harness.ts';
import type { Desk, World } from './world.ts';

const HOUR = 3_600_000;
const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** A word that stands nowhere else, and that nobody would write. */
export function secretWord(): string {
  const one = (of: string) => of.charAt(Math.floor(Math.random() * of.length));
  const word = Array.from({ length: 6 }, () => one(CONSONANTS) + one(VOWELS)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A valid NHS number of the range that nobody has. */
function secretNumber(): string {
  for (;;) {
    const nine = `999${String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0')}`;
    const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${nine}${check}`;
  }
}

/**
 * A case that nobody may know of but its manager: restricted, one officer locked out, and in every place that holds
 * words a secret that stands nowhere else. A new place for words belongs here too.
 */
export async function hideCase(world: World, { boss, opener, locked }: { boss: Desk; opener: Desk; locked: Desk }) {
  const secrets: Record<string, string> = {};
  const secret = (what: string): string => {
    const word = secretWord();
    secrets[what] = word;
    return word;
  };
  secrets.nhs = secretNumber();
  secrets.phone = `07700 900${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`;
  if (secrets.phone === '07700 900123') secrets.phone = '07700 900124';
  const { kase, person, note, contact, promise, draftWords } = await boss.as(async (ctx) => {
    const person = await createPerson(ctx, {
      name: `${secret('first name')} ${secret('surname')}`,
      nhs_number: secrets.nhs ?? '',
    });
    await addWay(ctx, person, { kind: 'phone', value: secrets.phone ?? '' });
    await addWay(ctx, person, { kind: 'email', value: `${secret('email')}@example.org` });
    await addWay(ctx, person, { kind: 'address', value: `1 ${secret('address')} Road` });
    const patient = await createPerson(ctx, {
      name: `${secret('patient first')} ${secret('patient surname')}`,
      call_me: secret('called'),
    });
    const opened = await openCase(ctx, {
      type: 'concern',
      owner: boss.id,
      caller: person.id,
      patient: patient.id,
      place: world.place,
      sharing: 'name',
      sharingWith: secret('shared with'),
      sharingNote: secret('sharing note'),
      receivedAt: ctx.now,
    });
    await changeCase(ctx, opened, { safety: true });
    const aunt = await createPerson(ctx, { name: `${secret('aunt first')} ${secret('aunt surname')}` });
    await addPerson(ctx, opened, aunt.id, 'carer');
    const again = await createPerson(ctx, { name: `${secret('other first')} ${secret('other surname')}` });
    await addPerson(ctx, opened, again.id, 'carer');
    await mergePeople(ctx, { stays: person, goes: again, choices: {} });
    const note = await addNote(ctx, opened, `The note says ${secret('note')}.`);
    const contact = await addContact(ctx, {
      case: opened.id,
      person: person.id,
      channel: 'phone',
      direction: 'in',
      words: `She said ${secret('contact')}.`,
      told: `We said ${secret('told')}.`,
      messageWith: secret('message with'),
    });
    const due = new Date(ctx.now.getTime() + HOUR);
    const promise = await makePromise(ctx, {
      kind: 'service_answer',
      case: opened.id,
      person: person.id,
      owner: boss.id,
      due,
      about: secret('promise'),
      reach: secret('reach'),
    });
    await restrictCase(ctx, opened, { names: [boss.id], kind: 'colleague', reason: secret('restricted because') });
    await lockOut(ctx, opened, { names: [locked.id], reason: secret('locked because') });
    return { kase: opened, person, note, contact: contact.id, promise, draftWords: secret('draft') };
  });
  const { letter } = await fillCase({ boss, world, kase, person: person.id, secret });
  const question = await hideQuestion(boss, { kase, place: world.place, secret });
  const complaint = await hideComplaint(boss, { person: person.id, locked: locked.id, secret });
  // A colleague opened it with a reason, and leaves words that are not finished.
  await opener.as((ctx) => openWithReason(ctx, kase.id, { why: 'other', reason: secret('opening') }));
  const kept = await opener.patch(`/desk/drafts/note/${kase.id}`, {
    fields: { body: draftWords },
    revision: 0,
    tab: 'a',
  });
  if (kept.status !== 200) throw new Error('The words on their way were not kept.');
  return { secrets, kase, grace: person, note, contact, promise, complaint, letter, question };
}

type Asking = { kase: { ref: string }; place: string; secret: (what: string) => string };

/** A ward was asked in writing, and answered by its link. */
async function hideQuestion(boss: Desk, { kase, place, secret }: Asking): Promise<string> {
  const { id, path } = await boss.as(async (ctx) => {
    const asked = await askByLink(ctx, await findCase(ctx, kase.ref), {
      to: {
        ...{ whom: 'service', name: 'Ward 7B', email: `${secret('ward email')}@example.org`, phone: '' },
        ...{ place, organisation: '', person: null },
      },
      parts: { question: secret('question'), background: secret('background'), outcome: secret('wished') },
      due: new Date(ctx.now.getTime() + HOUR),
      ...{ withName: false, agreed: false, teller: 'pals', notClinical: true, safety: false, anyway: '' },
      origin: 'http://localhost',
    });
    const going = ctx.db.selectFrom('outgoing').select('secret').where('about_id', '=', asked.id);
    return { id: asked.id, path: new URL((await going.executeTakeFirstOrThrow()).secret ?? '').pathname };
  });
  const reply = async (act: string, fields: Record<string, string>) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await ask(undefined, 'POST', `${path}/${act}`, { payload: urlEncoded(fields), headers });
    if (answer.status >= 400) throw new Error(`${act}: ${answer.status} ${answer.page().errors}`);
  };
  await reply('more-time', { until: 'day', day: '27 November', reason: secret('delay') });
  await reply('answer', { answer: secret('answer'), share: 'yes', name: secret('who answered') });
  return id;
}

type Filling = {
  boss: Desk;
  world: World;
  kase: { id: string; ref: string };
  person: string;
  secret: (what: string) => string;
};

/** Everything else that holds words, sent as its manager sends it. What is refused here would hide nothing. */
async function fillCase({ boss, kase, person, secret, world }: Filling) {
  const address = `/desk/cases/${kase.ref}`;
  const send = async (to: string, fields: Record<string, string>) => {
    const answer = await boss.post(to, fields);
    if (answer.status !== 303) throw new Error(`${to}: ${answer.status} ${answer.page().errors}`);
  };
  const name = `${secret('file name')}.txt`;
  await boss.upload(`${address}/files`, [{ name, bytes: `It says ${secret('file words')}.` }]);
  await send(`${address}/danger`, {
    kinds: 'adult',
    exact_words: secret('exact words'),
    whereabouts: secret('whereabouts'),
  });
  const line = { told: 'ward', name: secret('told of danger'), words: secret('danger words') };
  const { document } = (await boss.get(`${address}/danger`)).page();
  const action = document.querySelector('form[action$="lines"]')?.getAttribute('action') ?? '';
  await send(action, { ...line, outcome: secret('danger outcome') });
  await send(`${address}/moves`, { where: 'yes', place: 'Ward 7B', place_id: world.place, bed: secret('bed') });
  await send(`${address}/bookings`, {
    ...{ person, kind: 'bsl', day: 'tomorrow', time: '3pm', minutes: '60', how: 'ward' },
    ...{ place: secret('booking place'), provider: secret('provider') },
  });
  await send(`${address}/thanks`, {
    ...{ staff_names: secret('thanked'), passed_to: secret('passed to'), passed_on: 'today', passed_how: 'email' },
    with_name: 'no',
  });
  const referral = (await boss.get(`${address}/referrals`))
    .page()
    .document.querySelectorAll('[name="organisation"] option')[1];
  await boss.as(async (ctx) => {
    await recordConsent(ctx, await findCase(ctx, kase.ref), {
      ...{ situation: 'adult', type: 'verbal', speaker: person, hears: true, complaints: true },
      ...{ given_by: secret('consent by'), heard_by: secret('heard by'), limits: secret('limits') },
      ...{ services: '', organisations: referral?.textContent ?? '', records: '', evidence: '', reasons: '' },
    });
    await leaveVoicemail(ctx, {
      ...{ press: undefined, number: '020 7946 0018', withheld: false, at: ctx.now, person, case: kase.id },
      ...{ name: secret('voicemail name'), words: secret('voicemail') },
    });
  });
  await send(`${address}/referrals`, {
    ...{ kind: 'passed', organisation: referral?.getAttribute('value') ?? '', agreed_by: secret('referral agreed by') },
    ...{ agreed_how: 'spoken', what: secret('referred'), sent_how: 'email', sent_on: 'today', check: 'yes' },
  });
  await boss.as(async (ctx) => {
    const hidden = await findCase(ctx, kase.ref);
    const agreedBy = secret('agrees to send');
    await noteToPass(ctx, hidden, { organisation: null, named: secret('to be referred to'), agreedBy });
    await noteSignpost(ctx, hidden, { organisation: null, named: secret('told to ask') });
  });
  const words = { subject: secret('letter subject'), body: `We write ${secret('letter')}.` };
  const { letter } = await writeLetter(boss, address, words);
  await send(`/desk/people/${person}/plans`, {
    ...{ adjustments: secret('plan'), reasons: 'often', reason_words: secret('plan reason'), agreed: 'A call a week' },
    ...{ officer: boss.id, starts_on: 'today', review_on: '5 Jan 2027', ends_on: '22 Feb 2027', challenge_told: 'yes' },
  });
  await send(`/desk/people/${person}/safe-contact`, {
    ...{ version: '', unsafe: 'yes', safe_way: 'text', safe_times: 'Mornings', code_word: secret('code word') },
  });
  return { letter };
}

/** A message to the caller of a case, recorded as sent, from the first template that may go by e-mail. */
export async function writeLetter(desk: Desk, address: string, words: { subject: string; body: string }) {
  const choices = (await desk.get(`${address}/letters/new`)).page();
  const link = choices.document.querySelector('a[href*="how=email"]')?.getAttribute('href') ?? '';
  const asked = Object.fromEntries(new URL(link, 'http://here').searchParams);
  const looked = await desk.post(`${address}/letters/check`, { ...asked, ...words });
  const revision = looked.to ? ((await desk.get(looked.to)).page().value('revision') ?? '') : '';
  const sent = await desk.post(`${address}/letters`, { ...asked, revision, keeps: '' });
  if (sent.status !== 303) throw new Error(`The letter was not kept: ${looked.status} ${sent.page().errors}`);
  return { letter: sent.to.replace(/^.*letters\/|\?.*$/g, ''), template: asked.template ?? '' };
}

/** Another case of the same person, handed over to the complaints team before it was hidden. */
async function hideComplaint(
  boss: Desk,
  { person, locked, secret }: { person: string; locked: string; secret: (what: string) => string },
) {
  return boss.as(async (ctx) => {
    const kase = await openCase(ctx, { type: 'complaint', owner: boss.id, caller: person, receivedAt: ctx.now });
    const agreed = { agreedBy: secret('agreed by'), agreedHow: 'spoken', agreedOn: localDate(ctx.now) } as const;
    const made = { madeOn: localDate(ctx.now), madeHow: 'phone', words: secret('complaint'), promises: {} } as const;
    const complaint = await handOver(ctx, kase, { ...made, ...agreed });
    await restrictCase(ctx, kase, { names: [boss.id], kind: 'legal', reason: 'An inquest' });
    await lockOut(ctx, kase, { names: [locked], reason: 'Her sister' });
    return complaint;
  });
}

export type Hidden = Awaited<ReturnType<typeof hideCase>>;
