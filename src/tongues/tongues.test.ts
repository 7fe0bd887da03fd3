import { expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';
import { confirmText, listChecks } from './checks.ts';
import { editionToCheck } from './languages.ts';

/** A trust in which somebody who speaks it has read all of a language. */
async function newDoor(...languages: string[]) {
  const home = await newTrust();
  const manager = await home.staff('manager', 'Mo Manager');
  const sam = await home.staff('officer', 'Sam Reid');
  for (const code of languages) await offer(manager, code);
  return { ...home, manager, sam, visitor: newVisitor(home) };
}

async function offer(manager: Desk, text: string) {
  const edition = editionOn(await manager.get('/desk/settings/languages'), text);
  return manager.post(`/desk/settings/languages/${text}/check`, { edition, by: 'Amina Yusuf', on: 'today' });
}

function editionOn(page: Awaited<ReturnType<Desk['get']>>, text: string): string {
  const form = page.page().document.querySelector(`form[action="/desk/settings/languages/${text}/check"]`);
  return form?.querySelector('input[name=edition]')?.getAttribute('value') ?? '';
}

type Shown = ReturnType<Awaited<ReturnType<Desk['get']>>['page']>;

/** Names, and what is English in every language. */
const SAME =
  /PALS|NHS|BSL|OpenPALS|Shift|SHOUT|Shout|Samaritans|Easy Read|Urdu|English|https?:\/\/\S+|PAL-[\d-]+|7K3M-9QXR-2TBV-H4CW|[\w.]+@[\w.]+|\bMB\b/g;

/** Words in Latin letters that are left on a page in Urdu: ours, if nobody typed them. */
function englishOn({ document }: Shown): string[] {
  const typed = new Set(['TEXTAREA', 'OPTION', 'SCRIPT', 'STYLE']);
  const walk = (node: Node): string[] => {
    if (node.nodeType === 3) return [node.textContent ?? ''];
    const named = node as Element;
    if (typed.has(named.tagName) || named.classList?.contains('app-outside__trust')) return [];
    const said = ['aria-label', 'placeholder', 'title'].flatMap((name) => named.getAttribute?.(name) ?? []);
    return [...said, ...[...node.childNodes].flatMap(walk)];
  };
  return walk(document.body)
    .map((words) => words.replace(SAME, '').trim())
    .filter((words) => /[A-Za-z]{2}/.test(words));
}

test('a language that nobody has checked is offered to nobody: an interpreter is', async () => {
  const { visitor } = await newDoor();
  const list = (await visitor.get('/languages')).page();
  expect(list.document.querySelector('a[href^="/languages/ur"]')).toBeNull();
  expect(list.document.querySelector('dt[lang=ur]')?.textContent).toBe('اردو');
  expect((await visitor.get('/languages/ur')).page().text).toContain(
    'Say the name of your language in English: “Urdu”',
  );
  expect((await visitor.get('/languages/bn')).status).toBe(200);
  expect((await visitor.get('/languages/xx')).status).toBe(404);
  const start = (await visitor.get('/tell-us?lang=ur')).page();
  expect(start.document.documentElement.getAttribute('lang')).toBe('en');
  expect(start.heading).toBe('Tell us what happened');
});

test('a manager says who read it and when; then it is offered, here and at no other trust; taken back, it is gone', async () => {
  const { visitor, manager, sam } = await newDoor();
  const other = await newDoor();
  expect((await sam.get('/desk/settings/languages')).status).toBe(403);
  const read = (await manager.get('/desk/settings/languages/ur')).page();
  expect(read.text).toContain('Tell us what happened');
  expect(read.document.querySelector('td[lang=ur][dir=rtl]')).not.toBeNull();
  const unnamed = await manager.post('/desk/settings/languages/ur/check', {
    edition: editionToCheck('ur'),
    by: '',
    on: '',
  });
  expect(unnamed.status).toBe(422);
  expect((await offer(manager, 'ur')).status).toBe(303);
  expect(
    (
      await manager.post('/desk/settings/languages/ur/check', {
        edition: editionToCheck('ur'),
        by: 'Amina Yusuf',
        on: 'today',
      })
    ).status,
  ).toBe(303);
  expect(await manager.as((ctx) => listChecks(ctx))).toHaveLength(1);
  expect((await manager.get('/desk/settings/languages')).page().text).toContain('Amina Yusuf read it on');
  expect((await visitor.get('/languages')).page().document.querySelector('a[href="/languages/ur"]')?.textContent).toBe(
    'اردو',
  );
  expect((await visitor.get('/')).page().document.querySelector('.app-formats a[lang=ur]')).not.toBeNull();
  expect((await other.visitor.get('/languages/ur')).page().text).toContain('We do not have these pages in Urdu yet');
  await manager.post('/desk/settings/languages/ur/taking-back');
  await manager.post('/desk/settings/languages/ur/taking-back');
  expect((await visitor.get('/languages/ur')).page().text).toContain('We do not have these pages in Urdu yet');
});

test('when its words change after they were read, the language is offered no more until somebody reads them again', async () => {
  const { visitor, manager } = await newDoor();
  await manager.as((ctx) =>
    confirmText(ctx, { text: 'ur', edition: 'older', by: 'Amina Yusuf', on: '2026-11-20' }, 'older'),
  );
  expect((await visitor.get('/tell-us?lang=ur')).page().document.documentElement.getAttribute('lang')).toBe('en');
  expect((await manager.get('/desk/settings/languages')).page().text).toContain('Its words have changed since');
  const stale = await manager.post('/desk/settings/languages/ur/check', { edition: 'older', by: 'A', on: 'today' });
  expect(stale.status).toBe(422);
  expect(stale.page().text).toContain('Read the new ones first');
  await offer(manager, 'ur');
  expect((await visitor.get('/tell-us?lang=ur')).page().document.documentElement.getAttribute('lang')).toBe('ur');
  expect((await manager.post('/desk/settings/languages/xx/check', { by: 'A', on: 'today' })).status).toBe(404);
});

test('from the first page to the last, with every error, no sentence of ours is left in English', async () => {
  const { visitor, clock } = await newDoor('ur');
  const seen: [string, string[]][] = [];
  const look = (name: string, page: Shown) => {
    const root = page.document.documentElement;
    expect([name, root.getAttribute('lang'), root.getAttribute('dir')]).toEqual([name, 'ur', 'rtl']);
    seen.push([name, englishOn(page)]);
  };
  const at = (path: string) => `${path}?lang=ur`;
  for (const path of [
    '/languages/ur',
    '/tell-us',
    '/call-me',
    '/thank-you-staff',
    '/stay-safe',
    '/track',
    '/track/code',
  ])
    look(path, (await visitor.get(at(path))).page());
  for (const path of ['/call-me', '/thank-you-staff', '/track', '/track/code'])
    look(`${path} with errors`, (await visitor.post(at(path))).page());
  const begun = await visitor.post(at('/tell-us'));
  expect(begun.to).toBe('/tell-us/what?lang=ur');
  clock.now = new Date(clock.now.getTime() + 60_000);
  const answers: Record<string, Record<string, string>> = {
    what: { what: 'میری والدہ کو رات میں تین بار منتقل کیا گیا۔' },
    where: { where: '' },
    who: { who: 'me' },
    hope: { hope: 'answer' },
    contact: { way: 'email' },
    reach: { name: 'آمنہ', email: 'amina@mail.example', message: 'yes' },
    needs: { needs: 'interpreter', language: 'Urdu' },
    sharing: { sharing: 'keep' },
  };
  for (const [step, fields] of Object.entries(answers)) {
    look(step, (await visitor.get(at(`/tell-us/${step}`))).page());
    const empty = await visitor.post(at(`/tell-us/${step}`));
    if (empty.status === 422) look(`${step} with errors`, empty.page());
    const answer = await visitor.post(at(`/tell-us/${step}`), fields);
    expect([step, answer.status, answer.to.endsWith('?lang=ur')]).toEqual([step, 303, true]);
  }
  look('later', (await visitor.get(at('/tell-us/later'))).page());
  look('check', (await visitor.get(at('/tell-us/check'))).page());
  look('sent', (await visitor.submit(at('/tell-us/sending'))).page());
  expect(seen.filter(([, english]) => english.length > 0)).toEqual([]);
});

test('the officer reads it as it was written, in which language, and that an interpreter is needed', async () => {
  const { visitor, sam, clock } = await newDoor('pl');
  await visitor.submit('/tell-us?lang=pl');
  clock.now = new Date(clock.now.getTime() + 60_000);
  const needs = async () => (await visitor.get('/tell-us/needs?lang=pl')).page();
  for (const [step, fields] of [
    ['what', { what: 'Nikt nam nic nie powiedział.' }],
    ['where', {}],
    ['who', { who: 'me' }],
    ['hope', {}],
    ['contact', { way: 'email' }],
    ['reach', { email: 'anna@mail.example', name: 'Anna' }],
  ] as const)
    await visitor.submit(`/tell-us/${step}?lang=pl`, fields);
  const asked = await needs();
  expect(asked.document.querySelector('input[value=interpreter]')?.hasAttribute('checked')).toBe(true);
  expect(asked.document.querySelector('input[name=language]')?.getAttribute('value')).toBe('Polish');
  await visitor.submit('/tell-us/needs?lang=pl', { needs: 'interpreter', language: 'Polish' });
  await visitor.submit('/tell-us/sharing?lang=pl');
  const sent = (await visitor.submit('/tell-us/sending?lang=pl')).page();
  expect(sent.heading).toBe('Mamy Państwa wiadomość');
  expect(sent.text).toMatch(/najpóźniej: (poniedziałek|wtorek|środa|czwartek|piątek),? \d+ listopada/);
  const kase = (await sam.get(`/desk/cases/${/PAL-\d\d-\d{4,}/.exec(sent.text)?.[0]}`)).page();
  expect(kase.text).toContain('Nikt nam nic nie powiedział.');
  expect(kase.text).toContain('Written in: Polish');
  expect(kase.text).toMatch(/[Ii]nterpreter/);
});

test('after a death no language names an hour', async () => {
  const { visitor, clock } = await newDoor('pl');
  clock.now = new Date('2026-11-24T10:00:00Z');
  const press = (await visitor.get('/call-me-slowly?lang=pl')).page().value('press');
  const sent = (await visitor.submit('/call-me-slowly?lang=pl', { press, phone: '07700 900123' })).page().text;
  expect(sent).toContain('8 grudnia 2026');
  expect(sent).not.toMatch(/\d:\d\d/);
});

test('Easy Read is held back until people have checked it; then each page has pictures with words', async () => {
  const { visitor, manager } = await newDoor();
  expect((await visitor.get('/easy-read')).page().text).toContain('Our Easy Read pages are not ready yet');
  expect((await visitor.get('/easy-read/tell-us')).to).toBe('/easy-read');
  expect((await visitor.get('/easy-read/nothing')).status).toBe(404);
  expect((await manager.get('/desk/settings/languages/easy-read')).page().text).toContain('We listen to you.');
  await offer(manager, 'easy-read');
  for (const slug of ['what-pals-does', 'tell-us', 'how-to-complain', 'someone-has-died']) {
    const page = (await visitor.get(`/easy-read/${slug}`)).page();
    const pictures = [...page.document.querySelectorAll('svg[role=img]')].map((one) => one.getAttribute('aria-label'));
    expect([slug, pictures.length > 5, pictures.every(Boolean)]).toEqual([slug, true, true]);
    const long = [...page.document.querySelectorAll('.app-easy__row p')].filter(
      (one) => (one.textContent ?? '').split(' ').length > 15,
    );
    expect([slug, long.map((one) => one.textContent)]).toEqual([slug, []]);
  }
});

test('the line of other formats leads from a page to the same in Easy Read, and from no page to itself', async () => {
  const { visitor, manager } = await newDoor();
  const offered = async (path: string) =>
    [...(await visitor.get(path)).page().document.querySelectorAll('.app-formats a')].map((a) =>
      a.getAttribute('href'),
    );
  expect(await offered('/complaints')).not.toContain('/easy-read');
  await offer(manager, 'easy-read');
  expect(await offered('/')).toContain('/easy-read/what-pals-does');
  expect(await offered('/complaints/pals-or-complaint?format=large')).toContain(
    '/easy-read/how-to-complain?format=large',
  );
  expect(await offered('/someone-has-died/support')).toContain('/easy-read/someone-has-died');
  expect(await offered('/find-help')).toContain('/easy-read');
  expect(await offered('/easy-read/tell-us')).not.toContain('/easy-read');
  expect([(await offered('/')).includes('/bsl'), (await offered('/bsl')).includes('/bsl')]).toEqual([true, false]);
});

test('large print leads on from page to page, and back to the usual size', async () => {
  const { visitor } = await newDoor();
  const page = (await visitor.get('/complaints?format=large')).page();
  expect(page.document.querySelector('.app-large h1')).not.toBeNull();
  const links = [...page.document.querySelectorAll('main a[href^="/complaints/"]')].map(
    (a) => a.getAttribute('href') ?? '',
  );
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((href) => !href.endsWith('?format=large'))).toEqual([]);
  const usual = [...page.document.querySelectorAll('.app-formats a')].find((a) => a.textContent === 'Usual size');
  const back = (await visitor.get(usual?.getAttribute('href') ?? '')).page();
  expect(back.document.querySelector('.app-large')).toBeNull();
});
