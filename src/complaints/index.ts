// The complaints team's own queue: each hand-over as one package, from arriving to its outcome (SI 2009/309).
// Who may: complaints.read sees what became of a hand-over, complaints.write works on it, cases.write hands over; need to know is the database's.
// Tables: complaints, complaint_transfers.
import type { Parts } from '../platform/module.ts';
import { complaintJobs } from './complaints.jobs.ts';
import { routes } from './complaints.routes.ts';
import { shows } from './shows.ts';
import './tables.ts';

export { acknowledgeComplaint } from './acknowledgement.ts';
export { patientConsentOf } from './complaints.rules.ts';
export { listComplaintsOf } from './complaints.ts';
export { recordWritten } from './consent.ts';
export { closeComplaint } from './endings.ts';
export { handOver } from './handover.ts';

export const parts: Parts = {
  routes,
  shows,
  ...complaintJobs,
  nav: [
    { label: 'Complaints', href: '/desk/complaints', section: 'complaints', may: 'complaints.write', under: 'team' },
  ],
};
