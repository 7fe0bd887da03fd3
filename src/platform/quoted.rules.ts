// What of an email is quoted from an earlier one: it is folded on screen, and stays. Where it is not certain, nothing is
// folded: words that the person wrote are never hidden.

export type WordsPart = { quoted: boolean; text: string };

/** "On Tue, 24 Nov 2026 at 10:02, PALS <pals@anytown.example> wrote:", in one line or in up to four, with or without dates. */
const WROTE =
  /^(?:>\s*)?(?:On|Le|Am|El|Il|Op|Em|Den|På|W dniu)\s[^\n]*(?:\n[^\n]*){0,3}?(?:wrote|a écrit|schrieb|escribió|ha scritto|schreef|escreveu|skrev|napisał\(a\)|napisał)(?:\s[^\n:]{0,80})?\s*:\s*$/i;

/** "-----Original Message-----" and its kind: all below is another email. */
const DIVIDER =
  /^(?:>\s*)?[-_*=\s]{2,}\s*(?:original message|forwarded message|original appointment|reply message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale)\s*[-_*=\s]{2,}$/i;

/** Outlook: a block of From:, Sent: and To: lines, with a line above it or not. */
const HEAD = /^\*?(?:From|De|Von|Da|Fra|Van)\s?:\*?\s+\S/i;
const HEAD_MORE = /^\*?(?:Sent|Date|To|Subject|Cc|Envoyé|À|Objet|Gesendet|An|Betreff|Datum)\s?:\*?\s/i;
const RULE = /^_{5,}\s*$/;
const MARKED = /^\s{0,3}>/;

/** The words in parts, in their order; joined with line feeds they are exactly what was given. */
export function foldQuoted(text: string): WordsPart[] {
  const lines = text.split('\n');
  const from = saysBelow(lines) ? lines.length : tailFrom(lines);
  const quoted = lines.map((line, at) => at >= from || MARKED.test(line));
  fillGaps(lines, quoted);
  introduce(lines, quoted);
  const parts = partsOf(lines, quoted);
  // What is quoted alone is not folded: a forwarded email with no words of its own is what there is to read.
  return parts.some((part) => !part.quoted && part.text.trim() !== '') ? parts : [{ quoted: false, text }];
}

/** What the person wrote, without what is quoted. */
export const ownWords = (text: string): string =>
  foldQuoted(text)
    .filter(({ quoted }) => !quoted)
    .map((part) => part.text)
    .join('\n')
    .trim();

/** "See my answers in red below": what is below is partly theirs, and nobody can tell which part. */
function saysBelow(lines: readonly string[]): boolean {
  const own = lines.slice(0, Math.min(tailFrom(lines), 40)).filter((line) => !line.startsWith('>'));
  return own.some((line) => /\b(?:below|in-?line|in (?:red|blue|green|bold|capitals))\b/i.test(line));
}

/** The line from which on all belongs to an earlier email; past the end where there is none. */
function tailFrom(lines: readonly string[]): number {
  const lastMarked = lines.findLastIndex((line) => MARKED.test(line));
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? '';
    if (DIVIDER.test(line) || isHead(lines, at)) return RULE.test(lines[at - 1]?.trim() ?? '') ? at - 1 : at;
    const long = introAt(lines, at);
    // Answers between the quoted lines are the person's: then only the lines that are marked are folded.
    if (long > 0 && lastMarked < at + long) return at;
  }
  return lines.length;
}

function isHead(lines: readonly string[], at: number): boolean {
  if (!HEAD.test(lines[at]?.trim() ?? '')) return false;
  const next = lines.slice(at + 1, at + 6).map((line) => line.trim());
  return next.filter((line) => HEAD_MORE.test(line)).length >= 2;
}

/** How many lines "On … wrote:" takes, beginning here; 0 where it is none. */
function introAt(lines: readonly string[], at: number): number {
  if (!/^(?:>\s*)?(?:On|Le|Am|El|Il|Op|Em|Den|På|W dniu)\s/.test(lines[at] ?? '')) return 0;
  for (let many = 1; many <= 4; many += 1) {
    const block = lines
      .slice(at, at + many)
      .join('\n')
      .trimEnd();
    if (WROTE.test(block) && /\d|@/.test(block)) return many;
    if ((lines[at + many] ?? '').trim() === '') return 0;
  }
  return 0;
}

/** Empty lines between quoted ones are quoted. */
function fillGaps(lines: readonly string[], quoted: boolean[]) {
  for (let at = 0; at < lines.length; at += 1) {
    if (!quoted[at]) continue;
    let next = at + 1;
    while (next < lines.length && !quoted[next] && (lines[next] ?? '').trim() === '') next += 1;
    if (next < lines.length && quoted[next]) for (let gap = at + 1; gap < next; gap += 1) quoted[gap] = true;
  }
}

/** "On … wrote:" belongs to the quoted lines right below it. */
function introduce(lines: readonly string[], quoted: boolean[]) {
  for (let at = 0; at < lines.length; at += 1) {
    const many = quoted[at] ? 0 : introAt(lines, at);
    if (many === 0) continue;
    let below = at + many;
    while ((lines[below] ?? 'x').trim() === '' && below < lines.length) below += 1;
    if (quoted[below]) for (let line = at; line < below; line += 1) quoted[line] = true;
  }
}

function partsOf(lines: readonly string[], quoted: readonly boolean[]): WordsPart[] {
  const parts: WordsPart[] = [];
  for (const [at, line] of lines.entries()) {
    const last = parts.at(-1);
    if (last && last.quoted === quoted[at]) last.text += `\n${line}`;
    else parts.push({ quoted: quoted[at] ?? false, text: line });
  }
  return parts;
}
