import { sayable } from '../tongue.ts';
import { useSay } from './say.tsx';

/** At the top of a page for somebody outside PALS: the page before, or by its name the one that this belongs to. */
export function BackLink({ href, label = sayable('Back') }: { href: string; label?: string }) {
  const say = useSay();
  return (
    <p className="app-outside__back">
      <a className="nhsuk-back-link" href={href}>
        {say(label)}
      </a>
    </p>
  );
}
