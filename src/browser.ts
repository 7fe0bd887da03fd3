import { startAnnouncing } from './platform/browser/announce.ts';
import { startAutosave } from './platform/browser/autosave.ts';
import { startCards } from './platform/browser/cards.ts';
import { startFinishing } from './platform/browser/finish.ts';
import { markSupported, startNhsuk } from './platform/browser/nhsuk.ts';
import { startRevealing } from './platform/browser/reveal.ts';
import { startSigningOut } from './platform/browser/signout.ts';

/** Every page works without this script; each start switches something on where the page has its data attribute. */
const starts = [
  markSupported,
  startFinishing,
  startAnnouncing,
  // Reads the forms as the server sent them, so it comes before everything that writes to them.
  startAutosave,
  startSigningOut,
  startNhsuk,
  startRevealing,
  startCards,
  startDeskParts,
];

for (const start of starts) {
  try {
    void start();
  } catch (error) {
    // One broken part must not take autosave with it.
    reportError(error);
  }
}

/** Half of the script is only for the desk. The public never loads it. */
async function startDeskParts() {
  const parts =
    'form[data-new-call], form[data-ctrl-enter], form[data-draft], form[data-row-action], [data-timeout], [data-quick-log], [data-suggest], [data-typeahead], [data-poll], [data-upload], form[data-passkey], [data-module="nhsuk-password-input"]';
  if (!document.querySelector(parts)) return;
  const desk = await import('./platform/browser/desk.ts');
  desk.startDesk();
}
