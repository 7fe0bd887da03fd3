// Questions that PALS writes to wards, services, outside organisations and people, and their answers by link.
// Who may: cases.write asks, chases and recalls; whoever has a link answers; need to know is the case's.
// Tables: questions, question_answers, question_delays, question_chases, question_drafts, chase_rungs, chase_heads.
import './tables.ts';

export { answerQuestion, askForTime } from './answers.ts';
export { type Asking, askByLink } from './asking.ts';
export { setChases } from './ladder.ts';
export { questionJobs } from './questions.jobs.ts';
export { routes } from './questions.routes.tsx';
export { listQuestions } from './questions.ts';
export { shows } from './shows.routes.tsx';
export { takesBack } from './taking-back.ts';

export const settings = [
  {
    label: 'When a service does not answer',
    hint: 'Who is asked next, and after how many days',
    href: '/desk/settings/chasing',
    changes: ['question.ladder_'],
    group: 'time',
    may: 'settings.write',
  },
  {
    label: 'Head of PALS',
    hint: 'Who is told when nobody answers',
    href: '/desk/settings/head-of-pals',
    changes: ['question.head_'],
    group: 'people',
    may: 'settings.write',
  },
] as const;
