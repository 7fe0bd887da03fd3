// What is known of a complaint, as lines of a list.
import { type Case, CHANNEL_WORDS } from '../cases/index.ts';
import { howWords, type listConsents } from '../consent/index.ts';
import { dateTimeWords, dateWords, localDate } from '../platform/time.ts';
import {
  CONSENT_WORDS,
  HOW_WORDS,
  OUTCOME_WORDS,
  patientConsentOf,
  REFUSAL_WORDS,
  RETURN_WORDS,
} from './complaints.rules.ts';
import type { Complaint } from './complaints.ts';
import type { Transfer } from './transfers.ts';
import type { WholeCase } from './whole-case.ts';

type Staff = ReadonlyMap<string, string>;
type Consent = Awaited<ReturnType<typeof listConsents>>[number];
type Fact = { key: string; value: string };

export function factsOf(
  complaint: Complaint,
  kase: Case,
  about: { staff: Staff; whole: WholeCase; consents: readonly Consent[] },
  now: Date,
): Fact[] {
  const { whole, staff } = about;
  return [
    { key: 'First told PALS', value: dateTimeWords(kase.received_at, now) },
    {
      key: 'Complaint made',
      value: `${dateWords(complaint.made_on, now)}. How: ${CHANNEL_WORDS[complaint.made_how].toLowerCase()}`,
    },
    {
      key: 'Handed over',
      value: `${dateTimeWords(complaint.handed_at, now)} by ${staff.get(complaint.handed_by) ?? 'PALS'}`,
    },
    {
      key: 'Agreed to the hand-over',
      value: `${complaint.agreed_by}, ${HOW_WORDS[complaint.agreed_how]}, ${dateWords(complaint.agreed_on, now)}`,
    },
    { key: 'What it is about', value: pointsOf(complaint) },
    { key: 'What they want', value: complaint.wanted || 'Not asked yet. Ask when you talk about the handling.' },
    { key: 'Agreement of the patient', value: consentWords(kase, about.consents, now) },
    { key: 'Where', value: whole.place || 'Not known' },
    { key: 'Subject', value: whole.subject || 'Not chosen yet' },
    ...marksOf(kase),
    ...whole.limits.map(({ key, value }) => ({ key, value })),
  ];
}

/** "1. Moved at night. 2. Nobody told the family." Each is answered by itself. */
function pointsOf({ points }: Complaint): string {
  if (points.length === 0) return 'Not listed. Read the story below, and agree the points with them.';
  return points.length === 1 ? (points[0] ?? '') : points.map((point, at) => `${at + 1}. ${point}`).join(' ');
}

/** What whoever goes on with it must know first. */
function marksOf({ safety, child, after_death }: Case): Fact[] {
  const words = [safety && 'Somebody’s safety', child && 'A child', after_death && 'After a death'].filter(Boolean);
  return words.length > 0 ? [{ key: 'This is about', value: words.join('. ') }] : [];
}

/** "In writing. Agreed: Ada Okafor, in writing. Heard or seen by Ola Bright. Tuesday 24 November, 10am." */
function consentWords(kase: Case, consents: readonly Consent[], now: Date): string {
  const about = consents.filter((row) => row.complaints && !row.error_at);
  const words = about.flatMap((row) => [howWords(row, now), row.evidence]).filter(Boolean);
  return [`${CONSENT_WORDS[patientConsentOf(kase)]}.`, ...words].join(' ');
}

export function handlingFactsOf(complaint: Complaint, staff: Staff, now: Date): Fact[] {
  const on = (day: string | null) => (day ? dateWords(day, now) : '');
  const lines: (Fact | undefined)[] = [
    complaint.acknowledged_at
      ? {
          key: 'Acknowledged',
          value: `${dateWords(complaint.acknowledged_at, now)}, ${complaint.acknowledged_how === 'written' ? 'in writing' : 'by word of mouth'}, by ${staff.get(complaint.acknowledged_by ?? '') ?? ''}`,
        }
      : undefined,
    complaint.discussion ? { key: 'Talked about handling', value: TALKED[complaint.discussion] } : undefined,
    { key: 'How', value: complaint.handling },
    { key: 'Investigation complete by', value: on(complaint.finish_on) },
    { key: 'Response sent by', value: on(complaint.response_on) },
    { key: 'Told in writing on', value: on(complaint.period_told_on) },
    complaint.acknowledged_at
      ? {
          key: 'They know about',
          value:
            [complaint.advocacy_told && 'Free, independent help', complaint.ombudsman_told && 'The Ombudsman']
              .filter(Boolean)
              .join('. ') || 'Nothing recorded',
        }
      : undefined,
    { key: 'Written record sent on', value: on(complaint.copy_sent_on) },
    complaint.refusal ? { key: 'Not handled because', value: REFUSAL_WORDS[complaint.refusal] } : undefined,
    { key: 'Reason as told', value: complaint.refusal_words },
    { key: 'Letter with the reason', value: on(complaint.refusal_sent_on) },
    complaint.outcome ? { key: 'Outcome', value: OUTCOME_WORDS[complaint.outcome] } : undefined,
  ];
  return lines.flatMap((line) => (line && line.value !== '' ? [line] : []));
}

const TALKED = {
  agreed: 'Yes',
  offered: 'Offered, no answer yet',
  declined: 'They did not want to, so we set the time',
} as const;

/** "Taken by Ola Bright, complaints team, Tuesday 24 November. Acknowledged Wednesday 25 November." */
export function standingLine(complaint: Complaint, staff: Staff, now: Date): string {
  const on = (at: Date | null) => (at ? dateWords(at, now) : '');
  const taken = complaint.handler_id
    ? `Taken by ${staff.get(complaint.handler_id) ?? 'a colleague'}, complaints team, ${on(complaint.taken_at ?? complaint.handed_at)}.`
    : 'The complaints team has it. Nobody there has taken it yet.';
  const parts: Record<Complaint['state'], string> = {
    arrived: taken,
    taken,
    acknowledged: `${taken} Acknowledged ${on(complaint.acknowledged_at)}.`,
    refused: `Not handled as a complaint since ${on(complaint.ended_at)}.`,
    returned: `Given back to PALS ${on(complaint.ended_at)}: ${returnWords(complaint.returned_why)}.`,
    undone: `Hand-over undone ${on(complaint.ended_at)}.`,
    closed: `Closed ${on(complaint.ended_at)}${complaint.outcome ? `: ${OUTCOME_WORDS[complaint.outcome].toLowerCase()}` : ''}.`,
  };
  const response =
    complaint.response_on && !complaint.ended_at ? ` Response by ${dateWords(complaint.response_on, now)}.` : '';
  return parts[complaint.state] + response;
}

function returnWords(why: string): string {
  const known = Object.entries(RETURN_WORDS).find(([code]) => code === why)?.[1] ?? why;
  return known.charAt(0).toLowerCase() + known.slice(1);
}

const LEADS = {
  us: 'We answer for both.',
  them: 'They answer for both.',
  each: 'Each answers for their part.',
} as const;

export function transferLine(transfer: Transfer, name: string, now: Date): string {
  const { part, agreed_by, sent_on, leads } = transfer;
  const when = dateWords(sent_on, localDate(now));
  return `${name}: ${part}. Sent on ${when}; counts as made to them. Agreed: ${agreed_by}. ${LEADS[leads]}`;
}
