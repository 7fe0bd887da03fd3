import { findCase, listCasePeople, listOpenPromises } from '../src/cases/index.ts';
import { createPlace, createSite } from '../src/places/index.ts';
import { type Desk, newTrust } from './harness.ts';

/** An officer who has just pressed "New call". */
export async function newCall(officer: Desk, about: Record<string, string> = {}) {
  const { to } = await officer.post('/desk/contacts', about);
  const id = to.split('/').at(-1) ?? '';
  return {
    id,
    to,
    page: async (query = '') => (await officer.get(`${to}${query}`)).page(),
    press: (act: string, fields: Record<string, string | readonly string[]>) => officer.post(to, { act, ...fields }),
    finish: (fields: Record<string, string | readonly string[]>) => officer.post(`${to}/finish`, fields),
  };
}

export async function desk(at?: Date) {
  const trust = await newTrust(at);
  return { ...trust, sam: await trust.staff() };
}

export async function withWard() {
  const world = await desk();
  const ward = await world.asSystem(async (ctx) => {
    const site = await createSite(ctx, { name: 'Main' });
    const details = { kind: 'ward' as const, email: '', lead: '', visiting: '2pm to 8pm', phone: '4471' };
    return createPlace(ctx, {
      ...details,
      site_id: site,
      name: 'Ward 7B',
      aliases: ['Willow'],
      answers_pals: 'Sister J Cole',
    });
  });
  return { ...world, ward };
}

/** The case behind an address like /desk/cases/PAL-26-0001?on=…&done=finished. */
export async function caseAt(officer: Desk, to: string) {
  const ref = /\/desk\/cases\/(PAL-\d\d-\d{4})\?on=[\w-]+&done=finished$/.exec(to)?.[1] ?? '';
  return officer.as(async (ctx) => {
    const kase = await findCase(ctx, ref);
    const promises = await listOpenPromises(ctx, kase.id);
    return {
      ...kase,
      promises,
      kinds: promises.map((promise) => promise.kind),
      people: await listCasePeople(ctx, kase.id),
    };
  });
}

/** What an officer writes down in most calls of the tests. */
export const notes = 'My mum is on ward 7B and nobody has told us about her going home tomorrow. She fell last week.';
