import type { Reach } from '../letters/index.ts';
import { Phone, TextsTo } from '../platform/components/phone.tsx';

/** Each way to a person that the trust has set. */
export function ReachList({ reach }: { reach: Reach }) {
  return (
    <ul className="nhsuk-list">
      <li>
        <a href="/call-me">Ask us to call you</a>
      </li>
      {reach.phone && (
        <li>
          Phone: <Phone typed={reach.phone} />
        </li>
      )}
      {reach.texts && (
        <li>
          Text: <TextsTo typed={reach.texts} />
        </li>
      )}
      {reach.email && (
        <li>
          Email: <a href={`mailto:${reach.email}`}>{reach.email}</a>
        </li>
      )}
      {reach.address && <li className="app-as-typed">{reach.address}</li>}
    </ul>
  );
}
