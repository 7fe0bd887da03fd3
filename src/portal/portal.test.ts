import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';
import { GUIDES } from './guides.ts';

const MONDAY_NIGHT = new Date('2026-11-23T19:30:00Z');
const TUESDAY_MORNING = new Date('2026-11-24T10:00:00Z');

test('the first page says what can be done here, and whether somebody answers now', async () => {
  const trust = await newTrust();
  const visitor = newVisitor(trust);
  trust.clock.now = TUESDAY_MORNING;
  const page = (await visitor.get('/')).page();
  expect(page.heading).toBe('How can we help?');
  expect(page.text).toMatch(/We are open until \d+(:\d\d)?pm today/);
  expect(page.text).toContain('call 999');
  trust.clock.now = MONDAY_NIGHT;
  expect((await visitor.get('/')).page().text).toMatch(/We are closed\. We open at \d+(:\d\d)?am tomorrow/);
});

test('the first page says each way to a person that the trust has set, and no other', async () => {
  const trust = await newTrust();
  const visitor = newVisitor(trust);
  const manager = await trust.staff('manager', 'Mia Long');
  const ways = async () =>
    [...(await visitor.get('/')).page().document.querySelectorAll('section:has(#contact) ul a')].map((link) =>
      link.getAttribute('href'),
    );
  const set = (more: Record<string, string>) =>
    manager.post('/desk/settings/templates/reach', { phone: '020 7946 0101', from: 'today', ...more });
  await set({});
  expect(await ways()).toEqual(['/call-me', 'tel:02079460101']);
  await set({ texts: '07700 900910', email: 'pals@anytown.example' });
  expect(await ways()).toEqual(['/call-me', 'tel:02079460101', 'sms:07700900910', 'mailto:pals@anytown.example']);
  await set({ texts: '60777' });
  expect(await ways()).toContain('sms:60777');
});

test('whoever mistypes an address stays at the public pages, and reads no word of the desk', async () => {
  const answer = await newVisitor(await newTrust()).get('/tel-us');
  expect(answer.status).toBe(404);
  expect(answer.page().text).toContain('Go to the first page');
  expect(answer.page().text).not.toMatch(/My day|the case/);
});

test('the name of the service leads back to the first page', async () => {
  const page = (await newVisitor(await newTrust()).get('/find-help')).page();
  expect(page.document.querySelector('header a')?.getAttribute('href')).toBe('/');
});

test('no public page but those on which somebody writes sets a cookie', async () => {
  const visitor = newVisitor(await newTrust());
  for (const path of ['/', '/find-help', '/someone-has-died', '/complaints', '/stay-safe', '/call-me', '/privacy'])
    expect([path, (await visitor.get(path)).cookies]).toEqual([path, []]);
});

test('the foot of the public pages leads to what this trust says of privacy and accessibility, and how to reach it', async () => {
  const trust = await newTrust();
  const visitor = newVisitor(trust);
  const mia = await trust.staff('manager', 'Mia Long');
  await mia.post('/desk/settings/templates/reach', {
    phone: '020 7946 0101',
    email: 'pals@anytown.example',
    from: 'today',
  });
  const { document } = (await visitor.get('/')).page();
  const foot = [...document.querySelectorAll('footer a')].map((link) => link.getAttribute('href') ?? '');
  expect(foot).toEqual(['/#contact', '/accessibility', '/privacy']);
  for (const at of ['/accessibility', '/privacy']) {
    const page = (await visitor.get(at)).page();
    expect(page.text).toContain(trust.trust.name);
    expect([...page.document.querySelectorAll('main a')].map((link) => link.getAttribute('href'))).toEqual(
      expect.arrayContaining(['tel:02079460101', 'mailto:pals@anytown.example']),
    );
    expect(page.text).toMatch(/prepared on \d+ \w+ \d{4}/);
    expect(page.text).not.toMatch(/this desk|PALS manager|My day/);
  }
  const privacy = (await visitor.get('/privacy')).page();
  expect(privacy.text).toContain('We ask you before we tell anybody else');
  expect(privacy.text).toContain('Information Commissioner (ICO)');
  const cookies = await visitor.get('/cookies');
  expect(cookies.to).toBe('/privacy#cookies');
  expect(privacy.document.querySelector('h2#cookies')?.textContent).toBe('Cookies');
});

test('staff read at the foot of the desk what holds for the desk, before they sign in, too', async () => {
  const trust = await newTrust();
  const sam = await trust.staff();
  const nobody = newVisitor(trust);
  for (const page of [(await sam.get('/desk')).page(), (await nobody.get('/sign-in')).page()])
    expect(page.document.querySelector('footer a[href="/desk/privacy"]')?.textContent).toBe('Privacy');
  for (const at of ['/desk/privacy', '/desk/accessibility']) {
    expect((await nobody.get(at)).page().text).toContain('the public page about');
    expect((await sam.get(at)).page().heading).toMatch(/desk/);
  }
});

test('the guide to complaints says that both can be done at once only where this trust does so', async () => {
  const trust = await newTrust();
  const mia = await trust.staff('manager', 'Mia Long');
  const read = async () => (await newVisitor(trust).get('/complaints/pals-or-complaint')).page().text;
  expect(await read()).toContain('You can do both at the same time.');
  await mia.post('/desk/settings/both-routes', { allowed: 'no', from: 'today' });
  expect(await read()).not.toContain('You can do both');
});

