// Placeholders of a template, in plain words between double brackets: a closed list. Some are filled in from the case,
// the rest is written by the officer, who cannot finish while one is left.

type Placeholder = { name: string; says: string };

export const FILLED: readonly Placeholder[] = [
  { name: 'their name', says: 'The person, as they like to be called' },
  { name: 'reference', says: 'Like PAL-26-0412' },
  { name: 'officer', says: 'First and last name of who writes' },
  { name: 'team', says: 'PALS at your hospital' },
  { name: 'trust', says: 'The full name of the trust' },
  { name: 'phone', says: 'The number of PALS' },
  { name: 'opening hours', says: 'Those of today, in words' },
  { name: 'how to reach us', says: 'Phone, opening hours and the reference, one a line' },
  {
    name: 'how it stands',
    says: 'Where they see it, with the reference; a number to call where a link is not for them',
  },
  { name: 'next date', says: 'The next date promised to them' },
  { name: 'what it is about', says: 'The subject of the case' },
  { name: 'the patient', says: 'The name of the patient, if the person may hear about them' },
  { name: 'urgent help', says: 'The first three crisis numbers, one a line' },
  { name: 'urgent numbers', says: 'The same in one short sentence, for a text message' },
  { name: 'bereavement help', says: 'The bereavement office and the medical examiner’s office' },
  { name: 'ombudsman', says: 'The Ombudsman of the directory, with its number' },
  {
    name: 'advocacy',
    says: 'The advocacy service that your trust has put into the directory or checked, if it is one',
  },
  { name: 'what was agreed', says: 'From the contact plan of the person' },
  { name: 'review date', says: 'Of the contact plan' },
  { name: 'end date', says: 'Of the contact plan; in other letters you write it' },
  { name: 'who asked', says: 'From the consent that is asked for: who speaks for them' },
  { name: 'what would be shared', says: 'From the consent that is asked for' },
  { name: 'with whom', says: 'From the consent that is asked for' },
  { name: 'reply by', says: 'The day on which we ask again; in other letters you write it' },
  { name: 'today', says: 'The date of the day on which it is written' },
];

export const WRITTEN: readonly Placeholder[] = [
  { name: 'what they told us', says: 'In their own words' },
  { name: 'what we did', says: '' },
  { name: 'why it waits', says: '' },
  { name: 'the answer', says: 'In the order in which they asked' },
  { name: 'what happens next', says: 'Who does what by when' },
  { name: 'who is thanked', says: '' },
  { name: 'why we agreed this', says: '' },
  { name: 'adjustments', says: '' },
  { name: 'what happened', says: 'What was said or done, and when' },
  { name: 'what we ask', says: '' },
  { name: 'why it ended', says: '' },
  { name: 'how we looked into it', says: 'Whom we asked, what we read' },
  { name: 'what we found', says: 'In the order in which they asked' },
  { name: 'what we decided', says: 'Of each: upheld, partly upheld or not upheld' },
  { name: 'our apology', says: 'For what went wrong; take it out if nothing did' },
  { name: 'signed by', says: 'Name and post of who is responsible for the answer' },
  { name: 'the reason', says: '' },
  { name: 'what else you can do', says: '' },
  { name: 'what changed', says: '' },
  { name: 'since when', says: '' },
  { name: 'the help', says: 'What was chosen on the case under “Where to find help”' },
  { name: 'the advice', says: 'The guide that was chosen on the case' },
  { name: 'how we know', says: 'What was counted or seen' },
  { name: 'the role', says: 'Of a volunteer: what they do, and where' },
  { name: 'start date', says: '' },
  { name: 'what is still needed', says: 'One a line' },
  { name: 'where the checks stand', says: 'Each check, and whether it is done' },
];

const KNOWN = new Set([...FILLED, ...WRITTEN].map(({ name }) => name));

const ANY = /\[\[([^[\]{}\n]*)\]\]|\{\{([^[\]{}\n]*)\}\}/g;

/** [[ Their  Name ]] is [[their name]]. */
const plain = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ');

/** The names of all placeholders of a text, each once, in their order. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(ANY)].map(([, square, curly]) => plain(square ?? curly ?? '')))];
}

/** What is wrong with the placeholders of a text, in words that say what to do; undefined if nothing is. */
export function placeholderTrouble(text: string): string | undefined {
  const unknown = placeholdersIn(text).find((name) => !KNOWN.has(name));
  if (unknown !== undefined)
    return `There is nothing called [[${unknown}]]. Use one of the names in the list, or write the words themselves.`;
  return strayBrackets(text) ? 'Close every [[ with ]], around one of the names in the list' : undefined;
}

/** Brackets that were opened or closed and make no placeholder. */
function strayBrackets(text: string): boolean {
  return /\[\[|\]\]|\{\{|\}\}/.test(text.replace(ANY, ''));
}

/** What is still to be written or could not be filled in; brackets that were damaged count as well. */
export function leftIn(text: string): string[] {
  const names = placeholdersIn(text).map((name) => `[[${name}]]`);
  return strayBrackets(text) ? [...names, 'a [[ or ]] on its own'] : names;
}

/** The text with what is known in the place of its placeholders; what is not known stays as it is. */
export function fillIn(text: string, known: ReadonlyMap<string, string>): string {
  return text.replace(ANY, (whole, square?: string, curly?: string) => {
    const name = plain(square ?? curly ?? '');
    return known.get(name) || (KNOWN.has(name) ? `[[${name}]]` : whole);
  });
}
