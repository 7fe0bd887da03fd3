import { parseHTML } from 'linkedom';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { DateField, Radios, TextField } from './fields.tsx';
import { ComponentsPage } from './gallery.tsx';
import { ErrorSummary } from './messages.tsx';
import { Pagination, visiblePages } from './pagination.tsx';
import { Phone } from './phone.tsx';
import { DeskShell } from './shell.tsx';

const words = 'Enter a time for the call, like 3pm';

describe('the page of all components', () => {
  const html = renderToStaticMarkup(<ComponentsPage />);
  const { document } = parseHTML(html);

  test('has no style and no script inside its markup, so the security policy can forbid both', () => {
    expect(html).not.toMatch(/ style="| on[a-z]+="|<script|<style/i);
  });

  test('gives no address to two things', () => {
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('describes fields only by what is on the page', () => {
    for (const field of document.querySelectorAll('[aria-describedby]')) {
      for (const id of field.getAttribute('aria-describedby')?.split(' ') ?? []) {
        expect(document.getElementById(id), id).not.toBeNull();
      }
    }
  });
});

describe('an error', () => {
  const { document } = parseHTML(
    renderToStaticMarkup(
      <>
        <ErrorSummary errors={['when', 'next', 'born'].map((field) => ({ field, message: words }))} />
        <TextField name="when" label="When?" error={words} />
        <Radios
          name="next"
          label="What happens next?"
          error={words}
          choices={[{ value: 'a', label: 'I will visit' }]}
        />
        <DateField name="born" label="Date of birth" parts={{}} error={words} />
      </>,
    ),
  );

  test('in the summary leads to the field, or to the first input of a group', () => {
    for (const link of document.querySelectorAll('.nhsuk-error-summary a')) {
      const target = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
      expect(target?.tagName).toBe('INPUT');
    }
  });

  test('says the same words in the summary and at the field', () => {
    const atFields = [...document.querySelectorAll('.nhsuk-error-message')].map((element) => element.textContent);
    expect(atFields).toEqual([`Error: ${words}`, `Error: ${words}`, `Error: ${words}`]);
    expect(document.querySelectorAll('.nhsuk-error-summary li')).toHaveLength(3);
  });

  test('comes first in the title of the page', () => {
    const page = (
      <DeskShell
        title="New call"
        trust="Anytown"
        assets={{
          css: '/desk.css',
          js: '/desk.js',
          icon: '/desk.svg',
          outside: { css: '', js: '' },
          touchIcon: '/desk.png',
          oldIcon: '/desk.ico',
        }}
        user={{ name: 'Sam Reid' }}
        nav={[]}
        hasErrors
        body={null}
      />
    );
    expect(renderToStaticMarkup(page)).toContain('<title>Error: New call – PALS – Anytown</title>');
  });
});

describe('the pages of a long list', () => {
  test('are the first, the last and those beside the one that is open', () => {
    expect(visiblePages(7, 20)).toEqual([1, 'after 1', 6, 7, 8, 'after 8', 20]);
    expect(visiblePages(1, 2)).toEqual([1, 2]);
  });

  test('are not shown where one page is enough', () => {
    expect(renderToStaticMarkup(<Pagination page={1} pages={1} href={String} />)).toBe('');
  });
});

test('a phone number is a link to dial it, without its extension; an extension, an address and an email are only read', () => {
  const shown = (typed: string) => renderToStaticMarkup(<Phone typed={typed} />);
  expect(shown('020 7946 0100 ext 4471')).toBe('<a href="tel:02079460100">020 7946 0100 ext 4471</a>');
  expect(shown('+44 (0)20 7946-0100')).toBe('<a href="tel:+442079460100">+44 (0)20 7946-0100</a>');
  for (const plain of ['4471', '999', '12 High Street, SW1A 1AA, 020 7946 0100', 'grace@example.org', ''])
    expect(shown(plain)).toBe(plain);
});
