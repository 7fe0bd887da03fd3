// What a template can be for, and what a letter of that kind must hold. A question to a service is made by `questions` and
// the package for the complaints team by `complaints`, each with its parts: they are no templates. Law: NHS complaints SI 2009/309 regs 13 and 14;
// the Accessible Information Standard; the rest is this product's own list of parts.

export const LETTER_WAYS = ['email', 'letter', 'text'] as const;
export type LetterWay = (typeof LETTER_WAYS)[number];
export const WAY_WORDS: Record<LetterWay, string> = { email: 'Email', letter: 'Letter', text: 'Text message' };

export const TEMPLATE_KINDS = [
  'acknowledgement',
  'not_reached',
  'progress',
  'answer',
  'consent_request',
  'how_to_complain',
  'after_death',
  'after_death_later',
  'thanks',
  'contact_warning',
  'contact_plan',
  'contact_end',
  'complaint_acknowledgement',
  'complaint_delay',
  'final_response',
  'refusal',
  'told_back',
  'volunteer_offer',
  'volunteer_checks',
  'volunteer_reference',
  'help',
  'advice',
  'other',
] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

export const KIND_WORDS: Record<TemplateKind, string> = {
  acknowledgement: 'Acknowledgement',
  not_reached: 'Could not reach you',
  progress: 'Progress, with a new date',
  answer: 'Answer',
  consent_request: 'Asking for consent',
  how_to_complain: 'How to complain',
  after_death: 'After a death',
  after_death_later: 'After a death, a later letter',
  thanks: 'Thank you',
  contact_warning: 'Warning before a contact plan',
  contact_plan: 'Contact plan',
  contact_end: 'End of a contact plan',
  complaint_acknowledgement: 'Acknowledgement of a complaint',
  complaint_delay: 'A complaint takes longer',
  final_response: 'Final response to a complaint',
  refusal: 'A complaint is not taken',
  told_back: 'What changed, told back',
  volunteer_offer: 'Offer to a volunteer',
  volunteer_checks: 'Checks of a volunteer',
  volunteer_reference: 'Reference of a volunteer who leaves',
  help: 'Where to find help',
  advice: 'Advice from a guide',
  other: 'Anything else',
};

/** A part that must be there: one of these placeholders, or words that say it. */
export type Part = { part: string; by: readonly string[]; words?: RegExp; unlessText?: true };

/** A trust may write its own lines: a number or an address is how to reach it. */
const REACH: Part = {
  part: 'how to reach us',
  by: ['how to reach us', 'phone', 'how it stands'],
  words: /\b0\d[\d ]{7,}\d\b|[^\s@]+@[^\s@]+\.\w/,
};
const NEXT: Part = { part: 'when they next hear from us', by: ['next date'] };
const REFERENCE: Part = { part: 'the reference', by: ['reference', 'how to reach us', 'how it stands'] };
const DEALING: Part = { part: 'who is dealing with it', by: ['officer'] };
const OMBUDSMAN: Part = { part: 'that they can go to the Ombudsman', by: ['ombudsman'] };
const DISAGREE: Part = {
  part: 'what they can do if they disagree',
  by: [],
  words: /disagree|look at (it|this) again/i,
};
const CARE: Part = { part: 'that their care is not affected', by: [], words: /not affect|care stays the same/i };
const HELP: Part = { part: 'where to find independent help', by: ['advocacy'] };

