import type { ReactNode } from 'react';
import type { Reach } from '../letters/index.ts';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import type { PrivacyWords } from './privacy-words.ts';
import { ReachList } from './reach-list.tsx';

type Props = { trust: string; reach: Reach };

/** The day on which somebody last held the words below against what the pages do. */
const PREPARED = '28 November 2026';

/** UK GDPR, articles 6(1)(e) and 9(2)(h), and the duty of confidence, as domain.md 2.10 has them. */
export function Privacy({ trust, reach, own }: Props & { own: PrivacyWords }) {
  return (
    <>
      <OutsideTitle title="Privacy" />
      <p className="nhsuk-lede-text">
        This page says what PALS keeps about you, and what you can do about it. PALS is part of {trust}.
      </p>
      <Part title="You do not have to say who you are">
        <p>
          You can tell us something without your name. Then we cannot answer you, unless you keep the number we give.
        </p>
      </Part>
      <Part title="What we keep">
        <List
          lines={[
            'What you tell us, and what you send with it.',
            'Your name and how to reach you, if you give them.',
            'Who it is about, if that is somebody else.',
            'What would make it easier for you, such as an interpreter.',
            'What we did about it, who we asked and what they said.',
          ]}
        />
        <p>We keep it to help you, and to put right what went wrong.</p>
        <p>
          The law lets us keep it because PALS is part of the work of the NHS. It is in UK data protection law (UK
          GDPR): articles 6(1)(e) and 9(2)(h).
        </p>
        <p>
          You can leave out the questions about you, such as your age. Your answers are only counted, without your name.
        </p>
      </Part>
      <Part title="Who sees it">
        <List
          lines={[
            'Only people at PALS who need it for their work.',
            'Each time one of them opens it, the desk writes down who it was, and when.',
            'We ask you before we tell anybody else, such as a ward. You can say no.',
            'We can ask a ward without your name, if you want that.',
            'If somebody is in danger, we may have to tell. We try to tell you first.',
          ]}
        />
        <p>A company may carry our texts, emails and letters for us. It may use them for nothing else.</p>
      </Part>
      <Part title="How long we keep it">
        <p>
          A complaint is usually kept for 10 years after it is finished. For a question or a worry each trust sets its
          own time. Ask us what ours is.
        </p>
      </Part>
      <Part title="What you can ask for">
        <List
          lines={[
            'You can ask to see what we keep about you. It is free, and usually takes no more than one month.',
            'You can tell us that something in it is wrong.',
            'You can tell us that you do not want us to use it. We tell you what we can do.',
          ]}
        />
        <ReachList reach={reach} />
        {own.officer === '' ? (
          <p>{trust} has a data protection officer. We can put you in touch.</p>
        ) : (
          <>
            <p>You can also ask the data protection officer of {trust}:</p>
            <p className="app-as-typed">{own.officer}</p>
          </>
        )}
      </Part>
      {own.more && (
        <Part title={`More from ${trust}`}>
          <p className="app-as-typed">{own.more}</p>
        </Part>
      )}
      <Part title="If you are not happy with how we use it">
        <p>Tell us, and we look at it again. You can also complain to the Information Commissioner (ICO).</p>
        <p>
          Phone: <Phone typed="0303 123 1113" />. Website: <a href="https://ico.org.uk">ico.org.uk</a>
        </p>
      </Part>
      <Part title="While you write to us here">
        <List
          lines={[
            'What you write is kept on our computer as you go, so that you lose nothing.',
            'What you do not send is deleted after 7 days, or after 24 hours where we sent you a link.',
            'You can throw it away at any time.',
            'It is not kept in your browser.',
          ]}
        />
        <p>
          If others can see your phone or computer, read <a href="/stay-safe">how to stay safe</a>.
        </p>
      </Part>
      <Part title="Cookies" id="cookies">
        <p>
          A cookie is a few letters that your browser keeps for us. We use one only where you write, or enter a number
          or a code. With it we find your words again. It is deleted when you close the browser.
        </p>
        <p>
          These pages need it to work. We use no other cookies. No company counts what you do here, and there are no
          adverts.
        </p>
      </Part>
      <Prepared />
    </>
  );
}

/** The parts that the accessibility regulations of 2018 ask for. */
export function Accessibility({ trust, reach }: Props) {
  return (
    <>
      <OutsideTitle title="Accessibility" />
      <p className="nhsuk-lede-text">
        We want everybody to be able to use the pages of PALS at {trust}. If you cannot, tell us.
      </p>
      <Part title="What you can do here">
        <List
          lines={[
            'Use a keyboard for everything.',
            'Make the words up to 4 times as large, or ask for large print.',
            'Listen with a screen reader.',
            'Change the colours.',
            'Turn scripts off.',
            'Take as long as you like.',
          ]}
        />
      </Part>
      <Part title="How we know">
        <p>
          The pages are built to a standard: the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. A machine
          checks every page before we change it.
        </p>
        <p>A machine does not find everything. So we say that the pages meet the standard in part.</p>
      </Part>
      <Part title="What does not work well yet">
        <List
          lines={[
            'People who use a screen reader or their voice every day have not tested these pages.',
            'They have not tested our letters as PDF, either.',
            'Only the pages to tell us something and to check on it can be in other languages.',
            'We show a language only when somebody who speaks it has checked our words.',
            'We show Easy Read only when people with a learning disability have checked it.',
            'The page about British Sign Language may have no film in it yet.',
          ]}
        />
      </Part>
      <Part title="Ask for it in another way">
        <p>
          You can have any page in large print, Easy Read, braille or audio, or in your language. It is free. You can
          also talk to us <a href="/bsl">in British Sign Language (BSL)</a> or{' '}
          <a href="/languages">with an interpreter</a>.
        </p>
      </Part>
      <Part title="Tell us what does not work">
        <p>Say which page it was, and what you use to read it. We tell you what we will do.</p>
        <ReachList reach={reach} />
      </Part>
      <Part title="If you are not happy with our answer">
        <p>
          The law says that public websites must be open to everybody. You can ask the Equality Advisory and Support
          Service (EASS) for help.
        </p>
        <p>
          Phone: <Phone typed="0808 800 0082" />. Website:{' '}
          <a href="https://www.equalityadvisoryservice.com">equalityadvisoryservice.com</a>
        </p>
        <p>
          You can also <a href="/complaints">make a complaint</a> to us.
        </p>
      </Part>
      <Prepared />
    </>
  );
}

function Part({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="nhsuk-heading-m" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

function List({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Prepared() {
  return <p className="nhsuk-u-secondary-text-colour">This page was prepared on {PREPARED}.</p>;
}
