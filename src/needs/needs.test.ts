import { beforeEach, describe, expect, test } from 'vitest';
import { listRoutes } from '../../src/app.ts';
import { type Desk, newTrust, open } from '../../test/harness.ts';
import { addressIn, newWorld, type World } from '../../test/world.ts';
import { listOpenOfKind, listOpenPromises, makePromise } from '../cases/index.ts';
import { addWay, changePerson, findPerson, listExceptions, mergePeople } from '../people/index.ts';
import { stillRight } from './needs.ts';

/** The values as they stood when the form was opened, which it sends along. */
const wasOf = ({ document }: ReturnType<Awaited<ReturnType<Desk['get']>>['page']>) =>
  Object.fromEntries(
    [...document.querySelectorAll('input[name^="was_"]')].map((one) => [
      one.getAttribute('name') ?? '',
      one.getAttribute('value') ?? '',
    ]),
  );

const NUMBER = '07700 900123';

/** The small world, in which Grace became Ben, who uses British Sign Language. */
async function withBen() {
  const world = await newWorld();
  const ben = await world.sam.as(async (ctx) => {
    const grace = await findPerson(ctx, world.grace.id);
    await changePerson(ctx, grace, { name: 'Ben Shaw', call_me: 'Ben', needs: ['bsl'] });
    await addWay(ctx, grace, { kind: 'email', value: 'ben@example.org' });
    return findPerson(ctx, grace.id);
  });
  return { ...world, ben };
}

