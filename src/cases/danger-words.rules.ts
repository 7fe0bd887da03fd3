// Words that may mean that somebody is in danger. They change nothing of what is sent: they show where help is at once,
// and let an officer read it first.
import { folded } from '../platform/folded.rules.ts';

const FAMILY = 'dad|mum|father|mother|brother|sister|uncle|husband|wife|partner|ex|boyfriend|girlfriend|son|daughter';
const WHO = `(he|she|they|someone|somebody|carer|nurse|staff|${FAMILY})`;
/** "he's", "she has been", "they keep". */
const DOES = "('?s|'re|'ve| (is|are|was|were|has|have|had|been|keeps?|kept|started|always|often|still|just|also)){0,3}";
const HITS =
  '(hit(s|ting)?|beat(s|en|ing)?|punch(e[sd]|ing)?|slap(s|ped|ping)?|kick(s|ed|ing)?|strangl(e[sd]?|ing)|chok(e[sd]?|ing))';

/** Compared folded (platform/folded.rules.ts): accents and the shapes of letters are not looked at. */
const DANGER: readonly RegExp[] = [
  /\bsuicid/,
  /\b(kill|hurt|harm|cut|hang|starve)(ing)? (my|our)sel(f|ves)\b/,
  /\bself[- ]?harm/,
  /\b(end|take|taking|ending) my (own )?life\b/,
  /\bend(ing)? it all\b/,
  /\b(do not|don'?t|no longer|not) want to (live|be alive|be here any ?more|wake up)\b/,
  /\b(want(s|ed)?|wish(es|ed)?|rather|ready) to die\b/,
  /\b(wish|want|rather) (i|to|we)? ?(was|were|be|am) dead\b/,
  /\bbetter off (dead|without me)\b/,
  /\b(no|any|a) reason to (live|go on)\b/,
  /\bcan(not|'?t) (go on|keep (myself|me|them|him|her) safe)\b/,
  /\b(going|trying|threat\w*|want(s|ed)?) to (kill|hurt|stab|strangle)\b/,
  new RegExp(`\\b${WHO}${DOES} ${HITS} (me|him|her|us|them)\\b`),
  /\b(is|being|been|was) (abused|raped|strangled|sexually assaulted|beaten|threatened)\b/,
  /\b(scared|afraid|frightened) (for my life|of (him|her|them|my (husband|wife|partner|ex|son|daughter|carer))|to go home)\b/,
  /\boverdos(e|ed|ing)\b/,
  /\bcan(not|'?t) breathe\b/,
  /\b(chest pain|bleeding (badly|heavily))\b/,
  // Polish. Its words come in many orders.
  /samobój/,
  /\b(zabić|zabij[eę]|powiesić|okalecza(m|ć)|okaleczyć|skrzywdz(ę|ić)) się\b/,
  /\bsię (zabić|zabiję|powiesić|okaleczać|okaleczyć|skrzywdzić)\b/,
  /\bchc(ę|iał(a|bym|abym)?) (\w+ )?(umrzeć|zginąć|nie żyć)\b/,
  /\bnie chc(e|iał|iała)( \w+){0,3} żyć\b/,
  /\bżyć( \w+){0,2} nie chc[eę]\b/,
  /\bnie mam (już )?(po co|dla kogo) żyć\b/,
  /\b(odebrać|odbiorę|odbierać) sobie życie\b/,
  /\b(bij[eą]|bił[ai]?|pobił[ai]?|uderzył[ai]?|dusił?[ai]?) mnie\b/,
  /\bmnie (\w+ )?(bij[eą]|bił[ai]?|pobił[ai]?|uderzył[ai]?|dusił?[ai]?)\b/,
  // Urdu.
  /خود ?کشی/,
  /مرنا چاہت[اےی]/,
  /(جینا|زندہ رہنا) نہیں (چاہتا|چاہتی|چاہتے)/,
  /نہیں (جینا|زندہ رہنا) چاہت[اےی]/,
  /زندہ نہیں رہنا/,
  /(اپنے آپ|خود) کو (مار|نقصان|ختم)/,
  /مجھے (مارتا|مارتی|مارتے|مارا|پیٹتا|پیٹتے)/,
  /جان (کا|کو) خطرہ/,
  // Arabic.
  /انتحا?ر/,
  /(أقتل|أؤذي|أذي) نفسي/,
  /(أريد|أود|أتمنى|ابغى|بدي|عايزة?) (أن )?(أموت|الموت)/,
  /(لا أريد|ما أريد|لا أرغب في|ما بدي) (أن )?(أعيش|العيش|الحياة|عيش)/,
  /(إنهاء|أنهي) حياتي/,
  /(يضربني|تضربني|ضربني|ضربتني|يهددني|هددني)/,
  /حياتي في خطر/,
].map(({ source }) => new RegExp(folded(source), 'i'));

/** One pattern for all of them, for a script that looks at folded words while somebody writes. */
export const DANGER_WORDS = DANGER.map(({ source }) => source).join('|');

/** Might somebody be in danger, by these words? Rather once too often: it only shows numbers. */
export function soundsDangerous(words: string): boolean {
  const plain = folded(words);
  return DANGER.some((pattern) => pattern.test(plain));
}

/** What an officer finds in My day, above all else. */
export const READ_FIRST = 'Read first: words that may mean danger';
