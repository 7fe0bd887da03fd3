import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectQuiet, looksRight } from '../browser.ts';
import { BEFORE_POSTCODES } from '../postcodes.ts';
import { newWorld, type World } from '../world.ts';
import { openDesk, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const GUESTS: Visit[] = [
  { width: 320, height: 640, script: false },
  { width: 320, height: 640, touch: true },
  { width: 1280, height: 720, script: false },
  { width: 1280, height: 720 },
];

async function withAdvocate(): Promise<World> {
  const world = await newWorld();
  const ada = await world.staff('administrator', 'Ada Bell');
  await ada.post('/desk/directory/advocates/E10000029', {
    ...{ name: 'Anytown Advocacy', phone: '020 7946 0303', website: 'advocacy.example', from: 'today' },
    hours: 'Monday to Friday, 9am to 5pm',
  });
  return world;
}

describe.each(GUESTS)('somebody looks for an advocate, on a screen of $width pixels, script: $script', (visit) => {
  test('by postcode, by the name of the council, and where nobody is known', async () => {
    const world = await withAdvocate();
    const guest = await desk.guest(world, visit);
    const look = async (where: string) => {
      await guest.getByLabel('Where do you live?').fill(where);
      await guest.getByRole('button', { name: 'Find an advocate' }).click();
    };
    await guest.goto('/complaints/free-help');
    await guest.getByRole('link', { name: 'Find an advocate' }).click();
    await looksRight(guest, 'advocate-start');
    await look('an1 1aa');
    await guest.getByRole('heading', { name: 'Anytown Advocacy' }).waitFor();
    expect(guest.url()).not.toMatch(/an1/i);
    await looksRight(guest, 'advocate-found');
    await guest.getByRole('link', { name: 'Look for another place' }).click();
    await look('AN9 9ZZ');
    await guest.getByText('There is a problem').waitFor();
    await looksRight(guest, 'advocate-unknown');
    await look('Newcastle');
    await guest.getByRole('heading', { name: 'Which of these do you mean?' }).waitFor();
    await looksRight(guest, 'advocate-several');
    await guest.getByRole('link', { name: 'Newcastle upon Tyne' }).click();
    await guest.getByText('Call Newcastle upon Tyne council on its main number.').waitFor();
    await looksRight(guest, 'advocate-nobody');
    await guest.getByRole('link', { name: 'Large print' }).click();
    await looksRight(guest, 'advocate-large');
    await guest.getByRole('link', { name: 'Look for another place' }).click();
    await look('Ipswhich');
    await guest.getByRole('link', { name: 'Ipswich (Suffolk)' }).click();
    await guest.getByRole('heading', { name: 'Anytown Advocacy' }).waitFor();
    expectQuiet(guest);
    await guest.context().close();
  });
});

test('where no postcodes were taken in, the name of the council is asked for', async () => {
  const world = await newWorld();
  world.clock.now = BEFORE_POSTCODES;
  const visit = { width: 320, height: 640, script: false };
  const guest = await desk.guest(world, visit);
  await guest.goto('/find-an-advocate');
  await guest.getByLabel('Where do you live?').fill('AN1 1AA');
  await guest.getByRole('button', { name: 'Find an advocate' }).click();
  await guest.getByText('We cannot look up postcodes here. Enter the name of your council').first().waitFor();
  await looksRight(guest, 'advocate-no-postcodes');
  await guest.context().close();
});

describe.each([320, 1280])('on the desk, on a screen of %i pixels', (width) => {
  test('an officer finds who helps by the address, and keeps that they told her', async () => {
    const world = await withAdvocate();
    const { sam, kase } = world;
    await sam.post(`/desk/people/${world.grace.id}/ways`, { kind: 'address', value: '1 Mill Lane, Anytown AN1 2BC' });
    await sam.post(`/desk/cases/${kase.ref}/route`, { route: 'complaint', channel: 'phone' });
    const visit = { width, height: 900 };
    const page = await desk.visit(sam, visit);
    await page.goto(`/desk/cases/${kase.ref}`);
    await page.getByRole('link', { name: 'Find an advocate' }).first().click();
    await looksRight(page, 'advocate-desk');
    await page.getByLabel('Somewhere else?').fill('ipswich');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByText('Anytown Advocacy').first().waitFor();
    await page.getByLabel('Told', { exact: true }).check();
    await page.getByRole('button', { name: 'Keep it with the case' }).click();
    await page.getByText('Kept with the case.').waitFor();
    await looksRight(page, 'advocate-told');
    await page.goto(`/desk/cases/${kase.ref}`);
    await page.getByText('Grace Okafor was told of Anytown Advocacy').first().waitFor();
    await page.context().close();
  });

  test('whoever keeps the directory sets an area and looks at a list', async () => {
    const world = await withAdvocate();
    const mia = await world.staff('manager', 'Mia Long');
    const visit = { width, height: 900 };
    const page = await desk.visit(mia, visit);
    await page.goto('/desk/directory/advocates');
    await looksRight(page, 'advocate-areas');
    await page.getByRole('link', { name: 'Suffolk' }).click();
    await looksRight(page, 'advocate-area');
    await page.goto('/desk/directory/advocates/import');
    await page.getByLabel('Lines').fill('Council,Advocate,Phone\nLeeds,Riverside Voice,020 7946 0404\nNarnia,Nobody,');
    await page.getByRole('button', { name: 'Look at the lines' }).click();
    await page.getByText('Line 3 (Narnia)').waitFor();
    await looksRight(page, 'advocate-look');
    await page.getByRole('button', { name: 'Import 1 line' }).click();
    await page.getByRole('heading', { name: 'The import is done' }).waitFor();
    await page.context().close();
  });
});
