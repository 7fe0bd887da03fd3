import { expect, test } from 'vitest';
import { mailOf, takeRaw } from '../../test/emails.ts';
import { newWorld, type World } from '../../test/world.ts';
import { listOpenPromises, makePromise, openCase, restrictCase } from '../cases/index.ts';
import { addWay, createPerson } from '../people/index.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const GRACE = 'grace.okafor@example.com';

const come = async (world: World, mail: Parameters<typeof mailOf>[0]) => {
  const { id } = await world.asSystem((ctx) => takeRaw(ctx, mailOf(mail)));
  await world.runJobs();
  return id;
};

async function withAddress() {
  const world = await newWorld();
  await world.sam.as((ctx) => addWay(ctx, world.grace, { kind: 'email', value: GRACE }));
  return world;
}

test('an email of somebody we know says so, and is attached to their case with its files in one press', async () => {
  const world = await withAddress();
  const { sam, kase } = world;
  const id = await come(world, {
    from: `Grace <${GRACE}>`,
    text: 'Here is the letter.',
    files: [
      { name: 'letter.pdf', type: 'application/pdf', bytes: PDF },
      {
        name: 'run.exe',
        type: 'application/octet-stream',
        bytes: Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'),
      },
    ],
  });
  const list = (await sam.get('/desk/post')).page();
  expect(list.text).toContain('Sent by Grace Okafor, 1 open case · 2 attachments');
  const piece = (await sam.get(`/desk/post/${id}`)).page();
  expect(piece.text).toContain('Not taken into a case: it is a program.');
  expect((await sam.get(`/desk/post/${id}/files/1`)).bytes.equals(PDF)).toBe(true);
  expect((await sam.get(`/desk/post/${id}/files/2`)).status).toBe(404);
  expect((await sam.post(`/desk/post/${id}/case`, { ref: kase.ref })).to).toBe(`/desk/post?done=attached&mail=${id}`);
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.text).toContain('Email from Grace Okafor');
  expect(page.text).toContain('letter.pdf');
  expect(page.text).not.toContain('run.exe');
  // The second press, and taking it back.
  await sam.post(`/desk/post/${id}/case`, { ref: kase.ref });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text.match(/Here is the letter\./g)).toHaveLength(1);
  await sam.post(`/desk/post/${id}/waiting`);
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain(
    'Entered in error: This email was put back into Post',
  );
  expect((await sam.get('/desk/post')).page().text).toContain('Sent by Grace Okafor');
});

test('a new case begins with the words, is received when the email came, and knows whoever wrote', async () => {
  const world = await newWorld();
  const { sam, clock } = world;
  const id = await come(world, {
    from: 'Joan Hill <joan@example.org>',
    subject: 'Lost glasses',
    text: 'They were on the ward.',
  });
  const came = clock.now;
  clock.now = new Date(came.getTime() + 15 * 60_000);
  expect((await sam.post(`/desk/post/${id}/new-case`, { name: 'Joan Hill' })).page().errors).toEqual([
    'Choose what it is',
  ]);
  const to = (await sam.post(`/desk/post/${id}/new-case`, { type: 'concern', name: 'Joan Hill' })).to;
  const page = (await sam.get(to)).page();
  expect(page.text).toContain('They were on the ward.');
  expect(page.text).toContain('Joan Hill');
  expect(page.text).toContain('Read the email that came in, and answer');
  const kase = await sam.as((ctx) =>
    ctx.db
      .selectFrom('cases')
      .selectAll()
      .where('ref', '=', to.slice(-11))
      .where('trust_id', '=', ctx.trust.id)
      .executeTakeFirstOrThrow(),
  );
  expect(kase.received_at).toEqual(came);
  expect((await sam.post(`/desk/post/${id}/new-case`, { type: 'concern', name: 'Joan Hill' })).to).toBe(to);
  await come(world, { from: 'joan@example.org', subject: 'Again' });
  expect((await sam.get('/desk/post')).page().text).toContain('Sent by Joan Hill, 1 open case');
});

