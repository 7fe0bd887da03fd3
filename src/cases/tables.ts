import type { ColumnType, Generated, GeneratedAlways, JSONColumnType, Selectable } from 'kysely';

export const CASE_TYPES = ['question', 'concern', 'complaint', 'idea', 'thanks', 'experience', 'mp'] as const;
export type CaseType = (typeof CASE_TYPES)[number];
export type Status = 'new' | 'looking' | 'waiting_service' | 'waiting_person' | 'ready' | 'closed' | 'passed';
export type Sharing = 'not_asked' | 'keep' | 'no_name' | 'name' | 'safety';
export type HandlingRoute = 'not_asked' | 'informal' | 'complaint';
/** What somebody can choose. With both, it is a complaint by law and PALS goes on trying. */
export const CHOICES_OF_ROUTE = ['informal', 'complaint', 'both'] as const;
export type RouteChoice = (typeof CHOICES_OF_ROUTE)[number];
/** What was decided about a matter that comes after the 12 months of SI 2009/309 reg 12. */
export type LateMatter = 'look_into' | 'not_as_complaint';
export type Told = 'yes' | 'no_need' | 'could_not';
export type Satisfied = 'yes' | 'partly' | 'no' | 'not_asked';

/** Aims count opening hours or days of this PALS; the law counts working days of England, or months in one of two ways. */
export type ClockUnit = 'working_hours' | 'working_days' | 'legal_days' | 'months' | 'months_after';

export type RestrictedFor = 'colleague' | 'safeguarding' | 'legal' | 'other';
export type CaseTable = {
  trust_id: string;
  id: string;
  ref: string;
  type: CaseType;
  status: Status;
  owner_id: string | null;
  caller_id: string | null;
  patient_id: string | null;
  place_id: string | null;
  subject: string | null;
  sharing: Generated<Sharing>;
  sharing_with: Generated<string>;
  sharing_note: Generated<string>;
  may_hear: Generated<string[]>;
  hear_limits: Generated<string>;
  outside_with: Generated<string>;
  complaint_consent: Generated<'none' | 'said' | 'written'>;
  route: Generated<HandlingRoute>;
  route_at: Date | null;
  route_by: string | null;
  /** With a complaint: they want PALS to go on trying as well. */
  pals_goes_on: Generated<boolean>;
  after_death: Generated<boolean>;
  /** Since when somebody has said that we are sorry for the death: said once. */
  condoled_on: Generated<string | null>;
  safety: Generated<boolean>;
  child: Generated<boolean>;
  access: Generated<'open' | 'restricted'>;
  walled: Generated<boolean>;
  restricted_for: RestrictedFor | null;
  received_at: Date;
  opened_at: Date;
  closed_at: Date | null;
  handed_over_at: Date | null;
  outcome: string | null;
  told: Told | null;
  satisfied: Generated<Satisfied>;
  learning: Generated<string>;
  reopened: Generated<number>;
  next_due_at: Date | null;
  last_at: Date;
  merged_into: string | null;
  oral: Generated<boolean>;
  happened_on: Generated<string | null>;
  noticed_on: Generated<string | null>;
  late_matter: Generated<LateMatter | null>;
  /** Where the patient is now: kept by whoever records a move. Unknown while `in_hospital` is empty. */
  now_place_id: Generated<string | null>;
  now_bed: Generated<string>;
  in_hospital: Generated<boolean | null>;
  leaves_on: Generated<string | null>;
  /** Tables with rows of this case, of those that say so (tell_holder); 'cases' if another was merged into it. */
  holds: Generated<string[]>;
  version: Generated<number>;
};

export type Case = Selectable<CaseTable>;

export type PersonRole = 'caller' | 'patient' | 'died' | 'representative' | 'carer' | 'advocate' | 'staff' | 'other';

export type CasePersonTable = {
  trust_id: string;
  case_id: string;
  person_id: string;
  role: PersonRole;
  relation: Generated<string>;
  added_at: Date;
  ended_at: Date | null;
};

export const CHANNELS = [
  'phone',
  'voicemail',
  'email',
  'web',
  'walk_in',
  'ward',
  'letter',
  'card',
  'text',
  'relay',
  'video_relay',
  'staff',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];
export const RESULTS = ['reached', 'no_answer', 'voicemail_left', 'message_left'] as const;
export type ContactResult = (typeof RESULTS)[number];

export type ContactTable = {
  trust_id: string;
  id: string;
  state: 'draft' | 'record' | 'discarded';
  /** Null: nobody wrote it down, it came by itself (an email). */
  author_id: string | null;
  case_id: string | null;
  person_id: string | null;
  channel: Generated<Channel>;
  direction: Generated<'in' | 'out'>;
  result: Generated<ContactResult>;
  message_with: Generated<string>;
  identity_checked: Generated<boolean>;
  words: Generated<string>;
  told: Generated<string>;
  /** Was it in the way they need? Null: nothing is recorded that they need. */
  needs_met: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  needs_unmet: Generated<string>;
  cards: ColumnType<Record<string, string>, string | undefined, string>;
  asked: Generated<string[]>;
  received_at: Date;
  started_at: Date;
  finished_at: Date | null;
  error_at: Date | null;
  error_by: string | null;
  error_reason: string | null;
  /** Who took it on paper, where another typed it; and their account, if they have one. */
  taken_by: Generated<string>;
  taken_by_id: Generated<string | null>;
  /** The contact in which these words were said, where it was about two matters. */
  split_from: ColumnType<string | null, string | null | undefined, never>;
  version: Generated<number>;
  search: GeneratedAlways<string>;
};

