import * as advocacy from './advocacy/index.ts';
import * as audit from './audit/index.ts';
import * as bereavement from './bereavement/index.ts';
import * as bookings from './bookings/index.ts';
import * as calendar from './calendar/index.ts';
import * as calls from './calls/index.ts';
import * as cases from './cases/index.ts';
import * as codes from './codes/index.ts';
import * as complaints from './complaints/index.ts';
import * as consent from './consent/index.ts';
import * as copies from './copies/index.ts';
import * as day from './day/index.ts';
import * as delays from './delays/index.ts';
import * as directory from './directory/index.ts';
import * as downtime from './downtime/index.ts';
import * as drafts from './drafts/index.ts';
import * as equality from './equality/index.ts';
import * as feed from './feed/index.ts';
import * as files from './files/index.ts';
import * as finding from './finding/index.ts';
import * as handing from './handing/index.ts';
import * as identity from './identity/index.ts';
import * as improvements from './improvements/index.ts';
import * as involvement from './involvement/index.ts';
import * as letters from './letters/index.ts';
import * as library from './library/index.ts';
import * as links from './links/index.ts';
import * as mailbox from './mailbox/index.ts';
import * as matching from './matching/index.ts';
import * as meetings from './meetings/index.ts';
import * as moves from './moves/index.ts';
import * as mps from './mps/index.ts';
import * as needs from './needs/index.ts';
import * as outbox from './outbox/index.ts';
import * as oversight from './oversight/index.ts';
import * as people from './people/index.ts';
import * as places from './places/index.ts';
import { givenBy, type Module } from './platform/module.ts';
import * as portal from './portal/index.ts';
import * as post from './post/index.ts';
import * as questions from './questions/index.ts';
import * as quicklog from './quicklog/index.ts';
import * as receipts from './receipts/index.ts';
import * as referrals from './referrals/index.ts';
import * as reminders from './reminders/index.ts';
import * as safeguarding from './safeguarding/index.ts';
import * as satisfaction from './satisfaction/index.ts';
import * as signing from './signing/index.ts';
import * as team from './team/index.ts';
import * as telling from './telling/index.ts';
import * as thanks from './thanks/index.ts';
import * as tongues from './tongues/index.ts';
import * as tracking from './tracking/index.ts';
import * as upkeep from './upkeep/index.ts';
import * as voicemails from './voicemails/index.ts';

/**
 * The house: every module, what it is for, and the only modules that it may import. Its door, src/NAME/index.ts, says
 * what it keeps, who may, and which `parts` it gives: routes, pages, jobs (src/platform/module.ts names them).
 * The order is the order of the navigation and of what stands beside a case.
 */
