// People who come to PALS or whom it is about: names, ways to reach them, needs.
// Who may: people.read, people.write; people known only from restricted cases are hidden by the database.
// Tables: people, ways, name_words, person_merges, people_apart, hospital_numbers, contact_exceptions.
import type { Parts } from '../platform/module.ts';
import { routes } from './people.routes.tsx';
import './tables.ts';

export { ALIKE_WORDS } from './alike.rules.ts';
export {
  type Alike,
  type AlikePair,
  listAlike,
  listAlikePairs,
  sayNotTheSame,
} from './alike.ts';
export {
  type Contactable,
  contactRules,
  isMobile,
  isNeutral,
  mayHoldDetails,
  mayLeaveMessage,
  mayLeaveVoicemail,
  mayPhone,
  mayReach,
  messageTo,
  NEUTRAL,
  NEUTRAL_LATE,
  NO_PHONE_NEEDS,
  needWords,
  REACH_WORDS,
  type Reach,
  RULE_NEEDS,
  safeLines,
  usableWays,
  usableWords,
  waysOffered,
} from './channels.rules.ts';
export { type ContactException, listExceptions, obeyNeeds } from './exceptions.ts';
export { forgetPerson } from './forgetting.ts';
export { readHospitalNumber, readHospitalNumbers } from './hospital-numbers.rules.ts';
export { listHospitalNumbers, setHospitalNumbers } from './hospital-numbers.ts';
export {
  CHOSEN,
  type Choices,
  type Chosen,
  conflictsOf,
  TROUBLE_WORDS,
  troubleOf,
} from './merges.rules.ts';
export { findMerge, findRecords, listMerges, mergePeople, type PersonMerge, undoMerge } from './merges.ts';
export { nhsNumberWords, readNhsNumber, UNNAMED } from './people.rules.ts';
export {
  calledName,
  changePerson,
  createPerson,
  findPerson,
  hidePeople,
  listNeedsDue,
  type NewPerson,
  type Person,
  type PersonChange,
  peopleByIds,
  recordsByIds,
} from './people.ts';
export { plainWay } from './plain-way.rules.ts';
export { recordIdsOf, recordsOf, samePeople } from './same-people.ts';
export { searchPeople, searchPeopleCounted } from './search.ts';
export { textNumber } from './texts.forms.ts';
export { SHARE_WORDS, toldNeeds } from './told-needs.rules.ts';
export { addWay, endWay, isEndedWay, listWays, peopleWithEmails, type Way } from './ways.ts';
export { whoChangedPerson } from './who-changed.ts';

export const parts: Parts = {
  routes,
};
