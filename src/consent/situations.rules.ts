// Who may speak for whom: each situation with its rule, as data. Law is named; what nobody has checked yet says so.
import type { Type } from './types.rules.ts';

export const SITUATIONS = [
  'self',
  'adult',
  'lacks',
  'child',
  'young',
  'died',
  'mp',
  'mp_third',
  'advocate',
  'solicitor',
  'safety',
] as const;

export type Situation = (typeof SITUATIONS)[number];

export type Certainty = 'checked' | 'not yet checked';

type SituationRule = {
  title: string;
  /** What the officer needs to know, a sentence each. */
  rule: readonly string[];
  /** How it can be given. The first is what is usual. */
  types: readonly Type[];
  /** Whom to ask. */
  ask: 'the patient' | 'them' | 'whoever may decide';
  certainty: Certainty;
};

/** The rules by situation (domain 1.8). */
export const RULES: Record<Situation, SituationRule> = {
  self: {
    title: 'The patient speaks for themself',
    rule: [
      'Check who you are speaking to: name and one more detail.',
      'No form is needed. Write down what they said may be shared, and with whom.',
      'In prison or detained: the same. Ask which way of writing is safe.',
    ],
    types: ['verbal', 'written', 'electronic'],
    ask: 'the patient',
    certainty: 'checked',
  },
  adult: {
    title: 'Somebody speaks for an adult who can decide',
    rule: [
      'Listen and write it down, always. General advice is fine.',
      'Until the patient agrees, tell nothing about them – not even that they are here.',
      'Said is enough for PALS: write who heard it and when. A formal complaint wants it in writing.',
    ],
    types: ['verbal', 'written', 'electronic'],
    ask: 'the patient',
    certainty: 'checked',
  },
  lacks: {
    // Mental Capacity Act 2005 ss 4, 9, 16, 37.
    title: 'The patient cannot decide this now',
    rule: [
      'A lasting power of attorney for health and welfare or a court deputy decides. Ask to see the paper.',
      'Otherwise the team that cares for the patient decides in their best interests. Write who decided, and why.',
      'Nobody close to the patient? Ask the team about an independent mental capacity advocate (IMCA).',
      'What they can decide themself, they decide: ask them too.',
    ],
    types: ['best_interests', 'lpa', 'deputy'],
    ask: 'whoever may decide',
    certainty: 'checked',
  },
  child: {
    // A complaint for a child needs reasonable grounds why not by the child: SI 2009/309 reg 5.
    title: 'The patient is under 16',
    rule: [
      'Somebody with parental responsibility may act for them.',
      'A child who understands what this means (Gillick competent) is asked for their own agreement.',
      'For a complaint: write why it is right that somebody makes it for the child.',
    ],
    types: ['parental', 'own_child'],
    ask: 'whoever may decide',
    certainty: 'checked',
  },
  young: {
    title: 'The patient is 16 or 17',
    rule: ['They decide for themself, as an adult does. Ask them.'],
    types: ['verbal', 'written', 'electronic'],
    ask: 'the patient',
    certainty: 'checked',
  },
  died: {
    title: 'The patient has died',
    rule: [
      'Confidentiality goes on after death.',
      'The personal representative (executor or administrator) speaks, or a next of kin who is close enough to the matter.',
      'Did the patient say in life what may be told, or not be told? Weigh it, and write it down.',
    ],
    types: ['next_of_kin', 'personal_rep'],
    ask: 'them',
    certainty: 'checked',
  },
  mp: {
    // Data Protection Act 2018 Sch 1 paras 23-24.
    title: 'An MP writes for a constituent who is the patient',
    rule: [
      'An MP may be told what is needed to answer their constituent’s own request.',
      'Keep the letter: it says whose request it is.',
    ],
    types: ['mp'],
    ask: 'them',
    certainty: 'not yet checked',
  },
  mp_third: {
    title: 'An MP writes about somebody other than their constituent',
    rule: ['The patient is asked first, as for a relative.'],
    types: ['verbal', 'written', 'electronic'],
    ask: 'the patient',
    certainty: 'not yet checked',
  },
  advocate: {
    title: 'An advocate speaks',
    rule: ['Ask for the authority that the patient signed.'],
    types: ['authority'],
    ask: 'them',
    certainty: 'checked',
  },
  solicitor: {
    title: 'A solicitor writes',
    rule: ['Ask for the authority that the patient signed.', 'A claim goes to the legal team as well.'],
    types: ['authority'],
    ask: 'them',
    certainty: 'checked',
  },
  safety: {
    title: 'Shared without consent, for safety',
    rule: [
      'Only if somebody may come to serious harm, or the law says so.',
      'A second person agrees, the manager is told, and the reason is kept. Ask the Caldicott lead for advice.',
    ],
    types: ['override'],
    ask: 'them',
    certainty: 'checked',
  },
};

/** Who is asked, where it is somebody of the case. */
export function whomToAsk(situation: Situation, of: { patient: string | null; speaker: string | null }) {
  const { ask } = RULES[situation];
  if (ask === 'whoever may decide') return null;
  return ask === 'the patient' ? of.patient : of.speaker;
}

/** Who speaks, in the words of the guide. */
export const SPEAKERS = {
  self: 'The patient themself',
  relative: 'A relative, friend or carer',
  advocate: 'An advocate',
  solicitor: 'A solicitor',
  mp: 'An MP, for a constituent who is the patient',
  mp_third: 'An MP, about somebody else',
} as const;

export type Speaker = keyof typeof SPEAKERS;

export const ABLE = {
  adult: 'Adult, can decide this',
  lacks: 'Cannot decide this now',
  young: '16 or 17',
  child: 'Under 16',
  died: 'Has died',
} as const;

export type Able = keyof typeof ABLE;

/** The situation of those two answers; undefined while the second one is needed and missing. */
export function situationOf(speaker: Speaker, able: Able | undefined): Situation | undefined {
  return speaker === 'relative' ? able : speaker;
}

/** What stands under the long field about grounds, where the situation asks for them. */
export const REASONS_LABEL: Partial<Record<Situation, { label: string; hint: string }>> = {
  lacks: {
    label: 'Why is it in their best interests?',
    hint: 'And is somebody close to them there? If not: was an IMCA asked?',
  },
  child: {
    label: 'Why not the child themself?',
    hint: 'For a complaint. If the child agrees themself: who found that they understand what this means.',
  },
  died: { label: 'Why may they know?', hint: 'Who they are to the patient, and what the patient wished in life.' },
};
