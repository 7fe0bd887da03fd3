/** Without letters that are read as another: no I, L, O, U. */
export const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 16 letters of 32 are 80 bits: who guesses a thousand million of them each second is at it for ten million years. */
export const LETTERS_IN_IT = 16;

/** In fours, as it is shown and written down: "7K3M-9QXR-2TBV-H4CW". */
export const shownReceipt = (receipt: string): string => receipt.match(/.{4}/g)?.join('-') ?? receipt;

/** What was typed or copied from paper, in one form; undefined: it is not a whole number. */
export function readReceipt(typed: string): string | undefined {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return plain.length === LETTERS_IN_IT && [...plain].every((letter) => LETTERS.includes(letter)) ? plain : undefined;
}