test('what is not for us says why and where it went, stays findable, and comes back', async () => {
  const world = await newWorld();
  const { sam } = world;
  const id = await come(world, { from: 'a@example.org', subject: 'My appointment' });
  const at = `/desk/post/${id}/elsewhere`;
  expect((await sam.post(at, { reason: '' })).page().errors).toEqual(['Choose why it is not for us']);
  expect((await sam.post(at, { reason: 'other_team' })).page().errors).toEqual([
    'Enter where it went, like “Appointments, by email”',
  ]);
  expect((await sam.post(at, { reason: 'other_team', went_to: 'Appointments' })).to).toContain('done=elsewhere');
  expect((await sam.get('/desk/post')).page().text).toContain('All post is sorted.');
  expect((await sam.get('/desk/post?show=elsewhere')).page().text).toContain(
    'For another team of the trust: Appointments – Sam Reid',
  );
  await sam.post(`/desk/post/${id}/waiting`);
  expect((await sam.get('/desk/post')).page().text).toContain('My appointment');
});

test('the morning’s pile is ticked, looked at once more, and sorted in one go', async () => {
  const world = await withAddress();
  const { sam, kase } = world;
  const known = await come(world, { from: GRACE, subject: 'One' });
  const stranger = await come(world, { from: 'x@example.org', subject: 'Two' });
  const ticked = `mail=${known}&mail=${stranger}`;
  const look = (await sam.get(`/desk/post/sorting?act=attach&${ticked}`)).page();
  expect(look.text).toContain('1 piece will be attached');
  expect(look.text).toContain(`One from ${GRACE} to ${kase.ref}`);
  expect(look.text).toContain('1 piece will stay in Post');
  expect((await sam.post('/desk/post/sorting', { act: 'attach', mail: [known, stranger] })).to).toContain('count=1');
  expect((await sam.post('/desk/post/sorting', { act: 'elsewhere', mail: [stranger] })).page().errors).toEqual([
    'Choose why it is not for us',
  ]);
  expect(
    (await sam.post('/desk/post/sorting', { act: 'elsewhere', mail: [stranger], reason: 'advertising' })).to,
  ).toContain('count=1');
  expect((await sam.get('/desk/post')).page().text).toContain('All post is sorted.');
  expect((await sam.get('/desk/post/sorting?act=attach')).to).toBe('/desk/post?done=none');
});

test('a scanned letter waits in Post with its day and is attached to a case', async () => {
  const { sam, kase } = await newWorld();
  const press = '0192f000-0000-7000-8000-000000000001';
  const send = (files: { name: string; bytes: Buffer }[], fields = {}) =>
    sam.upload(
      '/desk/post/letters',
      files,
      {},
      { press, from: 'Mr Hall', about: 'His hearing aids', day: 'yesterday', ...fields },
    );
  expect((await send([])).page().errors).toEqual(['Choose the scanned letter']);
  expect((await send([{ name: 'a.pdf', bytes: PDF }], { day: 'tomorrow' })).page().errors).toEqual([
    'Enter a day that is not after today',
  ]);
  expect((await send([{ name: 'a.pdf', bytes: PDF }])).to).toBe('/desk/post?done=letter');
  await send([{ name: 'a.pdf', bytes: PDF }]);
  const list = (await sam.get('/desk/post')).page();
  expect(list.all('.app-post a')).toHaveLength(1);
  expect(list.text).toContain('Mr Hall');
  const id = list.document.querySelector('.app-post a')?.getAttribute('href')?.split('/').at(-1) ?? '';
  expect((await sam.get(`/desk/post/${id}/files/1`)).bytes.equals(PDF)).toBe(true);
  expect((await sam.get(`/desk/post/${id}/original`)).status).toBe(404);
  expect((await sam.post(`/desk/post/${id}/case`, { ref: kase.ref })).status).toBe(422);
  await sam.post(`/desk/post/${id}/case`, { ref: kase.ref, sure: kase.ref });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.text).toContain('Letter from Mr Hall');
  expect(page.text).toContain('a.pdf');
});