/** Who else was on a contact. */
export type ContactPersonTable = {
  trust_id: string;
  contact_id: string;
  person_id: string;
  case_id: string;
  added_at: Date;
  added_by: string;
};

export type NoteTable = {
  trust_id: string;
  id: string;
  case_id: string;
  author_id: string;
  body: string;
  created_at: Date;
  error_at: Date | null;
  error_by: string | null;
  error_reason: string | null;
  version: Generated<number>;
  search: GeneratedAlways<string>;
};

export const PROMISE_KINDS = [
  'call_back',
  'tell_answer',
  'ask_service',
  'service_answer',
  'visit',
  'ask_route',
  'hand_over',
  'check_told',
  'hear_from_person',
  'pass_on',
  'ring_back',
  'first_contact',
  'follow_up',
  'join_call',
  'get_consent',
  'book',
  'review',
  'look_into',
  'pass_thanks',
  'acknowledge',
  'tell_moved',
  'debrief',
  'meet',
] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** What became of a promise: done, not needed any more, or the complaints team has it with the case. */
export type Fate = 'kept' | 'cancelled' | 'passed';

/** What a merge of cases set, and what stood before: sharing, the day we were told, who may open each. */
export type MergedCase = {
  sharing: Sharing;
  sharing_with: string;
  sharing_note: string;
  received_at: string;
  into: Walls;
  goes: Walls;
  /** Marks of the case that goes on; of merges before they were kept there are none. */
  marks?: { safety: boolean; child: boolean; after_death: boolean };
  /** Who came along from the second case. */
  added?: { person: string; role: PersonRole }[];
};

type Walls = {
  access: 'open' | 'restricted';
  walled: boolean;
  rows: { user_id: string; may_open: boolean; reason: string }[];
};

export type CaseMergeTable = {
  trust_id: string;
  id: string;
  case_id: string;
  into_id: string;
  reason: Generated<string>;
  before: JSONColumnType<MergedCase>;
  after: JSONColumnType<MergedCase>;
  merged_at: Date;
  merged_by: string;
  undone_at: Date | null;
  undone_by: string | null;
};

export type PromiseTable = {
  trust_id: string;
  id: string;
  kind: PromiseKind;
  case_id: string | null;
  contact_id: string | null;
  owner_id: string | null;
  person_id: string | null;
  place_id: string | null;
  about: Generated<string>;
  reach: Generated<string>;
  due_at: Date;
  first_due_at: Date;
  agreed: Generated<boolean>;
  state: Generated<'open' | Fate>;
  attempts: Generated<number>;
  pinned_on: string | null;
  snoozed_until: Date | null;
  snooze_reason: Generated<string>;
  made_by: string | null;
  made_at: Date;
  settled_at: Date | null;
  settled_by: string | null;
  told: boolean | null;
  changed_at: Date | null;
  changed_by: string | null;
  /** The day that became a bank holiday after this was promised for it, until somebody decides. */
  falls_on: Generated<string | null>;
  version: Generated<number>;
};

export type ClockTable = {
  trust_id: string;
  id: string;
  case_id: string;
  name: string;
  nature: 'aim' | 'statutory';
  /** What it counts; empty where that is not known any more. */
  unit: Generated<ClockUnit | null>;
  amount: Generated<number | null>;
  starts_at: Date;
  due_at: Date;
  met_at: Date | null;
  stopped_at: Date | null;
  paused_minutes: Generated<number>;
  moved_at: Generated<Date | null>;
  dropped_at: Generated<Date | null>;
};

export type BothRouteTable = {
  trust_id: string;
  valid_from: string;
  valid_to: string | null;
  allowed: boolean;
  changed_by: string;
  changed_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    case_numbers: { trust_id: string; year: number; last: number };
    cases: CaseTable;
    both_routes: BothRouteTable;
    case_access: {
      trust_id: string;
      case_id: string;
      user_id: string;
      may_open: boolean;
      reason: Generated<string>;
      added_at: Date;
      until: Date | null;
    };
    case_people: CasePersonTable;
    case_merges: CaseMergeTable;
    case_presence: {
      trust_id: string;
      case_id: string;
      user_id: string;
      seen_at: Date;
      writing_at: Date | null;
    };
    contacts: ContactTable;
    contact_people: ContactPersonTable;
    notes: NoteTable;
    promises: PromiseTable;
    clocks: ClockTable;
  }
}
