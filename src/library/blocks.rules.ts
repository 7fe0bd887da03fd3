// The words of a guide as parts: what is typed in a few plain signs, and never any HTML.

export type Piece = { words: string } | { words: string; href: string };
export type Block =
  | { kind: 'heading'; pieces: Piece[] }
  | { kind: 'words'; pieces: Piece[] }
  | { kind: 'say' | 'law'; lines: Piece[][] }
  | { kind: 'points' | 'steps'; lines: Piece[][] };

type Sign = { kind: Block['kind']; words: string };

const SIGNS: readonly [RegExp, Block['kind']][] = [
  [/^#{1,4}\s+/, 'heading'],
  [/^>\s?/, 'say'],
  [/^§\s?/, 'law'],
  [/^[-*•]\s+/, 'points'],
  [/^\d{1,2}[.)]\s+/, 'steps'],
];

function signOf(line: string): Sign {
  for (const [sign, kind] of SIGNS) if (sign.test(line)) return { kind, words: line.replace(sign, '').trim() };
  return { kind: 'words', words: line.trim() };
}

/** Lines of one kind that stand together are one block; an empty line ends it. */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const line of body.split('\n')) {
    if (line.trim() === '') {
      open = false;
      continue;
    }
    const { kind, words } = signOf(line.trim());
    const last = open ? blocks.at(-1) : undefined;
    open = true;
    const pieces = piecesOf(words);
    if (kind === 'heading') blocks.push({ kind, pieces });
    else if (kind === 'words' && last?.kind === 'words') last.pieces.push({ words: ' ' }, ...pieces);
    else if (kind === 'words') blocks.push({ kind, pieces });
    else if (last?.kind === kind && 'lines' in last) last.lines.push(pieces);
    else blocks.push({ kind, lines: [pieces] });
  }
  return blocks;
}

/** [words](address): of the web, of these pages, or help:ID for an entry of the directory. */
const LINK = /\[([^[\]\n]{1,200})\]\(([^()\s]{1,400})\)/g;

function piecesOf(words: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of words.matchAll(LINK)) {
    const [whole, label = '', href = ''] = found;
    if (!isAddress(href)) continue;
    if (found.index > from) pieces.push({ words: words.slice(from, found.index) });
    pieces.push({ words: label, href });
    from = found.index + whole.length;
  }
  if (from < words.length) pieces.push({ words: words.slice(from) });
  return pieces;
}

/** Nothing but the web, our own pages and the directory: no script, no other scheme. */
function isAddress(href: string): boolean {
  return (
    /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(href) || /^\/(?![/\\])[^\s\\]*$/.test(href) || /^help:[\w-]{1,60}$/.test(href)
  );
}

/** Addresses that were meant as links and are none, for whoever writes. */
export function badLinks(body: string): string[] {
  return [...body.matchAll(LINK)].flatMap(([, , href = '']) => (isAddress(href) ? [] : [href]));
}

/** The entries of the directory that it points to. */
function _helpsIn(body: string): string[] {
  return [...body.matchAll(LINK)].flatMap(([, , href = '']) => (href.startsWith('help:') ? [href.slice(5)] : []));
}

/** The same as plain text, for a letter or paper. What an officer says aloud and the law stay inside. */
export function plainText(body: string): string {
  const line = (pieces: readonly Piece[]) =>
    pieces
      .map((piece) => ('href' in piece && /^https?:/.test(piece.href) ? `${piece.words} (${piece.href})` : piece.words))
      .join('');
  return blocksOf(body)
    .flatMap((block) => {
      if (block.kind === 'say' || block.kind === 'law') return [];
      if (block.kind === 'heading' || block.kind === 'words') return [line(block.pieces)];
      return [block.lines.map((one, at) => `${block.kind === 'steps' ? `${at + 1}.` : '–'} ${line(one)}`).join('\n')];
    })
    .join('\n\n');
}