test('what is with a restricted case is seen only by those who may open it', async () => {
  const world = await withAddress();
  const { sam, staff, kase } = world;
  const id = await come(world, { from: GRACE, subject: `${kase.ref}`, text: 'Very private.' });
  const olu = await staff('officer', 'Olu Stranger');
  expect((await olu.get(`/desk/post/${id}`)).page().text).toContain('Very private.');
  await sam.as((ctx) => restrictCase(ctx, kase, { names: [sam.id], reason: 'A colleague' }));
  for (const address of [`/desk/post/${id}`, `/desk/post/${id}/original`])
    expect((await olu.get(address)).status).toBe(404);
  expect((await sam.get(`/desk/post/${id}`)).page().text).toContain('Very private.');
  // What comes next goes behind the same wall, and a suggestion in Post tells nobody else of the case.
  await come(world, { from: GRACE, subject: `Re: ${kase.ref}`, text: 'More of it.' });
  expect((await olu.get('/desk/post')).page().text).toContain('All post is sorted.');
  await come(world, { from: 'x@example.org', subject: `Re: ${kase.ref}` });
  const list = (await olu.get('/desk/post')).page().text;
  expect(list).not.toMatch(/names (a case|PAL)/i);
  expect(list).not.toContain('Grace Okafor');
});

test('those who do not handle post cannot look; another trust has its own', async () => {
  const world = await newWorld();
  const id = await come(world, { from: 'a@example.org', subject: 'Ours' });
  const mails = [`/desk/post`, `/desk/post/${id}`, `/desk/post/${id}/original`];
  for (const role of ['volunteer', 'board', 'complaints', 'system_administrator'] as const)
    for (const address of mails) expect((await (await world.staff(role, 'No Post')).get(address)).status).toBe(403);
  const administrator = await world.staff('administrator', 'Ann Post');
  expect((await administrator.get('/desk/post')).page().text).toContain('Ours');
  const other = await newWorld();
  expect((await other.sam.get('/desk/post')).page().text).not.toContain('Ours');
  for (const address of [`/desk/post/${id}`, `/desk/post/${id}/original`, `/desk/post/${id}/files/1`])
    expect((await other.sam.get(address)).status).toBe(404);
  for (const act of ['case', 'new-case', 'elsewhere', 'waiting'])
    expect((await other.sam.post(`/desk/post/${id}/${act}`, { ref: 'PAL-26-0001' })).status).toBe(404);
});

test('two people with one address are both offered, and nobody is chosen', async () => {
  const world = await withAddress();
  const { sam } = world;
  await sam.as(async (ctx) => {
    const ben = await createPerson(ctx, { name: 'Ben Okafor' });
    await addWay(ctx, ben, { kind: 'email', value: GRACE });
    await openCase(ctx, { type: 'concern', owner: sam.id, caller: ben.id, receivedAt: ctx.now });
  });
  const id = await come(world, { from: GRACE, subject: 'Which of us?' });
  expect((await sam.get('/desk/post')).page().text).toContain('2 people have this address');
  const page = (await sam.get(`/desk/post/${id}`)).page().text;
  expect(page).toContain('Grace Okafor');
  expect(page).toContain('Ben Okafor');
});

test('what a colleague has sorted meanwhile is told, and nothing is changed', async () => {
  const world = await withAddress();
  const { sam, staff, kase } = world;
  const olu = await staff('officer', 'Olu Grant');
  const id = await come(world, { from: GRACE, subject: 'Which?' });
  await olu.post(`/desk/post/${id}/elsewhere`, { reason: 'other_team', went_to: 'Appointments' });
  const late = [
    await sam.post(`/desk/post/${id}/case`, { ref: kase.ref }),
    await sam.post(`/desk/post/${id}/new-case`, { type: 'concern', name: 'Grace' }),
    await sam.post(`/desk/post/${id}/elsewhere`, { reason: 'advertising' }),
  ];
  for (const answer of late) {
    expect(answer.status).toBe(422);
    expect(answer.page().text).toContain(
      'This is sorted already: Not for us. For another team of the trust: Appointments.',
    );
  }
  expect((await olu.post(`/desk/post/${id}/elsewhere`, { reason: 'other_team', went_to: 'Appointments' })).status).toBe(
    303,
  );
  expect((await sam.get('/desk/post?show=elsewhere')).page().text).toContain('Appointments – Olu Grant');
});

test('an email that is not read yet cannot be put anywhere: its words would be lost', async () => {
  const world = await withAddress();
  const { sam, kase } = world;
  const { id } = await world.asSystem((ctx) => takeRaw(ctx, mailOf({ from: GRACE, text: 'All my words.' })));
  expect((await sam.get(`/desk/post/${id}`)).page().text).toContain('Is being read');
  const early = await sam.post(`/desk/post/${id}/case`, { ref: kase.ref, sure: kase.ref });
  expect(early.page().errors).toEqual(['This is being read. Try again in a minute.']);
  await world.runJobs();
  expect((await sam.get('/desk/post')).page().text).toContain('All my words.');
});

