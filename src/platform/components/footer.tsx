import classNames from 'classnames';
import { useSay } from './say.tsx';

/** The same links in the same place on every page. The shortcuts are only for people who are signed in. */
export function Footer({ className, shortcuts = false }: { className: string; shortcuts?: boolean }) {
  const say = useSay();
  return (
    <footer className="app-footer">
      <div className={classNames('app-footer__row', className)}>
        <ul className="app-footer__links">
          <li>
            <a className="app-footer__link" href="/accessibility">
              {say('Accessibility')}
            </a>
          </li>
          <li>
            <a className="app-footer__link" href="/privacy">
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
