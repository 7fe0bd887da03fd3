import { SecondaryNav } from '../platform/components/secondary-nav.tsx';

const VIEWS = [
  { href: '/desk/involvement', label: 'Ways to get involved', view: 'opportunities' },
  { href: '/desk/involvement/people', label: 'People', view: 'people' },
  { href: '/desk/involvement/events', label: 'Events', view: 'events' },
  { href: '/desk/involvement/to-tell', label: 'To tell', view: 'to-tell' },
] as const;

export function InvolvementNav({ current }: { current: (typeof VIEWS)[number]['view'] }) {
  const items = VIEWS.map(({ href, label, view }) => ({ href, label, current: view === current }));
  return <SecondaryNav label="Get involved" items={items} />;
}
