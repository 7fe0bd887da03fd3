// Links by which somebody without an account reads and answers one thing; codes by e-mail where somebody is named in it.
// Who may: whoever has the link and, where it asks for one, the code; links are made, listed and stopped by those who may open the case.
// Tables: links, link_codes, link_visits, link_domains.
import type { Parts } from '../platform/module.ts';
import { routes } from './domains.routes.tsx';
import './tables.ts';

export { openVisit } from './codes.ts';
export { type Ended, endOf, type LinkKind, sameEmail } from './links.rules.ts';
export {
  endLink,
  endLinks,
  extendLinks,
  type Link,
  listLinks,
  type MadeLink,
  makeLink,
  markOpened,
  type NewLink,
  type PassedOn,
  passOn,
} from './links.ts';
export { type Act, type LinkPages, linkPages, page, type Visitor, visitCookie } from './pages.routes.tsx';
export { mayReceive } from './receivers.ts';

export const parts: Parts = {
  routes,
  settings: [
    {
      label: 'To whom wards may pass a link',
      hint: 'The email domains of this trust',
      href: '/desk/settings/link-domains',
      changes: ['link.domains_'],
      group: 'lists',
      may: 'settings.write',
    },
  ],
};
