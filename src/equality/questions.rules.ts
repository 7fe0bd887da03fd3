// What is asked, with the answers on offer. Ethnic groups are the 16 of the NHS data dictionary (2001); none of the lists has
// been checked against it here (docs/to-confirm.md).

const PREFER_NOT = 'prefer_not';
const NOT_SAID: readonly [string, string] = [PREFER_NOT, 'Prefer not to say'];

type Question = {
  code: string;
  label: string;
  /** Code and words, in the order of the page; "Prefer not to say" is an answer like the others. */
  answers: readonly (readonly [string, string])[];
};

const ask = (code: string, label: string, ...answers: readonly (readonly [string, string])[]): Question => ({
  code,
  label,
  answers: [...answers, NOT_SAID],
});

export const QUESTIONS: readonly Question[] = [
  ask(
    'age',
    'How old are you?',
    ['0_15', 'Under 16'],
    ['16_24', '16 to 24'],
    ['25_34', '25 to 34'],
    ['35_44', '35 to 44'],
    ['45_54', '45 to 54'],
    ['55_64', '55 to 64'],
    ['65_74', '65 to 74'],
    ['75_84', '75 to 84'],
    ['85_over', '85 or over'],
  ),
  ask('sex', 'What is your sex?', ['female', 'Female'], ['male', 'Male']),
  ask('gender', 'Is your gender the same as the sex you were given at birth?', ['same', 'Yes'], ['other', 'No']),
  ask(
    'ethnic_group',
    'What is your ethnic group?',
    ['A', 'White: British'],
    ['B', 'White: Irish'],
    ['C', 'Any other White background'],
    ['D', 'White and Black Caribbean'],
    ['E', 'White and Black African'],
    ['F', 'White and Asian'],
    ['G', 'Any other mixed background'],
    ['H', 'Indian'],
    ['J', 'Pakistani'],
    ['K', 'Bangladeshi'],
    ['L', 'Any other Asian background'],
    ['M', 'Black: Caribbean'],
    ['N', 'Black: African'],
    ['P', 'Any other Black background'],
    ['R', 'Chinese'],
    ['S', 'Any other ethnic group'],
  ),
  ask(
    'disability',
    'Does a long illness or a disability make your days harder?',
    ['a_lot', 'Yes, a lot'],
    ['a_little', 'Yes, a little'],
    ['no', 'No'],
  ),
  ask(
    'language',
    'What is your main language?',
    ['english', 'English'],
    ['bsl', 'British Sign Language (BSL)'],
    ['other', 'Another language'],
  ),
  ask(
    'religion',
    'What is your religion?',
    ['none', 'No religion'],
    ['buddhist', 'Buddhist'],
    ['christian', 'Christian'],
    ['hindu', 'Hindu'],
    ['jewish', 'Jewish'],
    ['muslim', 'Muslim'],
    ['sikh', 'Sikh'],
    ['other', 'Another religion or belief'],
  ),
  ask(
    'orientation',
    'How would you describe yourself?',
    ['straight', 'Straight'],
    ['gay', 'Gay or lesbian'],
    ['bisexual', 'Bisexual'],
    ['other', 'In another way'],
  ),
  ask('carer', 'Do you look after someone who could not manage without you?', ['yes', 'Yes'], ['no', 'No']),
];

/** Up to so many answers all stand on the page; more are a list to choose from. */
export const MOST_SHOWN = 5;
