import { expect, test } from 'vitest';
import { ask, newTrust, TUESDAY } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';

const HELP = '/desk/directory/help';

/** A trust with an address of its own, somebody who keeps its directory, and the public at its door. */
async function atTheDoor() {
  const world = await newTrust();
  const host = `${world.trust.id.slice(-12)}.localhost`;
  await world.asSystem((ctx) =>
    ctx.db.updateTable('trusts').set({ host, pals_phone: '020 7946 0000' }).where('id', '=', ctx.trust.id).execute(),
  );
  const ada = await world.staff('administrator', 'Ada Bell');
  const anyone = (path: string) => ask(undefined, 'GET', path, { headers: { host: `${host}:3000` } });
  return { ...world, ada, anyone };
}

const withHost = async () => {
  const home = await newTrust();
  return { ...home, ada: await home.staff('administrator', 'Ada Bell') };
};

const GROUP = {
  ...{
    name: 'Riverside carers’ group',
    organisation: 'Riverside Together',
    area: 'Anytown',
    needs: 'carers',
    shown: 'public',
  },
  ...{ summary: 'Meets each week for people who look after somebody.', phone: '020 7946 0021', note: 'Ask for Jo' },
};

test('before anything is checked the public finds the sure crisis lines, and whom to call', async () => {
  const { anyone } = await atTheDoor();
  const answer = await anyone('/find-help');
  expect(answer.status).toBe(200);
  const page = answer.page();
  expect(page.text).toContain('Samaritans: 116 123');
  expect(page.text).toContain(
    'We have not put our list of help here yet. To find out who can help, call PALS on 020 7946 0000.',
  );
  expect(page.text).not.toContain('Hourglass'); // in doubt until this trust has checked it
  expect(page.text).not.toContain('Cruse');
  expect(answer.cookies).toEqual([]);
  expect(page.document.querySelector('a[href="tel:116123"]')).not.toBeNull();
  expect(page.document.querySelector('a[href="sms:85258"]')?.textContent).toBe('85258'); // a call would reach nobody
});

test('a crisis line that was checked is found among its kind of help, goes out in the feed, and stands once at the top', async () => {
  const { ada, anyone } = await atTheDoor();
  const names = async () => {
    const { contents } = (await anyone('/oruk/services')).json() as { contents: { name: string }[] };
    return contents.map(({ name }) => name);
  };
  expect(await names()).toEqual([]);
  for (const code of ['domestic_abuse', 'hourglass'])
    expect((await ada.post(`${HELP}/${code}/checks`)).status).toBe(303);
  expect(await names()).toEqual(['National Domestic Abuse Helpline', 'Hourglass']);
  const page = (await anyone('/find-help?need=abuse')).page();
  expect(page.all('h3')).toEqual(['Hourglass', 'National Domestic Abuse Helpline']);
  const top = page.one('section[aria-labelledby="now"]') ?? '';
  expect(top.split('0808 2000 247')).toHaveLength(2);
  expect(top.split('0808 808 8141')).toHaveLength(2);
  const desk = (await ada.get(HELP)).page().one('.app-card--warning') ?? '';
  expect(desk.split('0808 2000 247')).toHaveLength(2);
});

test('help of an organisation that was taken out is held back, officers see why, and put back it stands again', async () => {
  const { ada, anyone } = await atTheDoor();
  const OTHERS = '/desk/directory/organisations';
  await ada.post(OTHERS, { kind: 'charity', name: 'Riverside Together', phone: '020 7946 0044' });
  const { to } = await ada.post(HELP, { ...GROUP, phone: '' });
  const at = to.split('?')[0] ?? '';
  const group = `/find-help/${at.split('/').at(-1)}`;
  const seen = async () => {
    const read = async (path: string) => (await anyone(path)).page().text;
    const services = (await anyone('/oruk/services')).json() as { total_items: number };
    const found = (await read('/find-help?q=riverside')).includes('1 result');
    const kinds = (await read('/find-help')).includes('Carers');
    return { entry: (await read(group)).includes('020 7946 0044'), found, kinds, fed: services.total_items };
  };
  const stands = { entry: true, found: true, kinds: true, fed: 1 };
  expect(await seen()).toEqual(stands);
  const edit = (await ada.get(`${OTHERS}?q=riverside`)).page().document.querySelector('a[href$="/edit"]');
  const other = (edit?.getAttribute('href') ?? '').replace('/edit', '');
  await ada.post(`${other}/closure`);
  expect(await seen()).toEqual({ entry: false, found: false, kinds: false, fed: 0 });
  const why = 'The organisation that gives this help is taken out: Riverside Together';
  const page = (await ada.get(at)).page();
  expect(page.text).toContain(why);
  expect(page.text).toContain('Put it back under Other organisations, or edit this and name another one.');
  expect((await ada.get(`${HELP}?view=gone`)).page().text).toContain(why);
  expect((await ada.post(`${at}/checks`)).page().errors).toEqual([
    'Its organisation is taken out. Put that back, or edit this and name another one.',
  ]);
  // What is changed about it does not bring it back by the way.
  const version = (await ada.get(`${at}/edit`)).page().value('version');
  expect((await ada.post(at, { ...GROUP, phone: '', cost: 'Free', version })).status).toBe(303);
  expect(await seen()).toEqual({ entry: false, found: false, kinds: false, fed: 0 });
  await ada.post(`${other}/reopening`);
  expect(await seen()).toEqual(stands);
});

