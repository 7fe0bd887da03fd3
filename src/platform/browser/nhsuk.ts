// Not from the package's front door: that would bring all its components into what every page loads.
import { Button } from 'nhsuk-frontend/dist/nhsuk/components/button/button.mjs';
import { Checkboxes } from 'nhsuk-frontend/dist/nhsuk/components/checkboxes/checkboxes.mjs';
import { ErrorSummary } from 'nhsuk-frontend/dist/nhsuk/components/error-summary/error-summary.mjs';
import { Header } from 'nhsuk-frontend/dist/nhsuk/components/header/header.mjs';
import { NotificationBanner } from 'nhsuk-frontend/dist/nhsuk/components/notification-banner/notification-banner.mjs';
import { Radios } from 'nhsuk-frontend/dist/nhsuk/components/radios/radios.mjs';
import { SkipLink } from 'nhsuk-frontend/dist/nhsuk/components/skip-link/skip-link.mjs';

const conditionals: { syncAllConditionalReveals(): void }[] = [];

/** Says to the style sheet and to nhsuk-frontend that script runs here. */
export function markSupported() {
  document.documentElement.classList.add('js-enabled');
  document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
}

/** Starts the modules of nhsuk-frontend that the desk uses, on the page or on a part that came later. */
export function startNhsuk(scope: ParentNode = document) {
  startModule(scope, 'header', (root) => new Header(root));
  startModule(scope, 'error-summary', (root) => new ErrorSummary(root));
  startModule(scope, 'skip-link', (root) => new SkipLink(root));
  startModule(scope, 'notification-banner', (root) => new NotificationBanner(root));
  startModule(scope, 'button', (root) => new Button(root, { preventDoubleClick: true }));
  startModule(scope, 'radios', (root) => conditionals.push(new Radios(root)));
  startModule(scope, 'checkboxes', (root) => conditionals.push(new Checkboxes(root)));
}

/** nhsuk-frontend hears only clicks: call this after ticking something by script. */
export function syncConditionals() {
  for (const one of conditionals) one.syncAllConditionalReveals();
}

function startModule(scope: ParentNode, name: string, start: (root: Element) => unknown) {
  for (const root of scope.querySelectorAll(`[data-module="nhsuk-${name}"]`)) {
    try {
      start(root);
    } catch (error) {
      // Markup that the library does not like breaks that one thing and nothing else.
      reportError(error);
    }
  }
}
