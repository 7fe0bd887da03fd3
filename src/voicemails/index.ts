// Voicemails, messages and calls that could not be taken: a list to ring, and how many there were.
// Who may: cases.write; counting a call that was not taken and taking it back: quicklog.write too.
// Tables: voicemails.
import type { Router } from '../platform/routing.ts';
import { messageRoutes } from './messages.routes.tsx';
import './tables.ts';
import { voicemailRoutes } from './voicemails.routes.tsx';

export { MESSAGE_DRAFT } from './messages.forms.ts';
export { leaveMessage } from './messages.ts';
export { maybeOwnMissed, missedOn, undoMissed } from './missed-calls.ts';
export { shows } from './shows.ts';
export { countMissed, leaveVoicemail } from './voicemails.ts';

export function routes(r: Router) {
  messageRoutes(r);
  voicemailRoutes(r);
}
