import { OutsideTitle } from './outside-title.tsx';
import { Phone } from './phone.tsx';
import { useSay } from './say.tsx';

type Props = { heading: string; text: string };

/** Every error page: what is so, and what to do. Names nobody. */
export function Trouble({ heading, text }: Props) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{heading}</h1>
      <p>{text}</p>
      <p>
        <a href="/desk">Go to My day</a>
      </p>
    </>
  );
}

/** The same for somebody who came for help: no word of cases and drafts, in their language, and how to reach a person. */
export function TroubleOutside({ heading, text, phone }: Props & { phone: string | null }) {
  const say = useSay();
  return (
    <>
      <OutsideTitle title={heading} />
      <p>
        {say(text)} {phone && say.around('You can call PALS on {phone}.', { phone: <Phone typed={phone} /> })}
      </p>
      <p>
        <a href="/">{say('Go to the first page')}</a>
      </p>
    </>
  );
}
