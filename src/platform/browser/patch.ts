import type { Answer, Patch } from './autosave.rules.ts';
import { answerOf, fitsWhileLeaving } from './autosave.rules.ts';

/** Sends words, or only a claim, to a draft. Never throws: what goes wrong is an answer too. */
export async function sendPatch(url: string, patch: Patch, abort = new AbortController()): Promise<Answer> {
  const body = JSON.stringify(patch);
  const limit = setTimeout(() => abort.abort(), 10_000);
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  // Saying "I have this open" every 10 seconds is not a sign that somebody is there.
  if (!patch.fields && !patch.take) headers['x-poll'] = '1';
  try {
    const keepalive = fitsWhileLeaving(body);
    const response = await fetch(url, { method: 'PATCH', headers, body, keepalive, signal: abort.signal });
    if (response.redirected && new URL(response.url).pathname.startsWith('/sign-in')) return { kind: 'signed-out' };
    const answer = answerOf(response.status, await response.json().catch(() => undefined));
    if (answer.kind === 'saved' && patch.fields) document.dispatchEvent(new Event('openpals:heard'));
    return answer;
  } catch {
    return { kind: 'failed' };
  } finally {
    clearTimeout(limit);
  }
}
