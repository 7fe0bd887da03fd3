import * as advocacy from './advocacy/index.ts';
import { takeReactions } from './audit/index.ts';
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
import type { Ctx } from './platform/context.ts';
import type { Health } from './platform/health.ts';
import type { House } from './platform/house.ts';
import type { JobsOfModule } from './platform/jobs.ts';
import type { NavPlace } from './platform/nav.rules.ts';
import type { Alert } from './platform/reply.ts';
import type { Router } from './platform/routing.ts';
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

/** `jobs`, `every` and `on`: its work beside the requests, at fixed times, and in answer to events. */
type Module = JobsOfModule & {
  name: string;
  purpose: string;
  /** The only modules it may import, each through its index.ts. */
  uses: readonly string[];
  routes?: (r: Router, house: House) => void;
  /** What it lays down for a new trust. */
  setDefaults?: (ctx: Ctx) => Promise<void>;
  /** What it shows on the pages of a case and of a person, and how its events read. */
  shows?: cases.Shows;
  /** What it does when a call is finished in which somebody was at risk. */
  whenAtRisk?: calls.WhenAtRisk;
  /** How it puts back what it had recorded of a message that is undone before it goes. */
  takesBack?: readonly outbox.TakesBack[];
  /** What it adds to the one search of the directory. */
  inDirectory?: places.AlsoInDirectory;
  /** How it takes what a calendar answers to an invitation of its own. */
  takesReply?: mailbox.TakesReply;
  /** How its work goes, for whoever looks after the installation. */
  health?: Health;
  /** Its pages under Settings, for those who may. */
  settings?: readonly identity.SettingsLink[];
  /** What somebody has to know on whatever page they are. Asked on every page: one small question, or none. */
  alerts?: (ctx: Ctx) => Promise<readonly Alert[]>;
  /** What somebody finds under their own name. */
  own?: readonly identity.OwnLink[];
  nav?: readonly NavPlace[];
};

