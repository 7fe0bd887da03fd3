import { readFields } from './fields.ts';
import { syncReveals } from './reveal.ts';

/** Parts of a page that follow fields: data-part is the address, data-part-from the names of the fields it depends on. */
export function startParts() {
  for (const part of document.querySelectorAll<HTMLElement>('[data-part]')) startPart(part);
}

function startPart(part: HTMLElement) {
  const form = part.closest('form');
  const { part: url = '', partFrom = '' } = part.dataset;
  if (!form) return;
  let abort = new AbortController();
  let shown = queryOf(form, partFrom);
  const follow = async () => {
    const query = queryOf(form, partFrom);
    if (query === shown) return;
    shown = query;
    abort.abort();
    abort = new AbortController();
    const html = await ask(`${url}?${query}`, abort.signal);
    if (html === undefined) return;
    part.innerHTML = html;
    syncReveals();
  };
  for (const kind of ['input', 'change'] as const) form.addEventListener(kind, () => void follow());
}

function queryOf(form: HTMLFormElement, names: string) {
  const fields = readFields(form);
  return new URLSearchParams(names.split(' ').map((name) => [name, String(fields[name] ?? '')])).toString();
}

/** Undefined if there was no answer, or a newer question is on its way: then the part stays as it is. */
async function ask(url: string, signal: AbortSignal) {
  try {
    const response = await fetch(url, { signal });
    return response.ok && !response.redirected ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