test('every link of the guides leads to a page, in the usual size and in large print', async () => {
  const visitor = newVisitor(await newTrust());
  for (const { path, pages } of GUIDES)
    for (const address of [path, ...pages.map(({ slug }) => `${path}/${slug}`)])
      for (const at of [address, `${address}?format=large`]) {
        const page = await visitor.get(at);
        expect([at, page.status]).toEqual([at, 200]);
        for (const link of page.page().document.querySelectorAll('main a')) {
          const href = link.getAttribute('href') ?? '';
          if (href.startsWith('/')) expect([at, href, (await visitor.get(href)).status]).toEqual([at, href, 200]);
        }
      }
});

test('the pages after a death say "died", and ask nobody how we did', async () => {
  const visitor = newVisitor(await newTrust());
  const pages = await Promise.all(
    ['', '/what-happens-now', '/support', '/talk-to-us-slowly'].map((at) => visitor.get(`/someone-has-died${at}`)),
  );
  const text = pages.map((answer) => answer.page().text).join(' ');
  expect(text).toContain('died');
  expect(text).not.toMatch(/loved one|deceased|passed away|unfortunately/i);
});

test('an address of nobody says so and how to go on, and no word of the desk', async () => {
  const visitor = newVisitor(await newTrust());
  const lost = await visitor.get('/someone-has-died/nothing');
  expect(lost.status).toBe(404);
  expect(lost.page().text).toContain('begin at the first page');
  expect(lost.page().text).not.toMatch(/My day|case/);
});

test('the pages after a death name who to call here, once somebody in the trust has said that it is right', async () => {
  const trust = await newTrust();
  const boss = await trust.staff('manager', 'Bea Marsh');
  const visitor = newVisitor(trust);
  const read = async (at: string) => (await visitor.get(`/someone-has-died${at}`)).page().text;
  expect(await read('/what-happens-now')).not.toContain('Who to call here');
  expect(await read('/what-happens-now')).toContain('Your browser can print this page.');
  const examiner = { kind: 'medical_examiner', name: 'Medical examiner’s office', officer: 'Rupa Saini', address: '' };
  const times = { phone: '020 7946 0363', hours: 'Monday to Friday, 9am to 4pm', public: 'yes' };
  await boss.post('/desk/settings/bereavement', { ...examiner, ...times });
  await boss.post('/desk/settings/bereavement', {
    ...times,
    kind: 'bereavement',
    name: 'Bereavement office',
    phone: '020 7946 0350',
  });
  await boss.post('/desk/settings/bereavement', { ...times, kind: 'coroner', name: 'Coroner’s office', public: '' });
  expect(await read('/what-happens-now')).toContain('Phone: 020 7946 0363. Monday to Friday, 9am to 4pm.');
  expect(await read('/what-happens-now')).not.toContain('Coroner’s office');
  expect(await read('')).toContain('Bereavement office');
  expect(await read('/belongings')).toContain('020 7946 0350');
});

test('whoever is not satisfied reads how to reach the Ombudsman, also before anything of the directory is checked', async () => {
  const trust = await newTrust();
  const visitor = newVisitor(trust);
  const read = async () => (await visitor.get('/complaints/not-satisfied')).page();
  const page = await read();
  expect(page.text).toContain('Parliamentary and Health Service Ombudsman');
  expect(page.text).toContain('Text “call back” with your name to 07624 813 005');
  const hrefs = [...page.document.querySelectorAll('main a')].map((link) => link.getAttribute('href'));
  expect(hrefs).toEqual(expect.arrayContaining(['tel:03450154033', 'https://ombudsman.org.uk/']));
  const ada = await trust.staff('administrator', 'Ada Bell');
  await ada.post('/desk/directory/organisations/ombudsman', {
    ...{ kind: 'ombudsman', name: 'Parliamentary and Health Service Ombudsman', phone: '0345 015 4099', version: '1' },
  });
  expect((await read()).text).toContain('0345 015 4099');
});

test('after a death the way to people who can help is there once there is somebody to be found', async () => {
  const trust = await newTrust();
  const visitor = newVisitor(trust);
  const way = async () =>
    (await visitor.get('/someone-has-died/support')).page().document.querySelector('main a[href^="/find-help"]');
  expect(await way()).toBeNull();
  const ada = await trust.staff('administrator', 'Ada Bell');
  await ada.post('/desk/directory/help/cruse/checks');
  const found = (await visitor.get((await way())?.getAttribute('href') ?? '')).page();
  expect(found.all('h3')).toEqual(['Cruse Bereavement Support']);
});

test('who the data protection officer is, and what the trust adds on privacy, stand on the page from their day on', async () => {
  const { host, staff, clock } = await newTrust();
  const mia = await staff('manager', 'Mia Long');
  const read = async () => (await newVisitor({ host }).get('/privacy')).page().text;
  expect(await read()).toContain('has a data protection officer. We can put you in touch.');
  const at = '/desk/settings/privacy';
  const own = { officer: 'The data protection officer\ndpo@anytown.example', more: 'We keep a question for 3 years.' };
  expect((await mia.post(at, { officer: ' ', from: 'today' })).page().errors).toEqual([
    'Enter who the data protection officer is, and how to reach them',
  ]);
  expect((await mia.post(at, { ...own, from: 'tomorrow' })).to).toBe(`${at}?done=saved`);
  expect(await read()).not.toContain('dpo@anytown.example');
  clock.now = new Date(clock.now.getTime() + 86_400_000);
  expect(await read()).toContain('dpo@anytown.example');
  expect(await read()).toContain('We keep a question for 3 years.');
  expect(await read()).not.toContain('We can put you in touch');
  const officer = await staff('officer', 'Sam Reid');
  expect((await officer.post(at, { ...own, from: 'today' })).status).toBe(403);
  const other = await newTrust();
  expect((await newVisitor(other).get('/privacy')).page().text).not.toContain('dpo@anytown.example');
});
