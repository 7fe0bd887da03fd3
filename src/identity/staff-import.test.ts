import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';

const PAGE = '/desk/settings/staff/import';

async function manager() {
  const home = await newTrust();
  return { ...home, mia: await home.staff('manager', 'Mia Cole') };
}

const list = (key: string) => `Name,Email,Role
Priya Shah,priya.${key}@test.example,PALS officer
Ola Berg,ola.${key}@test.example,complaints team
Tom Ash,tom at test,PALS officer
Una Low,una.${key}@test.example,Boss
Priya S,priya.${key}@test.example,Volunteer
`;

test('colleagues come from a spreadsheet: each line looked at first, every refused one with its reason', async () => {
  const { mia, trust } = await manager();
  const lines = list(trust.id.slice(-12));
  const look = (await mia.post(`${PAGE}/looks`, { lines })).page();
  expect(look.text).toContain('Import 2 lines?');
  expect(look.all('.nhsuk-list--bullet li')).toEqual([
    'Line 4 (Tom Ash): “tom at test” is not an email address',
    'Line 5 (Una Low): There is no role called “Boss”',
    'Line 6 (Priya S): The same email address is on line 2',
  ]);
  expect((await mia.get('/desk/settings/staff')).page().text).not.toContain('Priya Shah');
  const done = (await mia.post(PAGE, { lines })).page();
  expect(done.text).toContain('2 added, 3 refused.');
  expect(done.text.match(/https?:\/\/\S+\/account\/\S+|https?:\/\/\S+/g)?.length).toBe(2);
  const staff = (await mia.get('/desk/settings/staff')).page().text;
  expect(staff).toContain('Priya Shah');
  expect(staff).toContain('Complaints team');
});

test('the same lines once more make nobody twice', async () => {
  const { mia, trust } = await manager();
  const lines = list(trust.id.slice(-12));
  await mia.post(PAGE, { lines });
  expect((await mia.post(`${PAGE}/looks`, { lines })).page().text).toContain('2 with an account already');
  expect((await mia.post(PAGE, { lines })).page().text).toContain('0 added, 3 refused.');
});

test('a line whose address has an account of another trust, or a closed one here, is refused by name; the others come', async () => {
  const [one, other] = [await manager(), await manager()];
  const leaver = await one.staff('officer', 'Lea Gone');
  await one.mia.post(`/desk/settings/staff/${leaver.id}/closure`);
  const lines = `Name,Email,Role,Desk phone
New Face,new.${one.trust.id}@test.example,Volunteer,1
Old Face,${other.mia.email},Volunteer,2
Lea G,${leaver.email},Volunteer,3`;
  const look = (await one.mia.post(`${PAGE}/looks`, { lines })).page();
  expect(look.text).toContain('Import 1 line?');
  expect(look.text).toContain('Columns that are not read: Desk phone');
  expect(look.all('.nhsuk-list--bullet li')).toEqual([
    'Line 3 (Old Face): This email address has an account already',
    'Line 4 (Lea G): This is the address of the closed account of Lea Gone. Open that again.',
  ]);
  expect((await one.mia.post(PAGE, { lines })).page().text).toContain('1 added, 2 refused.');
  expect((await one.mia.get('/desk/settings/staff')).page().text).toContain('New Face');
});

test('a system administrator imports nobody who sees cases, and an officer imports nobody', async () => {
  const { staff, trust } = await manager();
  const sys = await staff('system_administrator', 'Sy Admin');
  const lines = `Name,Email,Role\nA B,ab.${trust.id}@test.example,PALS officer`;
  expect((await sys.post(`${PAGE}/looks`, { lines })).page().text).toContain('You cannot give the role PALS officer');
  expect((await (await staff('officer', 'Sam Reid')).post(PAGE, { lines })).status).toBe(403);
});
