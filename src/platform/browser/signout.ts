import { hasUnsaved, saveDrafts } from './autosave.ts';
import { hearTabs, tellTabs } from './tabs.ts';
import { forgetAllWords, stopKeeping } from './words.ts';

/** Whoever uses this computer next finds no words of the person before, in this tab or another. */
export function startSigningOut() {
  // Only the page after somebody signed out says this; the sign-in page of a session that ran out must not.
  if (document.querySelector('meta[name="signed-out"]')) {
    forgetAllWords();
    tellTabs({ kind: 'signed-out' });
  }
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form instanceof HTMLFormElement && form.matches('form[data-sign-out]')) void signOut(event, form);
  });
  hearTabs((message) => {
    if (message.kind !== 'signed-out' || hasUnsaved()) return;
    stopKeeping();
    if (document.querySelector('form[data-draft], [data-timeout]')) location.replace('/sign-in');
  });
}

/** What is still unsaved is saved first; if that fails, the browser asks before the words are given up. */
async function signOut(event: SubmitEvent, form: HTMLFormElement) {
  if (hasUnsaved()) {
    event.preventDefault();
    await Promise.race([saveDrafts(), new Promise((resolve) => setTimeout(resolve, 3_000))]);
  }
  if (hasUnsaved()) window.addEventListener('pagehide', stopKeeping, { once: true });
  else stopKeeping();
  if (event.defaultPrevented) form.submit();
}
