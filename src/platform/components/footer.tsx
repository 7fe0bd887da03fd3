import classNames from 'classnames';
import { useSay } from './say.tsx';

type FooterProps = {
  className: string;
  /** For people who are signed in. */
  shortcuts?: boolean;
  /** For people outside PALS: help in the same place on every page (WCAG 3.2.6), and what is said to the public. */
  contact?: boolean;
};

/** The same links in the same place on every page. */
export function Footer({ className, shortcuts = false, contact = false }: FooterProps) {
  const say = useSay();
  const at = contact ? '' : '/desk';
  return (
    <footer className="app-footer">
      <div className={classNames('app-footer__row', className)}>
        <ul className="app-footer__links">
          {contact && (
            <li>
              <a className="app-footer__link" href="/#contact">
                {say('Contact PALS')}
              </a>
            </li>
          )}
          <li>
            <a className="app-footer__link" href={`${at}/accessibility`}>
              {say('Accessibility')}
            </a>
          </li>
          <li>
            <a className="app-footer__link" href={`${at}/privacy`}>
              {say('Privacy')}
            </a>
          </li>
          {shortcuts && (
            <li>
              <a className="app-footer__link" href="/desk/me/shortcuts">
                Keyboard shortcuts
                <span data-keys-of-list="" />
              </a>
            </li>
          )}
        </ul>
        <p className="app-footer__about app-secondary">OpenPALS</p>
      </div>
    </footer>
  );
}
