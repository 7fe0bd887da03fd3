// Voicemails, messages and calls that could not be taken: a list to ring, and how many there were.
// Who may: cases.write; counting a call that was not taken and taking it back: quicklog.write too.
// Tables: voicemails.
import type { Parts } from '../platform/module.ts';
import { messageRoutes } from './messages.routes.tsx';
import { shows } from './shows.ts';
import './tables.ts';
import { voicemailRoutes } from './voicemails.routes.tsx';

export { MESSAGE_DRAFT } from './messages.forms.ts';
export { leaveMessage } from './messages.ts';
export { maybeOwnMissed, missedOn, undoMissed } from './missed-calls.ts';
export { countMissed, leaveVoicemail } from './voicemails.ts';

export const parts: Parts = {
  routes: (r) => {
    messageRoutes(r);
    voicemailRoutes(r);
  },
  shows,
};
