import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import { createPlace, createSite, setHelpNumber } from '../places/index.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function newDoor() {
  const home = await newTrust();
  const sam = await home.staff('officer', 'Sam Reid');
  await sam.as(async (ctx) => {
    const site_id = await createSite(ctx, { name: 'Anytown General' });
    const empty = { email: '', lead: '', answers_pals: '', visiting: '' };
    await createPlace(ctx, { site_id, kind: 'ward', name: 'Ward 7B', aliases: ['Willow'], phone: '4471', ...empty });
  });
  const visitor = newVisitor(home);
  const wait = (ms: number) => {
    home.clock.now = new Date(home.clock.now.getTime() + ms);
  };
  return { ...home, sam, visitor, wait };
}

type Door = Awaited<ReturnType<typeof newDoor>>;

const STORY = 'My mother was moved three times in one night and nobody told us why.';

/** All questions, with what is usual where nothing else is said. */
async function tell({ visitor, wait }: Door, given: Record<string, Record<string, string | string[]>> = {}) {
  await visitor.submit('/tell-us');
  wait(60_000);
  const usual = {
    what: { what: STORY },
    where: { where: 'ward 7b' },
    who: { who: 'me' },
    hope: { hope: 'answer' },
    contact: { way: 'email' },
    reach: { name: 'Grace Okafor', email: 'grace@example.com', message: 'yes' },
    needs: {},
    sharing: { sharing: 'no_name' },
  };
  let page = await visitor.get('/tell-us/what');
  for (const [step, fields] of Object.entries({ ...usual, ...given })) {
    if (step === 'reach' && given.contact?.way === 'none') continue;
    page = await visitor.submit(`/tell-us/${step}`, fields);
  }
  return page;
}

const SURE_WORDS = 'We want to be sure that a person sent this. Press the button once more. Nothing is lost.';

const refOn = (text: string) => /PAL-\d\d-\d{4,}/.exec(text)?.[0] ?? '';

test('somebody tells us something on one page after the other, and an officer reads it as it was written', async () => {
  const door = await newDoor();
  const check = await tell(door);
  expect(check.page().heading).toBe('Check before you send');
  expect(check.page().text).toContain(STORY);
  const sent = await door.visitor.submit('/tell-us/sending');
  expect(sent.page().heading).toBe('We have your message');
  expect(sent.page().text).toMatch(/We will contact you by 5pm on [A-Z][a-z]+day \d{1,2} [A-Z][a-z]+\./);
  const ref = refOn(sent.page().text);
  const kase = (await door.sam.get(`/desk/cases/${ref}`)).page();
  expect(kase.text).toContain(STORY);
  expect(kase.text).toContain('Grace Okafor');
  expect(kase.text).toContain('Ward 7B');
  expect(kase.text).toContain('Do not phone');
});

test('the first page says what happens next; after a death without any hurry', async () => {
  const { visitor } = await newDoor();
  expect((await visitor.get('/tell-us')).page().text).toContain('When you send it, you see by when we contact you.');
  const died = (await visitor.get('/tell-us?about=died')).page().text;
  expect(died).toContain('Somebody from PALS reads what you send.');
  expect(died).not.toContain('by when');
});

test('a second press, or Send pressed again after going back, makes one case', async () => {
  const door = await newDoor();
  await tell(door);
  const [first, second] = await Promise.all([
    door.visitor.submit('/tell-us/sending'),
    door.visitor.submit('/tell-us/sending'),
  ]);
  const third = await door.visitor.submit('/tell-us/sending');
  const refs = [first, second, third].map((answer) => refOn(answer.page().text));
  expect(refs[0]).toMatch(/^PAL-/);
  expect(new Set(refs).size).toBe(1);
  expect(await countCases(door)).toBe(1);
});

test('what is written on a page that was still open after sending is shown as not gone, with how to add it', async () => {
  const door = await newDoor();
  await tell(door);
  const sent = (await door.visitor.submit('/tell-us/sending')).page();
  expect((await door.visitor.submit('/tell-us/what', { what: STORY })).page().heading).toBe('We have your message');
  expect((await door.visitor.submit('/tell-us/needs')).page().heading).toBe('We have your message');
  const draft = await door.visitor.post('/tell-us/draft', { what: 'He is worse.' }, { accept: 'application/json' });
  expect([draft.status, draft.body]).toEqual([422, expect.stringContaining('nothing that you write here is lost')]);
  const late = await door.visitor.submit('/tell-us/what', { what: 'Today they want to kill me.' });
  expect([late.status, late.page().heading]).toEqual([409, 'This did not go to us']);
  expect(late.page().text).toContain('Today they want to kill me.');
  expect(late.page().text).toContain('116 123');
  expect(late.page().document.querySelector('main a[href="/track"]')).not.toBeNull();
  const other = (await door.visitor.submit('/tell-us/hope', { hope: 'apology' })).page();
  expect(other.text).toContain('An apology');
  expect((await door.visitor.get('/tell-us/sent')).page().text).toContain(refOn(sent.text));
  expect(await countCases(door)).toBe(1);
});

