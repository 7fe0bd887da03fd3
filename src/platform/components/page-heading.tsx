import type { ReactNode } from 'react';

type PageHeadingProps = {
  title: string;
  /** One line under the title: the date, the count. */
  lede?: ReactNode;
  /** Buttons at the right end of the line. */
  actions?: ReactNode;
};

/** The h1 of a page, its one line of facts, and what can be started from here. */
export function PageHeading({ title, lede, actions }: PageHeadingProps) {
  return (
    <div className="app-page-heading">
      <div>
        <h1 className="app-page-heading__title">{title}</h1>
        {lede && <p className="app-page-heading__lede">{lede}</p>}
      </div>
      {actions && <ButtonRowSlot>{actions}</ButtonRowSlot>}
    </div>
  );
}

function ButtonRowSlot({ children }: { children: ReactNode }) {
  return <div className="app-buttons">{children}</div>;
}
