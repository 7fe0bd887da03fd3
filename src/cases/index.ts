// Cases, contacts, notes, promises, clocks.
// Who may: cases.read, cases.write; need to know is the database's.
// Tables: cases, case_people, case_access, case_walls, case_numbers, case_merges, case_presence, contacts, notes, promises, clocks, both_routes.
import type { Parts } from '../platform/module.ts';
import { routes } from './cases.routes.ts';
import { clockJobs } from './clocks.jobs.ts';
import { openWorkOf } from './owners.ts';
import { takeHearsNobody } from './quiet.ts';
import './tables.ts';

export { findPlaceTyped, recordSafetyTold } from './about.ts';
export {
  decideAccess,
  liftRestriction,
  listAccess,
  lockOut,
  maybeWalled,
  removeAccess,
  restrictCase,
  restrictedRefs,
} from './access.ts';
export {
  type Approaching,
  everyApproaching,
  listApproaching,
  mayOpenCase,
  type Place as PlaceInTime,
} from './approaching.ts';
export { type Attaches, maybeAttaches } from './attaches.ts';
export { recordAttempt, restorePromise } from './attempts.ts';
export { BackToCase } from './back-to-case.tsx';
export { mayChooseBoth } from './both-routes.ts';
export { lastContactTimes, openCasesByRef, openCasesWith, type PartInCase, recentCasesOf } from './callers.ts';
export { changeCase, keepStay, markCondoled } from './case-changes.ts';
export { caseTroubleOf, stricterSharing } from './case-merges.rules.ts';
export { type CaseMerge, listCaseMerges, mergeCases, undoCaseMerge } from './case-merges.ts';
export { addPerson, listCasePeople, listCasesOf } from './case-parts.ts';
export { changePart, takePart } from './case-people.ts';
export { asOfCase, ROLE_WORDS, readRef, SHARING_WORDS, STATUS_WORDS, TYPE_WORDS } from './cases.rules.ts';
export {
  casesByIds,
  casesByRefs,
  findCase,
  giveCase,
  listBarred,
  listSafetyCases,
  mayBeGiven,
  maybeRestricted,
  type NewCase,
  openCase,
  refreshCase,
  rowsByIds,
  touchCase,
} from './cases.ts';
export { keepOnHoliday } from './clock-recount.ts';
export { clockLine } from './clocks.rules.ts';
export { listClocks, meetClocks } from './clocks.ts';
export { closeByHand, closeCase, reopenCase } from './closure.ts';
export {
  discardDraft,
  finishDraft,
  letLook,
  listUnfinished,
  lockDraft,
  markCard,
  startContact,
  takeOverCalls,
} from './contact-drafts.ts';
export { addPartOfContact, listPartsOfContact } from './contact-parts.ts';
export { CHANNEL_WORDS, channelChoices, pastTimeOf, RESULT_WORDS, UNSAFE_MESSAGE } from './contacts.rules.ts';
export {
  addContact,
  type Contact,
  contactsByIds,
  findContact,
  listContactsWith,
  maybeLastContact,
  strikeContact,
} from './contacts.ts';
export { DangerHelp, type DangerNumbers, HelpWhileWriting } from './danger-help.tsx';
export { READ_FIRST, soundsDangerous } from './danger-words.rules.ts';
export { drawClosed } from './draw.ts';
export { whoChangedCase } from './edits.ts';
export { CaseConflict } from './edits.tsx';
export { entryLine, findEntry } from './entries.ts';
export { AT_HANDOVER, fateFields, readFates } from './fates.forms.ts';
export { FateFields } from './fates.tsx';
export {
  askingMode,
  askingRefused,
  GATE_WORDS,
  mayComplainFor,
  mayGoOutside,
  mayHear,
  namesOn,
} from './gates.rules.ts';
export {
  type Direction,
  type Filters,
  isWholeView,
  type Mark,
  MOST_COUNTED,
  type Sort,
  type StatusFilter,
  VIEWS,
  type View,
} from './list.rules.ts';
export { listCases } from './list.ts';
export { type Load, listOpenCasesOf, listUnowned, loadOfTeam, NO_LOAD } from './load.ts';
// What stands in a note leaves this module with the whole case alone (`loadCase`: printed, or read by who goes on with it).
// Whatever is sent is made of other words.
export { addNote, writeNote } from './notes.ts';
export {
  type DayFacts,
  listDueBetween,
  listDueTimes,
  listMine,
  loadDayFacts,
  type MyPromises,
  maybeObliged,
  type Obliged,
  type Words,
} from './obliged.ts';
export {
  type Finding,
  type FindingKind,
  type Known,
  type Mode,
  masked,
  outgoingText,
  stopsIt,
  stopWords,
  weighWords,
} from './outgoing.rules.ts';
export { checkOutgoing, keepStanding, listSent, namesOfCase, stopOutgoing } from './outgoing.ts';
export { promiseFirstContact, readUnowned, setCaseOwner, setPromiseOwner, takeCase } from './owners.ts';
export { type Act, actNotice, coverWords, promiseNotice } from './promise-notices.ts';
export { firstWords } from './promise-order.rules.ts';
export { clockWords, type DayRow, rankRows, rowOf } from './promise-rows.ts';
export { movingForm, triedForm } from './promises.forms.ts';
export {
  AFTER_DEATH,
  AS_CHOSEN,
  AT_RISK,
  BOOKED,
  BY_NUMBER,
  CALL_KINDS,
  CAME_OF_IT,
  changedElsewhere,
  GUIDE_SAID,
  GUIDE_TO_CHECK,
  IMPROVEMENT_TO_CHECK,
  isBooked,
  isByNumber,
  isToContact,
  joinTitle,
  keptElsewhere,
  LETTER_BACK,
  LETTER_READ,
  LETTER_TO_READ,
  LIMIT_ENDS,
  MANY_NEAR,
  MEETING_CANCELLED,
  MEETING_TIME,
  MP_ANSWER,
  MP_OFFICE,
  NEW_TIME,
  NO_NAME,
  NOT_HAPPY,
  NOT_SENT,
  OF_MEETING,
  OF_NEEDS,
  PALS_ANSWER,
  PALS_ANSWER_DANGER,
  PASS_WORDS,
  PERHAPS_SENT,
  PLAN_TO_APPROVE,
  PLAN_TO_REVIEW,
  PROMISE_WORDS,
  reachesThem,
  SIGNED_UP,
  STILL_COME,
  TELL_BY_HAND,
  TELL_CHANGED,
  TELL_NEW_TIME,
  titleOf,
  WANTS_COMPLAINT,
} from './promises.rules.ts';
export {
  cancelPromise,
  countChanges,
  findPromise,
  givePromise,
  keepPromise,
  listAskedOf,
  listAskingsOfCase,
  listEnding,
  listLateSince,
  listOpenOfKind,
  listOpenPromises,
  listPromisesOfContact,
  listSettledAt,
  makePromise,
  maybePromise,
  movePromise,
  type NewPromise,
  type Promised,
  pinPromise,
  reopenPromise,
  snoozePromise,
} from './promises.ts';
export { MovedFields, TriedFields } from './promises-fields.tsx';
export { type HearsNobody, NOBODY_TODAY, peopleQuietToday, quietToday } from './quiet.ts';
export { listHelpNow, maybeHelpNow, readFirst } from './read-first.ts';
export { answerMessage, attachMessage, countToRing, listToRing } from './rings.ts';
export { chooseRoute, partsOfChoice, passToComplaints, takeBackCase } from './route.ts';
export { type CaseAtHand, sameCase, thingOf, wholeCase } from './same-case.ts';
export { maybeSamePromise } from './same-promise.ts';
export { countWords } from './search.rules.ts';
export { Rule } from './search.tsx';
export { askService, recordAnswer, recordAsked } from './services.ts';
export { showCase, type WhenBarred } from './show.routes.tsx';
export { routeLine, SATISFIED_WORDS, sharingLine, TOLD_WORDS } from './show.rules.ts';
export { type CaseView, loadCase, openableCase } from './show.ts';
export { labelIn } from './show-people.ts';
export { printedOfCase, type Shows, settled, showsOfDay, showsOfPerson } from './shows.ts';
export { type Do, routeHint, stepLine } from './steps.rules.ts';
export { finishStep, hearFromPerson, lockStep, makeStep, replaceStep, tell, tellPerson, usualTime } from './steps.ts';
export { NeedsMet } from './steps-telling.tsx';
export {
  CASE_TYPES,
  type Case,
  type CaseType,
  CHANNELS,
  type Channel,
  type PromiseKind,
  type RestrictedFor,
  type RouteChoice,
  type Sharing,
  type Status,
} from './tables.ts';
export { OTHER_WORDS } from './timeline-acts.rules.ts';
export { closedWords } from './timeline-clocks.rules.ts';
export { atWords, type ContactLike, type Entry, refIn } from './timeline-facts.rules.ts';
export { goingWith, type Need, questionWith, stayingHere } from './told-needs.rules.ts';
export { needsOfCase } from './told-needs.ts';

export const parts: Parts = {
  routes: (r, house, given) => routes(r, given('shows'), given('whenBarred')[0]?.(house)),
  takeGiven: (given) => takeHearsNobody(given('hearsNobody')),
  settings: [
    {
      label: 'PALS and a complaint at once',
      hint: 'Whether PALS goes on trying while the same matter is a complaint',
      href: '/desk/settings/both-routes',
      changes: ['both_routes.'],
      group: 'letters',
      may: 'settings.write',
    },
  ],
  ...clockJobs,
  workOf: openWorkOf,
};
