// Quick log: on-the-spot questions, counted by tile, place and hour, never with a person.
// Who may: quicklog.write, volunteers too.
// Tables: quick_logs.
import './tables.ts';

export { routes } from './quicklog.routes.tsx';
export { logQuestion } from './quicklog.ts';
