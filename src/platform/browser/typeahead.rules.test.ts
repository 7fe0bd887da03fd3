import { expect, test } from 'vitest';
import { escapeHtml, isOwnPath, listWords, suggestionHtml, suggestionsOf } from './typeahead.rules.ts';

test('a name with signs in it is shown as it is written and never runs as a page', () => {
  const html = suggestionHtml({ id: '1', label: '<img src=x onerror=alert(1)>', detail: `"O'Brien" & son` });
  expect(html).not.toContain('<img');
  expect(html).toContain('&#60;img');
  expect(html).toContain('&#34;O&#39;Brien&#34; &#38; son');
  expect(escapeHtml('Ward 7B')).toBe('Ward 7B');
});

test('the list speaks of suggestions, never of results', () => {
  expect(listWords.some(3)).toBe('3 suggestions. Use up and down.');
  expect(listWords.some(1)).toBe('1 suggestion. Use up and down.');
  expect([listWords.some(2), listWords.none(), listWords.short(2)].join(' ')).not.toMatch(/result/i);
});

test('at most 6 suggestions show, and an odd answer shows none', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ id: String(index), label: `Ward ${index}` }));
  expect(suggestionsOf(many).length).toBe(6);
  expect(suggestionsOf({ error: 'x' })).toEqual([]);
  expect(suggestionsOf([{ id: '1' }])).toEqual([]);
});

test('picking a suggestion never leads to another site', () => {
  expect(isOwnPath('/desk/cases/PAL-26-0412')).toBe(true);
  for (const path of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)']) {
    expect(isOwnPath(path)).toBe(false);
  }
});
