// For tests: a letter from the desk, as an officer writes it.
import type { World as Whole } from '../../test/world.ts';
import type { LetterWay } from './kinds.rules.ts';
import { listOffered } from './templates.ts';

type World = Pick<Whole, 'sam' | 'kase' | 'grace'>;
type Wanted = { template: string; how: LetterWay; body?: string; to?: string };

export const LETTER: Wanted = { template: 'Where we are', how: 'letter' };

const written = (text: string) => text.replace(/\[\[[^\]]*\]\]/g, 'Words of Sam.');

/** Written as far as the page that shows how it looks. */
export async function look({ sam, kase, grace }: World, { template, how, body, to = grace.id }: Wanted) {
  const base = `/desk/cases/${kase.ref}/letters`;
  const found = (await sam.as((ctx) => listOffered(ctx))).find(({ name }) => name === template);
  if (!found) throw new Error(`No template ${template}`);
  const asked = { template: found.template_id, to, how };
  const query = new URLSearchParams(asked).toString();
  const begun = (await sam.get(`${base}/new?${query}`)).page();
  const typed = { subject: begun.value('subject') ?? '', body: body ?? written(String(begun.value('body') ?? '')) };
  const answer = await sam.post(`${base}/check`, { ...asked, ...typed });
  const page = answer.to ? (await sam.get(answer.to)).page() : answer.page();
  return { asked, query, page, status: answer.status };
}

/** The words of the officer, as they are kept. */
export async function letterOf({ sam, kase }: World, asked: Record<string, string>) {
  const page = (await sam.get(`/desk/cases/${kase.ref}/letters/new?${new URLSearchParams(asked)}`)).page();
  return {
    subject: String(page.value('subject') ?? ''),
    body: page.document.querySelector('textarea')?.textContent ?? '',
  };
}

export const REFUSAL: Wanted = { template: 'We cannot look into this as a complaint', how: 'letter' };

/** A colleague is asked to read a letter. Gives the id of what is read. */
export async function askToRead(world: World, colleague: string): Promise<string> {
  const { asked, page } = await look(world, REFUSAL);
  const at = `/desk/cases/${world.kase.ref}/letters/readings`;
  await world.sam.post(at, { ...asked, revision: page.value('revision') ?? '', colleague });
  const rows = world.sam.as((ctx) =>
    ctx.db.selectFrom('letter_readings').select('id').where('trust_id', '=', ctx.trust.id).executeTakeFirst(),
  );
  return (await rows)?.id ?? '';
}

/** A colleague reads it and signs it off: looks at it again for what is to be sent. */
export async function signedOff(world: Whole, asked: Record<string, string>) {
  const base = `/desk/cases/${world.kase.ref}/letters`;
  const check = `${base}/check?${new URLSearchParams(asked)}`;
  const kim = await world.staff('officer', 'Kim Bell');
  const revision = (await world.sam.get(check)).page().value('revision') ?? '';
  await world.sam.post(`${base}/readings`, { ...asked, revision, colleague: kim.id });
  const waits = (await kim.get(`${base}/readings`)).to;
  await kim.post(`${waits}/signature`, {});
  return (await world.sam.get(check)).page();
}

/** Recorded as sent. Gives its address. */
export async function sendLetter(world: World, wanted: Wanted): Promise<string> {
  const { asked, page } = await look(world, wanted);
  const base = `/desk/cases/${world.kase.ref}/letters`;
  const sent = await world.sam.post(base, { ...asked, revision: page.value('revision') ?? '', keeps: '' });
  if (!sent.to) throw new Error(sent.page().errors.join(' ') || `Not sent: ${sent.status}`);
  return sent.to.split('?')[0] ?? '';
}
