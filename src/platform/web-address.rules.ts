/** An address that a browser opens; undefined for what is none. */
export function webAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (/\s/.test(text) || !text.includes('.')) return undefined;
  try {
    const url = new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`);
    return /^https?:$/.test(url.protocol) && url.username === '' && url.hostname.includes('.') ? url.href : undefined;
  } catch {
    return undefined;
  }
}
