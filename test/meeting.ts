import { addWay, changePerson, findPerson } from '../src/people/index.ts';
import { open } from './harness.ts';
import type { MailServer } from './mail.ts';
import { sendBy } from './mail.ts';
import { newWorld } from './world.ts';

type Given = { needs?: string[]; sharing?: string; day?: string; time?: string };

/** A mediation between Grace, who has an e-mail address, and Sister Cole, whom Grace agreed to meet; nobody is invited yet. */
export async function mediation(server: MailServer, given: Given = {}) {
  const { needs = [], sharing = 'name', day: on = '26 November', time = '2pm' } = given;
  sendBy(server);
  const world = await newWorld();
  const { sam, kase, grace, clock, runJobs } = world;
  await sam.as(async (ctx) => {
    await addWay(ctx, grace, { kind: 'email', value: 'grace@example.org' });
    await changePerson(ctx, await findPerson(ctx, grace.id), { needs });
  });
  const agreed = { with: 'Ward 7B and Sister Cole', note: 'Grace said so on the phone.' };
  if (sharing) await sam.post(`/desk/cases/${kase.ref}/sharing`, { sharing, ...agreed });
  const base = `/desk/cases/${kase.ref}/meetings`;
  const plan = {
    ...{ kind: 'mediation', people: grace.id, day: on, time, minutes: '60', place: 'Seminar room 2' },
    ...{ is_private: 'yes', lead: sam.id, purpose: 'Why nobody rang her.', staff_name: 'Sister Cole' },
    ...{ staff_role: 'Ward manager', staff_email: 'j.cole@anytown.example' },
  };
  const at = (await sam.post(base, plan)).to.split('?')[0] ?? '';
  /** Goes on for so many minutes, and sends what is due. */
  const later = async (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    return runJobs();
  };
  const page = async () => (await sam.get(at)).page();
  const day = async () => (await sam.get('/desk')).page().text;
  const valuesOf = async (name: string) =>
    [...(await page()).document.querySelectorAll(`[name="${name}"]`)].map((box) => box.getAttribute('value') ?? '');
  return { ...world, at, base, plan, later, page, day, valuesOf };
}

/** The mail that came to this address, as it travelled. */
export const mailTo = ({ mails }: MailServer, address: string) =>
  mails.filter(({ to }) => to.includes(address)).map(({ raw }) => raw);

/** The words of a mail, as its reader sees them. */
export function wordsOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/quoted-printable/i.test(head)) {
    const bytes = body
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  }
  return /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : body;
}

/** The desk of the tests sends by nothing again. */
export function sendByNothing(server: MailServer) {
  server.refuse(undefined);
  server.mails.length = 0;
  delete open().house.senders;
  delete open().house.mailFrom;
}
