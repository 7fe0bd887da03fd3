import { AT_HANDOVER, CHANNELS, fateFields } from '../cases/index.ts';
import { choice, day, form, text } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { LONG } from './complaints.forms.ts';
import { HOWS } from './complaints.rules.ts';

export const handOverForm = (today: Day, promises: readonly string[]) =>
  form({
    agreed: choice({ label: 'Did they agree?', choices: ['yes', 'no'], required: 'Choose whether they agreed' }),
    agreed_by: text({ label: 'Who agreed?' }),
    agreed_how: choice({ label: 'How did they agree?', choices: HOWS, blank: 'spoken' }),
    agreed_on: day({ label: 'When did they agree?', today }),
    made_on: day({ label: 'When did they complain?', today }),
    made_how: choice({ label: 'How did they complain?', choices: CHANNELS, blank: 'phone' }),
    points: text({ label: 'What is the complaint about?', max: LONG }),
    wanted: text({ label: 'What do they want?', max: LONG }),
    words: text({ label: 'What does the complaints team need to know?', max: LONG }),
    ...fateFields(promises, AT_HANDOVER),
  });