/** The house: every module, what it is for, what it stands on. Order is the order of registration and of the navigation. */
export const MODULES: readonly Module[] = [
  // What all others stand on.
  { name: 'audit', purpose: 'What happened and who looked', uses: [] },
  {
    name: 'identity',
    purpose: 'Trusts, staff, roles, sign-in, sessions',
    uses: ['audit'],
    routes: (r, house) =>
      identity.routes(
        r,
        house,
        MODULES.flatMap(({ settings }) => settings ?? []),
        cases.openWorkOf,
        MODULES.flatMap(({ own }) => own ?? []),
      ),
    settings: identity.settings,
    every: { 'identity.forget_sign_ins': identity.forgetSignIns },
  },
  {
    name: 'calendar',
    purpose: 'Opening hours, bank holidays, all sums of time',
    uses: ['audit'],
    routes: calendar.routes,
    settings: calendar.settings,
    setDefaults: calendar.setDefaults,
  },
  {
    name: 'codes',
    purpose: 'Subjects, outcomes, needs, tiles: lists with dates',
    uses: ['audit'],
    routes: codes.routes,
    settings: codes.settings,
  },
  { name: 'away', purpose: 'Who is away, and when', uses: ['audit', 'identity'] },
  { name: 'drafts', purpose: 'Words on their way, never lost', uses: [], routes: drafts.routes },
  {
    name: 'people',
    purpose: 'People, how to reach them, what they need',
    uses: ['audit', 'identity', 'codes'],
    routes: people.routes,
  },

  // A case, and the people in it.
  {
    name: 'day',
    purpose: 'My day: what to do first, each promise, the end of a day',
    uses: ['audit', 'identity', 'calendar', 'away', 'codes', 'drafts', 'people', 'cases', 'team', 'voicemails'],
    routes: day.routes,
    nav: [{ label: 'My day', href: '/desk', section: 'day', may: 'cases.read' }],
  },
  {
    name: 'cases',
    purpose: 'Cases, contacts, notes, promises, dates; search',
    uses: ['audit', 'identity', 'calendar', 'away', 'codes', 'drafts', 'places', 'people'],
    routes: (r, house) =>
      cases.routes(
        r,
        MODULES.flatMap(({ shows }) => shows ?? []),
        oversight.barredCase(house),
      ),
    settings: cases.settings,
    ...cases.clockJobs,
  },
  {
    name: 'handing',
    purpose: 'Work handed on in bulk, which can be taken back',
    uses: ['audit', 'identity', 'away', 'people', 'cases'],
    routes: handing.routes,
  },
  {
    name: 'finding',
    purpose: 'The list of cases, views kept, the page of a person',
    uses: ['audit', 'identity', 'calendar', 'away', 'codes', 'places', 'people', 'cases', 'handing'],
    routes: finding.routes,
    nav: [{ label: 'Cases', href: '/desk/cases', section: 'cases', may: 'cases.read' }],
  },
  {
    name: 'copies',
    purpose: 'A case on paper, and the log of its record',
    uses: ['audit', 'identity', 'people', 'cases'],
    routes: copies.routes,
  },
  {
    name: 'matching',
    purpose: 'Same person, same matter: merging, splitting, links, contact plans',
    uses: ['audit', 'identity', 'away', 'codes', 'people', 'cases'],
    routes: matching.routes,
    shows: matching.SHOWS,
  },
  {
    name: 'needs',
    purpose: 'Access needs asked, reviewed each year; safe contact',
    uses: ['audit', 'identity', 'calendar', 'codes', 'people', 'cases'],
    routes: needs.routes,
    shows: needs.shows,
    ...needs.needJobs,
  },
  {
    name: 'moves',
    purpose: 'Where the patient is: ward, bed, going home',
    uses: ['audit', 'places', 'cases'],
    routes: moves.routes,
    shows: moves.shows,
  },
  {
    name: 'bookings',
    purpose: 'Interpreters and BSL booked, with what came of it',
    uses: ['audit', 'calendar', 'people', 'cases'],
    routes: bookings.routes,
    shows: bookings.shows,
  },

  // What comes in, and where it goes.
  {
    name: 'calls',
    purpose: 'The live call: one page, everything kept',
    uses: [
      'audit',
      'identity',
      'calendar',
      'away',
      'codes',
      'drafts',
      'places',
      'people',
      'cases',
      'matching',
      'bookings',
      'referrals',
      'thanks',
      'library',
    ],
    routes: (r) =>
      calls.routes(
        r,
        MODULES.flatMap(({ whenAtRisk }) => whenAtRisk ?? []),
      ),
    alerts: calls.alertsOf,
    settings: calls.settings,
  },
  {
    name: 'voicemails',
    purpose: 'Voicemails, messages and calls not taken: a list to ring',
    uses: ['audit', 'identity', 'calendar', 'away', 'drafts', 'people', 'cases', 'calls'],
    routes: voicemails.routes,
    shows: voicemails.shows,
  },
  {
    name: 'quicklog',
    purpose: 'On-the-spot questions, counted without a person',
    uses: ['audit', 'codes', 'identity', 'places', 'voicemails'],
    routes: quicklog.routes,
    nav: [{ label: 'Quick log', href: '/desk/quick-log', section: 'quicklog', may: 'quicklog.write', quickLog: true }],
  },
  {
    name: 'places',
    purpose: 'Sites, wards and services',
    uses: ['audit', 'identity'],
    routes: (r) =>
      places.routes(
        r,
        MODULES.flatMap(({ inDirectory }) => inDirectory ?? []),
      ),
    settings: places.settings,
    nav: [{ label: 'Directory', href: '/desk/directory', section: 'directory', may: 'places.read' }],
  },

  // What goes out and comes in in writing.
  {
    name: 'outbox',
    purpose: 'What goes out: held for a moment, sent once, or told to somebody',
    uses: ['audit', 'identity', 'calendar', 'people', 'cases'],
    routes: outbox.routes,
    shows: outbox.shows,
    health: outbox.health,
    ...outbox.outboxJobs,
  },
  {
    name: 'mailbox',
    purpose: 'Emails fetched, kept whole, read, and joined to their case',
    uses: ['audit', 'identity', 'calendar', 'people', 'cases', 'files', 'outbox'],
    routes: mailbox.routes,
    settings: mailbox.settings,
    health: mailbox.health,
    ...mailbox.mailboxJobs,
  },
  {
    name: 'post',
    purpose: 'Emails and scanned letters to be sorted',
    uses: ['audit', 'identity', 'people', 'cases', 'files', 'outbox', 'mailbox', 'links'],
    routes: post.routes,
    takesBack: [post.takesBack],
    shows: post.shows,
    nav: [{ label: 'Post', href: '/desk/post', section: 'post', may: 'post.read', inside: 'To be sorted' }],
  },

  // What a case may need besides, and the team around it.
  {
    name: 'consent',
    purpose: 'Who may speak for whom, what they agreed to, what may leave PALS',
    uses: ['audit', 'identity', 'calendar', 'away', 'drafts', 'places', 'people', 'cases', 'files'],
    routes: consent.routes,
    shows: consent.shows,
    ...consent.consentJobs,
  },
  {
    name: 'files',
    purpose: 'Letters, photographs, recordings of a case',
    uses: ['audit', 'identity', 'calendar', 'cases'],
    routes: files.routes,
    shows: files.shows,
    ...files.fileJobs,
  },
  {
    name: 'team',
    purpose: 'Workload, cover, leavers, quality, hard calls',
    uses: ['audit', 'identity', 'calendar', 'away', 'drafts', 'places', 'people', 'cases', 'handing', 'voicemails'],
    routes: team.routes,
    shows: team.shows,
    alerts: team.alertsOf,
    settings: team.settings,
    every: { 'team.give_back': { at: '*/5 0,2-23 * * *', run: team.giveBackAll } },
    own: team.own,
    nav: [{ label: 'Team', href: '/desk/team', section: 'team', may: 'cases.share_out', inside: 'Workload' }],
  },
  {
    name: 'reminders',
    purpose: 'Warnings before a date, and the ladder of what is late',
    uses: ['audit', 'identity', 'calendar', 'away', 'cases'],
    routes: reminders.routes,
    settings: reminders.settings,
    setDefaults: reminders.setRungs,
    every: { 'reminders.remind': reminders.remindOften },
  },
  {
    name: 'safeguarding',
    purpose: 'Danger: what was feared, who was told, what came of it',
    uses: ['audit', 'identity', 'calendar', 'away', 'drafts', 'places', 'people', 'cases', 'calls'],
    routes: safeguarding.routes,
    shows: safeguarding.shows,
    alerts: safeguarding.alertsOf,
    whenAtRisk: safeguarding.whenAtRisk,
    jobs: { 'safeguarding.step_up': safeguarding.stepUpNow },
    nav: [
      {
        label: 'Safeguarding',
        href: '/desk/safeguarding',
        section: 'safeguarding',
        may: 'cases.share_out',
        under: 'team',
      },
    ],
  },
  {
    name: 'complaints',
    purpose: 'What was handed to the complaints team, and what became of it',
    uses: ['audit', 'identity', 'calendar', 'away', 'drafts', 'places', 'people', 'cases', 'consent'],
    routes: complaints.routes,
    shows: complaints.shows,
    ...complaints.complaintJobs,
    nav: [
      { label: 'Complaints', href: '/desk/complaints', section: 'complaints', may: 'complaints.write', under: 'team' },
    ],
  },
  {
    name: 'referrals',
    purpose: 'What is not for this PALS: handed on, or to the team whose it is',
    uses: ['audit', 'identity', 'calendar', 'places', 'people', 'cases'],
    routes: referrals.routes,
    shows: referrals.shows,
    settings: referrals.settings,
    nav: [{ label: 'Referrals', href: '/desk/referrals', section: 'referrals', may: 'cases.share_out', under: 'team' }],
  },
  {
    name: 'oversight',
    purpose: 'Who may open a case, who did with a reason, who looked at what',
    uses: ['audit', 'identity', 'calendar', 'people', 'cases'],
    routes: oversight.routes,
    settings: oversight.settings,
    every: { 'oversight.find_patterns': oversight.findPatternsOften },
    nav: [
      { label: 'Access log', href: '/desk/access-log', section: 'oversight', may: 'access_log.read', under: 'team' },
    ],
  },
  {
    name: 'thanks',
    purpose: 'Thanks, ideas and experiences, passed on',
    uses: ['audit', 'identity', 'calendar', 'drafts', 'places', 'people', 'cases', 'outbox', 'links'],
    routes: thanks.routes,
    shows: thanks.shows,
    ...thanks.thanksJobs,
    takesBack: [thanks.takesBack],
    nav: [{ label: 'Thanks', href: '/desk/thanks', section: 'thanks', may: 'cases.read' }],
  },
  {
    name: 'tongues',
    purpose: 'Languages and Easy Read: offered once a person has checked them',
    uses: ['audit', 'identity'],
    routes: tongues.routes,
    settings: tongues.settings,
  },
  {
    name: 'improvements',
    purpose: 'What changed because people told us, checked, public, told back',
    uses: ['audit', 'identity', 'calendar', 'people', 'places', 'cases', 'outbox'],
    routes: improvements.routes,
    shows: improvements.shows,
    takesBack: [improvements.takesBack],
    nav: [
      {
        label: 'You said, we did',
        href: '/desk/improvements',
        section: 'improvements',
        may: 'improvements.read',
        under: 'thanks',
      },
    ],
  },
  {
    name: 'involvement',
    purpose: 'What people take part in, who does, and what came of it',
    uses: ['audit', 'identity', 'calendar', 'people', 'cases', 'outbox'],
    routes: involvement.routes,
    shows: involvement.shows,
    settings: involvement.settings,
    setDefaults: involvement.setConsentWords,
    takesBack: [involvement.takesBack],
    every: { 'involvement.forget': { at: '30 3 * * *', run: involvement.forgetSignUps } },
    nav: [
      {
        label: 'Get involved',
        href: '/desk/involvement',
        section: 'involvement',
        may: 'involvement.read',
        under: 'thanks',
      },
    ],
  },
  {
    name: 'links',
    purpose: 'One thing read and answered by link, without an account',
    uses: ['audit', 'identity', 'places', 'cases', 'outbox', 'tongues'],
    routes: links.routes,
    settings: links.settings,
  },
  {
    name: 'questions',
    purpose: 'Questions in writing, answered by link; who is asked next',
    uses: ['audit', 'identity', 'calendar', 'drafts', 'places', 'people', 'cases', 'outbox', 'links'],
    routes: questions.routes,
    shows: questions.shows,
    settings: questions.settings,
    takesBack: questions.takesBack,
    setDefaults: questions.setChases,
    ...questions.questionJobs,
  },
  {
    name: 'mps',
    purpose: 'Letters of MPs: whose request it is, who signs, by when',
    uses: ['audit', 'identity', 'calendar', 'codes', 'consent', 'drafts', 'people', 'cases'],
    routes: mps.routes,
    shows: mps.shows,
    settings: mps.settings,
  },
  {
    name: 'meetings',
    purpose: 'Meetings with both sides, and what was agreed there',
    uses: [
      'audit',
      'identity',
      'calendar',
      'drafts',
      'places',
      'people',
      'cases',
      'bookings',
      'outbox',
      'mailbox',
      'links',
    ],
    routes: meetings.routes,
    shows: meetings.shows,
    takesBack: [meetings.takesBack, meetings.notesTakenBack],
    takesReply: meetings.takesReply,
    ...meetings.meetingJobs,
  },
  {
    name: 'advocacy',
    purpose: 'Independent help with a complaint, by where somebody lives',
    uses: ['audit', 'identity', 'people', 'cases'],
    routes: advocacy.routes,
    shows: advocacy.shows,
    settings: advocacy.settings,
  },
  {
    name: 'letters',
    purpose: 'Letters and messages to people, from templates of the trust',
    uses: [
      'advocacy',
      'audit',
      'identity',
      'calendar',
      'away',
      'codes',
      'drafts',
      'places',
      'people',
      'cases',
      'matching',
      'consent',
      'outbox',
      'mailbox',
    ],
    routes: letters.routes,
    nav: [
      { label: 'Letters by post', href: '/desk/letters/post', section: 'posted', may: 'cases.write', under: 'post' },
    ],
    shows: letters.shows,
    takesBack: [letters.takesBack],
    settings: letters.settings,
    setDefaults: letters.setTemplates,
  },
  {
    name: 'directory',
    purpose: 'Help for people: kept, found, told, given out and taken in',
    uses: ['audit', 'identity', 'codes', 'people', 'places', 'cases', 'letters'],
    routes: directory.routes,
    shows: directory.shows,
    settings: directory.settings,
    inDirectory: directory.inDirectory,
    ...directory.directoryJobs,
  },
  {
    name: 'library',
    purpose: 'Guides: advice in this trust’s own words, found while somebody talks',
    uses: ['audit', 'identity', 'calendar', 'codes', 'drafts', 'places', 'cases', 'letters', 'directory'],
    routes: library.routes,
    shows: library.shows,
    setDefaults: library.setGuides,
    nav: [{ label: 'Guides', href: '/desk/guides', section: 'guides', may: 'library.read', under: 'directory' }],
  },
  {
    name: 'bereavement',
    purpose: 'After a death: steps at the pace of the family, belongings, follow-up as they chose',
    uses: ['audit', 'identity', 'calendar', 'drafts', 'people', 'places', 'cases', 'directory'],
    routes: bereavement.routes,
    shows: bereavement.shows,
    settings: bereavement.settings,
    ...bereavement.bereavementJobs,
  },
  {
    name: 'downtime',
    purpose: 'A day without computers, on paper',
    uses: ['audit', 'identity', 'calendar', 'people', 'places', 'cases'],
    routes: downtime.routes,
  },
  {
    name: 'feed',
    purpose: 'When something is promised, in an officer’s own calendar',
    uses: ['audit', 'identity', 'cases', 'meetings'],
    routes: feed.routes,
    own: feed.own,
  },
  {
    name: 'upkeep',
    purpose: 'How the installation is, for whoever looks after it',
    uses: [],
    routes: (r, house) =>
      upkeep.routes(
        r,
        house,
        MODULES.flatMap(({ health }) => health ?? []),
      ),
    settings: upkeep.settings,
  },

  // For everybody, without an account.
  {
    name: 'receipts',
    purpose: 'Two ways without a name, by a number to come back with',
    uses: ['audit', 'identity', 'calendar', 'drafts', 'cases'],
    routes: receipts.routes,
    shows: receipts.shows,
    ...receipts.receiptJobs,
  },
  {
    name: 'delays',
    purpose: 'What takes longer than was promised: said once, and promised anew',
    uses: ['audit', 'identity', 'calendar', 'people', 'cases', 'outbox', 'bereavement', 'receipts'],
    shows: delays.shows,
    ...delays.delayJobs,
  },
  {
    name: 'equality',
    purpose: 'Who PALS reaches: answers only counted, apart from any case',
    uses: [],
    routes: equality.routes,
    every: { 'equality.forget': { at: '35 3 1 * *', run: equality.forgetCounts } },
    nav: [
      { label: 'Who we reach', href: '/desk/who-we-reach', section: 'reach', may: 'cases.share_out', under: 'team' },
    ],
  },
  {
    name: 'telling',
    purpose: 'Telling PALS from outside, kept from the first word',
    uses: ['calendar', 'places', 'people', 'cases', 'files', 'outbox', 'receipts', 'equality'],
    routes: telling.routes,
    every: { 'telling.forget': { at: '20 3 * * *', run: telling.forgetAll } },
  },
  {
    name: 'tracking',
    purpose: 'Checking what is happening, by a code',
    uses: ['audit', 'identity', 'calendar', 'people', 'cases', 'outbox', 'links', 'receipts', 'delays', 'telling'],
    routes: tracking.routes,
    jobs: { 'tracking.send_code': tracking.sendTrackCode },
    every: { 'tracking.forget': { at: '25 3 * * *', run: tracking.forgetAsks } },
  },
  {
    name: 'satisfaction',
    purpose: 'How people found PALS: asked safely, answered apart from their case',
    uses: [
      'audit',
      'identity',
      'calendar',
      'places',
      'people',
      'cases',
      'matching',
      'outbox',
      'links',
      'letters',
      'telling',
    ],
    routes: satisfaction.routes,
    shows: satisfaction.shows,
    settings: satisfaction.settings,
    setDefaults: satisfaction.setRules,
    ...satisfaction.satisfactionJobs,
    nav: [
      {
        label: 'How we did',
        href: '/desk/satisfaction',
        section: 'satisfaction',
        may: 'satisfaction.counts',
        under: 'thanks',
      },
    ],
  },
  {
    name: 'signing',
    purpose: 'British Sign Language first: film, video relay, times offered for a call',
    uses: ['audit', 'calendar', 'people', 'cases', 'bookings', 'telling'],
    routes: signing.routes,
    shows: signing.shows,
    settings: signing.settings,
  },
  {
    name: 'portal',
    purpose: 'The public door: the first page, and what it says of itself',
    uses: ['calendar', 'letters', 'bereavement'],
    routes: portal.routes,
  },
];

takeReactions(MODULES);
mailbox.takeTakesReply(MODULES.flatMap(({ takesReply }) => takesReply ?? []));
outbox.takeTakesBack(MODULES.flatMap(({ takesBack }) => takesBack ?? []));
