const onItsWay = new WeakMap<HTMLFormElement, number>();

/** After this a second press is no double click any more: the first one went nowhere. Milliseconds. */
const patience = 15_000;

/** A form that is on its way is not sent a second time, until the page is shown again. */
export function startFinishing() {
  document.addEventListener('submit', refuseSecond, { capture: true });
  // Last of all listeners, so that a form which script sends by itself does not count as on its way.
  window.addEventListener('submit', (event) => {
    if (!event.defaultPrevented && isPost(event.target)) onItsWay.set(event.target, Date.now());
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) for (const form of document.forms) onItsWay.delete(form);
  });
}

function refuseSecond(event: SubmitEvent) {
  if (!isPost(event.target) || Date.now() - (onItsWay.get(event.target) ?? 0) > patience) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isPost(target: EventTarget | null): target is HTMLFormElement {
  return target instanceof HTMLFormElement && target.method === 'post';
}
