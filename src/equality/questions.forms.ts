import { choice, form } from '../platform/forms.ts';
import { QUESTIONS } from './questions.rules.ts';

/** Every question may be left out. */
export const questionsForm = form(
  Object.fromEntries(
    QUESTIONS.map(({ code, label, answers }) => [code, choice({ label, choices: answers.map(([answer]) => answer) })]),
  ),
);
