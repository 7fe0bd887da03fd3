import { choice, form, text, tick } from '../platform/forms.ts';

export const LINK_KINDS = ['same_matter', 'follow_on', 'related'] as const;

export const mergeCasesForm = form({
  ref: text({ label: 'The other case', required: 'Enter the number of the other case, like PAL-26-0412' }),
  reason: text({ label: 'Why are they one?', max: [500, 'Use 500 characters or fewer'] }),
  seen: text({ label: 'Seen' }),
  sure: tick({ label: 'Sure' }),
});

/** Recorded twice: then both are looked at before they become one. All else stays two cases. */
export const TWICE = 'twice';

export const linkForm = form({
  ref: text({ label: 'The other case', required: 'Enter the number of the other case, like PAL-26-0412' }),
  kind: choice({
    label: 'How do they belong together?',
    choices: [TWICE, ...LINK_KINDS] as const,
    required: 'Choose how they belong together',
  }),
});
