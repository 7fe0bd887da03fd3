import { expect, test } from 'vitest';
import type { Desk } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';
import { findCase, listAskingsOfCase, lockOut, openCase } from '../cases/index.ts';

const MINUTE = 60_000;

async function endangered() {
  const world = await newWorld();
  const sid = await world.staff('senior_officer', 'Sid Marsh');
  const kase = await world.sam.as((ctx) =>
    openCase(ctx, {
      type: 'concern',
      owner: world.sam.id,
      caller: world.grace.id,
      patient: world.ada.id,
      receivedAt: ctx.now,
    }),
  );
  const address = `/desk/cases/${kase.ref}`;
  const raised = await world.sam.post(`${address}/danger`, {
    kinds: ['child', 'staff'],
    exact_words: 'He hits her when nobody looks',
    whereabouts: 'At home',
    child: 'yes',
  });
  return { ...world, kase, sid, address, raised };
}

const lineAction = async (world: Awaited<ReturnType<typeof endangered>>) =>
  (await world.sam.get(`${world.address}/danger`))
    .page()
    .document.querySelector('form[action$="lines"]')
    ?.getAttribute('action') ?? '';

test('a danger is written down in their words, stands on the case, and somebody has it to tell within the hour and to follow up the same day', async () => {
  const { sam, sid, address, raised, kase } = await endangered();
  expect(raised.to).toBe(`${address}/danger?done=raised`);
  const page = (await sam.get(address)).page();
  expect(page.text).toContain('Nobody has been told yet.');
  expect(page.text).toContain('Safety concern');
  const day = (await sam.get('/desk')).page().text;
  expect(day).toContain('Say who was told of the danger');
  expect(day).toContain('Follow up the safety concern today');
  expect((await sid.get('/desk')).page().text).toContain('A safety concern of which nobody has been told yet');
  const list = (await sid.get('/desk/safeguarding')).page();
  expect(list.all('.nhsuk-list--border li')).toEqual([
    expect.stringMatching(new RegExp(`Grace Okafor\\s*${kase.ref}.*Nobody told yet`)),
  ]);
  const danger = (await sam.get(`${address}/danger`)).page();
  expect(danger.text).toContain('He hits her when nobody looks');
  expect(danger.text).toContain('999');
  expect(danger.text).toContain('restrict this case');
});

test('a case that only carries the mark says that nothing is written down and nobody was told', async () => {
  const { sam } = await endangered();
  const marked = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, safety: true, receivedAt: ctx.now }),
  );
  const page = (await sam.get(`/desk/cases/${marked.ref}`)).page();
  expect(page.text).toContain('Safety: nobody has been told yet');
  expect(page.text).toContain('Nothing is written down.');
  expect(page.document.querySelector('.app-rail a[href$="/danger"], section a[href$="/danger"]')).not.toBeNull();
});

test('an allegation about staff with a child goes to the designated officer within one working day', async () => {
  const { sam, kase } = await endangered();
  const due = await sam.as((ctx) =>
    ctx.db
      .selectFrom('promises')
      .select('due_at')
      .where('case_id', '=', kase.id)
      .where('about', 'like', '%designated officer')
      .execute(),
  );
  expect(due.map(({ due_at }) => due_at.toISOString())).toEqual(['2026-11-25T17:00:00.000Z']);
});

test('once somebody was told nobody is reminded; the red mark comes off only with who was told and what came of it', async () => {
  const world = await endangered();
  const { sam, sid, address } = world;
  const action = await lineAction(world);
  expect((await sam.post(action, {})).page().errors).toEqual(['Say who was told, or write what is to be added']);
  expect((await sam.post(action, { told: 'safeguarding' })).page().errors).toEqual([
    'Enter the name and role of who was told',
  ]);
  expect((await sam.post(action, { words: 'x', outcome: 'y', closes: 'yes' })).page().errors).toEqual([
    'Say who was told before the safety concern comes off',
  ]);
  await sam.post(action, { told: 'safeguarding', name: 'Nia Hart, named nurse', time: '9:50am', words: 'All of it' });
  expect((await sid.get('/desk')).page().text).not.toContain('nobody has been told');
  expect((await sam.get('/desk')).page().text).not.toContain('Say who was told');
  expect((await sam.get(address)).page().text).toContain('Told: Nia Hart, named nurse.');
  expect((await sam.get(address)).page().text).not.toMatch(
    /Say who was told|Nobody has been told|nobody has been told/,
  );
  expect((await sam.get(address)).page().text).toContain('Safety concern');
  expect((await sam.post(action, { words: 'They rang back', closes: 'yes' })).page().errors).toEqual([
    'Write what came of it',
  ]);
  await sam.post(action, { words: 'They rang back', outcome: 'She is with her aunt', closes: 'yes' });
  expect((await sid.get('/desk/safeguarding')).page().text).toContain('No case has a safety concern.');
  expect((await sam.get(`${address}/danger`)).page().text).toContain('She is with her aunt');
});

