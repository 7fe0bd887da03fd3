import { describe, expect, test } from 'vitest';
import { withWard } from '../../test/calling.ts';
import { newTrust } from '../../test/harness.ts';
import { at, promised } from '../../test/promised.ts';
import { createPlace, listSites } from '../places/index.ts';

async function onWard() {
  const world = await withWard();
  const other = await world.asSystem(async (ctx) => {
    const [site] = await listSites(ctx);
    const details = { kind: 'ward' as const, email: '', lead: '', visiting: '', phone: '', aliases: [] };
    return createPlace(ctx, { ...details, site_id: site?.id ?? '', name: 'Ward 4A', answers_pals: '' });
  });
  const story = await promised(world.sam, 'Grace Okafor');
  return { ...world, other, ...story, address: `/desk/cases/${story.kase.ref}/moves` };
}

describe('where the patient is', () => {
  test('ward and bed in one line; a move keeps where they were, with its time; a second press adds nothing', async () => {
    const { sam, clock, address, kase } = await onWard();
    await sam.post(address, { where: 'yes', place: 'ward 7b', bed: '12', leaves: '' });
    await sam.post(address, { where: 'yes', place: 'ward 7b', bed: '12', leaves: '' });
    clock.now = at('24', '10:15');
    const saved = await sam.post(address, { where: 'yes', place: 'Ward 4A', bed: '', leaves: 'tomorrow' });
    expect(saved.to).toBe(`/desk/cases/${kase.ref}?done=moved`);
    const page = (await sam.get(address)).page();
    expect(page.all('main ul.nhsuk-list li')).toEqual([
      'Moved from Ward 7B, bed 12 to Ward 4A, 10:15am on Tuesday 24 November. Going home tomorrow',
      'Ward 7B, bed 12, 10am on Tuesday 24 November',
    ]);
    const shown = (await sam.get(`/desk/cases/${kase.ref}`)).page();
    expect(shown.text).toContain('Where the patient is Ward 4A. Going home tomorrow');
    const line = Object.fromEntries(
      [...shown.document.querySelectorAll('.app-move input')].map((one) => [
        one.getAttribute('name') ?? '',
        one.getAttribute('value') ?? '',
      ]),
    );
    await sam.post(address, { ...line, bed: '3' });
    expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Ward 4A, bed 3. Going home tomorrow');
    expect(shown.title).not.toContain('4A');
    await sam.post(address, { where: 'no' });
    expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Not in hospital');
  });

  test.each([
    [{ place: 'Ward of nowhere' }, 'Choose a ward from the list, or leave it empty'],
    [{ leaves: 'yesterday' }, 'Enter a day from today on, like tomorrow or Friday'],
    [{ leaves: 'soonish' }, 'Enter a day from today on, like tomorrow or Friday'],
    [{ day: 'tomorrow', time: '9am' }, 'Enter a time in the past'],
    [{ bed: 'x'.repeat(31) }, 'Use 30 characters or fewer'],
  ])('%o is told beside its field, and what was typed stays', async (wrong, error) => {
    const { sam, address } = await onWard();
    const answer = await sam.post(address, { where: 'yes', place: 'Ward 7B', bed: '12', ...wrong });
    expect([answer.status, answer.page().errors]).toEqual([422, [error]]);
    if (!('bed' in wrong)) expect(answer.page().value('bed')).toBe('12');
    expect((await sam.get(address)).page().text).toContain('Nothing is recorded.');
  });

  test('who goes home tomorrow comes first in My day; a day that was recorded wins over words', async () => {
    const { sam, address } = await onWard();
    await promised(sam, 'Ben Shaw', { promise: { due: at('24', '15:00') }, words: 'It is about the menu.' });
    const first = async () => (await sam.get('/desk')).page().all('.app-todo__title')[0];
    expect(await first()).toBe('Call Ben Shaw');
    await sam.post(address, { where: 'yes', place: 'Ward 7B', leaves: 'tomorrow' });
    expect(await first()).toBe('Call Grace Okafor');
    await sam.post(address, { where: 'yes', place: 'Ward 7B', leaves: 'Friday' });
    expect(await first()).toBe('Call Ben Shaw');
  });

  test('of another trust it does not exist; another trust’s ward is none; a volunteer may not', async () => {
    const { sam, staff, address } = await onWard();
    const stranger = await (await newTrust()).staff();
    expect([(await stranger.get(address)).status, (await stranger.post(address, { where: 'no' })).status]).toEqual([
      404, 404,
    ]);
    expect((await sam.post(address, { where: 'yes', place: 'Ward 9', place_id: stranger.id })).status).toBe(422);
    expect((await (await staff('volunteer', 'Vera Low')).post(address, { where: 'no' })).status).toBe(403);
  });
});