test('without a name, what did not go is added with the number', async () => {
  const door = await newDoor();
  await tell(door, { contact: { way: 'none' } });
  await door.visitor.submit('/tell-us/sending');
  const late = (await door.visitor.submit('/tell-us/what', { what: 'And again today.' })).page();
  expect(late.document.querySelector('main a[href="/track/receipt"]')).not.toBeNull();
});

test('nothing has to be answered but the words and how to be reached; anonymous is one of the ways', async () => {
  const door = await newDoor();
  const left = { where: {}, who: {}, hope: {}, needs: {}, sharing: {} };
  const check = await tell(door, { ...left, contact: { way: 'none' } });
  expect(check.page().text).toContain('We cannot reply, unless you keep the number');
  const sent = await door.visitor.submit('/tell-us/sending');
  expect(sent.page().text).toContain('You have not told us who you are');
  expect(sent.page().text).not.toContain('We will contact you');
  const list = (await door.sam.get('/desk/cases?view=new')).page();
  const ref = refOn(list.text);
  expect((await door.sam.get(`/desk/cases/${ref}`)).page().text).toContain(STORY);
});

test('a page that is not right says what to do, and keeps what was typed', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us');
  expect((await door.visitor.post('/tell-us/what', { what: ' ' })).page().errors).toEqual([
    'Write what happened, add a file, or ask us to call you',
  ]);
  await door.visitor.submit('/tell-us/what', { what: STORY });
  expect((await door.visitor.post('/tell-us/contact', {})).page().errors).toEqual([
    'Choose how we can contact you, or choose to stay anonymous',
  ]);
  await door.visitor.submit('/tell-us/contact', { way: 'email' });
  const wrong = await door.visitor.post('/tell-us/reach', { name: 'Grace', email: 'grace at home' });
  expect(wrong.status).toBe(422);
  expect(wrong.page().value('email')).toBe('grace at home');
  const back = (await door.visitor.get('/tell-us/reach')).page();
  expect([back.value('name'), back.value('email')]).toEqual(['Grace', 'grace at home']);
});

test('who wants texts is asked for a number that takes them', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us');
  await door.visitor.submit('/tell-us/what', { what: STORY });
  await door.visitor.submit('/tell-us/contact', { way: 'text' });
  const reach = async (phone: string) => (await door.visitor.post('/tell-us/reach', { phone })).page().errors;
  expect(await reach('020 7946 0018')).toEqual(['Enter a mobile number, like 07700 900123']);
  expect(await reach('07700 900123')).toEqual([]);
  expect(await reach('+48 512 345 678')).toEqual([]);
});

test('what was kept while it was typed is looked at before it is sent, and a way that they gave up is not used', async () => {
  const door = await newDoor();
  await tell(door, {
    contact: { way: 'phone' },
    reach: { name: 'Grace Okafor', phone: '07700 900123', message: 'yes' },
  });
  await door.visitor.post('/tell-us/draft', { way: 'email', email: 'grace at home' });
  const wrong = await door.visitor.submit('/tell-us/sending');
  expect(wrong.page().errors[0]).toMatch(/email address/i);
  expect(await countCases(door)).toBe(0);
  await door.visitor.submit('/tell-us/reach', { name: 'Grace Okafor', email: 'grace@example.com', checking: 'yes' });
  const ref = refOn((await door.visitor.submit('/tell-us/sending')).page().text);
  const kase = (await door.sam.get(`/desk/cases/${ref}`)).page().text;
  expect(kase).toContain('grace@example.com');
  expect(kase).not.toContain('900123');
});

test('a story that is too long is kept to the last whole letter, also where that is an emoji', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us');
  const kept = await door.visitor.post('/tell-us/draft', { what: `${'a'.repeat(19_999)}😀` });
  expect(kept.status).toBe(200);
  expect((await door.visitor.get('/tell-us/what')).page().value('what')).toMatch(/^a{19999}/);
});

