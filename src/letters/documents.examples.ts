// For tests: a letter from the desk, as an officer writes it.
import type { World } from '../../test/world.ts';
import type { LetterWay } from './kinds.rules.ts';
import { listOffered } from './templates.ts';

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

/** Recorded as sent. Gives its address. */
export async function sendLetter(world: World, wanted: Wanted): Promise<string> {
  const { asked, page } = await look(world, wanted);
  const base = `/desk/cases/${world.kase.ref}/letters`;
  const sent = await world.sam.post(base, { ...asked, revision: page.value('revision') ?? '', keeps: '' });
  if (!sent.to) throw new Error(sent.page().errors.join(' ') || `Not sent: ${sent.status}`);
  return sent.to.split('?')[0] ?? '';
}
