// Sites of the trust, its wards and services, with phone, lead and who answers PALS; other organisations; numbers for a hard moment.
// Who may: places.read, places.write; the numbers are set by settings.write.
// Tables: sites, places, help_numbers, organisations.
import './tables.ts';

export { type HelpNumber, listHelpNumbers, setHelpNumber } from './numbers.ts';
export {
  createOrganisation,
  listOrganisations,
  type Organisation,
  type OrganisationDetails,
  suggestOrganisations,
} from './organisations.ts';
export { routes } from './places.routes.tsx';
export {
  confirmPlace,
  createPlace,
  createSite,
  findPlace,
  listPlaces,
  listSites,
  type Place,
  type PlaceDetails,
  placesByIds,
  placesLike,
  type Site,
} from './places.ts';

export const settings = [
  {
    label: 'Crisis numbers',
    hint: 'The numbers for a hard moment, checked by somebody here',
    href: '/desk/settings/numbers',
    group: 'calls',
    may: 'settings.write',
  },
] as const;
