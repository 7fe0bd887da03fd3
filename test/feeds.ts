// A feed of Open Referral UK, and a trust that takes it in: sent, looked at, taken, taken back, and what is then found.
import { ask, newTrust } from './harness.ts';

export const HELP = '/desk/directory/help';
export const IMPORTS = `${HELP}/imports`;
const DAY = 86_400_000;

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ORG = { id: uuid(1), name: 'Anytown Council', description: 'The council' };

/** One service of it. Its publisher checked it on 1 November 2026. */
export const service = (n: number, more: object = {}) => ({
  ...{ id: uuid(100 + n), name: `Lunch club ${n}`, status: 'active', organization: ORG, assured_date: '2026-11-01' },
  ...{
    description: 'Meets each week. Bring a friend.',
    contacts: [{ id: uuid(500 + n), phones: [{ id: uuid(700 + n), number: '020 7946 0031' }] }],
  },
  ...more,
});

export async function importer() {
  const world = await newTrust();
  const ada = await world.staff('administrator', 'Ada Bell');
  const sam = await world.staff('officer', 'Sam Reid');
  const send = async (body: unknown, source = 'Anytown Council', by = ada, licence = '') => {
    const bytes = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await by.upload(IMPORTS, [{ name: 'feed.json', bytes }], {}, { source, licence });
    await world.runJobs();
    return answer;
  };
  /** Looked at, taken, worked through. */
  const take = async (body: unknown, fields = {}, by = ada) => {
    const { to } = await send(body, undefined, by);
    await by.post(`${to}/taking`, fields);
    await world.runJobs();
    return to;
  };
  const takeBack = async (at: string, by = ada) => {
    const answer = await by.post(`${at}/taking-back`);
    await world.runJobs();
    return answer;
  };
  /** Days later nobody is signed in any more: somebody who keeps the directory and signs in then. */
  const later = (days: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + days * DAY);
    return world.staff('administrator', 'Late Bell');
  };
  const names = async (q: string) => (await sam.get(`${HELP}?q=${q}`)).page().all('.app-places h3');
  /** The page of the only entry that came from feeds. */
  const entry = async () => {
    const row = await world.asSystem((ctx) =>
      ctx.db.selectFrom('help_entries').select('id').where('trust_id', '=', ctx.trust.id).executeTakeFirstOrThrow(),
    );
    return `${HELP}/${row.id}`;
  };
  /** Does the public find it? */
  const isPublic = async (at: string) =>
    (await ask(undefined, 'GET', `/find-help/${at.split('/').at(-1)}`, { headers: { host: `${world.host}:3000` } }))
      .status === 200;
  /** Somebody writes something else of it. */
  const edit = async (at: string, fields: object, by = ada) => {
    const form = (await by.get(`${at}/edit`)).page();
    const held = ['name', 'summary', 'more', 'phone', 'version'].map((field) => [field, form.value(field)]);
    const typed = { ...Object.fromEntries(held), organisation: ORG.name, shown: 'public', ...fields };
    return by.post(at, typed);
  };
  return { ...world, ada, sam, send, take, takeBack, later, names, entry, isPublic, edit };
}