test('what was typed and then deleted is not there for whoever opens the browser next', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us');
  const draft = (fields: Record<string, string | readonly string[]>) => door.visitor.post('/tell-us/draft', fields);
  await draft({ what: 'He must not read this.' });
  await draft({ where: 'Ward 7B' });
  expect((await door.visitor.get('/tell-us/what')).page().value('what')).toBe('He must not read this.');
  await draft({ what: '' });
  expect((await door.visitor.get('/tell-us/what')).page().value('what')).toBe('');
  expect((await door.visitor.get('/tell-us/where')).page().value('where')).toBe('Ward 7B');
  await draft({ needs: ['', 'large_print'], other_need: '' });
  const ticked = async () =>
    (await door.visitor.get('/tell-us/needs')).page().document.querySelectorAll('[name=needs][checked]').length;
  expect(await ticked()).toBe(1);
  const page = (await door.visitor.get('/tell-us/needs')).page();
  expect(page.document.querySelector('input[type=hidden][name=needs]')?.getAttribute('value')).toBe('');
  await draft({ needs: '', other_need: '' });
  expect(await ticked()).toBe(0);
  await door.visitor.submit('/tell-us/what', { what: STORY });
  expect((await door.visitor.post('/tell-us/needs', { needs: ['', 'large_print'] })).status).toBe(303);
  expect(await ticked()).toBe(1);
});

test('what was typed before Continue, and comes after it, does not take back what was continued with', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us');
  await door.visitor.post('/tell-us/what', { what: STORY });
  door.clock.now = new Date(door.clock.now.getTime() - 1_000);
  expect((await door.visitor.post('/tell-us/draft', { what: 'My mot' })).status).toBe(200);
  expect((await door.visitor.get('/tell-us/what')).page().value('what')).toBe(STORY);
});

test('a page of how to be reached that comes late, without its cookie, keeps the address that was on it', async () => {
  const door = await newDoor();
  const late = newVisitor(door);
  await late.post('/tell-us/reach', { name: 'Grace', address: '1 High Street, Anytown' });
  await late.submit('/tell-us/what', { what: STORY });
  await late.submit('/tell-us/contact', { way: 'letter' });
  expect((await late.get('/tell-us/reach')).page().value('address')).toBe('1 High Street, Anytown');
});

test('they stop in the middle and come back on another device by the address that they kept', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us');
  await door.visitor.submit('/tell-us/what', { what: STORY });
  const link = (await door.visitor.get('/tell-us/later')).page().one('.app-outside__secret');
  const phone = newVisitor(door);
  door.wait(6 * DAY);
  const back = await phone.open(new URL(link).pathname);
  expect(back.page().heading).toBe('Where was this?');
  expect((await phone.get('/tell-us/what')).page().value('what')).toBe(STORY);
});

test('who asks for a call in the middle of a story reads when we call, and goes on with the story', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us');
  await door.visitor.submit('/tell-us/what', { what: STORY });
  const press = (await door.visitor.get('/call-me')).page().value('press');
  const asked = { press, phone: '07700 900123', name: 'Grace', message: 'yes' };
  const called = (await door.visitor.submit('/call-me', asked)).page();
  expect([called.heading, refOn(called.text)]).toEqual(['We have your message', expect.stringMatching(/^PAL-/)]);
  expect((await door.visitor.get('/tell-us')).page().text).toContain('Go on where you were');
  expect((await door.visitor.get('/tell-us/what')).page().value('what')).toBe(STORY);
  await door.visitor.submit('/tell-us/contact', { way: 'email' });
  await door.visitor.submit('/tell-us/reach', { email: 'grace@example.com' });
  door.wait(60_000);
  const told = (await door.visitor.submit('/tell-us/sending')).page();
  expect(refOn(told.text)).not.toBe(refOn(called.text));
  expect((await door.sam.get(`/desk/cases/${refOn(told.text)}`)).page().text).toContain(STORY);
});

test('a page to begin on that was open since before leaves what was written meanwhile; “Start again” throws it away', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us');
  await door.visitor.submit('/tell-us/what', { what: STORY });
  expect((await door.visitor.submit('/tell-us')).page().value('what')).toBe(STORY);
  const start = (await door.visitor.get('/tell-us')).page();
  expect(start.all('button')).toContain('Start again');
  const again = await door.visitor.submit('/tell-us', { again: start.value('again') });
  expect(again.page().value('what')).toBe('');
});

