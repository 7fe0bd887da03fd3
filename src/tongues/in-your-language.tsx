import { ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { useSay } from '../platform/components/say.tsx';

const ENGLISH = 'English';

/** The way in for somebody who reads this language: all of it is said in it. */
export function InYourLanguage({ phone }: { phone: string | null }) {
  const say = useSay();
  return (
    <>
      <OutsideTitle title="Tell us in your language" />
      <p className="nhsuk-lede-text">
        {say('PALS listens, gives advice and helps to sort out problems with your care. It is free and private.')}
      </p>
      <p>{say('You can write in your language. An interpreter helps us to understand and to answer you.')}</p>
      <ButtonRow>
        <ButtonLink label="Tell us what happened" href="/tell-us" large />
      </ButtonRow>
      <ul className="nhsuk-list app-outside__ways">
        <li>
          <a href="/call-me">{say('Ask us to call you')}</a>
        </li>
        <li>
          <a href="/track">{say('Check what is happening')}</a>
        </li>
        <li>
          <a href="/thank-you-staff">{say('Say thank you')}</a>
        </li>
        <li>
          <a href="/stay-safe">{say('If someone might see this')}</a>
        </li>
      </ul>
      {phone && (
        <p>
          {say.around('To talk to us, call {phone}. Say the name of your language in English, and stay on the line.', {
            phone: <Phone typed={phone} />,
          })}
        </p>
      )}
      <p>{say('If someone is in danger call 999. For urgent health advice call 111.')}</p>
      <p>
        <a href="/languages" hrefLang="en" lang="en">
          {ENGLISH}
        </a>
      </p>
    </>
  );
}
