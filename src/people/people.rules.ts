/** What somebody must know before they make contact with a person. */
export type Contactable = { needs: readonly string[]; contact_rule: string; died: boolean };

/** Nobody phones somebody who died, uses BSL, or asked us not to. */
export function mayPhone(person: Contactable): boolean {
  return !person.died && !person.needs.includes('bsl') && !person.needs.includes('not_by_phone');
}

/** How to make contact, in short instructions: "BSL user. Do not phone." The most important comes first. */
export function contactRules(person: Contactable): string[] {
  if (person.died) return ['Has died. Do not write or call.'];
  const rules: string[] = [];
  if (person.needs.includes('bsl')) rules.push('BSL user. Do not phone.');
  else if (person.needs.includes('not_by_phone')) rules.push('Do not phone.');
  const own = notSaid(person.contact_rule, rules);
  if (own) rules.push(own);
  if (person.needs.includes('no_voicemail') && !/voicemail/i.test(person.contact_rule))
    rules.push('Do not leave voicemail.');
  return rules;
}

/** The sentences that are not among the rules already: "Do not phone." once is enough. */
function notSaid(text: string, rules: readonly string[]): string {
  const said = rules.join(' ');
  return (text.match(/[^.]+\.?/g) ?? [])
    .filter((sentence) => !said.includes(sentence.trim()))
    .join('')
    .trim();
}

const WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2];

/**
 * The ten figures of an NHS number that somebody typed, in one or as 3, 3 and 4; undefined when it is none or its check
 * figure is wrong. The check figure makes the weighted sum of all ten a multiple of 11.
 */
export function readNhsNumber(typed: string): string | undefined {
  const parts = /^(\d{3})[\s-]?(\d{3})[\s-]?(\d{4})$/.exec(typed.normalize('NFKC').trim());
  if (!parts) return undefined;
  const figures = parts.slice(1).join('');
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(figures[at]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(figures[9]) ? figures : undefined;
}

/** "943 476 5919": how an NHS number is written and read out. */
export function nhsNumberWords(figures: string): string {
  return `${figures.slice(0, 3)} ${figures.slice(3, 6)} ${figures.slice(6)}`;
}
