import type { Guide } from './guides.rules.ts';

/** Having a say in one's own care. */
export const OWN_CARE: Guide = {
  path: '/get-involved/your-care',
  title: 'Having a say in your own care',
  intro: ['It is your care. You can ask, take your time, and say what matters to you.'],
  pages: [
    {
      slug: 'questions-to-ask',
      title: 'Questions to ask',
      parts: [
        {
          heading: 'Before you go',
          lines: ['Write down the 3 things that matter most to you. Take the list with you.'],
          list: [
            'You can bring someone with you.',
            'You can ask for an interpreter. It is free.',
            'You can ask for more time.',
          ],
        },
        {
          heading: 'While you are there',
          list: [
            'What is wrong, as far as you know?',
            'What can be done, and what happens if we wait?',
            'What are the good and the bad sides of each?',
            'What would you like to know about me, to choose well?',
            'Can you write that down for me?',
          ],
        },
        {
          heading: 'Before you leave',
          list: [
            'What happens next, and when?',
            'Who do I call if it gets worse?',
            'When will I hear the results, and from whom?',
          ],
        },
      ],
    },
    {
      slug: 'second-opinion',
      title: 'A second opinion',
      parts: [
        {
          lines: [
            'You can ask for another doctor to look at your case. Ask your GP, or the doctor who treats you.',
            'Say what you are not sure about. They tell you what is possible, and when.',
            'If it is not possible, ask why. If you do not get an answer, ask PALS.',
          ],
        },
        {
          heading: 'What you can say',
          lines: ['“I would like to be sure. Can another doctor look at this as well?”'],
        },
        {
          heading: 'If you are worried now',
          lines: [
            'If you are in hospital and you, or someone you care for, is getting worse: tell a nurse at once. Ask if another team can look as well.',
          ],
        },
      ],
    },
    {
      slug: 'your-records',
      title: 'Your health records',
      parts: [
        {
          lines: [
            'You can ask to see your health records. You do not have to say why. It is free in most cases.',
            'You can ask by email, by letter or by talking to us. The trust must answer within 1 month. If it is a lot, it can take 2 months more, and they tell you so.',
          ],
        },
        {
          heading: 'If something is wrong in them',
          lines: ['You can ask for it to be put right. If they do not agree, your view can be kept beside it.'],
        },
        {
          heading: 'For someone else',
          lines: [
            'You can ask for the records of someone you care for. They have to agree, or you act for them by law.',
          ],
        },
      ],
      link: { href: '/tell-us', label: 'Ask us how' },
    },
    {
      slug: 'who-to-ask',
      title: 'Who to ask',
      parts: [
        {
          list: [
            'The nurse or doctor who is with you. You can ask at any time.',
            'The person in charge of the ward or clinic.',
            'Your GP, about what happens after hospital.',
            'A pharmacist, about medicines.',
            'PALS, if you do not know who to ask, or did not get an answer.',
          ],
        },
      ],
      link: { href: '/tell-us', label: 'Ask PALS' },
    },
  ],
};
