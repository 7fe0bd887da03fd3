// A day without computers: what is on paper before, and how paper comes into the record afterwards.
// Who may: cases.write; need to know is the database's.
// Tables: none.
export { routes } from './downtime.routes.tsx';
