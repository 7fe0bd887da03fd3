import type { ReactNode } from 'react';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';

export const SSO_SETTINGS = '/desk/settings/single-sign-on';

/** On the way to the provider: a form may not lead to another site, so the page itself goes on. */
export function OnTheWay({ url, label }: { url: string; label: string }) {
  return (
    <>
      <meta httpEquiv="refresh" content={`0;url=${url}`} />
      <h1 className="nhsuk-heading-l">Going to {label}</h1>
      <p>You come back here when you have signed in there.</p>
      <ButtonRow>
        <ButtonLink href={url} label="Go on" />
      </ButtonRow>
    </>
  );
}

/** The same words whatever was wrong, so that nobody learns who has an account. */
export function NotSignedIn({ label }: { label: string }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">You could not be signed in</h1>
      <p>
        {label} did not lead to an open account at this desk, or it took too long. Try again, or sign in with your email
        address and password.
      </p>
      <p>If it goes on, ask your PALS manager whether you have an account, and with which address.</p>
      <ButtonRow>
        <ButtonLink href="/sign-in" label="Sign in" />
      </ButtonRow>
    </>
  );
}

type SsoSettingsProps = {
  filled: Filled;
  callback: string;
  hasSecret: boolean;
  done: 'on' | 'off' | 'waits' | undefined;
  /** What was set before. */
  before: ReactNode;
};

const DONE = {
  on: 'Saved. The sign-in page shows the button.',
  off: 'Saved. The sign-in page shows no button.',
  waits: 'Saved. A PALS manager turns it on.',
};

/** Signing in through the trust's own identity provider. */
export function SsoSettings({ filled, callback, hasSecret, done, before }: SsoSettingsProps) {
  const field = (name: string) => fieldOf(filled, name);
  const secret = typedText(filled, 'secret_name');
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {done && <Banner>{DONE[done]}</Banner>}
      <PageHeading
        title="Single sign-on"
        lede="Colleagues sign in with the account that your trust has given them. Their email address must be that of an account here."
      />
      <p>
        Register this desk with your provider (OpenID Connect, authorization code) under this return address:{' '}
        <span className="app-key">{callback}</span>
      </p>
      {secret !== '' && !hasSecret && (
        <InsetText>
          There is no secret of this name. Whoever runs OpenPALS sets SSO_SECRET_{secret} and starts it again.
        </InsetText>
      )}
      <form method="post" action={SSO_SETTINGS} noValidate>
        <TextField
          {...field('label')}
          label="Name on the button"
          hint="After “Sign in with”, like Anytown account"
          width={30}
        />
        <TextField {...field('issuer')} label="Address of the provider (issuer)" type="url" spellCheck={false} />
        <TextField {...field('client_id')} label="Client id" spellCheck={false} />
        <TextField
          {...field('secret_name')}
          label="Name of the client secret (optional)"
          hint="Capital letters, digits and _. The secret itself is set where OpenPALS runs, as SSO_SECRET_ and this name."
          width={20}
          spellCheck={false}
        />
        <Checkboxes
          name="options"
          label="How it is used"
          values={typedList(filled, 'options')}
          choices={[
            { value: 'active', label: 'Show the button on the sign-in page' },
            {
              value: 'vouches',
              label: 'Its email addresses are those of our own directory',
              hint: 'For a provider that does not say whether an address is verified, such as Microsoft Entra.',
            },
          ]}
        />
        <ButtonRow>
          <Button label="Save" />
        </ButtonRow>
      </form>
      <p>
        A second step is then the provider’s matter. Signing in with a password goes on beside it, also when the
        provider does not answer.
      </p>
      {before}
    </>
  );
}
