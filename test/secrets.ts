import {
  addContact,
  addNote,
  addPerson,
  changeCase,
  lockOut,
  makePromise,
  openCase,
  openWithReason,
  restrictCase,
} from '../src/cases/index.ts';
import { addWay, createPerson } from '../src/people/index.ts';
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
  const secret = (what: string) => {
    secrets[what] = secretWord();
    return secrets[what];
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
  // A colleague opened it with a reason, and leaves words that are not finished.
  await opener.as((ctx) => openWithReason(ctx, kase.id, { why: 'other', reason: secret('opening') }));
  await opener.patch(`/desk/drafts/note/${kase.id}`, { fields: { body: draftWords }, revision: 0 });
  return { secrets, kase, grace: person, note, contact, promise };
}

export type Hidden = Awaited<ReturnType<typeof hideCase>>;
