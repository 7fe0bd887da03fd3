import { type Block, blocksOf, type Piece } from './blocks.rules.ts';

type Props = {
  body: string;
  /** Where an entry of the directory is, for whoever reads. */
  help: string;
  /** The public reads neither what an officer says aloud, nor which law it is. */
  forPublic?: boolean;
  /** What the headings are, below the title of the page. */
  heading?: 'h2' | 'h3';
  /** Beside a call: whoever follows a link does not leave it. */
  newTab?: boolean;
};

/** The words of a guide. They are text all the way: nothing that somebody typed is ever read as HTML. */
export function Blocks({ body, help, forPublic = false, heading = 'h2', newTab = false }: Props) {
  const blocks = blocksOf(body).filter(({ kind }) => !forPublic || (kind !== 'say' && kind !== 'law'));
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text have no other name than their place
    <OneBlock key={at} block={block} to={{ help, newTab }} heading={heading} />
  ));
}

type To = { help: string; newTab: boolean };
type OneProps = { block: Block; to: To; heading: 'h2' | 'h3' };

function OneBlock({ block, to, heading: Heading }: OneProps) {
  switch (block.kind) {
    case 'heading':
      return (
        <Heading className="nhsuk-heading-s">
          <Pieces pieces={block.pieces} to={to} />
        </Heading>
      );
    case 'words':
      return (
        <p>
          <Pieces pieces={block.pieces} to={to} />
        </p>
      );
    case 'say':
      return (
        <div className="app-guide__say">
          <p className="app-guide__label">Say</p>
          <Lines lines={block.lines} to={to} />
        </div>
      );
    case 'law':
      return (
        <div className="app-guide__law">
          <p className="app-guide__label">The law</p>
          <Lines lines={block.lines} to={to} />
        </div>
      );
    case 'points':
      return (
        <ul className="nhsuk-list nhsuk-list--bullet">
          <Items lines={block.lines} to={to} />
        </ul>
      );
    case 'steps':
      return (
        <ol className="nhsuk-list nhsuk-list--number">
          <Items lines={block.lines} to={to} />
        </ol>
      );
  }
}

type LinesProps = { lines: readonly Piece[][]; to: To };

function Lines({ lines, to }: LinesProps) {
  return lines.map((pieces, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
    <p key={at}>
      <Pieces pieces={pieces} to={to} />
    </p>
  ));
}

function Items({ lines, to }: LinesProps) {
  return lines.map((pieces, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
    <li key={at}>
      <Pieces pieces={pieces} to={to} />
    </li>
  ));
}

function Pieces({ pieces, to: { help, newTab } }: { pieces: readonly Piece[]; to: To }) {
  return pieces.map((piece, at) => {
    if (!('href' in piece)) return piece.words;
    const href = piece.href.startsWith('help:') ? `${help}/${piece.href.slice(5)}` : piece.href;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a link has no other name than its place
      <a key={at} href={href} {...(newTab ? { target: '_blank', rel: 'noopener' } : {})}>
        {piece.words}
        {newTab && <span className="nhsuk-u-visually-hidden"> (opens in a new tab)</span>}
      </a>
    );
  });
}
