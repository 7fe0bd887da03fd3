import { isRecord } from './autosave.rules.ts';

/** An answer of the server; status 0 means that there was none. `json` is undefined unless JSON came. */
export type Answered = { status: number; json: unknown; body: Record<string, unknown>; movedTo: string | undefined };

type Sent = { json?: unknown; form?: URLSearchParams; signal?: AbortSignal; keepalive?: boolean };

/** Posts something, and never throws. With `keepalive` it goes on if the page goes away (small bodies only). */
export async function post(url: string, { json, form, signal, keepalive = false }: Sent = {}): Promise<Answered> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (json !== undefined) headers['content-type'] = 'application/json';
  const body = json === undefined ? (form ?? null) : JSON.stringify(json);
  try {
    const response = await fetch(url, { method: 'POST', headers, body, keepalive, signal: signal ?? null });
    const answer: unknown = await response.json().catch(() => undefined);
    const movedTo = response.redirected ? response.url : undefined;
    return { status: response.status, json: answer, body: isRecord(answer) ? answer : {}, movedTo };
  } catch {
    return { status: 0, json: undefined, body: {}, movedTo: undefined };
  }
}

/** What a form would send with this button, in the same encoding as without script. */
export function formBody(form: HTMLFormElement, button?: HTMLElement | null) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) if (typeof value === 'string') body.append(name, value);
  return body;
}

/** True for no answer or a fault of the server: worth another try. */
export function isPassing(status: number) {
  return status === 0 || status >= 500 || status === 429;
}

export function textOf(value: unknown) {
  return typeof value === 'string' ? value : '';
}
