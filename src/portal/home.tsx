import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';

type Reach = { phone: string; email: string; address: string };

const WAYS_IN: readonly { href: string; title: string; text: string }[] = [
  { href: '/tell-us', title: 'Tell us what happened', text: 'A question, a worry, an idea or a thank you.' },
  { href: '/track', title: 'Check what is happening', text: 'If you have already contacted us.' },
  { href: '/call-me', title: 'Ask us to call you', text: 'Leave a number and a good time.' },
  { href: '/someone-has-died', title: 'Someone has died', text: 'Help and answers for families and friends.' },
  { href: '/complaints', title: 'How to complain', text: 'Your right, free help, and what happens.' },
  { href: '/find-help', title: 'Find help', text: 'People and organisations who can help you.' },
  { href: '/get-involved', title: 'Get involved', text: 'A say in your care, and in making services better.' },
  { href: '/thank-you-staff', title: 'Say thank you', text: 'We pass it on to the people who helped.' },
  {
    href: '/stay-safe',
    title: 'If someone might see this',
    text: 'How to leave a page quickly, and what others can see.',
  },
];

/** What somebody came for comes first; how to talk to a person is below it, with when that is possible. */
export function Home({ reach, open }: { reach: Reach; open: string }) {
  return (
    <>
      <OutsideTitle title="How can we help?" />
      <p className="nhsuk-lede-text">
        We listen, give advice and help sort out problems with your care. It is free and private.
      </p>
      <ul className="app-ways-in">
        {WAYS_IN.map(({ href, title, text }) => (
          <li className="app-ways-in__way" key={href}>
            <h2 className="nhsuk-heading-s">
              <a className="app-ways-in__link" href={href}>
                {title}
              </a>
            </h2>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      <h2 className="nhsuk-heading-m">Talk to a person</h2>
      {open && <p>{open}</p>}
      <ul className="nhsuk-list">
        {reach.phone && (
          <li>
            Phone: <Phone typed={reach.phone} />
          </li>
        )}
        {reach.email && (
          <li>
            Email: <a href={`mailto:${reach.email}`}>{reach.email}</a>
          </li>
        )}
        {reach.address && <li className="app-as-typed">{reach.address}</li>}
      </ul>
      <p>
        If someone is in danger call <a href="tel:999">999</a>. For urgent health advice use <a href="tel:111">111</a>.
      </p>
      <p className="app-secondary">
        Do you work for PALS? <a href="/desk">Sign in to the desk</a>
      </p>
    </>
  );
}
