import { Icon, type IconName } from './icons.tsx';
import { useSay } from './say.tsx';

/** The title of a page for somebody outside PALS: the stylesheet of the desk is not there. */
export function OutsideTitle({ title, icon }: { title: string; icon?: IconName }) {
  const say = useSay();
  return (
    <h1 className="nhsuk-heading-l">
      {icon && <Icon name={icon} />}
      {icon && ' '}
      {say(title)}
    </h1>
  );
}
