import { beforeAll, describe, expect, test } from 'vitest';
import { listRoutes } from '../src/app.ts';
import { type Desk, open, readPage } from './harness.ts';
import { addressIn, newWholeWorld, type WholeWorld } from './world.ts';

/** Every page on which a trust sets something: a new one is walked as soon as it stands. */
const pages = listRoutes(open().house)
  .filter(({ method, path }) => method === 'GET' && /^\/desk\/(settings|directory)(\/|$)/.test(path))
  .map(({ path }) => path);

/** Saving here says that what stands is right today, or takes a feed in: the first save is that, the second is nothing. */
const CHECKS = /^\/desk\/(settings\/(numbers|own-teams|mp-letters|bereavement$)|directory\/help\/imports)/;

let world: WholeWorld;
let mia: Desk;
beforeAll(async () => {
  world = await newWholeWorld();
  mia = await world.staff('manager', 'Mia Long');
});

type Sent = { action: string; fields: Record<string, string[]> };

/** The forms of a page in which something is typed or chosen, each as a browser would send it untouched. */
async function formsOn(address: string): Promise<Sent[]> {
  const answer = await mia.get(address);
  if (answer.status !== 200 || !String(answer.headers['content-type']).includes('html')) return [];
  const forms = [...readPage(answer.body).document.querySelectorAll('main form[method="post"]')];
  return forms
    .filter((form) => form.querySelector('input:not([type="hidden"]), textarea, select'))
    .map((form) => ({ action: form.getAttribute('action') ?? address, fields: untouched(form) }));
}

function untouched(form: Element): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const add = (field: Element, value: string) => {
    const name = field.getAttribute('name') ?? '';
    fields[name] = [...(fields[name] ?? []), value];
  };
  for (const field of form.querySelectorAll('input[name], textarea[name], select[name]')) {
    const type = field.getAttribute('type') ?? '';
    if (field.tagName === 'TEXTAREA') add(field, (field.textContent ?? '').replace(/^\n/, ''));
    else if (field.tagName === 'SELECT') {
      const chosen = field.querySelector('option[selected]') ?? field.querySelector('option');
      add(field, chosen?.getAttribute('value') ?? '');
    } else if (!['radio', 'checkbox'].includes(type) || field.hasAttribute('checked'))
      add(field, field.getAttribute('value') ?? 'on');
  }
  return fields;
}

const countEvents = () =>
  world.asSystem(async (ctx) => {
    const rows = ctx.db.selectFrom('events').select('name').where('trust_id', '=', world.trust.id);
    return (await rows.execute()).length;
  });

/** Forms that were accepted (one for something new, sent empty, is refused), and what each recorded. */
async function saveUntouched(path: string) {
  const said: { action: string; recorded: number; page: string }[] = [];
  for (const { action, fields } of await formsOn(addressIn(world, path))) {
    const before = await countEvents();
    const answer = await mia.post(action, fields);
    const recorded = (await countEvents()) - before;
    const page = answer.status === 303 ? (await mia.get(answer.to)).page().one('.app-banner__text') : '';
    if (answer.status === 303 || recorded > 0) said.push({ action, recorded, page });
    else expect([action, answer.status]).toEqual([action, expect.toSatisfy((status) => [200, 422].includes(status))]);
  }
  return said;
}

describe('what is saved as it stood changes nothing, records nothing, and says so', () => {
  for (const path of pages)
    test(path, async () => {
      if (CHECKS.test(path)) await saveUntouched(path);
      for (const { action, recorded, page } of await saveUntouched(path)) {
        expect([action, recorded]).toEqual([action, 0]);
        expect([action, page]).toEqual([action, 'Nothing was changed.']);
      }
    });
});

test('the walk saves on many pages, so that it can fail', async () => {
  const saved = await Promise.all(pages.map(async (path) => (await formsOn(addressIn(world, path))).length));
  expect(saved.filter((count) => count > 0).length).toBeGreaterThan(14);
});
