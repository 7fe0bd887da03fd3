// Questions that PALS writes to wards, services, outside organisations and people, and their answers by link.
// Who may: cases.write asks, chases and recalls; whoever has a link answers; need to know is the case's.
// Tables: questions, question_answers, question_delays, question_chases, question_drafts, chase_rungs, chase_heads.
import type { Parts } from '../platform/module.ts';
import { setChases } from './ladder.ts';
import { questionJobs } from './questions.jobs.ts';
import { routes } from './questions.routes.tsx';
import { shows } from './shows.routes.tsx';
import { takesBack } from './taking-back.ts';
import './tables.ts';

export { answerQuestion, askForTime } from './answers.ts';
export { type Asking, askByLink } from './asking.ts';
export { listQuestions } from './questions.ts';

export const parts: Parts = {
  routes,
  shows,
  settings: [
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
  ],
  takesBack,
  setDefaults: setChases,
  ...questionJobs,
};
