// Cases, contacts, notes, promises, clocks, My day.
// Who may: cases.read, cases.write; need to know is the database's.
// Tables: cases, case_people, case_access, case_numbers, contacts, notes, promises, clocks, codes, saved_views, handovers.
import './tables.ts';

export { routes } from './cases.routes.ts';
export * from './cases.ts';
export * from './closure.ts';
export * from './codes.ts';
export * from './contacts.ts';
export * from './notes.ts';
export * from './promises.ts';
