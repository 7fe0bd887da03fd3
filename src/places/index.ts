// Sites of the trust, its wards and services, with phone, lead and who answers PALS; other organisations; numbers for a hard moment.
// Who may: places.read, places.write; the numbers are set by settings.write.
// Tables: sites, places, help_numbers, organisations.
import type { Parts } from '../platform/module.ts';
import { routes } from './places.routes.tsx';
import './tables.ts';

export type { AlsoInDirectory } from './also.ts';
export { DirectoryNav } from './directory.tsx';
export { type HelpNumber, listHelpNumbers, setHelpNumber } from './numbers.ts';
export {
  confirmOrganisation,
  createOrganisation,
  listAllOrganisations,
  listOrganisations,
  listRemovedOrganisations,
  type Organisation,
  type OrganisationDetails,
  suggestOrganisations,
} from './organisations.ts';
export {
  confirmPlace,
  createPlace,
  findPlace,
  listPlaces,
  type Place,
  type PlaceDetails,
  placesByIds,
  placesLike,
} from './places.ts';
export { createSite, listSites, type Site } from './sites.ts';

export const parts: Parts = {
  routes: (r, _house, given) => routes(r, given('inDirectory')),
  settings: [
    {
      label: 'Sites, wards and services',
      hint: 'The directory: who is where, and who answers PALS',
      href: '/desk/directory',
      changes: ['site.', 'place.', 'places.imported'],
      group: 'lists',
      may: 'settings.write',
    },
    {
      label: 'Other organisations',
      hint: 'Whom to send people to, when it is not about this trust',
      href: '/desk/directory/organisations',
      changes: ['organisation.'],
      group: 'lists',
      may: 'settings.write',
    },
    {
      label: 'Crisis numbers',
      hint: 'The numbers for a hard moment, checked by somebody here',
      href: '/desk/settings/numbers',
      changes: ['help_number.'],
      group: 'calls',
      may: 'settings.write',
    },
  ],
  nav: [{ label: 'Directory', href: '/desk/directory', section: 'directory', may: 'places.read' }],
};