export const PARTS: Record<TemplateKind, readonly Part[]> = {
  acknowledgement: [
    REFERENCE,
    { part: 'what we understood', by: ['what they told us', 'what it is about'], unlessText: true },
    DEALING,
    NEXT,
    REACH,
    {
      part: 'that it is confidential and shared only if they agree',
      by: [],
      words: /confiden|before we share/i,
      unlessText: true,
    },
    { part: 'urgent help', by: ['urgent help', 'urgent numbers'] },
  ],
  not_reached: [
    { part: 'who tried to reach them', by: ['team', 'trust'] },
    { part: 'when we try again', by: ['next date'] },
    REACH,
  ],
  progress: [
    { part: 'what was done', by: ['what we did'] },
    { part: 'why they are waiting', by: ['why it waits'] },
    { part: 'the new date', by: ['next date'] },
    REACH,
  ],
  answer: [
    REFERENCE,
    { part: 'the answer', by: ['the answer'] },
    { part: 'that we are sorry, where something went wrong', by: ['our apology'], words: /\bsorry\b/i },
    { part: 'what happens next', by: ['what happens next'] },
    {
      part: 'what they can do if this is not put right',
      by: [],
      words: /not (put )?right|not sorted|look at it again/i,
    },
    { part: 'that they can complain', by: [], words: /complain/i },
    HELP,
    REACH,
  ],
  consent_request: [
    { part: 'who asked', by: ['who asked'] },
    { part: 'what would be shared', by: ['what would be shared'] },
    { part: 'with whom', by: ['with whom'] },
    { part: 'how to say yes', by: [], words: /\byes\b/i },
    { part: 'how to say no', by: [], words: /\bno\b/i },
    { part: 'that they can change their mind', by: [], words: /change your mind|take (it|this) back/i },
    { part: 'by when to answer', by: ['reply by'] },
    { part: 'that there is an Easy Read version', by: [], words: /easy read/i },
    REACH,
  ],
  how_to_complain: [{ part: 'how to make a complaint', by: [], words: /complaint/i }, CARE, HELP, OMBUDSMAN, REACH],
  after_death: [
    { part: 'that we are sorry', by: [], words: /\bsorry\b/i },
    { part: 'who is there for them', by: ['officer'] },
    { part: 'who can help with what has to be done', by: ['bereavement help'] },
    REACH,
  ],
  // That we are sorry was said: it is not said again.
  after_death_later: [{ part: 'that there is no rush', by: [], words: /no rush/i }, REACH],
  thanks: [{ part: 'our thanks', by: [], words: /\bthank/i }],
  contact_warning: [
    { part: 'what happened', by: ['what happened'] },
    { part: 'what is asked of them', by: ['what we ask'] },
    { part: 'what was taken into account for them', by: ['adjustments'] },
    { part: 'when it is looked at again', by: ['review date'] },
    DISAGREE,
    REACH,
  ],
  contact_end: [
    { part: 'when it ended', by: ['end date'] },
    { part: 'why it ended', by: ['why it ended'] },
    DISAGREE,
    REACH,
  ],
  // Reg 13: within 3 working days, with an offer to discuss how it is handled and how long that takes.
  complaint_acknowledgement: [
    REFERENCE,
    { part: 'what the complaint is about', by: ['what they told us'] },
    { part: 'an offer to talk about how it is looked into', by: [], words: /talk|discuss/i },
    { part: 'an offer to talk about how long it takes', by: [], words: /how long/i },
    DEALING,
    HELP,
    CARE,
    REACH,
  ],
  // Reg 14(3) and (4): after 6 months the reason in writing, and the answer still as soon as it can be.
  complaint_delay: [
    { part: 'why it takes longer', by: ['why it waits'] },
    { part: 'the new date', by: ['next date'] },
    { part: 'that they are asked whether they agree', by: [], words: /agree/i },
    { part: 'that the answer is still coming', by: [], words: /still/i },
    REACH,
  ],
  // Reg 14(2): how it was considered, what was concluded, what is put right, and the Ombudsman.
  final_response: [
    { part: 'how the complaint was looked into', by: ['how we looked into it'] },
    { part: 'what was found', by: ['what we found'] },
    { part: 'what was decided', by: ['what we decided'] },
    { part: 'an apology', by: ['our apology'] },
    { part: 'what is done to put it right', by: ['what happens next'] },
    { part: 'what has been done already', by: ['what we did'] },
    OMBUDSMAN,
    { part: 'who signs it', by: ['signed by'] },
  ],
  // Reg 8(4): a complaint that is not taken is answered in writing, with the reason.
  refusal: [
    { part: 'the reason', by: ['the reason'] },
    { part: 'what else they can do', by: ['what else you can do'] },
    OMBUDSMAN,
    REACH,
  ],
  help: [{ part: 'the help', by: ['the help'] }, REACH],
  advice: [{ part: 'the advice', by: ['the advice'] }, REACH],
  told_back: [
    { part: 'what changed', by: ['what changed'] },
    { part: 'since when', by: ['since when'] },
    { part: 'how we know', by: ['how we know'] },
  ],
  volunteer_offer: [
    { part: 'what they would do', by: ['the role'] },
    { part: 'when they can begin', by: ['start date'] },
    { part: 'what is still needed before they begin', by: ['what is still needed'] },
    { part: 'by when to answer', by: ['reply by'] },
    REACH,
  ],
  volunteer_checks: [
    { part: 'where their checks stand', by: ['where the checks stand'] },
    { part: 'what is still needed', by: ['what is still needed'] },
    { part: 'by when', by: ['reply by'] },
    REACH,
  ],
  volunteer_reference: [
    { part: 'what they did', by: ['the role'] },
    { part: 'from when', by: ['start date'] },
    { part: 'until when', by: ['end date'] },
    { part: 'who signs it', by: ['signed by'] },
    REACH,
  ],
  contact_plan: [
    { part: 'why it was agreed', by: ['why we agreed this'] },
    { part: 'what was agreed', by: ['what was agreed'] },
    { part: 'what was taken into account for them', by: ['adjustments'] },
    { part: 'when it is looked at again', by: ['review date'] },
    { part: 'when it ends', by: ['end date'] },
    DISAGREE,
    REACH,
  ],
  other: [],
};
