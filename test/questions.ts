import { expect } from 'vitest';
import { listOpenPromises, openableCase } from '../src/cases/index.ts';
import { createPlace } from '../src/places/index.ts';
import { ask, urlEncoded } from './harness.ts';
import { type MailServer, sendBy } from './mail.ts';
import { newWorld } from './world.ts';

/** The text of a mail as it is read. */
export const textOf = (raw: string): string =>
  raw
    .replaceAll('=\r\n', '')
    .replaceAll('=3D', '=')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export const linkIn = (raw = ''): string => /\/q\/[\w-]{75}/.exec(textOf(raw))?.[0] ?? '';

/** Somebody with a link, without an account: one browser. */
export function visitor(path: string) {
  let cookie = '';
  const send = async (method: 'GET' | 'POST' | 'HEAD', to: string, fields?: Record<string, string>) => {
    const answer = await ask(undefined, method, to, {
      headers: {
        ...(cookie ? { cookie: `pals_link=${cookie}` } : {}),
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(fields ? { payload: urlEncoded(fields) } : {}),
    });
    const set = answer.cookies.find(({ name }) => name === 'pals_link');
    if (set) cookie = set.value;
    return answer;
  };
  return {
    path,
    get: (query = '') => send('GET', `${path}${query}`),
    head: () => send('HEAD', path),
    post: (act: string, fields: Record<string, string> = {}) => send('POST', `${path}/${act}`, fields),
    forget: () => {
      cookie = '';
    },
  };
}

/** A case whose daughter agreed that a ward is asked, and wards that can be written to. */
export async function asking(
  server: MailServer,
  { sharing = 'no_name' as 'no_name' | 'name' | 'not_asked', email = 'ward7b@anytown.example' } = {},
) {
  sendBy(server);
  const world = await newWorld();
  const { sam, kase } = world;
  await world.asSystem(async (ctx) => {
    await ctx.db
      .updateTable('places')
      .set({ email, deputy: 'Nurse Ade Bello', deputy_email: 'ade@anytown.example' })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', world.place)
      .execute();
    await ctx.db
      .updateTable('places')
      .set({ lead_email: 'cole@anytown.example' })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', world.place)
      .execute();
    await ctx.db.updateTable('trusts').set({ pals_phone: '4455' }).where('id', '=', ctx.trust.id).execute();
  });
  await sam.as((ctx) =>
    createPlace(ctx, {
      ...{ site_id: world.site, kind: 'ward', name: 'Ward 9', aliases: [], phone: '', lead: '', answers_pals: '' },
      ...{ visiting: '', email: 'ward9@anytown.example' },
    }),
  );
  /** As an officer changes it: what the page said is sent along. */
  const share = async (to: string, services = '') => {
    const { document } = (await sam.get(`/desk/cases/${kase.ref}/sharing`)).page();
    const hidden = [...document.querySelectorAll('main input[type="hidden"]')].map((one): [string, string] => [
      one.getAttribute('name') ?? '',
      one.getAttribute('value') ?? '',
    ]);
    const note = 'Grace, on the phone';
    const said = { ...Object.fromEntries(hidden), sharing: to, with: services, note };
    expect((await sam.post(`/desk/cases/${kase.ref}/sharing`, said)).status).toBe(303);
  };
  if (sharing !== 'not_asked') await share(sharing, sharing === 'name' ? 'Ward 7B' : '');
  const page = `/desk/cases/${kase.ref}/questions`;
  const fields = async (more: Record<string, string> = {}) => ({
    ...{ whom: 'service', place: 'Ward 7B', place_id: world.place, question: 'What is planned for going home?' },
    ...{ background: 'Grace does not know who will be at home. Her mother fell last week.', outcome: 'A date.' },
    ...{ when: 'choose', day: 'tomorrow', time: '11am', named: 'yes', teller: 'pals', marks: 'not_clinical' },
    ...more,
  });
  /** As an officer does it: looked at first, then sent. */
  const send = async (more: Record<string, string> = {}) => {
    const typed = await fields(more);
    const looked = await sam.post(page, { ...typed, act: 'look' });
    if (looked.status !== 200) return looked;
    return sam.post(page, { ...typed, act: 'send', seen: looked.page().value('seen') });
  };
  const later = async (minutes: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000);
    await world.runJobs();
  };
  /** The question went, and its link was read from the mail that arrived. */
  const arrived = async (more: Record<string, string> = {}) => {
    const sent = await send(more);
    expect([sent.status, sent.status === 422 ? sent.page().errors : sent.to]).toEqual([
      303,
      `/desk/cases/${kase.ref}?done=question`,
    ]);
    await later(1);
    return visitor(linkIn(server.mails.at(-1)?.raw));
  };
  const codeIn = () => /Your code is (\d{6})/.exec(server.mails.at(-1)?.raw ?? '')?.[1] ?? '';
  /** Whoever has the link asks for the code, and enters it. */
  const entered = async (ward: ReturnType<typeof visitor>) => {
    await ward.post('codes');
    await later(0);
    return ward.post('visits', { code: codeIn() });
  };
  const steps = () =>
    sam.as(async (ctx) =>
      (await listOpenPromises(ctx, (await openableCase(ctx, kase.ref)).id)).map(({ kind, about }) =>
        about ? `${kind}: ${about}` : kind,
      ),
    );
  return {
    ...{ ...world, share, page, fields, send, later, arrived, steps, codeIn, entered },
    casePage: async () => (await sam.get(`/desk/cases/${kase.ref}`)).page(),
    question: async () => {
      const href =
        (await sam.get(`/desk/cases/${kase.ref}`))
          .page()
          .document.querySelector('a[href*="/questions/0"]')
          ?.getAttribute('href') ?? '';
      return { href, text: async () => (await sam.get(href)).page().text };
    },
  };
}

export const ANSWER = { answer: 'A carer is booked from 4pm.', share: 'yes', name: 'Sister J Cole, ward manager' };
