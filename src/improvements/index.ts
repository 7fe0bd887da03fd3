// What changed because people told us: written by one, checked by another before the public reads it, told to those who said it.
// Who may: anyone reads what was checked; improvements.read sees all, improvements.write writes and checks what others wrote. Linked cases are need to know.
// Tables: improvements, improvement_cases, improvement_told.
import './tables.ts';

export { routes } from './all.routes.ts';
export { addImprovement } from './improvements.ts';
export { shows } from './shows.ts';
export { takesBack } from './telling.ts';
