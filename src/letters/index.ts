// Letters and messages: their templates, which a trust words itself, and what was written from them to people of a case.
// Who may: settings.write changes templates, cases.write writes; need to know is the database's.
// Tables: letter_defaults (global), letter_templates, letter_versions, letters, letter_reach.
import type { Parts } from '../platform/module.ts';
import { routes } from './letters.routes.ts';
import { shows } from './shows.ts';
import { setTemplates } from './templates.ts';
import { takesBack } from './undoing.ts';
import './tables.ts';

export type { LetterWay, TemplateKind } from './kinds.rules.ts';
export { listTells, recordLetter } from './letters.ts';
export { maybeParcel } from './plain-paper.ts';
export { changeReach, loadReach, type Reach } from './reach.ts';
export { askReading, findReading, listSecondReaders, signReading } from './readings.ts';
export { startLetter } from './start.ts';
export {
  keepUnfinished,
  keepWords,
  listReaders,
  maybeUnfinished,
  type Reader,
  type Text,
  type Writing,
} from './writing.ts';

export const parts: Parts = {
  routes,
  nav: [{ label: 'Letters by post', href: '/desk/letters/post', section: 'posted', may: 'cases.write', under: 'post' }],
  shows,
  takesBack: [takesBack],
  settings: [
    {
      label: 'Letters and messages',
      hint: 'What your team writes to people, each in your words from a day on',
      href: '/desk/settings/templates',
      changes: ['letter_template.', 'letter_reach.'],
      may: 'settings.write',
      group: 'letters',
    },
  ],
  setDefaults: setTemplates,
};