test('a crisis number that the trust corrected is the one that the public sees', async () => {
  const { anyone, staff } = await atTheDoor();
  const mo = await staff('manager', 'Mo Khan');
  await mo.post('/desk/settings/numbers/older_people', {
    number_older_people: '0808 808 9999',
    detail_older_people: '',
  });
  expect((await anyone('/find-help')).page().text).toContain('0808 808 9999');
});

test('what was checked is found by kind, by word and by place, and says when somebody looked', async () => {
  const { ada, anyone } = await atTheDoor();
  const { to } = await ada.post(HELP, GROUP);
  const id = to.split('?')[0]?.split('/').at(-1) ?? '';
  expect((await anyone('/find-help')).page().all('main li a')).toContain('Carers');
  for (const query of ['need=carers', 'q=carrer', 'q=looking+after&where=Anytown', 'q=Riverside'])
    expect([query, (await anyone(`/find-help?${query}`)).page().text]).toEqual([
      query,
      expect.stringContaining('1 result'),
    ]);
  const entry = (await anyone(`/find-help/${id}`)).page();
  expect(entry.heading).toBe('Riverside carers’ group');
  expect(entry.text).toContain('Last checked Tuesday 24 November. If something is wrong, call PALS on 020 7946 0000.');
  expect(entry.text).not.toContain('Ask for Jo');
  expect(entry.text).not.toContain('Ada');
  expect(entry.title).not.toContain('Riverside'); // a title stays in the history of the browser
  expect((await anyone('/find-help?q=zzzz')).page().text).toContain(
    'We found nothing. Try another word, or call PALS on',
  );
});

test('what is stale, hidden, for officers, or ended is not shown; who does it now is named', async () => {
  const { ada, anyone, clock, staff } = await atTheDoor();
  const { to } = await ada.post(HELP, GROUP);
  const at = to.split('?')[0] ?? '';
  const id = at.split('/').at(-1) ?? '';
  await ada.post(at, { ...GROUP, shown: 'desk', version: '1' });
  expect((await anyone(`/find-help/${id}`)).status).toBe(404);
  expect((await anyone('/find-help?q=riverside')).page().text).toContain('We found nothing');
  const next = (await ada.post(HELP, { ...GROUP, name: 'Mill Lane carers' })).to.split('?')[0]?.split('/').at(-1) ?? '';
  await ada.post(at, { ...GROUP, valid_to: '23/11/2026', successor: 'Mill Lane', successor_id: next, version: '2' });
  expect((await anyone(`/find-help/${id}`)).page().text).toContain('Who does this now: Mill Lane carers');
  clock.now = new Date(TUESDAY.getTime() + 181 * 86_400_000);
  const stale = await anyone(`/find-help/${next}`);
  expect([stale.status, stale.page().heading]).toEqual([404, 'We do not show this at the moment']);
  await (await staff('administrator', 'Late Bell')).post(`${HELP}/${next}/checks`);
  expect((await anyone(`/find-help/${next}`)).status).toBe(200);
});

test('in large print, on every page', async () => {
  const { ada, anyone } = await atTheDoor();
  const { to } = await ada.post(HELP, GROUP);
  const id = to.split('?')[0]?.split('/').at(-1) ?? '';
  for (const path of ['/find-help?format=large', `/find-help/${id}?format=large`]) {
    const { document } = (await anyone(path)).page();
    expect(document.querySelector('.app-large h1')).not.toBeNull();
  }
  const results = (await anyone('/find-help?need=carers&format=large')).page();
  expect(results.document.querySelector(`a[href="/find-help/${id}?format=large"]`)).not.toBeNull();
});

