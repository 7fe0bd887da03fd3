import { text, tick } from '../platform/forms.ts';

/** A time: one of those on offer, or a day and a time that are typed. */
export const typedWhen = {
  when: text({ label: 'When' }),
  day: text({ label: 'Day' }),
  time: text({ label: 'Time' }),
  agreed: tick({ label: 'We agreed this time with them' }),
};
