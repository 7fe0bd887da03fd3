// Who PALS reaches: questions about themselves that people may answer after they have told us something; only counted.
// Who may: anyone answers, once; cases.share_out reads the counts of quarters that are over.
// Tables: equality_counts.
import './tables.ts';

export { countAnswers, forgetCounts } from './counts.ts';
export { routes } from './equality.routes.tsx';
export { questionsForm } from './questions.forms.ts';
export { Offer, Questions, Thanks } from './questions.tsx';
