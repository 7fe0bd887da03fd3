let spoken: HTMLElement | undefined;

/** Makes the quiet place that screen readers listen to. It has to be in the page before something is said. */
export function startAnnouncing() {
  spoken = document.createElement('div');
  spoken.className = 'nhsuk-u-visually-hidden';
  spoken.setAttribute('role', 'status');
  // Only what is new is read out, so that two messages close together are both heard, once.
  spoken.setAttribute('aria-atomic', 'false');
  document.body.append(spoken);
}

/** Says something to screen readers, politely. The same words twice are said twice. */
export function say(words: string) {
  if (!spoken) return;
  const line = document.createElement('p');
  line.textContent = words;
  spoken.append(line);
  setTimeout(() => line.remove(), 5_000);
}
