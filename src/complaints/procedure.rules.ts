// The complaints procedure as steps: what to do now, by when, who, and the law it stands on. Regulations of SI 2009/309
// unless another law is named. What is not sure is said so, and named in docs/to-confirm.md. Pure.

/** Limits of a case that a step is about, by the name of the clock. */
type OfCase = 'next_working_day' | 'time_limit' | 'acknowledge' | 'respond';

export type Step = {
  slug: string;
  title: string;
  now: readonly string[];
  byWhen: string;
  who: string;
  law: string;
  /** What is right in substance, or practice, and was not checked here. */
  unsure?: string;
  clock?: OfCase;
};

const PALS = 'Whoever hears it at PALS';
const TEAM = 'The complaints team';

export const PROCEDURE: readonly Step[] = [
  {
    slug: 'listen',
    title: 'Listen, and ask how they want it handled',
    now: [
      'Listen first. Ask what happened, how it is now, and what they would like.',
      'Tell them what they can do: PALS tries to sort it out, or it is a complaint. Asking us first does not take away their right to complain.',
      'Record their own choice. Do not choose for them.',
    ],
    byWhen: 'Now. If it is not sorted, ask again on the next working day.',
    who: PALS,
    law: 'Reg 3: respect, and help to understand the procedure',
    clock: 'next_working_day',
  },
  {
    slug: 'who-may',
    title: 'May they complain?',
    now: [
      'Yes, if they have had care, or what was done or left out affects them.',
      'Yes, for somebody who died, a child, somebody who cannot decide for themselves, or who asked them to. Record the agreement where it can be given.',
      'For a child there must be a reason why the child does not complain. For a child or somebody who cannot decide, it must be in their best interests.',
      'If not: they get the reason in writing.',
    ],
    byWhen: 'Before anything is said about the patient',
    who: `${PALS}; a refusal is for the complaints team`,
    law: 'Reg 5',
  },
  {
    slug: 'right-body',
    title: 'Is it about us?',
    now: [
      'About another body: ask whether we may send it on. It then counts as made to them on that day.',
      'About the provider, made to its commissioner: the commissioner settles with the person who handles it.',
      'About us and others: agree who leads. The person gets one answer.',
    ],
    byWhen: 'Within the 3 working days to acknowledge it',
    who: TEAM,
    law: 'Reg 6, reg 7 and reg 9: bodies must work together and send one answer',
  },
  {
    slug: 'must-we',
    title: 'Does it have to be a complaint?',
    now: [
      'Not, if it was said by word of mouth and is put right by the end of the next working day, as the person sees it.',
      'Not, if it has been investigated before, an Ombudsman has it, it comes from another NHS body, or from staff about their work, or it is about freedom of information or pensions.',
      'If it is refused for another reason than the first, they get the reason in writing.',
    ],
    byWhen: 'By the end of the next working day after it was said; a refusal as soon as possible',
    who: `${PALS} puts it right; ${TEAM.toLowerCase()} refuses`,
    law: 'Reg 8',
    clock: 'next_working_day',
  },
  {
    slug: 'in-time',
    title: 'Is it in time?',
    now: [
      '12 months from when it happened, or from when they knew of it, if that was later.',
      'Later: ask why. If there is a good reason, and it can still be looked into fairly, it is taken.',
      'Never send anybody away for being late. Record who decided, and why.',
    ],
    byWhen: 'When it comes in',
    who: TEAM,
    law: 'Reg 12',
    clock: 'time_limit',
  },
  {
    slug: 'write-down',
    title: 'Write it down, and say who helps',
    now: [
      'A complaint may be spoken, written or sent. If it is spoken, write it down and give them a copy.',
      'Tell them of free, independent help: an advocate, by where they live.',
      'Ask how they want to be reached, and what they need. Write by email only if they agreed to it.',
      'Say that it does not change their care, and does not stand in their medical notes.',
    ],
    byWhen: 'While they are with you',
    who: PALS,
    law: 'Reg 13 and reg 15; advocacy: Local Government and Public Involvement in Health Act 2007, section 223A',
  },
  {
    slug: 'hand-over',
    title: 'Hand it over, so that nobody has to tell it again',
    now: [
      'Ask whether the complaints team may have everything that they told us.',
      'Hand it over on the case: their story, agreements, how to reach them, what was tried.',
      'The day of the first contact stays.',
    ],
    byWhen: 'The same day, or the next time PALS is open',
    who: PALS,
    law: 'Reg 3: dealt with efficiently',
  },
  {
    slug: 'acknowledge',
    title: 'Acknowledge it, and offer to talk about the handling',
    now: [
      'Say that we have it, by word of mouth or in writing.',
      'Offer to talk about how it is handled, how long it takes, and when the answer comes.',
      'If they do not want to talk: set the time, and tell them in writing.',
    ],
    byWhen: 'Within 3 working days of the day it was received',
    who: TEAM,
    law: 'Reg 13',
    clock: 'acknowledge',
  },
  {
    slug: 'investigate',
    title: 'Look into it, and keep them informed',
    now: [
      'Look into it quickly, and as fits how serious it is.',
      'Tell them how it is going. Tell them before a date passes, not after.',
      'Tell staff early what is said of them, and support them.',
    ],
    byWhen: 'By the time that was agreed with them',
    who: TEAM,
    law: 'Reg 14; NHS Complaint Standards',
    unsure:
      'Simple ones often take about 10 working days, a closer look 40 to 60. No law says so: agree the time with the person.',
  },
  {
    slug: 'answer',
    title: 'Answer in writing',
    now: [
      'Say how it was looked into, what was found, and what it meant for them. Answer each point in their order.',
      'If something went wrong: say sorry without “if”. Say what was done and will be done, and by when.',
      'Say that they can go to the Ombudsman, and within 12 months.',
      'The chief executive signs, or somebody who may sign for them.',
    ],
    byWhen: 'Within 6 months of the day it was received, or longer if they agreed before the 6 months end',
    who: 'The complaints team writes; the responsible person signs',
    law: 'Reg 14 and reg 4',
    clock: 'respond',
    unsure: 'How the 6 months are counted: the corresponding date. The trust’s legal team confirms it.',
  },
  {
    slug: 'late',
    title: 'If the 6 months cannot be kept',
    now: ['Write to them and say why.', 'Answer as soon as possible after.'],
    byWhen: 'Before the 6 months end',
    who: TEAM,
    law: 'Reg 14(3) and (4)',
    clock: 'respond',
  },
  {
    slug: 'not-satisfied',
    title: 'If they are not satisfied',
    now: [
      'Ask what has not been answered. Often more can be done here.',
      'Tell them of the Parliamentary and Health Service Ombudsman: free, and not of the NHS. They want the final answer first.',
      'Tell them of their advocate again.',
    ],
    byWhen: 'The Ombudsman: within 12 months of when they knew of the problem',
    who: `${PALS}, or ${TEAM.toLowerCase()}`,
    law: 'Reg 14; NHS Complaint Standards',
  },
  {
    slug: 'record',
    title: 'Keep the record, and learn',
    now: [
      'Record what it was about, what came of it, and whether the time that was told was kept.',
      'Never in the patient’s clinical record.',
      'Each year to 31 March: how many, how many were right, how many went to the Ombudsman, what they were about, what changed. Anybody who asks gets this report.',
      'The CQC gets a summary within 28 days of asking.',
    ],
    byWhen: 'At the close of each; the report once a year',
    who: TEAM,
    law: 'Reg 17 and reg 18; reg 16 of the Regulated Activities Regulations 2014',
  },
];
