/** The drawn signs, all our own. Always beside words that say the same, so hidden from screen readers. */
const paths = {
  contact: ['M5 3h2.5l1.5 4-2 1.4a11 11 0 0 0 4.6 4.6L13 11l4 1.5V15a2 2 0 0 1-2.2 2A13 13 0 0 1 3 5.2 2 2 0 0 1 5 3Z'],
  question: ['M3 4h14v9.5H9.5L6 17v-3.5H3Z', 'M8.3 7.3a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.8.5-.8 1', 'M10 11.9v.01'],
  answer: ['M3 4h14v9.5H9.5L6 17v-3.5H3Z', 'm7 8.7 2.2 2.1L13 7'],
  note: ['M5 3h7l3 3v11H5Z', 'M8 8.5h4', 'M8 11h4', 'M8 13.5h2.5'],
  letter: ['M3 5h14v10.5H3Z', 'm3.3 5.8 6.7 5 6.7-5'],
  visit: [
    'M10 17.5s5.5-5 5.5-9.3a5.5 5.5 0 0 0-11 0C4.5 12.5 10 17.5 10 17.5Z',
    'M10 10a1.9 1.9 0 1 0 0-3.8A1.9 1.9 0 0 0 10 10Z',
  ],
  promise: ['M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z', 'M10 6v4.3l2.7 1.7'],
  sharing: ['M5 9h10v8H5Z', 'M7 9V6.5a3 3 0 0 1 6 0V9'],
  system: ['M4.5 10h.01', 'M10 10h.01', 'M15.5 10h.01'],
  'no-phone': [
    'M5 3h2.5l1.5 4-2 1.4a11 11 0 0 0 4.6 4.6L13 11l4 1.5V15a2 2 0 0 1-2.2 2A13 13 0 0 1 3 5.2 2 2 0 0 1 5 3Z',
    'M3 17 17 3',
  ],
  need: ['M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z', 'M10 9.5V13', 'M10 6.9v.01'],
  person: [
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z',
    'M10 10.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
    'M5.6 15.3a5 5 0 0 1 8.8 0',
  ],
  search: ['M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Z', 'm13 13 4 4'],
  plus: ['M10 4.5v11', 'M4.5 10h11'],
  /** Two open hands that sign, one higher than the other. */
  signing: [
    'M2.6 15.5v-3l-.9-5a.7.7 0 0 1 1.4-.3l.7 3V3.3a.75.75 0 0 1 1.5 0v6.2l.8-5.4a.7.7 0 0 1 1.4.3l-.6 6.1L8.2 9a.8.8 0 0 1 1.2 1l-2.1 3.5v2',
    'M17.4 18.5v-3l.9-5a.7.7 0 0 0-1.4-.3l-.7 3V6.3a.75.75 0 0 0-1.5 0v6.2l-.8-5.4a.7.7 0 0 0-1.4.3l.6 6.1-1.3-1.5a.8.8 0 0 0-1.2 1l2.1 3.5v2',
  ],
  tick: ['m4.5 10.5 3.7 3.7 7.3-8'],
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="app-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {paths[name].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
