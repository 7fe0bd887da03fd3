import { startClipboard } from './clipboard.ts';
import { startCopies } from './copies.ts';
import { startParts } from './parts.ts';
import { startPasskeys } from './passkeys.ts';
import { startPasswords } from './passwords.ts';
import { startPolling } from './poll.ts';
import { startPresence } from './presence.ts';
import { startPrinting } from './printing.ts';
import { startQuickLog } from './quicklog.ts';
import { startRows } from './rows.ts';
import { startShortcuts } from './shortcuts.ts';
import { startSuggesting } from './suggest.ts';
import { startTimeout } from './timeout.ts';
import { startTypeaheads } from './typeahead.ts';
import { startUploads } from './upload.ts';

/** What only the desk and its sign-in need. It is not fetched by itself: a key pressed as soon as the page is there must not be lost. */
export function startDesk() {
  const starts = [
    startShortcuts,
    startTimeout,
    startRows,
    startQuickLog,
    startSuggesting,
    startTypeaheads,
    startParts,
    startCopies,
    startClipboard,
    startPrinting,
    startPolling,
    startPresence,
    startPasswords,
    startUploads,
    startPasskeys,
  ];
  for (const start of starts) {
    try {
      void start();
    } catch (error) {
      // One broken part must not take the others with it.
      reportError(error);
    }
  }
}
