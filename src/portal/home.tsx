import type { Reach } from '../letters/index.ts';
import { Icon, type IconName } from '../platform/components/icons.tsx';
import { ReachList } from './reach-list.tsx';

type HomeProps = { reach: Reach; open: string };

type Way = { href: string; title: string; text: string; icon?: IconName };

/** These six and no more: what most people come for. */
const WAYS_IN: readonly Way[] = [
  { href: '/tell-us', title: 'Tell us what happened', text: 'A question, a worry, an idea or a thank you.' },
  { href: '/track', title: 'Check what is happening', text: 'If you have already contacted us.' },
  { href: '/someone-has-died', title: 'Someone has died', text: 'Help and answers for families and friends.' },
  { href: '/complaints', title: 'How to complain', text: 'Your right, free help, and what happens.' },
  {
    ...{ href: '/bsl', title: 'British Sign Language (BSL)', icon: 'signing' },
    text: 'Sign to us by video. No phone number needed.',
  },
  { href: '/easy-read', title: 'Easy Read and other languages', text: 'Easy words and pictures, interpreters, audio.' },
];

const MORE: readonly Omit<Way, 'text'>[] = [
  { href: '/find-help', title: 'Find help near you' },
  { href: '/guides', title: 'Advice' },
  { href: '/get-involved', title: 'Get involved' },
  { href: '/you-said-we-did', title: 'You said, we did' },
  { href: '/thank-you-staff', title: 'Say thank you' },
  { href: '/stay-safe', title: 'If someone might see this' },
];

/** What somebody came for comes first; how to talk to a person is below it, with when that is possible. */
export function Home({ reach, open }: HomeProps) {
  return (
    <>
      <h1 className="nhsuk-heading-xl">How can we help?</h1>
      <p className="nhsuk-lede-text">
        We listen, give advice and help sort out problems with your care. It is free and private.
      </p>
      <ul className="app-ways-in">
        {WAYS_IN.map(({ href, title, text, icon }) => (
          <li className="app-ways-in__way" key={href}>
            <h2 className="nhsuk-heading-s">
              <a className="app-ways-in__link" href={href}>
                {icon && <Icon name={icon} />}
                {icon && ' '}
                {title}
              </a>
            </h2>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      <div className="app-ways-below">
        <TalkToUs reach={reach} open={open} />
        <section>
          <h2 className="nhsuk-heading-m">More</h2>
          <ul className="nhsuk-list">
            {MORE.map(({ href, title }) => (
              <li key={href}>
                <a href={href}>{title}</a>
              </li>
            ))}
          </ul>
          <p className="app-secondary">
            Do you work for PALS? <a href="/desk">Sign in to the desk</a>
          </p>
        </section>
      </div>
    </>
  );
}

function TalkToUs({ reach, open }: HomeProps) {
  return (
    <section>
      <h2 className="nhsuk-heading-m" id="contact">
        Talk to a person
      </h2>
      {open && <p>{open}</p>}
      <ReachList reach={reach} />
      <p>
        If someone is in danger call <a href="tel:999">999</a>. For urgent health advice use <a href="tel:111">111</a>.
      </p>
    </section>
  );
}