test('the last page leads everybody to how to stay safe, and says what the browser keeps to whoever may be watched', async () => {
  const last = async (message: string) => {
    const door = await newDoor();
    await tell(door, { reach: { name: 'Grace Okafor', email: 'grace@example.com', message } });
    return (await door.visitor.submit('/tell-us/sending')).page();
  };
  const [open, watched] = await Promise.all([last('yes'), last('no')]);
  for (const page of [open, watched]) expect(page.document.querySelector('main a[href="/stay-safe"]')).not.toBeNull();
  expect(watched.text).toContain('delete the history of today');
  expect(open.text).not.toContain('delete the history of today');
});

test('after a week, or once thrown away, nobody finds it again', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us');
  await door.visitor.submit('/tell-us/what', { what: STORY });
  const link = new URL((await door.visitor.get('/tell-us/later')).page().one('.app-outside__secret')).pathname;
  door.wait(7 * DAY + HOUR);
  const nothing = (await newVisitor(door).open(link)).page();
  expect(nothing.heading).toBe('We cannot find what you wrote');
  expect(nothing.document.querySelector('a[href="/leave"]')).not.toBeNull();
  await door.runSweep('telling.forget');
  const left = await door.asSystem((ctx) =>
    ctx.db.selectFrom('tellings').select('id').where('trust_id', '=', ctx.trust.id).execute(),
  );
  expect(left).toEqual([]);
});

test('once it is sent its words are in the record alone', async () => {
  const door = await newDoor();
  await tell(door);
  await door.visitor.submit('/tell-us/sending');
  const rows = await door.asSystem((ctx) =>
    ctx.db.selectFrom('tellings').selectAll().where('trust_id', '=', ctx.trust.id).execute(),
  );
  expect(JSON.stringify(rows)).not.toMatch(/mother|Grace|example\.com/);
});

test('words that may mean danger show where help is, and an officer reads it first', async () => {
  const door = await newDoor();
  const number = { number: '020 7946 0100 extension 4900', detail: 'Day and night' };
  await door.asSystem((ctx) => setHelpNumber(ctx, 'crisis_line', number));
  const check = await tell(door, { what: { what: 'I do not want to live any more after what they did.' } });
  expect(check.page().text).toContain('116 123');
  expect(check.page().text).toContain('You can still send this message');
  expect(check.page().document.querySelector('a[href="tel:02079460100"]')?.textContent).toContain('extension 4900');
  const sent = (await door.visitor.submit('/tell-us/sending')).page().text;
  expect(sent).toContain('116 123');
  expect(sent).not.toContain('You can still send this message');
  const ref = refOn(sent);
  expect((await door.sam.get(`/desk/cases/${ref}`)).page().text).toContain('Read first: words that may mean danger');
  expect((await tell(await newDoor())).page().text).not.toContain('116 123');
});

test.each([
  'Nie chcę już żyć po tym, co się stało.',
  'Mąż mnie pilnuje i bije mnie.',
  'میں جینا نہیں چاہتی۔',
  'وہ خودکشی کی بات کرتا ہے۔',
  'لا أريد أن أعيش بعد ذلك.',
  'زوجي يضربني كل يوم.',
])('so do words of other languages: %s', async (words) => {
  const check = await tell(await newDoor(), { what: { what: words } });
  expect(check.page().text).toContain('116 123');
});

test.each(['I want to die.', 'Some days I wish I was dead', 'She says she would rather be dead'])(
  'so do the shortest of them: %s',
  async (what) => {
    expect((await tell(await newDoor(), { what: { what } })).page().text).toContain('116 123');
  },
);

test.each([
  ['reach', { phone: '07700 900123', times: 'When he is out. My husband is hitting me.' }],
  ['needs', { other_need: 'I want to end it all.' }],
])('so do such words beside another question: %s', async (step, fields) => {
  const door = await newDoor();
  await tell(door, { contact: { way: 'phone' }, reach: { phone: '07700 900123' }, [step]: fields });
  expect((await door.visitor.get('/tell-us/check')).page().text).toContain('116 123');
  const sent = (await door.visitor.submit('/tell-us/sending')).page().text;
  expect(sent).toContain('116 123');
  expect((await door.sam.get(`/desk/cases/${refOn(sent)}`)).page().text).toContain('Read first');
});

test('who asks for a call and says why may be in danger: help waits on the page, and stands on the next', async () => {
  const door = await newDoor();
  for (const path of ['/call-me', '/call-me-slowly', '/thank-you-staff']) {
    const waiting = (await door.visitor.get(path)).page().document.querySelector('form [data-when-words]');
    expect([path, waiting?.hasAttribute('hidden')]).toEqual([path, true]);
  }
  const press = (await door.visitor.get('/call-me')).page().value('press');
  const typed = { press, times: 'Not at home: my ex hit me' };
  const wrong = (await door.visitor.post('/call-me', { ...typed, phone: '' })).page();
  expect(wrong.document.querySelector('form .nhsuk-warning-callout')?.hasAttribute('hidden')).toBe(false);
  const sent = (await door.visitor.submit('/call-me', { ...typed, phone: '07700 900123' })).page().text;
  expect(sent).toContain('116 123');
  expect((await door.sam.get(`/desk/cases/${refOn(sent)}`)).page().text).toContain('Read first');
});

