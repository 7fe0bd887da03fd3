/**
 * Words as they are compared, however they were typed: without accents, vowel marks and joiners, with one shape of each
 * letter (an Arabic keyboard types ي, ك and ه where Urdu has ی, ک and ہ), one apostrophe and single spaces.
 */
export const folded = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/[\p{M}\u0640\u200b-\u200f]/gu, '')
    .replace(/[ł]/g, 'l')
    .replace(/[Ł]/g, 'L')
    .replace(/[يىې]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[ہھةۃ]/g, 'ه')
    .replace(/ں/g, 'ن')
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/\s+/g, ' ');
