import { type RawBuilder, sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import type { Desk } from '../../test/harness.ts';
import { newWorld, type World } from '../../test/world.ts';
import { findCase, listClocks, listOpenPromises, makePromise, openCase, restrictCase } from '../cases/index.ts';
import { listConsents } from '../consent/index.ts';
import { changePerson, createPerson, findPerson } from '../people/index.ts';
import { localDate } from '../platform/time.ts';
import { handOver } from './index.ts';

const HOUR = 3_600_000;
let world: World;
let ola: Desk;
let address: string;

beforeEach(async () => {
  world = await newWorld();
  ola = await world.staff('complaints', 'Ola Bright');
  address = `/desk/cases/${world.kase.ref}/complaint`;
});

const fields = (more: object = {}) => ({
  agreed: 'yes',
  agreed_by: 'Grace Okafor',
  agreed_how: 'spoken',
  agreed_on: 'today',
  made_on: 'today',
  made_how: 'phone',
  words: 'She wants an apology.',
  [`promise_${world.promise.id}`]: 'passed',
  ...more,
});

async function handedOver(more: object = {}) {
  await world.sam.post(address, fields(more));
  return (await ola.get(address)).to;
}

const allKinds = () =>
  world.sam.as(async (ctx) =>
    (await listOpenPromises(ctx, world.kase.id)).map(({ kind, owner_id }) => [kind, owner_id]),
  );
/** Without the written consent, which is asked for in every one of these cases. */
const kinds = async () => (await allKinds()).filter(([kind]) => kind !== 'get_consent');
const page = async (desk: Desk, at: string) => (await desk.get(at)).page();
const ACK = {
  how: 'written',
  on: 'today',
  discussion: 'agreed',
  response_on: '12 January 2027',
  advocacy: 'yes',
  ombudsman: 'yes',
  copy: 'yes',
};

test('the complaints team gets a case only if the person agreed, and what was typed stays', async () => {
  const refused = await world.sam.post(address, fields({ agreed: 'no' }));
  expect(refused.page().errors).toEqual(['Ask them first. The complaints team gets this only if they agree.']);
  expect(refused.page().value('words')).toBe('She wants an apology.');
  expect((await world.sam.post(address, fields({ agreed_by: '' }))).page().errors).toEqual(['Enter who agreed']);
  expect((await world.sam.post(address, {})).page().errors).toEqual([
    'Choose whether they agreed',
    'Choose what becomes of each promise',
  ]);
  expect((await world.sam.as((ctx) => findCase(ctx, world.kase.ref))).handed_over_at).toBeNull();
});

test('before a case is handed over, the page says what is still promised and asks what becomes of it', async () => {
  const form = await page(world.sam, address);
  expect(form.text).toContain('Nothing in it stays with PALS to do');
  expect(form.all('legend')[0]).toBe('Still promised: Call Grace Okafor by 1pm today');
  const chosen = form.document.querySelector(`input[name="promise_${world.promise.id}"][checked]`);
  expect(chosen?.getAttribute('value')).toBe('passed');
});

test('each point and what they want arrive with it; where nobody asked, the complaints team is told to', async () => {
  const at = await handedOver({
    points: ' Moved at night. \n\nNobody told the family.',
    wanted: 'An apology in writing',
  });
  const told = await page(ola, at);
  expect(told.text).toContain('1. Moved at night. 2. Nobody told the family.');
  expect(told.text).toContain('An apology in writing');
  await world.sam.post(`${at}/undo`);
  const bare = await page(ola, await handedOver());
  expect(bare.text).toContain('Not listed. Read the story below');
  expect(bare.text).toContain('Not asked yet. Ask when you talk about the handling.');
});

test('a hand-over arrives in the queue of the complaints team with both dates and nobody who has it', async () => {
  const at = await handedOver({ made_on: 'yesterday' });
  expect(at).toMatch(/^\/desk\/complaints\/[0-9a-f-]{36}$/);
  const queue = await page(ola, '/desk/complaints');
  expect(queue.text).toContain('1 waits for somebody to take it.');
  const row = queue.one('tbody tr');
  for (const words of [
    'Grace Okafor',
    'Made on 23 Nov',
    'First told PALS 24 Nov',
    'Thursday 26 November',
    'Nobody yet',
    'New',
  ])
    expect(row).toContain(words);
  expect(await kinds()).toEqual([['acknowledge', null]]);
  expect((await ola.get('/desk')).page().one('nav')).toContain('Complaints');
});

test('the page of a complaint holds everything, so that nobody tells their story again', async () => {
  const text = (await page(ola, await handedOver())).text;
  for (const words of [
    'Complaint of Grace Okafor',
    'Her mother fell.',
    'She wants an apology.',
    '07700 900123',
    'Grace Okafor, by word of mouth, Tuesday 24 November',
    'Said to PALS. Ask for it in writing',
    'Call Grace Okafor, by 1pm on Tuesday 24 November',
    'By Sunday 23 May 2027',
  ])
    expect(text).toContain(words);
});

test('how a person may be reached goes with their complaint: who is not to be phoned, and what is not safe', async () => {
  await world.sam.as(async (ctx) => {
    const grace = await findPerson(ctx, world.grace.id);
    const safe = {
      unsafe: true,
      safe_way: 'email' as const,
      safe_times: 'Mornings',
      code_word: 'Robin',
      no_messages: true,
    };
    await changePerson(ctx, grace, { needs: ['bsl'], ...safe });
  });
  const complaint = await page(ola, await handedOver());
  expect(complaint.text).toContain('BSL user. Do not phone.');
  expect(complaint.text).toContain('Only by email. Safe times: Mornings. Code word: Robin. Never leave a message.');
  expect(complaint.text).not.toContain('07700 900123');
  const queue = (await page(ola, '/desk/complaints')).text;
  expect([queue.includes('Do not phone.'), queue.includes('Robin')]).toEqual([true, false]);
});

test('what the complaints team does now is owed by nobody at PALS any more', async () => {
  await handedOver();
  expect((await page(world.sam, '/desk')).text).not.toContain('Call Grace Okafor');
  const shown = await page(world.sam, `/desk/cases/${world.kase.ref}`);
  expect(shown.one('.app-timeline__entry--system')).toContain('They do now: call Grace Okafor by 1pm today.');
  expect(shown.text).toContain('Complaint acknowledgedBy Friday 27 November, 3 working days left');
  expect(shown.text).toContain('Sorted (our aim)Ended. The complaints team has this now');
});

test('a second press hands over once', async () => {
  const at = await handedOver();
  expect((await world.sam.post(address, fields())).status).toBe(303);
  expect(await handedOver()).toBe(at);
  expect(await kinds()).toHaveLength(1);
});

test('who takes a complaint has its promise, and PALS reads on the case who has it', async () => {
  const at = await handedOver();
  await ola.post(`${at}/taking`);
  expect(await kinds()).toEqual([['acknowledge', ola.id]]);
  const shown = await page(world.sam, `/desk/cases/${world.kase.ref}`);
  expect(shown.text).toContain('Taken by Ola Bright, complaints team, Tuesday 24 November.');
  expect((await page(ola, '/desk')).text).toContain('Acknowledge Grace Okafor’s complaint');
  expect((await world.sam.post(`${at}/taking`)).status).toBe(403);
  expect((await world.sam.get(at)).status).toBe(200);
});

test('acknowledging meets the limit of the law, in time or not', async () => {
  const at = await handedOver();
  expect((await ola.post(`${at}/acknowledgement`, { on: 'today' })).page().errors).toEqual([
    'Choose how it was acknowledged',
    'Choose whether you talked about how it will be handled',
  ]);
  expect((await ola.post(`${at}/acknowledgement`, { ...ACK, response_on: '' })).page().errors).toEqual([
    'Enter the day by which they get the response',
  ]);
  expect((await ola.post(`${at}/acknowledgement`, ACK)).status).toBe(303);
  const clocks = await world.sam.as((ctx) => listClocks(ctx, world.kase.id));
  expect(clocks.find(({ name }) => name === 'acknowledge')?.met_at).toEqual(world.clock.now);
  expect(await kinds()).toEqual([['look_into', ola.id]]);
  const text = (await page(world.sam, `/desk/cases/${world.kase.ref}`)).text;
  expect(text).toContain('Acknowledged Tuesday 24 November. Response by Tuesday 12 January 2027.');
});

test('what was told by mouth is sent as a written record, and a period that was set is told in writing', async () => {
  const at = await handedOver();
  await ola.post(`${at}/acknowledgement`, { ...ACK, copy: '', discussion: 'declined' });
  const text = (await page(ola, at)).text;
  expect(text).toContain('Send them the written record of their complaint by 5pm on Friday');
  expect(text).toContain('Write to them by when they get the response');
  const done =
    (await page(ola, at)).document.querySelector('form[action$="/completion"]')?.getAttribute('action') ?? '';
  await ola.post(done);
  expect(await kinds()).toHaveLength(2);
});

test('a complaint that goes back to PALS is in the hands of its officer again, with the reason', async () => {
  const at = await handedOver();
  expect((await ola.post(`${at}/return`)).page().errors).toEqual(['Choose why it goes back']);
  await ola.post(`${at}/return`, { why: 'informal', return_words: 'She only wants a call.' });
  const kase = await world.sam.as((ctx) => findCase(ctx, world.kase.ref));
  expect([kase.handed_over_at, kase.status]).toEqual([null, 'looking']);
  expect((await page(world.sam, '/desk')).text).toContain('The complaints team gave this back: She only wants a call.');
  expect((await page(world.sam, `/desk/cases/${kase.ref}`)).text).toContain('they want PALS to sort it out after all');
  expect((await world.sam.get(address)).status).toBe(200);
});

test('a hand-over is undone within the day until somebody has taken it', async () => {
  const at = await handedOver();
  await world.sam.post(`${at}/undo`);
  expect(await kinds()).toEqual([['call_back', world.sam.id]]);
  const again = await handedOver();
  expect(again).not.toBe(at);
  await ola.post(`${again}/taking`);
  expect((await world.sam.post(`${again}/undo`)).status).toBe(422);
});

test('not handled under the Regulations: a reason of the list, and a letter that is promised until it went', async () => {
  const at = await handedOver();
  expect((await ola.post(`${at}/refusal`, { refusal: 'investigated' })).page().errors).toEqual([
    'Write the reason as you tell it to them',
  ]);
  await ola.post(`${at}/refusal`, { refusal: 'investigated', refusal_words: 'We answered this in March.' });
  expect((await page(ola, at)).text).toContain('Write to them why this is not handled as a complaint');
  await ola.post(`${at}/refusal-letter`, { sent_on: 'today' });
  const kase = await world.sam.as((ctx) => findCase(ctx, world.kase.ref));
  expect([kase.status, kase.outcome]).toEqual(['closed', 'complaints']);
});

test('what has not happened yet is not recorded as done: a letter, what they were told, that they agreed', async () => {
  const later = '24 December 2026';
  expect((await world.sam.post(address, fields({ agreed_on: later }))).page().errors).toEqual([
    'Enter a day that is not after today',
  ]);
  const at = await handedOver();
  const told = { ...ACK, period_told_on: later };
  expect((await ola.post(`${at}/acknowledgement`, told)).page().errors).toEqual([
    'Enter a day that is not after today',
  ]);
  const refused = { refusal: 'investigated', refusal_words: 'We answered this in March.' };
  expect((await ola.post(`${at}/refusal`, { ...refused, refusal_sent_on: later })).page().errors).toEqual([
    'Enter a day that is not after today',
  ]);
  await ola.post(`${at}/refusal`, refused);
  expect((await ola.post(`${at}/refusal-letter`, { sent_on: later })).page().errors).toEqual([
    'Enter a day that is not after today',
  ]);
  expect((await page(ola, at)).text).toContain('Write to them why this is not handled as a complaint');
});

test('a tab that was open meanwhile sets no date back, and ends nothing that a colleague ended', async () => {
  const at = await handedOver();
  await ola.post(`${at}/acknowledgement`, ACK);
  const open = (await page(ola, at)).document.querySelector(`form[action="${at}/handling"] [name=seen]`);
  const handling = { discussion: 'agreed', response_on: '12 January 2027' };
  const stale = { ...handling, handling: 'By letter', seen: open?.getAttribute('value') ?? '' };
  await ola.post(`${at}/handling`, { ...handling, response_on: '15 January 2027' });
  const refused = (await ola.post(`${at}/handling`, stale)).page();
  expect(refused.errors[0]).toContain('Somebody changed this while you had it open');
  expect(refused.value('handling')).toBe('By letter');
  expect((await page(ola, at)).text).toContain('15 January 2027');
  await ola.post(`${at}/return`, { why: 'informal' });
  expect((await ola.post(`${at}/return`, { why: 'informal' })).status).toBe(303);
  expect((await ola.post(`${at}/closure`, { outcome: 'upheld' })).page().errors).toEqual([
    'A colleague ended this complaint in another way meanwhile. Nothing was changed.',
  ]);
});

test('a tab that was open meanwhile takes no complaint away from the colleague who took it', async () => {
  const noor = await world.staff('complaints', 'Noor Khan');
  const at = await handedOver();
  const seenBy = async (desk: Desk, noun: string) =>
    (await page(desk, at)).document.querySelector(`form[action="${at}/${noun}"] [name=seen]`)?.getAttribute('value') ??
    '';
  const stale = { taking: await seenBy(noor, 'taking'), acknowledging: await seenBy(noor, 'acknowledgement') };
  await ola.post(`${at}/taking`, { seen: await seenBy(ola, 'taking') });
  const now = 'Ola Bright has this complaint now. Press again if you are to have it.';
  expect((await noor.post(`${at}/taking`, { seen: stale.taking })).page().errors).toEqual([now]);
  const refused = (await noor.post(`${at}/acknowledgement`, { ...ACK, seen: stale.acknowledging })).page();
  expect([refused.errors, refused.value('response_on')]).toEqual([[now], '12 January 2027']);
  expect((await page(noor, at)).text).toContain('Taken by Ola Bright');
  expect((await noor.post(`${at}/taking`, { seen: await seenBy(noor, 'taking') })).status).toBe(303);
  expect((await page(ola, at)).text).toContain('Taken by Noor Khan');
});

test('what is typed beside an acknowledgement that a colleague recorded meanwhile is not lost, and is saved as a change', async () => {
  const at = await handedOver();
  await ola.post(`${at}/acknowledgement`, ACK);
  expect((await ola.post(`${at}/acknowledgement`, ACK)).status).toBe(303); // a double click
  const noor = await world.staff('complaints', 'Noor Khan');
  const late = await noor.post(`${at}/acknowledgement`, {
    ...ACK,
    response_on: '15 January 2027',
    handling: 'By letter',
  });
  expect(late.page().errors[0]).toContain('Ola Bright acknowledged it already, on Tuesday 24 November');
  expect((await page(ola, at)).text).not.toContain('15 January 2027');
  const form = late.page().document.querySelector(`form[action="${at}/handling"]`);
  const typed = (name: string) => form?.querySelector(`[name=${name}]`)?.getAttribute('value') ?? '';
  const change = { discussion: 'agreed', handling: typed('handling'), response_on: typed('response_on') };
  expect((await noor.post(`${at}/handling`, { ...change, seen: typed('seen') })).status).toBe(303);
  expect((await page(ola, at)).text).toContain('15 January 2027');
  await ola.post(`${at}/return`, { why: 'informal' });
  expect((await noor.post(`${at}/acknowledgement`, ACK)).page().errors).toEqual(['This complaint is finished.']);
});

test('where they take their complaint back, nobody is said to have sent the response', async () => {
  const at = await handedOver();
  await ola.post(`${at}/acknowledgement`, ACK);
  await ola.post(`${at}/closure`, { outcome: 'withdrawn' });
  const sent = await world.asSystem((ctx) =>
    ctx.db.selectFrom('promises').select('state').where('about', '=', 'Send the response to this complaint').execute(),
  );
  expect(sent).toEqual([{ state: 'cancelled' }]);
});

test('a complaint is closed with its outcome once it was acknowledged, and counts for PALS', async () => {
  const at = await handedOver();
  expect((await ola.post(`${at}/closure`, { outcome: 'upheld' })).page().errors).toEqual([
    'Record first that it was acknowledged',
  ]);
  await ola.post(`${at}/acknowledgement`, ACK);
  await ola.post(`${at}/closure`, { outcome: 'partly' });
  expect((await page(ola, '/desk/complaints?view=finished')).one('tbody tr')).toContain('Closed');
  expect((await world.sam.as((ctx) => findCase(ctx, world.kase.ref))).outcome).toBe('complaints');
});

test('what the patient said is enough to hand over; it is then promised to get it in writing, and there is a form', async () => {
  const at = await handedOver();
  expect((await allKinds()).map(([kind]) => kind).sort()).toEqual(['acknowledge', 'get_consent']);
  expect((await page(ola, `${at}/consent-form`)).heading).toBe('May we answer Grace Okafor about your care?');
  await ola.post(`${at}/consent`, { signs: 'patient', given_by: 'Ada Okafor', paper: 'form', consent_on: 'today' });
  const { text } = await page(ola, at);
  expect(text).toContain('In writing. Agreed: Ada Okafor, in writing. Heard or seen by Ola Bright.');
  expect(text).toContain('Our signed form, Tuesday 24 November');
  const records = await world.sam.as((ctx) => listConsents(ctx, world.kase));
  expect(records.filter((row) => row.complaints).map(({ type, given_by }) => [type, given_by])).toEqual([
    ['written', 'Ada Okafor'],
    ['verbal', 'Ada Okafor'],
  ]);
  expect((await allKinds()).map(([kind]) => kind)).toEqual(['acknowledge']);
});

test('without a word of the patient a complaint about them is not handed over', async () => {
  const kase = await world.sam.as((ctx) =>
    openCase(ctx, {
      type: 'complaint',
      owner: world.sam.id,
      caller: world.grace.id,
      patient: world.ada.id,
      receivedAt: ctx.now,
    }),
  );
  const of = `/desk/cases/${kase.ref}/complaint`;
  expect((await page(world.sam, of)).text).toContain('It is not recorded that the patient agreed to this complaint.');
  expect((await world.sam.post(of, fields())).page().errors[0]).toContain('It is not recorded that the patient agreed');
});

test('a part about another body is sent on with agreement and counts as made to them', async () => {
  const at = await handedOver();
  const code =
    (await page(ola, at)).document.querySelectorAll('select[name="organisation"] option')[1]?.getAttribute('value') ??
    '';
  expect((await ola.post(`${at}/transfers`, { organisation: code })).status).toBe(422);
  const sent = {
    organisation: code,
    part: 'The ambulance',
    transfer_agreed: 'Grace, by phone',
    transfer_how: 'email',
    transfer_on: 'today',
    leads: 'us',
  };
  await ola.post(`${at}/transfers`, sent);
  await ola.post(`${at}/transfers`, sent);
  const shown = await page(ola, at);
  expect(shown.text.split('; counts as made to them').length).toBe(2);
  await ola.post(shown.document.querySelector('form[action$="/answer"]')?.getAttribute('action') ?? '');
  expect((await page(ola, at)).text).toContain('They answered on Tuesday 24 November.');
});

test('a restricted case is handed over only when one of the team may open it', async () => {
  const kase = await world.sam.as(async (ctx) => {
    const ben = await createPerson(ctx, { name: 'Ben Adeyemi' });
    return openCase(ctx, { type: 'complaint', owner: world.sam.id, caller: ben.id, receivedAt: ctx.now });
  });
  const restrict = (names: string[]) =>
    world.sam.as(async (ctx) => restrictCase(ctx, await findCase(ctx, kase.ref), { names, reason: 'Known here' }));
  await restrict([world.sam.id]);
  const of = `/desk/cases/${kase.ref}/complaint`;
  expect((await world.sam.post(of, fields())).page().text).toContain('Nobody of the complaints team may open');
  await restrict([world.sam.id, ola.id]);
  expect((await world.sam.post(of, fields())).status).toBe(303);
  expect((await page(ola, '/desk/complaints')).text).toContain('Ben Adeyemi');
  const ken = await world.staff('complaints', 'Ken Long');
  expect((await page(ken, '/desk/complaints')).text).not.toContain('Ben Adeyemi');
});

test('what PALS promises after the hand-over stays with PALS', async () => {
  const at = await handedOver();
  const due = new Date(world.clock.now.getTime() + HOUR);
  await world.sam.as((ctx) => makePromise(ctx, { kind: 'ring_back', case: world.kase.id, owner: world.sam.id, due }));
  await ola.post(`${at}/closure`, { outcome: 'withdrawn' });
  expect(await kinds()).toEqual([['ring_back', world.sam.id]]);
});

test('who signs for a patient who cannot is asked for what belongs to it', async () => {
  const at = await handedOver();
  const signed = { signs: 'attorney', given_by: 'Grace Okafor', paper: 'letter', consent_on: 'today' };
  expect((await ola.post(`${at}/consent`, { ...signed, consent_on: '24 December 2026' })).page().errors).toEqual([
    'Enter the day on which it was signed: it cannot be after today',
  ]);
  expect((await ola.post(`${at}/consent`, { ...signed, signs: 'team' })).page().errors[0]).toContain(
    'Write why it is in the patient’s best interests',
  );
  expect((await ola.post(`${at}/consent`, signed)).status).toBe(303);
  expect((await page(ola, '/desk/complaints')).one('tbody tr')).toContain('In writing');
});

test('taken back while the complaints team has it: the queue says so, and whoever has it is told to stop', async () => {
  const at = await handedOver();
  await ola.post(`${at}/taking`);
  expect((await page(ola, '/desk/complaints')).one('tbody tr')).toContain('Said, not yet in writing');
  await world.sam.post(`/desk/cases/${world.kase.ref}/consents/${world.consent}/withdrawal`, { reason: 'Ada rang.' });
  await world.runJobs();
  await world.runJobs();
  expect((await page(ola, '/desk/complaints')).one('tbody tr')).toContain('Not agreed');
  const { text, document } = await page(ola, at);
  expect(text).toContain('Nobody agrees now that this is looked into for Ada Okafor.');
  expect(text).toContain('Taken back');
  const stop = 'Permission taken back: stop the complaint, and tell those who were asked';
  const todo = [...document.querySelectorAll('.app-person strong')].filter((one) => one.textContent?.includes(stop));
  expect(todo).toHaveLength(1);
  expect((await page(ola, '/desk')).text).toContain(stop);
});

test('a long queue comes in pages: what nobody has taken first, and finished complaints 25 at a time', async () => {
  await world.sam.as(async (ctx) => {
    for (let nth = 0; nth < 26; nth += 1) {
      const kase = await openCase(ctx, { type: 'complaint', owner: world.sam.id, receivedAt: ctx.now });
      const today = localDate(ctx.now);
      const agreed = { agreedBy: 'Grace Okafor', agreedHow: 'spoken', agreedOn: today } as const;
      await handOver(ctx, kase, { madeOn: today, madeHow: 'phone', ...agreed, words: `Number ${nth}`, promises: {} });
    }
  });
  const first = await page(ola, '/desk/complaints');
  expect([first.all('tbody tr').length, first.text.includes('26 wait')]).toEqual([25, true]);
  expect((await page(ola, '/desk/complaints?page=2')).all('tbody tr')).toHaveLength(1);
  const at = first.document.querySelector('tbody tr a')?.getAttribute('href') ?? '';
  await ola.post(`${at}/closure`, { outcome: 'withdrawn' });
  const finished = await page(ola, '/desk/complaints?view=finished&page=nonsense');
  expect(finished.all('tbody tr')).toHaveLength(1);
  expect((await page(ola, '/desk/complaints?view=finished&page=2')).all('tbody tr')).toHaveLength(1);
});

test('however many complaints are open, a new one stands first, and the last page has the last of them', async () => {
  const at = await handedOver();
  await ola.post(`${at}/taking`);
  // Taken, and older: as many again as were ever read at once.
  await world.asSystem(async (ctx) => {
    const kase = sql`select * from cases where trust_id = ${ctx.trust.id} and id = ${world.kase.id}`;
    const copy = (table: string, of: RawBuilder<unknown>, change: RawBuilder<unknown>) =>
      sql`insert into ${sql.table(table)} select (jsonb_populate_record(null::${sql.table(table)}, to_jsonb(row) || ${change})).* from (${of}) row, generate_series(1, 210) nth`;
    const id = sql`md5(${ctx.trust.id} || nth)::uuid`;
    await copy('cases', kase, sql`jsonb_build_object('id', ${id}, 'ref', 'PAL-25-' || 1000 + nth)`).execute(ctx.db);
    const taken = sql`select * from complaints where trust_id = ${ctx.trust.id}`;
    await copy(
      'complaints',
      taken,
      sql`jsonb_build_object('id', ${id}, 'case_id', ${id}, 'made_on', '2026-01-01'::date + nth, 'handed_at', row.handed_at - interval '1 day')`,
    ).execute(ctx.db);
  });
  const ben = await world.sam.as(async (ctx) => {
    const { id } = await createPerson(ctx, { name: 'Ben Adeyemi' });
    return openCase(ctx, { type: 'complaint', owner: world.sam.id, caller: id, receivedAt: ctx.now });
  });
  await world.sam.post(`/desk/cases/${ben.ref}/complaint`, fields({ agreed_by: 'Ben Adeyemi' }));
  const first = await page(ola, '/desk/complaints');
  expect(first.one('tbody tr')).toContain('Ben Adeyemi');
  expect(first.text).toContain('1 waits for somebody to take it.');
  expect(first.all('tbody tr')[1]).toContain('Late: Acknowledge by Wednesday 7 January');
  const last = (await page(ola, '/desk/complaints?page=9')).all('tbody tr');
  expect([last.length, last.at(-1)?.includes('27 November')]).toEqual([12, true]);
});

test('who has complaints enters their own leave, and colleagues of the complaints team keep what is due; officers are not asked', async () => {
  const noor = await world.staff('complaints', 'Noor Khan');
  const at = await handedOver();
  await ola.post(`${at}/taking`);
  expect((await page(ola, '/desk/me')).text).toContain('When you are away');
  const leave = await ola.post('/desk/me/away', { from: 'tomorrow', to: '30/11/2026', back: 'yes' });
  expect(leave.to).toMatch(/^\/desk\/absences\/[0-9a-f-]{36}\/cover/);
  const cover = await page(ola, leave.to);
  expect(cover.text).toContain('Noor Khan');
  expect(cover.text).not.toContain('Sam Reid');
  const to = [...cover.document.querySelectorAll('select[name^="to_"]')].map(
    (field) => field.getAttribute('name') ?? '',
  );
  expect(to.length).toBeGreaterThan(0);
  const given = (id: string) => ({ ...Object.fromEntries(to.map((name) => [name, id])), act: 'do' });
  expect((await ola.post(leave.to, given(world.sam.id))).status).toBe(422);
  expect((await ola.post(leave.to, given(noor.id))).to).toContain('done=handed');
  expect(await kinds()).toContainEqual(['acknowledge', noor.id]);
  const todo = async (desk: Desk) => (await page(desk, at)).document.querySelector('main')?.textContent ?? '';
  expect(await todo(noor)).toContain('Acknowledge');
  world.clock.now = new Date(world.clock.now.getTime() + 24 * HOUR);
  const zoe = await world.staff('complaints', 'Zoe Dale');
  expect((await page(zoe, '/desk/complaints')).one('tbody tr')).toMatch(/Ola Bright, away until/);
});

test('when somebody of the complaints team leaves, their colleagues are offered, and their complaints stand first until one takes them', async () => {
  const noor = await world.staff('complaints', 'Noor Khan');
  const mia = await world.staff('manager', 'Mia Cole');
  const at = await handedOver();
  await ola.post(`${at}/taking`);
  await mia.post(`/desk/settings/staff/${ola.id}/closure`);
  const left = await page(mia, `/desk/team/${ola.id}/handover`);
  const offered = [...left.document.querySelectorAll('select[name="rest"] option')].map((o) => o.textContent?.trim());
  expect(offered.some((name) => name?.startsWith('Noor Khan'))).toBe(true);
  expect(offered.some((name) => name?.startsWith('Sam Reid'))).toBe(false);
  expect((await mia.post(`/desk/team/${ola.id}/handover`, { rest: noor.id, act: 'do' })).to).toContain('done=handed');
  expect(await kinds()).toContainEqual(['acknowledge', noor.id]);
  const queue = await page(noor, '/desk/complaints');
  expect(queue.text).toContain('1 waits for somebody to take it.');
  expect(queue.one('tbody tr')).toContain('Ola Bright has left');
  await noor.post(`${at}/taking`);
  expect((await page(noor, '/desk/complaints')).one('tbody tr')).not.toContain('has left');
});
