import { say } from './announce.ts';
import { startNhsuk } from './nhsuk.ts';
import type { Answered } from './requests.ts';
import { formBody, isPassing, post, textOf } from './requests.ts';
import { syncReveals } from './reveal.ts';

const busy = new WeakSet<HTMLFormElement>();
const byBrowser = new WeakSet<HTMLFormElement>();

/** Acts on a row of My day without leaving the page. Anything odd is left to the browser: the forms work without script. */
export function startRows() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-row-action]') || byBrowser.has(form)) return;
    event.preventDefault();
    if (!busy.has(form)) void act(form, event.submitter);
  });
}

async function act(form: HTMLFormElement, button: HTMLElement | null) {
  const row = form.closest<HTMLElement>('[data-row], li, tr');
  busy.add(form);
  const answer = await post(form.action, { form: formBody(form, button) });
  busy.delete(form);
  const { status, body, movedTo } = answer;
  if (movedTo !== undefined) return location.assign(movedTo);
  if (!row) return leaveToBrowser(form, button);
  if (status === 200 && 'message' in body) return apply(row, answer);
  if (status === 422 && 'message' in body) return showError(row, textOf(body.message));
  if (isPassing(status)) return showError(row, 'Not saved. Try again.');
  leaveToBrowser(form, button);
}

function apply(row: HTMLElement, { body }: Answered) {
  const message = textOf(body.message);
  if (typeof body.html === 'string') replaceRow(row, body.html);
  else if (body.removed === true) finishRow(row, message);
  say(message);
}

function replaceRow(row: HTMLElement, html: string) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const fresh = template.content.firstElementChild;
  if (!(fresh instanceof HTMLElement)) return location.reload();
  row.replaceWith(fresh);
  startNhsuk(fresh);
  syncReveals();
  focusRow(fresh.querySelector<HTMLElement>('[data-row-focus], a[href]') ?? fresh);
}

/** The row stays in its place as one line, so that nothing moves under the pointer; the next visit is without it. */
function finishRow(row: HTMLElement, message: string) {
  row.classList.add('app-row--done');
  const line = document.createElement('p');
  line.textContent = message;
  const cell = row instanceof HTMLTableRowElement ? document.createElement('td') : undefined;
  if (cell) {
    cell.colSpan = row.children.length;
    cell.append(line);
  }
  row.replaceChildren(cell ?? line);
  focusRow(line);
}

function showError(row: HTMLElement, message: string) {
  const old = row.querySelector('[data-row-error]');
  const line = old ?? document.createElement('p');
  line.setAttribute('data-row-error', '');
  line.className = 'nhsuk-error-message';
  line.textContent = message;
  if (!old) (row instanceof HTMLTableRowElement ? row.cells[0] : row)?.append(line);
  say(message);
}

function focusRow(target: HTMLElement) {
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
}

function leaveToBrowser(form: HTMLFormElement, button: HTMLElement | null) {
  byBrowser.add(form);
  form.requestSubmit(button);
}
