import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask, open, urlEncoded } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { at } from '../../test/promised.ts';
import { newWorld } from '../../test/world.ts';
import { record } from '../audit/index.ts';
import { addContact, closeCase, listOpenPromises, listSent, openableCase } from '../cases/index.ts';
import { addWay } from '../people/index.ts';
import { createPlace } from '../places/index.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => {
  server.mails.length = 0;
  delete open().house.senders;
  delete open().house.mailFrom;
});

/** Somebody with a link, without an account: one browser. */
function visitor(path: string) {
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
async function asking({
  sharing = 'no_name' as 'no_name' | 'name' | 'not_asked',
  email = 'ward7b@anytown.example',
} = {}) {
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
  const send = async (more: Record<string, string> = {}) => sam.post(page, { ...(await fields(more)), act: 'send' });
  const later = async (minutes: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000);
    await world.runJobs();
  };
  /** The text of a mail as it is read. */
  const textOf = (raw: string) =>
    raw
      .replaceAll('=\r\n', '')
      .replaceAll('=3D', '=')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const linkIn = (raw = '') => /\/q\/[\w-]{75}/.exec(textOf(raw))?.[0] ?? '';
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
  const steps = () =>
    sam.as(async (ctx) =>
      (await listOpenPromises(ctx, (await openableCase(ctx, kase.ref)).id)).map(({ kind, about }) =>
        about ? `${kind}: ${about}` : kind,
      ),
    );
  return {
    ...{ ...world, share, page, fields, send, later, arrived, steps, linkIn, textOf },
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

const ANSWER = { answer: 'A carer is booked from 4pm.', share: 'yes', name: 'Sister J Cole, ward manager' };

describe('asking', () => {
  test('the officer sees exactly what the ward will see, and the ward sees that, character for character', async () => {
    const { sam, page, fields, arrived } = await asking();
    const look = (await sam.post(page, { ...(await fields()), act: 'look' })).page();
    expect(look.text).toContain('This is exactly what Ward 7B will see.');
    const seen = ['question', 'background', 'outcome'].map(
      (part) => look.document.querySelector(`[data-seen="${part}"]`)?.textContent,
    );
    expect(seen[1]).toBe('[name] does not know who will be at home. Her mother fell last week.');
    const ward = await arrived();
    const theirs = (await ward.get()).page();
    expect(theirs.heading).toBe(seen[0]);
    expect(theirs.all('main .app-as-typed')).toEqual(seen.slice(1));
    expect(theirs.text).toContain(
      'Sam Reid from PALS is asking. Please answer by 11am tomorrow. It takes about 1 minute.',
    );
    expect(theirs.text).toContain('Do not put this question in the clinical record.');
  });

  test('the email, its address and the title of the page name nobody', async () => {
    const { arrived, textOf } = await asking({ sharing: 'name' });
    const ward = await arrived({ question: 'What is planned for Ada Okafor going home?' });
    const raw = textOf(server.mails[0]?.raw ?? '');
    expect(raw).toContain('PALS has a question about a patient. Please answer by 11am on Wednesday 25 November');
    expect(raw.replace(/\s+/g, ' ')).toContain(
      'This link is for Ward 7B. You can pass it to a colleague in the trust. You can also call us on 4455.',
    );
    expect(raw).not.toMatch(/Okafor|Grace|Ada\b|going home|PAL-2/);
    const first = await ward.get();
    expect(first.page().title).not.toMatch(/Okafor|Grace|Ada\b/);
    expect(first.headers).toMatchObject({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  });

  test('nothing goes while sharing was not asked, and a bed number stops a question without a name', async () => {
    const closed = await asking({ sharing: 'not_asked' });
    expect((await closed.send()).page().errors[0]).toContain('You have not asked if we can share this');
    const { send } = await asking();
    const refused = await send({ background: 'She is in bed 12.' });
    expect(refused.page().errors[0]).toContain('This has a bed number in it (bed 12)');
    expect(refused.page().value('background')).toBe('She is in bed 12.');
    expect(server.mails).toHaveLength(0);
  });

  test('a ward without an email is to be phoned, or an address is typed', async () => {
    const { send, arrived } = await asking({ email: '' });
    expect((await send()).page().errors).toEqual(['Ward 7B has no email. Phone 4471, or enter an address.']);
    const ward = await arrived({ email: 'sister.cole@anytown.example' });
    expect((await ward.get()).status).toBe(200);
  });

  test('taken back within ten seconds it does not go, and stands in the form again', async () => {
    const { sam, send, later, casePage, kase } = await asking();
    await send();
    const undo = (await casePage()).document.querySelector('form[action$="/undoing"]')?.getAttribute('action') ?? '';
    const back = await sam.post(undo);
    expect(back.to).toBe(`/desk/cases/${kase.ref}/questions/new`);
    expect((await sam.get(back.to)).page().value('question')).toBe('What is planned for going home?');
    await later(1);
    expect(server.mails).toHaveLength(0);
    // Nobody was asked, so nobody is to be told that permission was taken back.
    expect(await sam.as((ctx) => listSent(ctx, kase.id))).toEqual([]);
  });

  test('an organisation outside the trust is not given a name unless that was agreed for it', async () => {
    const { arrived } = await asking({ sharing: 'name' });
    const outside = await arrived({ whom: 'outside', organisation: 'Age UK Anytown', email: 'help@ageuk.example' });
    expect((await outside.get()).body).not.toMatch(/Grace|Okafor/);
  });
});

describe('answering', () => {
  test('a reminder that waits for the mail server does not go once the ward has answered', async () => {
    const { arrived, later, question, sam } = await asking();
    const ward = await arrived();
    const { href } = await question();
    expect((await sam.post(`${href}/chase`)).status).toBe(303);
    server.refuse(450);
    await later(1);
    await ward.post('answer', ANSWER);
    server.refuse(undefined);
    const before = server.mails.length;
    await later(10);
    expect(server.mails).toHaveLength(before);
  });

  test('a ward answers without an account: the promise is kept, PALS tells the daughter, the case shows it', async () => {
    const { arrived, steps, casePage } = await asking();
    const ward = await arrived();
    const sent = await ward.post('answer', ANSWER);
    expect(sent.to).toBe(ward.path);
    const thanks = (await ward.get()).page();
    expect(thanks.heading).toBe('Thank you. PALS has your answer.');
    expect(thanks.text).toMatch(/We will tell the family by 1pm today/);
    expect(thanks.text).toContain('A carer is booked from 4pm.');
    expect(await steps()).toContain('tell_answer');
    expect(await steps()).not.toContain('service_answer');
    const page = await casePage();
    expect(page.text).toContain('A carer is booked from 4pm.');
    expect(page.text).toContain('Answered');
  });

  test('looking ten times changes nothing: not opened, not used up', async () => {
    const { arrived, question } = await asking();
    const ward = await arrived();
    for (let n = 0; n < 10; n += 1) {
      expect((await ward.get()).status).toBe(200);
      expect((await ward.head()).status).toBe(200);
    }
    expect(await (await question()).text()).toContain('Not opened yet.');
    await ward.post('opening');
    expect(await (await question()).text()).toContain('Opened 10:01am');
  });

  test('an empty answer says what to do, and keeps what was typed', async () => {
    const { arrived } = await asking();
    const ward = await arrived();
    const page = (await ward.post('answer', { name: 'J Cole' })).page();
    expect(page.errors).toEqual([
      'Write your answer, or choose “I need more time”',
      'Choose if we can share this with the family',
    ]);
    expect(page.value('name')).toBe('J Cole');
    expect((await ward.post('answer', { ...ANSWER, answer: 'x'.repeat(10_001) })).page().errors).toEqual([
      'Use 10,000 characters or fewer, or call PALS',
    ]);
  });

  test('what was typed is there again after an emergency, in that browser alone', async () => {
    const { arrived } = await asking();
    const ward = await arrived();
    expect((await ward.post('draft', { answer: 'A carer is boo', share: 'yes' })).json()).toEqual({ saved: true });
    expect((await ward.get()).page().value('answer')).toBe('A carer is boo');
    ward.forget();
    expect((await ward.get()).page().value('answer')).toBe('');
  });

  test('with a name a code comes first; what was written when the half hour ended is there after the next code', async () => {
    const { arrived, later } = await asking({ sharing: 'name' });
    const ward = await arrived({ question: 'What is planned for Ada Okafor going home?' });
    expect((await ward.get()).body).not.toMatch(/Okafor|going home/);
    const enter = async () => {
      await ward.post('codes');
      await later(0);
      const code = /Your code is (\d{6})/.exec(server.mails.at(-1)?.raw ?? '')?.[1] ?? '';
      expect((await ward.post('visits', { code })).to).toBe(ward.path);
    };
    await enter();
    expect((await ward.get()).page().heading).toBe('What is planned for Ada Okafor going home?');
    await later(31);
    const late = await ward.post('answer', ANSWER);
    expect(late.status).toBe(422);
    expect(late.body).not.toMatch(/Okafor|carer/);
    await enter();
    expect((await ward.get()).page().value('answer')).toBe(ANSWER.answer);
    await ward.post('answer', ANSWER);
    expect((await ward.get()).page().heading).toBe('Thank you. PALS has your answer.');
  });

  test('a colleague who opens the link later sees who answered, and not what; both can add something', async () => {
    const { arrived, steps, question } = await asking();
    const ward = await arrived();
    await ward.post('answer', { ...ANSWER, share: 'no', answer: 'Her son asked us to say nothing.' });
    ward.forget();
    const page = (await ward.get()).page();
    expect(page.heading).toBe('Sister J Cole, ward manager answered at 10:01am');
    expect(page.text).not.toContain('son');
    await ward.post('addition', { words: 'The carer comes at 5pm.' });
    await ward.post('addition', { words: 'The carer comes at 5pm.' }); // a second press
    expect((await steps()).filter((step) => step.includes('Look at what Ward 7B wrote'))).toHaveLength(1);
    expect(await (await question()).text()).toContain('The carer comes at 5pm.');
  });

  test('an answer for PALS alone does not stand in what the officer is about to say', async () => {
    const { arrived, sam, kase } = await asking();
    const ward = await arrived();
    await ward.post('answer', { ...ANSWER, share: 'no', answer: 'Her son asked us to say nothing.' });
    const tell = (await sam.get(`/desk/cases/${kase.ref}?do=told`)).page();
    expect(tell.value('told')).toBe('');
  });

  test('an answer that comes after the case was closed is kept, and its owner looks', async () => {
    const { arrived, sam, kase, steps, casePage } = await asking();
    const ward = await arrived();
    await sam.as(async (ctx) => {
      const fresh = await openableCase(ctx, kase.ref);
      const fates = Object.fromEntries(
        (await listOpenPromises(ctx, kase.id)).map(({ id }) => [id, 'cancelled' as const]),
      );
      await closeCase(ctx, fresh, { outcome: 'explained', told: 'yes', promises: fates });
    });
    expect((await ward.get()).page().heading).toBe('What is planned for going home?');
    await ward.post('answer', ANSWER);
    expect(await steps()).toEqual(['look_into: Look at what Ward 7B wrote after this case was closed']);
    expect((await casePage()).text).toContain('A carer is booked from 4pm.');
  });

  test('what PALS was told by phone stands on the page of the link', async () => {
    const { arrived, sam, kase } = await asking();
    const ward = await arrived();
    const href =
      (
        await sam.get(
          `/desk/cases/${kase.ref}?do=answer&on=${(await sam.as((ctx) => listOpenPromises(ctx, kase.id))).find(({ kind }) => kind === 'service_answer')?.id}`,
        )
      )
        .page()
        .document.querySelector('form[action$="/answer"]')
        ?.getAttribute('action') ?? '';
    await sam.post(href, { answer: 'A carer comes.', from: 'Sister Cole', share: 'yes', teller: 'pals' });
    expect((await ward.get()).page().heading).toBe('Told to PALS by phone by Sister Cole');
  });

  test('an old link says to call, a recalled one that PALS needs it no more', async () => {
    const { arrived, later, sam, question } = await asking();
    const ward = await arrived();
    const { href } = await question();
    await sam.post(`${href}/recall`);
    await sam.post(`${href}/recall`); // a second press
    const recalled = await ward.get();
    expect([recalled.status, recalled.page().heading]).toEqual([410, 'PALS no longer needs this. Thank you.']);
    expect((await ward.post('answer', ANSWER)).status).toBe(410);
    const other = await arrived();
    await later(32 * 24 * 60);
    expect((await other.get()).page().text).toBe('This link has stopped workingCall PALS on 4455.');
  });

  test('permission taken back stops the question at once, and what has not gone does not go', async () => {
    const { arrived, share, send, later } = await asking();
    const ward = await arrived();
    await share('keep');
    expect((await ward.get()).page().heading).toBe('PALS no longer needs this. Thank you.');
    await later(1);
    expect((await ward.get()).status).toBe(410);
    const other = await asking();
    await other.send();
    await other.share('keep');
    server.mails.length = 0;
    await other.runJobs();
    await other.later(1);
    expect(server.mails).toHaveLength(0);
    expect((await send()).status).toBe(422);
  });
});

describe('not now, or not me', () => {
  test('more time moves the answer, works on, and tells the officer if it is later than what was promised', async () => {
    const { arrived, steps, question } = await asking();
    const ward = await arrived();
    expect((await ward.get('?do=more-time')).page().all('label')).toContain('Tomorrow, by 5pm');
    expect((await ward.post('more-time', {})).page().errors).toEqual(['Choose when you can answer']);
    expect((await ward.post('more-time', { until: 'day', day: 'never' })).page().errors).toEqual([
      'Enter a day, like Friday or 27 November',
    ]);
    await ward.post('more-time', { until: 'day', day: 'Friday', reason: 'The consultant is away.' });
    expect((await ward.get()).page().text).toContain('You have until then: please answer by 5pm on Friday.');
    expect(
      (await steps()).some((step) =>
        step.includes('Ward 7B needs until 5pm on Friday 27 November: later than you promised Grace'),
      ),
    ).toBe(true);
    expect(await (await question()).text()).toContain('“The consultant is away.”');
  });

  test('passed to a colleague: their own link, the first one stops, PALS sees who has it', async () => {
    const { arrived, later, question, linkIn } = await asking();
    const ward = await arrived();
    expect((await ward.post('passing', { email: 'friend@gmail.com' })).page().errors).toEqual([
      'Choose a ward or service, or enter an email address of this trust',
    ]);
    expect((await ward.post('passing', { email: 'matron@anytown.example', note: 'She moved.' })).status).toBe(303);
    await later(0);
    const mail = server.mails.at(-1);
    expect(mail?.to).toEqual(['matron@anytown.example']);
    expect((await ward.get()).page().heading).toBe('A colleague has this now');
    const matron = visitor(linkIn(mail?.raw));
    expect((await matron.get()).page().text).toContain('From the colleague who passed it to you: She moved.');
    await matron.post('answer', ANSWER);
    expect(await (await question()).text()).toContain('Ward 7B passed it to matron@anytown.example');
  });

  test('a question with a name is not passed to a ward that may not know it', async () => {
    const { arrived, later, sam } = await asking({ sharing: 'name' });
    const ward = await arrived();
    await ward.post('codes');
    await later(0);
    await ward.post('visits', { code: /Your code is (\d{6})/.exec(server.mails.at(-1)?.raw ?? '')?.[1] ?? '' });
    const nine = [...(await ward.get('?do=not-for-me')).page().document.querySelectorAll('option')].find(
      (one) => one.textContent === 'Ward 9',
    );
    const refused = await ward.post('passing', { place: nine?.getAttribute('value') ?? '' });
    expect(refused.page().errors[0]).toContain('We may tell Ward 7B who it is, and not Ward 9.');
    expect(sam.id).not.toBe('');
  });

  test('given back, PALS has it again', async () => {
    const { arrived, steps } = await asking();
    const ward = await arrived();
    await ward.post('passing', { act: 'back', note: 'She left on Monday.' });
    expect((await ward.get()).page().heading).toBe('Thank you. PALS knows that this is not for you.');
    expect(await steps()).toContain('look_into: Ward 7B gave the question back: ask somebody else');
  });
});

describe('nobody answers', () => {
  test('the deputy is asked a working day late, the lead at three, the head of PALS at five; it stops with the answer', async () => {
    const world = await asking();
    const { arrived, clock, runSweep, runJobs, staff, linkIn } = world;
    await arrived();
    const mia = await staff('manager', 'Mia Cole');
    expect(
      (await mia.post('/desk/settings/head-of-pals', { name: 'Hal Head', email: 'hal@anytown.example', from: 'today' }))
        .to,
    ).toContain('done=saved');
    const chase = async (day: string, time: string) => {
      server.mails.length = 0;
      clock.now = at(day, time);
      await runSweep('questions.chase');
      await runSweep('questions.chase'); // a second look tells nobody again
      await runJobs();
      return server.mails.map(({ to }) => to.join()).sort();
    };
    expect(await chase('25', '15:00')).toEqual([]);
    expect(await chase('26', '08:00')).toEqual([]); // PALS is closed
    expect(await chase('26', '11:10')).toEqual(['ade@anytown.example', 'ward7b@anytown.example']);
    expect(await chase('30', '11:10')).toEqual(['cole@anytown.example', 'ward7b@anytown.example']);
    const links = linkIn(server.mails.find(({ to }) => to[0] === 'cole@anytown.example')?.raw);
    clock.now = new Date('2026-12-02T11:10:00Z');
    await runSweep('questions.chase');
    await runJobs();
    expect(server.mails.map(({ to }) => to.join())).toContain('hal@anytown.example');
    expect(await world.steps()).toContain('look_into: Ward 7B has not answered: decide with Hal Head what to do');
    const lead = visitor(links);
    expect((await lead.get()).page().text).toContain('Please answer as soon as you can.');
    await lead.post('answer', ANSWER);
    clock.now = new Date('2026-12-02T12:00:00Z');
    server.mails.length = 0;
    await runSweep('questions.chase');
    await runJobs();
    expect(server.mails).toEqual([]);
  });

  test('"Chase" reminds whoever has it now, once for a second press', async () => {
    const { arrived, sam, later, question } = await asking();
    await arrived();
    const { href } = await question();
    server.mails.length = 0;
    await sam.post(`${href}/chase`);
    await sam.post(`${href}/chase`);
    await later(1);
    expect(server.mails.map(({ to }) => to)).toEqual([['ward7b@anytown.example']]);
  });
});

test('a ward that answers the email instead of the link is not chased, and an officer says that this is the answer', async () => {
  const { arrived, asSystem, staff, kase, question, steps, clock, runSweep, runJobs } = await asking();
  await arrived();
  const { href } = await question();
  const contact = await asSystem(async (ctx) => {
    const came = await addContact(ctx, {
      ...{ case: kase.id, channel: 'email', direction: 'in', words: 'A carer is booked.', messageWith: 'Sister Cole' },
    });
    const about = { kind: 'question', about: href.split('/').at(-1) ?? '' };
    await record(ctx, 'mailbox.joined', { case: kase.id, contact: came.id, ...about });
    return came.id;
  });
  server.mails.length = 0;
  clock.now = at('27', '11:10');
  await runSweep('questions.chase');
  await runJobs();
  expect(server.mails).toEqual([]);
  const sam = await staff('officer', 'Priya Nair');
  const page = (await sam.get(href)).page();
  expect(page.text).toContain('They answered by email: Sister Cole');
  expect((await sam.post(`${href}/confirmation`, { contact })).to).toBe(`${href}?done=choose`);
  await sam.post(`${href}/confirmation`, { contact, share: 'yes' });
  await sam.post(`${href}/confirmation`, { contact, share: 'yes' }); // a second press
  expect((await sam.post(`${href}/confirmation`, { contact: kase.id, share: 'yes' })).status).toBe(404);
  expect((await steps()).filter((step) => step === 'tell_answer')).toHaveLength(1);
});

test('whatever is typed on the page of a link gets a page, never a crash', async () => {
  const { arrived } = await asking();
  const ward = await arrived();
  const strings = ['a\0b', '\uD800', '<script>alert(1)</script>', '%00', '__proto__', '{{7*7}}', 'x'.repeat(20_000)];
  for (const words of strings)
    for (const act of ['answer', 'draft', 'more-time', 'passing', 'opening', 'codes', 'visits', 'nothing']) {
      const fields = { answer: words, share: words, name: words, until: words, day: words, reason: words, code: words };
      const { status, body } = await ward.post(act, { ...fields, place: words, email: words, note: words, act: words });
      expect([act, words.slice(0, 20), status < 500, body.includes('<script>alert')]).toEqual([
        act,
        words.slice(0, 20),
        true,
        false,
      ]);
    }
  expect((await ward.get()).status).toBe(200);
});

test('the daughter can be asked herself, at her own address, behind a code; her answer stands on the case', async () => {
  const { arrived, sam, grace, later, steps, casePage } = await asking({ sharing: 'not_asked' });
  await sam.as((ctx) => addWay(ctx, grace, { kind: 'email', value: 'grace@example.org' }));
  const path = await arrived({ whom: 'person', question: 'Which day would suit you?', background: '' });
  expect(server.mails[0]?.to).toEqual(['grace@example.org']);
  await path.post('codes');
  await later(0);
  await path.post('visits', { code: /Your code is (\d{6})/.exec(server.mails.at(-1)?.raw ?? '')?.[1] ?? '' });
  expect((await path.get()).page().text).not.toContain('share this with the family');
  await path.post('answer', { answer: 'Thursday.' });
  expect(await steps()).toContain('look_into: Read what Grace Okafor answered');
  expect((await casePage()).text).toContain('Thursday.');
});
