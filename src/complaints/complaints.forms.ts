import { form, text } from '../platform/forms.ts';
import { SEEN } from '../platform/seen.ts';

export const LONG: [number, string] = [50_000, 'Use 50,000 characters or fewer'];
export const SHORT: [number, string] = [1000, 'Use 1,000 characters or fewer'];

export const takingForm = form({ [SEEN]: text({ label: 'Seen' }) });
export const noteForm = form({ note: text({ label: 'Note', required: 'Write the note', max: LONG }) });
