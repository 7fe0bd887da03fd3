// What is known of a case, in the words of a letter. Pure.
import { type Day, dateTimeWords, dateWords } from '../platform/time.ts';
import { type AskedFor, sharedWords, withWhom } from './asked.rules.ts';
import type { Reach } from './reach.ts';

type Number = { code: string; name: string; number: string; detail: string };

const URGENT = ['emergency', 'mental_health', 'samaritans'];
const AFTER_DEATH = ['bereavement', 'medical_examiner'];

const chosen = (numbers: readonly Number[], codes: readonly string[]) =>
  numbers.filter(({ code, number }) => codes.includes(code) && number !== '');

/** "Samaritans: 116 123 (day and night)", one a line. */
function linesOf(numbers: readonly Number[]): string {
  return numbers
    .map(({ name, number, detail }) => `${name}: ${number}${detail ? ` (${lowerFirst(detail)})` : ''}`)
    .join('\n');
}

const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** "Outpatients" in a sentence is "outpatients"; "BSL" stays as it is. */
const inSentence = (label: string) => (/^[A-Z][a-z]/.test(label) ? lowerFirst(label) : label);

type Organisation = { name: string; phone: string; website: string };

const organisationLines = ({ name, phone, website }: Organisation) => [name, phone, website].filter(Boolean).join('\n');

export type KnownFacts = {
  called: string;
  ref: string;
  officer: string;
  trust: { name: string; shortName: string };
  reach: Reach;
  week: string;
  /** Where this person sees how it stands; empty where a link is not for them. */
  page: string;
  nextDue: Date | undefined;
  subject: string;
  /** Empty where the reader may not hear of the patient, or is the patient. */
  patient: string;
  numbers: readonly Number[];
  ombudsman: Organisation | undefined;
  /** Those that the trust itself has put into its directory. */
  advocacy: readonly Organisation[];
  /** The contact plan that is agreed with them, for a letter about it. */
  plan: { agreed: string; review_on: Day; ends_on: Day } | undefined;
  /** The consent that this letter asks for. */
  asked: (AskedFor & { by: Date | undefined }) | undefined;
  now: Date;
};

/** One a line: all that is set, the hours, and the number that finds the case. */
function reachLines({ reach: { phone, texts, email, address }, week, ref }: KnownFacts): string {
  return [
    `Phone: ${phone}`,
    week && `Open: ${week}`,
    texts && `Texts: ${texts}`,
    email && `Email: ${email}`,
    address && `Address: ${address.replace(/\s*\n\s*/g, ', ')}`,
    `Your number: ${ref}`,
  ]
    .filter(Boolean)
    .join('\n');
}

function howItStands({ page, ref, reach }: KnownFacts): string {
  if (page)
    return `To see how it stands, or to choose another way for us to reach you, go to ${page}. Your number is ${ref}.`;
  return reach.phone && `To ask how it stands, call ${reach.phone}. Your number is ${ref}.`;
}

/** By the names of placeholders; what is not known is left out, and stays to be written. */
export function knownWords(facts: KnownFacts): Map<string, string> {
  const { trust, reach, week, now, numbers, ombudsman, advocacy, plan, asked } = facts;
  const urgent = chosen(numbers, URGENT);
  const words: Record<string, string> = {
    'their name': facts.called,
    reference: facts.ref,
    officer: facts.officer,
    team: `PALS at ${trust.shortName}`,
    trust: trust.name,
    phone: reach.phone,
    'opening hours': week,
    'how to reach us': reach.phone && reachLines(facts),
    'how it stands': howItStands(facts),
    // A date that has passed is not known any more: the officer says when.
    'next date': facts.nextDue && facts.nextDue > now ? dateTimeWords(facts.nextDue, now) : '',
    'what it is about': inSentence(facts.subject),
    'the patient': facts.patient,
    'urgent help': linesOf(urgent),
    'urgent numbers': urgent.length > 0 ? `${urgent.map(({ name, number }) => `${name}: ${number}`).join('. ')}.` : '',
    'bereavement help': linesOf(chosen(numbers, AFTER_DEATH)),
    ombudsman: ombudsman ? organisationLines(ombudsman) : '',
    // Of several, who helps depends on where the person lives: the officer writes it.
    advocacy: advocacy.length === 1 ? advocacy.map(organisationLines).join('') : '',
    'what was agreed': plan?.agreed ?? '',
    'review date': plan ? dateWords(plan.review_on, now) : '',
    'end date': plan ? dateWords(plan.ends_on, now) : '',
    'who asked': asked?.speaker ?? '',
    'what would be shared': asked ? sharedWords(asked) : '',
    'with whom': asked ? withWhom(asked) : '',
    'reply by': asked?.by && asked.by > now ? dateWords(asked.by, now) : '',
    today: `${dateTimeWords(now, '0001-01-01')}`.replace(/^.* on /, ''),
  };
  return new Map(Object.entries(words).filter(([, text]) => text !== ''));
}
