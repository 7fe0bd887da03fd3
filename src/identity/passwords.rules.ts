/** ASVS 5.0 V6.2.1: at least 8 characters; 15 are advised. No rules on which characters, and none expires. */
const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 1000;
export const TOO_LONG = 'The password must be 1,000 characters or fewer';
export const PASSWORD_HINT =
  '8 characters or more, 15 are better. Any characters and spaces. Four words that do not belong together are good.';

/** Letters that a password must have besides what anybody can guess from the trust or the person. */
const LEAST_OWN_LETTERS = 4;

/** Words that anybody would try first here: of the house, of the trust, of the person (V6.2.11). */
export type AroundPassword = { trust: string; name: string; email: string };

const OF_THE_HOUSE = ['openpals', 'pals', 'nhs', 'password', 'passwort', 'welcome', 'letmein', 'hospital', 'trust'];

/**
 * What to do about a password that is no good, or nothing. `isCommon` knows the list of common passwords (V6.2.4).
 */
export function passwordComplaint(
  password: string,
  around: AroundPassword,
  isCommon: (password: string) => boolean,
): string | undefined {
  if ([...password].length < SHORTEST_PASSWORD) return `Enter a password of ${SHORTEST_PASSWORD} characters or more`;
  if (password.length > LONGEST_PASSWORD) return TOO_LONG;
  const plain = password.normalize('NFKC').toLowerCase();
  if (isCommon(plain) || isOneThing(plain)) return 'Many people use this password. Choose another.';
  if (isGuessable(plain, around)) return 'Anybody here could guess this password. Choose another.';
  return undefined;
}

/** "aaaaaaaa", "abababab", "12345678". */
function isOneThing(plain: string): boolean {
  if (/^(.{1,4})\1+$/u.test(plain)) return true;
  const codes = [...plain].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)));
  return steps.size === 1;
}

/** With the words of this place and this person taken out, hardly anything is left. */
function isGuessable(plain: string, { trust, name, email }: AroundPassword): boolean {
  const words = [...OF_THE_HOUSE, ...[trust, name, email].flatMap(wordsOf)].sort((a, b) => b.length - a.length);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), plain);
  return rest !== plain && [...rest.replace(/[^\p{L}]/gu, '')].length < LEAST_OWN_LETTERS;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 3);
}
