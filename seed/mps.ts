// Letters of invented members of Parliament: now and then one comes, is answered by the chief executive's office, and ends.
import { answerLetter, describeLetter, recordRequest, sendToBeSigned, tellOffice } from '../src/mps/index.ts';
import { peopleByIds } from '../src/people/index.ts';
import { localDate } from '../src/platform/time.ts';
import { type Act, onCase } from './acts.ts';
import type { Chances } from './chances.ts';
import type { Invented } from './persons.ts';
import type { Planning } from './planning.ts';
import { inOffice, later, openDay } from './times.ts';

type Mp = { person: Invented; constituency: string; caseworker: string };

const mp = (name: string, constituency: string, caseworker: string, phone: string, office: string): Mp => {
  const [first = '', family = ''] = name.split(' ');
  const nobody = { callMe: '', sayIt: '', nhsNumber: null, bornOn: null, needs: [], needsDetail: '', contactRule: '' };
  const email = `office@${family.toLowerCase()}.example`;
  const person = { ...nobody, name, first, family, gender: 'she' as const, phone, email, address: office };
  return { person, constituency, caseworker };
};

export const MPS: readonly Mp[] = [
  mp('Rosalind Thackray MP', 'Anytown North', 'Tom Hale', '020 7946 0310', '1 High Street, Anytown AN2 4AA'),
  mp('Idris Penhale MP', 'Anytown South and Brookfield', 'Una Bell', '020 7946 0322', '14 Mill Lane, Anytown AN5 1BB'),
];

/** Who wrote and for whom; the constituent is the patient and asked for it. */
export const mpLetter = ({ constituency, caseworker }: Mp, theirRef: string) =>
  onCase(async (ctx, kase, thread) => {
    const people = await peopleByIds(ctx, [kase.caller_id, kase.patient_id]);
    const named = (id: string | null) => ({ name: people.get(id ?? '')?.name ?? '', id: id ?? undefined });
    const dated = localDate(later(kase.received_at, -2 * 24 * 60));
    await describeLetter(ctx, kase, {
      mp: named(kase.caller_id),
      office: { email: '', phone: '', address: '' },
      ...{ constituency, caseworker, theirRef },
      constituent: named(kase.patient_id),
      datedOn: dated,
      ...{ signs: 'chief_executive', signer: 'Dr Anneke Vos' },
    });
    await recordRequest(ctx, kase, dated);
    thread.kase = undefined;
  });

export const officeTold = onCase((ctx, kase) => tellOffice(ctx, kase, 'email'));
const toBeSigned = onCase((ctx, kase) => sendToBeSigned(ctx, kase));

export const answerMp = (outcome: string) =>
  onCase(async (ctx, kase, thread) => {
    const said = { on: localDate(ctx.now), how: 'letter', signedBy: 'Dr Anneke Vos', tellsOfPatient: true } as const;
    await answerLetter(ctx, kase, { ...said, outcome });
    thread.kase = undefined;
  });

/** Who wrote this time. */
export const drawMp = (chances: Chances): Mp => chances.pick(MPS);

/** From the letter to the answer: days, with whoever signs in between. */
export function planMp({ chances, by, from, day, desk }: Planning, writer: Mp): Act[] {
  const { hours } = desk.calendar;
  const takes = chances.between(4, 9);
  const theirRef = `${writer.person.family.slice(0, 2).toUpperCase()}/${chances.between(100, 999)}`;
  return [
    { at: later(from, 1), by, do: mpLetter(writer, theirRef) },
    { at: later(from, chances.between(5, 40)), by, do: officeTold },
    { at: inOffice(chances, openDay(day, takes - 1, hours)), by, do: toBeSigned },
    { at: inOffice(chances, openDay(day, takes, hours)), by, do: answerMp(chances.pick(['explained', 'apology'])) },
  ];
}
