/** Numbers that are whole though they are short: emergencies, NHS 111, the 116 lines, Childline. */
const SHORT = /^(999|112|111|116\d{3}|0800\d{4})$/;

/**
 * A number as it was written, as a link to dial it. Without the extension: that is asked for at the other end. An
 * extension alone, and what is no number, is only read. Never for somebody who must not be phoned.
 * `mayBeShort`: among the numbers for a hard moment 111 is no extension.
 */
export function Phone({ typed, mayBeShort = false }: { typed: string; mayBeShort?: boolean }) {
  const number = typed.replace(/(?:ext|x|#).*$/i, '').trim();
  const digits = digitsOf(number);
  const whole = digits.length > 8 || (mayBeShort && SHORT.test(digits));
  return /^[\d+()\-. ]+$/.test(number) && whole ? <a href={`tel:${digits}`}>{typed}</a> : typed;
}

/** A number to write to, as a link for a phone that can; a short one of a mobile network (60777) is whole, too. */
export function TextsTo({ typed }: { typed: string }) {
  return <a href={`sms:${digitsOf(typed)}`}>{typed}</a>;
}

const digitsOf = (number: string): string => number.replace('(0)', '').replace(/[^\d+]/g, '');

/** "call PALS on 020 7946 0018", within a sentence. */
export function CallPals({ phone }: { phone: string | null }) {
  return phone ? (
    <>
      call PALS on <Phone typed={phone} />
    </>
  ) : (
    'call PALS'
  );
}
