import { listRoutes } from '../src/app.ts';
import { closeCase, findCase, openCase } from '../src/cases/index.ts';
import { newKey } from '../src/involvement/keys.ts';
import { type LinkKind, makeLink, openVisit } from '../src/links/index.ts';
import { addWay, createPerson } from '../src/people/index.ts';
import type { Ctx } from '../src/platform/context.ts';
import { newId } from '../src/platform/ids.ts';
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

/** Somebody who is asked how PALS did. */
async function askedHowWeDid(ctx: Ctx) {
  const ivy = await createPerson(ctx, { name: 'Ivy Marsh' });
  await addWay(ctx, ivy, { kind: 'email', value: 'ivy@example.org' });
  const { ref } = await openCase(ctx, { type: 'question', owner: null, caller: ivy.id, receivedAt: ctx.now });
  const kase = await findCase(ctx, ref);
  await closeCase(ctx, kase, { outcome: 'explained', told: 'yes' });
  const ask = { id: newId(ctx.now), case_id: kase.id, person_id: ivy.id, state: 'sent', way: 'email' } as const;
  const times = {
    asks_at: ctx.now,
    sent_at: ctx.now,
    made_at: ctx.now,
    ends_at: new Date(ctx.now.getTime() + 3_600_000),
  };
  const none = { reminded_at: null, settled_on: null, settled_by: null, owner_id: null };
  await ctx.db
    .insertInto('satisfaction_asks')
    .values({ trust_id: ctx.trust.id, ...ask, ...times, ...none })
    .execute();
  return { about: ask.id, case: kase.id };
}

/** What people come to by a link that they were sent: each with and without its code. */
async function linkDoors(world: WholeWorld, { jar }: ReturnType<typeof newVisitor>): Promise<string[]> {
  return world.asSystem(async (ctx) => {
    const link = async (kind: LinkKind, { about, case: of = world.kase.id, code = false }: Linked) => {
      const to = { name: 'Grace', email: 'grace@example.org' };
      const ends = new Date(ctx.now.getTime() + 3_600_000);
      const made = await makeLink(ctx, { kind, about, case: of, to, code, ends });
      if (kind === 'progress') jar.set('pals_link', await openVisit(ctx, { id: made.id, case_id: of }, 60));
      return made.path;
    };
    const progress = await link('progress', { about: world.grace.id });
    const key = await newKey(ctx, { id: world.member });
    return [
      ...[progress, `${progress}?ask=complaint`, `/get-involved/stop/${key}`],
      await link('satisfaction', await askedHowWeDid(ctx)),
      ...[
        await link('question', { about: world.question }),
        await link('question', { about: world.question, code: true }),
      ],
    ];
  });
}

type Linked = { about: string; case?: string; code?: boolean };

/** Where the routes of the public pages lead in this world, and every question of telling us. The visitor gave a code. */
export async function doorsOf(world: WholeWorld, visitor: ReturnType<typeof newVisitor>): Promise<string[]> {
  const help = await readWhatIsHeldBack(world);
  const routes = listRoutes(open().house).filter(
    ({ method, path, public: isPublic }) => isPublic && method === 'GET' && path !== '/leave',
  );
  const steps = Object.keys(TOLD).map((step) => `/tell-us/${step}`);
  return [...routes.map(({ path }) => addressIn(world, path)), ...steps, ...(await linkDoors(world, visitor)), help];
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