test('a second press writes nothing twice; of two concerns somebody is reminded until each was told', async () => {
  const world = await endangered();
  const { sam, address } = world;
  const again = {
    kinds: ['child', 'staff'],
    exact_words: 'He hits her when nobody looks',
    whereabouts: 'At home',
    child: 'yes',
  };
  expect((await sam.post(`${address}/danger`, again)).to).toBe(`${address}/danger?done=raised`);
  await sam.post(`${address}/danger`, { kinds: 'missing' });
  const forms = (await sam.get(`${address}/danger`)).page().document.querySelectorAll('form[action$="lines"]');
  const [first = '', second = ''] = Array.from(forms, (form) => form.getAttribute('action') ?? '');
  const line = { told: 'lado', name: 'Ann Field, designated officer' };
  await sam.post(first, line);
  await sam.post(first, line);
  expect((await world.sid.get('/desk/safeguarding')).page().text).toContain('Nobody told yet');
  expect((await sam.get(`${address}/danger`)).body.split('Ann Field').length - 1).toBe(1);
  expect((await sam.get('/desk')).page().text).toContain('Say who was told of the danger');
  expect((await sam.get('/desk')).page().text).not.toContain('designated officer');
  expect((await sam.post(first, { words: 'All done', outcome: 'Safe', closes: 'yes' })).page().errors).toEqual([
    'Say first who was told of each concern of this case',
  ]);
  await sam.post(second, { told: 'ward', name: 'Sister Cole', outcome: 'She was found', closes: 'yes' });
  const day = (await sam.get('/desk')).page().text;
  expect([day.includes('Say who was told'), day.includes('Follow up the safety')]).toEqual([false, false]);
});

test('the record of a danger can be added to, and never changed or deleted', async () => {
  const { sam, asSystem } = await endangered();
  for (const table of ['escalations', 'escalation_lines'] as const) {
    await expect(sam.as((ctx) => ctx.db.deleteFrom(table).execute())).rejects.toThrow(/permission denied/);
    await expect(
      asSystem((ctx) =>
        ctx.db
          .updateTable(table)
          .set({ words: '', exact_words: '' } as never)
          .execute(),
      ),
    ).rejects.toThrow();
  }
});

test('a danger of no known kind is refused and what was typed stays; one of another case or trust does not exist', async () => {
  const world = await endangered();
  const { sam, address } = world;
  const wrong = await sam.post(`${address}/danger`, { kinds: 'dragons', exact_words: 'Smoke' });
  expect([wrong.status, wrong.body.includes('Smoke')]).toEqual([422, true]);
  const action = await lineAction(world);
  const other = await (await newWorld()).staff('manager', 'Olu Stranger');
  expect((await other.post(action, { words: 'x' })).status).toBe(404);
  expect((await sam.post(`${address}/danger/${world.kase.id}/lines`, { words: 'x' })).status).toBe(404);
});

test('a call that marks somebody at risk leaves the record, with their exact words; who was told in the call stands in it', async () => {
  const { sam, staff } = await newWorld();
  const sid = await staff('senior_officer', 'Sid Marsh');
  const finish = async (fields: Record<string, string>) => {
    const { to } = await sam.post('/desk/contacts');
    const done = await sam.post(to, { act: 'finish', notes: 'He is frightened.', next: 'sorted', ...fields });
    return done.to.split('?')[0] ?? '';
  };
  const marked = await finish({ safety: 'yes', child: 'yes' });
  const open = (await sam.get(`${marked}/danger`)).page();
  expect(open.text).toContain('A child may be abused or neglected');
  expect(open.text).toContain('Nobody has been told yet.');
  expect((await sid.get('/desk')).page().text).toContain('A safety concern of which nobody has been told yet');
  const words = await finish({ exact_words: 'I do not want to be here', exact_place: 'The car park' });
  const suicide = (await sam.get(`${words}/danger`)).page();
  expect(suicide.text).toContain('Suicide or self-harm');
  expect(suicide.text).toContain('“I do not want to be here”');
  const told = await finish({ safety: 'yes', safety_told: 'Nia Hart, named nurse', safety_told_at: '9:50am' });
  const settled = (await sam.get(`${told}/danger`)).page().text;
  expect(settled).toContain('Told safeguarding: Nia Hart, named nurse, 9:50am');
  expect((await sam.get(told)).page().all('.nhsuk-tag--red')).toEqual([]);
});

