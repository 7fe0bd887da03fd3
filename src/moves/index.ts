// Where the patient is: ward, bed, going home; each move with its time.
// Who may: cases.read looks, cases.write records.
// Tables: patient_moves.
import './tables.ts';

export { routes } from './moves.routes.tsx';
export { shows } from './shows.ts';
