// The guides of the public pages: short pages that somebody reads one after the other, or only the one they need.
// Facts are of the law as shared/domain states it with certainty; what differs from place to place is asked for at PALS.

import type { Guide } from './guides.rules.ts';
import { OWN_CARE } from './own-care.ts';

export type { Guide, GuidePage } from './guides.rules.ts';

const TALK = { href: '/tell-us', label: 'Tell us what happened' };
const COMPLAIN = { href: '/tell-us?as=complaint', label: 'Make a complaint' };
const FIND = (need: string, label: string) => ({ href: `/find-help?need=${need}`, label, need });

/** After a death (domain.md 4). "Died", never softer words; one condolence; nothing that hurries. */
const SOMEONE_HAS_DIED: Guide = {
  path: '/someone-has-died',
  title: 'Someone has died',
  intro: [
    'We are sorry that someone close to you has died.',
    'You do not have to do everything now. Read only what you need, and come back when you want to.',
  ],
  offices: ['bereavement'],
  pages: [
    {
      slug: 'what-happens-now',
      title: 'What happens now',
      offices: ['medical_examiner', 'register_office', 'coroner', 'mortuary'],
      parts: [
        {
          heading: 'A doctor looks at every death',
          lines: [
            'A senior doctor who did not care for the person looks at what happened. They are called the medical examiner.',
            'Their office will offer to talk to you. You can ask them anything, and tell them if something worries you.',
            'Some deaths go to a coroner instead. Then the coroner’s office tells you what they are doing and how long it may take.',
          ],
        },
        {
          heading: 'Registering the death',
          lines: [
            'You do not have to collect a paper. The medical examiner sends it to the register office, and you are told when it has gone.',
            'Then you book a time with the register office. A death is registered within 5 days of when they get the paper. If there is an inquest it takes longer.',
            'A relative usually does this. Somebody who was there, or who arranges the funeral, can do it, too.',
            'The registrar gives you a form for the funeral director. You can buy copies of the death certificate.',
            'The registrar can give you a number for Tell Us Once. With it, one call or one form tells most of the government.',
          ],
        },
        {
          heading: 'The funeral',
          lines: [
            'You can talk to a funeral director at any time. You do not have to wait for the papers.',
            'If nobody can pay for a funeral, tell us. The council or the hospital can arrange it.',
          ],
        },
        {
          heading: 'When a baby or a child has died',
          lines: [
            'You can have time with them. There is no rush, and nobody decides for you.',
            'One person is there for you to ask. A fund helps to pay for the funeral of a child.',
            'A baby who was stillborn at 24 weeks or later is registered within 42 days.',
            'Before 24 weeks nothing has to be registered. There is a free certificate, if you want one.',
          ],
        },
      ],
    },
    {
      slug: 'questions-about-care',
      title: 'Questions about their care',
      parts: [
        {
          lines: ['You can ask about the care of someone who has died. You can ask weeks or months later.'],
          list: [
            'You can ask the medical examiner’s office when they talk to you.',
            'You can ask us. We find out, and tell you what we found.',
            'You can make a complaint. The usual limit is 12 months.',
          ],
        },
        {
          heading: 'What we may tell you',
          lines: [
            'What the hospital knows about a person stays private after they die. We will ask who you are to them, and tell you what we can.',
          ],
        },
      ],
      link: { ...TALK, href: '/tell-us?about=died' },
    },
    {
      slug: 'belongings',
      title: 'Belongings and things left at the hospital',
      offices: ['bereavement'],
      parts: [
        {
          lines: [
            'The ward or the bereavement office keeps what the person had with them. Call before you come, so that everything is ready.',
            'Tell us if something is missing. We will help to look for it.',
          ],
          list: [
            'Money and valuables are written down and signed for.',
            'You can ask for a ring to stay on, or to be taken off.',
          ],
        },
      ],
      link: { href: '/call-me?about=died', label: 'Ask us to call you' },
    },
    {
      slug: 'support',
      title: 'Support for you',
      offices: ['chaplaincy', 'child_death'],
      parts: [
        {
          lines: [
            'There are people who listen, and people who help with money, papers and the funeral.',
            'There is help for parents, for children, after a sudden death, and from people of your own faith.',
          ],
        },
        {
          heading: 'Money',
          lines: [
            'There are payments for some people who were married, in a civil partnership or living together with children.',
            'Ask soon. Some payments may be less after 3 months.',
            'If you get certain benefits, there is help with the cost of a funeral. You can claim up to 6 months after it.',
          ],
        },
      ],
      link: FIND('bereavement', 'Find people who can help'),
    },
    {
      slug: 'talk-to-us-slowly',
      title: 'Talk to us when you are ready',
      parts: [
        {
          lines: [
            'There is no rush. You choose when you hear from us: soon, in about 2 weeks, or not before you contact us.',
            'You can write a little, stop, and come back on another day.',
            'We will use the name of the person who died. We will not send you questions about how we did.',
          ],
        },
      ],
      link: { href: '/tell-us?about=died', label: 'Write to us in your own time' },
      also: { href: '/call-me-slowly', label: 'Ask us to call you in about 2 weeks' },
    },
  ],
};

