import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { PasswordField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { errorOf, type Filled } from '../platform/forms.ts';
import { PASSWORD_HINT } from './passwords.rules.ts';

export const PASSWORD = '/desk/me/password';

type MyPasswordProps = { filled: Filled; email: string; hasPassword: boolean; done: boolean };

export function MyPassword({ filled, email, hasPassword, done }: MyPasswordProps) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {done && <Banner>Your password is changed. All your other sessions have ended.</Banner>}
      <PageHeading title="Change your password" lede="Only when you want to: it never expires." />
      {hasPassword ? (
        <form method="post" action={PASSWORD} noValidate>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PasswordField
            name="current"
            label="Present password"
            autoComplete="current-password"
            error={errorOf(filled, 'current')}
          />
          <PasswordField
            name="wanted"
            label="New password"
            hint={PASSWORD_HINT}
            autoComplete="new-password"
            error={errorOf(filled, 'wanted')}
          />
          <ButtonRow>
            <Button label="Change password" />
          </ButtonRow>
        </form>
      ) : (
        <EmptyState action={<a href="/desk/me">Your settings</a>}>
          You sign in without a password. If you want one, ask your PALS manager for a link.
        </EmptyState>
      )}
    </>
  );
}
