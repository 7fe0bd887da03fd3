import { startAnnouncing } from './platform/browser/announce.ts';
import { startAutosave } from './platform/browser/autosave.ts';
import { startCards } from './platform/browser/cards.ts';
import { startDesk } from './platform/browser/desk.ts';
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
  startDesk,
];

for (const start of starts) {
  try {
    void start();
  } catch (error) {
    // One broken part must not take autosave with it.
    reportError(error);
  }
}
