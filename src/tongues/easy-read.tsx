import { BackLink } from '../platform/components/back-link.tsx';
import { ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import type { Tongue } from '../platform/tongue.ts';
import { EASY_READ_PAGES, type EasyPage } from './easy-read.texts.ts';
import { Picture } from './pictures.tsx';

type IndexProps = { offered: boolean; tongues: readonly Tongue[]; phone: string | null };

/** One place for every other format; Easy Read only where it was checked. */
export function EasyReadIndex({ offered, tongues, phone }: IndexProps) {
  return (
    <>
      <OutsideTitle title="Easy Read and other languages" />
      <h2 className="nhsuk-heading-m">Easy Read</h2>
      {offered ? (
        <EasyReadList />
      ) : (
        <p>Our Easy Read pages are not ready yet. We can tell you everything in easy words.</p>
      )}
      <h2 className="nhsuk-heading-m">Other languages</h2>
      <ul className="nhsuk-list app-languages">
        {tongues.map(({ code, name, dir }) => (
          <li key={code}>
            <a href={`/languages/${code}`} lang={code} hrefLang={code} dir={dir}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <a href="/languages">Talk to us with an interpreter</a>
        </li>
        <li>
          <a href="/bsl">British Sign Language (BSL)</a>
        </li>
      </ul>
      <h2 className="nhsuk-heading-m" id="ask">
        Audio, braille and other formats
      </h2>
      <p>Ask us for any page as audio, in braille, on coloured paper or in Easy Read. It is free.</p>
      <ul className="nhsuk-list app-outside__ways">
        {phone && (
          <li>
            Call us: <Phone typed={phone} />
          </li>
        )}
        <li>
          <a href="/tell-us">Write to us</a>
        </li>
        <li>
          <a href="/call-me">Ask us to call you</a>
        </li>
      </ul>
    </>
  );
}

function EasyReadList() {
  return (
    <ul className="nhsuk-list app-easy__pages">
      {EASY_READ_PAGES.map(({ slug, title, rows: [first] }) => (
        <li key={slug}>
          {first && <Picture name={first.picture} says="" />}
          <a href={`/easy-read/${slug}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}

/** A picture and short sentences in each row, on the screen and on paper. */
export function EasyRead({ page }: { page: EasyPage }) {
  const at = EASY_READ_PAGES.indexOf(page);
  const next = EASY_READ_PAGES[at + 1];
  return (
    <div className="app-easy">
      <BackLink href="/easy-read" label="Easy Read" />
      <OutsideTitle title={page.title} />
      <EasyRows page={page} />
      {page.link && (
        <ButtonRow>
          <ButtonLink label={page.link.label} href={page.link.href} large />
        </ButtonRow>
      )}
      {next && (
        <p className="app-no-print">
          Next: <a href={`/easy-read/${next.slug}`}>{next.title}</a>
        </p>
      )}
      <p className="app-no-print">To keep this page, print it or save it as a PDF.</p>
    </div>
  );
}

export function EasyRows({ page }: { page: EasyPage }) {
  return (
    <ul className="app-easy__rows">
      {page.rows.map(({ picture, says, lines }) => (
        <li className="app-easy__row" key={lines[0]}>
          <Picture name={picture} says={says} />
          <div>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
