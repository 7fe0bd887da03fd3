import ts from 'typescript';
import { readTree, type Source } from './architecture.sources.ts';

/** The modules whose public pages are said in every language that is offered. */
const SPOKEN = ['telling', 'tracking', 'receipts'];
/** Of these, what only the desk shows. */
const DESK = /\/(shows|settings|writing)\./;
const SPOKEN_BESIDES = ['src/tongues/in-your-language.tsx', 'src/cases/danger-help.tsx'];

/** What a component says of itself: it looks these words up by itself (platform/components/say.tsx). */
const SAYING_PROPS = new Set(['label', 'hint', 'title', 'hiddenName', 'legend']);
/** The same in a form, in `*.forms.ts` and beside the routes. */
const SAYING_KEYS = new Set(['label', 'hint', 'required', 'title']);
const SAYERS = new Set(['say', 'sayable', 'around']);

type Found = { words: string; where: string };

/** Every English text that is said on the pages in many languages, and every text that is said there in English only. */
export function readSayings(root: string): { sayings: string[]; englishOnly: Found[] } {
  const sources = readTree(root).sources.filter(({ kind }) => kind !== 'test');
  const sayings = sources.flatMap((source) => [
    ...(says(source) ? marked(source) : []),
    ...(isSpoken(source) ? ofProps(source) : []),
  ]);
  return {
    sayings: [...new Set(sayings)].sort(),
    englishOnly: sources.filter((source) => isSpoken(source) && source.path.endsWith('.tsx')).flatMap(bare),
  };
}

const isSpoken = ({ module, path }: Source) =>
  (SPOKEN.includes(module) && !DESK.test(path)) || SPOKEN_BESIDES.includes(path);

const isText = (node: ts.Node | undefined): node is ts.StringLiteralLike =>
  node !== undefined && ts.isStringLiteralLike(node) && node.text.trim() !== '';

const says = ({ imports }: Source) => imports.some(({ specifier }) => /\/(say\.tsx|tongue\.ts)$/.test(specifier));

/** say('…') and sayable('…'), wherever they stand. */
function marked({ nodes }: Source): string[] {
  return nodes.flatMap((node) => {
    if (!ts.isCallExpression(node)) return [];
    const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    const [first] = node.arguments;
    return ts.isIdentifier(called) && SAYERS.has(called.text) && isText(first) ? [first.text] : [];
  });
}

function ofProps({ nodes }: Source): string[] {
  return nodes.flatMap((node) => {
    if (ts.isJsxAttribute(node) && ts.isIdentifier(node.name) && SAYING_PROPS.has(node.name.text))
      return wordsIn(node.initializer);
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && SAYING_KEYS.has(node.name.text))
      return isText(node.initializer) ? [node.initializer.text] : [];
    return [];
  });
}

/** "…", {'…'}, {a ? '…' : '…'} */
function wordsIn(node: ts.Node | undefined): string[] {
  if (!node) return [];
  if (isText(node)) return [node.text];
  if (ts.isJsxExpression(node)) return wordsIn(node.expression);
  if (ts.isConditionalExpression(node)) return [...wordsIn(node.whenTrue), ...wordsIn(node.whenFalse)];
  return [];
}

/** Words that stand on a page as they are: between tags, or put there by an expression that says nothing. */
function bare({ path, nodes, ast }: Source): Found[] {
  return nodes.flatMap((node) => {
    const words = bareWords(node);
    if (!/\p{L}{2}/u.test(words)) return [];
    return [{ words, where: `${path}:${ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1}` }];
  });
}

function bareWords(node: ts.Node): string {
  if (ts.isJsxText(node)) return node.text.trim().replace(/\s+/g, ' ');
  if (!ts.isJsxExpression(node) || ts.isJsxAttribute(node.parent)) return '';
  return texts(node.expression).join(' ');
}

function texts(node: ts.Node | undefined): string[] {
  if (!node) return [];
  if (isText(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (ts.isConditionalExpression(node)) return [...texts(node.whenTrue), ...texts(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return texts(node.right);
  return [];
}
