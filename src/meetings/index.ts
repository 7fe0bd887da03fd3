// Meetings, mediation and conferences of a case: both sides, access, invitations, what was agreed and whether it was done.
// Who may: cases.read sees them, cases.write plans and records; whoever came reads the notes by a link. Need to know is the case's.
// Tables: meetings, meeting_people, meeting_notes, meeting_answers, meeting_agreements.
import type { Parts } from '../platform/module.ts';
import { takesBack } from './calling-off.ts';
import { routes } from './meetings.routes.tsx';
import { meetingJobs } from './notes.jobs.ts';
import { notesTakenBack } from './notes.ts';
import { takesReply } from './replies.ts';
import { shows } from './shows.ts';
import './tables.ts';

export { addAgreement } from './agreements.ts';
export { listComing } from './attending.ts';
export { endMeeting } from './changes.ts';
export { findMeeting, minutesOfMeetings, planMeeting } from './meetings.ts';
export { askToAgree, listAnswers, takeAnswer, writeNotes } from './notes.ts';

export const parts: Parts = {
  routes,
  shows,
  takesBack: [takesBack, notesTakenBack],
  takesReply,
  ...meetingJobs,
};
