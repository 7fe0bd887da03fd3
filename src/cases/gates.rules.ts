// What may leave PALS, and who may be told. Read from columns of the case that the records of consent keep true.
import type { Selectable } from 'kysely';
import type { Day } from '../platform/time.ts';
import { type Known, type Mode, outgoingText, stopsIt, stopWords } from './outgoing.rules.ts';
import type { CaseTable } from './tables.ts';

type Row = Selectable<CaseTable>;
type Hearing = Pick<Row, 'patient_id' | 'may_hear'>;
type Asking = Pick<Row, 'sharing' | 'sharing_with'>;

/**
 * May this person be told about the patient? The patient always; anybody else when the patient agreed or somebody who
 * may decide for them did. Where no patient is known, there is nobody whose confidence could be broken.
 */
export function mayHear({ patient_id, may_hear }: Hearing, hearer: string | null): boolean {
  return !patient_id || hearer === patient_id || (hearer !== null && may_hear.includes(hearer));
}

/**
 * How a service may be asked: with the name where it is on the list, or was named as who is told for safety; otherwise
 * without; or not at all.
 */
export function askingMode({ sharing, sharing_with }: Asking, service: string): Mode {
  if (sharing === 'safety') return isNamedIn(sharing_with, service) ? 'name' : 'no_name';
  if (sharing === 'no_name') return 'no_name';
  if (sharing !== 'name') return 'no';
  return sharing_with.trim() === '' || isOnList(sharing_with, service) ? 'name' : 'no_name';
}

/** Names as people list them: "Ward 7B, Dr Shah and the therapists". */
export function namesOn(list: string): string[] {
  return list
    .split(/[,;\n]|\band\b/i)
    .map((name) => name.trim())
    .filter(Boolean);
}

function isOnList(list: string, name: string): boolean {
  const wanted = plain(name);
  return wanted !== '' && namesOn(list).some((one) => plain(one) === wanted);
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Words that many names of services have. */
const PLAIN_WORDS = ['ward', 'team', 'unit', 'department', 'service', 'services', 'clinic', 'nurse', 'in', 'of', 'and'];

/** In danger people write whom they told as they say it: "the sister on 7A" is Ward 7A. Nobody written down: everybody. */
function isNamedIn(told: string, name: string): boolean {
  if (told.trim() === '') return true;
  const said = plain(told).split(' ');
  const words = plain(name).split(' ').filter(Boolean);
  const own = words.filter((word) => !PLAIN_WORDS.includes(word));
  const wanted = own.length > 0 ? own : words;
  return wanted.length > 0 && wanted.every((word) => said.includes(word));
}

/** May it be passed to this organisation outside the trust? Its consent is asked for before a concern is sent on. */
export function mayGoOutside(kase: Asking & Pick<Row, 'outside_with'>, organisation: string): boolean {
  const forSafety = kase.sharing === 'safety' && isNamedIn(kase.sharing_with, organisation);
  return forSafety || isOnList(kase.outside_with, organisation);
}

type Complaining = Hearing & Asking & Pick<Row, 'caller_id' | 'complaint_consent'>;

/**
 * May the complaints team get it? Whose own matter it is only has to be asked; for another, their consent is recorded. What
 * is shared for safety is no complaint, unless the complaints team is who had to be told.
 */
export function mayComplainFor(kase: Complaining): boolean {
  const own = !kase.patient_id || !kase.caller_id || kase.caller_id === kase.patient_id;
  const forSafety = kase.sharing === 'safety' && isNamedIn(kase.sharing_with, 'complaints');
  return own || kase.complaint_consent !== 'none' || forSafety;
}

export const NOT_SHARED = {
  not_asked: 'You have not asked if we can share this. Until you do, it stays in PALS.',
  keep: 'They asked us to keep this in PALS.',
} as const;

export const GATE_WORDS = {
  hear: 'It is not recorded that this person may be told about the patient. Record who agreed under “Who may be told what”, or choose that nothing about a patient was told.',
  teller:
    'It is not recorded that they may be told about the patient, so the service cannot tell them. Choose PALS, and record who agreed under “Who may be told what”.',
  complaints:
    'It is not recorded that the patient agreed to this complaint. Record it under “Who may be told what” first: said is enough to hand over, and the complaints team will ask for it in writing.',
  outside:
    'It is not recorded that this organisation may be given it. Record who agreed under “Who may be told what”, or choose that they agreed.',
  paper:
    'It is not recorded that they may have this. Record who agreed under “Who may be told what”, or print it for PALS.',
} as const;

/** Why a service cannot be asked now, in words that say what to do; undefined if it can. */
export function askingRefused(kase: Asking): string | undefined {
  if (kase.sharing === 'not_asked') return `${NOT_SHARED.not_asked} Ask them, and change sharing.`;
  return kase.sharing === 'keep' ? `${NOT_SHARED.keep} Ask them again, and change sharing if they agree.` : undefined;
}

type ToAsk = { kind: string; about: string; place: string };

/** What keeps a question that was promised from being asked as it was written down; undefined if nothing does. */
export function askProblem(kase: Asking, { kind, about, place }: ToAsk, people: readonly Known[], today: Day) {
  if (kind !== 'ask_service') return undefined;
  const mode = askingMode(kase, place);
  if (mode === 'no') return askingRefused(kase);
  const stop = stopsIt(outgoingText(about, mode, people, today).findings);
  return stop && stopWords(stop);
}