test('where help is stands in sentences, with the numbers and what the trust has set beside them', async () => {
  const door = await newDoor();
  const about = { what: { what: 'I want to die.' } };
  const helpOn = (page: Awaited<ReturnType<typeof tell>>) =>
    page.page().one('.nhsuk-warning-callout').replace(/\s+/g, ' ');
  expect(helpOn(await tell(door, about))).toContain(
    'Call 999. If you feel you cannot keep yourself safe, call 111 and choose the mental health option. Or call Samaritans on 116 123.',
  );
  const other = await newDoor();
  const changed = { number: '0800 123 4567', detail: 'Ask for the night team' };
  await other.asSystem((ctx) => setHelpNumber(ctx, 'mental_health', changed));
  expect(helpOn(await tell(other, about))).toContain(
    'If you feel you cannot keep yourself safe, call 0800 123 4567. Ask for the night team. Or call Samaritans',
  );
});

test('a Deaf person who asks for a BSL call is asked for no phone number, and never phoned', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us');
  await door.visitor.submit('/tell-us/what', { what: STORY });
  const reach = await door.visitor.submit('/tell-us/contact', { way: 'video_relay' });
  expect(reach.page().document.querySelector('[name=phone]')).toBeNull();
  const other = await newDoor();
  await tell(other, { contact: { way: 'video_relay' }, reach: { name: 'Ben', email: 'ben@example.com' } });
  const ref = refOn((await other.visitor.submit('/tell-us/sending')).page().text);
  expect((await other.sam.get(`/desk/cases/${ref}`)).page().text).toContain('BSL user. Do not phone.');
});

test('what somebody says of another person’s sharing is not that person’s yes', async () => {
  const door = await newDoor();
  await tell(door, { who: { who: 'cared_for', their_name: 'Amina Yusuf' }, sharing: { sharing: 'name' } });
  const ref = refOn((await door.visitor.submit('/tell-us/sending')).page().text);
  const kase = (await door.sam.get(`/desk/cases/${ref}`)).page().text;
  expect(kase).toContain('Amina Yusuf');
  expect(kase).toContain('Not asked yet: it stays in PALS');
});

test('after a death there is no rush, and nobody is phoned before they wish it', async () => {
  const door = await newDoor();
  await tell(door, {
    who: { who: 'died', their_name: 'Maria Silva' },
    contact: { way: 'phone' },
    reach: { name: 'Ana', phone: '020 7946 0123', message: 'yes', pace: 'they_write' },
  });
  const sent = (await door.visitor.submit('/tell-us/sending')).page().text;
  expect(sent).toContain('Thank you for telling us about Maria Silva');
  expect(sent).toContain('There is no rush');
  expect(sent).not.toContain('We will contact you');
});

test('a program that fills in every field, or is too quick for a person, is asked once more and nothing is lost', async () => {
  const door = await newDoor();
  await tell(door);
  const asked = await door.visitor.post('/tell-us/sending', { website: 'https://example.com' });
  expect(asked.page().errors).toEqual([SURE_WORDS]);
  expect(await countCases(door)).toBe(0);
  await door.visitor.submit('/tell-us/sending', { sure: 'yes' });
  expect(await countCases(door)).toBe(1);
});

test('"Call me instead" asks for a number and no story; pressed twice it is one promise to call', async () => {
  const door = await newDoor();
  const form = (await door.visitor.get('/call-me')).page();
  const fields = {
    press: form.value('press'),
    phone: '07700 900123',
    name: 'Grace',
    times: 'After 4pm',
    message: 'no',
  };
  const [first] = await Promise.all([door.visitor.submit('/call-me', fields), door.visitor.submit('/call-me', fields)]);
  const ref = refOn(first.page().text);
  expect(await countCases(door)).toBe(1);
  const kase = (await door.sam.get(`/desk/cases/${ref}`)).page().text;
  expect(kase).toContain('They asked us to call them');
  expect(kase).toContain('After 4pm');
});

