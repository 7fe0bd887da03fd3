import { useSay } from './say.tsx';

/**
 * The mark of the desk: two speech bubbles. It is not the NHS logo, which belongs to NHS organisations only; a
 * trust that may use its own logo sets it in Settings.
 */
function BrandMark() {
  return (
    <svg className="app-header__mark" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M4 5h20a2 2 0 0 1 2 2v3H15a4 4 0 0 0-4 4v7.5L6 26v-5H4a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z"
        opacity=".65"
      />
      <path
        fill="currentColor"
        d="M15 12h17a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-2v5l-6-5h-9a2 2 0 0 1-2-2V14a2 2 0 0 1 2-2Z"
      />
    </svg>
  );
}

/** Service name and trust, as the way home. */
export function Brand({ trust, href, service = 'PALS desk' }: { trust: string; href: string; service?: string }) {
  return (
    <a className="app-header__brand" href={href}>
      <BrandMark />
      <span className="app-header__names">
        <span className="app-header__service">{service}</span>
        <span className="app-header__trust">{trust}</span>
      </span>
    </a>
  );
}

/** Said on every page of a demonstration, so that nobody takes its people for real ones. */
export function DemoNote() {
  const say = useSay();
  return <p className="app-demo">{say('Demonstration. All people here are invented.')}</p>;
}