// biome-ignore format: a table, to be read from top to bottom
export const MODULES: readonly Module[] = [
  // What all others stand on.
  { name: 'audit', purpose: 'What happened and who looked', ...audit.parts, uses: [] },
  { name: 'identity', purpose: 'Trusts, staff, roles, sign-in, sessions', ...identity.parts, uses: ['audit'] },
  { name: 'calendar', purpose: 'Opening hours, bank holidays, all sums of time', ...calendar.parts, uses: ['audit'] },
  { name: 'codes', purpose: 'Subjects, outcomes, needs, tiles: lists with dates', ...codes.parts, uses: ['audit'] },
  { name: 'away', purpose: 'Who is away, and when', uses: ['audit', 'identity'] },
  { name: 'drafts', purpose: 'Words on their way, never lost', ...drafts.parts, uses: [] },
  { name: 'people', purpose: 'People, how to reach them, what they need', ...people.parts,
    uses: ['audit', 'identity', 'codes'] },

  // Cases, and the people in them.
  { name: 'day', purpose: 'My day: what to do first, each promise, the end of a day', ...day.parts,
    uses: ['audit', 'identity', 'calendar', 'away', 'codes', 'drafts', 'people', 'cases', 'team', 'voicemails'] },
  { name: 'cases', purpose: 'Cases, contacts, notes, promises, dates; search', ...cases.parts,
    uses: ['audit', 'identity', 'calendar', 'away', 'codes', 'drafts', 'places', 'people'] },
  { name: 'finding', purpose: 'The list of cases, views kept, the page of a person', ...finding.parts,
    uses: ['audit', 'identity', 'calendar', 'away', 'codes', 'places', 'people', 'cases', 'handing'] },
  { name: 'copies', purpose: 'A case on paper, and the log of its record', ...copies.parts,
    uses: ['audit', 'identity', 'people', 'cases'] },
  { name: 'matching', purpose: 'Same person, same matter: merging, splitting, links, contact plans', ...matching.parts,
    uses: ['audit', 'identity', 'away', 'codes', 'people', 'cases'] },
  { name: 'needs', purpose: 'Access needs asked, reviewed each year; safe contact', ...needs.parts,
    uses: ['audit', 'identity', 'calendar', 'codes', 'people', 'cases'] },
  { name: 'moves', purpose: 'Where the patient is: ward, bed, going home', ...moves.parts,
    uses: ['audit', 'places', 'cases'] },
  { name: 'bookings', purpose: 'Interpreters and BSL booked, with what came of it', ...bookings.parts,
    uses: ['audit', 'calendar', 'people', 'cases'] },
  { name: 'consent', purpose: 'Who may speak for whom, what they agreed to, what may leave PALS', ...consent.parts,
    uses: ['audit', 'identity', 'calendar', 'away', 'drafts', 'places', 'people', 'cases', 'files'] },

  // What comes in at the desk, and where it goes.
  { name: 'calls', purpose: 'The live call: one page, everything kept', ...calls.parts,
    uses: ['audit', 'identity', 'calendar', 'away', 'codes', 'drafts', 'places', 'people', 'cases', 'matching',
      'bookings', 'referrals', 'thanks', 'library'] },
  { name: 'voicemails', purpose: 'Voicemails, messages and calls not taken: a list to ring', ...voicemails.parts,
    uses: ['audit', 'identity', 'calendar', 'away', 'drafts', 'people', 'cases', 'calls'] },
  { name: 'quicklog', purpose: 'On-the-spot questions, counted without a person', ...quicklog.parts,
    uses: ['audit', 'codes', 'identity', 'places', 'voicemails'] },
  { name: 'places', purpose: 'Sites, wards and services', ...places.parts, uses: ['audit', 'identity'] },

  // What goes out and comes in in writing.
  { name: 'outbox', purpose: 'What goes out: held for a moment, sent once, or told to somebody', ...outbox.parts,
    uses: ['audit', 'identity', 'calendar', 'people', 'cases'] },
  { name: 'mailbox', purpose: 'Emails fetched, kept whole, read, and joined to their case', ...mailbox.parts,
    uses: ['audit', 'identity', 'calendar', 'people', 'cases', 'files', 'outbox'] },
  { name: 'post', purpose: 'Emails and scanned letters to be sorted', ...post.parts,
    uses: ['audit', 'identity', 'people', 'cases', 'files', 'outbox', 'mailbox', 'links'] },
  { name: 'files', purpose: 'Letters, photographs, recordings of a case', ...files.parts,
    uses: ['audit', 'identity', 'calendar', 'cases'] },

  // The team, and what it promised.
  { name: 'team', purpose: 'Workload, cover, leavers, quality, hard calls', ...team.parts,
    uses: ['audit', 'identity', 'calendar', 'away', 'drafts', 'places', 'people', 'cases', 'handing', 'voicemails'] },
  { name: 'handing', purpose: 'Work handed on in bulk, which can be taken back', ...handing.parts,
    uses: ['audit', 'identity', 'away', 'people', 'cases'] },
  { name: 'reminders', purpose: 'Warnings before a date, and the ladder of what is late', ...reminders.parts,
    uses: ['audit', 'identity', 'calendar', 'away', 'cases'] },
  { name: 'feed', purpose: 'When something is promised, in an officer’s own calendar', ...feed.parts,
    uses: ['audit', 'identity', 'cases', 'meetings'] },

  // Danger, complaints, what is for others, and who may see it.
  { name: 'safeguarding', purpose: 'Danger: what was feared, who was told, what came of it', ...safeguarding.parts,
    uses: ['audit', 'identity', 'calendar', 'away', 'drafts', 'places', 'people', 'cases', 'calls'] },
  { name: 'complaints', purpose: 'What was handed to the complaints team, and what became of it', ...complaints.parts,
    uses: ['audit', 'identity', 'calendar', 'away', 'drafts', 'places', 'people', 'cases', 'consent'] },
  { name: 'referrals', purpose: 'What is not for this PALS: handed on, or to the team whose it is', ...referrals.parts,
    uses: ['audit', 'identity', 'calendar', 'places', 'people', 'cases'] },
  { name: 'mps', purpose: 'Letters of MPs: whose request it is, who signs, by when', ...mps.parts,
    uses: ['audit', 'identity', 'calendar', 'codes', 'consent', 'drafts', 'people', 'cases'] },
  { name: 'oversight', purpose: 'Who may open a case, who did with a reason, who looked at what', ...oversight.parts,
    uses: ['audit', 'identity', 'calendar', 'people', 'cases'] },

  // What PALS gives back: thanks, what changed, ways to take part, in people’s own languages.
  { name: 'thanks', purpose: 'Thanks, ideas and experiences, passed on', ...thanks.parts,
    uses: ['audit', 'identity', 'calendar', 'drafts', 'places', 'people', 'cases', 'outbox', 'links'] },
  { name: 'tongues', purpose: 'Languages and Easy Read: offered once a person has checked them', ...tongues.parts,
    uses: ['audit', 'identity'] },
  { name: 'improvements', purpose: 'What changed because people told us, checked and told back', ...improvements.parts,
    uses: ['audit', 'identity', 'calendar', 'people', 'places', 'cases', 'outbox', 'letters'] },
  { name: 'involvement', purpose: 'What people take part in, who does, and what came of it', ...involvement.parts,
    uses: ['audit', 'identity', 'calendar', 'people', 'cases', 'outbox', 'letters'] },

  // What a case may need besides: an answer, a meeting, an advocate, a letter.
  { name: 'links', purpose: 'One thing read and answered by link, without an account', ...links.parts,
    uses: ['audit', 'identity', 'places', 'cases', 'outbox', 'tongues'] },
  { name: 'questions', purpose: 'Questions in writing, answered by link; who is asked next', ...questions.parts,
    uses: ['audit', 'identity', 'calendar', 'drafts', 'places', 'people', 'cases', 'outbox', 'links'] },
  { name: 'meetings', purpose: 'Meetings with both sides, and what was agreed there', ...meetings.parts,
    uses: ['audit', 'identity', 'calendar', 'drafts', 'places', 'people', 'cases', 'bookings', 'outbox', 'mailbox',
      'links'] },
  { name: 'advocacy', purpose: 'Independent help with a complaint, by where somebody lives', ...advocacy.parts,
    uses: ['audit', 'identity', 'people', 'cases'] },
  { name: 'letters', purpose: 'Letters and messages to people, from templates of the trust', ...letters.parts,
    uses: ['advocacy', 'audit', 'identity', 'calendar', 'away', 'codes', 'drafts', 'places', 'people', 'cases',
      'matching', 'consent', 'outbox', 'mailbox'] },

  // Help for people, and after a death.
  { name: 'directory', purpose: 'Help for people: kept, found, told, given out and taken in', ...directory.parts,
    uses: ['audit', 'identity', 'codes', 'people', 'places', 'cases', 'letters'] },
  { name: 'library', purpose: 'Guides: advice in this trust’s own words, found while somebody talks', ...library.parts,
    uses: ['audit', 'identity', 'calendar', 'codes', 'drafts', 'places', 'cases', 'letters', 'directory'] },
  { name: 'bereavement', purpose: 'After a death: steps at the pace of the family, belongings', ...bereavement.parts,
    uses: ['audit', 'identity', 'calendar', 'drafts', 'people', 'places', 'cases', 'directory'] },

  // The installation, and days without it.
  { name: 'downtime', purpose: 'A day without computers, on paper', ...downtime.parts,
    uses: ['audit', 'identity', 'calendar', 'people', 'places', 'cases'] },
  { name: 'upkeep', purpose: 'How the installation is, for whoever looks after it', ...upkeep.parts, uses: [] },

  // The public door: for everybody, without an account.
  { name: 'receipts', purpose: 'Two ways with whoever cannot be reached, by a number to come back with', ...receipts.parts,
    uses: ['audit', 'identity', 'calendar', 'people', 'drafts', 'cases'] },
  { name: 'delays', purpose: 'What takes longer than was promised: said once, and promised anew', ...delays.parts,
    uses: ['audit', 'identity', 'calendar', 'people', 'cases', 'outbox', 'receipts'] },
  { name: 'equality', purpose: 'Who PALS reaches: answers only counted, apart from any case', ...equality.parts,
    uses: [] },
  { name: 'telling', purpose: 'Telling PALS from outside, kept from the first word', ...telling.parts,
    uses: ['calendar', 'places', 'people', 'cases', 'files', 'outbox', 'receipts', 'equality'] },
  { name: 'tracking', purpose: 'Checking what is happening, by a code', ...tracking.parts,
    uses: ['audit', 'identity', 'calendar', 'people', 'cases', 'outbox', 'links', 'receipts', 'delays', 'telling'] },
  { name: 'satisfaction', purpose: 'How people found PALS, answered apart from their case', ...satisfaction.parts,
    uses: ['audit', 'identity', 'calendar', 'places', 'people', 'cases', 'matching', 'outbox', 'links', 'letters'] },
  { name: 'signing', purpose: 'British Sign Language first: film, video relay, a call', ...signing.parts,
    uses: ['audit', 'calendar', 'people', 'cases', 'bookings', 'telling'] },
  { name: 'portal', purpose: 'The public door: the first page, and what it says of itself', ...portal.parts,
    uses: ['audit', 'calendar', 'cases', 'letters', 'directory', 'bereavement'] },
];

/** What all modules give under one name. */
export const given = givenBy(MODULES);

for (const take of given('takeGiven')) take(given);
