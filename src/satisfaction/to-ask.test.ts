import { expect, test } from 'vitest';
import { changeCase, closeCase, findCase, openCase } from '../cases/index.ts';
import { addWay, changePerson, createPerson, findPerson, findRecords, mergePeople } from '../people/index.ts';
import { type Asking, kaseOf, newAsking, PLEASED, withMail } from './satisfaction.examples.ts';

withMail();

test('somebody without email is asked by a colleague, never by whoever dealt with it', async () => {
  const asking = await newAsking({ email: false });
  await asking.closeAndWait();
  const row = await asking.ask();
  expect(row).toMatchObject({ state: 'by_hand', way: 'phone' });
  const at = `/desk/satisfaction/to-ask/${row?.id}`;
  const ola = await asking.staff('officer', 'Ola Okoro');
  expect((await ola.get('/desk/satisfaction/to-ask')).page().text).toContain('Ivy Marsh');
  expect((await ola.get(at)).page().heading).toBe('Ask Ivy how we did');
  expect((await ola.get(`${at}/paper?format=large`)).page().text).toContain('How did we do?');
  const kept = await ola.post(at, { ...PLEASED, way: 'phone' });
  expect(kept.status).toBe(303);
  expect((await ola.post(at, { ...PLEASED, way: 'phone' })).status).toBe(404);
  expect(await asking.ask()).toMatchObject({ state: 'answered' });
});

test('whoever dealt with it does not ask, and nobody asks somebody who has become bereaved', async () => {
  const asking = await newAsking({ email: false });
  const own = await asking.staff('officer', 'Own Er');
  await asking.asSystem((ctx) =>
    ctx.db.updateTable('cases').set({ owner_id: own.id }).where('id', '=', asking.kase.id).execute(),
  );
  await asking.close();
  await asking.runJobs();
  await asking.later(8);
  const row = await asking.ask();
  const at = `/desk/satisfaction/to-ask/${row?.id}`;
  const again = await own.as(async () => own).then(() => asking.staff('officer', 'Ola Okoro'));
  await asking.asSystem((ctx) =>
    ctx.db
      .updateTable('satisfaction_asks')
      .set({ owner_id: again.id })
      .where('id', '=', row?.id ?? '')
      .execute(),
  );
  const refused = await again.post(at, { ...PLEASED, way: 'phone' });
  expect(refused.status).toBe(422);
  expect(refused.page().text).toContain('You dealt with this yourself');
  const other = await asking.staff('officer', 'Ada Bell');
  await asking.change(async (ctx) => changeCase(ctx, await kaseOf(ctx, asking), { after_death: true }));
  expect((await other.post(at, { ...PLEASED, way: 'phone' })).status).not.toBe(303);
});

/** None of these is an event of the case in which they are to be asked. */
const ELSEWHERE: [string, (asking: Asking) => Promise<unknown>][] = [
  [
    'has died, as it says on the page of the person',
    (a) => a.change(async (ctx) => changePerson(ctx, await findPerson(ctx, a.ivy.id), { died: true })),
  ],
  [
    'is bereaved in another case',
    (a) =>
      a.change((ctx) =>
        openCase(ctx, { type: 'concern', owner: a.sam.id, caller: a.ivy.id, afterDeath: true, receivedAt: ctx.now }),
      ),
  ],
  [
    'is overheard by others',
    (a) => a.change(async (ctx) => changePerson(ctx, await findPerson(ctx, a.ivy.id), { unsafe: true })),
  ],
];

test.each(ELSEWHERE)('who %s by now is neither listed, nor asked, nor sent a paper', async (_, make) => {
  const asking = await newAsking({ email: false });
  await asking.closeAndWait();
  const at = `/desk/satisfaction/to-ask/${(await asking.ask())?.id}`;
  const ola = await asking.staff('officer', 'Ola Okoro');
  const list = async () => (await ola.get('/desk/satisfaction/to-ask')).page().text;
  expect(await list()).toContain('020 7946 0044');
  expect((await ola.get(`${at}/paper`)).status).toBe(200);
  await make(asking);
  expect(await list()).not.toContain('Ivy Marsh');
  const paper = await ola.get(`${at}/paper`);
  expect([paper.status, paper.page().errors]).toEqual([422, ['They are not to be asked any more.']]);
});

/** Another case of Ivy's, or of somebody else by this name, is closed as well. */
async function closeAnother(asking: Asking, name?: string) {
  return asking.sam.as(async (ctx) => {
    const person = name ? await createPerson(ctx, { name }) : asking.ivy;
    if (name) await addWay(ctx, person, { kind: 'phone', value: '020 7946 0044' });
    const { ref } = await openCase(ctx, {
      ...{ type: 'question' as const, owner: asking.sam.id, caller: person.id, receivedAt: ctx.now },
    });
    await closeCase(ctx, await findCase(ctx, ref), { outcome: 'explained', told: 'yes' });
    return person.id;
  });
}

const states = (asking: Asking) =>
  asking.asSystem(async (ctx) => {
    const rows = ctx.db.selectFrom('satisfaction_asks').selectAll().where('trust_id', '=', ctx.trust.id);
    return (await rows.orderBy('made_at').execute()).map(({ state, reason }) => reason || state);
  });

test.each(['stands in the list of those to be rung', 'stood in it until its time was over'])(
  'who %s is not asked again within six months',
  async (how) => {
    const asking = await newAsking({ email: false });
    await asking.closeAndWait();
    if (how.startsWith('stood')) {
      await asking.later(30);
      await asking.runSweep('satisfaction.expire');
    }
    await closeAnother(asking);
    await asking.runJobs();
    await asking.later(8);
    expect(await states(asking)).toEqual([how.startsWith('stood') ? 'expired' : 'by_hand', 'lately']);
  },
);

test('who stands in the list twice, since two records turned out to be one person, is rung once', async () => {
  const asking = await newAsking({ email: false });
  await asking.close();
  const other = await closeAnother(asking, 'Ivy Marshe');
  await asking.runJobs();
  await asking.later(8);
  expect(await states(asking)).toEqual(['by_hand', 'by_hand']);
  const ola = await asking.staff('officer', 'Ola Okoro');
  const listed = async () => {
    const { document } = (await ola.get('/desk/satisfaction/to-ask')).page();
    const links = [...document.querySelectorAll('a[href^="/desk/satisfaction/to-ask/"]')];
    return links.filter((one) => !one.getAttribute('href')?.includes('/paper')).length;
  };
  expect(await listed()).toBe(2);
  await asking.change(async (ctx) => {
    const [stays, goes] = await findRecords(ctx, [asking.ivy.id, other]);
    await mergePeople(ctx, { stays, goes, choices: {} });
  });
  expect(await listed()).toBe(1);
});
