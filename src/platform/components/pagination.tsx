import classNames from 'classnames';

type PaginationProps = {
  /** From 1. */
  page: number;
  pages: number;
  href: (page: number) => string;
  /** Says what is paged, for a screen with two lists. */
  label?: string;
};

/** Shows nothing when one page is enough. The library's own leaves out `aria-current`. */
export function Pagination({ page, pages, href, label = 'Pages' }: PaginationProps) {
  if (pages < 2) return null;
  return (
    <nav className="nhsuk-pagination nhsuk-pagination--numbered" aria-label={label}>
      {page > 1 && <Step rel="prev" href={href(page - 1)} text="Previous" />}
      <ul className="nhsuk-pagination__list">
        {visiblePages(page, pages).map((number) =>
          typeof number === 'string' ? (
            <li className="nhsuk-pagination__item nhsuk-pagination__item--ellipsis" key={number}>
              ⋯
            </li>
          ) : (
            <li
              className={classNames('nhsuk-pagination__item', { 'nhsuk-pagination__item--current': number === page })}
              key={number}
            >
              <a
                className="nhsuk-pagination__link"
                href={href(number)}
                aria-label={`Page ${number}`}
                aria-current={number === page ? 'page' : undefined}
              >
                {number}
              </a>
            </li>
          ),
        )}
      </ul>
      {page < pages && <Step rel="next" href={href(page + 1)} text="Next" />}
    </nav>
  );
}

function Step({ rel, href, text }: { rel: 'prev' | 'next'; href: string; text: string }) {
  const side = rel === 'prev' ? 'previous' : 'next';
  return (
    <a className={`nhsuk-pagination__${side}`} href={href} rel={rel}>
      <span className="nhsuk-pagination__title">
        {text}
        <span className="nhsuk-u-visually-hidden"> page</span>
      </span>
    </a>
  );
}

/** The first, the last, and one on each side of the current page. A string is a gap, named after the page before it. */
export function visiblePages(page: number, pages: number): (number | string)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  return shown.flatMap((number, index) => {
    const before = shown[index - 1];
    return before !== undefined && number - before > 1 ? [`after ${before}`, number] : [number];
  });
}
