// Voicemails and calls that could not be taken: a list to ring, and how many there were.
// Who may: cases.write.
// Tables: voicemails.
import './tables.ts';

export { shows } from './shows.ts';
export { routes } from './voicemails.routes.tsx';
export { leaveVoicemail } from './voicemails.ts';