test('a colleague who is asked reads it above every page, and who asked reads whether they come', async () => {
  const { sam, staff, kase } = await newWorld();
  const sid = await staff('senior_officer', 'Sid Marsh');
  const pia = await staff('officer', 'Pia Lund');
  const danger = `/desk/cases/${kase.ref}/danger`;
  const alerts = async (desk: Desk) => (await desk.get('/desk/directory')).page().all('.app-alerts__item > span');
  expect((await sam.post(`${danger}/company`, { colleague: kase.id })).status).toBe(422);
  for (let press = 0; press < 2; press += 1)
    expect((await sam.post(`${danger}/company`, { colleague: sid.id })).to).toBe(`${danger}?done=asked`);
  const asks = 'Sam needs a second person: somebody is at risk.';
  expect([await alerts(sid), await alerts(pia), await alerts(sam)]).toEqual([[asks], [], []]);
  expect(
    (await sid.get('/desk'))
      .page()
      .all('.app-todo')
      .filter((row) => row.includes('at risk')),
  ).toHaveLength(1);
  expect((await sam.get(danger)).page().text).toContain('Asked Sid Marsh.');
  // It is no step of the case: its page goes on saying what was promised.
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).not.toContain(
    'needs a second person: somebody is at risk –',
  );
  expect((await sid.get('/desk')).page().text).not.toContain('Late since');
  const act = async (desk: Desk, label: string) => {
    const forms = [...(await desk.get('/desk/directory')).page().document.querySelectorAll('.app-alerts form')];
    const form = forms.find((one) => one.textContent?.includes(label));
    return desk.post(form?.getAttribute('action') ?? '');
  };
  await act(sid, 'I cannot');
  expect((await sam.get(`${danger}/company`)).body).toContain('Sid Marsh cannot come. Ask somebody else.');
  await sam.post(`${danger}/company`, { colleague: '' });
  expect([await alerts(sid), await alerts(pia)]).toEqual([[asks], [asks]]);
  expect((await act(pia, 'I am coming')).to).toBe(`${danger}?done=coming`);
  expect((await sam.get(danger)).page().text).toContain('Pia Lund is coming.');
  expect([await alerts(sid), await alerts(pia)]).toEqual([[], []]);
});

test('nobody answers for another, and who may not open the case is not asked', async () => {
  const { sam, staff, kase } = await newWorld();
  const sid = await staff('senior_officer', 'Sid Marsh');
  const pia = await staff('officer', 'Pia Lund');
  const danger = `/desk/cases/${kase.ref}/danger`;
  await sam.post(`${danger}/company`, { colleague: sid.id });
  const [asked] = await sam.as((ctx) => listAskingsOfCase(ctx, kase.id));
  const joining = `${danger}/company/${asked?.id}/joining`;
  for (const desk of [pia, sam]) expect((await desk.post(joining)).status).toBe(404);
  expect((await sid.post(`${danger}/company/${kase.id}/joining`)).status).toBe(404);
  expect((await sid.post(`${danger}/company/nonsense/joining/refusal`)).status).toBe(404);
  await sam.as((ctx) => lockOut(ctx, kase, { names: [pia.id], reason: 'Her aunt' }));
  await sam.post(`${danger}/company`, { colleague: '' });
  expect((await pia.get('/desk/directory')).body).not.toContain('at risk');
  expect((await sid.get('/desk/directory')).body).toContain('at risk');
});

test('what is being written down of a danger is kept, for its author alone', async () => {
  const { sam, staff, kase } = await newWorld();
  const sid = await staff('senior_officer', 'Sid Marsh');
  const danger = `/desk/cases/${kase.ref}/danger`;
  const kept = await sam.patch(`/desk/drafts/danger/${kase.id}`, {
    fields: { exact_words: 'He is on the roof' },
    revision: 0,
    tab: 'a',
  });
  expect(kept.status).toBe(200);
  expect((await sam.get(danger)).page().value('exact_words')).toBe('He is on the roof');
  expect((await sid.get(danger)).body).not.toContain('on the roof');
  await sam.post(danger, { kinds: 'suicide', exact_words: 'He is on the roof' });
  expect((await sam.get(danger)).page().value('exact_words')).toBe('');
});

