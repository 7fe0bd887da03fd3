type SubjectWords = { code: string; words: readonly string[] };

/** The subject that the words of a case speak of most: put into the closing form, for the officer to agree to. */
export function suggestSubject(texts: readonly string[], subjects: readonly SubjectWords[]): string {
  const said = ` ${texts
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const fits = subjects.map(({ code, words }) => ({
    code,
    fit: words.filter((word) => said.includes(` ${word} `)).length,
  }));
  return fits.reduce((best, next) => (next.fit > best.fit ? next : best), { code: '', fit: 0 }).code;
}