test('in a long list each sender has the cases that they have, however many others have', async () => {
  const world = await withAddress();
  const { sam } = world;
  await sam.as(async (ctx) => {
    const busy = await createPerson(ctx, { name: 'Busy Bell' });
    await addWay(ctx, busy, { kind: 'email', value: 'busy@example.org' });
    for (let many = 0; many < 61; many += 1)
      await openCase(ctx, { type: 'concern', owner: sam.id, caller: busy.id, receivedAt: ctx.now });
  });
  await come(world, { from: GRACE, subject: 'Mine' });
  await come(world, { from: 'busy@example.org', subject: 'Theirs' });
  const list = (await sam.get('/desk/post')).page().text;
  expect(list).toContain('Sent by Grace Okafor, 1 open case');
  expect(list).toContain('Sent by Busy Bell, 61 open cases');
});

test('a name that looks like an address hides no other address', async () => {
  const world = await newWorld();
  await come(world, { from: '"grace.okafor@example.com" <eve@example.org>', subject: 'Hello' });
  expect((await world.sam.get('/desk/post')).page().text).toContain('grace.okafor@example.com <eve@example.org>');
});

test('put with the wrong case and taken back, the case waits for its person again', async () => {
  const world = await withAddress();
  const { sam, kase, grace } = world;
  const waits = async () =>
    (await sam.as((ctx) => listOpenPromises(ctx, kase.id))).filter(({ kind }) => kind === 'hear_from_person');
  const due = new Date('2026-11-26T16:00:00Z');
  await sam.as((ctx) =>
    makePromise(ctx, { kind: 'hear_from_person', case: kase.id, person: grace.id, owner: sam.id, due }),
  );
  const id = await come(world, { from: GRACE, subject: 'Something else' });
  await sam.post(`/desk/post/${id}/case`, { ref: kase.ref });
  expect(await waits()).toHaveLength(0);
  await sam.post(`/desk/post/${id}/waiting`);
  await sam.post(`/desk/post/${id}/waiting`);
  expect((await waits()).map(({ due_at, owner_id }) => [due_at, owner_id])).toEqual([[due, sam.id]]);
});

test('a scanned letter is tied to the person of the case who wrote it, and to nobody else', async () => {
  const world = await newWorld();
  const { sam, kase, grace, ada } = world;
  const send = async (about: string, press: string) => {
    await sam.upload(
      '/desk/post/letters',
      [{ name: 'a.pdf', bytes: PDF }],
      {},
      { press, from: '', about, day: 'today' },
    );
    const list = (await sam.get('/desk/post')).page();
    return list.document.querySelector('.app-post a')?.getAttribute('href') ?? '';
  };
  const first = await send('Her walking aid', '0192f000-0000-7000-8000-000000000011');
  const asked = (await sam.post(`${first}/case`, { ref: kase.ref })).page();
  const radios = [...asked.document.querySelectorAll('input[name="person"]')].filter((one) =>
    one.closest('form[action$="/case"]'),
  );
  expect(radios.map((one) => [one.getAttribute('value'), one.hasAttribute('checked')])).toEqual([
    ...[grace, ada].map(({ id }) => [id, false]),
    ['', true],
  ]);
  const stranger = await sam.as((ctx) => createPerson(ctx, { name: 'Joan Hill' }));
  const sure = { ref: kase.ref, sure: kase.ref };
  expect((await sam.post(`${first}/case`, { ...sure, person: stranger.id })).status).toBe(404);
  expect((await sam.post(`${first}/case`, { ...sure, person: 'x' })).status).toBe(422);
  expect((await sam.post(`${first}/case`, { ...sure, person: grace.id })).status).toBe(303);
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Letter from Grace Okafor');
  const second = await send('Of nobody', '0192f000-0000-7000-8000-000000000012');
  await sam.post(`${second}/case`, { ...sure, person: '' });
  const contacts = await sam.as((ctx) =>
    ctx.db
      .selectFrom('contacts')
      .select(['person_id'])
      .where('trust_id', '=', ctx.trust.id)
      .where('channel', '=', 'letter')
      .orderBy('id')
      .execute(),
  );
  expect(contacts.map(({ person_id }) => person_id)).toEqual([grace.id, null]);
});
