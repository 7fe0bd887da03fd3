import { beforeAll, describe, expect, test } from 'vitest';
import { type Desk, newTrust, open } from '../../test/harness.ts';
import { listRoutes } from '../app.ts';
import { addNote, type Case, closeCase, makePromise, openCase, restrictCase } from '../cases/index.ts';
import { createPerson } from '../people/index.ts';
import { createPlace, createSite } from '../places/index.ts';

const HOUR = 3_600_000;
let home: Awaited<ReturnType<typeof newTrust>>;
let sam: Desk;
let priya: Desk;
let place: string;
let cases: Record<'late' | 'soon' | 'priyas' | 'fresh' | 'closed' | 'waiting' | 'ready', Case>;

beforeAll(async () => {
  home = await newTrust();
  sam = await home.staff('officer', 'Sam Reid');
  priya = await home.staff('officer', 'Priya Nair');
  cases = await sam.as(async (ctx) => {
    const site = await createSite(ctx, { name: 'Anytown General' });
    const rest = { aliases: [], phone: '', email: '', lead: '', answers_pals: '', visiting: '' };
    place = await createPlace(ctx, { site_id: site, kind: 'ward', name: 'Ward 7B', ...rest });
    const ben = await createPerson(ctx, { name: 'Ben Shaw', needs: ['bsl'] });
    const due = (hours: number) => new Date(ctx.now.getTime() + hours * HOUR);
    const at = (
      kase: Case,
      owner: string,
      hours: number,
      kind: 'call_back' | 'service_answer' | 'tell_answer' = 'call_back',
    ) => makePromise(ctx, { kind, case: kase.id, owner, due: due(hours) });
    const make = (more: object = {}) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now, ...more });
    const soon = await make({ caller: ben.id, place, subject: 'waiting' });
    await at(soon, sam.id, 2);
    const late = await make({ type: 'question', afterDeath: true });
    await at(late, sam.id, -1);
    const priyas = await make({ owner: priya.id, safety: true });
    await at(priyas, priya.id, 3);
    const waiting = await make({ owner: priya.id });
    await at(waiting, priya.id, 20, 'service_answer');
    const ready = await make({ owner: priya.id });
    await at(ready, priya.id, 20, 'tell_answer');
    const fresh = await make({ owner: null, child: true });
    const closed = await make();
    await addNote(ctx, closed, 'He lost his hearing aids.');
    await closeCase(ctx, closed, { outcome: 'information', told: 'yes' });
    return { late, soon, priyas, fresh, closed, waiting, ready };
  });
});

const list = async (query = '', desk = sam) => (await desk.get(`/desk/cases${query && `?${query}`}`)).page();
const refs = async (query = '', desk = sam) => (await list(query, desk)).all('.app-cases__ref');
const named = (...names: (keyof typeof cases)[]) => names.map((name) => cases[name].ref);

describe('the list of cases', () => {
  test('first come my own open cases, the oldest promise on top', async () => {
    expect(await refs()).toEqual(named('late', 'soon'));
    const page = await list();
    expect(page.heading).toBe('My open cases: 2 cases');
    expect(page.text).toContain('1 hour late');
    expect(page.one('[aria-current="page"] + *, .app-subnav [aria-current]')).toBe('Mine');
  });

  test('each view holds what its name says', async () => {
    expect(await refs('view=team')).toEqual(named('late', 'soon', 'priyas', 'waiting', 'ready', 'fresh'));
    expect(await refs('view=new')).toEqual(named('fresh'));
    expect(await refs('view=waiting')).toEqual(named('waiting'));
    expect(await refs('view=ready')).toEqual(named('ready'));
    expect(await refs('view=closed')).toEqual(named('closed'));
  });

  test('a list is narrowed by owner, type, subject, ward, mark, day and words, also together', async () => {
    expect(await refs(`view=team&owner=${priya.id}`)).toEqual(named('priyas', 'waiting', 'ready'));
    expect(await refs('view=team&owner=none')).toEqual(named('fresh'));
    expect(await refs('view=team&type=question')).toEqual(named('late'));
    expect(await refs('view=team&subject=waiting')).toEqual(named('soon'));
    expect(await refs(`view=team&place=${place}`)).toEqual(named('soon'));
    expect(await refs('view=team&mark=after_death')).toEqual(named('late'));
    expect(await refs('view=team&mark=safety')).toEqual(named('priyas'));
    expect(await refs('view=team&mark=child')).toEqual(named('fresh'));
    expect(await refs('view=team&status=any&words=hearing+aid')).toEqual(named('closed'));
    expect(await refs('view=team&from=25/11/2026')).toEqual([]);
    expect(await refs(`view=team&to=24/11/2026&type=concern&place=${place}`)).toEqual(named('soon'));
  });

  test('what is chosen stays in sight and goes away by one press', async () => {
    const page = await list('view=team&type=question&mark=after_death');
    const chips = [...page.document.querySelectorAll('.app-filter__chip')];
    expect(chips.map((chip) => chip.textContent)).toEqual(['Remove filter Question×', 'Remove filter After a death×']);
    expect(chips[0]?.getAttribute('href')).toBe('/desk/cases?view=team&mark=after_death');
  });

  test('a filter that is none is left out and named', async () => {
    const page = await list('view=team&type=gossip&from=yesterweek&owner=nobody');
    expect(page.text).toContain(
      'We left out what we could not read: owner “nobody”, type “gossip”, opened from “yesterweek”.',
    );
    expect(page.all('.app-cases__ref')).toHaveLength(6);
  });

  test('an empty list offers the way out', async () => {
    const page = await list('view=new&type=thanks');
    expect(page.text).toContain('No cases match.');
    expect(page.all('.app-empty a')).toEqual(['Clear filters']);
  });

  test('the head of a column sorts, and sorts the other way by the next press', async () => {
    const page = await list('view=team');
    const head = [...page.document.querySelectorAll('th a')].find((link) => link.textContent?.startsWith('Case'));
    expect(head?.getAttribute('href')).toBe('/desk/cases?view=team&sort=ref');
    const down = await refs('view=team&sort=ref');
    expect(down).toEqual([...down].sort().reverse());
    expect(await refs('view=team&sort=ref&dir=asc')).toEqual([...down].reverse());
    expect((await list('view=team&sort=ref')).document.querySelector('th[aria-sort="descending"]')).toBeTruthy();
  });

  test('a BSL user’s row says not to phone', async () =>
    expect((await list()).text).toContain('BSL user. Do not phone.'));

  test('pages of 25', async () => {
    const { asSystem, staff } = await newTrust();
    const busy = await staff('officer', 'Bea Sy');
    await asSystem(async (ctx) => {
      for (let n = 0; n < 27; n += 1) await openCase(ctx, { type: 'question', owner: busy.id, receivedAt: ctx.now });
    });
    expect((await list('', busy)).heading).toBe('My open cases: 27 cases');
    expect([(await refs('', busy)).length, (await refs('page=2', busy)).length]).toEqual([25, 2]);
    expect((await refs('size=50', busy)).length).toBe(27);
  });
});

