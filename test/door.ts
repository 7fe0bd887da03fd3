import { listRoutes } from '../src/app.ts';
import { makeLink, openVisit } from '../src/links/index.ts';
import { open } from './harness.ts';
import { newVisitor } from './visitor.ts';
import { addressIn, type WholeWorld } from './world.ts';

/** What somebody answers who tells us something, so that every question of it stands there. */
const TOLD = {
  what: { what: 'My mother was moved three times in one night.' },
  where: { where: 'Willow' },
  who: { who: 'died' },
  hope: { hope: 'answer' },
  contact: { way: 'email' },
  reach: { name: 'Grace', email: 'grace@example.com', message: 'yes' },
  needs: {},
  sharing: {},
};

/** Somebody at the public pages who has answered every question, and not sent it yet. */
export async function newTeller(world: WholeWorld) {
  const visitor = newVisitor(world);
  await visitor.submit('/tell-us');
  for (const [step, fields] of Object.entries(TOLD)) await visitor.submit(`/tell-us/${step}`, fields);
  return visitor;
}

/** What is held back until a person has read it has been read; gives the address of somebody who helps. */
async function readWhatIsHeldBack(world: WholeWorld) {
  const mia = await world.staff('manager', 'Mia Long');
  const { document } = (await mia.get('/desk/settings/languages')).page();
  for (const form of document.querySelectorAll('form[action$="/check"]')) {
    const edition = form.querySelector('[name="edition"]')?.getAttribute('value') ?? '';
    await mia.post(form.getAttribute('action') ?? '', { edition, by: 'Rania Haddad, interpreter', on: 'today' });
  }
  await mia.post(`/desk/guides/${world.guide}/publication`, { edition: '1' });
  const helped = await mia.post('/desk/directory/help', {
    ...{ name: 'Riverside carers’ group', organisation: 'Riverside Together', area: 'Anytown', needs: 'carers' },
    ...{ summary: 'Meets each week for people who look after somebody.', phone: '020 7946 0021', shown: 'public' },
  });
  return `/find-help/${helped.to.split('?')[0]?.split('/').at(-1)}`;
}

/** Where the routes of the public pages lead in this world, and every question of telling us. The visitor gave a code. */
export async function doorsOf(world: WholeWorld, { jar }: ReturnType<typeof newVisitor>): Promise<string[]> {
  const help = await readWhatIsHeldBack(world);
  const progress = await world.asSystem(async (ctx) => {
    const link = await makeLink(ctx, {
      ...{ kind: 'progress', about: world.grace.id, case: world.kase.id, to: { name: '', email: '' }, code: false },
      ends: new Date(ctx.now.getTime() + 3_600_000),
    });
    jar.set('pals_link', await openVisit(ctx, { id: link.id, case_id: world.kase.id }, 60));
    return link;
  });
  const routes = listRoutes(open().house).filter(
    ({ method, path, public: isPublic }) => isPublic && method === 'GET' && path !== '/leave',
  );
  const steps = Object.keys(TOLD).map((step) => `/tell-us/${step}`);
  return [...routes.map(({ path }) => addressIn(world, path)), ...steps, progress.path, help];
}

/** Every public page that can be come to from there, as this visitor sees it: its address and its HTML. */
export async function pagesBehind(
  visitor: Awaited<ReturnType<typeof newTeller>>,
  doors: readonly string[],
): Promise<Map<string, string>> {
  const left = [...doors];
  const seen = new Set<string>();
  const pages = new Map<string, string>();
  for (let address = left.shift(); address !== undefined; address = left.shift()) {
    if (seen.has(address)) continue;
    seen.add(address);
    const answer = await visitor.get(address);
    if (answer.status !== 200 || !String(answer.headers['content-type']).includes('html')) continue;
    pages.set(address, answer.body);
    const links = [...answer.page().document.querySelectorAll('main a[href^="/"]')];
    left.push(...links.map((link) => link.getAttribute('href') ?? '').filter(isPage));
  }
  return pages;
}

const isPage = (href: string) => !/^\/(desk|leave|sign-in|assets)\b|[?#]/.test(href);
