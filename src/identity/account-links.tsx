import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { PasswordField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { errorOf, type Filled } from '../platform/forms.ts';
import { PASSWORD_HINT } from './passwords.rules.ts';

type InvitationProps = { filled: Filled; name: string; email: string; trust: string; action: string };

/** What opens behind a one-time link: its person chooses a password. */
export function Invitation({ filled, name, email, trust, action }: InvitationProps) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <h1 className="nhsuk-heading-l">Choose your password</h1>
      <p>
        {name}, this is for your account at the PALS desk of {trust}. You sign in with {email}.
      </p>
      <form method="post" action={action} noValidate>
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField
          name="password"
          label="New password"
          hint={PASSWORD_HINT}
          autoComplete="new-password"
          error={errorOf(filled, 'password')}
        />
        <ButtonRow>
          <Button label="Save password" large />
        </ButtonRow>
      </form>
    </>
  );
}

/** A link that was used, is more than a day old, was replaced, or never was one. */
export function InvitationIsOver() {
  return (
    <>
      <h1 className="nhsuk-heading-l">This link does not work any more</h1>
      <p>It works once, and for 24 hours. Ask your PALS manager for a new one.</p>
      <p>
        <a href="/sign-in">Sign in</a>
      </p>
    </>
  );
}
