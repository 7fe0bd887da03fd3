// Everything that is held back until a person has read it, by the edition that ships.
import { editionToCheck, TONGUES } from './languages.ts';

export type Text = {
  code: string;
  name: string;
  /** Empty while some of it is missing: then there is nothing to confirm. */
  edition: string;
  /** Where all of it can be read before it is confirmed. */
  href: string;
  reader: string;
};

export const TEXTS: readonly Text[] = TONGUES.map(({ code, english }) => ({
  code,
  name: english,
  edition: editionToCheck(code),
  href: `/desk/settings/languages/${code}`,
  reader: `Somebody who speaks ${english} and English, like an interpreter of the trust.`,
}));
