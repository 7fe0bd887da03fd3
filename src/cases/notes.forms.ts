import { form, text } from '../platform/forms.ts';

const MOST: [number, string] = [50_000, 'The note must be 50,000 characters or fewer'];

export const noteForm = form({ body: text({ label: 'Add a note', required: 'Write a note', max: MOST }) });
