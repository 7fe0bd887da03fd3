import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createPlace, createSite } from '../src/places/index.ts';
import { type Ctx, sendOnly } from '../src/platform/context.ts';
import { newTrust } from './harness.ts';

const WARD = { kind: 'ward' as const, phone: '4471', email: '', lead: '', answers_pals: '', visiting: '' };

const closureOn = (ctx: Ctx, day: string) =>
  sql`insert into closures (trust_id, id, on_date, name) values (${ctx.trust.id}, gen_random_uuid(), ${day}, 'Training')`.execute(
    ctx.db,
  );

async function closuresOf({ asSystem }: Awaited<ReturnType<typeof newTrust>>) {
  return asSystem(
    async (ctx) => (await sql`select from closures where trust_id = ${ctx.trust.id}`.execute(ctx.db)).rows,
  );
}

test('what was sent without waiting is kept with the rest', async () => {
  const home = await newTrust();
  await home.asSystem((ctx) => sendOnly(ctx, closureOn(ctx, '2027-03-01')));
  expect(await closuresOf(home)).toHaveLength(1);
});

test('where a statement fails for which nobody waited, nothing is kept, and its own reason is told', async () => {
  const home = await newTrust();
  const twice = home.asSystem(async (ctx) => {
    await closureOn(ctx, '2027-03-01');
    await sendOnly(ctx, closureOn(ctx, '2027-03-01'));
    await closureOn(ctx, '2027-03-02');
  });
  await expect(twice).rejects.toMatchObject({ constraint: 'closures_trust_id_on_date_key' });
  expect(await closuresOf(home)).toHaveLength(0);
});

test('a failure that nobody noticed is noticed at the end', async () => {
  const home = await newTrust();
  const unnoticed = home.asSystem(async (ctx) => {
    await closureOn(ctx, '2027-03-01');
    await sql`select 1 / 0`.execute(ctx.db).catch(() => undefined);
  });
  await expect(unnoticed).rejects.toThrow('nothing was kept');
  expect(await closuresOf(home)).toHaveLength(0);
});

test('what goes on after the end of its transaction can ask nothing more', async () => {
  const home = await newTrust();
  let late: Promise<unknown> | undefined;
  await home.asSystem(async (ctx) => {
    late = new Promise((resolve) => setTimeout(resolve, 20)).then(() => closureOn(ctx, '2027-03-01'));
    late.catch(() => undefined);
  });
  await expect(late).rejects.toThrow('has ended');
  expect(await closuresOf(home)).toHaveLength(0);
});

test('a ward that is renamed has its new name on the next page of everybody', async () => {
  const home = await newTrust();
  const [sam, priya] = [await home.staff('officer', 'Sam Reid'), await home.staff('manager', 'Priya Nair')];
  const wardOf = async (name: string) => (await sam.get('/desk/directory')).page().text.includes(name);
  await priya.as(async (ctx) => {
    const site = await createSite(ctx, { name: 'Anytown General' });
    await createPlace(ctx, { ...WARD, aliases: [], site_id: site, name: 'Ward 7B' });
  });
  expect(await wardOf('Ward 7B')).toBe(true);
  await home.asSystem((ctx) => sql`update places set name = 'Willow ward'`.execute(ctx.db));
  expect([await wardOf('Willow ward'), await wardOf('Ward 7B')]).toEqual([true, false]);
});

test('what two parts of a page ask alike is asked once, and asked again after anything was written', async () => {
  const home = await newTrust();
  await home.asSystem(async (ctx) => {
    const site = await createSite(ctx, { name: 'Hillside' });
    const sites = () => ctx.db.selectFrom('sites').selectAll().where('id', '=', site).execute();
    const [first, again] = await Promise.all([sites(), sites()]);
    expect(again[0]).toBe(first[0]);
    expect(again).not.toBe(first);
    await ctx.db.updateTable('sites').set({ name: 'Hillside General' }).where('id', '=', site).execute();
    expect(await sites()).toMatchObject([{ name: 'Hillside General' }]);
  });
});
