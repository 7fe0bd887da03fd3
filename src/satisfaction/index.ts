// How people found PALS: asked safely some days after closing, answered apart from their case, counted by quarter.
// Who may: settings.write sets it, cases.write says with a reason that somebody is not asked and asks by hand, satisfaction.read reads answers, satisfaction.counts counts; anyone answers by link.
// Tables: satisfaction_rules, satisfaction_asks, satisfaction_answers.
import type { Parts } from '../platform/module.ts';
import { looksAgain } from './asks.ts';
import { setRules } from './rules.ts';
import { satisfactionJobs } from './satisfaction.jobs.ts';
import { shows } from './shows.ts';
import './tables.ts';

import { answerRoutes } from './answers.routes.tsx';
import { caseRoutes } from './case.routes.tsx';
import { countRoutes } from './counts.routes.tsx';
import { settingsRoutes } from './settings.routes.tsx';
import { toAskRoutes } from './to-ask.routes.tsx';
import { visitorRoutes } from './visitor.routes.tsx';

export { keepAnswer, listAnswers, readAnswer } from './answers.ts';
export { maybeAskOf, planAsk } from './asks.ts';
export { changeRules } from './rules.ts';

export const parts: Parts = {
  routes: (r, house) => {
    countRoutes(r);
    answerRoutes(r);
    toAskRoutes(r);
    caseRoutes(r);
    settingsRoutes(r);
    visitorRoutes(r, house);
  },
  shows,
  looksAgain: [looksAgain],
  settings: [
    {
      label: 'Asking how we did',
      hint: 'Whether people are asked about PALS, how many and when',
      href: '/desk/settings/satisfaction',
      changes: ['satisfaction.rules_'],
      group: 'public',
      may: 'settings.write',
    },
  ],
  setDefaults: setRules,
  ...satisfactionJobs,
  nav: [
    {
      label: 'How we did',
      href: '/desk/satisfaction',
      section: 'satisfaction',
      may: 'satisfaction.counts',
      under: 'thanks',
    },
  ],
};
