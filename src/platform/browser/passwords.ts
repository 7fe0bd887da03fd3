import { PasswordInput } from 'nhsuk-frontend/dist/nhsuk/components/password-input/password-input.mjs';

/** "Show password": here and not with the other modules, because few pages ask for one. */
export function startPasswords() {
  for (const root of document.querySelectorAll('[data-module="nhsuk-password-input"]')) new PasswordInput(root);
}
