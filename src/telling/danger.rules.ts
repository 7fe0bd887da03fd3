// Words that may mean that somebody is in danger. They change nothing of what is sent: they show where help is at once,
// and let an officer read it first.

const DANGER: readonly RegExp[] = [
  /\bsuicid/i,
  /\b(kill|hurt|harm|cut|hang|starve)(ing)? (my|our)sel(f|ves)\b/i,
  /\bself[- ]?harm/i,
  /\b(end|take|taking|ending) my (own )?life\b/i,
  /\b(do not|don['’]?t|dont|no longer|not) want to (live|be alive|be here any ?more|wake up)\b/i,
  /\b(want(s|ed)?|wish(es|ed)?|rather|ready) to die\b/i,
  /\b(wish|want|rather) (i|to|we)? ?(was|were|be|am) dead\b/i,
  /\bbetter off (dead|without me)\b/i,
  /\b(no|any|a) reason to (live|go on)\b/i,
  /\bcan(not|['’]?t) (go on|keep (myself|me|them|him|her) safe)\b/i,
  /\b(going|trying|threat\w*|want(s|ed)?) to (kill|hurt|stab|strangle)\b/i,
  /\b(he|she|they|dad|mum|husband|wife|partner|boyfriend|girlfriend|son|daughter|carer|nurse|staff) (hits?|hit|beats?|beat|punche[sd]|slap(s|ped)|kick(s|ed)|strangle[sd]?|chok(es|ed)) (me|him|her|us|them)\b/i,
  /\b(is|being|been|was) (abused|raped|strangled|sexually assaulted|beaten|threatened)\b/i,
  /\b(scared|afraid|frightened) (for my life|of (him|her|them|my (husband|wife|partner|son|daughter|carer))|to go home)\b/i,
  /\boverdos(e|ed|ing)\b/i,
  /\bcan(not|['’]?t) breathe\b/i,
  /\b(chest pain|bleeding (badly|heavily))\b/i,
  // Polish, with and without its own letters.
  /samob[oó]j/i,
  /(zabi(ć|c|j[eę])|okalecza(m|ć|c)|skrzywdz[ięe](ć|c)?) si[eę]/i,
  /nie chc[eę] (ju[zż] )?[zż]y[cć]/i,
  /(odebra[cć]|odbior[eę]) sobie [zż]ycie/i,
  /(^|\s)(bije|bi[lł]a?|uderzy[lł]a?|dusi[lł]?a?) mnie/i,
  // Urdu.
  /خود ?کشی/,
  /(جینا|زندہ رہنا) نہیں (چاہتا|چاہتی)/,
  /(اپنے آپ|خود) کو (مار|نقصان|ختم)/,
  /مجھے (مارتا|مارتی|مارتے|مارا) /,
  /جان (کا|کو) خطرہ/,
  // Arabic.
  /[اأإ]نتح[اّ]?ر/,
  /[اأ](قتل|ؤذي|ذي) نفسي/,
  /لا [اأ]ريد ([اأ]ن )?[اأ]عيش/,
  /([اأإ]نهاء|[اأ]نهي) حياتي/,
  /(يضربني|تضربني|ضربني|يهددني|هددني)/,
  /حياتي في خطر/,
];

/** One pattern for all of them, for a script that looks while somebody writes. */
export const DANGER_WORDS = DANGER.map(({ source }) => source).join('|');

/** Might somebody be in danger, by these words? Rather once too often: it only shows numbers. */
export function soundsDangerous(words: string): boolean {
  return DANGER.some((pattern) => pattern.test(words));
}

/** What an officer finds in My day, above all else. */
export const READ_FIRST = 'Read first: words that may mean danger';