describe('do not phone', () => {
  let world: Awaited<ReturnType<typeof withBen>>;
  beforeEach(async () => {
    world = await withBen();
  });

  test('no page of the desk offers to call Ben or holds his number as a link', async () => {
    const { sam, kase, promise } = world;
    const manager = await world.staff('manager', 'Mia Long');
    const pages = listRoutes(open().house).filter(({ method, path }) => method === 'GET' && path.startsWith('/desk'));
    const asked = [
      ...pages.map(({ path }) => addressIn(world as unknown as World, path)),
      `/desk?row=${promise.id}`,
      ...['call', 'told', 'no-answer', 'move', 'change', 'add'].map(
        (act) => `/desk/cases/${kase.ref}?do=${act}&on=${promise.id}`,
      ),
      '/desk/search?q=Shaw',
      '/desk/suggestions/callers?q=Shaw',
      '/desk/people/suggestions?q=Shaw',
      `/desk/cases/${kase.ref}/print?details=with`,
      `/desk/cases/${kase.ref}/print?details=without`,
      '/desk/promises?who=team',
    ];
    let named = 0;
    for (const address of asked) {
      // Settings are a manager's, My day and its rows the officer's.
      const { body } = await (address.startsWith('/desk/settings') ? manager : sam).get(address);
      if (body.includes('Ben')) named += 1;
      const offer = /Call Ben|Call<span[^>]*> Ben|New call for this person/.exec(body)?.[0];
      expect([address, offer, body.includes('tel:07700900123')]).toEqual([address, undefined, false]);
    }
    expect(named).toBeGreaterThan(20);
  }, 120_000);

  test('“Do not phone” in their own words is obeyed as the need is', async () => {
    const { sam, kase, ben, promise } = world;
    await sam.as(async (ctx) =>
      changePerson(ctx, await findPerson(ctx, ben.id), { needs: [], contact_rule: 'Text only. Do not phone.' }),
    );
    for (const address of ['/desk', '/desk/promises', `/desk/cases/${kase.ref}`, `/desk/people/${ben.id}`]) {
      const { body } = await sam.get(address);
      expect([address, body.includes('Do not phone'), /Call Ben|Call<span|tel:/.test(body)]).toEqual([
        address,
        true,
        false,
      ]);
    }
    const tried = { result: 'no_answer', channel: 'phone', when: '2026-11-25T12:00:00.000Z' };
    const refused = await sam.post(`/desk/promises/${promise.id}/attempts`, tried);
    expect(refused.page().errors[0]).toContain('They asked us not to phone.');
    const paper = (await sam.get(`/desk/cases/${kase.ref}/print?details=without`)).page().text;
    expect(paper).toContain('Do not phone.');
  });

  test('letter, row, case, search, list, suggestion, print and paper all say “Do not phone”', async () => {
    const { sam, kase, ben, promise } = world;
    const places = [
      '/desk',
      '/desk/cases',
      `/desk/cases/${kase.ref}`,
      `/desk/people/${ben.id}`,
      '/desk/search?q=Shaw',
      '/desk/suggestions/callers?q=Shaw',
      '/desk/people/suggestions?q=Shaw',
      `/desk/promises/${promise.id}`,
      '/desk/promises',
      '/desk/downtime/print',
      `/desk/cases/${kase.ref}/print?details=with`,
      `/desk/cases/${kase.ref}/print?details=without`,
    ];
    for (const address of places) {
      expect([address, (await sam.get(address)).body.includes('Do not phone')]).toEqual([address, true]);
    }
    expect((await sam.get('/desk/downtime/print')).page().one('.app-paper')).not.toContain(`, ${NUMBER}`);
  });

  test('a phone call that was chosen is refused with what to do; with a reason it is let through and written down', async () => {
    const { sam, kase, ben, promise } = world;
    const address = `/desk/cases/${kase.ref}/promises/${promise.id}/telling`;
    const said = { told: 'The plan is ready', identity: 'not_needed', needs_met: 'yes' };
    const refused = await sam.post(address, { ...said, channel: 'phone' });
    expect([refused.status, refused.page().errors]).toEqual([
      422,
      [
        'They use British Sign Language. Do not phone. Choose BSL video relay, text, email, letter, in person or Relay UK.',
      ],
    ]);
    expect(refused.page().value('told')).toBe('The plan is ready');
    const answer = await sam.post(address, { ...said, other_channel: 'phone', against: 'His sister rang us for him' });
    expect(answer.status).toBe(303);
    expect(await sam.as((ctx) => listExceptions(ctx, ben.id, 9))).toMatchObject([
      { channel: 'phone', reason: 'His sister rang us for him' },
    ]);
    expect((await sam.get(`/desk/people/${ben.id}`)).page().text).toContain('His sister rang us for him');
  });

  test('a try by phone or voicemail is refused, by any other way it is kept', async () => {
    const { sam, promise } = world;
    const address = `/desk/promises/${promise.id}/attempts`;
    const when = '2026-11-25T12:00:00.000Z';
    for (const wrong of [
      { result: 'no_answer', channel: 'phone' },
      { result: 'voicemail_left', channel: 'phone' },
    ]) {
      const refused = await sam.post(address, { ...wrong, when });
      expect([refused.status, refused.page().errors[0]]).toEqual([
        422,
        expect.stringContaining('They use British Sign'),
      ]);
    }
    expect((await sam.post(address, { result: 'no_answer', when })).status).toBe(303);
  });

  test('whether their needs were met is asked each time, and why not', async () => {
    const { sam, kase, promise } = world;
    const address = `/desk/cases/${kase.ref}/promises/${promise.id}/telling`;
    const said = { told: 'The plan is ready', identity: 'not_needed', channel: 'video_relay' };
    expect((await sam.post(address, said)).page().errors).toEqual(['Choose whether this met their needs']);
    expect((await sam.post(address, { ...said, needs_met: 'no' })).page().errors).toEqual(['Write what was missing']);
    await sam.post(address, { ...said, needs_met: 'no', needs_unmet: 'The relay was closed' });
    expect((await sam.get(`/desk/cases/${kase.ref}`)).page().one('.app-timeline')).toContain('The relay was closed');
    const print = (await sam.get(`/desk/cases/${kase.ref}/print?details=without`)).body;
    expect([print.includes('Needs not met'), print.includes('The relay was closed')]).toEqual([true, false]);
  });
});

