// What was typed on a page that was still open when the message had gone: nobody has read it.
import { DangerHelp, type DangerNumbers } from '../cases/index.ts';
import { ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { useSay } from '../platform/components/say.tsx';
import { sayable } from '../platform/tongue.ts';
import { answerTo } from './check.tsx';
import type { Sent, Step, Told } from './telling.rules.ts';

type Props = { step: Step; told: Told; sent: Sent; danger: DangerNumbers | undefined; phone: string | null };

export function NotGone({ step, told, sent, danger, phone }: Props) {
  const say = useSay();
  const { how, label, href } = wayToAdd(sent);
  return (
    <>
      <LeaveQuickly />
      <OutsideTitle title="This did not go to us" />
      {danger && <DangerHelp numbers={danger} sent />}
      <p>
        {say('You had sent your message before you wrote this.')}{' '}
        {say('It is not part of your message, and we have not kept it:')}
      </p>
      <InsetText>
        {answerTo(step, told, say).map((line) => (
          <p className="app-as-typed" key={line}>
            {line}
          </p>
        ))}
      </InsetText>
      <p>{say(how)}</p>
      <ButtonRow>
        <ButtonLink label={label} href={href} large />
      </ButtonRow>
      <ul className="nhsuk-list app-outside__ways">
        <li>
          <a href="/tell-us/sent">{say('We have your message')}</a>
        </li>
        {phone && (
          <li>{say.around('If you want to talk to us sooner, call {phone}.', { phone: <Phone typed={phone} /> })}</li>
        )}
      </ul>
    </>
  );
}

/** Where what was sent is looked at, more can be written. Who only said thank you comes back to nothing. */
function wayToAdd({ anonymous, receipt }: Sent) {
  if (receipt)
    return {
      how: sayable('Copy it. Then come back with your number, and write it to us there.'),
      label: sayable('Come back with your number'),
      href: '/track/receipt',
    };
  return anonymous
    ? {
        how: sayable('Copy it. Then start again, and send it as another message.'),
        label: sayable('Start again'),
        href: '/tell-us',
      }
    : {
        how: sayable('Copy it. Then go to “Check what is happening” and add it there.'),
        label: sayable('Check what is happening'),
        href: '/track',
      };
}
