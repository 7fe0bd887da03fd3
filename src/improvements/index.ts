// What changed because people told us: written by one, checked by another before the public reads it, told to those who said it.
// Who may: anyone reads what was checked; improvements.read sees all, improvements.write writes and checks what others wrote. Linked cases are need to know.
// Tables: improvements, improvement_cases, improvement_told.
import type { Parts } from '../platform/module.ts';
import { routes } from './all.routes.ts';
import { improvementsJobs } from './improvements.jobs.ts';
import { shows } from './shows.ts';
import { looksAgain, takesBack } from './telling.ts';
import './tables.ts';

export {
  addImprovement,
  askToCheck,
  checkImprovement,
  findImprovement,
  type ImprovementDetails,
} from './improvements.ts';

export const parts: Parts = {
  routes,
  shows,
  takesBack: [takesBack],
  looksAgain: [looksAgain],
  ...improvementsJobs,
  nav: [
    {
      label: 'You said, we did',
      href: '/desk/improvements',
      section: 'improvements',
      may: 'improvements.read',
      under: 'thanks',
    },
  ],
};