/** The 2009 regulations as anybody needs them (domain.md 2.1): 12 months, 3 working days, the Ombudsman. */
const COMPLAINTS: Guide = {
  path: '/complaints',
  title: 'How to complain',
  intro: ['You can complain about any care or service of the NHS. It does not change how you are cared for.'],
  pages: [
    {
      slug: 'pals-or-complaint',
      title: 'PALS or a complaint: what is the difference',
      parts: [
        {
          lines: [
            'You can ask us to try to sort this out, or you can make a complaint. Asking us first does not take away your right to complain.',
          ],
          both: 'You can do both at the same time.',
        },
        {
          heading: 'PALS',
          list: [
            'Quick help with a problem that can be put right now.',
            'Answers, and somebody to talk to.',
            'You can stay anonymous.',
          ],
        },
        {
          heading: 'A complaint',
          list: [
            'The hospital looks into what happened and answers you in writing.',
            'The answer says what they found and what will change.',
            'Somebody senior signs it.',
          ],
        },
      ],
      link: COMPLAIN,
    },
    {
      slug: 'your-right',
      title: 'Your right, and how long you have',
      parts: [
        {
          lines: [
            'You can complain up to 12 months after it happened, or after you found out about it.',
            'Is it longer ago? Tell us why. It may still be possible, if we can still look into it fairly.',
          ],
        },
        {
          heading: 'For somebody else',
          lines: [
            'You can complain for anybody who asks you to.',
            'You can also complain for a child, for somebody who has died, or for somebody who cannot decide for themselves.',
            'We will ask for their agreement, where they can give it.',
          ],
        },
      ],
    },
    {
      slug: 'free-help',
      title: 'Free, independent help to complain',
      parts: [
        {
          lines: [
            'An advocate can help you to complain. It is free. They do not work for the hospital.',
            'They explain what you can do, help you write, and come with you to meetings.',
            'Your council pays for this where you live. If you do not know who it is, ask us or your council.',
          ],
        },
      ],
      link: { href: '/find-an-advocate', label: 'Find an advocate' },
    },
    {
      slug: 'what-happens',
      title: 'What happens when you complain',
      parts: [
        {
          list: [
            'We tell you within 3 working days that we have your complaint.',
            'We offer to talk about how it will be looked into, and how long it will take.',
            'Somebody looks into it and tells you how it is going.',
            'You get an answer in writing. If it takes more than 6 months, we write to you and say why.',
          ],
        },
        { lines: ['What you say in a complaint is not put in your medical notes.'] },
      ],
    },
    {
      slug: 'not-satisfied',
      title: 'If you are not satisfied',
      parts: [
        {
          lines: [
            'Tell us first what has not been answered. Often we can do more.',
            'After the final answer you can go to the Parliamentary and Health Service Ombudsman. It is free, and they do not work for the NHS.',
            'Go to them within 12 months of when you found out about the problem.',
          ],
        },
      ],
      names: 'ombudsman',
      link: { href: '/tell-us', label: 'Tell us what is not answered' },
    },
  ],
};

export const GUIDES: readonly Guide[] = [SOMEONE_HAS_DIED, COMPLAINTS, OWN_CARE];
