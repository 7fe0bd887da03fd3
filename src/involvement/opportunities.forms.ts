import { choice, day, form, id, readAs, text, wholeNumber } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { webAddress } from '../platform/web-address.rules.ts';
import { HOWS, KINDS } from './kinds.rules.ts';
import { DBS_NEEDED, IG_NEEDED, PAYMENTS } from './needed.rules.ts';

const some = (label: string, required?: string) =>
  text({ label, max: [1_000, `${label} must be 1,000 characters or fewer`], ...(required ? { required } : {}) });

export const opportunityForm = (today: Day) =>
  form({
    kind: choice({ label: 'Kind', choices: KINDS, required: 'Choose what kind it is' }),
    title: text({ label: 'Title', required: 'Enter a title' }),
    does: text({
      label: 'What you would do',
      required: 'Write what somebody would do',
      max: [2_000, 'What you would do must be 2,000 characters or fewer'],
    }),
    how_often: some('How often'),
    how: choice({ label: 'Where', choices: HOWS, required: 'Choose where it is' }),
    place: some('Place'),
    access: some('Access'),
    expenses: some('Money for costs'),
    payment: choice({ label: 'What is paid', choices: PAYMENTS, blank: 'not_said' }),
    dbs: choice({ label: 'DBS check', choices: DBS_NEEDED, blank: 'not_checked' }),
    ig_training: choice({ label: 'Information governance training', choices: IG_NEEDED, blank: 'not_checked' }),
    ask: some('Who to ask', 'Enter who people can ask, and how'),
    website: readAs({
      label: 'Website',
      read: (typed) => (webAddress(typed) && typed.length <= 200 ? typed : undefined),
      wrong: 'Enter the address of a website, like example.org',
    }),
    apply_by: day({ label: 'Last day to sign up', today }),
    places: wholeNumber({ label: 'Places', from: 1, to: 1000 }),
    state: choice({ label: 'State', choices: ['draft', 'open', 'full', 'closed'], required: 'Choose the state' }),
    owner: id({ label: 'Owner' }),
    review_on: day({ label: 'Look at it again on', today }),
    version: readAs({
      label: 'Version',
      read: (typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : undefined),
      wrong: 'Open the page again',
    }),
  });

export type OpportunityForm = ReturnType<typeof opportunityForm>;
