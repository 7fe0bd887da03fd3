// Calendar: opening hours, closures and aims of a PALS, England's bank holidays, and all sums of time.
// Who may: every verb of every module may read it; only Settings changes hours, closures and aims.
// Tables: bank_holidays (global), holidays_counted, closures_counted, opening_hours, closures, targets.
import type { Parts } from '../platform/module.ts';
import { setDefaults } from './calendar.ts';
import { routes } from './settings.routes.tsx';
import './tables.ts';

export { type Calendar, loadCalendar, loadTargets, type Target, type TargetKind } from './calendar.ts';
export { markClosuresCounted, markHolidaysCounted, uncountedClosures, uncountedHolidays } from './counted.ts';
export {
  type DueTone,
  dueTone,
  dueWords,
  halfWay,
  LATENESS_COUNTED,
  type PromiseChoice,
  promiseChoices,
  type TargetUnit,
  targetDue,
  withinTheHour,
} from './due.rules.ts';
export { openNowWords } from './open-now.rules.ts';
export { weekWords } from './week-words.rules.ts';
export { typedWhen } from './when.forms.ts';
export {
  answerTimes,
  byDateWords,
  byWords,
  holidayWarning,
  nextDayOpen,
  presetTimes,
  readWhen,
  stillChosen,
  type TimeChoice,
  type TypedWhen,
  tryAgainTimes,
  writtenAnswerTimes,
} from './when.rules.ts';
export { OwnTime, WhenFields } from './when.tsx';
export {
  addWorkingDays,
  endOfSixMonths,
  endOfTwelveMonths,
  explainSum,
  type Holidays,
  type SkippedDay,
  type WorkingDaySum,
  whyNotWorking,
} from './working-days.rules.ts';
export {
  addWorkingDaysOfPals,
  addWorkingMinutes,
  type Hours,
  isOpenAt,
  nextOpenDay,
  nextOpening,
  type Opening,
  openTimesOn,
  usualClosing,
  workingMinutesBetween,
} from './working-hours.rules.ts';

export const parts: Parts = {
  routes,
  settings: [
    {
      label: 'Our aims',
      hint: 'How soon this PALS means to act, each from a day on',
      href: '/desk/settings/aims',
      changes: ['calendar.target_'],
      group: 'time',
      may: 'settings.write',
    },
    {
      label: 'Opening hours and closures',
      hint: 'When this PALS is open, and the bank holidays that count',
      href: '/desk/settings/opening-hours',
      changes: ['calendar.hours_', 'calendar.closure_', 'calendar.holiday_'],
      group: 'time',
      may: 'settings.write',
    },
  ],
  setDefaults,
};
