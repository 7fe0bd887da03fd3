import { type Desk, expectAnswer } from './requests.ts';
import { inventTexts } from './words.ts';
import type { World } from './world.ts';

const LETTERS = 500;
const PARAGRAPHS = 6;

type To = { ref: string; person: string };

/** Letters that an officer has written, each with words of its own, made into PDFs one after the other. Seconds for 500. */
export async function measureLetters({ client, trust }: World, desk: Desk): Promise<number> {
  const { rows: people } = await client.query<To>(
    `select k.ref, p.id as person from cases k join people p on p.trust_id = k.trust_id and p.id = k.caller_id
     where k.trust_id = $1 and not k.walled and p.needs = '{}' and not p.unsafe and not p.died and p.merged_into is null
       and not k.after_death
     order by md5(k.ref) limit $2`,
    [trust.id, LETTERS],
  );
  const { rows: templates } = await client.query<{ id: string }>(
    "select id from letter_templates where trust_id = $1 and kind = 'thanks'",
    [trust.id],
  );
  const texts = inventTexts(LETTERS);
  const addresses: string[] = [];
  for (const [n, { ref, person }] of people.entries()) {
    const asked = { template: templates[0]?.id ?? '', to: person, how: 'letter' };
    const words = Array.from({ length: PARAGRAPHS }, (_, at) => texts[(n + at) % texts.length]);
    const body = ['What we have done:\nWe asked.', ...words].join('\n\n');
    expectAnswer(await desk.post(`/desk/cases/${ref}/letters/check`, { ...asked, subject: '', body }), 303);
    addresses.push(`/desk/cases/${ref}/letters/check/pdf?${new URLSearchParams(asked)}`);
  }
  const started = performance.now();
  for (let n = 0; n < LETTERS; n += 1) {
    const { bytes } = expectAnswer(await desk.get(addresses[n % addresses.length] ?? ''), 200);
    if (bytes < 5000) throw new Error(`A letter came with ${bytes} bytes.`);
  }
  return (performance.now() - started) / 1000;
}