describe('own views', () => {
  test('a list is saved under a name, shown beside the others to its owner alone, and deleted', async () => {
    const query = 'view=team&type=question';
    const saved = await sam.post('/desk/cases/views', { name: 'Questions', query: `type=question&view=team&page=1` });
    expect(saved.to).toBe(`/desk/cases?${query}&done=saved`);
    const page = await list(query);
    expect(page.one('.app-subnav [aria-current]')).toBe('Questions');
    expect(page.heading).toBe('Questions: 1 case');
    expect((await list(query, priya)).all('.app-subnav__link')).not.toContain('Questions');
    const removal = page.document.querySelector('form[action$="/removal"]')?.getAttribute('action') ?? '';
    expect((await priya.post(removal)).status).toBe(404);
    expect((await sam.post(removal)).status).toBe(303);
    expect((await list()).all('.app-subnav__link')).not.toContain('Questions');
  });

  test('without a name, or with a name that is taken, nothing is saved and the words stay', async () => {
    expect((await sam.post('/desk/cases/views', { name: ' ', query: 'view=new' })).page().errors).toEqual([
      'Enter a name for this view',
    ]);
    await sam.post('/desk/cases/views', { name: 'Fresh', query: 'view=new&type=idea' });
    const again = await sam.post('/desk/cases/views', { name: 'fresh', query: 'view=new&type=thanks' });
    expect([again.status, again.page().value('name')]).toEqual([422, 'fresh']);
    expect(again.page().errors).toEqual(['You have a view with this name. Enter another name.']);
  });
});

describe('need to know', () => {
  test('a restricted case is a line with its reference, in the view it belongs to, and nowhere once filtered', async () => {
    const secret = await home.asSystem(async (ctx) => {
      const person = await createPerson(ctx, { name: 'Quentin Zadok' });
      const made = await openCase(ctx, { type: 'idea', owner: priya.id, caller: person.id, receivedAt: ctx.now });
      await restrictCase(ctx, made, { names: [priya.id], reason: 'A colleague' });
      return made;
    });
    const page = await list('view=team');
    expect(page.text).toContain(`Restricted case – ${secret.ref}`);
    expect(page.text).not.toMatch(/Zadok/);
    expect(page.heading).toBe('Open cases of the team: 6 cases');
    for (const query of ['view=team&type=idea', 'view=closed', 'view=new', '']) {
      expect((await list(query)).text).not.toContain(secret.ref);
    }
  });

  test('another trust’s cases are not in any list', async () => {
    const stranger = await (await newTrust()).staff('manager', 'Olu Stranger');
    for (const view of ['mine', 'team', 'new', 'waiting', 'ready', 'closed']) {
      expect(await refs(`view=${view}`, stranger)).toEqual([]);
    }
    expect((await list(`view=team&place=${place}&owner=${sam.id}`, stranger)).text).not.toMatch(/Ward 7B|Sam Reid/);
  });

  test('a volunteer gets 403 at every address of a case, and no name in it', async () => {
    const volunteer = await home.staff('volunteer', 'Val Unteer');
    const pages = listRoutes(open().house).filter(
      (route) => route.method === 'GET' && /^\/desk\/(cases|people)/.test(route.path),
    );
    expect(pages.length).toBeGreaterThan(4);
    for (const { path } of pages) {
      const answer = await volunteer.get(
        path.replace(':ref', cases.soon.ref).replace(/:\w+/, cases.soon.caller_id ?? ''),
      );
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.body).not.toMatch(/Shaw|PAL-26|Ward 7B/);
    }
  });
});
