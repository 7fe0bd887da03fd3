// Everything that is held back until a person has read it, by the edition that ships.
import { EASY_READ, EASY_READ_EDITION } from './easy-read.texts.ts';
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

const LANGUAGES: readonly Text[] = TONGUES.map(({ code, english }) => ({
  code,
  name: english,
  edition: editionToCheck(code),
  href: `/desk/settings/languages/${code}`,
  reader: `Somebody who speaks ${english} and English, like an interpreter of the trust.`,
}));

export const TEXTS: readonly Text[] = [
  ...LANGUAGES,
  {
    code: EASY_READ,
    name: 'Easy Read',
    edition: EASY_READ_EDITION,
    href: `/desk/settings/languages/${EASY_READ}`,
    reader: 'People with a learning disability, like a group that checks Easy Read for the trust.',
  },
];
