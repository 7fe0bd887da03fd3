// What is not for this PALS: whom people were told to ask, what was handed on, requests that went to their own team.

import { createOrganisation, type OrganisationDetails } from '../src/places/index.ts';
import type { Ctx } from '../src/platform/context.ts';
import { localDate } from '../src/platform/time.ts';
import {
  listReferrals,
  noteReferralAnswered,
  noteSignpost,
  noteToPass,
  passOn,
  sendRequest,
  setTeam,
} from '../src/referrals/index.ts';
import { type Act, onCase, onCaseEver } from './acts.ts';
import { chancesOf } from './chances.ts';
import type { Planning } from './planning.ts';
import { inOffice, later, openDay } from './times.ts';
import type { TrustLine } from './trusts.ts';

type Whom = 'board' | 'council' | 'ambulance' | 'advocacy';

const NONE = { aliases: [], email: '', website: '', takes: '' };

/** Who else there is near an invented trust. */
export const outsideOf = ({ shortName }: TrustLine): Record<Whom, OrganisationDetails> => ({
  board: {
    ...{ ...NONE, name: `${shortName} Integrated Care Board`, kind: 'other', phone: '020 7946 0330' },
    takes: 'Complaints about GPs, dentists, pharmacies and opticians',
  },
  council: {
    ...{ ...NONE, name: `${shortName} Council adult social care`, kind: 'council', phone: '020 7946 0341' },
    takes: 'Care at home, care homes, help for carers',
  },
  ambulance: {
    ...{ ...NONE, name: 'Midshire Ambulance Service PALS', kind: 'trust', phone: '020 7946 0352' },
    takes: 'Ambulances that came late or not at all',
  },
  advocacy: {
    ...{ ...NONE, name: `${shortName} Complaints Advocacy`, kind: 'advocacy', phone: '020 7946 0363' },
    takes: 'Free help with an NHS complaint for people who live here',
  },
});

/** In the directory of a new trust; and where its requests for records and information go. */
export async function foundOutside(ctx: Ctx, line: TrustLine) {
  for (const one of Object.values(outsideOf(line))) await createOrganisation(ctx, one);
  const phone = (extension: number) => `${line.phone} extension ${extension}`;
  await setTeam(ctx, 'records', { name: 'Health Records', email: `records@${line.domain}`, phone: phone(4720) });
  await setTeam(ctx, 'foi', { name: 'Information requests', email: `foi@${line.domain}`, phone: phone(4733) });
}

export const codeOf = ({ line, outside }: Planning['desk'], whom: Whom) => outside.get(outsideOf(line)[whom].name);

/** Told whom to ask, while the case is still open. */
const tellWhom = (code: string) => onCase((ctx, kase) => noteSignpost(ctx, kase, { organisation: code, named: '' }));

export const passTo = (code: string, what: string, agreedBy: string, check = false) =>
  onCase(async (ctx, kase, thread) => {
    const sent = { agreedHow: 'spoken', sentHow: 'email', sentOn: localDate(ctx.now) } as const;
    await passOn(ctx, kase, { organisation: code, what, agreedBy, ...sent, check });
    thread.kase = undefined;
  });

/** Agreed on the phone, and still to be sent. */
export const toPass = (code: string, agreedBy: string) =>
  onCase((ctx, kase) => noteToPass(ctx, kase, { organisation: code, named: '', agreedBy }));

export const requestTo = (kind: 'records' | 'foi') =>
  onCase(async (ctx, kase, thread) => {
    const today = localDate(ctx.now);
    await sendRequest(ctx, kase, { kind, receivedOn: localDate(kase.received_at), sentOn: today, told: true });
    thread.kase = undefined;
  });

/** They answered, also where the case has long been closed. */
export const theyAnswered = onCaseEver(async (ctx, kase) => {
  const waiting = (await listReferrals(ctx, kase)).filter(({ sent_on, answered_on }) => sent_on && !answered_on);
  for (const { id } of waiting) await noteReferralAnswered(ctx, kase, id);
});

const WHOM: readonly (readonly [RegExp, Whom])[] = [
  [/ambulance/i, 'ambulance'],
  [/council|social/i, 'council'],
  [/\bICB\b|GP|dentist/i, 'board'],
];

/** What of a story goes elsewhere, in the words of its answer. */
export function goesElsewhere(planning: Planning): Act[] {
  const { pattern, answer, desk, from, by, cast } = planning;
  const luck = chancesOf(`${desk.line.luck}/${from.toISOString()}/elsewhere`);
  const asked = /One month by law/.test(answer) ? 'records' : /within 20 working days/.test(answer) ? 'foi' : undefined;
  if (asked) return request(planning, asked, luck.between(4, asked === 'foi' ? 21 : 24));
  const whom = WHOM.find(([words]) => words.test(answer))?.[1];
  const code = whom && codeOf(desk, whom);
  if (!code || pattern.subject !== 'other_organisation') return [];
  const agreed = /said yes to/.test(answer) && pattern.who === 'self' ? cast.caller?.name : undefined;
  if (agreed) return [{ at: later(from, 2), by, do: passTo(code, 'What they told us, and the number', agreed) }];
  return luck.is(0.3) ? [{ at: from, by, do: tellWhom(code) }] : [];
}

function request({ from, by, desk, day, chances }: Planning, kind: 'records' | 'foi', days: number): Act[] {
  const back = inOffice(chances, openDay(day, days, desk.calendar.hours));
  return [
    { at: from, by, do: requestTo(kind) },
    { at: back, by, do: theyAnswered },
  ];
}
