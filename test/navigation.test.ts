import { expect, test } from 'vitest';
import { ROLES, type RoleName } from '../src/identity/index.ts';
import { newTrust, type readPage } from './harness.ts';

type Page = ReturnType<typeof readPage>;

const places = (page: Page) => page.all('.app-nav__list > li > a.app-nav__link');
const inside = (page: Page) => page.all('.app-inside-nav a');

test('nobody has more than eight places in the navigation, and what they hold is one press away', async () => {
  const trust = await newTrust();
  const seen: Record<string, string[]> = {};
  for (const role of Object.keys(ROLES) as RoleName[]) {
    const page = (await (await trust.staff(role, 'Mia Long')).get('/desk/me')).page();
    const newCall = page.all('.app-nav button');
    seen[role] = [...newCall, ...places(page)];
    expect(seen[role].length).toBeLessThanOrEqual(8);
  }
  expect(seen).toMatchObject({
    officer: ['New call', 'My day', 'Cases', 'Quick log', 'Directory', 'Post', 'Thanks'],
    complaints: ['My day', 'Cases', 'Directory', 'Complaints', 'Thanks'],
    information_governance: ['My day', 'Cases', 'Access log', 'Thanks'],
    volunteer: ['Quick log', 'Guides'],
  });
});

test('safeguarding, complaints, referrals and the access log stand under Team for who sees the team, with their place marked', async () => {
  const trust = await newTrust();
  const manager = await trust.staff('manager', 'Mia Long');
  const senior = await trust.staff('senior_officer', 'Olu Bello');
  const page = (await manager.get('/desk/referrals')).page();
  expect(inside(page)).toEqual(['Workload', 'Safeguarding', 'Complaints', 'Referrals', 'Access log', 'Who we reach']);
  expect(page.all('.app-inside-nav [aria-current="page"]')).toEqual(['Referrals']);
  expect(page.all('.app-nav__list > li > [aria-current="true"]')).toEqual(['Team']);
  expect(inside((await senior.get('/desk/team')).page())).toEqual([
    'Workload',
    'Safeguarding',
    'Referrals',
    'Who we reach',
  ]);
  expect(inside((await manager.get('/desk/cases')).page())).toEqual([]);
});

test('who does not see the team has the access log as a place of its own', async () => {
  const trust = await newTrust();
  const farah = await trust.staff('information_governance', 'Farah Siddiqui');
  const page = (await farah.get('/desk/access-log')).page();
  expect(page.all('.app-nav [aria-current="page"]')).toEqual(['Access log']);
  expect(inside(page)).toEqual([]);
});

test('a phone has all places behind Menu, those under Team too, and Menu says where one is', async () => {
  const trust = await newTrust();
  const manager = await trust.staff('manager', 'Mia Long');
  const page = (await manager.get('/desk/complaints')).page();
  expect(page.one('.app-nav__menu summary')).toBe('Menu, you are in Team');
  expect(page.all('.app-nav__menu + ul .app-nav__inside a')).toEqual([
    'Guides',
    'Letters by post',
    'Safeguarding',
    'Complaints',
    'Referrals',
    'Access log',
    'Who we reach',
    'You said, we did',
    'Get involved',
    'How we did',
  ]);
  expect((await (await trust.staff('volunteer', 'Ron Ashby')).get('/desk/me')).page().all('.app-nav__menu')).toEqual(
    [],
  );
});
