import { useSay } from './say.tsx';

/** The title of a page for somebody outside PALS: the stylesheet of the desk is not there. */
export function OutsideTitle({ title }: { title: string }) {
  const say = useSay();
  return <h1 className="nhsuk-heading-l">{say(title)}</h1>;
}
