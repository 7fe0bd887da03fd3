// Sites of the trust, its wards and services, with phone, lead and who answers PALS.
// Who may: places.read, places.write.
// Tables: sites, places.
import './tables.ts';

export { routes } from './places.routes.tsx';
export {
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
