// Meetings, mediation and conferences of a case: both sides, access, invitations, what was agreed and whether it was done.
// Who may: cases.read sees them, cases.write plans and records; need to know is the case's.
// Tables: meetings, meeting_people.
import './tables.ts';

export { cancelMeeting, endMeeting } from './changes.ts';
export { invite, takesBack } from './invites.ts';
export { routes } from './meetings.routes.tsx';
export { planMeeting } from './meetings.ts';
export { shows } from './shows.ts';
