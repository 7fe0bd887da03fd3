import { ErrorSummary } from 'nhsuk-frontend/dist/nhsuk/components/error-summary/error-summary.mjs';
import { startLeaving } from './platform/browser/leave.ts';
import { startPrinting } from './platform/browser/printing.ts';
import { startReplying } from './platform/browser/reply.ts';
import { startWordsSeen } from './platform/browser/words-seen.ts';

/** Pages for people outside PALS work without this script; it keeps what they type, and goes to what is wrong. */
document.documentElement.classList.add('js-enabled');
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
for (const root of document.querySelectorAll('[data-module="nhsuk-error-summary"]')) new ErrorSummary(root);
startReplying();
startLeaving();
startPrinting();
startWordsSeen();
// Only who sends files along loads what brings them.
const enclose = document.querySelector<HTMLElement>('[data-enclose]');
if (enclose) void import('./platform/browser/enclose.ts').then(({ startEnclosing }) => startEnclosing(enclose));
