import { ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { useSay } from '../platform/components/say.tsx';

/** For whoever is watched: what others can see, and what to do about it. */
export function StaySafe({ phone }: { phone: string | null }) {
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <OutsideTitle title="If someone might see this" />
      <p>{say('Every page here has “Leave this page quickly” at the top. It shows the weather instead, at once.')}</p>
      <p>{say('With a keyboard you can press Shift 3 times. That does the same.')}</p>
      <h2 className="nhsuk-heading-m">{say('What others can see')}</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <History />
        <li>{say('What you wrote is not kept in the browser. When you close it, nobody finds it there.')}</li>
      </ul>
      <h2 className="nhsuk-heading-m">{say('How we contact you')}</h2>
      <p>
        {say('We ask if it is safe to leave a message.')}{' '}
        {say('If you say no, we leave none, and say to nobody but you who we are. You can also stay anonymous.')}
      </p>
      {phone && <p>{say('You can call us from another phone: {phone}.', { phone })}</p>}
      <ButtonRow>
        <ButtonLink label="Tell us what happened" href="/tell-us" large />
      </ButtonRow>
    </>
  );
}

/** What stays in the browser, and what to do about it. */
function History() {
  const say = useSay();
  return (
    <>
      <li>
        {say('This browser remembers the addresses of pages. In its history these pages are called “Your contact”.')}
      </li>
      <li>{say('To leave nothing, use a private window, or delete the history of today.')}</li>
    </>
  );
}

/** On the last page of telling, for everybody; whoever said that messages may be seen reads at once what stays here. */
export function StaySafeNote({ unsafe }: { unsafe: boolean }) {
  const say = useSay();
  return (
    <section>
      <h2 className="nhsuk-heading-m">{say('If someone might see this')}</h2>
      {unsafe && (
        <ul className="nhsuk-list nhsuk-list--bullet">
          <History />
        </ul>
      )}
      <p>
        <a href="/stay-safe">{say('What others can see')}</a>
      </p>
    </section>
  );
}