test('a browser that fills in what nobody sees keeps nobody out: they press once more, and what they typed stands there', async () => {
  const door = await newDoor();
  const form = (await door.visitor.get('/call-me')).page();
  const trap = form.document.querySelector('#website');
  expect(trap?.getAttribute('tabindex')).toBe('-1');
  expect(trap?.closest('[aria-hidden="true"]')).not.toBeNull();
  const typed = { press: form.value('press'), phone: '07700 900123', name: 'Grace' };
  const caught = await door.visitor.post('/call-me', { ...typed, website: 'https://example.com' });
  expect([caught.status, caught.page().errors, caught.page().value('phone')]).toEqual([422, [SURE_WORDS], typed.phone]);
  expect(caught.page().value('website')).toBe('');
  // It is filled in again, and something else is wrong too: that alone is told.
  const again = await door.visitor.post('/call-me', {
    ...typed,
    phone: '',
    website: 'x',
    sure: caught.page().value('sure'),
  });
  expect(again.page().errors).toEqual(['Enter a phone number']);
  await door.visitor.submit('/call-me', { ...typed, website: 'x', sure: again.page().value('sure') });
  expect(await countCases(door)).toBe(1);
});

test('thanks need no name', async () => {
  const door = await newDoor();
  const press = (await door.visitor.get('/thank-you-staff')).page().value('press');
  await door.visitor.submit('/thank-you-staff', { press, what: 'Nurse Joy was kind to my father.', where: 'Ward 7B' });
  expect(await countCases(door)).toBe(1);
});

test('“Leave this page quickly” takes the cookie back and shows the weather', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us');
  const away = await door.visitor.get('/leave');
  expect([away.status, away.to.startsWith('https://www.bbc.co.uk/')]).toEqual([303, true]);
  expect(away.headers['clear-site-data']).toBe('"cookies"');
  expect(door.visitor.jar.size).toBe(0);
});

test('a flood of one address is told to wait before anything is kept, and everybody else goes on', async () => {
  const door = await newDoor();
  for (let sent = 0; sent < 600; sent += 1)
    expect([sent, (await door.visitor.post('/tell-us/throwing-away')).status]).toEqual([sent, 303]);
  const refused = await door.visitor.post('/tell-us');
  expect([refused.status, refused.cookies]).toEqual([429, []]);
  expect(refused.page().text).toContain('Wait a minute, then go back and press again');
  expect((await newVisitor(door).submit('/tell-us')).page().heading).toBe('What would you like to tell us?');
  expect((await door.sam.get('/desk')).status).toBe(200);
});

test('another trust’s pages know nothing of what is being written at this one', async () => {
  const [door, other] = [await newDoor(), await newDoor()];
  await door.visitor.submit('/tell-us');
  await door.visitor.submit('/tell-us/what', { what: STORY });
  const stranger = newVisitor(other);
  for (const [name, value] of door.visitor.jar) stranger.jar.set(name, value);
  expect((await stranger.get('/tell-us/what')).status).toBe(404);
});

test('no page says in its title or address what it is about', async () => {
  const door = await newDoor();
  const check = await tell(door);
  expect(check.page().title).toMatch(/^Your contact/);
});

async function countCases(door: Door): Promise<number> {
  const rows = await door.asSystem((ctx) =>
    ctx.db.selectFrom('cases').select('id').where('trust_id', '=', ctx.trust.id).execute(),
  );
  return rows.length;
}

test('after a death nobody is hurried: from its pages they choose 2 weeks, and an officer reads it on the case', async () => {
  const world = await newWorld();
  const visitor = newVisitor(world);
  const start = (await visitor.get('/tell-us?about=died')).page();
  expect(start.heading).toBe('Write to us in your own time');
  await visitor.post('/tell-us', { about: 'died' });
  await visitor.post('/tell-us/what', { what: 'My mother died on Ward 7B.' });
  await visitor.post('/tell-us/where', { where: '' });
  const who = (await visitor.get('/tell-us/who')).page();
  expect(who.document.querySelector('[name=who][value=died]')?.hasAttribute('checked')).toBe(true);
  await visitor.post('/tell-us/who', { who: 'died', their_name: 'Ada Okafor' });
  expect((await visitor.get('/tell-us/hope')).page().text).toContain('What you wrote here is kept.');
  await visitor.post('/tell-us/hope', { hope: '' });
  await visitor.post('/tell-us/contact', { way: 'phone' });
  const reach = (await visitor.get('/tell-us/reach')).page();
  expect(reach.document.querySelector('[name=pace][value=two_weeks]')?.hasAttribute('checked')).toBe(true);
  await visitor.post('/tell-us/reach', { name: 'Grace', phone: '07700 900123', message: 'yes', pace: 'two_weeks' });
  await visitor.post('/tell-us/needs', {});
  expect((await visitor.get('/tell-us/sharing')).page().text).not.toContain('the person it is about');
  await visitor.post('/tell-us/sharing', { sharing: '' });
  world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  const sent = (await visitor.submit('/tell-us/sending', { sure: '' })).page().text;
  expect(sent).toContain('Thank you for telling us about Ada Okafor.');
  expect(sent).toContain('There is no rush. You can call, write or wait: you choose.');
  expect(sent).toMatch(/As you asked, we will contact you around Tuesday 8 December\./);
  const ref = /PAL-\d\d-\d{4,}/.exec(sent)?.[0] ?? '';
  const page = (await world.sam.get(`/desk/cases/${ref}`)).page().text;
  expect(page).toContain('When they want to hear from us: In about 2 weeks');
  expect(page).toContain('After the death');
});

