import { choice, form, text, tick } from '../platform/forms.ts';
import { SAID, STATEMENTS, type Step } from './statements.rules.ts';
import type { Said } from './tables.ts';

const step = (name: Step) =>
  choice({ label: STATEMENTS[name], choices: SAID, required: `Choose an answer for “${STATEMENTS[name]}”` });

/** Characters in their own words. */
export const LONGEST_WORDS = 4_000;

/** Five statements, one in their own words, and whether we may come back to them. */
export const answerForm = form({
  considering: step('considering'),
  making: step('making'),
  informed: step('informed'),
  outcome: step('outcome'),
  reflecting: step('reflecting'),
  words: text({
    label: 'Is there anything you want to tell us?',
    max: [LONGEST_WORDS, 'Use 4,000 characters or fewer, or call us'],
  }),
  contact: tick({ label: 'May we contact you about this?' }),
});

type Values = Record<Step, Said | undefined>;

/** What was chosen; none is missing once the form was taken. */
export const saidIn = ({
  considering = 'na',
  making = 'na',
  informed = 'na',
  outcome = 'na',
  reflecting = 'na',
}: Values) => ({
  ...{ considering, making, informed, outcome, reflecting },
});
