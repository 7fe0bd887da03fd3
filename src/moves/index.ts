// Where the patient is: ward, bed, going home; each move with its time.
// Who may: cases.read looks, cases.write records.
// Tables: patient_moves.
import type { Parts } from '../platform/module.ts';
import { routes } from './moves.routes.tsx';
import { shows } from './shows.ts';
import './tables.ts';

export const parts: Parts = {
  routes,
  shows,
};
