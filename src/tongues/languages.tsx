import { ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import type { Tongue } from '../platform/tongue.ts';
import type { LanguageName } from './languages.ts';

type Props = { offered: readonly Tongue[]; others: readonly LanguageName[]; phone: string | null };

/** Each language by its own name. Those that nobody has checked are no links: there an interpreter helps. */
export function Languages({ offered, others, phone }: Props) {
  return (
    <>
      <OutsideTitle title="Other languages" />
      {offered.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Tell us in your language</h2>
          <ul className="nhsuk-list app-languages">
            {offered.map((language) => (
              <li key={language.code}>
                <a
                  href={`/languages/${language.code}`}
                  hrefLang={language.code}
                  lang={language.code}
                  dir={language.dir}
                >
                  {language.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="nhsuk-heading-m">Talk to us with an interpreter</h2>
      <AskForInterpreter phone={phone} />
      <h2 className="nhsuk-heading-m">What to say</h2>
      <dl className="app-languages__names">
        {others.map(({ code, name, english, dir }) => (
          <div key={code}>
            <dt lang={code} dir={dir}>
              {name}
            </dt>
            <dd>“{english}”</dd>
          </div>
        ))}
      </dl>
      <p>If your language is not here, say its name in English.</p>
    </>
  );
}

/** A language that is not offered here, now: what can be done all the same. */
export function WithInterpreter({ language, phone }: { language: LanguageName; phone: string | null }) {
  return (
    <>
      <OutsideTitle title={language.english} />
      <p lang={language.code} dir={language.dir} className="nhsuk-lede-text">
        {language.name}
      </p>
      <p>We do not have these pages in {language.english} yet. We can talk with you with an interpreter.</p>
      <AskForInterpreter phone={phone} name={language.english} />
    </>
  );
}

function AskForInterpreter({ phone, name }: { phone: string | null; name?: string }) {
  return (
    <>
      <ol className="nhsuk-list nhsuk-list--number">
        <li>
          {phone ? (
            <>
              Call us: <Phone typed={phone} />
            </>
          ) : (
            'Call PALS, or come to the desk.'
          )}
        </li>
        <li>Say the name of your language in English{name ? `: “${name}”` : ''}.</li>
        <li>Stay on the line. We call an interpreter. You do not pay.</li>
      </ol>
      <p>You can also write to us in your language. We have it put into English.</p>
      <ButtonRow>
        <ButtonLink label="Write to us" href="/tell-us" large />
      </ButtonRow>
      <p>
        <a href="/call-me">Ask us to call you</a>
      </p>
    </>
  );
}