describe('asking', () => {
  const form = async (desk: Desk, id: string) => (await desk.get(`/desk/people/${id}/needs`)).page();

  test('needs are kept once with the person, with size, language and who asked; saving needs an answer', async () => {
    const { sam, grace, kase } = await newWorld();
    const address = `/desk/people/${grace.id}/needs`;
    const was = wasOf(await form(sam, grace.id));
    const empty = await sam.post(address, was);
    expect([empty.status, empty.page().errors]).toEqual([422, ['Tick what they need, or “They need none of these”']]);
    const both = await sam.post(address, { ...was, needs: ['moon'], none: 'yes' });
    expect(both.page().errors).toEqual(['Choose needs, or “They need none of these”, not both']);
    const said = { needs: ['large_print', 'interpreter'], detail_large_print: '18 point', language: 'Igbo' };
    await sam.post(address, {
      ...was,
      ...said,
      interpreter_gender: 'woman',
      needs_share: 'yes',
      consent: 'no',
      snomed: 'adjustments',
    });
    expect(await sam.as((ctx) => findPerson(ctx, grace.id))).toMatchObject({
      needs: ['interpreter', 'large_print'],
      need_details: { large_print: '18 point' },
      needs_asked_by: sam.id,
      needs_asked_on: '2026-11-24',
      needs_review_on: '2027-11-24',
      flags: ['1108111000000107', '1853781000000107'],
    });
    const page = (await sam.get(`/desk/people/${grace.id}`)).page().text;
    for (const words of ['Large print (18 point)', 'Interpreter (Igbo, a woman)', 'A ward may be told.'])
      expect(page).toContain(words);
    expect((await sam.get('/desk')).page().one('.app-todo')).toContain('Large print (18 point)');
    expect((await sam.get(`/desk/cases/${kase.ref}`)).page().one('.app-idbar')).toContain(
      'Interpreter (Igbo, a woman)',
    );
  });

  test('two who change the needs at once: both versions are shown, and “keep both” keeps every tick and text', async () => {
    const world = await newWorld();
    const { sam, grace } = world;
    const priya = await world.staff('officer', 'Priya Nair');
    const address = `/desk/people/${grace.id}/needs`;
    const was = wasOf(await form(sam, grace.id));
    const untouched = { interpreter_gender: 'any', consent: 'not_asked', needs_share: 'not_asked' };
    await priya.post(address, { ...was, ...untouched, needs: ['bsl'], needs_detail: 'SignVideo', needs_share: 'yes' });
    const clash = await sam.post(address, {
      ...was,
      ...untouched,
      needs: ['bsl_video', 'moon'],
      needs_detail: 'Not on Mondays',
    });
    const page = clash.page();
    expect([clash.status, page.heading]).toEqual([409, 'Priya changed this while you were typing']);
    for (const words of ['BSL video, Moon', 'British Sign Language (BSL)', 'SignVideo', 'Not on Mondays'])
      expect(page.text).toContain(words);
    const again = [...page.document.querySelectorAll('main form input[type=hidden]')].map(
      (one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? ''] as const,
    );
    const clashes = again.flatMap(([name, value]) => (name === 'clash' ? value : []));
    const fields = { ...Object.fromEntries(again), clash: clashes, keep: 'both' };
    expect((await sam.post(address, fields)).status).toBe(303);
    const kept = await sam.as((ctx) => findPerson(ctx, grace.id));
    expect([...kept.needs].sort()).toEqual(['bsl', 'bsl_video', 'moon']);
    expect([kept.needs_detail, kept.needs_share]).toEqual(['SignVideo\nNot on Mondays', 'yes']);
  });

  test('two who change how contact is safe at once are told, and nothing is lost', async () => {
    const { sam, grace } = await newWorld();
    const address = `/desk/people/${grace.id}/safe-contact`;
    const was = wasOf((await sam.get(address)).page());
    await sam.post(address, { ...was, unsafe: 'yes', safe_way: 'text' });
    const clash = await sam.post(address, { ...was, unsafe: 'yes', safe_way: 'phone' });
    expect(clash.status).toBe(409);
    expect((await sam.as((ctx) => findPerson(ctx, grace.id))).safe_way).toBe('text');
  });

  test('“none” is an answer: nobody asks twice', async () => {
    const { sam, ada } = await newWorld();
    await sam.post(`/desk/people/${ada.id}/needs`, { ...wasOf(await form(sam, ada.id)), none: 'yes' });
    expect((await sam.get(`/desk/people/${ada.id}`)).page().text).toContain('Asked on');
    expect(await sam.as((ctx) => findPerson(ctx, ada.id))).toMatchObject({ needs: [], needs_review_on: null });
  });

  test('a year later the owner of the case is to ask, once; “Still right” is one press', async () => {
    const { sam, ben, clock, runSweep, kase } = await withBen();
    await runSweep('needs.review');
    expect(await sam.as((ctx) => listOpenOfKind(ctx, 'review'))).toEqual([]);
    clock.now = new Date('2027-11-24T06:00:00Z');
    await runSweep('needs.review');
    await runSweep('needs.review');
    const made = await sam.as((ctx) => listOpenOfKind(ctx, 'review'));
    expect(made).toMatchObject([{ owner_id: sam.id, person_id: ben.id, case_id: kase.id }]);
    await sam.as(async (ctx) => stillRight(ctx, await findPerson(ctx, ben.id)));
    expect(await sam.as((ctx) => listOpenOfKind(ctx, 'review'))).toEqual([]);
    expect(await sam.as((ctx) => findPerson(ctx, ben.id))).toMatchObject({ needs_review_on: '2028-11-23' });
  });

  test('a review stands in My day under its own words and leads to the two presses', async () => {
    const { sam, ben, kase } = await withBen();
    await sam.as((ctx) =>
      makePromise(ctx, { kind: 'review', about: 'needs', person: ben.id, case: kase.id, owner: sam.id, due: ctx.now }),
    );
    const day = (await sam.get('/desk')).page();
    expect(day.text).toContain('Ask Ben Shaw if their needs are still right');
    const review = await sam.get(`/desk/people/${ben.id}/needs/review`);
    expect(review.page().text).toContain('British Sign Language');
    expect((await sam.post(`/desk/people/${ben.id}/needs/review`)).to).toContain(`/desk/people/${ben.id}`);
    const kinds = await sam.as(async (ctx) => (await listOpenPromises(ctx, kase.id)).map(({ kind }) => kind));
    expect(kinds).toEqual(['call_back']);
  });

  test('after a merge the one who stays has the needs of both, and what protects wins', async () => {
    const { sam, ben, ada } = await withBen();
    await sam.as(async (ctx) => {
      await changePerson(ctx, await findPerson(ctx, ada.id), {
        unsafe: true,
        safe_way: 'text',
        needs: ['large_print'],
      });
      await mergePeople(ctx, {
        stays: await findPerson(ctx, ben.id),
        goes: await findPerson(ctx, ada.id),
        choices: {},
      });
    });
    expect(await sam.as((ctx) => findPerson(ctx, ada.id))).toMatchObject({
      id: ben.id,
      needs: ['bsl', 'large_print'],
      unsafe: true,
      safe_way: 'text',
    });
  });
});

