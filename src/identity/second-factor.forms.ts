import { encode } from 'uqr';
import { choices, form, text } from '../platform/forms.ts';
import { ROLE_NAMES } from './staff.rules.ts';

export const codeForm = form({
  code: text({
    label: 'Code',
    required: 'Enter the code that the app shows',
    max: [40, 'Enter the six digits of the app'],
  }),
});

export const rolesForm = form({
  roles: choices({ label: 'Who needs a second step to sign in', choices: ROLE_NAMES }),
});

/** The squares of a QR code, with the white edge that phones look for. */
export function squaresOf(uri: string): boolean[][] {
  return encode(uri, { ecc: 'M', border: 4 }).data;
}