test('an address of nobody, a wrong id, hostile words and another trust get a page and no more', async () => {
  const { ada, anyone } = await atTheDoor();
  const { to } = await ada.post(HELP, GROUP);
  const id = to.split('?')[0]?.split('/').at(-1) ?? '';
  const { anyone: elsewhere } = await atTheDoor();
  expect((await elsewhere(`/find-help/${id}`)).status).toBe(404);
  expect((await elsewhere('/find-help?q=riverside')).page().text).toContain('We found nothing');
  expect((await ask(undefined, 'GET', '/find-help', { headers: { host: 'nobody.example' } })).status).toBe(404);
  for (const words of [
    '%00',
    '<script>alert(1)</script>',
    "' or 1=1 --",
    'x'.repeat(5000),
    '%E2%80%AE',
    '~',
    '\\',
    '%25',
  ]) {
    const answer = await anyone(`/find-help?q=${words}&where=${words}&need=${words}&page=${words}`);
    expect([words.slice(0, 20), answer.status]).toEqual([words.slice(0, 20), 200]);
    expect(answer.page().document.querySelector('main script')).toBeNull();
  }
  for (const id of ['x', '%00', 'cruse', '00000000-0000-0000-0000-000000000000'])
    expect((await anyone(`/find-help/${id}`)).status).toBe(404);
});

test('what somebody looks for stands in no address, works with the way back, and is gone from it after an hour', async () => {
  const { ada, clock, host } = await withHost();
  await ada.post(HELP, GROUP);
  const visitor = newVisitor({ host });
  const sent = await visitor.post('/find-help', { q: 'he hits me', where: 'Anytown' });
  expect(sent.status).toBe(303);
  expect(decodeURIComponent(sent.to)).not.toMatch(/hits|Anytown/i);
  expect(Buffer.from(sent.to.split('/').at(-1) ?? '', 'base64url').toString()).not.toMatch(/hits/);
  for (let time = 0; time < 2; time += 1) expect((await visitor.get(sent.to)).page().value('q')).toBe('he hits me');
  const carers = await visitor.post('/find-help', { q: 'carers' });
  expect((await visitor.get(carers.to)).page().text).toContain('Riverside carers’ group');
  expect(visitor.jar.size).toBe(0);
  clock.now = new Date(clock.now.getTime() + 3_600_001);
  expect((await visitor.get(sent.to)).to).toBe('/find-help');
  expect((await visitor.get('/find-help/found/bm90IG91cnM')).to).toBe('/find-help');
});

test('help after abuse has the quick way out, a title that says nothing, and an address that says nothing', async () => {
  const { ada, host } = await withHost();
  await ada.post(HELP, { ...GROUP, name: 'Safe at Home', needs: 'abuse' });
  await ada.post(HELP, GROUP);
  const visitor = newVisitor({ host });
  const front = (await visitor.get('/find-help')).page();
  expect(front.text).not.toContain('Leave this page quickly');
  const hrefs = [...front.document.querySelectorAll('main a')].map((link) => link.getAttribute('href') ?? '');
  expect(hrefs).toContain('/find-help?need=carers');
  expect(hrefs.join(' ')).not.toContain('abuse');
  const kind = [...front.document.querySelectorAll('main a')].find((link) => link.textContent?.includes('Abuse'));
  const found = (await visitor.get(kind?.getAttribute('href') ?? '')).page();
  expect(found.text).toContain('Leave this page quickly');
  const link = [...found.document.querySelectorAll('main a')].find((one) => one.textContent === 'Safe at Home');
  expect(link?.getAttribute('href')).toMatch(/^\/find-help\/about\//);
  const entry = (await visitor.get(link?.getAttribute('href') ?? '')).page();
  expect(entry.text).toContain('Leave this page quickly');
  expect([found.title, entry.title].join()).not.toMatch(/abuse|safe/i);
});

test('a postcode or a town with nobody near is said to have none, before what is for everywhere', async () => {
  const { ada, anyone } = await atTheDoor();
  await ada.post(HELP, { ...GROUP, area: '', name: 'Carers’ line' });
  await ada.post(HELP, { ...GROUP, places: 'Riverside Hall; 2 Mill Lane, Anytown; AN1 2BC' });
  const found = async (where: string) => (await anyone(`/find-help?q=carers&where=${where}`)).page();
  const far = 'These are for all of England.';
  for (const where of ['ZZ9 9ZZ', 'Elsewhere']) {
    const page = await found(where);
    expect(page.text).toContain(`We found nothing near “${where}”. ${far}`);
    expect(page.all('.app-help-list h3')).toEqual(['Carers’ line']);
  }
  for (const where of ['an1 2bc', 'AN1', 'Anytown']) {
    const page = await found(where);
    expect([where, page.text]).toEqual([where, expect.not.stringContaining(far)]);
    expect(page.all('.app-help-list h3')).toEqual(['Riverside carers’ group', 'Carers’ line']);
  }
  const desk = (await ada.get(`${HELP}?q=carers&where=ZZ9+9ZZ`)).page();
  expect(desk.text).toContain('Nothing that fits is near “ZZ9 9ZZ”. What was found is for all of England.');
});