describe('safe contact', () => {
  test('only the safe way is open, messages are refused, and lists say only that there is something to read', async () => {
    const { sam, grace, kase, promise } = await newWorld();
    const address = `/desk/people/${grace.id}/safe-contact`;
    const was = wasOf((await sam.get(address)).page());
    expect((await sam.post(address, was)).page().errors).toEqual(['Choose if somebody might see or hear what we send']);
    await sam.post(address, {
      ...was,
      unsafe: 'yes',
      safe_way: 'phone',
      safe_times: 'Mondays',
      code_word: 'Bluebell',
      no_messages: 'yes',
    });
    const bar = (await sam.get(`/desk/cases/${kase.ref}`)).page().one('.app-idbar');
    for (const words of ['Only by phone.', 'Safe times: Mondays.', 'Code word: Bluebell.', 'Never leave a message.'])
      expect(bar).toContain(words);
    for (const list of [
      '/desk/cases',
      '/desk/search?q=Okafor',
      '/desk/downtime/print',
      `/desk/cases/${kase.ref}/print?details=without`,
    ])
      expect([list, (await sam.get(list)).body.includes('Bluebell')]).toEqual([list, false]);
    expect((await sam.get('/desk/cases')).body).toContain('Someone might see this');
    const when = '2026-11-25T12:00:00.000Z';
    const acts = `/desk/promises/${promise.id}/attempts`;
    for (const result of ['voicemail_left', 'message_left']) {
      const refused = await sam.post(acts, { result, message_with: 'Her son', when });
      expect([result, refused.status]).toEqual([result, 422]);
    }
    const refused = await sam.post(`/desk/cases/${kase.ref}/promises/${promise.id}/telling`, {
      told: 'x',
      identity: 'not_needed',
      channel: 'email',
    });
    expect(refused.page().errors[0]).toContain('the safe way is phone');
  });

  test('another trust finds nothing of it', async () => {
    const { grace } = await newWorld();
    const other = await (await newTrust()).staff('manager', 'Olu Stranger');
    for (const path of ['needs', 'needs/review', 'safe-contact']) {
      expect((await other.get(`/desk/people/${grace.id}/${path}`)).status).toBe(404);
      expect((await other.post(`/desk/people/${grace.id}/${path}`)).status).toBe(404);
    }
  });
});
