// What a letter in plain text is made of: headings, paragraphs, lists. Pure.

export type Block =
  | { kind: 'heading'; text: string }
  /** Lines that were broken by who wrote them stay broken. */
  | { kind: 'paragraph'; lines: string[] }
  | { kind: 'bullets'; items: string[] }
  /** `first`: the number with which the list begins. */
  | { kind: 'numbers'; first: number; items: string[] };

/** A longer line that ends with a colon is a sentence. */
const LONGEST_HEADING = 60;

const BULLET = /^\s*[-*•–]\s+(?=\S)/;
const NUMBER = /^\s*(\d{1,3})[.)]\s+(?=\S)/;

/** Blank lines part paragraphs. A short line with a colon at its end, with more below it, heads what follows. */
export function blocksOf(text: string): Block[] {
  return tidied(text)
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((part) => part.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .flatMap(headed);
}

/** Without what no printer can show: control characters, halves of letters. */
export function tidied(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '')
  );
}

function headed(lines: readonly string[]): Block[] {
  const [first = '', ...rest] = lines;
  const heads = rest.length > 0 && first.trimEnd().endsWith(':') && first.length <= LONGEST_HEADING;
  if (!heads || BULLET.test(first) || NUMBER.test(first)) return listed(lines);
  return [{ kind: 'heading', text: first.trim().replace(/\s*:$/, '') }, ...listed(rest)];
}

function listed(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) add(blocks, line);
  return blocks;
}

function add(blocks: Block[], line: string) {
  const before = blocks.at(-1);
  const number = NUMBER.exec(line);
  if (BULLET.test(line)) {
    const item = line.replace(BULLET, '').trim();
    if (before?.kind === 'bullets') before.items.push(item);
    else blocks.push({ kind: 'bullets', items: [item] });
  } else if (number) {
    const [item, at] = [line.replace(NUMBER, '').trim(), Number(number[1])];
    if (before?.kind === 'numbers' && at === before.first + before.items.length) before.items.push(item);
    else blocks.push({ kind: 'numbers', first: at, items: [item] });
  } else if (before?.kind === 'paragraph') before.lines.push(line.trim());
  else blocks.push({ kind: 'paragraph', lines: [line.trim()] });
}
