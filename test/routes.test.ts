import { beforeAll, expect, test } from 'vitest';
import { listRoutes } from '../src/app.ts';
import { ROLES, type RoleName } from '../src/identity/index.ts';
import { type Desk, newTrust, open } from './harness.ts';
import { addressIn, newWholeWorld, type WholeWorld } from './world.ts';

const routes = listRoutes(open().house);
const roles = Object.keys(ROLES) as RoleName[];
/** After these the walk would be nobody. */
const SIGNING_OUT = ['/sign-out', '/desk/me/sessions/end'];
let world: WholeWorld;

beforeAll(async () => {
  world = await newWholeWorld();
});

function send(desk: Desk, route: { method: string; path: string }, address: string) {
  if (route.method === 'GET') return desk.get(address);
  return route.method === 'PATCH' ? desk.patch(address, {}) : desk.post(address);
}

test('who may open what is the table that was reviewed (test/routes.txt; npm run routes prints it)', async () => {
  const table = routes.map(({ method, path, may }) => {
    const who =
      may === 'anyone'
        ? 'anyone'
        : roles.filter((role) => (ROLES[role].may as readonly string[]).includes(may)).join(' ');
    return `${method.padEnd(6)}${path.padEnd(48)}${may.padEnd(18)}${who}`;
  });
  await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('routes.txt');
});

for (const role of roles) {
  test(`a ${ROLES[role].label} gets what the table says, and a plain refusal that names nobody for the rest`, async () => {
    const desk = await world.staff(role, 'Alex Grey');
    for (const route of routes.filter((one) => one.may !== 'anyone' && !SIGNING_OUT.includes(one.path))) {
      const answer = await send(desk, route, addressIn(world, route.path));
      const what = `${role} ${route.method} ${route.path}`;
      const may = desk.user.may.has(route.may as never);
      if (may) expect([what, answer.status < 500, answer.status !== 403]).toEqual([what, true, true]);
      else expect([what, answer.status]).toEqual([what, 403]);
      if (!may) expect(answer.body).not.toMatch(/Grace|Okafor|PAL-/);
    }
  });
}

test('for another trust nothing of this one exists', async () => {
  const other = await (await newTrust()).staff('manager', 'Olu Stranger');
  for (const route of routes.filter((one) => one.path.startsWith('/desk') && one.path.includes(':'))) {
    if (route.path.startsWith('/desk/drafts')) continue; // a draft is its author's own, under any key
    const answer = await send(other, route, addressIn(world, route.path));
    // Help cards, lists, ladders and councils ship to every trust: there they are, with nothing of this one in them.
    const shipped = /^\/desk\/(settings\/(cards|lists|ladders)\b|directory\/advocates\/:council$)/.test(route.path);
    expect([route.method, route.path, answer.status === 404]).toEqual([route.method, route.path, !shipped]);
    expect(answer.body).not.toMatch(/Grace|Okafor|Willow/);
  }
});
