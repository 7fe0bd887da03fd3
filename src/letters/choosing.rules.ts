// Which templates come first for a person, and by which ways. Pure.
import type { CaseType } from '../cases/index.ts';
import { type Contactable, mayHoldDetails, waysOffered } from '../people/index.ts';
import { LETTER_WAYS, type LetterWay, TEMPLATE_KINDS, type TemplateKind } from './kinds.rules.ts';
import type { Version } from './versions.rules.ts';

/**
 * Ways in writing that are open to them. Who asked for one of them has it first; to somebody who has died there is none.
 */
export function writtenWays(person: Contactable): LetterWay[] {
  const offered = waysOffered(person);
  const wished = asWritten(offered[0]);
  // Paper shows who it is from: it is open only where nobody else sees it.
  const open = LETTER_WAYS.filter((way) => offered.includes(way) && (way !== 'letter' || mayHoldDetails(person, way)));
  return wished && open.includes(wished) ? [wished, ...open.filter((way) => way !== wished)] : open;
}

const asWritten = (way: string | undefined) => LETTER_WAYS.find((known) => known === way);

/** `fits`: it is what this case and this person are about; the others are there if somebody wants them. */
export type Choice = { version: Version; ways: LetterWay[]; fits: boolean };

export type Occasion = {
  type: CaseType;
  afterDeath: boolean;
  /** Somebody has said or written that we are sorry: it is said once. */
  condoled: boolean;
  /** The person to write to is the patient, and somebody else came to us. */
  isPatient: boolean;
  /** A contact plan is agreed with them. */
  hasPlan: boolean;
};

const GOOD_NEWS: readonly CaseType[] = ['thanks', 'idea', 'experience'];

const fitsTo: Partial<Record<TemplateKind, (occasion: Occasion) => boolean>> = {
  after_death: ({ afterDeath, condoled }) => afterDeath && !condoled,
  after_death_later: ({ afterDeath }) => afterDeath,
  consent_request: ({ isPatient }) => isPatient,
  contact_plan: ({ hasPlan }) => hasPlan,
  contact_end: ({ hasPlan }) => hasPlan,
  contact_warning: () => false,
  complaint_acknowledgement: ({ type }) => type === 'complaint',
  complaint_delay: ({ type }) => type === 'complaint',
  final_response: ({ type }) => type === 'complaint',
  refusal: ({ type }) => type === 'complaint',
  how_to_complain: ({ type }) => !GOOD_NEWS.includes(type),
  thanks: ({ type }) => GOOD_NEWS.includes(type),
  told_back: () => false,
  volunteer_offer: () => false,
  volunteer_checks: () => false,
  volunteer_reference: () => false,
  // Begun where the help or the guide is chosen.
  help: () => false,
  advice: () => false,
};

/** After a death: the first letter first, until that we are sorry was said; then the later ones. */
const BEREAVED: Partial<Record<TemplateKind, (occasion: Occasion) => number>> = {
  after_death: ({ condoled }) => (condoled ? 1000 : -2000),
  after_death_later: () => -1500,
};

/**
 * What can be written to them, in the order of what it is for. What goes by the way they asked for comes first; after a
 * death the words for the bereaved come before all others.
 */
export function choicesFor(person: Contactable, offered: readonly Version[], occasion: Occasion): Choice[] {
  const open = writtenWays(person);
  const wished = asWritten(waysOffered(person)[0]);
  const place = ({ version, ways }: Choice): number => {
    const bereaved = occasion.afterDeath ? (BEREAVED[version.kind]?.(occasion) ?? 0) : 0;
    return bereaved + (wished && !ways.includes(wished) ? 100 : 0) + TEMPLATE_KINDS.indexOf(version.kind);
  };
  return offered
    .map((version) => ({
      version,
      ways: open.filter((way) => version.ways.includes(way)),
      fits: fitsTo[version.kind]?.(occasion) ?? true,
    }))
    .filter(({ ways }) => ways.length > 0)
    .sort((a, b) => place(a) - place(b) || a.version.name.localeCompare(b.version.name, 'en'));
}
