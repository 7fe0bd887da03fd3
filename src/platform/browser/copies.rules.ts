const most = 300;

/** Up to the first full stop, question mark or line end, at most 300 characters. */
export function firstSentence(words: string) {
  const text = words.trim();
  const found = /^[^\n]*?[.?!](?=\s|$)/.exec(text)?.[0] ?? text.split('\n')[0] ?? '';
  return found.length > most ? `${found.slice(0, most - 1).toWellFormed()}…` : found;
}