test('a call in about 2 weeks can be asked for without the questions; nobody rings before', async () => {
  const world = await newWorld();
  const visitor = newVisitor(world);
  const press = (await visitor.get('/call-me-slowly')).page().value('press');
  expect((await visitor.post('/call-me-slowly', { press, phone: '' })).status).toBe(422);
  const asked = {
    press,
    phone: '07700 900123',
    name: 'Grace',
    their_name: 'Ada',
    times: 'Not on 12 March',
    message: 'yes',
  };
  const sent = (await visitor.submit('/call-me-slowly', asked)).page().text;
  expect(sent).toContain('around Tuesday 8 December');
  const due = await world.asSystem(async (ctx) => {
    const rows = ctx.db.selectFrom('promises').select('due_at').where('trust_id', '=', ctx.trust.id);
    return rows.where('kind', '=', 'first_contact').execute();
  });
  expect(due.map(({ due_at }) => due_at.toISOString().slice(0, 10))).toEqual(['2026-12-08']);
});

/** With the number that is on the last page. */
const receiptOn = (text: string) => /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(text)?.[0] ?? '';

test('where messages may be seen they come back with a number, read what PALS wrote, and are not named there', async () => {
  const door = await newDoor();
  await tell(door, { reach: { name: 'Grace Okafor', email: 'grace@example.com', message: 'no', times: 'Mornings' } });
  const sent = (await door.visitor.submit('/tell-us/sending')).page();
  const receipt = receiptOn(sent.text);
  expect(receipt).not.toBe('');
  expect(sent.text).toContain('We will not leave a message there.');
  expect(sent.text).toContain('You choose if you keep it. Think about who might see it.');
  expect(sent.text).toMatch(/We write to you there by 5pm/);
  expect(sent.document.querySelector('main a[href="/track"]')).toBeNull();
  const desk = `/desk/cases/${refOn(sent.text)}`;
  expect((await door.sam.get(desk)).page().text).toContain('By their number: write to them');
  const words = 'We asked the ward. They wait for you on Friday.';
  await door.sam.post(`${desk}/without-a-name`, { words, when: 'choose', day: 'tomorrow', time: '3pm' });
  const page = (await door.sam.get(`${desk}/without-a-name`)).page().text;
  expect(page).toContain('It is not safe to leave a message for them.');
  expect(page).not.toContain('Nobody knows');
  const back = newVisitor(door);
  const theirs = (await back.submit('/track/receipt', { receipt })).page();
  expect(theirs.text).toContain(words);
  expect(theirs.text).toContain('write to you here by 3pm tomorrow');
  expect(theirs.text).not.toMatch(/Grace|who you are/);
  await back.submit('/track/messages', { visit: theirs.value('visit'), words: 'Friday is good.' });
  expect((await door.sam.get(desk)).page().text).toContain('Friday is good.');
});

test('a call that is late stands on the page of whoever may get no message, with the new time', async () => {
  const door = await newDoor();
  const press = (await door.visitor.get('/call-me')).page().value('press');
  const asked = { press, phone: '07700 900123', name: 'Grace', times: 'Mornings', message: 'no' };
  const sent = (await door.visitor.submit('/call-me', asked)).page().text;
  expect(sent).toMatch(/We will contact you by 5pm/);
  const first = await dueOf(door);
  door.clock.now = new Date('2026-11-26T10:00:00Z');
  await door.runSweep('delays.tell');
  await door.runJobs();
  expect((await dueOf(door)) > first).toBe(true);
  const theirs = (await newVisitor(door).submit('/track/receipt', { receipt: receiptOn(sent) })).page().text;
  expect(theirs).toContain('We said we would contact you before now, and have not. We are sorry.');
  expect(theirs).toMatch(/contact you by 12pm/);
});

