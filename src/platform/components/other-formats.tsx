import type { Formats } from '../reply.ts';
import { Icon } from './icons.tsx';

/** The same line on every page of the public: each format by its own name, and what is not ready is asked for. */
export function OtherFormats({ otherSize, large, easyRead, signing, languages }: Formats & { large: boolean }) {
  return (
    <nav className="app-formats app-no-print" aria-label="Other formats">
      <h2 className="app-formats__title">Other formats</h2>
      <ul className="app-formats__list">
        {easyRead && (
          <li>
            <a href={easyRead}>Easy Read</a>
          </li>
        )}
        {signing && (
          <li>
            <a href="/bsl">
              <Icon name="signing" /> British Sign Language (BSL)
            </a>
          </li>
        )}
        <li>
          <a href={otherSize}>{large ? 'Usual size' : 'Large print'}</a>
        </li>
        {languages.map(({ code, name, dir }) => (
          <li key={code}>
            <a href={`/languages/${code}`} lang={code} hrefLang={code} dir={dir}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <a href="/languages">Other languages</a>
        </li>
        <li>
          <a href="/easy-read#ask">Audio and braille: ask us</a>
        </li>
      </ul>
    </nav>
  );
}
