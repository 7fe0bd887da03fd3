import { Button, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import type { Along } from './second-factor.tsx';

export const PASSKEYS = '/desk/me/passkeys';

export type PasskeyRow = { id: string; name: string; made: string; used: string | undefined };

/** One's passkeys, on the page of the second step. */
export function MyPasskeys({ rows, fresh }: { rows: readonly PasskeyRow[]; fresh: boolean }) {
  return (
    <Card title="Passkeys">
      <p>Sign in with the finger, face or PIN of your phone or computer, without a password and without a code.</p>
      <ul className="app-results">
        {rows.map(({ id, name, made, used }) => (
          <li className="app-results__item" key={id}>
            <p>
              <strong>{name}</strong>
            </p>
            <p className="app-secondary">
              Made on {made}. {used ? `Last used at ${used}.` : 'Not used yet.'}
            </p>
            {fresh && <PostButton kind="quiet" action={`${PASSKEYS}/${id}/removal`} label="Remove" hiddenName={name} />}
          </li>
        ))}
      </ul>
      {fresh && <PostButton kind="secondary" action={PASSKEYS} label="Add a passkey" />}
    </Card>
  );
}

/** The browser is asked by script; there is no other way to reach a passkey. */
function Needs() {
  return (
    <noscript>
      <InsetText>A passkey needs script, and it is off in this browser. A password and a code work without.</InsetText>
    </noscript>
  );
}

export function NewPasskey({ filled, options }: { filled: Filled; options: string }) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Add a passkey" lede="Your phone or computer asks you to confirm." />
      <Needs />
      <form method="post" action={`${PASSKEYS}/new`} noValidate data-passkey="create" data-options={options}>
        <input type="hidden" name="answer" />
        <TextField
          {...fieldOf(filled, 'name')}
          label="What do you call it?"
          hint="Like “My phone” or “PALS office computer”"
          width={20}
        />
        <p role="status" data-passkey-status="" />
        <ButtonRow>
          <Button label="Make the passkey" />
          <a href="/desk/me/second-factor">Back without adding</a>
        </ButtonRow>
      </form>
    </>
  );
}

/** Signing in with a passkey. */
export function UsePasskey({ options, along }: { options: string; along: Along }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">Sign in with a passkey</h1>
      <p>Your phone or computer asks you to confirm.</p>
      <Needs />
      <form method="post" action="/sign-in/passkey/answer" data-passkey="get" data-options={options}>
        <HiddenFields fields={along} />
        <input type="hidden" name="answer" />
        <p role="status" data-passkey-status="" />
        <ButtonRow>
          <Button label="Use my passkey" large />
        </ButtonRow>
      </form>
      <p>
        <a href="/sign-in">Sign in with a password instead</a>
      </p>
    </>
  );
}