test('nobody was told the same day: every manager has it, once', async () => {
  const { staff, sam, kase, clock, runJobs } = await newWorld();
  const boss = await staff('manager', 'Bea Marsh');
  await staff('senior_officer', 'Sid Marsh');
  await sam.post(`/desk/cases/${kase.ref}/danger`, { kinds: 'adult' });
  expect((await boss.get('/desk')).page().text).not.toContain('nobody has been told');
  clock.now = new Date('2026-11-24T17:01:00Z');
  await runJobs();
  const again = await staff('manager', 'Max Hill');
  const owners = async () =>
    boss.as(async (ctx) => {
      const rows = ctx.db.selectFrom('promises').select('owner_id').where('about', 'like', '%nobody has been told yet');
      return (await rows.where('state', '=', 'open').execute()).map(({ owner_id }) => owner_id);
    });
  expect((await owners()).filter((id) => id === boss.id)).toHaveLength(1);
  expect(await owners()).not.toContain(again.id);
  await runJobs();
  expect((await owners()).filter((id) => id === boss.id)).toHaveLength(1);
});

test('once somebody was told on the day, no manager is asked', async () => {
  const world = await endangered();
  const boss = await world.staff('manager', 'Bea Marsh');
  await world.sam.post(await lineAction(world), { told: 'safeguarding', name: 'Nia Hart, named nurse' });
  world.clock.now = new Date('2026-11-24T17:01:00Z');
  await world.runJobs();
  const owned = await boss.as((ctx) =>
    ctx.db.selectFrom('promises').select('id').where('owner_id', '=', boss.id).execute(),
  );
  expect(owned).toEqual([]);
});

test('whom to ring and what to say stand on the page: 999, the ward, numbers of Settings, the words of the help cards', async () => {
  const { sam, kase } = await newWorld();
  const page = (await sam.get(`/desk/cases/${kase.ref}/danger`)).page();
  expect(page.document.querySelector('.app-numbers a[href="tel:999"]')).toBeTruthy();
  expect(page.text).toContain('Ward 7B: the nurse in charge 4471');
  expect(page.text).toContain('Local authority designated officer: not set yet');
  for (const words of ['I will tell you who.', 'Promising secrecy.', 'Are you safe right now? Where are you?'])
    expect(page.text).toContain(words);
});

test('a patient who has the name of a colleague is pointed out, and nothing is restricted by itself', async () => {
  const { sam, staff, kase } = await newWorld();
  const look = async () => (await sam.get(`/desk/cases/${kase.ref}`)).page().text;
  expect(await look()).not.toContain('of a colleague');
  await staff('officer', 'ADA Okafor');
  expect(await look()).toContain('Ada Okafor has the name or e-mail address of a colleague.');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).status).toBe(200);
});

test('outside opening hours it is within the hour too', async () => {
  const world = await newWorld();
  world.clock.now = new Date('2026-11-28T22:00:00Z'); // a Saturday night
  const night = await world.staff('officer', 'Nat Dale');
  await night.post(`/desk/cases/${world.kase.ref}/danger`, { kinds: 'suicide' });
  const due = await night.as((ctx) =>
    ctx.db.selectFrom('promises').select('due_at').where('kind', '=', 'look_into').execute(),
  );
  expect(new Set(due.map(({ due_at }) => due_at.getTime() - world.clock.now.getTime()))).toEqual(
    new Set([60 * MINUTE]),
  );
});

test('a case in which somebody may be at risk is not closed before it is recorded who was told', async () => {
  const world = await endangered();
  const { sam, address, kase } = world;
  const page = (await sam.get(`${address}/closure`)).page();
  const fates = [...page.document.querySelectorAll('input[type=radio][value=cancelled]')].map((one) => [
    one.getAttribute('name') ?? '',
    'cancelled',
  ]);
  const close = { ...Object.fromEntries(fates), outcome: 'explained', told: 'yes', learning: 'Ask sooner.' };
  const refused = await sam.post(`${address}/closure`, close);
  expect([refused.status, refused.page().errors, refused.page().value('learning')]).toEqual([
    422,
    ['Record first who was told of the safety concern, and what came of it'],
    'Ask sooner.',
  ]);
  expect((await sam.as((ctx) => findCase(ctx, kase.ref))).closed_at).toBeNull();
  const line = { told: 'ward', name: 'Sister Cole', at: '', words: '', outcome: 'She is safe', closes: 'yes' };
  expect((await sam.post(await lineAction(world), line)).status).toBe(303);
  expect((await sam.post(`${address}/closure`, close)).status).toBe(303);
});
