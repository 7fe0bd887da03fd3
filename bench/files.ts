import { randomBytes } from 'node:crypto';
import { type Desk, expectAnswer, measure, type Timing } from './requests.ts';
import { fileBytes } from './rows.ts';
import type { World } from './world.ts';

/** Uploads stay in the database: thirty and as many to warm up are 60 MB. */
const MOST_UPLOADS = 30;
const UPLOAD_BYTES = 1_000_000;

type Known = { ref: string; id: string; name: string };

/** A case page with a file in its list, the way down and the way up. */
export async function measureFiles({ client, trust }: World, desk: Desk, turns: number, cases: number) {
  const { rows } = await client.query<Known>(
    `select k.ref, f.id, f.name from files f join cases k on k.trust_id = f.trust_id and k.id = f.case_id
     where f.trust_id = $1 and not k.walled order by md5(k.ref) limit 200`,
    [trust.id],
  );
  const one = (n: number) => rows[n % rows.length] as Known;
  const none = async () => undefined;
  const timings: Record<string, Timing> = {};
  timings['Case page with a file'] = await measure(turns, none, async (_, n) =>
    expectAnswer(await desk.get(`/desk/cases/${one(n).ref}`), 200, one(n).name),
  );
  timings['List of the files of a case'] = await measure(turns, none, async (_, n) =>
    expectAnswer(await desk.get(`/desk/cases/${one(n).ref}/files`), 200, one(n).name),
  );
  timings[`Download of a file of ${fileBytes(cases) / 1000} KB`] = await measure(turns, none, async (_, n) => {
    const { bytes } = expectAnswer(await desk.get(`/desk/cases/${one(n).ref}/files/${one(n).id}`), 200);
    if (bytes !== fileBytes(cases)) throw new Error(`A file came with ${bytes} bytes.`);
  });
  timings['Upload of a file of 1 MB'] = await measure(
    Math.min(turns, MOST_UPLOADS),
    async (n) => uploadOf(`bench ${n}.pdf`),
    async (form, n) => expectAnswer(await desk.send(`/desk/cases/${one(n).ref}/files`, form), 303),
  );
  return timings;
}

function uploadOf(name: string): { type: string; body: Buffer } {
  const edge = '----bench';
  const head = `--${edge}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`;
  const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(UPLOAD_BYTES - 9)]);
  return {
    type: `multipart/form-data; boundary=${edge}`,
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  };
}