const dueOf = (door: Door) =>
  door.sam.as(async (ctx) => {
    const rows = ctx.db.selectFrom('promises').select('due_at').where('trust_id', '=', ctx.trust.id);
    return (await rows.where('kind', '=', 'first_contact').executeTakeFirstOrThrow()).due_at;
  });

test.each(['phone', 'text', 'email', 'letter', 'video_relay'])(
  'whoever chose %s is asked when it is safe, and if something may reach them there; what they said stands before it goes',
  async (way) => {
    const door = await newDoor();
    const fields = { name: 'Grace', phone: '07700 900123', email: 'g@example.com', address: '1 High Street' };
    const check = await tell(door, { contact: { way }, reach: { ...fields, times: 'Not on Mondays', message: 'no' } });
    const reach = (await door.visitor.get('/tell-us/reach')).page().document;
    expect([...reach.querySelectorAll('[name=times], [name=message]')]).toHaveLength(3);
    expect(check.page().text).toMatch(/It is not safe to (leave a message|write to you there)/);
    expect(check.page().text).toContain('Not on Mondays');
    const sent = (await door.visitor.submit('/tell-us/sending')).page().text;
    expect((await door.sam.get(`/desk/cases/${refOn(sent)}`)).page().text).toContain('Never leave a message.');
  },
);

test('whoever saw no answer, corrects what they typed and presses again is heard: the same words alone are one message', async () => {
  const door = await newDoor();
  const press = (await door.visitor.get('/call-me')).page().value('press');
  const typed = { press, phone: '07700 900123', name: 'Grace', message: 'yes' };
  await door.visitor.submit('/call-me', typed);
  await door.visitor.submit('/call-me', typed);
  expect(await countCases(door)).toBe(1);
  const sent = (await door.visitor.submit('/call-me', { ...typed, phone: '07700 900456', message: 'no' })).page().text;
  expect(await countCases(door)).toBe(2);
  const kase = (await door.sam.get(`/desk/cases/${refOn(sent)}`)).page().text;
  expect(kase).toContain('07700 900456');
  expect(kase).toContain('Never leave a message.');
});

test('a call that is asked for from the pages after a death is known as such, and hears of no deadline', async () => {
  const door = await newDoor();
  const guide = (await door.visitor.get('/someone-has-died/belongings')).page();
  const link = guide.document.querySelector('main a[href^="/call-me"]')?.getAttribute('href') ?? '';
  const form = (await door.visitor.get(link)).page();
  const action = form.document.querySelector('form[action^="/call-me"]')?.getAttribute('action') ?? '';
  const asked = { press: form.value('press'), phone: '07700 900123', name: 'Grace', their_name: 'Ada', message: 'yes' };
  const sent = (await door.visitor.submit(action, asked)).page();
  expect(sent.text).toContain('Thank you for telling us about Ada.');
  expect(sent.text).toContain('We will contact you soon.');
  expect(sent.text).not.toMatch(/\d(am|pm)|by tomorrow/);
  expect(sent.document.querySelector('a[href="/tell-us/about-you"]')).toBeNull();
  expect((await door.sam.get(`/desk/cases/${refOn(sent.text)}`)).page().text).toContain('After the death');
  const care = (await door.visitor.get('/someone-has-died/questions-about-care')).page();
  expect(care.document.querySelector('main a[href="/tell-us?about=died"]')).not.toBeNull();
});

test.each([
  ['/call-me', { phone: '07700 900123' }],
  ['/call-me-slowly', { phone: '07700 900123' }],
  ['/thank-you-staff', { what: 'Nurse Joy was kind.' }],
])('who fills in %s quicker than a person can is asked once more, and nothing is lost', async (path, typed) => {
  const door = await newDoor();
  const form = (await door.visitor.get(path)).page();
  const fields = { ...typed, press: form.value('press'), begun: form.value('begun') };
  const asked = (await door.visitor.post(path, fields)).page();
  expect(asked.errors).toEqual([SURE_WORDS]);
  for (const [name, value] of Object.entries(typed)) expect(asked.value(name)).toBe(value);
  await door.visitor.submit(path, { ...fields, sure: asked.value('sure') });
  expect(await countCases(door)).toBe(1);
  const slow = (await door.visitor.get(path)).page();
  door.wait(5_000);
  await door.visitor.submit(path, { ...typed, press: slow.value('press'), begun: slow.value('begun') });
  expect(await countCases(door)).toBe(2);
});
