// The record log: what somebody did or looked at, in words that tell nothing of what was said.
import { OTHER_WORDS } from '../cases/index.ts';

const LOG_WORDS: Record<string, string> = {
  ...OTHER_WORDS,
  'view.case': 'Looked at the case',
  'view.print': 'Printed the case',
  'view.file': 'Opened a file',
  'view.mail': 'Opened a piece of post',
  'view.record_log': 'Looked at this record log',
  'case.opened': 'Opened the case',
  'case.closed': 'Closed the case',
  'case.reopened': 'Opened the case again',
  'case.closing_undone': 'Undid the closing',
  'case.handed_over': 'Passed it to complaints',
  'case.sharing_changed': 'Changed sharing',
  'case.sent_anyway': 'Sent a text that could say who it is, with a reason',
  'case.route_changed': 'Recorded how they want this handled',
  'case.owner_changed': 'Changed the owner',
  'case.type_changed': 'Changed the type',
  'contact.warned': 'Recorded that they gave a warning',
  'contact.joined': 'Had a colleague join the call',
  'contact.ended': 'Recorded that they ended the call',
  'contact.card_opened': 'Opened a help card in the call',
  'case.safety_changed': 'Changed the safety concern',
  'case.safety_told': 'Recorded who was told about the safety concern',
  'case.person_added': 'Added a person',
  'case.person_removed': 'Took a person off',
  'service.asked': 'Asked a service',
  'service.answered': 'Recorded an answer of a service',
  'promise.made': 'Set a next step',
  'promise.kept': 'Did a next step',
  'promise.cancelled': 'Took a next step off',
  'promise.passed': 'Passed a next step to the complaints team',
  'promise.moved': 'Moved a next step',
  'promise.owner_changed': 'Gave a next step to a colleague',
  'promise.kind_changed': 'Changed a next step',
  'promise.restored': 'Undid a change of a next step',
  'promise.reopened': 'Undid a change of a next step',
  'promise.snoozed': 'Put a next step off',
};

/** What somebody did or looked at, for the record log: no words of anybody. */
export function logWords(name: string): string {
  const plain = name.replace(/^.*\./, '').replaceAll('_', ' ');
  return LOG_WORDS[name] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}
