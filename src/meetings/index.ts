// Meetings, mediation and conferences of a case: both sides, access, invitations, what was agreed and whether it was done.
// Who may: cases.read sees them, cases.write plans and records; whoever came reads the notes by a link. Need to know is the case's.
// Tables: meetings, meeting_people, meeting_notes, meeting_answers, meeting_agreements.
import './tables.ts';

export { addAgreement } from './agreements.ts';
export { listComing } from './attending.ts';
export { takesBack } from './calling-off.ts';
export { endMeeting } from './changes.ts';
export { routes } from './meetings.routes.tsx';
export { findMeeting, minutesOfMeetings, planMeeting } from './meetings.ts';
export { meetingJobs } from './notes.jobs.ts';
export { askToAgree, listAnswers, notesTakenBack, takeAnswer, writeNotes } from './notes.ts';
export { takesReply } from './replies.ts';
export { shows } from './shows.ts';
