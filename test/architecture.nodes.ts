import ts from 'typescript';
import { sqlOf } from './architecture.tables.ts';

export function readsEnvironment(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return /^import .*\benv\b.*from '(node:)?process'/.test(node.getText());
  return ts.isPropertyAccessExpression(node) && /^(process|import\.meta)\.env$/.test(node.getText());
}

/** Times of the database's own; business times come from ctx.now. */
const SQL_CLOCK =
  /\b((now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(|current_(timestamp|date|time)\b|localtime(stamp)?\b)/i;

export function readsClock(node: ts.Node): boolean {
  const text = sqlOf(node);
  if (text !== undefined) return SQL_CLOCK.test(text);
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length;
  if (ts.isPropertyAccessExpression(node)) return /^(Date\.now|Temporal\.Now)$/.test(node.getText());
  if (!ts.isCallExpression(node)) return false;
  const called = node.expression.getText();
  return called === 'Date' || (/\bfn$/.test(called) && SQL_CLOCK.test(`${literalOf(node.arguments[0])}(`));
}

function literalOf(node: ts.Node | undefined): string {
  return node && ts.isStringLiteralLike(node) ? node.text : '';
}

export function waits(node: ts.Node): boolean {
  const promise = ts.isIdentifier(node) && node.text === 'Promise';
  return promise || node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node);
}

const TESTERS = /^(test|it|describe|suite|bench|context|ctx|task)\b/;

export function leavesOut(node: ts.Node): boolean {
  if (ts.isCallExpression(node))
    return /^(x(it|test|describe)|f(it|test|describe)|skip)$/.test(node.expression.getText());
  if (!ts.isPropertyAccessExpression(node)) return false;
  return /^(skip|only|todo|fails|skipIf|runIf)$/.test(node.name.text) && TESTERS.test(node.expression.getText());
}

/** What a locator or a page is asked for, and answers at once with what it has so far. */
const READ =
  /^(inputValue|textContent|innerText|innerHTML|allTextContents|allInnerTexts|getAttribute|count|evaluate|is(Visible|Checked|Enabled|Disabled|Editable))$/;

/**
 * `expect(await page.locator('main').textContent()).toContain(…)`: a page that is still coming has not said it yet. That
 * something is *not* there can be looked at once only.
 */
export function looksOnce(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'expect') return false;
  const looked = awaitedIn(node.arguments[0]);
  if (!looked || !ts.isCallExpression(looked)) return false;
  const asked = looked.expression;
  if (!ts.isPropertyAccessExpression(asked) || !READ.test(asked.name.text)) return false;
  const demand = node.getSourceFile().text.slice(node.end);
  return !/^\.(not\.(?!toBe\(''\))|toBe\((false|0)\)|toEqual\(\[\]\))/.test(demand);
}

/** `await read()` or `(await read()) ?? ''`. */
function awaitedIn(node: ts.Node | undefined): ts.Expression | undefined {
  if (node && ts.isAwaitExpression(node)) return node.expression;
  if (node && ts.isParenthesizedExpression(node)) return awaitedIn(node.expression);
  return node && ts.isBinaryExpression(node) ? awaitedIn(node.left) : undefined;
}
