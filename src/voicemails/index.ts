// Voicemails and calls that could not be taken: a list to ring, and how many there were.
// Who may: cases.write; counting a call that was not taken and taking it back: quicklog.write too.
// Tables: voicemails.
import './tables.ts';

export { maybeOwnMissed, missedOn, undoMissed } from './missed-calls.ts';
export { shows } from './shows.ts';
export { routes } from './voicemails.routes.tsx';
export { countMissed, leaveVoicemail } from './voicemails.ts';
